#include "rules/changeflow.h"

#include "contract/codec.h"
#include "rules/orderflow.h"
#include "rules/rolelists.h"

namespace rules {

namespace {

using enum ChangeState;
using enum ChangeVerb;
using enum ChangeGuard;
constexpr bool wanted = true;
constexpr bool no = false;

// Who may: posts of domain.md section 8, and the server.
constexpr auto hands = "service_desk shift_leader engineer security_engineer resource_manager configuration_manager incident_manager problem_manager change_manager service_manager quality_manager";
constexpr auto assessors = "change_manager service_manager shift_leader";
constexpr auto managers = "change_manager service_manager";
constexpr auto workers = "engineer security_engineer resource_manager configuration_manager shift_leader change_manager service_manager";
constexpr auto server = "server";

constexpr std::array transitions{
    ChangeTransition{Draft, Submit, Submitted, hands, no, Complete},
    ChangeTransition{Draft, Withdraw, Withdrawn, hands, no, OwnOrManager},

    ChangeTransition{Submitted, Assess, Assessing, assessors},
    ChangeTransition{Submitted, AskApproval, AwaitingApproval, assessors, no, Assessed, "standard emergency"},
    ChangeTransition{Submitted, Rework, Draft, hands, wanted, OwnOrManager},
    ChangeTransition{Submitted, Withdraw, Withdrawn, hands, wanted, OwnOrManager},

    ChangeTransition{Assessing, AskApproval, AwaitingApproval, assessors, no, Assessed},
    ChangeTransition{Assessing, Rework, Draft, hands, wanted, OwnOrManager},
    ChangeTransition{Assessing, Withdraw, Withdrawn, hands, wanted, OwnOrManager},

    // To Approved and to Rejected leads a decision (rules/approvals).
    ChangeTransition{AwaitingApproval, Rework, Draft, hands, wanted, OwnOrManager},
    ChangeTransition{AwaitingApproval, Withdraw, Withdrawn, hands, wanted, OwnOrManager},
    ChangeTransition{AwaitingApproval, Expire, Expired, server, no, TimedOut},

    ChangeTransition{Approved, Schedule, Scheduled, assessors, no, Schedulable},
    ChangeTransition{Approved, Start, Implementing, workers, no, Startable, "standard emergency"},
    ChangeTransition{Approved, Withdraw, Withdrawn, hands, wanted, OwnOrManager},
    ChangeTransition{Approved, Expire, Expired, server, no, TimedOut},

    ChangeTransition{Scheduled, Start, Implementing, workers, no, Startable},
    ChangeTransition{Scheduled, Unschedule, Approved, assessors, wanted},
    ChangeTransition{Scheduled, Withdraw, Withdrawn, hands, wanted, OwnOrManager},
    ChangeTransition{Scheduled, Expire, Expired, server, no, TimedOut},

    ChangeTransition{Implementing, Verify, Verifying, workers, no, WorkDone},
    ChangeTransition{Implementing, RollBack, RollingBack, workers, wanted},

    ChangeTransition{Verifying, Finish, AwaitingReview, workers, no, Verified},
    ChangeTransition{Verifying, RollBack, RollingBack, workers, wanted},

    ChangeTransition{RollingBack, Finish, AwaitingReview, workers, no, WayBackDone},

    ChangeTransition{AwaitingReview, Close, Closed, managers, no, Reviewed},

    ChangeTransition{Rejected, Rework, Draft, hands, no, OwnOrManager},
    ChangeTransition{Rejected, Withdraw, Withdrawn, hands, wanted, OwnOrManager},
    ChangeTransition{Expired, Rework, Draft, hands, no, OwnOrManager},
    ChangeTransition{Expired, Withdraw, Withdrawn, hands, wanted, OwnOrManager},
};

struct VerbWords {
    ChangeVerb verb;
    const char *code;
    const char *caption;
    const char *fields; ///< separated by one space
};
constexpr std::array verbWords{
    VerbWords{Submit, "submit", QT_TRANSLATE_NOOP("ChangeVerb", "Submit"), ""},
    VerbWords{Assess, "assess", QT_TRANSLATE_NOOP("ChangeVerb", "Assess"), ""},
    VerbWords{AskApproval, "ask_approval", QT_TRANSLATE_NOOP("ChangeVerb", "Ask for approval"), "findings_accepted"},
    VerbWords{Schedule, "schedule", QT_TRANSLATE_NOOP("ChangeVerb", "Schedule"), "findings_accepted notified_at"},
    VerbWords{Unschedule, "unschedule", QT_TRANSLATE_NOOP("ChangeVerb", "Take off the schedule"), ""},
    VerbWords{Start, "start", QT_TRANSLATE_NOOP("ChangeVerb", "Start work"), ""},
    VerbWords{Verify, "verify", QT_TRANSLATE_NOOP("ChangeVerb", "Verify"), ""},
    VerbWords{RollBack, "roll_back", QT_TRANSLATE_NOOP("ChangeVerb", "Roll back"), ""},
    VerbWords{Finish, "finish", QT_TRANSLATE_NOOP("ChangeVerb", "Finish"), "result result_note actual_outage"},
    VerbWords{Close, "close", QT_TRANSLATE_NOOP("ChangeVerb", "Close"), "review"},
    VerbWords{Rework, "rework", QT_TRANSLATE_NOOP("ChangeVerb", "Back to draft"), ""},
    VerbWords{Withdraw, "withdraw", QT_TRANSLATE_NOOP("ChangeVerb", "Withdraw"), ""},
    VerbWords{Expire, "expire", QT_TRANSLATE_NOOP("ChangeVerb", "Expire"), ""},
};

const VerbWords &wordsOf(ChangeVerb verb)
{
    const auto &words = verbWords[size_t(verb)];
    Q_ASSERT_X(words.verb == verb, "wordsOf", "the words stand in the order of the verbs");
    return words;
}

template <class Choice> QString codeFor(Choice value)
{
    return text(Codec<Choice>::encode(value));
}

bool isFor(const ChangeTransition &row, ChangeClass changeClass)
{
    return *row.onlyFor == 0 || names(row.onlyFor, codeFor(changeClass));
}

Error lacksRole(ChangeVerb verb, const char *roles)
{
    QStringList words{QString::fromLatin1(codeOf(verb))};
    for (const auto role : QLatin1StringView(roles).tokenize(u' '))
        words << QString(role);
    return problemError(ErrorCode::MissingRight, QStringLiteral("change_request.") + words.front(), ChangeProblem{ChangeProblem::Kind::Role, words});
}

/// What a problem is called in an error's message, in the order of the kinds.
constexpr std::array problemCodes{"way", "role", "reason", "missing", "impact", "lead", "backwards", "template", "risk", "conflicts", "frozen", "exemption", "same_person",
                                  "not_implementer", "too_early", "over", "steps", "watched", "result", "ledger", "papers", "own_close", "not_own", "ended", "at_work", "kept",
                                  "submitted", "system", "decision", "not_waiting", "no_seat", "own_decision", "again", "content", "cab", "future", "own_papers", "not_watcher", "files"};
static_assert(problemCodes.size() == size_t(ChangeProblem::Kind::Files) + 1);

} // namespace

const char *const changeWorkers = workers;
const char *const changeSupervisors = assessors;

const char *codeOf(ChangeVerb verb)
{
    return wordsOf(verb).code;
}

const char *captionOf(ChangeVerb verb)
{
    return wordsOf(verb).caption;
}

QStringList fieldsOf(ChangeVerb verb)
{
    return QString::fromLatin1(wordsOf(verb).fields).split(u' ', Qt::SkipEmptyParts);
}

std::span<const ChangeTransition> changeTransitions()
{
    return transitions;
}

bool isOpen(ChangeState state)
{
    return state != Closed && state != Withdrawn && state != Rejected && state != Expired;
}

bool isBeforeWork(ChangeState state)
{
    return state == Submitted || state == Assessing || state == AwaitingApproval || state == Approved || state == Scheduled;
}

bool takesTime(ChangeState state)
{
    return isBeforeWork(state) || state == Implementing || state == Verifying || state == RollingBack;
}

std::vector<ChangeOffer> allowedVerbs(const ChangeRequest &change, const Actor &actor)
{
    std::vector<ChangeOffer> offers;
    if (change.retired)
        return offers;
    for (const auto &row : transitions) {
        if (row.from != change.state || !isFor(row, change.changeClass) || (row.roles == server && !actor.roles.contains(serverRole)))
            continue;
        std::optional<Error> problem;
        if (!actor.may(QStringLiteral("change_request.edit")))
            problem = Error{ErrorCode::MissingRight, QStringLiteral("change_request.edit"), {}};
        else if (!holdsOneOf(actor, row.roles))
            problem = lacksRole(row.verb, row.roles);
        offers.push_back({row.verb, row.to, row.wantsReason, problem});
    }
    return offers;
}

Result<const ChangeTransition *> changeTransitionFor(ChangeState from, ChangeState to, ChangeClass changeClass, const Actor &actor, const QString &reason)
{
    const auto row = std::ranges::find_if(transitions, [&](const ChangeTransition &one) { return one.from == from && one.to == to && isFor(one, changeClass); });
    const bool isForServer = row != transitions.end() && row->roles == server && !actor.roles.contains(serverRole);
    if (row == transitions.end() || isForServer)
        return Unexpected(problemError(ErrorCode::InvalidValue, QStringLiteral("state"), ChangeProblem{ChangeProblem::Kind::Way, {codeFor(from), codeFor(to)}}));
    if (!holdsOneOf(actor, row->roles))
        return Unexpected(lacksRole(row->verb, row->roles));
    if (row->wantsReason && reason.trimmed().isEmpty())
        return Unexpected(problemError(ErrorCode::RequiredMissing, QStringLiteral("reason"), ChangeProblem{ChangeProblem::Kind::Reason, {QString::fromLatin1(codeOf(row->verb))}}));
    return &*row;
}

Error problemError(ErrorCode code, const QString &field, const ChangeProblem &problem)
{
    QStringList words{QStringLiteral("change"), QString::fromLatin1(problemCodes[size_t(problem.kind)])};
    words << problem.words;
    return {code, field, words.join(u' ')};
}

std::optional<ChangeProblem> changeProblemOf(const Error &error)
{
    const auto words = error.message.split(u' ', Qt::SkipEmptyParts);
    if (words.size() < 2 || words[0] != u"change")
        return std::nullopt;
    const auto named = std::ranges::find_if(problemCodes, [&](const char *code) { return words[1] == QLatin1StringView(code); });
    if (named == problemCodes.end())
        return std::nullopt;
    return ChangeProblem{ChangeProblem::Kind(named - problemCodes.begin()), words.mid(2)};
}

} // namespace rules
