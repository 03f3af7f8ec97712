// What to say when the rules refuse an act on an evaluation or what hangs on it: the sentence of the rule where it is one of
// theirs.
#pragma once

#include "views/shell/notice.h"

namespace views::panels {

[[nodiscard]] shell::Notice evaluationRefusal(const contract::Error &error);

} // namespace views::panels
