// ChangeScopes: whose changes a panel shows and which of them, as the filters of ScopeCounts: those that wait for me, also in
// another's place, those that I asked for, carry out or watch, and all.
#pragma once

#include "contract/actor.h"
#include "items/scopecounts.h"
#include "replica/listreader.h"

namespace items {

enum class ChangeScope { ToDecide, Requested, Carrying, Watching, All };
enum class ChangePreset { Everything, Open, ToApprove, Scheduled, InWork, ToReview, PapersDue, ToRework };
inline constexpr std::array allChangeScopes{ChangeScope::ToDecide, ChangeScope::Requested, ChangeScope::Carrying, ChangeScope::Watching, ChangeScope::All};
inline constexpr std::array allChangePresets{ChangePreset::Everything, ChangePreset::Open, ChangePreset::ToApprove, ChangePreset::Scheduled, ChangePreset::InWork, ChangePreset::ToReview, ChangePreset::PapersDue, ChangePreset::ToRework};

/// Who looks, and what of ChangeRequest::waitsFor means them: their roles, their person, and the roles of whom they
/// represent at present.
struct ChangeHands {
    QString login;
    QUuid person;
    QStringList words;
    QStringList decided; ///< numbers of changes that wait for these words, but not for this hand: it has decided there already
    bool operator==(const ChangeHands &) const = default;
};
[[nodiscard]] ChangeHands handsOf(const Actor &actor);

/// Numbers of the changes that wait for one of these words at a stage where this hand has approved: another is to speak now.
[[nodiscard]] Result<QStringList> decidedBy(replica::ListReader &reader, const ChangeHands &hands);

[[nodiscard]] std::vector<replica::ListFilter> filtersOf(ChangeScope scope, const ChangeHands &hands);
[[nodiscard]] std::vector<replica::ListFilter> filtersOf(ChangePreset preset);
/// An account may belong to no person.
[[nodiscard]] bool isOffered(ChangeScope scope, const ChangeHands &hands);

/// `hands` is asked again whenever filters are made; it outlives what is returned.
[[nodiscard]] ScopeQuestions changeQuestions(const ChangeHands &hands);

} // namespace items
