// The workflow of a work order (domain.md section 10, our proposal): one table says which verb leads from which state to
// which, who may, where a reason is wanted and what else must be so. A verb is an edit of `state` with the command's
// reason; six more leave the state alone. What a verb then stamps and counts is kept by rules/orderlife.
#pragma once

#include "contract/entities/workorder.h"
#include "rules/decide.h"

namespace rules {

enum class OrderVerb {
    Submit, Accept, AskApproval, Approve, Reject, Dispatch, Start, Hold, Resume, Resolve, AskConfirmation, Close, Reopen, Withdraw, Terminate, Void,
    // These leave the state alone.
    Transfer, Urge, Grade, Report, AskRating, Rate,
};
inline constexpr std::array allOrderVerbs{
    OrderVerb::Submit, OrderVerb::Accept, OrderVerb::AskApproval, OrderVerb::Approve, OrderVerb::Reject, OrderVerb::Dispatch, OrderVerb::Start,
    OrderVerb::Hold, OrderVerb::Resume, OrderVerb::Resolve, OrderVerb::AskConfirmation, OrderVerb::Close, OrderVerb::Reopen, OrderVerb::Withdraw,
    OrderVerb::Terminate, OrderVerb::Void, OrderVerb::Transfer, OrderVerb::Urge, OrderVerb::Grade, OrderVerb::Report,
    OrderVerb::AskRating, OrderVerb::Rate,
};
/// "ask_approval", for actions and logs.
[[nodiscard]] const char *codeOf(OrderVerb verb);
/// English words for people ("Ask for approval"), translated in the context "OrderVerb".
[[nodiscard]] const char *captionOf(OrderVerb verb);
/// The fields that a person fills in with the verb, beside reason and state: of Resolve the resolution.
[[nodiscard]] QStringList fieldsOf(OrderVerb verb);

/// The role of the server's own acts: plans, alerts, confirmation by time-out. No account can hold it.
inline constexpr QLatin1StringView serverRole{"server"};

/// What must be so beside state, role and reason.
enum class OrderGuard {
    None,
    Graded,        ///< an incident has a priority
    Assigned,      ///< somebody or some team is to do it
    OtherApprover, ///< who is to do it does not approve it
    HoldConsented, ///< a kind that the policy allows, and a supervisor's consent where it wants one
    StepsResolved, ///< every step that must be recorded is, with its evidence, and the resolution is written down
    AlertsOver,    ///< all alerts behind the incident have ended
    Finished,      ///< all steps too that come before the close; P1 and P2 are closed by another than their sole handler; the ledger holds what A1 to A5 prepared
    TimedOut,      ///< as Finished, after the time that the policy gives for a confirmation
};

struct Transition {
    OrderState from;
    OrderVerb verb;
    OrderState to;
    const char *roles; ///< codes, separated by one space
    enum class Reason : bool { No, Wanted } reason = Reason::No;
    OrderGuard guard = OrderGuard::None;
    const char *notFor = ""; ///< kinds that it does not apply to, separated by one space
};
/// The whole table, in the order of an order's life. A pair of states belongs to one verb; it stands twice where the
/// server is asked for something else than people are.
[[nodiscard]] std::span<const Transition> orderTransitions();

/// Verbs that leave the state alone.
struct SideVerb {
    OrderVerb verb;
    const char *states; ///< in which it can be done, codes separated by one space
    const char *roles;
    Transition::Reason reason = Transition::Reason::No;
    const char *notFor = "";
};
[[nodiscard]] std::span<const SideVerb> orderSideVerbs();

/// Still something to do: neither closed nor withdrawn, terminated or voided.
[[nodiscard]] bool isOpen(OrderState state);
/// 值班长、事件经理、服务经理: may consent to a hold, also to one of their own.
[[nodiscard]] bool isSupervisor(const Actor &actor);
/// As an order keeps who did something: the login.
[[nodiscard]] QString handOf(const Actor &actor);

/// A verb for an order as it stands.
struct VerbOffer {
    OrderVerb verb = OrderVerb::Submit;
    OrderState to = OrderState::Draft; ///< the state that it leads to; of a side verb the order's own
    bool wantsReason = false;
    std::optional<Error> problem; ///< why the actor cannot; nothing: offered
    bool operator==(const VerbOffer &) const = default;
};
/// The verbs of the order's state and kind in the order of the table, also those that the actor lacks the role for. Asks
/// no other record: whether steps are missing says items::judge() of the command.
[[nodiscard]] std::vector<VerbOffer> allowedVerbs(const Record &order, const Actor &actor);
/// The verb between two states; nothing where none leads there for that kind.
[[nodiscard]] std::optional<OrderVerb> verbBetween(OrderState from, OrderState to, OrderKind kind);

/// The row by which the actor may, else the error: no such way, the role, the reason.
[[nodiscard]] Result<const Transition *> transitionFor(OrderState from, OrderState to, OrderKind kind, const Actor &actor, const QString &reason);
[[nodiscard]] Result<void> checkSideVerb(OrderVerb verb, OrderState state, OrderKind kind, const Actor &actor, const QString &reason);

/// Why an order is refused something, for who makes a sentence of it.
struct OrderProblem {
    enum class Kind {
        Way,        ///< words: from, to: no verb leads there; for a new order `to` only
        Role,       ///< verb, then the roles that may
        Reason,     ///< verb, for which a reason is wanted
        State,      ///< verb, state: a side verb that this state does not know
        Priority,   ///< the incident has none yet
        Unassigned, ///< neither team nor assignee
        OwnApproval,///< the approver is the assignee
        HoldKind,   ///< the kind that is missing (no word) or not allowed
        Consent,    ///< a supervisor's is wanted
        Resolution, ///< not written down
        Steps,      ///< numbers of the steps without a record
        Evidence,   ///< numbers of the steps whose evidence is missing
        Findings,   ///< numbers of the steps with something abnormal that nobody dealt with
        Alerts,     ///< number of those that still fire
        OwnClose,   ///< the priority: who handled it alone does not close it
        TooEarly,   ///< the time for the confirmation is not over
        NoResource, ///< the item; no resource of the ledger is named
        Ledger,     ///< numbers of the resources that do not hold what was prepared
        Ended,      ///< state, field: nothing of it changes any more
        Fixed,      ///< field: fixed once it is submitted (unit), or accepted (item)
        Lowered,    ///< field, from, to: lowering wants a reason
        Kept,       ///< field: kept by a verb, not edited by itself
        Rating,     ///< "stars" 1 to 5 are wanted, "source" is wanted, "paper" scan is missing
        System,     ///< the system belongs to another unit
        Link,       ///< field: leads to itself, in a circle, or to no problem
        NotInForce, ///< the item is a draft
        Submitted,  ///< what was submitted is not deleted
        Future,     ///< field: lies after the moment of the act
        Change,     ///< field of the resource, then why: the prepared change cannot be
    } kind;
    QStringList words;
    bool operator==(const OrderProblem &) const = default;
};
[[nodiscard]] Error problemError(ErrorCode code, const QString &field, const OrderProblem &problem);
[[nodiscard]] std::optional<OrderProblem> orderProblemOf(const Error &error);

} // namespace rules
