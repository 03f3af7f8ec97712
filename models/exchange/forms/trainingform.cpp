// F20 培训签到及考核记录, of an order of E3.
#include "exchange/forms/fillings.h"
#include "exchange/forms/formwords.h"
#include "exchange/forms/orderpaper.h"

namespace exchange {

FormData fillTraining(const Record &record, const FormDesk &desk)
{
    const OrderPaper paper(record, desk);
    const auto &order = paper.order;
    FormData form;
    put(form, {{u"number", order.number},
        {u"held_on", paper.dayOf(u"培训记录", 2)},
        {u"matter", order.title},
        {u"time", spanWords(order.startedAt, order.resolvedAt)},
        {u"teacher", desk.person(order.assignee)},
        {u"contents", order.description},
        {u"summary", paper.wordsOf(u"培训记录", 2)},
        {u"organiser", paper.doerOf(u"培训记录", 2)},
        {u"organised_on", paper.dayOf(u"培训记录", 2)}});
    return form;
}

} // namespace exchange
