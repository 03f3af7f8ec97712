// F09 变更实施记录及总结, of a change.
#include "exchange/forms/fillings.h"
#include "exchange/forms/formwords.h"
#include "rules/changeplan.h"

namespace exchange {

namespace {

QString recordsOf(std::span<const ChangeStep> steps, ChangePart part)
{
    QStringList records;
    for (const auto &step : steps)
        if (step.part == part && !step.record.isEmpty())
            records << QStringLiteral("%1：%2").arg(step.name, step.record);
    return records.join(u'\n');
}

} // namespace

FormData fillChangeRecord(const Record &record, const FormDesk &desk)
{
    const auto change = fromRecord<ChangeRequest>(record).value_or(ChangeRequest());
    auto steps = desk.holding<ChangeStep>({{u"change_id", idText(record.id)}});
    std::ranges::sort(steps, {}, [](const ChangeStep &step) { return std::pair(step.part, step.step); });
    FormRows rows;
    for (const auto &step : steps)
        rows.push_back(rowOf({{u"part", desk.said<ChangeStep>(u"part", codeOf(step.part))},
            {u"name", step.name},
            {u"done_by", desk.personOf(step.doneBy)},
            {u"done_at", momentLines(step.doneAt)},
            {u"watched_by", desk.personOf(step.watchedBy)},
            {u"watched_at", momentLines(step.watchedAt)},
            {u"state", desk.said<ChangeStep>(u"state", codeOf(step.state))},
            {u"record", step.record}}));
    FormData form;
    put(form, {{u"number", change.number},
        {u"closed_on", dayWords(change.finishedAt)},
        {u"matter", change.title},
        {u"class", codeOf(change.changeClass)},
        {u"unit", desk.unit(change.unit)},
        {u"system", desk.system(change.system)},
        {u"backup", change.backupProof},
        {u"planned", spanWords(change.plannedStart, change.plannedEnd)},
        {u"outage_planned", minutesWords(change.outageMinutes)},
        {u"actual", spanWords(change.startedAt, change.finishedAt)},
        {u"outage_actual", minutesWords(change.actualOutage)},
        {u"result", codeOf(change.result)},
        {u"window_kept", change.windowKept ? yesWords(*change.windowKept == Timeliness::Missed) : QString()},
        {u"verification", recordsOf(steps, ChangePart::Verification)},
        {u"fallback", recordsOf(steps, ChangePart::Fallback)},
        {u"result_note", change.resultNote},
        {u"review", change.review},
        {u"implementer", desk.person(change.implementer)},
        {u"watcher", desk.person(change.watcher)}});
    form.tables.insert(QStringLiteral("steps"), std::move(rows));
    return form;
}

} // namespace exchange
