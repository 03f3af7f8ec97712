// F06 服务请求、事件处理单, of any work order.
#include "exchange/forms/fillings.h"
#include "exchange/forms/formwords.h"
#include "exchange/forms/orderpaper.h"
#include "rules/orderclocks.h"

namespace exchange {

namespace {

/// The box of the form that a kind of order belongs to.
QString boxOf(OrderKind kind)
{
    switch (kind) {
    case OrderKind::Request:
    case OrderKind::Incident:
    case OrderKind::Complaint:
    case OrderKind::Problem:
        return codeOf(kind);
    case OrderKind::Inspection:
    case OrderKind::Drill:
    case OrderKind::Assurance:
    case OrderKind::Change:
        return QStringLiteral("other");
    }
    return {};
}

QString confirmationOf(const WorkOrder &order)
{
    if (!order.closedAt)
        return {};
    return order.autoConfirmed ? QStringLiteral("超时自动确认") : QStringLiteral("已确认关闭");
}

} // namespace

FormData fillOrder(const Record &record, const FormDesk &desk)
{
    const OrderPaper paper(record, desk);
    const auto &order = paper.order;
    FormRows pauses;
    qint64 paused = 0;
    for (const auto &one : rules::pausesFromJson(order.pauses).value_or(std::vector<rules::OrderPause>())) {
        if (one.pause.to)
            paused += one.pause.to->ms - one.pause.from.ms;
        pauses.push_back(rowOf({{u"from", momentLines(one.pause.from)},
            {u"to", momentLines(one.pause.to)},
            {u"kind", desk.said<WorkOrder>(u"hold_kind", codeOf(one.kind))},
            {u"reason", one.reason},
            {u"consent", one.consent}}));
    }
    FormData form;
    put(form, {{u"number", order.number},
        {u"submitted_at", momentWords(order.submittedAt)},
        {u"matter", order.title},
        {u"kind", boxOf(order.kind)},
        {u"unit", desk.unit(order.unit)},
        {u"system", desk.system(order.system)},
        {u"requester", order.requesterName},
        {u"phone", order.requesterPhone},
        {u"channel", codeOf(order.channel)},
        {u"item", paper.item},
        {u"priority", codeOf(order.priority)},
        {u"impact", desk.said<WorkOrder>(u"impact", codeOf(order.impact))},
        {u"urgency", desk.said<WorkOrder>(u"urgency", codeOf(order.urgency))},
        {u"description", order.description},
        {u"time_submitted", momentLines(order.submittedAt)},
        {u"time_accepted", momentLines(order.acceptedAt)},
        {u"time_dispatched", momentLines(order.dispatchedAt)},
        {u"time_started", momentLines(order.startedAt)},
        {u"time_resolved", momentLines(order.resolvedAt)},
        {u"time_closed", momentLines(order.closedAt)},
        {u"response_limit", limitWords(order.responseLimit)},
        {u"response_due", momentLines(order.responseDue)},
        {u"response_kept", timelinessWords(order.responseKept)},
        {u"resolve_limit", limitWords(order.resolveLimit)},
        {u"resolve_due", momentLines(order.resolveDue)},
        {u"resolve_kept", timelinessWords(order.resolveKept)},
        {u"pause_total", pauses.empty() ? QString() : minutesWords(paused / rules::minuteMs)},
        {u"outage", minutesWords(order.outageMinutes)},
        {u"assignee", desk.person(order.assignee)},
        {u"reopened", QStringLiteral("%1／%2").arg(order.reopenCount).arg(order.transferCount)},
        {u"resolution", order.resolution},
        {u"stars", order.stars > 0 ? QString::number(order.stars) : QString()},
        {u"comment", order.comment},
        {u"handled_by", desk.personOf(order.handledBy)},
        {u"handled_on", dayWords(order.resolvedAt)},
        {u"confirmation", confirmationOf(order)}});
    form.tables.insert(QStringLiteral("course"), paper.course());
    form.tables.insert(QStringLiteral("pauses"), std::move(pauses));
    return form;
}

} // namespace exchange
