// The risk of a change (风险): impact by likelihood, from a questionnaire and from what is known, with the arithmetic. Our
// proposal (domain.md section 10): impact 1 to 4, likelihood 1 to 3.
#pragma once

#include "rules/changerules.h"

#include <QJsonObject>

namespace rules {

/// What is known beside the answers.
struct RiskFacts {
    bool coreSystem = false;  ///< a resource of protection level 3 is touched, or one that is critical
    int units = 0;            ///< that the impact list reaches
    int earlierFailures = 0;  ///< of changes of the same resources or template that failed or were rolled back
    bool operator==(const RiskFacts &) const = default;
};

struct RiskAccount {
    struct Line {
        QString code; ///< of the question, or "core_system", "units", "failures"
        QString answer;
        int points = 0;
        bool isImpact = false;
        bool operator==(const Line &) const = default;
    };
    std::vector<Line> lines;
    int impact = 1;
    int likelihood = 1;
    QStringList unanswered; ///< codes of questions
    [[nodiscard]] int risk() const { return unanswered.isEmpty() ? impact * likelihood : 0; }
    bool operator==(const RiskAccount &) const = default;
};
/// Impact: the most that an answer or a fact says. Likelihood: 1 and the points of the answers and facts, at most 3.
[[nodiscard]] RiskAccount riskOf(const ChangeRules &rules, const QJsonObject &answers, const RiskFacts &facts);
[[nodiscard]] QString toJson(const RiskAccount &account);
/// Refuses answers to no question, and none of its options; the error names the question.
[[nodiscard]] Result<QJsonObject> answersFromJson(const ChangeRules &rules, const QString &json);

} // namespace rules
