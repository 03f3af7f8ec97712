#include "rules/evaluation/improvements.h"

#include "rules/derivedids.h"
#include "rules/evaluation/evaluationflow.h"
#include "rules/evaluation/result.h"
#include "rules/orderflow.h"
#include "rules/recurrence.h"
#include "rules/rolelists.h"

namespace rules::evaluation {

namespace {

using Kind = EvaluationProblem::Kind;
using enum ImprovementState;
using enum ImprovementVerb;
constexpr bool wanted = true;
constexpr bool no = false;

// Who may: posts of domain.md section 8.
constexpr auto workers = "service_desk shift_leader engineer security_engineer resource_manager configuration_manager incident_manager problem_manager change_manager service_manager quality_manager using_party";
constexpr auto checkers = "managing_party supervising_party quality_manager";

constexpr std::array transitions{
    ImprovementTransition{Raised, Plan, Planned, workers},
    ImprovementTransition{Raised, Cancel, Cancelled, checkers, wanted},
    ImprovementTransition{Planned, Finish, Done, workers},
    ImprovementTransition{Planned, Cancel, Cancelled, checkers, wanted},
    ImprovementTransition{Done, Close, Closed, checkers},
    ImprovementTransition{Done, Return, Returned, checkers},
    ImprovementTransition{Returned, Plan, Planned, workers},
    ImprovementTransition{Returned, Finish, Done, workers},
    ImprovementTransition{Returned, Cancel, Cancelled, checkers, wanted},
};

struct VerbWords {
    ImprovementVerb verb;
    const char *code;
    const char *caption;
    const char *fields; ///< that the verb wants filled in, separated by one space
};
constexpr std::array verbWords{
    VerbWords{Plan, "plan", QT_TRANSLATE_NOOP("ImprovementVerb", "Set the measure"), "cause measure owner_id due_on"},
    VerbWords{Finish, "finish", QT_TRANSLATE_NOOP("ImprovementVerb", "Report it done"), "outcome"},
    VerbWords{Close, "close", QT_TRANSLATE_NOOP("ImprovementVerb", "Close after the re-check"), "recheck"},
    VerbWords{Return, "return", QT_TRANSLATE_NOOP("ImprovementVerb", "Return"), "recheck"},
    VerbWords{Cancel, "cancel", QT_TRANSLATE_NOOP("ImprovementVerb", "Cancel"), ""},
};

const VerbWords &wordsOf(ImprovementVerb verb)
{
    const auto &words = verbWords[size_t(verb)];
    Q_ASSERT_X(words.verb == verb, "wordsOf", "the words stand in the order of the verbs");
    return words;
}

Result<void> checkHand(const ImprovementTransition &row, const ImprovementItem &item, const Actor &actor)
{
    if (!holdsOneOf(actor, row.roles)) {
        const QString verb = QString::fromLatin1(codeOf(row.verb));
        return refused(ErrorCode::MissingRight, QStringLiteral("improvement_item.") + verb, Kind::Role, QStringList{verb} + QString::fromLatin1(row.roles).split(u' '));
    }
    // Whoever did it, or answers for it, does not check it.
    const bool isOwn = item.doneBy == handOf(actor) || (!item.owner.isNull() && item.owner.uuid == actor.person);
    if ((row.verb == Close || row.verb == Return) && isOwn)
        return refused(ErrorCode::MissingRight, QStringLiteral("state"), Kind::Own);
    return {};
}

Result<void> checkFilledIn(ImprovementVerb verb, const Record &after)
{
    const auto &shape = contract::shapeOf<ImprovementItem>();
    QStringList missing;
    for (const auto &field : fieldsOf(verb))
        if (isEmpty(after.values[size_t(shape.indexOf(field))]) || text(after.values[size_t(shape.indexOf(field))]).trimmed().isEmpty())
            missing << field;
    if (!missing.isEmpty())
        return refused(ErrorCode::RequiredMissing, missing.front(), Kind::Missing, missing);
    return {};
}

void stamp(ImprovementVerb verb, ImprovementItem &item, const Command &command, const Actor &actor)
{
    switch (verb) {
    case Finish:
        item.doneAt = command.occurredAt;
        item.doneBy = handOf(actor);
        item.kept = dayOf(command.occurredAt) <= item.dueOn ? Timeliness::Kept : Timeliness::Missed;
        item.recheckedBy.clear();
        break;
    case Close:
        item.recheckedBy = handOf(actor);
        item.closedAt = command.occurredAt;
        break;
    case Return:
        item.recheckedBy = handOf(actor);
        ++item.returnCount;
        break;
    case Plan:
    case Cancel:
        break;
    }
}

/// What hangs on an evaluation names an indicator of its template, and is raised once.
Result<void> checkOrigin(const ImprovementItem &item, const QUuid &id, const World &world)
{
    if (item.evaluation.isNull())
        return {};
    const auto evaluation = evaluationFor(item.evaluation.uuid, world);
    if (!evaluation)
        return Unexpected(evaluation.error());
    if (item.indicator.isEmpty())
        return {};
    const auto &shape = contract::shapeOf<ImprovementItem>();
    const std::array same{FieldValue{shape.indexOf(u"evaluation_id"), idText(item.evaluation.uuid)}, FieldValue{shape.indexOf(u"indicator"), item.indicator}};
    for (const auto &record : world.holding(shape, same, id))
        if (const auto other = fromRecord<ImprovementItem>(record); other && other->state != Cancelled && other->unit == item.unit)
            return refused(ErrorCode::AlreadyExists, QStringLiteral("indicator"), Kind::Again, {other->number});
    return {};
}

Result<void> raise(ImprovementItem &item, const QUuid &id, const Command &command, const Situation &situation)
{
    if (item.state != Raised)
        return refused(ErrorCode::InvalidValue, QStringLiteral("state"), Kind::Way, {codeFor(Raised), codeFor(item.state)});
    if (const auto origin = checkOrigin(item, id, situation.world); !origin)
        return origin;
    item.raisedBy = handOf(situation.actor);
    item.raisedAt = command.occurredAt;
    return {};
}

/// Once the measure is set, the day on which it is due moves only with a reason, and never after it was done.
Result<void> checkDay(const ImprovementItem &was, const ImprovementItem &item, const Command &command)
{
    if (was.state == Raised || was.dueOn == item.dueOn)
        return {};
    if (was.state == Done)
        return refused(ErrorCode::ReadOnlyField, QStringLiteral("due_on"), Kind::Kept, {QStringLiteral("due_on")});
    if (command.reason.trimmed().isEmpty())
        return refused(ErrorCode::RequiredMissing, QStringLiteral("reason"), Kind::Reason, {QStringLiteral("due_on")});
    return {};
}

Result<void> change(const ImprovementItem &was, ImprovementItem &item, const Record &before, const Record &after, const Command &command, const Situation &situation)
{
    if (!isOpen(was.state))
        return checkOnlyChanges(contract::shapeOf<ImprovementItem>(), before, after, {}, codeFor(was.state));
    if (was.evaluation != item.evaluation || was.indicator != item.indicator || was.unit != item.unit)
        return refused(ErrorCode::ReadOnlyField, QStringLiteral("evaluation_id"), Kind::Kept, {QStringLiteral("evaluation_id")});
    if (const auto day = checkDay(was, item, command); !day)
        return day;
    if (was.state == item.state) {
        // What was reported done is what is checked.
        constexpr std::array open{u"recheck"};
        return was.state == Done ? checkOnlyChanges(contract::shapeOf<ImprovementItem>(), before, after, open, codeFor(was.state)) : Result<void>();
    }
    const auto row = std::ranges::find_if(transitions, [&](const ImprovementTransition &one) { return one.from == was.state && one.to == item.state; });
    if (row == transitions.end())
        return refused(ErrorCode::InvalidValue, QStringLiteral("state"), Kind::Way, {codeFor(was.state), codeFor(item.state)});
    if (const auto may = checkHand(*row, was, situation.actor); !may)
        return may;
    if (row->wantsReason && command.reason.trimmed().isEmpty())
        return refused(ErrorCode::RequiredMissing, QStringLiteral("reason"), Kind::Reason, {QString::fromLatin1(codeOf(row->verb))});
    if (const auto filledIn = checkFilledIn(row->verb, after); !filledIn)
        return filledIn;
    stamp(row->verb, item, command, situation.actor);
    return {};
}

} // namespace

const char *codeOf(ImprovementVerb verb)
{
    return wordsOf(verb).code;
}

const char *captionOf(ImprovementVerb verb)
{
    return wordsOf(verb).caption;
}

QStringList fieldsOf(ImprovementVerb verb)
{
    return QString::fromLatin1(wordsOf(verb).fields).split(u' ', Qt::SkipEmptyParts);
}

std::span<const ImprovementTransition> improvementTransitions()
{
    return transitions;
}

bool isOpen(ImprovementState state)
{
    return state != Closed && state != Cancelled;
}

bool isOverdue(const ImprovementItem &item, QDate today)
{
    return isOpen(item.state) && item.state != Done && item.dueOn.isValid() && item.dueOn < today;
}

std::vector<ImprovementOffer> allowedVerbs(const ImprovementItem &item, const Actor &actor)
{
    std::vector<ImprovementOffer> offers;
    for (const auto &row : transitions) {
        if (row.from != item.state || item.retired)
            continue;
        const auto may = actor.may(QStringLiteral("improvement_item.edit")) ? checkHand(row, item, actor) : Result<void>(fail(ErrorCode::MissingRight, QStringLiteral("improvement_item.edit")));
        offers.push_back({row.verb, row.to, row.wantsReason, may ? std::nullopt : std::optional(may.error())});
    }
    return offers;
}

QUuid improvementId(const QUuid &evaluation, const QString &indicator)
{
    return derivedId(QStringLiteral("improvement"), QStringLiteral("%1 %2").arg(idText(evaluation), indicator));
}

std::vector<ImprovementItem> improvementsProposed(const Evaluation &evaluation, const Template &document)
{
    std::vector<ImprovementItem> proposed;
    const auto result = resultFromJson(evaluation.result.toUtf8());
    if (!result)
        return proposed;
    for (const auto &code : toImprove(document, result->score)) {
        const auto *indicator = document.indicator(code);
        const auto *score = result->score.indicator(code);
        ImprovementItem item;
        item.id.uuid = improvementId(evaluation.id.uuid, code);
        item.evaluation = evaluation.id;
        item.indicator = code;
        item.unit = evaluation.unit;
        item.title = indicator ? indicator->name.zh : code;
        if (score)
            // Part of the record, which is kept in Chinese.
            item.problem = QStringLiteral("%1：得 %2 分，满分 %3 分。").arg(item.title, QString::number(score->points / 100.0, 'f', 2), QString::number(score->weight / 100.0, 'f', 2));
        proposed.push_back(std::move(item));
    }
    return proposed;
}

Result<void> settleImprovement(const Command &command, const Record *before, Record &after, const Situation &situation)
{
    auto item = fromRecord<ImprovementItem>(after);
    if (!item)
        return Unexpected(item.error());
    if (after.retired)
        return refused(ErrorCode::ReadOnlyField, QStringLiteral("state"), Kind::Submitted);
    Result<void> settled;
    if (!before) {
        settled = raise(*item, after.id, command, situation);
    } else {
        const auto was = fromRecord<ImprovementItem>(*before);
        settled = was ? change(*was, *item, *before, after, command, situation) : Result<void>(Unexpected(was.error()));
    }
    if (!settled)
        return settled;
    after.values = toRecord(*item).values;
    return {};
}

} // namespace rules::evaluation
