// importFailure(): why a file is not imported, in the words of the person who chose it.
#pragma once

#include "contract/result.h"

namespace views::panels {

/// One or two sentences: what is wrong and where, and what to do.
[[nodiscard]] QString importFailure(const contract::Error &error);

} // namespace views::panels
