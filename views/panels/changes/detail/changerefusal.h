// What to say when the rules refuse an act on a change: the sentence of the rule where it is one of theirs.
#pragma once

#include "views/shell/notice.h"

namespace views::panels {

[[nodiscard]] shell::Notice changeRefusal(const contract::Error &error);

} // namespace views::panels
