// F03 政务云资源交付确认单, of an order of A1 whose resources are ready.
#include "exchange/forms/fillings.h"
#include "exchange/forms/formwords.h"
#include "exchange/forms/orderpaper.h"

namespace exchange {

FormData fillDelivery(const Record &record, const FormDesk &desk)
{
    const OrderPaper paper(record, desk);
    const auto &order = paper.order;
    FormRows rows;
    for (const auto &[now, wanted, changes] : paper.resources())
        rows.push_back(rowOf({{u"number", wanted.number},
            {u"name", wanted.name},
            {u"spec", specificationWords(wanted)},
            {u"os", QStringList{wanted.osName, wanted.osVersion}.join(u' ').trimmed()},
            {u"zone", desk.said<Resource>(u"network_zone", wanted.networkZone)},
            {u"ip", wanted.privateIp},
            {u"term", dayWords(wanted.termUntil)}}));
    FormData form;
    put(form, {{u"number", order.number},
        {u"delivered_on", paper.dayOf(u"资源交付确认单", 6)},
        {u"unit", desk.unit(order.unit)},
        {u"system", desk.system(order.system)},
        {u"request_number", order.number},
        {u"receiver", FormDesk::contact(order.requesterName, order.requesterPhone)},
        {u"remarks", paper.wordsOf(u"资源交付确认单", 6)},
        {u"engineer", paper.doerOf(u"部署记录", 4)},
        {u"engineer_on", paper.dayOf(u"部署记录", 4)},
        {u"security_engineer", paper.doerOf(u"基线核查表", 5)},
        {u"security_on", paper.dayOf(u"基线核查表", 5)}});
    form.tables.insert(QStringLiteral("resources"), std::move(rows));
    form.tables.insert(QStringLiteral("checks"), paper.checksOf(u"基线核查表", 5));
    return form;
}

} // namespace exchange
