// F21 服务满意度调查表, of a survey that was answered.
#include "exchange/forms/fillings.h"
#include "exchange/forms/formwords.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace exchange {

namespace {

struct Question {
    const char16_t *code;
    const char16_t *item;
    const char16_t *what;
    const char16_t *full;
};
/// As the blank form has them (domain.md section 12, F21); a survey may have been entered by code or by name.
constexpr Question questions[] = {
    {u"understanding", u"任务理解", u"准确理解需求与问题", u"10"},
    {u"conformity", u"服务规范性", u"按流程办理，记录完整", u"10"},
    {u"attitude", u"服务态度", u"热情、耐心、礼貌", u"10"},
    {u"timeliness", u"及时性", u"响应与办结及时", u"10"},
    {u"skill", u"技术能力", u"判断准确，方法得当", u"10"},
    {u"effect", u"处置效果", u"问题解决，未重复发生", u"15"},
    {u"advice", u"优化建议", u"主动发现问题并提建议", u"15"},
    {u"documents", u"文档管理", u"资料齐全、移交及时", u"20"},
};

FormRow rowFor(const QString &item, const QString &stars)
{
    for (const auto &question : questions)
        if (item == QStringView(question.code) || item == QStringView(question.item))
            return rowOf({{u"item", QString::fromUtf16(question.item)}, {u"what", QString::fromUtf16(question.what)}, {u"full", QString::fromUtf16(question.full)}, {u"stars", stars}});
    return rowOf({{u"item", item}, {u"what", QString()}, {u"full", QString()}, {u"stars", stars}});
}

} // namespace

FormData fillSurvey(const Record &record, const FormDesk &desk)
{
    const auto survey = fromRecord<SatisfactionSurvey>(record).value_or(SatisfactionSurvey());
    FormRows rows;
    for (const auto &answer : QJsonDocument::fromJson(survey.answers.toUtf8()).array())
        rows.push_back(rowFor(answer[u"item"].toString(), QString::number(answer[u"stars"].toInt())));
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
