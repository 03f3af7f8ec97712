// F02 政务云资源变更、续期、退订申请表, of an order of A2, A3 or A5.
#include "exchange/forms/fillings.h"
#include "exchange/forms/formwords.h"
#include "exchange/forms/orderpaper.h"

namespace exchange {

FormData fillAdjustment(const Record &record, const FormDesk &desk)
{
    const OrderPaper paper(record, desk);
    const auto &order = paper.order;
    const auto ratio = [](const std::optional<double> &mean, const std::optional<double> &peak) {
        return mean || peak ? QStringLiteral("%1／%2").arg(numberWords(mean), numberWords(peak)) : QString();
    };
    FormRows rows;
    for (const auto &[now, wanted, changes] : paper.resources())
        rows.push_back(rowOf({{u"number", now.number},
            {u"name", now.name},
            {u"old_spec", specificationWords(now)},
            {u"new_spec", specificationWords(wanted)},
            {u"old_term", dayWords(now.termUntil)},
            {u"new_term", dayWords(wanted.termUntil)},
            {u"cpu", ratio(now.cpuAverage, now.cpuPeak)},
            {u"memory", numberWords(now.memoryAverage)}}));

    const QString kind = paper.item.startsWith(u"A2") ? QStringLiteral("change") : paper.item.startsWith(u"A3") ? QStringLiteral("extend") : paper.item.startsWith(u"A5") ? QStringLiteral("cancel") : QString();
    FormData form;
    put(form, {{u"number", order.number},
        {u"applied_on", dayWords(order.submittedAt)},
        {u"kind", kind},
        {u"unit", desk.unit(order.unit)},
        {u"system", desk.system(order.system)},
        {u"requester", order.requesterName},
        {u"phone", order.requesterPhone},
        {u"reason", order.description},
        {u"provider_opinion", paper.wordsOf(u"核定意见", 1)},
        {u"authority_opinion", paper.wordsOf(u"审批记录", 2)}});
    form.tables.insert(QStringLiteral("resources"), std::move(rows));
    return form;
}

} // namespace exchange
