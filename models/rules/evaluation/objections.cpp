#include "rules/evaluation/objections.h"

#include "rules/evaluation/evaluationflow.h"
#include "rules/evaluation/evaluationresult.h"
#include "rules/orderflow.h"
#include "rules/recurrence.h"
#include "rules/rolelists.h"

namespace rules::evaluation {

namespace {

using Kind = EvaluationProblem::Kind;
using enum ObjectionState;

constexpr auto answerers = "quality_manager service_manager managing_party supervising_party";

struct VerbRow {
    ObjectionVerb verb;
    const char *code;
    const char *caption;
    const char *field; ///< that comes with it; empty: none
    ObjectionState to;
    const char *roles; ///< empty: who raised it
};
constexpr std::array verbs{
    VerbRow{ObjectionVerb::Answer, "answer", QT_TRANSLATE_NOOP("ObjectionVerb", "Answer"), "answer", Answered, answerers},
    VerbRow{ObjectionVerb::Accept, "accept", QT_TRANSLATE_NOOP("ObjectionVerb", "Accept and score anew"), "ratio", Accepted, deciders},
    VerbRow{ObjectionVerb::Uphold, "uphold", QT_TRANSLATE_NOOP("ObjectionVerb", "Uphold the score"), "", Upheld, deciders},
    VerbRow{ObjectionVerb::Withdraw, "withdraw", QT_TRANSLATE_NOOP("ObjectionVerb", "Withdraw"), "", Withdrawn, ""},
};

const VerbRow &rowOf(ObjectionVerb verb)
{
    return *std::ranges::find(verbs, verb, &VerbRow::verb);
}

/// Answered once; decided only after the answer.
bool leads(ObjectionState from, const VerbRow &row)
{
    switch (row.verb) {
    case ObjectionVerb::Answer:
        return from == Raised;
    case ObjectionVerb::Accept:
    case ObjectionVerb::Uphold:
        return from == Answered;
    case ObjectionVerb::Withdraw:
        return from == Raised || from == Answered;
    }
    return false;
}

Result<void> checkHand(const VerbRow &row, const Objection &objection, const Actor &actor)
{
    const QString state = QStringLiteral("state");
    const bool isOwn = objection.raisedBy == handOf(actor);
    if (row.verb == ObjectionVerb::Withdraw)
        return isOwn ? Result<void>() : refused(ErrorCode::MissingRight, state, Kind::NotOwn);
    if (!holdsOneOf(actor, row.roles)) {
        QStringList words{QString::fromLatin1(row.code)};
        return refused(ErrorCode::MissingRight, QStringLiteral("objection.") + words.front(), Kind::Role, words + QString::fromLatin1(row.roles).split(u' '));
    }
    return isOwn ? refused(ErrorCode::MissingRight, state, Kind::Own) : Result<void>();
}

Result<void> raise(Objection &objection, const Evaluation &evaluation, const Command &command, const Situation &situation)
{
    if (objection.state != Raised)
        return refused(ErrorCode::InvalidValue, QStringLiteral("state"), Kind::Way, {codeFor(Raised), codeFor(objection.state)});
    if (!situation.actor.roles.contains(roleOf(objection.party)))
        return refused(ErrorCode::MissingRight, QStringLiteral("party"), Kind::Party, {codeFor(objection.party)});
    if (evaluation.objectionsUntil.isValid() && dayOf(command.occurredAt) > evaluation.objectionsUntil)
        return refused(ErrorCode::InvalidValue, QStringLiteral("evaluation_id"), Kind::Deadline, {evaluation.objectionsUntil.toString(Qt::ISODate)});
    const auto document = templateOf(evaluation, situation.world);
    if (!document)
        return Unexpected(document.error());
    if (!document->indicator(objection.indicator))
        return refused(ErrorCode::InvalidValue, QStringLiteral("indicator"), Kind::Indicator, {objection.indicator});
    for (const auto &other : objectionsOf(evaluation.id.uuid, situation.world))
        if (other.id != objection.id && other.indicator == objection.indicator && other.party == objection.party && isOpen(other.state))
            return refused(ErrorCode::AlreadyExists, QStringLiteral("indicator"), Kind::Again, {other.number});
    if (objection.ratio != 0 || !objection.answer.isEmpty())
        return refused(ErrorCode::ReadOnlyField, QStringLiteral("answer"), Kind::Kept, {QStringLiteral("answer")});
    objection.raisedBy = handOf(situation.actor);
    objection.raisedAt = command.occurredAt;
    return {};
}

Result<void> move(const Objection &was, Objection &objection, const Command &command, const Situation &situation)
{
    const auto row = std::ranges::find_if(verbs, [&](const VerbRow &one) { return one.to == objection.state && leads(was.state, one); });
    if (row == verbs.end())
        return refused(ErrorCode::InvalidValue, QStringLiteral("state"), Kind::Way, {codeFor(was.state), codeFor(objection.state)});
    if (const auto may = checkHand(*row, was, situation.actor); !may)
        return may;
    switch (row->verb) {
    case ObjectionVerb::Answer:
        if (objection.answer.trimmed().isEmpty())
            return refused(ErrorCode::RequiredMissing, QStringLiteral("answer"), Kind::Missing, {QStringLiteral("answer")});
        objection.answeredBy = handOf(situation.actor);
        objection.answeredAt = command.occurredAt;
        break;
    case ObjectionVerb::Accept:
    case ObjectionVerb::Uphold:
        objection.decidedBy = handOf(situation.actor);
        objection.decidedAt = command.occurredAt;
        break;
    case ObjectionVerb::Withdraw:
        break;
    }
    return {};
}

} // namespace

const char *codeOf(ObjectionVerb verb)
{
    return rowOf(verb).code;
}

const char *captionOf(ObjectionVerb verb)
{
    return rowOf(verb).caption;
}

QStringList fieldsOf(ObjectionVerb verb)
{
    return QString::fromLatin1(rowOf(verb).field).split(u' ', Qt::SkipEmptyParts);
}

ObjectionState stateAfter(ObjectionVerb verb)
{
    return rowOf(verb).to;
}

bool isOpen(ObjectionState state)
{
    return state == Raised || state == Answered;
}

std::vector<ObjectionOffer> allowedVerbs(const Objection &objection, const Actor &actor)
{
    std::vector<ObjectionOffer> offers;
    for (const auto &row : verbs) {
        if (!leads(objection.state, row))
            continue;
        const auto may = actor.may(QStringLiteral("objection.edit")) ? checkHand(row, objection, actor) : Result<void>(fail(ErrorCode::MissingRight, QStringLiteral("objection.edit")));
        offers.push_back({row.verb, may ? std::nullopt : std::optional(may.error())});
    }
    return offers;
}

Result<void> settleObjection(const Command &command, const Record *before, Record &after, const Situation &situation)
{
    auto objection = fromRecord<Objection>(after);
    if (!objection)
        return Unexpected(objection.error());
    if (after.retired)
        return refused(ErrorCode::ReadOnlyField, QStringLiteral("state"), Kind::Submitted);
    const auto evaluation = evaluationFor(objection->evaluation.uuid, situation.world);
    if (!evaluation)
        return Unexpected(evaluation.error());
    if (evaluation->state != EvaluationState::Review)
        return refused(ErrorCode::InvalidValue, QStringLiteral("evaluation_id"), Kind::Closed, {codeFor(evaluation->state)});
    Result<void> settled;
    if (!before) {
        settled = raise(*objection, *evaluation, command, situation);
    } else {
        const auto was = fromRecord<Objection>(*before);
        if (!was)
            return Unexpected(was.error());
        // What was said stands; with a verb comes its own field.
        constexpr std::array answering{u"state", u"answer", u"answered_by", u"answered_at"};
        constexpr std::array accepting{u"state", u"ratio", u"decided_by", u"decided_at"};
        constexpr std::array others{u"state", u"decided_by", u"decided_at"};
        const std::span<const char16_t *const> open = objection->state == Answered ? std::span<const char16_t *const>(answering) : objection->state == Accepted ? std::span<const char16_t *const>(accepting) : std::span<const char16_t *const>(others);
        settled = checkOnlyChanges(contract::shapeOf<Objection>(), *before, after, open, codeFor(was->state)).and_then([&] { return move(*was, *objection, command, situation); });
    }
    if (!settled)
        return settled;
    after.values = toRecord(*objection).values;
    return {};
}

} // namespace rules::evaluation
