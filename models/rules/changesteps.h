// Steps of a change as they are carried out (实施记录): one acts, one watches.
#pragma once

#include "contract/entities/changestep.h"
#include "rules/decide.h"

namespace rules {

/// The id of the record of a step: the same on every workstation.
[[nodiscard]] QUuid changeStepId(const QUuid &change, ChangePart part, int step);

/// The records of a change, in no order.
[[nodiscard]] std::vector<ChangeStep> recordsOf(const QUuid &change, const World &world);

/// Numbers of the steps of a part, 1 to `count`, that are neither done nor skipped with a record; a failed one is missing too.
[[nodiscard]] QStringList stepsToRecord(std::span<const ChangeStep> records, ChangePart part, int count);
/// Numbers of those that are done and that nobody else has watched.
[[nodiscard]] QStringList stepsToWatch(std::span<const ChangeStep> records, ChangePart part);

/// The rule of the entity: only while the part is worked on. Who watches is of the provider and independent of who did it
/// (our proposal, domain.md section 10): the named watcher, the implementer for what that one did, or who leads the shift or
/// the changes; nobody who represents who did it.
[[nodiscard]] Result<void> settleChangeStep(const Command &command, const Record *before, Record &after, const Situation &situation);

} // namespace rules
