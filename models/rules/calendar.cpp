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

QDate localDate(Instant instant)
{
    return QDate(1970, 1, 1).addDays(floorDiv(instant.ms + chinaOffsetMs, dayMs));
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
    calendar.m_exceptions = spec.exceptions;
    calendar.m_years = spec.years;
    calendar.m_dayWork = 0;
    for (const auto &span : spec.hours)
        calendar.m_dayWork += (span.to - span.from) * minuteMs;

    calendar.m_firstDay = dayNumber(firstKept);
    qint32 day = 0;
    for (QDate date = firstKept; date <= lastKept; date = date.addDays(1), ++day) {
        calendar.m_before.push_back(qint32(calendar.m_dayOf.size()));
        const auto exception = spec.exceptions.find(date);
        const bool works = exception == spec.exceptions.end() ? isWeekday(date) : exception->second.kind == DayKind::Workday;
        if (works)
            calendar.m_dayOf.push_back(day);
    }
    calendar.m_before.push_back(qint32(calendar.m_dayOf.size()));
    if (calendar.m_dayOf.empty())
        return fail(ErrorCode::InvalidValue, QStringLiteral("exceptions"), QStringLiteral("no working day is left"));
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
    return to <= from ? 0 : reading(to) - reading(from);
}

Instant WorkingCalendar::after(Instant from, qint64 ms) const
{
    Q_ASSERT_X(ms >= 0, "WorkingCalendar::after", "time runs forwards");
    return ms == 0 ? from : firstAt(reading(from) + ms);
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

bool WorkingCalendar::worksOn(const QDate &date) const
{
    return isAlways() || isWorkday(dayNumber(date));
}

bool WorkingCalendar::knows(Instant instant) const
{
    return isAlways() || m_years.contains(localDate(instant).year());
}

/// The rest of the working hours that `at` is in.
Stretch WorkingCalendar::workingStretch(Instant at, Instant to) const
{
    const qint64 local = at.ms + chinaOffsetMs;
    const qint64 midnight = floorDiv(local, dayMs) * dayMs;
    const auto span = std::ranges::find_if(m_spans, [&](const DaySpan &one) { return local < midnight + one.to * minuteMs; });
    const Instant end = std::min(to, Instant{midnight + span->to * minuteMs - chinaOffsetMs});
    const QDate date = localDate(at);
    Stretch stretch{at, end, end.ms - at.ms, TimeReason::WorkingHours, {}};
    if (!isWeekday(date)) {
        stretch.reason = TimeReason::MakeUpDay;
        stretch.names << m_exceptions.at(date).name;
    }
    return stretch;
}

/// From `at`, where nobody works, until the next working hours begin.
Stretch WorkingCalendar::idleStretch(Instant at, Instant to) const
{
    const Instant next{firstAt(reading(at) + 1).ms - 1};
    // Beyond the kept days no working hours follow.
    const Instant end = next > at ? std::min(next, to) : to;
    const QDate first = localDate(at);
    const QDate last = localDate({end.ms - 1});
    const qint64 msOfFirst = at.ms + chinaOffsetMs - dayNumber(first) * dayMs;
    Stretch stretch{at, end, 0, TimeReason::OffHours, {}};
    if (first == last && worksOn(first) && msOfFirst >= m_spans.front().from * minuteMs && msOfFirst < m_spans.back().to * minuteMs) {
        stretch.reason = TimeReason::Lunch;
        return stretch;
    }
    constexpr int longestFeast = 60; // days looked at: what lies beyond the kept days has no end
    int looked = 0;
    for (QDate date = first; date <= last && looked < longestFeast; date = date.addDays(1), ++looked) {
        const auto exception = m_exceptions.find(date);
        if (exception != m_exceptions.end() && exception->second.kind == DayKind::Holiday) {
            stretch.reason = TimeReason::Holiday;
            if (!stretch.names.contains(exception->second.name))
                stretch.names << exception->second.name;
        } else if (stretch.reason == TimeReason::OffHours && !worksOn(date)) {
            stretch.reason = TimeReason::Weekend;
        }
    }
    return stretch;
}

std::vector<Stretch> WorkingCalendar::explain(Instant from, Instant to) const
{
    if (to <= from)
        return {};
    if (isAlways())
        return {{from, to, to.ms - from.ms, TimeReason::Always, {}}};
    std::vector<Stretch> stretches;
    for (Instant at = from; at < to; at = stretches.back().to)
        stretches.push_back(isWorking(at) ? workingStretch(at, to) : idleStretch(at, to));
    return stretches;
}

} // namespace rules
