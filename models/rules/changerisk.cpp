#include "rules/changerisk.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace rules {

namespace {

constexpr int mostImpact = 4;
constexpr int mostLikelihood = 3;
/// So many units are "several".
constexpr int severalUnits = 2;
/// And so many are the platform (domain.md section 11).
constexpr int platformUnits = 10;

const RiskOption *optionOf(const RiskQuestion &question, const QJsonObject &answers)
{
    const auto answer = answers.value(question.code).toString();
    const auto option = std::ranges::find(question.options, answer, &RiskOption::code);
    return option == question.options.end() ? nullptr : &*option;
}

} // namespace

RiskAccount riskOf(const ChangeRules &rules, const QJsonObject &answers, const RiskFacts &facts)
{
    RiskAccount account;
    int likelihood = 1;
    const auto add = [&](const QString &code, const QString &answer, int points, bool isImpact) {
        account.lines.push_back({code, answer, points, isImpact});
        if (isImpact)
            account.impact = std::max(account.impact, points);
        else
            likelihood += points;
    };
    for (const auto &question : rules.questions) {
        if (const auto *option = optionOf(question, answers))
            add(question.code, option->code, option->points, question.kind == RiskQuestion::Kind::Impact);
        else
            account.unanswered << question.code;
    }
    if (facts.coreSystem)
        add(QStringLiteral("core_system"), {}, 3, true);
    if (facts.units >= severalUnits)
        add(QStringLiteral("units"), QString::number(facts.units), facts.units >= platformUnits ? mostImpact : 3, true);
    if (facts.earlierFailures > 0)
        add(QStringLiteral("failures"), QString::number(facts.earlierFailures), 1, false);
    account.impact = std::min(account.impact, mostImpact);
    account.likelihood = std::min(likelihood, mostLikelihood);
    return account;
}

QString toJson(const RiskAccount &account)
{
    QJsonArray lines;
    for (const auto &line : account.lines)
        lines.append(QJsonObject{{QStringLiteral("code"), line.code}, {QStringLiteral("answer"), line.answer}, {QStringLiteral("points"), line.points}, {QStringLiteral("impact"), line.isImpact}});
    return QString::fromUtf8(QJsonDocument(QJsonObject{{QStringLiteral("lines"), lines},
                                                       {QStringLiteral("impact"), account.impact},
                                                       {QStringLiteral("likelihood"), account.likelihood},
                                                       {QStringLiteral("risk"), account.risk()}})
                                 .toJson(QJsonDocument::Compact));
}

Result<QJsonObject> answersFromJson(const ChangeRules &rules, const QString &json)
{
    if (json.isEmpty())
        return QJsonObject();
    const auto document = QJsonDocument::fromJson(json.toUtf8());
    if (!document.isObject())
        return fail(ErrorCode::InvalidValue, QStringLiteral("answers"), QStringLiteral("is no JSON object"));
    const auto answers = document.object();
    for (auto answer = answers.begin(); answer != answers.end(); ++answer) {
        const auto question = std::ranges::find(rules.questions, answer.key(), &RiskQuestion::code);
        if (question == rules.questions.end() || optionOf(*question, answers) == nullptr)
            return fail(ErrorCode::InvalidValue, QStringLiteral("answers"), QStringLiteral("%1: is no answer to a question of the change rules").arg(answer.key()));
    }
    return answers;
}

} // namespace rules
