// F16 重大活动保障方案及每日（零）报告, of an order of B7.
#include "exchange/forms/fillings.h"
#include "exchange/forms/formwords.h"
#include "exchange/forms/orderpaper.h"

namespace exchange {

FormData fillAssurance(const Record &record, const FormDesk &desk)
{
    const OrderPaper paper(record, desk);
    const auto &order = paper.order;
    const auto report = paper.recordOf(u"日报", 3);
    FormData form;
    put(form, {{u"number", order.number},
        {u"planned_on", paper.dayOf(u"保障方案", 1)},
        {u"matter", order.title},
        {u"period", spanWords(order.plannedFor, order.resolvedAt)},
        {u"unit", desk.unit(order.unit)},
        {u"system", desk.system(order.system)},
        {u"scope", QStringList{order.description, paper.wordsOf(u"保障方案", 1)}.join(u'\n').trimmed()},
        {u"checks", paper.wordsOf(u"检查整改清单", 2)},
        {u"report_on", report ? dayWords(report->doneAt) : QString()},
        {u"on_duty", desk.person(order.assignee)},
        {u"summary", report ? report->record : QString()},
        {u"shift_leader", report ? desk.personOf(report->doneBy) : QString()},
        {u"reported_at", report ? dayWords(report->doneAt) : QString()}});
    return form;
}

} // namespace exchange
