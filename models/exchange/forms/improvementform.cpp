// F24 整改通知单、整改报告、销号单, of an improvement item.
#include "exchange/forms/fillings.h"
#include "exchange/forms/formwords.h"
#include "rules/evaluation/template.h"

namespace exchange {

namespace {

/// The indicator by name, as the template of the evaluation calls it.
QString indicatorOf(const ImprovementItem &item, const std::optional<Evaluation> &evaluation, const FormDesk &desk)
{
    const auto document = evaluation ? desk.find(evaluation->templateId) : std::nullopt;
    const auto read = document ? rules::evaluation::templateFromJson(document->content.toUtf8()) : fail(ErrorCode::NotFound);
    const auto *indicator = read ? read->indicator(item.indicator) : nullptr;
    return indicator ? QStringLiteral("%1 %2").arg(indicator->code, indicator->name.zh) : item.indicator;
}

} // namespace

FormData fillImprovement(const Record &record, const FormDesk &desk)
{
    const auto item = fromRecord<ImprovementItem>(record).value_or(ImprovementItem());
    const auto evaluation = desk.find(item.evaluation);
    const bool isClosed = item.state == ImprovementState::Closed;
    FormData form;
    put(form, {{u"number", item.number},
        {u"raised_on", dayWords(item.raisedAt)},
        {u"unit", desk.unit(item.unit)},
        {u"owner", desk.person(item.owner)},
        {u"matter", item.title},
        {u"source", evaluation ? QStringLiteral("%1 %2").arg(evaluation->number, evaluation->title) : QString()},
        {u"indicator", indicatorOf(item, evaluation, desk)},
        {u"due_on", dayWords(item.dueOn)},
        {u"problem", item.problem},
        {u"raised_by", desk.personOf(item.raisedBy)},
        {u"raised_at", dayWords(item.raisedAt)},
        {u"done_on", dayWords(item.doneAt)},
        {u"cause", item.cause},
        {u"measure", item.measure},
        {u"outcome", item.outcome},
        {u"done_at", momentWords(item.doneAt)},
        {u"kept", timelinessWords(item.kept)},
        {u"done_by", desk.personOf(item.doneBy)},
        {u"closed_on", dayWords(item.closedAt)},
        {u"returned", QStringLiteral("%1次").arg(item.returnCount)},
        {u"rechecked_by", desk.personOf(item.recheckedBy)},
        {u"recheck", item.recheck},
        {u"conclusion", isClosed ? QStringLiteral("closed") : item.state == ImprovementState::Returned ? QStringLiteral("returned") : QString()}});
    return form;
}

} // namespace exchange
