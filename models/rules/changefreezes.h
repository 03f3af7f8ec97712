// Freezes and lockdowns (封网、紧急锁定) against one change, and the exemption from them: it is for those that stood against the
// change when it was given, and for no others. Our proposal (domain.md section 10).
#pragma once

#include "rules/changefindings.h"

namespace rules {

/// What stands against it at its planned time; where it has none, what stands at that moment.
[[nodiscard]] std::vector<ChangeWindow> frozenBy(const ChangeRequest &change, Instant now, const World &world);

/// What a freeze is asked about.
enum class Frozen {
    Plan, ///< asking for it, approving it, moving it: a class that passes freezes is not stopped
    Work, ///< scheduling and beginning: a lockdown holds every class
};
/// Refuses what is frozen and not let through, with the windows.
[[nodiscard]] Result<void> checkNotFrozen(const ChangeRequest &change, Frozen what, Instant now, const World &world);

/// Given by one who may let it through everything that stands against it, and who did not ask for it.
[[nodiscard]] Result<void> settleExemption(ChangeRequest &change, const Actor &actor, Instant now, const World &world);
/// What it was given for is another thing now.
void dropExemption(ChangeRequest &change);

} // namespace rules
