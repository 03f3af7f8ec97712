// F13 交接班记录表, of an order of B3.
#include "exchange/forms/fillings.h"
#include "exchange/forms/formwords.h"
#include "exchange/forms/orderpaper.h"

namespace exchange {

namespace {

/// What is not finished and lies with that person.
std::vector<WorkOrder> openOrdersOf(Id<Person> person, const Id<WorkOrder> &except, const FormDesk &desk)
{
    std::vector<WorkOrder> open;
    if (person.isNull())
        return open;
    for (const auto state : {OrderState::Dispatched, OrderState::InProgress, OrderState::OnHold})
        for (auto &order : desk.holding<WorkOrder>({{u"assignee_id", idText(person.uuid)}, {u"state", codeOf(state)}}))
            if (order.id != except)
                open.push_back(std::move(order));
    std::ranges::sort(open, {}, &WorkOrder::number);
    return open;
}

} // namespace

FormData fillHandover(const Record &record, const FormDesk &desk)
{
    const OrderPaper paper(record, desk);
    const auto &order = paper.order;
    const auto before = paper.recordOf(u"交接班记录表", 3);
    const auto after = paper.recordOf(u"双签记录", 4);
    FormRows rows;
    bool hasMajorFault = false;
    for (const auto &open : openOrdersOf(order.assignee, order.id, desk)) {
        hasMajorFault = hasMajorFault || (open.kind == OrderKind::Incident && open.priority && *open.priority <= Priority::P2);
        rows.push_back(rowOf({{u"number", open.number}, {u"matter", open.title}, {u"level", desk.said<WorkOrder>(u"priority", codeOf(open.priority))}, {u"state", desk.said<WorkOrder>(u"state", codeOf(open.state))}, {u"due", momentLines(open.resolveDue)}}));
    }
    const auto at = after && after->doneAt ? after->doneAt : before ? before->doneAt : order.submittedAt;
    FormData form;
    put(form, {{u"number", order.number},
        {u"handed_on", dayWords(at)},
        {u"shift", QString()},
        {u"time", after ? momentWords(after->doneAt) : QString()},
        {u"outgoing", before ? desk.personOf(before->doneBy) : desk.person(order.assignee)},
        {u"incoming", after ? desk.personOf(after->doneBy) : QString()},
        {u"major_fault", hasMajorFault ? QStringLiteral("yes") : QStringLiteral("no")},
        {u"devices", paper.wordsOf(u"值班日志", 2)},
        {u"alarms", QString()},
        {u"left", before ? before->record : QString()},
        {u"confirmed", after && after->state == StepState::Done ? QStringLiteral("seen told asked checked counted") : QString()},
        {u"outgoing_name", before ? desk.personOf(before->doneBy) : QString()},
        {u"outgoing_at", before ? dayWords(before->doneAt) : QString()},
        {u"incoming_name", after ? desk.personOf(after->doneBy) : QString()},
        {u"incoming_at", after ? dayWords(after->doneAt) : QString()}});
    form.tables.insert(QStringLiteral("orders"), std::move(rows));
    return form;
}

} // namespace exchange
