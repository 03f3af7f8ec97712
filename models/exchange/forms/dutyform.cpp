// F12 值班表及值班日志, of an order of B3: the log is what was noted during the shift. Rosters are no records yet; that sheet has
// its days and is filled in by hand.
#include "exchange/forms/fillings.h"
#include "exchange/forms/formwords.h"
#include "exchange/forms/orderpaper.h"

namespace exchange {

namespace {

/// The month's days in two columns: 1 to 16 and the rest.
FormRows rosterOf(QDate day)
{
    FormRows rows;
    for (int i = 1; i <= 16; ++i) {
        const int second = i + 16;
        const auto words = [&](int number) { return number <= day.daysInMonth() ? QStringLiteral("%1日").arg(number) : QString(); };
        rows.push_back(rowOf({{u"day", words(i)}, {u"day_a", QString()}, {u"day_b", QString()}, {u"night_a", QString()}, {u"night_b", QString()}, {u"day2", words(second)}, {u"day_a2", QString()}, {u"day_b2", QString()}, {u"night_a2", QString()}, {u"night_b2", QString()}}));
    }
    return rows;
}

} // namespace

FormData fillDuty(const Record &record, const FormDesk &desk)
{
    const OrderPaper paper(record, desk);
    const auto &order = paper.order;
    const auto at = order.plannedFor ? order.plannedFor : order.submittedAt;
    const auto day = at ? chinaDay(*at) : QDate();
    FormRows log;
    for (const auto &line : paper.course())
        log.push_back(rowOf({{u"time", line.value(QStringLiteral("time"))}, {u"kind", QString()}, {u"what", line.value(QStringLiteral("what"))}, {u"order", QString()}}));
    FormData form;
    put(form, {{u"number", order.number},
        {u"month", day.isValid() ? QStringLiteral("%1年%2月").arg(day.year()).arg(day.month()) : QString()},
        {u"shift_leader", paper.doerOf(u"值班表", 1)},
        {u"duty_on", dayWords(day)},
        {u"shift", QString()},
        {u"on_duty", desk.person(order.assignee)},
        {u"summary", paper.wordsOf(u"值班日志", 2)},
        {u"duty_person", paper.doerOf(u"值班日志", 2)},
        {u"duty_signed_on", paper.dayOf(u"值班日志", 2)}});
    form.tables.insert(QStringLiteral("roster"), day.isValid() ? rosterOf(day) : FormRows());
    form.tables.insert(QStringLiteral("log"), std::move(log));
    return form;
}

} // namespace exchange
