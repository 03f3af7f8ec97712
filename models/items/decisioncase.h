// DecisionCase: all that a person has to see before they decide on a change: what it is, what changed since they looked, what
// conflicts with it, and in whose place they may decide.
#pragma once

#include "items/changefile.h"
#include "rules/approvals.h"
#include "rules/changeconflicts.h"

namespace items {

struct FieldDifference {
    QString field;
    QString caption;
    QString before;
    QString after;
    bool operator==(const FieldDifference &) const = default;
};

struct DecisionCase {
    ChangeFile file;
    ChangeRequest change;
    std::vector<rules::ApprovalStage> chain;
    std::vector<rules::DecisionSeat> seats;          ///< in which the actor may decide now; none: they may not
    Instant since;                                   ///< the differences are since then; 0: never looked at before
    std::vector<FieldDifference> changed;
    std::vector<rules::ConflictFinding> findings;    ///< as they are known here and now
    rules::FindingsDifference difference;            ///< against what the server found last
    int majorFrom = 8;

    [[nodiscard]] QUuid id() const { return change.id.uuid; }
    [[nodiscard]] bool isRisky() const { return change.risk >= majorFrom; }
    /// It wants eyes of its own: nobody decides on it in passing.
    [[nodiscard]] bool stops() const { return isRisky() || !findings.empty(); }
};

/// `looked`: when the actor looked at it last; 0: never, as far as this workstation knows. NotFound where there is no such change.
[[nodiscard]] Result<DecisionCase> readDecisionCase(replica::ListReader &reader, const QString &outboxPath, const QUuid &change, const Actor &actor, Instant now, Instant looked, const Catalogues &catalogues);

/// What content fields held then and hold now.
[[nodiscard]] std::vector<FieldDifference> contentSince(const ChangeFile &file, Instant since, const Catalogues &catalogues, const std::function<QString(const FieldShape &, const Value &)> &nameOf);

/// What the actor says, ready to be sealed.
struct DecisionWords {
    rules::DecisionVerdict verdict = rules::DecisionVerdict::Approve;
    int to = 0;
    QUuid added;
    QString opinion;
    QUuid principal;
};
[[nodiscard]] rules::ApprovalDecision decisionOf(const DecisionCase &decided, const DecisionWords &words, const Actor &actor, Instant now);

} // namespace items
