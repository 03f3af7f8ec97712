// The life of a change: what a verb of rules/changeflow checks and stamps, what an edit of its content voids, and what the
// rules keep: digests, risk, findings, chain. Times are those when people acted.
#pragma once

#include "rules/changeconflicts.h"
#include "rules/changerisk.h"

namespace rules {

/// What is known for the risk beside the answers.
[[nodiscard]] RiskFacts riskFactsOf(const ChangeRequest &change, const World &world);
/// What the change has against it now: other changes that take time, windows and freezes.
[[nodiscard]] std::vector<ConflictFinding> findingsOf(const ChangeRequest &change, const World &world);
/// Names of the fields that the class wants and that are empty, in the order of the rules.
[[nodiscard]] QStringList missingFields(const Record &change, const QStringList &required);

/// The rule of the entity. A submitted change is not deleted; a draft may be.
[[nodiscard]] Result<void> settleChangeRequest(const Command &command, const Record *before, Record &after, const Situation &situation);

} // namespace rules
