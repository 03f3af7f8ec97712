#include "rules/orderflow.h"

#include "rules/rolelists.h"

namespace rules {

namespace {

using enum OrderState;
using enum OrderVerb;
using enum OrderGuard;
constexpr auto wanted = Transition::Reason::Wanted;
constexpr auto no = Transition::Reason::No;

// Who may: posts of domain.md section 8, and the server.
constexpr auto hands = "service_desk shift_leader engineer security_engineer resource_manager configuration_manager incident_manager problem_manager change_manager service_manager quality_manager";
constexpr auto askers = "service_desk shift_leader engineer security_engineer resource_manager configuration_manager incident_manager problem_manager change_manager service_manager quality_manager using_party";
constexpr auto everybody = "service_desk shift_leader engineer security_engineer resource_manager configuration_manager incident_manager problem_manager change_manager service_manager quality_manager using_party managing_party supervising_party";
constexpr auto dispatchers = "service_desk shift_leader resource_manager configuration_manager incident_manager problem_manager change_manager service_manager quality_manager";
constexpr auto approvers = "managing_party service_manager change_manager";
constexpr auto closers = "using_party managing_party service_desk shift_leader resource_manager configuration_manager incident_manager problem_manager change_manager service_manager quality_manager";
constexpr auto supervisors = "shift_leader incident_manager service_manager";
constexpr auto voiders = "service_manager quality_manager";
constexpr auto graders = "security_engineer shift_leader incident_manager service_manager managing_party";
constexpr auto raters = "using_party service_desk shift_leader service_manager quality_manager";
constexpr auto server = "server";

/// What breaks down is mended, what is on the plan is done, and a complaint is answered without asking for leave.
constexpr auto withoutApproval = "incident inspection complaint";
/// What a user asked for is confirmed by the user.
constexpr auto forUsers = "request incident complaint";
constexpr auto allButIncidents = "request problem inspection drill assurance complaint change";

constexpr std::array transitions{
    Transition{Draft, Submit, Submitted, askers},
    Transition{Draft, Withdraw, Cancelled, askers},

    Transition{Submitted, Accept, Accepted, hands, no, Graded},
    Transition{Submitted, Resolve, Resolved, server, no, AlertsOver, allButIncidents},
    Transition{Submitted, Withdraw, Cancelled, askers, wanted},
    Transition{Submitted, Terminate, Terminated, supervisors, wanted},
    Transition{Submitted, Void, Voided, voiders, wanted},

    Transition{Accepted, AskApproval, AwaitingApproval, hands, no, None, withoutApproval},
    Transition{Accepted, Dispatch, Dispatched, dispatchers, no, Assigned},
    Transition{Accepted, Start, InProgress, hands},
    Transition{Accepted, Resolve, Resolved, server, no, AlertsOver, allButIncidents},
    Transition{Accepted, Terminate, Terminated, supervisors, wanted},
    Transition{Accepted, Void, Voided, voiders, wanted},

    Transition{AwaitingApproval, Approve, Approved, approvers, no, OtherApprover},
    Transition{AwaitingApproval, Reject, Rejected, approvers, wanted, OtherApprover},
    Transition{AwaitingApproval, Withdraw, Cancelled, askers, wanted},
    Transition{AwaitingApproval, Terminate, Terminated, supervisors, wanted},
    Transition{AwaitingApproval, Void, Voided, voiders, wanted},

    Transition{Approved, Dispatch, Dispatched, dispatchers, no, Assigned},
    Transition{Approved, Start, InProgress, hands},
    Transition{Approved, Terminate, Terminated, supervisors, wanted},
    Transition{Approved, Void, Voided, voiders, wanted},

    Transition{Rejected, AskApproval, AwaitingApproval, hands, wanted},
    Transition{Rejected, Withdraw, Cancelled, askers, wanted},
    Transition{Rejected, Terminate, Terminated, supervisors, wanted},
    Transition{Rejected, Void, Voided, voiders, wanted},

    Transition{Dispatched, Start, InProgress, hands},
    Transition{Dispatched, Resolve, Resolved, server, no, AlertsOver, allButIncidents},
    Transition{Dispatched, Terminate, Terminated, supervisors, wanted},
    Transition{Dispatched, Void, Voided, voiders, wanted},

    Transition{InProgress, Resolve, Resolved, hands, no, StepsResolved},
    Transition{InProgress, Resolve, Resolved, server, no, AlertsOver, allButIncidents},
    Transition{InProgress, Hold, OnHold, hands, wanted, HoldConsented},
    Transition{InProgress, Terminate, Terminated, supervisors, wanted},
    Transition{InProgress, Void, Voided, voiders, wanted},

    Transition{OnHold, Resume, InProgress, hands},
    Transition{OnHold, Terminate, Terminated, supervisors, wanted},
    Transition{OnHold, Void, Voided, voiders, wanted},

    Transition{Resolved, AskConfirmation, AwaitingConfirmation, hands},
    Transition{Resolved, AskConfirmation, AwaitingConfirmation, server},
    Transition{Resolved, Close, Closed, closers, no, Finished, forUsers},
    Transition{Resolved, Reopen, InProgress, everybody, wanted},
    Transition{Resolved, Reopen, InProgress, server, wanted, None, allButIncidents}, // back to where people left it
    Transition{Resolved, Terminate, Terminated, supervisors, wanted},
    Transition{Resolved, Void, Voided, voiders, wanted},

    Transition{AwaitingConfirmation, Close, Closed, closers, no, Finished},
    Transition{AwaitingConfirmation, Close, Closed, server, no, TimedOut},
    Transition{AwaitingConfirmation, Reopen, InProgress, everybody, wanted},
    Transition{AwaitingConfirmation, Reopen, InProgress, server, wanted, None, allButIncidents},
    Transition{AwaitingConfirmation, Terminate, Terminated, supervisors, wanted},
    Transition{AwaitingConfirmation, Void, Voided, voiders, wanted},

    Transition{Closed, Void, Voided, voiders, wanted},
    Transition{Cancelled, Void, Voided, voiders, wanted},
    Transition{Terminated, Void, Voided, voiders, wanted},
};

constexpr auto dispatchedStates = "dispatched in_progress on_hold";
constexpr auto openStates = "submitted accepted awaiting_approval approved rejected dispatched in_progress on_hold resolved awaiting_confirmation";
constexpr auto doneStates = "resolved awaiting_confirmation closed";

constexpr std::array sideVerbs{
    SideVerb{Transfer, dispatchedStates, hands, wanted},
    SideVerb{Urge, "submitted accepted awaiting_approval approved dispatched in_progress on_hold", everybody},
    SideVerb{Grade, openStates, graders, no, allButIncidents},
    SideVerb{Report, "submitted accepted awaiting_approval approved rejected dispatched in_progress on_hold resolved awaiting_confirmation closed", graders, no, allButIncidents},
    SideVerb{AskRating, doneStates, hands},
    SideVerb{Rate, doneStates, raters},
};

struct VerbWords {
    OrderVerb verb;
    const char *code;
    const char *caption;
    const char *fields; ///< separated by one space
};
constexpr std::array verbWords{
    VerbWords{Submit, "submit", QT_TRANSLATE_NOOP("OrderVerb", "Submit"), ""},
    VerbWords{Accept, "accept", QT_TRANSLATE_NOOP("OrderVerb", "Accept"), "impact urgency"},
    VerbWords{AskApproval, "ask_approval", QT_TRANSLATE_NOOP("OrderVerb", "Ask for approval"), ""},
    VerbWords{Approve, "approve", QT_TRANSLATE_NOOP("OrderVerb", "Approve"), ""},
    VerbWords{Reject, "reject", QT_TRANSLATE_NOOP("OrderVerb", "Reject"), ""},
    VerbWords{Dispatch, "dispatch", QT_TRANSLATE_NOOP("OrderVerb", "Dispatch"), "team assignee_id"},
    VerbWords{Start, "start", QT_TRANSLATE_NOOP("OrderVerb", "Start work"), ""},
    VerbWords{Hold, "hold", QT_TRANSLATE_NOOP("OrderVerb", "Put on hold"), "hold_kind hold_consent"},
    VerbWords{Resume, "resume", QT_TRANSLATE_NOOP("OrderVerb", "Resume"), ""},
    VerbWords{Resolve, "resolve", QT_TRANSLATE_NOOP("OrderVerb", "Resolve"), "resolution"},
    VerbWords{AskConfirmation, "ask_confirmation", QT_TRANSLATE_NOOP("OrderVerb", "Ask for confirmation"), ""},
    VerbWords{Close, "close", QT_TRANSLATE_NOOP("OrderVerb", "Close"), ""},
    VerbWords{Reopen, "reopen", QT_TRANSLATE_NOOP("OrderVerb", "Reopen"), ""},
    VerbWords{Withdraw, "withdraw", QT_TRANSLATE_NOOP("OrderVerb", "Withdraw"), ""},
    VerbWords{Terminate, "terminate", QT_TRANSLATE_NOOP("OrderVerb", "Terminate"), ""},
    VerbWords{Void, "void", QT_TRANSLATE_NOOP("OrderVerb", "Void"), ""},
    VerbWords{Transfer, "transfer", QT_TRANSLATE_NOOP("OrderVerb", "Transfer"), "team assignee_id"},
    VerbWords{Urge, "urge", QT_TRANSLATE_NOOP("OrderVerb", "Urge"), "urge"},
    VerbWords{Grade, "grade", QT_TRANSLATE_NOOP("OrderVerb", "Grade as security incident"), "security_level report_duty"},
    VerbWords{Report, "report", QT_TRANSLATE_NOOP("OrderVerb", "Enter the report"), "reported_at"},
    VerbWords{AskRating, "ask_rating", QT_TRANSLATE_NOOP("OrderVerb", "Ask for a rating"), "rating_asked_at"},
    VerbWords{Rate, "rate", QT_TRANSLATE_NOOP("OrderVerb", "Rate"), "stars comment rating_source"},
};
static_assert(verbWords.size() == allOrderVerbs.size());

const VerbWords &wordsOf(OrderVerb verb)
{
    const auto &words = verbWords[size_t(verb)];
    Q_ASSERT_X(words.verb == verb, "wordsOf", "the words stand in the order of the verbs");
    return words;
}

template <class Choice> QString codeFor(Choice value)
{
    return text(Codec<Choice>::encode(value));
}

Error lacksRole(OrderVerb verb, const char *roles)
{
    QStringList words{QString::fromLatin1(codeOf(verb))};
    for (const auto role : QLatin1StringView(roles).tokenize(u' '))
        words << QString(role);
    return problemError(ErrorCode::MissingRight, QStringLiteral("work_order.") + words.front(), {OrderProblem::Kind::Role, words});
}

Result<void> checkReason(OrderVerb verb, Transition::Reason reason, const QString &given)
{
    if (reason == Transition::Reason::No || !given.trimmed().isEmpty())
        return {};
    return Unexpected(problemError(ErrorCode::RequiredMissing, QStringLiteral("reason"), {OrderProblem::Kind::Reason, {QString::fromLatin1(codeOf(verb))}}));
}

/// The rows between two states that apply to the kind.
std::vector<const Transition *> rowsBetween(OrderState from, OrderState to, OrderKind kind)
{
    std::vector<const Transition *> rows;
    for (const auto &row : transitions)
        if (row.from == from && row.to == to && !names(row.notFor, codeFor(kind)))
            rows.push_back(&row);
    return rows;
}

/// Not those that only the server has.
bool isForPeople(const char *roles)
{
    return QLatin1StringView(roles) != serverRole;
}

const SideVerb &sideVerbOf(OrderVerb verb)
{
    const auto found = std::ranges::find(sideVerbs, verb, &SideVerb::verb);
    Q_ASSERT_X(found != sideVerbs.end(), "sideVerbOf", "the verb leaves the state alone");
    return *found;
}

/// What a problem is called in an error's message.
struct ProblemCode {
    OrderProblem::Kind kind;
    const char *code;
};
using Kind = OrderProblem::Kind;
constexpr std::array problemCodes{
    ProblemCode{Kind::Way, "way"},
    ProblemCode{Kind::Role, "role"},
    ProblemCode{Kind::Reason, "reason"},
    ProblemCode{Kind::State, "state"},
    ProblemCode{Kind::Priority, "priority"},
    ProblemCode{Kind::Unassigned, "unassigned"},
    ProblemCode{Kind::OwnApproval, "own_approval"},
    ProblemCode{Kind::HoldKind, "hold_kind"},
    ProblemCode{Kind::Consent, "consent"},
    ProblemCode{Kind::Resolution, "resolution"},
    ProblemCode{Kind::Steps, "steps"},
    ProblemCode{Kind::Evidence, "evidence"},
    ProblemCode{Kind::Findings, "findings"},
    ProblemCode{Kind::Alerts, "alerts"},
    ProblemCode{Kind::OwnClose, "own_close"},
    ProblemCode{Kind::TooEarly, "too_early"},
    ProblemCode{Kind::NoResource, "no_resource"},
    ProblemCode{Kind::Ledger, "ledger"},
    ProblemCode{Kind::Ended, "ended"},
    ProblemCode{Kind::Fixed, "fixed"},
    ProblemCode{Kind::Lowered, "lowered"},
    ProblemCode{Kind::Kept, "kept"},
    ProblemCode{Kind::Rating, "rating"},
    ProblemCode{Kind::System, "system"},
    ProblemCode{Kind::Link, "link"},
    ProblemCode{Kind::NotInForce, "not_in_force"},
    ProblemCode{Kind::Submitted, "submitted"},
    ProblemCode{Kind::Future, "future"},
    ProblemCode{Kind::Change, "change"},
};

} // namespace

const char *codeOf(OrderVerb verb)
{
    return wordsOf(verb).code;
}

const char *captionOf(OrderVerb verb)
{
    return wordsOf(verb).caption;
}

QStringList fieldsOf(OrderVerb verb)
{
    return QString::fromLatin1(wordsOf(verb).fields).split(u' ', Qt::SkipEmptyParts);
}

std::span<const Transition> orderTransitions()
{
    return transitions;
}

std::span<const SideVerb> orderSideVerbs()
{
    return sideVerbs;
}

bool isOpen(OrderState state)
{
    return state != Closed && state != Cancelled && state != Terminated && state != Voided;
}

bool isSupervisor(const Actor &actor)
{
    return holdsOneOf(actor, supervisors);
}

QString handOf(const Actor &actor)
{
    return actor.login;
}

std::optional<OrderVerb> verbBetween(OrderState from, OrderState to, OrderKind kind)
{
    const auto rows = rowsBetween(from, to, kind);
    return rows.empty() ? std::nullopt : std::optional(rows.front()->verb);
}

Result<const Transition *> transitionFor(OrderState from, OrderState to, OrderKind kind, const Actor &actor, const QString &reason)
{
    auto rows = rowsBetween(from, to, kind);
    std::erase_if(rows, [&](const Transition *row) { return !isForPeople(row->roles) && !holdsOneOf(actor, row->roles); });
    if (rows.empty())
        return Unexpected(problemError(ErrorCode::InvalidValue, QStringLiteral("state"), {Kind::Way, {codeFor(from), codeFor(to)}}));
    const auto mine = std::ranges::find_if(rows, [&](const Transition *row) { return holdsOneOf(actor, row->roles); });
    if (mine == rows.end())
        return Unexpected(lacksRole(rows.front()->verb, rows.front()->roles));
    return checkReason((*mine)->verb, (*mine)->reason, reason).map([&] { return *mine; });
}

Result<void> checkSideVerb(OrderVerb verb, OrderState state, OrderKind kind, const Actor &actor, const QString &reason)
{
    const auto &side = sideVerbOf(verb);
    if (!names(side.states, codeFor(state)) || names(side.notFor, codeFor(kind)))
        return Unexpected(problemError(ErrorCode::InvalidValue, fieldsOf(verb).front(), {Kind::State, {QString::fromLatin1(codeOf(verb)), codeFor(state)}}));
    if (!holdsOneOf(actor, side.roles))
        return Unexpected(lacksRole(verb, side.roles));
    return checkReason(verb, side.reason, reason);
}

std::vector<VerbOffer> allowedVerbs(const Record &record, const Actor &actor)
{
    const auto order = fromRecord<WorkOrder>(record);
    std::vector<VerbOffer> offers;
    if (!order || order->retired)
        return offers;
    const auto problemOf = [&](OrderVerb verb, const char *roles) -> std::optional<Error> {
        if (!actor.may(QStringLiteral("work_order.edit")))
            return Error{ErrorCode::MissingRight, QStringLiteral("work_order.edit"), {}};
        return holdsOneOf(actor, roles) ? std::nullopt : std::optional(lacksRole(verb, roles));
    };
    const QString kind = codeFor(order->kind);
    for (const auto &row : transitions)
        if (row.from == order->state && !names(row.notFor, kind) && (isForPeople(row.roles) || holdsOneOf(actor, row.roles)))
            offers.push_back({row.verb, row.to, row.reason == wanted, problemOf(row.verb, row.roles)});
    for (const auto &side : sideVerbs)
        if (names(side.states, codeFor(order->state)) && !names(side.notFor, kind))
            offers.push_back({side.verb, order->state, side.reason == wanted, problemOf(side.verb, side.roles)});
    return offers;
}

Error problemError(ErrorCode code, const QString &field, const OrderProblem &problem)
{
    const auto named = std::ranges::find(problemCodes, problem.kind, &ProblemCode::kind);
    QStringList words{QStringLiteral("order"), QString::fromLatin1(named->code)};
    words << problem.words;
    return {code, field, words.join(u' ')};
}

std::optional<OrderProblem> orderProblemOf(const Error &error)
{
    const auto words = error.message.split(u' ', Qt::SkipEmptyParts);
    if (words.size() < 2 || words[0] != u"order")
        return std::nullopt;
    const auto named = std::ranges::find_if(problemCodes, [&](const ProblemCode &one) { return words[1] == QLatin1StringView(one.code); });
    if (named == problemCodes.end())
        return std::nullopt;
    return OrderProblem{named->kind, words.mid(2)};
}

} // namespace rules
