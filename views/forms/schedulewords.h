// A schedule in words: "每周一、五 09:00，遇休息日顺延至下一工作日".
#pragma once

#include "rules/recurrence.h"

#include <QCoreApplication>

namespace views::forms {

struct ScheduleWords {
    Q_DECLARE_TR_FUNCTIONS(ScheduleWords)
};

[[nodiscard]] QString sentenceOf(const rules::Recurrence &recurrence);
/// "Mon 2026-11-23 09:00", in the language of the window.
[[nodiscard]] QString runText(const rules::Occurrence &run);
[[nodiscard]] QString weekdayText(int weekday);
[[nodiscard]] QString everyText(rules::Every every);
[[nodiscard]] QString offDayText(rules::OffDay offDay);

} // namespace views::forms
