// Recurrence (周期): when work comes again, as data: every day, on days of the week, on a day of the month, quarter or year,
// at times of the day, and what becomes of a day that is not worked. Days are China Standard Time, as the calendar's are.
#pragma once

#include "rules/calendar.h"

namespace rules {

enum class Every { Day, Week, Month, Quarter, Year };
/// A day that the calendar does not work: it runs all the same, falls out, or moves to the working day behind or before it.
enum class OffDay { Run, Skip, Next, Previous };

/// A day of a month. A negative number counts from the month's end: -1 is the last.
struct MonthDay {
    enum class Kind {
        Day,     ///< the 5th; what a short month does not have is its last day
        Working, ///< the 3rd working day; a month without it is left out
        Weekday, ///< the 2nd Monday; a month without it is left out
    } kind = Kind::Day;
    int number = 1;
    int weekday = 1; ///< of Weekday: 1 is Monday
    bool operator==(const MonthDay &) const = default;
};

struct Recurrence {
    Every every = Every::Day;
    int step = 1;              ///< every so many days, weeks, months, quarters or years, counted from the one of `since`
    QDate since;               ///< wanted where the step is not 1
    std::vector<int> weekdays; ///< of Week, ascending; 1 is Monday
    std::vector<int> months;   ///< of Quarter (1 to 3) and Year (1 to 12), ascending
    MonthDay day;              ///< of Month, Quarter and Year
    std::vector<int> minutes;  ///< from midnight, ascending; at least one
    OffDay offDay = OffDay::Run;
    int catchUp = 5;           ///< runs that were missed and are made afterwards, at most; the older ones are only counted
    bool operator==(const Recurrence &) const = default;
};

/// {"every": "month", "day": 15, "at": ["09:00"], "off_day": "next"}; see resources/policies/README.md. Refuses unknown
/// members and what the kind does not take; the error names the place.
[[nodiscard]] Result<Recurrence> recurrenceFromJson(const QString &json);
[[nodiscard]] QString toJson(const Recurrence &recurrence);

struct Occurrence {
    Instant at;
    QDate day; ///< as the schedule says, before an off day moved it; with the time of day it names the run for ever
    int minute = 0;
    bool operator==(const Occurrence &) const = default;
    [[nodiscard]] bool moved() const;
};

/// The runs in [from, to), ascending, at most `most`. Two that an off day moves to one moment are one.
[[nodiscard]] std::vector<Occurrence> occurrences(const Recurrence &recurrence, const WorkingCalendar &calendar, Instant from, Instant to, size_t most = 1'000);
/// The next runs from an instant on; fewer where none comes within the years that the calendar spans.
[[nodiscard]] std::vector<Occurrence> nextOccurrences(const Recurrence &recurrence, const WorkingCalendar &calendar, Instant from, size_t count);

/// The term of a plan: its first and last day, both included; an invalid last day is no end.
struct Term {
    QDate first;
    QDate last;
};
/// What a plan has to make now.
struct DueRuns {
    std::vector<Occurrence> runs; ///< ascending
    int givenUp = 0;              ///< older ones, beyond catchUp, that are not made any more
    bool operator==(const DueRuns &) const = default;
};
/// The runs in [madeUntil, now] within the term, by `now` included. A run is missed where more than `grace` passed since;
/// of the missed ones the latest `catchUp` are made.
[[nodiscard]] DueRuns dueRuns(const Recurrence &recurrence, const WorkingCalendar &calendar, const Term &term, Instant madeUntil, Instant now);
/// How late a run may be made before it is said to have been missed.
inline constexpr qint64 graceMs = 15 * minuteMs;
[[nodiscard]] inline bool isMissed(const Occurrence &run, Instant now) { return now.ms - run.at.ms > graceMs; }

/// Midnight in China at which the day begins.
[[nodiscard]] Instant startOfDay(QDate day);
[[nodiscard]] QDate dayOf(Instant instant);

} // namespace rules
