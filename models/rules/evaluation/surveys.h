// Surveys (满意度调查): what a unit answered, item by item with one to five stars, and the score that it gives.
#pragma once

#include "contract/entities/satisfactionsurvey.h"
#include "rules/decide.h"

namespace rules::evaluation {

struct SurveyAnswer {
    QString item; ///< code of what was asked, "attitude"
    int stars = 0; ///< 1 to 5
    bool operator==(const SurveyAnswer &) const = default;
};
/// [{"item", "stars"}], each item once. InvalidValue with the place ("answers[2].stars").
[[nodiscard]] Result<std::vector<SurveyAnswer>> surveyAnswersFromJson(const QString &json);
/// An empty text where there is none.
[[nodiscard]] QString toJson(std::span<const SurveyAnswer> answers);
/// Σ(stars × 100 / 5) / answers in basis points, half up; 0 of none.
[[nodiscard]] int surveyScore(std::span<const SurveyAnswer> answers);

/// What the form asks (domain.md section 4: S43), in its order; a survey may ask others.
struct SurveyItem {
    const char *code;
    const char *zh;
    const char *en;
};
[[nodiscard]] std::span<const SurveyItem> surveyItems();

/// The rule of the entity.
[[nodiscard]] Result<void> settleSurvey(const Command &command, const Record *before, Record &after, const Situation &situation);

} // namespace rules::evaluation
