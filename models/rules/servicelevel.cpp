#include "rules/servicelevel.h"

namespace rules {

std::optional<Instant> dueAt(const PromiseClock &clock, const WorkingCalendar &calendar)
{
    return usedUpAt(clock, clock.limitMs, calendar);
}

std::optional<Instant> reachedAt(const PromiseClock &clock, int basisPoints, const WorkingCalendar &calendar)
{
    return usedUpAt(clock, clock.limitMs * basisPoints / 10'000, calendar);
}

std::optional<Instant> usedUpAt(const PromiseClock &clock, qint64 ms, const WorkingCalendar &calendar)
{
    if (ms <= 0)
        return clock.start;
    // All in readings of the calendar's stopwatch, which is turned back into an instant once.
    qint64 wanted = calendar.reading(clock.start) + ms;
    for (const auto &pause : clock.pauses) {
        const qint64 from = calendar.reading(std::max(pause.from, clock.start));
        if (from >= wanted)
            break;
        if (!pause.to)
            return std::nullopt;
        wanted += std::max<qint64>(calendar.reading(*pause.to) - from, 0);
    }
    return calendar.firstAt(wanted);
}

qint64 usedMs(const PromiseClock &clock, const WorkingCalendar &calendar, Instant now)
{
    const Instant end = clock.stopped.value_or(now);
    qint64 used = calendar.workingMs(clock.start, end);
    for (const auto &pause : clock.pauses)
        used -= calendar.workingMs(std::max(pause.from, clock.start), std::min(pause.to.value_or(end), end));
    return used;
}

Promise promiseOf(const PromiseClock &clock, const WorkingCalendar &calendar, Instant now)
{
    const auto due = dueAt(clock, calendar);
    if (clock.stopped)
        return !due || *clock.stopped <= *due ? Promise::Kept : Promise::Broken;
    if (!due)
        return Promise::Paused;
    return now <= *due ? Promise::Open : Promise::Broken;
}

} // namespace rules
