// The life of a change: what a verb of rules/changeflow stamps, what an edit of its content voids, and what the rules keep:
// digests, risk, findings, chain. What a verb checks stands in rules/changeguards. Times are those when people acted.
#pragma once

#include "rules/changefindings.h"

namespace rules {

/// The rule of the entity. A submitted change is not deleted; a draft may be.
[[nodiscard]] Result<void> settleChangeRequest(const Command &command, const Record *before, Record &after, const Situation &situation);

/// Where a file came to a change that was decided on, or went from it: the change as that leaves it, its approvals void. The
/// file as it was and is; nothing where no change is touched.
[[nodiscard]] Result<std::optional<Record>> changeAfterFiles(const Record *before, const Record &after, const World &world);

} // namespace rules
