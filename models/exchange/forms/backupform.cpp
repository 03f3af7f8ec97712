// F14 备份检查与恢复测试报告, of an order of B5.
#include "exchange/forms/fillings.h"
#include "exchange/forms/formwords.h"
#include "exchange/forms/orderpaper.h"

namespace exchange {

FormData fillBackup(const Record &record, const FormDesk &desk)
{
    const OrderPaper paper(record, desk);
    const auto &order = paper.order;
    const auto checks = paper.checksOf(u"备份检查记录", 2);
    const auto restore = paper.recordOf(u"恢复测试报告", 3);
    const auto time = paper.answerTo(u"restore_time");
    const auto equal = paper.answerTo(u"data_equal");
    FormData form;
    put(form, {{u"number", order.number},
        {u"done_on", dayWords(order.resolvedAt ? order.resolvedAt : order.submittedAt)},
        {u"unit", desk.unit(order.unit)},
        {u"system", desk.system(order.system)},
        {u"policy", paper.wordsOf(u"备份策略表", 1)},
        {u"check_result", paper.wordsOf(u"备份检查记录", 2)},
        {u"restored", restore ? desk.system(order.system) : QString()},
        {u"restore_time", time && time->value ? minutesWords(qint64(std::llround(*time->value))) : QString()},
        {u"data_equal", equal ? rules::codeOf(equal->verdict) : QString()},
        {u"restore_course", restore ? restore->record : QString()},
        {u"conclusion", order.resolution},
        {u"done_by", paper.doerOf(u"备份检查记录", 2)},
        {u"done_at", paper.dayOf(u"备份检查记录", 2)}});
    form.tables.insert(QStringLiteral("checks"), checks);
    return form;
}

} // namespace exchange
