// F07 故障分析报告, of an incident.
#include "exchange/forms/fillings.h"
#include "exchange/forms/formwords.h"
#include "exchange/forms/orderpaper.h"

namespace exchange {

FormData fillIncidentAnalysis(const Record &record, const FormDesk &desk)
{
    const OrderPaper paper(record, desk);
    const auto &order = paper.order;
    const auto problem = desk.find(order.problem);
    FormRows measures;
    if (!order.changeNumber.isEmpty())
        for (const auto &change : desk.holding<ChangeRequest>({{u"number", order.changeNumber}}))
            measures.push_back(rowOf({{u"measure", QStringLiteral("%1 %2").arg(change.number, change.title)},
                {u"owner", desk.person(change.implementer)},
                {u"due", dayWords(change.plannedEnd)},
                {u"state", desk.said<ChangeRequest>(u"state", codeOf(change.state))}}));
    if (problem)
        measures.push_back(rowOf({{u"measure", QStringLiteral("%1 %2").arg(problem->number, problem->title)},
            {u"owner", desk.person(problem->assignee)},
            {u"due", dayWords(problem->resolveDue)},
            {u"state", desk.said<WorkOrder>(u"state", codeOf(problem->state))}}));
    FormData form;
    put(form, {{u"number", order.number},
        {u"written_on", paper.dayOf(u"故障分析报告", 5)},
        {u"matter", order.title},
        {u"priority", codeOf(order.priority)},
        {u"system", desk.system(order.system)},
        {u"unit", desk.unit(order.unit)},
        {u"outage", minutesWords(order.outageMinutes)},
        {u"began_at", momentWords(order.submittedAt)},
        {u"restored_at", momentWords(order.resolvedAt)},
        {u"response_kept", timelinessWords(order.responseKept)},
        {u"resolve_kept", timelinessWords(order.resolveKept)},
        {u"description", order.description},
        {u"impact", desk.said<WorkOrder>(u"impact", codeOf(order.impact))},
        {u"cause", paper.wordsOf(u"故障分析报告", 5)},
        {u"resolution", order.resolution},
        {u"outage_cause", codeOf(order.outageCause)},
        {u"responsibility", problem ? problem->resolution : QString()},
        {u"written_by", paper.doerOf(u"故障分析报告", 5)},
        {u"written_at", paper.dayOf(u"故障分析报告", 5)}});
    form.tables.insert(QStringLiteral("timeline"), paper.course());
    form.tables.insert(QStringLiteral("measures"), std::move(measures));
    return form;
}

} // namespace exchange
