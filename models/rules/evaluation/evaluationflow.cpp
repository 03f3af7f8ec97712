#include "rules/evaluation/evaluationflow.h"

#include "rules/orderflow.h"
#include "rules/rolelists.h"

namespace rules::evaluation {

namespace {

using enum EvaluationState;
using enum EvaluationVerb;
using enum EvaluationGuard;
constexpr bool wanted = true;
constexpr bool no = false;
constexpr auto server = "server";

constexpr std::array transitions{
    EvaluationTransition{Planned, Open, Scoring, planners, no, Openable},
    EvaluationTransition{Planned, Void, Voided, planners, wanted},
    EvaluationTransition{Scoring, CloseScoring, Review, deciders, no, HandedIn},
    EvaluationTransition{Scoring, Void, Voided, deciders, wanted},
    EvaluationTransition{Review, Freeze, Frozen, deciders, no, Freezable},
    EvaluationTransition{Review, Void, Voided, deciders, wanted},
    EvaluationTransition{Frozen, Correct, Corrected, server, no, Succeeded},
};

struct VerbWords {
    EvaluationVerb verb;
    const char *code;
    const char *caption;
    const char *fields; ///< separated by one space
};
constexpr std::array verbWords{
    VerbWords{Open, "open", QT_TRANSLATE_NOOP("EvaluationVerb", "Open for scoring"), ""},
    VerbWords{CloseScoring, "close_scoring", QT_TRANSLATE_NOOP("EvaluationVerb", "Close the scoring"), "objections_until"},
    VerbWords{Freeze, "freeze", QT_TRANSLATE_NOOP("EvaluationVerb", "Freeze"), "figures inputs_digest result"},
    VerbWords{Void, "void", QT_TRANSLATE_NOOP("EvaluationVerb", "Void"), ""},
    VerbWords{Correct, "correct", QT_TRANSLATE_NOOP("EvaluationVerb", "Give way to the correction"), ""},
};

const VerbWords &wordsOf(EvaluationVerb verb)
{
    const auto &words = verbWords[size_t(verb)];
    Q_ASSERT_X(words.verb == verb, "wordsOf", "the words stand in the order of the verbs");
    return words;
}

struct PartyRole {
    Party party;
    const char *role;
};
constexpr std::array partyRoles{PartyRole{Party::Authority, "managing_party"}, PartyRole{Party::User, "using_party"}, PartyRole{Party::Provider, "quality_manager"},
                                PartyRole{Party::Supervisor, "supervising_party"}};

Error lacksRole(EvaluationVerb verb, const char *roles)
{
    QStringList words{QString::fromLatin1(codeOf(verb))};
    for (const auto role : QLatin1StringView(roles).tokenize(u' '))
        words << QString(role);
    return problemError(ErrorCode::MissingRight, QStringLiteral("evaluation.") + words.front(), {EvaluationProblem::Kind::Role, words});
}

/// What a problem is called in an error's message, in the order of the kinds.
constexpr std::array problemCodes{"way", "role", "reason", "kept", "ended", "submitted", "missing", "template", "period", "unit", "twice", "correction", "handed_in", "not_over", "waiting", "objections",
                                  "figures", "inputs", "incomplete", "result", "closed", "deadline", "party", "given", "indicator", "again", "own", "not_own", "signature", "answers", "future", "expired",
                                  "unsigned"};
static_assert(problemCodes.size() == size_t(EvaluationProblem::Kind::Unsigned) + 1);

} // namespace

const char *codeOf(EvaluationVerb verb)
{
    return wordsOf(verb).code;
}

const char *captionOf(EvaluationVerb verb)
{
    return wordsOf(verb).caption;
}

QStringList fieldsOf(EvaluationVerb verb)
{
    return QString::fromLatin1(wordsOf(verb).fields).split(u' ', Qt::SkipEmptyParts);
}

std::span<const EvaluationTransition> evaluationTransitions()
{
    return transitions;
}

bool isLiving(EvaluationState state)
{
    return state != Voided && state != Corrected;
}

QString roleOf(Party party)
{
    return QString::fromLatin1(std::ranges::find(partyRoles, party, &PartyRole::party)->role);
}

std::vector<Party> partiesOf(const Actor &actor)
{
    std::vector<Party> parties;
    for (const auto &[party, role] : partyRoles)
        if (actor.roles.contains(QLatin1StringView(role)))
            parties.push_back(party);
    return parties;
}

std::vector<EvaluationOffer> allowedVerbs(const Evaluation &evaluation, const Actor &actor)
{
    std::vector<EvaluationOffer> offers;
    if (evaluation.retired)
        return offers;
    for (const auto &row : transitions) {
        if (row.from != evaluation.state || (row.roles == server && !actor.roles.contains(serverRole)))
            continue;
        std::optional<Error> problem;
        if (!actor.may(QStringLiteral("evaluation.edit")))
            problem = Error{ErrorCode::MissingRight, QStringLiteral("evaluation.edit"), {}};
        else if (!holdsOneOf(actor, row.roles))
            problem = lacksRole(row.verb, row.roles);
        offers.push_back({row.verb, row.to, row.wantsReason, problem});
    }
    return offers;
}

Result<const EvaluationTransition *> evaluationTransitionFor(EvaluationState from, EvaluationState to, const Actor &actor, const QString &reason)
{
    const auto row = std::ranges::find_if(transitions, [&](const EvaluationTransition &one) { return one.from == from && one.to == to; });
    const bool isForServer = row != transitions.end() && row->roles == server && !actor.roles.contains(serverRole);
    if (row == transitions.end() || isForServer)
        return refused(ErrorCode::InvalidValue, QStringLiteral("state"), EvaluationProblem::Kind::Way, {codeFor(from), codeFor(to)});
    if (!holdsOneOf(actor, row->roles))
        return Unexpected(lacksRole(row->verb, row->roles));
    if (row->wantsReason && reason.trimmed().isEmpty())
        return refused(ErrorCode::RequiredMissing, QStringLiteral("reason"), EvaluationProblem::Kind::Reason, {QString::fromLatin1(codeOf(row->verb))});
    return &*row;
}

Error problemError(ErrorCode code, const QString &field, const EvaluationProblem &problem)
{
    QStringList words{QStringLiteral("evaluation"), QString::fromLatin1(problemCodes[size_t(problem.kind)])};
    words << problem.words;
    return {code, field, words.join(u' ')};
}

std::optional<EvaluationProblem> evaluationProblemOf(const Error &error)
{
    const auto words = error.message.split(u' ', Qt::SkipEmptyParts);
    if (words.size() < 2 || words[0] != u"evaluation")
        return std::nullopt;
    const auto named = std::ranges::find_if(problemCodes, [&](const char *code) { return words[1] == QLatin1StringView(code); });
    if (named == problemCodes.end())
        return std::nullopt;
    return EvaluationProblem{EvaluationProblem::Kind(named - problemCodes.begin()), words.mid(2)};
}

Unexpected refused(ErrorCode code, const QString &field, EvaluationProblem::Kind kind, QStringList words)
{
    return Unexpected(problemError(code, field, {kind, std::move(words)}));
}

Result<Evaluation> evaluationFor(const QUuid &id, const World &world)
{
    const auto record = id.isNull() ? std::nullopt : world.find(contract::shapeOf<Evaluation>(), id);
    if (!record || record->retired)
        return fail(ErrorCode::UnknownReference, QStringLiteral("evaluation_id"));
    return fromRecord<Evaluation>(*record);
}

Result<void> checkOnlyChanges(const Shape &shape, const Record &before, const Record &after, std::span<const char16_t *const> open, const QString &state)
{
    for (size_t i = 0; i < shape.fields.size(); ++i)
        if (before.values[i] != after.values[i] && std::ranges::none_of(open, [&](const char16_t *name) { return shape.fields[i].name == QStringView(name); }))
            return refused(ErrorCode::ReadOnlyField, shape.fields[i].name, EvaluationProblem::Kind::Ended, {state, shape.fields[i].name});
    return {};
}

} // namespace rules::evaluation
