// A due time found by walking the calendar minute by minute: slow and plainly right. The oracle of the clocks' tests and
// the baseline of their figure.
#pragma once

#include "rules/servicelevel.h"

namespace support {

class MinuteWalk
{
public:
    explicit MinuteWalk(rules::CalendarSpec spec) : m_spec(std::move(spec)) {}

    /// Every pause has an end.
    [[nodiscard]] rules::Instant dueAt(const rules::PromiseClock &clock)
    {
        qint64 left = clock.limitMs;
        auto pause = clock.pauses.begin();
        for (qint64 at = clock.start.ms; left > 0;) {
            while (pause != clock.pauses.end() && pause->to->ms <= at)
                ++pause;
            const bool paused = pause != clock.pauses.end() && at >= pause->from.ms;
            // To the end of the minute, or to where a pause begins or ends within it.
            qint64 next = (at / rules::minuteMs + 1) * rules::minuteMs;
            if (pause != clock.pauses.end())
                next = std::min(next, paused ? pause->to->ms : pause->from.ms);
            if (!paused && works(at)) {
                if (left <= next - at)
                    return {at + left};
                left -= next - at;
            }
            at = next;
        }
        return clock.start;
    }

private:
    [[nodiscard]] bool works(qint64 ms)
    {
        const qint64 minute = (ms + rules::chinaOffsetMs) / rules::minuteMs;
        if (const qint64 day = minute / (24 * 60); day != m_day) {
            m_day = day;
            const QDate date = QDate(1970, 1, 1).addDays(day);
            const auto exception = m_spec.exceptions.find(date);
            m_workday = exception == m_spec.exceptions.end() ? date.dayOfWeek() <= 5 : exception->second.kind == rules::DayKind::Workday;
        }
        if (!m_workday)
            return false;
        const int minuteOfDay = int(minute % (24 * 60));
        for (const auto &span : m_spec.hours)
            if (minuteOfDay >= span.from && minuteOfDay < span.to)
                return true;
        return false;
    }

    rules::CalendarSpec m_spec;
    qint64 m_day = -1; ///< that m_workday is about
    bool m_workday = false;
};

} // namespace support
