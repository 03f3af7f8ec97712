// F21 服务满意度调查表, of a survey that was answered.
#include "exchange/forms/fillings.h"
#include "exchange/forms/formwords.h"
#include "rules/evaluation/surveys.h"

namespace exchange {

namespace ev = rules::evaluation;

namespace {

struct Explained {
    const char *code;
    const char16_t *what;
};
/// What the blank form says beside each item.
constexpr Explained explanations[] = {
    {"understanding", u"准确理解需求与问题"},
    {"conformity", u"按流程办理，记录完整"},
    {"attitude", u"热情、耐心、礼貌"},
    {"timeliness", u"响应与办结及时"},
    {"skill", u"判断准确，方法得当"},
    {"effect", u"问题解决，未重复发生"},
    {"advice", u"主动发现问题并提建议"},
    {"papers", u"资料齐全、移交及时"},
};

/// The item as the form calls it; a survey may have asked something else.
FormRow rowOfAnswer(const ev::SurveyAnswer &answer)
{
    const auto known = std::ranges::find_if(ev::surveyItems(), [&](const ev::SurveyItem &item) { return answer.item == QLatin1StringView(item.code); });
    const auto explained = std::ranges::find_if(explanations, [&](const Explained &one) { return answer.item == QLatin1StringView(one.code); });
    return rowOf({{u"item", known == ev::surveyItems().end() ? answer.item : QString::fromUtf8(known->zh)},
        {u"what", explained == std::end(explanations) ? QString() : QString::fromUtf16(explained->what)},
        {u"stars", QString::number(answer.stars)}});
}

} // namespace

FormData fillSurvey(const Record &record, const FormDesk &desk)
{
    const auto survey = fromRecord<SatisfactionSurvey>(record).value_or(SatisfactionSurvey());
    FormRows rows;
    for (const auto &answer : ev::surveyAnswersFromJson(survey.answers).value_or(std::vector<ev::SurveyAnswer>()))
        rows.push_back(rowOfAnswer(answer));
    QString item = survey.serviceCode;
    for (const auto &known : desk.holding<ServiceItem>({{u"code", survey.serviceCode}}))
        if (known.state == ItemState::InForce)
            item = QStringLiteral("%1 %2").arg(known.code, known.name);
    FormData form;
    put(form, {{u"number", survey.number},
        {u"answered_on", dayWords(survey.answeredOn)},
        {u"unit", desk.unit(survey.unit)},
        {u"system", desk.system(survey.system)},
        {u"item", item},
        {u"source", codeOf(survey.source)},
        {u"respondent", survey.respondent},
        {u"phone", survey.respondentPhone},
        {u"score", survey.score > 0 ? QStringLiteral("%1分").arg(survey.score / 100.0, 0, 'f', 2) : QString()},
        {u"suggestion", survey.suggestion}});
    form.tables.insert(QStringLiteral("answers"), std::move(rows));
    return form;
}

} // namespace exchange
