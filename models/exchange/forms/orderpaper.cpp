#include "exchange/forms/orderpaper.h"

#include "exchange/forms/formwords.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace exchange {

namespace {

QString standardOf(const rules::StepCheck &check)
{
    const auto number = [](double value) { return numberWords(value); };
    if (check.low && check.high && *check.low == *check.high)
        return number(*check.low) + check.unit;
    if (check.low && check.high)
        return QStringLiteral("%1～%2%3").arg(number(*check.low), number(*check.high), check.unit);
    if (check.low)
        return QStringLiteral("≥%1%2").arg(number(*check.low), check.unit);
    if (check.high)
        return QStringLiteral("≤%1%2").arg(number(*check.high), check.unit);
    return check.unit.isEmpty() ? QStringLiteral("正常") : check.unit;
}

QString verdictWords(rules::CheckVerdict verdict)
{
    switch (verdict) {
    case rules::CheckVerdict::Normal:
        return QStringLiteral("正常");
    case rules::CheckVerdict::Abnormal:
        return QStringLiteral("异常");
    case rules::CheckVerdict::NotApplicable:
        return QStringLiteral("不适用");
    }
    return {};
}

/// The resource as it would be with those fields; as it is where they are none of a resource.
Resource with(const Resource &resource, const QString &change)
{
    auto record = toRecord(resource);
    const auto &shape = shapeOf<Resource>();
    const auto fields = QJsonDocument::fromJson(change.toUtf8()).object();
    for (auto field = fields.begin(); field != fields.end(); ++field)
        if (const int position = shape.indexOf(field.key()); position >= 0)
            record.values[size_t(position)] = valueFromJson(field.value());
    return fromRecord<Resource>(record).value_or(resource);
}

} // namespace

OrderPaper::OrderPaper(const Record &record, const FormDesk &desk) : m_desk(desk), m_id(record.id)
{
    if (const auto read = fromRecord<WorkOrder>(record))
        order = *read;
    if (const auto found = desk.find(order.item))
        item = QStringList{found->code, found->name}.join(u' ');
    steps = rules::stepsOf(record, desk.world()).value_or(std::vector<rules::ServiceStep>());
    records = rules::recordsOf(record, desk.world());
    notes = desk.holding<OrderNote>({{u"order_id", idText(record.id)}});
    std::ranges::stable_sort(notes, {}, &OrderNote::at);
}

int OrderPaper::numberOf(QStringView paper, int otherwise) const
{
    const auto found = std::ranges::find_if(steps, [&](const rules::ServiceStep &step) { return step.record.contains(paper); });
    return found == steps.end() ? otherwise : found->step;
}

std::optional<OrderStep> OrderPaper::recordOf(QStringView paper, int number) const
{
    const auto found = std::ranges::find(records, numberOf(paper, number), &OrderStep::step);
    return found == records.end() ? std::nullopt : std::optional(*found);
}

QString OrderPaper::wordsOf(QStringView paper, int number) const
{
    const auto record = recordOf(paper, number);
    return record ? record->record : QString();
}

QString OrderPaper::doerOf(QStringView paper, int number) const
{
    const auto record = recordOf(paper, number);
    return record ? m_desk.personOf(record->doneBy) : QString();
}

QString OrderPaper::dayOf(QStringView paper, int number) const
{
    const auto record = recordOf(paper, number);
    return record ? dayWords(record->doneAt) : QString();
}

FormRows OrderPaper::checksOf(QStringView paper, int number) const
{
    const auto *step = rules::stepNumbered(steps, numberOf(paper, number));
    if (!step)
        return {};
    const auto record = recordOf(paper, number);
    const auto answers = record ? rules::answersFromJson(record->checks).value_or(std::vector<rules::CheckAnswer>()) : std::vector<rules::CheckAnswer>();
    FormRows rows;
    for (const auto &check : step->checks) {
        const auto answer = std::ranges::find(answers, check.name, &rules::CheckAnswer::name);
        const bool isAnswered = answer != answers.end();
        rows.push_back(rowOf({{u"name", check.zh},
            {u"limit", standardOf(check)},
            {u"value", isAnswered && answer->value ? numberWords(answer->value) + check.unit : QString()},
            {u"verdict", isAnswered ? verdictWords(answer->verdict) : QString()},
            {u"note", isAnswered ? answer->note : QString()}}));
    }
    return rows;
}

std::optional<rules::CheckAnswer> OrderPaper::answerTo(QStringView check) const
{
    for (const auto &record : records)
        for (const auto &answer : rules::answersFromJson(record.checks).value_or(std::vector<rules::CheckAnswer>()))
            if (answer.name == check)
                return answer;
    return std::nullopt;
}

std::vector<OrderedResource> OrderPaper::resources() const
{
    std::vector<OrderedResource> found;
    for (const auto &named : m_desk.holding<OrderResource>({{u"order_id", idText(m_id)}}))
        if (const auto resource = m_desk.find(named.resource)) {
            const auto wanted = named.appliedAt ? *resource : with(*resource, named.change);
            found.push_back({*resource, wanted, wanted != *resource});
        }
    std::ranges::sort(found, {}, [](const OrderedResource &one) { return one.now.number; });
    return found;
}

FormRows OrderPaper::course() const
{
    struct Line {
        Instant at;
        FormRow row;
    };
    std::vector<Line> lines;
    for (const auto &record : records)
        if (record.doneAt)
            lines.push_back({*record.doneAt, rowOf({{u"time", momentLines(record.doneAt)}, {u"who", m_desk.personOf(record.doneBy)}, {u"what", QStringLiteral("%1：%2").arg(record.name, record.record)}})});
    for (const auto &note : notes)
        lines.push_back({note.at, rowOf({{u"time", momentLines(note.at)}, {u"who", note.author}, {u"what", note.text}})});
    std::ranges::stable_sort(lines, {}, &Line::at);
    FormRows rows;
    for (auto &line : lines)
        rows.push_back(std::move(line.row));
    return rows;
}

} // namespace exchange
