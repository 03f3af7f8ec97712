// What is known of a change beside its own words: other changes that take its time, windows and freezes, and the facts of its
// risk. Asked of the records as they stand; what was found is kept in the change.
#pragma once

#include "rules/changeconflicts.h"
#include "rules/changerisk.h"

namespace rules {

/// What is known for the risk beside the answers.
[[nodiscard]] RiskFacts riskFactsOf(const ChangeRequest &change, const World &world);
/// What the change has against it now: other changes that take time, windows and freezes, with who lets it through these.
[[nodiscard]] std::vector<ConflictFinding> findingsOf(const ChangeRequest &change, const World &world);

/// The findings that it keeps; none for a text that cannot be read.
[[nodiscard]] std::vector<ConflictFinding> keptFindings(const ChangeRequest &change);
/// Keeps them as they are.
void keepFindings(ChangeRequest &change, std::span<const ConflictFinding> findings);
/// Keeps what findingsOf() found now.
void noteFindings(ChangeRequest &change, std::vector<ConflictFinding> found);

} // namespace rules
