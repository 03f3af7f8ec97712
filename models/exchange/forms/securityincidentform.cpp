// F17 网络安全事件报告表, of an incident whose security level a person has decided.
#include "exchange/forms/fillings.h"
#include "exchange/forms/formwords.h"
#include "exchange/forms/orderpaper.h"

namespace exchange {

FormData fillSecurityIncident(const Record &record, const FormDesk &desk)
{
    const OrderPaper paper(record, desk);
    const auto &order = paper.order;
    const auto system = desk.find(order.system).value_or(BusinessSystem());
    const auto reporter = desk.find(order.assignee).value_or(Person());
    QStringList measures;
    for (const auto &step : paper.records)
        if (!step.record.isEmpty())
            measures << step.record;
    if (!order.resolution.isEmpty())
        measures << order.resolution;
    FormData form;
    put(form, {{u"number", order.number},
        {u"reported_at", momentWords(order.reportedAt)},
        {u"reporting_unit", desk.unit(reporter.unit)},
        {u"reporter", FormDesk::contact(reporter.name, reporter.phone)},
        {u"matter", order.title},
        {u"began_at", momentWords(order.submittedAt)},
        {u"graded_at", momentWords(order.gradedAt)},
        {u"security_level", codeOf(order.securityLevel)},
        {u"report_duty", codeOf(order.reportDuty)},
        {u"report_due", momentWords(order.reportDue)},
        {u"graded_by", desk.personOf(order.gradedBy)},
        {u"unit", desk.unit(order.unit)},
        {u"system", system.name},
        {u"protection_level", order.system.isNull() ? QString() : codeOf(system.protectionLevel)},
        {u"filing_number", system.filingNumber},
        {u"description", order.description},
        {u"impact", desk.said<WorkOrder>(u"impact", codeOf(order.impact))},
        {u"finding", paper.wordsOf(u"安全事件单", 1)},
        {u"measures", measures.join(u'\n')},
        {u"enclosures", desk.enclosures(record.id)}});
    return form;
}

} // namespace exchange
