// F11 巡检记录表及月汇总, of an order of B1; the second sheet has all orders of its plan in the month.
#include "exchange/forms/fillings.h"
#include "exchange/forms/formwords.h"
#include "exchange/forms/orderpaper.h"

namespace exchange {

namespace {

Instant dayOf(const WorkOrder &order)
{
    return order.plannedFor ? *order.plannedFor : order.submittedAt.value_or(Instant());
}

struct Counted {
    int normal = 0;
    int abnormal = 0;
    int notApplicable = 0;
};

Counted countedIn(std::span<const OrderStep> steps)
{
    Counted counted;
    for (const auto &step : steps)
        for (const auto &answer : rules::answersFromJson(step.checks).value_or(std::vector<rules::CheckAnswer>()))
            switch (answer.verdict) {
            case rules::CheckVerdict::Normal:
                ++counted.normal;
                break;
            case rules::CheckVerdict::Abnormal:
                ++counted.abnormal;
                break;
            case rules::CheckVerdict::NotApplicable:
                ++counted.notApplicable;
                break;
            }
    return counted;
}

QString incidentsOf(std::span<const OrderStep> steps, const FormDesk &desk)
{
    QStringList numbers;
    for (const auto &step : steps)
        if (const auto incident = desk.find(step.incident))
            numbers << incident->number;
    return numbers.join(u'、');
}

/// The orders of the same plan in the same month, in the order of days; the order alone where it has no plan.
std::vector<WorkOrder> monthOf(const WorkOrder &order, const FormDesk &desk)
{
    if (order.plan.isNull())
        return {order};
    const auto month = chinaDay(dayOf(order));
    auto orders = desk.holding<WorkOrder>({{u"plan_id", idText(order.plan.uuid)}});
    std::erase_if(orders, [&](const WorkOrder &one) {
        const auto day = chinaDay(dayOf(one));
        return day.year() != month.year() || day.month() != month.month();
    });
    std::ranges::sort(orders, {}, dayOf);
    return orders;
}

} // namespace

FormData fillInspection(const Record &record, const FormDesk &desk)
{
    const OrderPaper paper(record, desk);
    const auto &order = paper.order;
    const auto month = monthOf(order, desk);
    FormRows days;
    int done = 0;
    int abnormal = 0;
    for (const auto &one : month) {
        const auto steps = rules::recordsOf(toRecord(one), desk.world());
        const auto counted = countedIn(steps);
        done += one.resolvedAt ? 1 : 0;
        abnormal += counted.abnormal;
        days.push_back(rowOf({{u"day", dayWords(chinaDay(dayOf(one)))},
            {u"number", one.number},
            {u"planned", QString::number(counted.normal + counted.abnormal + counted.notApplicable)},
            {u"normal", QString::number(counted.normal)},
            {u"abnormal", QString::number(counted.abnormal)},
            {u"not_applicable", QString::number(counted.notApplicable)},
            {u"incidents", incidentsOf(steps, desk)},
            {u"inspector", desk.person(one.assignee)},
            {u"kept", timelinessWords(one.resolveKept)}}));
    }
    const auto day = chinaDay(dayOf(order));
    const auto isNight = [](Instant at) { return (at.ms / 3'600'000 + 8) % 24 >= 18 || (at.ms / 3'600'000 + 8) % 24 < 9; };
    const auto rate = month.empty() ? 0.0 : std::round(1000.0 * done / double(month.size())) / 10;
    FormData form;
    put(form, {{u"number", order.number},
        {u"done_on", dayWords(day)},
        {u"matter", order.title},
        {u"object", order.system.isNull() ? desk.unit(order.unit) : desk.system(order.system)},
        {u"shift", order.startedAt ? isNight(*order.startedAt) ? QStringLiteral("night") : QStringLiteral("day") : QString()},
        {u"began_at", momentWords(order.startedAt)},
        {u"ended_at", momentWords(order.resolvedAt)},
        {u"incidents", incidentsOf(paper.records, desk)},
        {u"conclusion", order.resolution},
        {u"inspector", paper.doerOf(u"巡检记录表", 2)},
        {u"inspected_on", paper.dayOf(u"巡检记录表", 2)},
        {u"checker", paper.doerOf(u"巡检汇总", 4)},
        {u"checked_on", paper.dayOf(u"巡检汇总", 4)},
        {u"month", QStringLiteral("%1年%2月").arg(day.year()).arg(day.month())},
        {u"runs_planned", QString::number(month.size())},
        {u"runs_done", QString::number(done)},
        {u"runs_rate", numberWords(rate)},
        {u"abnormal_total", QString::number(abnormal)}});
    form.tables.insert(QStringLiteral("checks"), paper.checksOf(u"巡检记录表", 2));
    form.tables.insert(QStringLiteral("days"), std::move(days));
    return form;
}

} // namespace exchange
