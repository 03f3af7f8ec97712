// The working calendar as a document: the policy of kind `calendar` is its JSON, and a year's list of holidays and make-up
// workdays (调休) comes as CSV when the State Council has announced it.
#pragma once

#include "rules/calendar.h"

#include <QJsonArray>
#include <optional>

namespace rules {

struct RuleNode;

/// Reads the document. BadRequest with the place ("exceptions[3].date") where it is not understood.
[[nodiscard]] Result<CalendarSpec> calendarFromJson(const QByteArray &json);
[[nodiscard]] QByteArray toJson(const CalendarSpec &calendar);

/// Reads `date,kind,name` lines in UTF-8, with or without a heading; dates as 2026-1-1 or 2026/1/1, kind is holiday (休) or
/// workday (班). The error names the line. A year that is listed with fewer days than a year has is not counted as covered.
[[nodiscard]] Result<CalendarSpec> calendarFromCsv(const QByteArray &csv, QString version, std::vector<DaySpan> hours);

/// The calendar with the years of the list put in place of what it knew of them; every other year stays. A single day of
/// a neighbouring year, as New Year's holidays bring, is set too. Refuses a list that covers no year.
[[nodiscard]] Result<CalendarSpec> withYears(CalendarSpec calendar, const QByteArray &csv);

/// The document that the program ships.
[[nodiscard]] const CalendarSpec &shippedCalendarSpec();
[[nodiscard]] const WorkingCalendar &shippedCalendar();

/// A list of {"from": "08:30", "to": "12:00"}, ascending within the day.
[[nodiscard]] Result<std::vector<DaySpan>> spansOf(const RuleNode &list);
[[nodiscard]] QJsonArray jsonOf(const std::vector<DaySpan> &spans);

/// "08:30"
[[nodiscard]] QString timeText(int minuteOfDay);
/// The minutes of "08:30", 24:00 at most; nothing for anything else.
[[nodiscard]] std::optional<int> minuteOfDay(QStringView text);

} // namespace rules
