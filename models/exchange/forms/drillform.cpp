// F15 容灾、应急演练方案、记录与评估, of an order of B6.
#include "exchange/forms/fillings.h"
#include "exchange/forms/formwords.h"
#include "exchange/forms/orderpaper.h"

namespace exchange {

namespace {

/// The most minutes that count as kept, as the catalogue says for the measured item.
std::optional<double> targetOf(const OrderPaper &paper, QStringView check)
{
    for (const auto &step : paper.steps)
        for (const auto &one : step.checks)
            if (one.name == check)
                return one.high;
    return std::nullopt;
}

QString measured(const std::optional<rules::CheckAnswer> &answer)
{
    return answer && answer->value ? minutesWords(qint64(std::llround(*answer->value))) : QString();
}

QString metWords(const std::optional<double> &target, const std::optional<rules::CheckAnswer> &answer)
{
    if (!target || !answer || !answer->value)
        return {};
    return *answer->value <= *target ? QStringLiteral("达标") : QStringLiteral("未达标");
}

QString targetWords(const std::optional<double> &target)
{
    return target ? minutesWords(qint64(std::llround(*target))) : QString();
}

} // namespace

FormData fillDrill(const Record &record, const FormDesk &desk)
{
    const OrderPaper paper(record, desk);
    const auto &order = paper.order;
    const auto rtoTarget = targetOf(paper, u"rto");
    const auto rpoTarget = targetOf(paper, u"rpo");
    const auto rto = paper.answerTo(u"rto");
    const auto rpo = paper.answerTo(u"rpo");
    const auto held = paper.recordOf(u"演练记录", 2);
    FormRows planned;
    for (const auto &step : paper.steps) {
        QStringList roles;
        for (const auto &role : step.roles)
            roles << desk.said<WorkOrder>(u"team", role);
        planned.push_back(rowOf({{u"name", step.zh}, {u"role", roles.join(u'、')}, {u"minutes", QString()}, {u"note", step.limit.zh}}));
    }
    FormRows course;
    const QString by = held ? desk.personOf(held->doneBy) : QString();
    for (const auto &check : paper.checksOf(u"演练记录", 2))
        course.push_back(rowOf({{u"name", check.value(QStringLiteral("name"))},
            {u"done_at", held ? momentLines(held->doneAt) : QString()},
            {u"by", by},
            {u"value", check.value(QStringLiteral("value"))},
            {u"result", check.value(QStringLiteral("verdict"))}}));
    FormData form;
    put(form, {{u"number", order.number},
        {u"planned_on", paper.dayOf(u"演练方案", 1)},
        {u"matter", order.title},
        {u"system", desk.system(order.system)},
        {u"unit", desk.unit(order.unit)},
        {u"planned_for", momentWords(order.plannedFor)},
        {u"rto_target", targetWords(rtoTarget)},
        {u"rpo_target", targetWords(rpoTarget)},
        {u"scenario", order.description},
        {u"organisation", paper.wordsOf(u"演练方案", 1)},
        {u"held_on", held ? dayWords(held->doneAt) : QString()},
        {u"began_at", momentWords(order.startedAt)},
        {u"ended_at", momentWords(order.resolvedAt)},
        {u"rto", measured(rto)},
        {u"rpo", measured(rpo)},
        {u"rto_met", metWords(rtoTarget, rto)},
        {u"rpo_met", metWords(rpoTarget, rpo)},
        {u"course", held ? held->record : QString()},
        {u"recorder", by},
        {u"recorded_on", held ? dayWords(held->doneAt) : QString()},
        {u"assessed_on", paper.dayOf(u"演练评估报告", 3)},
        {u"assessment", paper.wordsOf(u"演练评估报告", 3)},
        {u"assessor", paper.doerOf(u"演练评估报告", 3)},
        {u"assessor_on", paper.dayOf(u"演练评估报告", 3)}});
    form.tables.insert(QStringLiteral("plan_steps"), std::move(planned));
    form.tables.insert(QStringLiteral("record"), std::move(course));
    return form;
}

} // namespace exchange
