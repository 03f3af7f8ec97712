// F05 资源回收、数据清除确认单, of an order of A5, or of A4 where it ends in reclaiming.
#include "exchange/forms/fillings.h"
#include "exchange/forms/formwords.h"
#include "exchange/forms/orderpaper.h"

namespace exchange {

FormData fillReclaim(const Record &record, const FormDesk &desk)
{
    const OrderPaper paper(record, desk);
    const auto &order = paper.order;
    FormRows rows;
    for (const auto &[now, wanted, changes] : paper.resources())
        rows.push_back(rowOf({{u"number", now.number}, {u"name", now.name}, {u"spec", specificationWords(now)}, {u"ip", now.privateIp}, {u"backup_on", dayWords(now.backupConfirmedOn)}}));
    const auto clearing = paper.recordOf(u"数据清除确认单", 4);
    FormData form;
    put(form, {{u"number", order.number},
        {u"done_on", clearing ? dayWords(clearing->doneAt) : QString()},
        {u"unit", desk.unit(order.unit)},
        {u"system", desk.system(order.system)},
        {u"reason", order.description},
        {u"backup_proof", paper.wordsOf(u"数据移交单", 2)},
        {u"clearing", clearing ? clearing->record : QString()},
        {u"cleared_at", clearing ? momentWords(clearing->doneAt) : QString()},
        {u"operator", clearing ? desk.personOf(clearing->doneBy) : QString()},
        {u"operator_on", clearing ? dayWords(clearing->doneAt) : QString()}});
    form.tables.insert(QStringLiteral("resources"), std::move(rows));
    return form;
}

} // namespace exchange
