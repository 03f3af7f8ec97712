#include "rules/orderstep.h"

#include "contract/entities/attachment.h"
#include "contract/entities/serviceitem.h"
#include "rules/derivedids.h"
#include "rules/orderclocks.h"
#include "rules/orderflow.h"
#include "rules/policies.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

namespace rules {

namespace {

constexpr qsizetype longestNote = 500;
constexpr qsizetype mostAnswers = 200;

struct VerdictCode {
    CheckVerdict verdict;
    const char *code;
    const char *caption;
};
constexpr std::array verdictCodes{
    VerdictCode{CheckVerdict::Normal, "normal", QT_TRANSLATE_NOOP("OrderStep", "Normal")},
    VerdictCode{CheckVerdict::Abnormal, "abnormal", QT_TRANSLATE_NOOP("OrderStep", "Abnormal")},
    VerdictCode{CheckVerdict::NotApplicable, "not_applicable", QT_TRANSLATE_NOOP("OrderStep", "Not applicable")},
};

size_t orderField(QStringView name)
{
    return size_t(shapeOf<WorkOrder>().indexOf(name));
}

Result<CheckAnswer> answerFrom(const RuleNode &node)
{
    static const QStringList keys{QStringLiteral("name"), QStringLiteral("verdict"), QStringLiteral("value"), QStringLiteral("note")};
    if (const auto known = node.onlyHas(keys); !known)
        return Unexpected(known.error());
    CheckAnswer answer;
    const auto name = node.at(keys[0]).text();
    if (!name)
        return Unexpected(name.error());
    answer.name = *name;
    const auto said = node.at(keys[1]);
    const auto verdict = std::ranges::find_if(verdictCodes, [&](const VerdictCode &one) { return said.value.toString() == QLatin1StringView(one.code); });
    if (verdict == verdictCodes.end())
        return said.wrong(QStringLiteral("normal, abnormal or not_applicable is wanted"));
    answer.verdict = verdict->verdict;
    if (node.has(keys[2])) {
        const auto value = node.at(keys[2]).number();
        if (!value)
            return Unexpected(value.error());
        answer.value = *value;
    }
    const auto note = node.at(keys[3]);
    if (!note.value.isUndefined() && !note.value.isString())
        return note.wrong(QStringLiteral("a text is wanted"));
    answer.note = note.value.toString();
    if (answer.note.size() > longestNote)
        return note.wrong(QStringLiteral("longer than %1 characters").arg(longestNote));
    return answer;
}

Unexpected wrongChecks(const QString &why)
{
    return fail(ErrorCode::InvalidValue, QStringLiteral("checks"), why);
}

bool isLeftOut(StepState state)
{
    return state == StepState::Skipped || state == StepState::NotApplicable;
}

/// An abnormal answer that nobody has dealt with.
bool hasOpenFinding(const OrderStep &record)
{
    if (record.abnormal == 0 || !record.incident.isNull())
        return false;
    const auto answers = answersFromJson(record.checks).value_or(std::vector<CheckAnswer>());
    return std::ranges::any_of(answers, [](const CheckAnswer &answer) { return answer.verdict == CheckVerdict::Abnormal && answer.note.trimmed().isEmpty(); });
}

/// The answers belong to the step's checks, and measured values say what their range says.
Result<void> settleChecks(const ServiceStep &step, OrderStep &record)
{
    auto answers = answersFromJson(record.checks);
    if (!answers)
        return wrongChecks(answers.error().field + QStringLiteral(": ") + answers.error().message);
    record.abnormal = 0;
    for (auto &answer : *answers) {
        const auto check = std::ranges::find(step.checks, answer.name, &StepCheck::name);
        if (check == step.checks.end())
            return wrongChecks(QStringLiteral("the step has no check %1").arg(answer.name));
        const bool applies = answer.verdict != CheckVerdict::NotApplicable;
        if (!applies && answer.note.trimmed().isEmpty())
            return wrongChecks(QStringLiteral("%1 does not apply: say why").arg(answer.name));
        if (applies && check->isMeasured() && !answer.value)
            return wrongChecks(QStringLiteral("%1 wants a measured value").arg(answer.name));
        if (answer.value && (!applies || !check->isMeasured()))
            return wrongChecks(QStringLiteral("%1 has no value").arg(answer.name));
        // Without a range a person judges what was measured.
        if (answer.value && (check->low || check->high))
            answer.verdict = measured(*check, *answer.value).verdict;
        record.abnormal += answer.verdict == CheckVerdict::Abnormal ? 1 : 0;
    }
    record.checks = toJson(*answers);
    if (record.state == StepState::Done && answers->size() < step.checks.size())
        return wrongChecks(QStringLiteral("%1 of %2 checks are answered").arg(answers->size()).arg(step.checks.size()));
    return {};
}

Result<void> checkState(const ServiceStep &step, const OrderStep &record)
{
    const bool saysSomething = !record.record.trimmed().isEmpty();
    if (isLeftOut(record.state) && !step.canBeLeftOut())
        return fail(ErrorCode::InvalidValue, QStringLiteral("state"), QStringLiteral("step %1 may not be left out").arg(step.step));
    if (isLeftOut(record.state) && !saysSomething)
        return fail(ErrorCode::RequiredMissing, QStringLiteral("record"), QStringLiteral("say why the step is left out"));
    if (record.state == StepState::Done && step.checks.empty() && !saysSomething)
        return fail(ErrorCode::RequiredMissing, QStringLiteral("record"), QStringLiteral("say what was done"));
    return {};
}

/// An incident of another order, or the problem that it belongs to.
Result<void> checkIncident(const OrderStep &record, const World &world)
{
    if (record.incident.isNull())
        return {};
    const auto incident = world.find(shapeOf<WorkOrder>(), record.incident.uuid);
    if (!incident || record.incident == record.order)
        return fail(ErrorCode::UnknownReference, QStringLiteral("incident_id"));
    if (text(incident->values[orderField(u"kind")]) != QLatin1StringView("incident"))
        return fail(ErrorCode::InvalidValue, QStringLiteral("incident_id"), QStringLiteral("the order is no incident"));
    return {};
}

Result<void> checkOrder(const Record &order)
{
    const auto state = Codec<OrderState>::decode(order.values[orderField(u"state")]);
    if (!state)
        return Unexpected(state.error());
    if (*state == OrderState::Draft)
        return fail(ErrorCode::InvalidValue, QStringLiteral("order_id"), QStringLiteral("the order is a draft"));
    if (!isOpen(*state))
        return Unexpected(problemError(ErrorCode::ReadOnlyField, QStringLiteral("order_id"), {OrderProblem::Kind::Ended, {text(order.values[orderField(u"state")]), QStringLiteral("order_id")}}));
    return {};
}

/// The holds of the order from `from` on, of which a step's clock knows.
std::vector<Pause> pausesSince(Instant from, const QString &json)
{
    std::vector<Pause> pauses;
    for (const auto &[pause, kind, reason, consent] : pausesFromJson(json).value_or(std::vector<OrderPause>()))
        if (!pause.to || *pause.to > from)
            pauses.push_back({std::max(pause.from, from), pause.to});
    return pauses;
}

} // namespace

QUuid orderStepId(const QUuid &order, int step)
{
    return derivedId(QStringLiteral("order_step"), idText(order) + u'/' + QString::number(step));
}

QString codeOf(CheckVerdict verdict)
{
    return QString::fromLatin1(std::ranges::find(verdictCodes, verdict, &VerdictCode::verdict)->code);
}

const char *captionOf(CheckVerdict verdict)
{
    return std::ranges::find(verdictCodes, verdict, &VerdictCode::verdict)->caption;
}

CheckAnswer measured(const StepCheck &check, double value)
{
    return {check.name, check.isNormal(value) ? CheckVerdict::Normal : CheckVerdict::Abnormal, value, {}};
}

Result<std::vector<CheckAnswer>> answersFromJson(const QString &json)
{
    std::vector<CheckAnswer> answers;
    if (json.isEmpty())
        return answers;
    QJsonParseError parsing;
    const auto document = QJsonDocument::fromJson(json.toUtf8(), &parsing);
    if (!document.isArray())
        return fail(ErrorCode::BadRequest, QStringLiteral("checks, offset %1").arg(parsing.offset), parsing.errorString());
    const RuleNode list{document.array(), QStringLiteral("checks")};
    const auto nodes = list.elements();
    if (!nodes)
        return Unexpected(nodes.error());
    if (qsizetype(nodes->size()) > mostAnswers)
        return list.wrong(QStringLiteral("more than %1 answers").arg(mostAnswers));
    QSet<QString> names;
    for (const auto &node : *nodes) {
        auto answer = answerFrom(node);
        if (!answer)
            return Unexpected(answer.error());
        if (names.contains(answer->name))
            return node.wrong(QStringLiteral("%1 is answered twice").arg(answer->name));
        names.insert(answer->name);
        answers.push_back(*std::move(answer));
    }
    return answers;
}

QString toJson(std::span<const CheckAnswer> answers)
{
    if (answers.empty())
        return {};
    QJsonArray array;
    for (const auto &answer : answers) {
        QJsonObject one{{QStringLiteral("name"), answer.name}, {QStringLiteral("verdict"), codeOf(answer.verdict)}};
        if (answer.value)
            one.insert(QStringLiteral("value"), *answer.value);
        if (!answer.note.isEmpty())
            one.insert(QStringLiteral("note"), answer.note);
        array.append(one);
    }
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

std::vector<MissingStep> missingSteps(std::span<const ServiceStep> steps, std::span<const OrderStep> records, const HasEvidence &hasEvidence, StepBefore before)
{
    using What = MissingStep::What;
    std::vector<MissingStep> missing;
    bool anyDone = false;
    for (const auto &step : steps) {
        const auto record = std::ranges::find(records, step.step, &OrderStep::step);
        const bool isRecorded = record != records.end() && record->state != StepState::Begun;
        const bool isDone = isRecorded && record->state == StepState::Done;
        anyDone |= isDone;
        if (before == StepBefore::Resolved && step.before == StepBefore::Closed)
            continue;
        if (!isRecorded && step.mandatory)
            missing.push_back({step.step, What::Record});
        else if (isDone && step.evidence && !hasEvidence(record->id.uuid))
            missing.push_back({step.step, What::Evidence});
        if (isDone && hasOpenFinding(*record))
            missing.push_back({step.step, What::Abnormal});
    }
    if (missing.empty() && !anyDone && !steps.empty())
        missing.push_back({steps.front().step, What::Record});
    return missing;
}

Result<std::vector<ServiceStep>> stepsOf(const Record &order, const World &world)
{
    const auto &items = shapeOf<ServiceItem>();
    const auto item = world.find(items, idOf(text(order.values[orderField(u"item_id")])));
    if (!item)
        return fail(ErrorCode::UnknownReference, QStringLiteral("item_id"));
    return stepsFromJson(text(item->values[size_t(items.indexOf(u"steps"))]));
}

std::vector<OrderStep> recordsOf(const Record &order, const World &world)
{
    const std::array ofOrder{FieldValue{shapeOf<OrderStep>().indexOf(u"order_id"), idText(order.id)}};
    std::vector<OrderStep> records;
    for (const auto &record : world.holding(shapeOf<OrderStep>(), ofOrder, {}))
        if (auto step = fromRecord<OrderStep>(record))
            records.push_back(*std::move(step));
    std::ranges::sort(records, {}, &OrderStep::step);
    return records;
}

Result<std::vector<MissingStep>> missingSteps(const Record &order, StepBefore before, const World &world)
{
    const auto hangsOn = [&world](const QUuid &record) {
        const auto &shape = shapeOf<Attachment>();
        const std::array ofRecord{FieldValue{shape.indexOf(u"record_id"), idText(record)},
            FieldValue{shape.indexOf(u"record_entity"), QString::fromLatin1(Describe<OrderStep>::name)}};
        return !world.holding(shape, ofRecord, {}).empty();
    };
    return stepsOf(order, world).map([&](const std::vector<ServiceStep> &steps) { return missingSteps(steps, recordsOf(order, world), hangsOn, before); });
}

std::optional<Instant> stepDueAt(const ServiceStep &step, const Record &order, std::span<const OrderStep> records, const WorkingCalendar &working)
{
    const auto instantIn = [&](QStringView field) {
        const Value &held = order.values[orderField(field)];
        return isEmpty(held) ? std::nullopt : std::optional(Instant{integer(held)});
    };
    auto from = instantIn(u"accepted_at");
    if (!from)
        from = instantIn(u"submitted_at");
    for (const auto &record : records)
        if (record.step < step.step && record.doneAt)
            from = std::max(from.value_or(*record.doneAt), *record.doneAt);
    if (!from)
        return std::nullopt;
    const auto running = [&](const WorkingCalendar &calendar, qint64 ms) { return dueAt({.start = *from, .limitMs = ms, .pauses = pausesSince(*from, text(order.values[orderField(u"pauses")])), .stopped = {}}, calendar); };
    switch (step.limit.kind) {
    case StepLimit::Kind::Minutes:
        return running(WorkingCalendar::always(), step.limit.value * minuteMs);
    case StepLimit::Kind::Days:
        return running(WorkingCalendar::always(), step.limit.value * dayMs);
    case StepLimit::Kind::WorkingMinutes:
        return running(working, step.limit.value * minuteMs);
    case StepLimit::Kind::WorkingDays:
        return running(working, step.limit.value * working.dayWorkMs());
    case StepLimit::Kind::None:
    case StepLimit::Kind::Matrix:
    case StepLimit::Kind::Said:
    case StepLimit::Kind::DaysBefore:
    case StepLimit::Kind::WorkingDaysBefore:
        break; // no clock runs: nothing, or a date that stands
    }
    return dueOf(step.limit, *from, instantIn(u"planned_for"), working);
}

Result<void> settleOrderStep(const Command &command, const Record *before, Record &after, const Situation &situation)
{
    if (before && before->retired != after.retired)
        return fail(ErrorCode::ReadOnlyField, QStringLiteral("id"), QStringLiteral("the record of a step is not deleted"));
    auto decoded = fromRecord<OrderStep>(after);
    if (!decoded)
        return Unexpected(decoded.error());
    OrderStep &record = *decoded;
    const auto was = before ? fromRecord<OrderStep>(*before).map([](OrderStep step) { return std::optional(std::move(step)); }) : Result<std::optional<OrderStep>>(std::nullopt);
    if (!was)
        return Unexpected(was.error());
    if (*was && ((*was)->order != record.order || (*was)->step != record.step))
        return fail(ErrorCode::ReadOnlyField, QStringLiteral("step"), QStringLiteral("a record stays with its step"));
    if (record.id.uuid != orderStepId(record.order.uuid, record.step))
        return fail(ErrorCode::InvalidValue, QStringLiteral("id"), QStringLiteral("not the id of this step"));

    const auto &items = shapeOf<ServiceItem>();
    const auto order = situation.world.find(shapeOf<WorkOrder>(), record.order.uuid);
    if (!order)
        return fail(ErrorCode::UnknownReference, QStringLiteral("order_id"));
    const auto steps = stepsOf(*order, situation.world);
    const auto *step = steps ? stepNumbered(*steps, record.step) : nullptr;
    if (!step)
        return steps ? fail(ErrorCode::InvalidValue, QStringLiteral("step"), QStringLiteral("the item has no step %1").arg(record.step)) : Unexpected(steps.error());
    const auto checked = checkOrder(*order)
                             .and_then([&] { return settleChecks(*step, record); })
                             .and_then([&] { return checkState(*step, record); })
                             .and_then([&] { return checkIncident(record, situation.world); });
    if (!checked)
        return checked;

    const auto item = situation.world.find(items, idOf(text(order->values[orderField(u"item_id")])));
    record.stepKey = text(item->values[size_t(items.indexOf(u"code"))]) + u'.' + QString::number(record.step);
    record.name = step->zh;
    const bool wasEnded = *was && (*was)->state != StepState::Begun;
    const bool isEnded = record.state != StepState::Begun;
    // Holds of the order while it was worked on count when it ends.
    if (!before || (isEnded && !wasEnded))
        record.dueAt = stepDueAt(*step, *order, recordsOf(*order, situation.world), workingCalendarOf(situation.world));
    if (isEnded != wasEnded || (*was && isEnded && (*was)->state != record.state)) {
        record.doneBy = isEnded ? handOf(situation.actor) : QString();
        record.doneAt = isEnded ? std::optional(command.occurredAt) : std::nullopt;
        record.kept = timelinessOf(record.doneAt, record.dueAt);
    }
    after.values = toRecord(record).values;
    return {};
}

} // namespace rules
