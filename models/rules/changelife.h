// The life of a change: what a verb of rules/changeflow stamps, what an edit of its content voids, and what the rules keep:
// digests, risk, findings, chain. What a verb checks stands in rules/changeguards. Times are those when people acted.
#pragma once

#include "rules/changefindings.h"

namespace rules {

/// The rule of the entity. A submitted change is not deleted; a draft may be.
[[nodiscard]] Result<void> settleChangeRequest(const Command &command, const Record *before, Record &after, const Situation &situation);

} // namespace rules
