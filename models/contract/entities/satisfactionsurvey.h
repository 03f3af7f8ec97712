// SatisfactionSurvey (满意度调查): one answered form of one unit (F21), from paper, by telephone or online.
#pragma once

#include "contract/entities/workorder.h"

namespace contract {

struct SatisfactionSurvey {
    Id<SatisfactionSurvey> id;
    Revision revision = 0;
    bool retired = false;
    QString number;
    QString title;
    Id<Organisation> unit; ///< who answered
    Id<BusinessSystem> system;
    QString serviceCode; ///< code of a service item; empty: the service as a whole
    QDate answeredOn;
    QString respondent;
    QString respondentPhone;
    RatingSource source = RatingSource::Paper;
    QString answers; ///< JSON array of {item, stars}, 1 to 5 (rules/evaluation/surveys)
    int score = 0; ///< mean of the answers in basis points of full marks; kept by the rules
    QString suggestion;
    QString enteredBy; ///< kept by the rules
    bool operator==(const SatisfactionSurvey &) const = default;
};

template <> struct Describe<SatisfactionSurvey> {
    static constexpr auto name = "satisfaction_survey";
    static constexpr auto caption = QT_TRANSLATE_NOOP("SatisfactionSurvey", "Satisfaction survey");
    static constexpr auto captions = QT_TRANSLATE_NOOP("SatisfactionSurvey", "Satisfaction surveys");
    static constexpr auto numberPrefix = "MY";
    static constexpr auto fields = std::tuple{
        Field{"number", QT_TRANSLATE_NOOP("SatisfactionSurvey", "Number"), &SatisfactionSurvey::number, traits::key},
        Field{"title", QT_TRANSLATE_NOOP("SatisfactionSurvey", "Title"), &SatisfactionSurvey::title, traits::title | traits::required | traits::pinyin | traits::indexed | traits::listed | traits::maxLength(120)},
        Field{"unit_id", QT_TRANSLATE_NOOP("SatisfactionSurvey", "Unit"), &SatisfactionSurvey::unit, traits::required | traits::scope | traits::indexed | traits::listed},
        Field{"system_id", QT_TRANSLATE_NOOP("SatisfactionSurvey", "Business system"), &SatisfactionSurvey::system, traits::indexed},
        Field{"service_code", QT_TRANSLATE_NOOP("SatisfactionSurvey", "Service item"), &SatisfactionSurvey::serviceCode, traits::listed | traits::maxLength(20)},
        Field{"answered_on", QT_TRANSLATE_NOOP("SatisfactionSurvey", "Answered on"), &SatisfactionSurvey::answeredOn, traits::required | traits::indexed | traits::listed},
        Field{"respondent", QT_TRANSLATE_NOOP("SatisfactionSurvey", "Answered by"), &SatisfactionSurvey::respondent, traits::personal | traits::maxLength(40)},
        Field{"respondent_phone", QT_TRANSLATE_NOOP("SatisfactionSurvey", "Phone"), &SatisfactionSurvey::respondentPhone, traits::personal | traits::maxLength(30)},
        Field{"source", QT_TRANSLATE_NOOP("SatisfactionSurvey", "Source"), &SatisfactionSurvey::source, traits::indexed | traits::listed},
        Field{"answers", QT_TRANSLATE_NOOP("SatisfactionSurvey", "Answers"), &SatisfactionSurvey::answers, traits::maxLength(10'000)},
        Field{"score", QT_TRANSLATE_NOOP("SatisfactionSurvey", "Score"), &SatisfactionSurvey::score, traits::readOnly | traits::indexed | traits::listed | traits::range(0, 10000)},
        Field{"suggestion", QT_TRANSLATE_NOOP("SatisfactionSurvey", "Suggestion"), &SatisfactionSurvey::suggestion, traits::multiline},
        Field{"entered_by", QT_TRANSLATE_NOOP("SatisfactionSurvey", "Entered by"), &SatisfactionSurvey::enteredBy, traits::readOnly | traits::listed | traits::maxLength(80)},
    };
};

} // namespace contract
