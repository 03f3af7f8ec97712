// The working calendar (工作日历): which milliseconds count as working time. Hours with a lunch break, public holidays
// and make-up workdays (调休) are data. Integer arithmetic in China Standard Time (UTC+8, no summer time since 1991), so
// that both sides agree to the millisecond.
#pragma once

#include "contract/result.h"
#include "contract/values.h"

#include <QDate>
#include <map>
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

/// A day that is not what its weekday says.
enum class DayKind { Holiday, Workday };

struct CalendarSpec {
    QString version;
    std::vector<DaySpan> hours;        ///< of a working day, ascending, not touching: {{540, 720}, {840, 1080}}
    std::map<QDate, DayKind> exceptions;
    int firstYear = 0; ///< the years that the exceptions cover; outside them only weekdays are known
    int lastYear = 0;
};

/// Reads `date,kind,name` lines; kind is holiday or workday. The error names the line. Years run from the first date's to
/// the last date's.
[[nodiscard]] Result<CalendarSpec> calendarFromCsv(const QByteArray &csv, QString version, std::vector<DaySpan> hours);

/// A stretch of time between two instants and how much of it counted: the arithmetic behind "why this due time".
struct Stretch {
    Instant from;
    Instant to;
    qint64 countedMs = 0;
    QString name; ///< holiday, workday or empty
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
    /// One stretch a local day from `from` to `to`; the counted parts sum up to workingMs(from, to).
    [[nodiscard]] std::vector<Stretch> explain(Instant from, Instant to) const;
    [[nodiscard]] bool isAlways() const { return m_spans.empty(); }

private:
    WorkingCalendar() = default;
    [[nodiscard]] qint64 workedBefore(qint64 localMs) const;
    [[nodiscard]] qint64 momentOf(qint64 worked) const;
    [[nodiscard]] bool isWorkday(qint64 day) const;
    [[nodiscard]] qint64 workedIn(qint64 msOfDay) const;

    std::vector<DaySpan> m_spans;   ///< empty: every moment counts
    qint64 m_dayWork = dayMs;       ///< working milliseconds of a working day
    qint64 m_firstDay = 0;          ///< day number (1970-01-01 = 0) that m_before begins at
    std::vector<qint32> m_before;   ///< working days before each day since m_firstDay
    std::vector<qint32> m_dayOf;    ///< the day number, from m_firstDay, of each working day
    int m_firstYear = 0;
    int m_lastYear = 9999;
};

} // namespace rules
