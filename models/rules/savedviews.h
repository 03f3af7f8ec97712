// Saved views: whoever made one may change it; it is shared with oneself, a role one has, or a unit one sees.
#pragma once

#include "rules/decide.h"

namespace rules {

/// Checks the view as the command leaves it, and writes down its owner.
[[nodiscard]] Result<void> settleSavedView(const Command &command, const Record *before, Record &after, const Situation &situation);

} // namespace rules
