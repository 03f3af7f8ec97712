// The working calendar (工作日历): which milliseconds count as working time. Hours with a lunch break, public holidays
// and make-up workdays (调休) are data. Integer arithmetic in China Standard Time (UTC+8, no summer time since 1991), so
// that both sides agree to the millisecond.
#pragma once

#include "contract/result.h"
#include "contract/values.h"

#include <QDate>
#include <QStringList>
#include <map>
#include <set>
#include <vector>

namespace rules {

using namespace contract;

inline constexpr qint64 minuteMs = 60'000;
inline constexpr qint64 dayMs = 24 * 60 * minuteMs;
inline constexpr qint64 chinaOffsetMs = 8 * 60 * minuteMs;

/// Part of a day in minutes from midnight, [from, to).
struct DaySpan {
    int from = 0;
    int to = 0;
    bool operator==(const DaySpan &) const = default;
};

/// A day that is not what its weekday says, and the feast that made it so (国庆节).
enum class DayKind { Holiday, Workday };
struct DayException {
    DayKind kind = DayKind::Holiday;
    QString name;
    bool operator==(const DayException &) const = default;
};

struct CalendarSpec {
    QString name;
    QString version;
    QString sourceNote;
    QDate effectiveOn;
    std::vector<DaySpan> hours; ///< of a working day, ascending, not touching: {{540, 720}, {840, 1080}}
    std::map<QDate, DayException> exceptions;
    std::set<int> years; ///< that the exceptions cover; outside them only weekdays are known
    bool operator==(const CalendarSpec &) const = default;
};

/// Why time counts or does not.
enum class TimeReason { Always, WorkingHours, MakeUpDay, Lunch, OffHours, Weekend, Holiday };

/// A stretch of time between two instants and how much of it counted: the arithmetic behind "why this due time".
struct Stretch {
    Instant from;
    Instant to;
    qint64 countedMs = 0; ///< the whole stretch, or nothing of it
    TimeReason reason = TimeReason::Always;
    QStringList names; ///< the feasts of a Holiday or MakeUpDay, each once
    bool operator==(const Stretch &) const = default;
};

class WorkingCalendar
{
public:
    /// Every moment counts (7×24).
    static WorkingCalendar always();
    /// Refuses spans that overlap, leave the day or run backwards.
    static Result<WorkingCalendar> make(const CalendarSpec &spec);

    /// Working milliseconds in [from, to); 0 where to is not after from.
    [[nodiscard]] qint64 workingMs(Instant from, Instant to) const;
    /// The first instant by which `ms` working milliseconds have passed since `from`. With ms = 0: `from` itself, in
    /// working hours or not.
    [[nodiscard]] Instant after(Instant from, qint64 ms) const;
    [[nodiscard]] bool isWorking(Instant instant) const;
    /// False where the day's year is in no holiday list: a due time that passes it must say so.
    [[nodiscard]] bool knows(Instant instant) const;
    /// From `from` to `to` without a gap: each run of working hours, and what lies between two of them in one piece. The
    /// counted parts sum up to workingMs(from, to).
    [[nodiscard]] std::vector<Stretch> explain(Instant from, Instant to) const;
    [[nodiscard]] bool isAlways() const { return m_spans.empty(); }
    [[nodiscard]] bool worksOn(const QDate &date) const;
    /// Working milliseconds of a full working day; of 24 hours where every moment counts.
    [[nodiscard]] qint64 dayWorkMs() const { return m_dayWork; }

    /// The calendar as a stopwatch that runs in working time only: what it shows at an instant, and the first instant at
    /// which it shows so much. Only differences of readings mean something.
    [[nodiscard]] qint64 reading(Instant instant) const
    {
        return isAlways() ? instant.ms : workedBefore(instant.ms + chinaOffsetMs);
    }
    [[nodiscard]] Instant firstAt(qint64 reading) const
    {
        return {isAlways() ? reading : momentOf(reading) - chinaOffsetMs};
    }

private:
    WorkingCalendar() = default;
    [[nodiscard]] qint64 workedBefore(qint64 localMs) const;
    [[nodiscard]] qint64 momentOf(qint64 worked) const;
    [[nodiscard]] bool isWorkday(qint64 day) const;
    [[nodiscard]] qint64 workedIn(qint64 msOfDay) const;
    [[nodiscard]] Stretch workingStretch(Instant at, Instant to) const;
    [[nodiscard]] Stretch idleStretch(Instant at, Instant to) const;

    std::vector<DaySpan> m_spans;   ///< empty: every moment counts
    qint64 m_dayWork = dayMs;       ///< working milliseconds of a working day
    qint64 m_firstDay = 0;          ///< day number (1970-01-01 = 0) that m_before begins at
    std::vector<qint32> m_before;   ///< working days before each day since m_firstDay
    std::vector<qint32> m_dayOf;    ///< the day number, from m_firstDay, of each working day
    std::map<QDate, DayException> m_exceptions;
    std::set<int> m_years;
};

} // namespace rules
