#include "rules/servicelevel.h"

namespace rules {

std::optional<Instant> dueAt(const PromiseClock &clock, const WorkingCalendar &calendar)
{
    return reachedAt(clock, 10'000, calendar);
}

std::optional<Instant> reachedAt(const PromiseClock &clock, int basisPoints, const WorkingCalendar &calendar)
{
    const qint64 wanted = clock.limitMs * basisPoints / 10'000;
    qint64 paused = 0;
    Instant reached = calendar.after(clock.start, wanted);
    for (const auto &pause : clock.pauses) {
        if (pause.from >= reached)
            break;
        if (!pause.to)
            return std::nullopt;
        paused += calendar.workingMs(std::max(pause.from, clock.start), *pause.to);
        reached = calendar.after(clock.start, wanted + paused);
    }
    return reached;
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
