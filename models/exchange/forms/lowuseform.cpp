// F04 低效资源整改通知书及答复单, of an order of A4.
#include "exchange/forms/fillings.h"
#include "exchange/forms/formwords.h"
#include "exchange/forms/orderpaper.h"
#include "rules/userules.h"

namespace exchange {

FormData fillLowUse(const Record &record, const FormDesk &desk)
{
    const OrderPaper paper(record, desk);
    const auto &order = paper.order;
    FormRows resources;
    FormRows answers;
    for (const auto &[now, wanted, changes] : paper.resources()) {
        const auto finding = rules::useFindingOf(toRecord(now), rules::shippedUseRules());
        resources.push_back(rowOf({{u"number", now.number},
            {u"name", now.name},
            {u"spec", specificationWords(now)},
            {u"cpu_avg", numberWords(now.cpuAverage)},
            {u"cpu_peak", numberWords(now.cpuPeak)},
            {u"memory_avg", numberWords(now.memoryAverage)},
            {u"verdict", finding && finding->verdict ? finding->verdict->zh : QString()}}));
        answers.push_back(rowOf({{u"number", now.number}, {u"name", now.name}, {u"measure", changes ? specificationWords(wanted) : QString()}, {u"done_by", QString()}, {u"reason", QString()}}));
    }
    const auto notice = paper.recordOf(u"整改通知书", 2);
    const auto answer = paper.recordOf(u"答复单", 3);
    FormData form;
    put(form, {{u"number", order.number},
        {u"issued_on", notice ? dayWords(notice->doneAt) : QString()},
        {u"unit", desk.unit(order.unit)},
        {u"system", desk.system(order.system)},
        {u"period", QStringLiteral("近30日")},
        {u"answer_by", answer ? dayWords(answer->dueAt) : QString()},
        {u"grounds", order.description},
        {u"demand", notice ? notice->record : QString()},
        {u"provider_name", notice ? desk.personOf(notice->doneBy) : QString()},
        {u"provider_on", notice ? dayWords(notice->doneAt) : QString()},
        {u"requester", order.requesterName},
        {u"phone", order.requesterPhone},
        {u"answer", answer ? answer->record : QString()},
        {u"provider_opinion", paper.wordsOf(u"资源回收单", 5)}});
    form.tables.insert(QStringLiteral("resources"), std::move(resources));
    form.tables.insert(QStringLiteral("answers"), std::move(answers));
    return form;
}

} // namespace exchange
