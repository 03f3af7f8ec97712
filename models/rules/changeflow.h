// The workflow of a change (domain.md section 10, our proposal): one table says which verb leads from which state to which,
// who may, where a reason is wanted and what else must be so. A verb is an edit of `state` with the command's reason; that
// an approval leads to the next state is the work of rules/approvals. What a verb stamps is kept by rules/changelife.
#pragma once

#include "contract/entities/changerequest.h"
#include "rules/decide.h"

namespace rules {

enum class ChangeVerb { Submit, Assess, AskApproval, Schedule, Unschedule, Start, Verify, RollBack, Finish, Close, Rework, Withdraw, Expire };
/// "ask_approval", for actions and logs.
[[nodiscard]] const char *codeOf(ChangeVerb verb);
/// English words for people ("Ask for approval"), translated in the context "ChangeVerb".
[[nodiscard]] const char *captionOf(ChangeVerb verb);
/// The fields that a person fills in with the verb, beside reason and state: of Finish the result.
[[nodiscard]] QStringList fieldsOf(ChangeVerb verb);

/// What must be so beside state, role and reason.
enum class ChangeGuard {
    None,
    Complete,     ///< everything that the class wants is there, in time, and the impact list is of these resources
    Assessed,     ///< the risk is known, a major risk is in a major change, and conflicts are accepted with a reason
    Schedulable,  ///< no freeze or lockdown stands against it without an exemption, and conflicts are accepted
    Startable,    ///< implementer and watcher are two people, the planned time has come, and nothing is frozen
    WorkDone,     ///< every step is recorded, and watched where the class wants it
    WayBackDone,  ///< there is a result: rolled back or failed, and the steps of the way back are recorded
    Verified,     ///< there is a result: succeeded, partly succeeded or failed
    Reviewed,     ///< the review is written, the ledger holds what was prepared, and an emergency has its papers
    OwnOrManager, ///< the applicant, or who manages changes
    TimedOut,     ///< the planned time is over
};

struct ChangeTransition {
    ChangeState from;
    ChangeVerb verb;
    ChangeState to;
    const char *roles; ///< codes, separated by one space
    bool wantsReason = false;
    ChangeGuard guard = ChangeGuard::None;
    const char *onlyFor = ""; ///< classes, separated by one space; empty: all
};
/// The whole table, in the order of a change's life. A pair of states belongs to one verb.
[[nodiscard]] std::span<const ChangeTransition> changeTransitions();

/// Who carries a change out, and who else may watch: posts of the provider, separated by one space.
extern const char *const changeWorkers;
/// Who stands in where the watcher that a change names is not there.
extern const char *const changeSupervisors;

/// Neither closed nor withdrawn, rejected or expired.
[[nodiscard]] bool isOpen(ChangeState state);
/// Submitted, and the work has not begun: an edit of its content voids the approvals.
[[nodiscard]] bool isBeforeWork(ChangeState state);
/// Its time is taken: it may conflict with others.
[[nodiscard]] bool takesTime(ChangeState state);

/// A verb for a change as it stands.
struct ChangeOffer {
    ChangeVerb verb = ChangeVerb::Submit;
    ChangeState to = ChangeState::Draft;
    bool wantsReason = false;
    std::optional<Error> problem; ///< why the actor cannot; nothing: offered
    bool operator==(const ChangeOffer &) const = default;
};
/// The verbs of the change's state and class in the order of the table, also those that the actor lacks the role for. Asks
/// no other record.
[[nodiscard]] std::vector<ChangeOffer> allowedVerbs(const ChangeRequest &change, const Actor &actor);

/// The row by which the actor may, else the error: no such way, the role, the reason.
[[nodiscard]] Result<const ChangeTransition *> changeTransitionFor(ChangeState from, ChangeState to, ChangeClass changeClass, const Actor &actor, const QString &reason);

/// Why a change is refused something, for who makes a sentence of it.
struct ChangeProblem {
    enum class Kind {
        Way,          ///< from, to: no verb leads there
        Role,         ///< verb, then the roles that may
        Reason,       ///< verb, for which a reason is wanted
        Missing,      ///< names of the fields that the class wants
        Impact,       ///< the impact list is of other resources
        Lead,         ///< minutes of working time that are wanted, and that are left
        Backwards,    ///< the planned time ends before it begins
        Template,     ///< why: "none", "draft", "suspended", "differs" and names of fields, or the number of the change that failed
        Risk,         ///< the risk, and from where on a change is major
        Conflicts,    ///< number of findings that are not accepted with a reason
        Frozen,       ///< ids of the freezes and lockdowns, then their names
        Exemption,    ///< roles that may give it; "none": nothing stands against the change
        SamePerson,   ///< implementer and watcher are one
        NotImplementer, ///< another is to carry it out
        TooEarly,     ///< the planned time has not come
        Over,         ///< the planned time is over: it has to be approved again
        Steps,        ///< part, then numbers of the steps without a record
        Watched,      ///< part, then numbers of the steps that nobody has watched
        Result,       ///< results that are possible here
        Ledger,       ///< numbers of the resources that do not hold what was prepared
        Papers,       ///< names of the fields that an emergency still owes
        OwnClose,     ///< who carried it out does not close it
        NotOwn,       ///< only the applicant, or who manages changes
        Ended,        ///< state, field: nothing of it changes any more
        AtWork,       ///< field: what was approved is carried out, not changed
        Kept,         ///< field: kept by a verb or by the rules
        Submitted,    ///< what was submitted is not deleted
        System,       ///< the system belongs to another unit
        Decision,     ///< member of the decision that does not fit, then what is expected
        NotWaiting,   ///< the change waits for no decision
        NoSeat,       ///< roles and persons who may decide at the stage
        OwnDecision,  ///< the applicant does not decide on the own change
        Again,        ///< has decided at this stage already
        Content,      ///< names of the fields that are not as the decision was made on; "impact" for the impact list
        Cab,          ///< no meeting, or one that did not pass it
        Future,       ///< lies after the moment of the act
        OwnPapers,    ///< who wrote the papers of an emergency does not confirm them
        NotWatcher,   ///< why: "role" and the roles that may, "named" for another watcher, "deputy" of who did it
        Files,        ///< the files are part of what was approved
    } kind;
    QStringList words;
    bool operator==(const ChangeProblem &) const = default;
};
[[nodiscard]] Error problemError(ErrorCode code, const QString &field, const ChangeProblem &problem);
[[nodiscard]] std::optional<ChangeProblem> changeProblemOf(const Error &error);

} // namespace rules
