// The clocks of a promise (SLA): when it is due, how much of it is used, and whether it was kept. Pure, the same on both
// sides to the millisecond. The targets themselves are data (domain.md section 11, our proposal).
#pragma once

#include "rules/calendar.h"

#include <optional>

namespace rules {

/// The clock stood still from `from` to `to`, or stands still where there is no `to`. Pauses ascend and do not overlap.
struct Pause {
    Instant from;
    std::optional<Instant> to;
    bool operator==(const Pause &) const = default;
};

struct PromiseClock {
    Instant start;
    qint64 limitMs = 0; ///< working time promised
    std::vector<Pause> pauses;
    std::optional<Instant> stopped; ///< when the promise was met
};

/// When the promise falls due: the start plus the limit plus exactly the working time of the pauses that begin before
/// it. Nothing while the clock stands still before its due time.
[[nodiscard]] std::optional<Instant> dueAt(const PromiseClock &clock, const WorkingCalendar &calendar);

/// Working time used up to `now` or to the end, pauses not counted.
[[nodiscard]] qint64 usedMs(const PromiseClock &clock, const WorkingCalendar &calendar, Instant now);

enum class Promise { Open, Paused, Kept, Broken };
/// Counts by what was done when, never by when a message arrived: a promise kept offline is kept.
[[nodiscard]] Promise promiseOf(const PromiseClock &clock, const WorkingCalendar &calendar, Instant now);

/// When so much working time of the promise is used; as dueAt.
[[nodiscard]] std::optional<Instant> usedUpAt(const PromiseClock &clock, qint64 ms, const WorkingCalendar &calendar);
/// When so many basis points (1/10,000) of the limit are used, for warnings; as dueAt.
[[nodiscard]] std::optional<Instant> reachedAt(const PromiseClock &clock, int basisPoints, const WorkingCalendar &calendar);

} // namespace rules
