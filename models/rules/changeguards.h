// The guards of rules/changeflow: what must be so before a change takes a step, in the change and in what hangs on it.
#pragma once

#include "rules/changeflow.h"
#include "rules/changerules.h"

namespace rules {

/// A change as the command leaves it, on its way through a verb.
struct ChangeStanding {
    const ChangeRequest &was;
    ChangeRequest &change; ///< a guard keeps the conflicts that it finds in it
    Instant at;            ///< of the act
    const Situation &situation;
};

[[nodiscard]] Result<void> checkChangeGuard(ChangeGuard guard, const ChangeStanding &standing);
/// Everything that the class wants before somebody decides on it, in time and not frozen.
[[nodiscard]] Result<void> checkComplete(const ChangeStanding &standing);

/// Names of the fields that the class wants and that are empty, in the order of the rules.
[[nodiscard]] QStringList missingFields(const Record &change, const QStringList &required);
/// What an emergency still owes: the papers of a normal change.
[[nodiscard]] QStringList missingPapers(const ChangeRequest &change, const ChangeRules &rules);

} // namespace rules
