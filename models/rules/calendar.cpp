#include "rules/calendar.h"

namespace rules {

namespace {

// Long before and after any record; within it every day's count is kept, 100 kB in all.
const QDate firstKept(1990, 1, 1);
const QDate lastKept(2069, 12, 31);

qint64 dayNumber(const QDate &date)
{
    return QDate(1970, 1, 1).daysTo(date);
}

qint64 floorDiv(qint64 value, qint64 by)
{
    return value >= 0 ? value / by : -((-value + by - 1) / by);
}

bool isWeekday(const QDate &date)
{
    return date.dayOfWeek() <= Qt::Friday;
}

Result<void> checkHours(const std::vector<DaySpan> &hours)
{
    if (hours.empty())
        return fail(ErrorCode::RequiredMissing, QStringLiteral("hours"));
    int end = -1;
    for (const auto &span : hours) {
        if (span.from <= end || span.to <= span.from || span.to > 24 * 60)
            return fail(ErrorCode::InvalidValue, QStringLiteral("hours"), QStringLiteral("spans must ascend within the day"));
        end = span.to;
    }
    return {};
}

} // namespace

Result<CalendarSpec> calendarFromCsv(const QByteArray &csv, QString version, std::vector<DaySpan> hours)
{
    CalendarSpec spec{std::move(version), std::move(hours), {}, 0, 0};
    const auto lines = csv.split('\n');
    for (int i = 1; i < lines.size(); ++i) {
        const auto line = lines[i].trimmed();
        if (line.isEmpty())
            continue;
        const QString place = QStringLiteral("line %1").arg(i + 1);
        const auto cells = line.split(',');
        if (cells.size() != 3)
            return fail(ErrorCode::BadRequest, place, QStringLiteral("date,kind,name expected"));
        const auto date = QDate::fromString(QString::fromLatin1(cells[0]), Qt::ISODate);
        if (!date.isValid())
            return fail(ErrorCode::BadRequest, place, QStringLiteral("not a date"));
        const bool workday = cells[1] == "workday";
        if (!workday && cells[1] != "holiday")
            return fail(ErrorCode::BadRequest, place, QStringLiteral("neither holiday nor workday"));
        if (!spec.exceptions.emplace(date, workday ? DayKind::Workday : DayKind::Holiday).second)
            return fail(ErrorCode::NotUnique, place, QStringLiteral("the date stands twice"));
    }
    if (spec.exceptions.empty())
        return fail(ErrorCode::RequiredMissing, QStringLiteral("line 2"), QStringLiteral("no day"));
    spec.firstYear = spec.exceptions.begin()->first.year();
    spec.lastYear = spec.exceptions.rbegin()->first.year();
    return spec;
}

WorkingCalendar WorkingCalendar::always()
{
    return WorkingCalendar();
}

Result<WorkingCalendar> WorkingCalendar::make(const CalendarSpec &spec)
{
    if (const auto checked = checkHours(spec.hours); !checked)
        return Unexpected(checked.error());
    WorkingCalendar calendar;
    calendar.m_spans = spec.hours;
    calendar.m_firstYear = spec.firstYear;
    calendar.m_lastYear = spec.lastYear;
    calendar.m_dayWork = 0;
    for (const auto &span : spec.hours)
        calendar.m_dayWork += (span.to - span.from) * minuteMs;

    calendar.m_firstDay = dayNumber(firstKept);
    qint32 day = 0;
    for (QDate date = firstKept; date <= lastKept; date = date.addDays(1), ++day) {
        calendar.m_before.push_back(qint32(calendar.m_dayOf.size()));
        const auto exception = spec.exceptions.find(date);
        const bool works = exception == spec.exceptions.end() ? isWeekday(date) : exception->second == DayKind::Workday;
        if (works)
            calendar.m_dayOf.push_back(day);
    }
    calendar.m_before.push_back(qint32(calendar.m_dayOf.size()));
    return calendar;
}

bool WorkingCalendar::isWorkday(qint64 day) const
{
    const qint64 index = day - m_firstDay;
    return index >= 0 && index + 1 < qint64(m_before.size()) && m_before[index + 1] > m_before[index];
}

/// Working milliseconds of a working day before a moment of it.
qint64 WorkingCalendar::workedIn(qint64 msOfDay) const
{
    qint64 worked = 0;
    for (const auto &span : m_spans)
        worked += std::clamp<qint64>(msOfDay - span.from * minuteMs, 0, (span.to - span.from) * minuteMs);
    return worked;
}

/// Working milliseconds from the beginning of the kept days to a local moment.
qint64 WorkingCalendar::workedBefore(qint64 localMs) const
{
    const qint64 day = floorDiv(localMs, dayMs);
    const qint64 index = std::clamp<qint64>(day - m_firstDay, 0, qint64(m_before.size()) - 1);
    const qint64 whole = qint64(m_before[index]) * m_dayWork;
    return isWorkday(day) ? whole + workedIn(localMs - day * dayMs) : whole;
}

/// The first local moment by which so much has been worked; the inverse of workedBefore. `worked` > 0.
qint64 WorkingCalendar::momentOf(qint64 worked) const
{
    // The last millisecond belongs to the day in which it is worked, so that a full day ends at its evening.
    const qint64 nth = std::clamp<qint64>((worked - 1) / m_dayWork, 0, qint64(m_dayOf.size()) - 1);
    qint64 rest = worked - nth * m_dayWork;
    const qint64 midnight = (m_firstDay + m_dayOf[nth]) * dayMs;
    for (const auto &span : m_spans) {
        const qint64 length = (span.to - span.from) * minuteMs;
        if (rest <= length)
            return midnight + span.from * minuteMs + rest;
        rest -= length;
    }
    return midnight + m_spans.back().to * minuteMs;
}

qint64 WorkingCalendar::workingMs(Instant from, Instant to) const
{
    if (to <= from)
        return 0;
    if (isAlways())
        return to.ms - from.ms;
    return workedBefore(to.ms + chinaOffsetMs) - workedBefore(from.ms + chinaOffsetMs);
}

Instant WorkingCalendar::after(Instant from, qint64 ms) const
{
    Q_ASSERT_X(ms >= 0, "WorkingCalendar::after", "time runs forwards");
    if (ms == 0)
        return from;
    if (isAlways())
        return {from.ms + ms};
    return {momentOf(workedBefore(from.ms + chinaOffsetMs) + ms) - chinaOffsetMs};
}

bool WorkingCalendar::isWorking(Instant instant) const
{
    if (isAlways())
        return true;
    const qint64 local = instant.ms + chinaOffsetMs;
    const qint64 day = floorDiv(local, dayMs);
    const qint64 minute = (local - day * dayMs) / minuteMs;
    return isWorkday(day) && std::ranges::any_of(m_spans, [minute](const DaySpan &span) { return minute >= span.from && minute < span.to; });
}

bool WorkingCalendar::knows(Instant instant) const
{
    const int year = QDate(1970, 1, 1).addDays(floorDiv(instant.ms + chinaOffsetMs, dayMs)).year();
    return isAlways() || (year >= m_firstYear && year <= m_lastYear);
}

std::vector<Stretch> WorkingCalendar::explain(Instant from, Instant to) const
{
    std::vector<Stretch> stretches;
    for (Instant at = from; at < to;) {
        const qint64 day = floorDiv(at.ms + chinaOffsetMs, dayMs);
        const Instant end{std::min(to.ms, (day + 1) * dayMs - chinaOffsetMs)};
        const QDate date = QDate(1970, 1, 1).addDays(day);
        const bool works = isAlways() || isWorkday(day);
        QString name;
        if (!isAlways() && works != isWeekday(date))
            name = works ? QStringLiteral("workday") : QStringLiteral("holiday");
        stretches.push_back({at, end, workingMs(at, end), name});
        at = end;
    }
    return stretches;
}

} // namespace rules
