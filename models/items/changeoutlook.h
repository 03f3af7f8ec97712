// ChangeOutlook: what the rules make of a change as it is being typed: its risk with the arithmetic, what conflicts with it,
// what its class still wants. Asked where rows are read, so that it works with no network.
#pragma once

#include "replica/listreader.h"
#include "rules/changefindings.h"
#include "rules/changeplan.h"

namespace items {

using namespace contract;

struct ChangeOutlook {
    rules::ChangeRules rules;
    rules::RiskAccount risk;
    std::vector<rules::ConflictFinding> findings;
    QStringList missing; ///< names of the fields that the class wants and that are empty
};

/// `change`: as typed; it need not be saved.
[[nodiscard]] Result<ChangeOutlook> outlookOf(replica::ListReader &reader, const Record &change);

/// The impact list of those resources as it is known now.
[[nodiscard]] Result<rules::ImpactList> impactListOf(replica::ListReader &reader, std::vector<QUuid> starts, int depth, Instant now);

/// "Affects several units (3) × seldom done, not rehearsed (3) = 9".
[[nodiscard]] QString arithmeticText(const ChangeOutlook &outlook);
/// One line a part of the account: the question or fact, the answer, its points.
[[nodiscard]] QStringList accountLines(const ChangeOutlook &outlook);
/// In the language of the moment.
[[nodiscard]] QString questionText(const rules::RiskQuestion &question);
[[nodiscard]] QString optionText(const rules::RiskOption &option);

} // namespace items
