// Approvals (审批): decisions of a change as they come in and are kept, where its chain stands, and who may decide now. The
// signature under a decision is checked by the service (rules know no keys); everything else is checked here, on both sides.
#pragma once

#include "contract/entities/delegation.h"
#include "rules/changerules.h"

#include <QJsonObject>

namespace rules {

/// 意见: what a person says at a stage.
enum class DecisionVerdict {
    Approve,
    Reject, ///< the change is over until its applicant takes it up again
    Return, ///< 退回 to an earlier stage: what was decided from there on counts no more
    Add,    ///< 加签: a person decides as well at this stage
};
[[nodiscard]] const char *codeOf(DecisionVerdict verdict);

struct ApprovalDecision {
    DecisionVerdict verdict = DecisionVerdict::Approve;
    int stage = 0; ///< from 1
    int round = 0;
    int to = 0;           ///< of Return
    QUuid added;          ///< of Add: a person
    QString opinion;      ///< wanted with anything but an approval
    QUuid principal;      ///< in whose place; null: in their own
    QString content;      ///< digest of what was decided on
    QString impact;       ///< digest of the impact list
    QStringList files;    ///< digests of the attachments that were there, sorted
    Instant at;
    QString by;           ///< login
    QUuid person;
    QString key;          ///< fingerprint of the key
    QJsonObject seal;     ///< seals::toJson()
    QStringList roles;    ///< in which it counted; added by the rules, not sealed
    QJsonObject receipt;  ///< of the server; not sealed by the person
    bool operator==(const ApprovalDecision &) const = default;
};
[[nodiscard]] QJsonObject toJson(const ApprovalDecision &decision);
/// As a command brings it: InvalidValue with the member for anything else. A `kept` one may have roles and a receipt.
[[nodiscard]] Result<ApprovalDecision> decisionFromJson(const QByteArray &json, bool kept = false);
/// All that a change keeps, in the order in which they came.
[[nodiscard]] Result<std::vector<ApprovalDecision>> decisionsOf(const QString &json);
[[nodiscard]] QString decisionsToJson(std::span<const ApprovalDecision> decisions);

/// Where the chain stands with the decisions that count: those of the round that were made on the content as it is.
struct ApprovalStanding {
    int stage = 0; ///< that it waits at, from 1; one more than there are where it is through
    bool isThrough = false;
    bool isRejected = false;
    QStringList waitsFor;         ///< roles and persons who may decide at the stage
    std::vector<int> counted;     ///< positions of the decisions that count
    bool operator==(const ApprovalStanding &) const = default;
};
[[nodiscard]] ApprovalStanding standingOf(std::span<const ApprovalStage> chain, std::span<const ApprovalDecision> decisions, int round, const QString &content);
/// The papers of an emergency follow its approval: it stands on what was decided on then.
[[nodiscard]] ApprovalStanding standingOf(const ChangeRequest &change);
/// That login has approved at the stage where the change waits: whatever posts it holds, another is to speak there now.
[[nodiscard]] bool hasApproved(const ChangeRequest &change, const QString &hand);

/// Somebody has decided on the change as it stands, and its work has not begun: what comes to it or goes from it voids that.
[[nodiscard]] bool isDecidedOn(const ChangeRequest &change);
/// Files are part of what is decided on: where somebody has, they come and go by the applicant's hand, and the approvals are
/// void. Once the work has begun those that were approved stay.
[[nodiscard]] Result<void> checkFilesMayChange(const ChangeRequest &change, const QString &digest, const Actor &actor);
/// Refuses to go on with approvals that were given on other files than those that hang on the change now: a workstation knows
/// its own file before the server has voided them.
[[nodiscard]] Result<void> checkFilesAreApproved(const ChangeRequest &change, const QUuid &id, const World &world);

/// Delegations in force at that time for that class in which the person is the deputy, with the roles that the principal
/// still has: a workstation goes by the grant, the server looks at the accounts.
[[nodiscard]] std::vector<Delegation> delegationsFor(const QUuid &deputy, ChangeClass changeClass, Instant at, const World &world);

/// In what quality somebody decides.
struct DecisionSeat {
    QStringList roles;                    ///< of the stage that the person holds, or that the principal held
    QUuid principal;                      ///< null: for themselves
    std::optional<Delegation> delegation;
    bool operator==(const DecisionSeat &) const = default;
};
/// The seats that the actor has at the stage where the change waits; none where he has none. The applicant has none.
[[nodiscard]] std::vector<DecisionSeat> seatsOf(const ChangeRequest &change, const Actor &actor, Instant at, const World &world);

/// Whether what was sealed at that time may come with an act of the other: the same, or a little later, since the server puts
/// a clock right that runs ahead, and what is sealed stays as it is.
[[nodiscard]] bool isTimely(Instant sealedAt, Instant actedAt);

/// Checks the decision and adds it to the change's, with what follows for stage, state and stamps.
[[nodiscard]] Result<void> takeDecision(ChangeRequest &change, const QUuid &id, const Command &command, const Situation &situation);

/// Only for oneself, not backwards, not to oneself; the roles are those of the principal now.
[[nodiscard]] Result<void> settleDelegation(const Command &command, const Record *before, Record &after, const Situation &situation);

} // namespace rules
