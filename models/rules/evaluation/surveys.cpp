#include "rules/evaluation/surveys.h"

#include "rules/evaluation/evaluationflow.h"
#include "rules/orderflow.h"
#include "rules/recurrence.h"
#include "rules/rulefile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <set>

namespace rules::evaluation {

namespace {

using Kind = EvaluationProblem::Kind;

constexpr int mostAnswers = 50;
constexpr int mostStars = 5;
constexpr int fullScore = 10'000;
constexpr qsizetype longestItem = 40;

const QString answersField = QStringLiteral("answers");
const QString itemKey = QStringLiteral("item");
const QString starsKey = QStringLiteral("stars");

constexpr std::array items{
    SurveyItem{"understanding", "任务理解", "Understanding of the task"},
    SurveyItem{"conformity", "服务规范性", "Conformity of the service"},
    SurveyItem{"attitude", "服务态度", "Attitude"},
    SurveyItem{"timeliness", "及时性", "Timeliness"},
    SurveyItem{"skill", "技术能力", "Technical skill"},
    SurveyItem{"effect", "处置效果", "Effect"},
    SurveyItem{"advice", "优化建议", "Advice on improvement"},
    SurveyItem{"papers", "文档管理", "Documents"},
};

Unexpected wrong(const QString &place)
{
    return refused(ErrorCode::InvalidValue, answersField, Kind::Answers, {place});
}

} // namespace

Result<std::vector<SurveyAnswer>> surveyAnswersFromJson(const QString &json)
{
    std::vector<SurveyAnswer> answers;
    if (json.isEmpty())
        return answers;
    const auto document = QJsonDocument::fromJson(json.toUtf8());
    if (!document.isArray() || document.array().size() > mostAnswers)
        return wrong(answersField);
    std::set<QString> seen;
    for (qsizetype i = 0; i < document.array().size(); ++i) {
        const RuleNode node{document.array().at(i), QStringLiteral("answers[%1]").arg(i)};
        if (!node.value.isObject() || !node.onlyHas({itemKey, starsKey}))
            return wrong(node.place);
        const auto item = node.at(itemKey).text();
        if (!item || item->trimmed().isEmpty() || item->size() > longestItem || !seen.insert(*item).second)
            return wrong(node.at(itemKey).place);
        const auto stars = node.at(starsKey).whole(1, mostStars);
        if (!stars)
            return wrong(node.at(starsKey).place);
        answers.push_back({*item, *stars});
    }
    return answers;
}

QString toJson(std::span<const SurveyAnswer> answers)
{
    QJsonArray array;
    for (const auto &answer : answers)
        array.append(QJsonObject{{itemKey, answer.item}, {starsKey, answer.stars}});
    return array.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

int surveyScore(std::span<const SurveyAnswer> answers)
{
    if (answers.empty())
        return 0;
    qint64 sum = 0;
    for (const auto &answer : answers)
        sum += answer.stars * (fullScore / mostStars);
    const auto count = qint64(answers.size());
    return int((2 * sum + count) / (2 * count));
}

std::span<const SurveyItem> surveyItems()
{
    return items;
}

Result<void> settleSurvey(const Command &command, const Record *before, Record &after, const Situation &situation)
{
    if (after.retired)
        return {};
    auto survey = fromRecord<SatisfactionSurvey>(after);
    if (!survey)
        return Unexpected(survey.error());
    const auto answers = surveyAnswersFromJson(survey->answers);
    if (!answers)
        return Unexpected(answers.error());
    if (answers->empty())
        return refused(ErrorCode::RequiredMissing, answersField, Kind::Missing, {answersField});
    if (survey->answeredOn > dayOf(command.occurredAt))
        return refused(ErrorCode::InvalidValue, QStringLiteral("answered_on"), Kind::Future, {QStringLiteral("answered_on")});
    survey->score = surveyScore(*answers);
    if (!before)
        survey->enteredBy = handOf(situation.actor);
    after.values = toRecord(*survey).values;
    return {};
}

} // namespace rules::evaluation
