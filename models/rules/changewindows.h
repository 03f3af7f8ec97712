// When changes may be carried out (变更窗口) and when not (封网、紧急锁定): which windows meet a change, what of a planned time
// they forbid, and when the next free time is. Pure; days are China Standard Time. Our proposal (domain.md section 10).
#pragma once

#include "contract/entities/changewindow.h"
#include "rules/decide.h"
#include "rules/recurrence.h"

namespace rules {

/// A stretch of time, [from, to).
struct TimeSpan {
    Instant from;
    Instant to;
    bool operator==(const TimeSpan &) const = default;
    [[nodiscard]] bool overlaps(const TimeSpan &other) const { return from < other.to && other.from < to; }
    [[nodiscard]] qint64 length() const { return to.ms - from.ms; }
};

/// What a window is asked about: the class of a change, and everything that it touches.
struct WindowTarget {
    ChangeClass changeClass = ChangeClass::Normal;
    std::vector<QUuid> units;
    std::vector<QUuid> systems;
    std::vector<Record> resources; ///< as the ledger holds them now
};

/// True where the window is for what the target touches. A field that the window leaves empty stands for all of it; a
/// condition holds where one resource holds every value that it names.
[[nodiscard]] bool meets(const ChangeWindow &window, const WindowTarget &target);
/// Refuses a condition that is no JSON object of fields that a resource has, a schedule that rules/recurrence does not
/// know, and an end that is not after its beginning; the error names the field.
[[nodiscard]] Result<void> checkWindow(const ChangeWindow &window);

/// The times of the window that reach into [from, to), ascending, at most `most`: one, or what its schedule makes of it, up
/// to its release.
[[nodiscard]] std::vector<TimeSpan> timesOf(const ChangeWindow &window, const WorkingCalendar &calendar, TimeSpan within, size_t most = 400);

/// Hours in which work is usual where no maintenance window is laid down for it, in minutes from midnight; `to` before
/// `from` is the next morning.
struct UsualHours {
    int from = 22 * 60;
    int to = 6 * 60;
    bool operator==(const UsualHours &) const = default;
};

struct WindowHit {
    const ChangeWindow *window = nullptr; ///< null: the usual hours
    TimeSpan time;                        ///< of a freeze or lockdown
};
/// Freezes and lockdowns that meet the target within the planned time.
[[nodiscard]] std::vector<WindowHit> freezesAgainst(const WindowTarget &target, TimeSpan planned, std::span<const ChangeWindow> windows, const WorkingCalendar &calendar);
/// True where the planned time lies within maintenance windows that meet the target, or where none does, within the usual
/// hours; nothing given as usual is always inside.
[[nodiscard]] bool insideWindow(const WindowTarget &target, TimeSpan planned, std::span<const ChangeWindow> windows, const std::optional<UsualHours> &usual,
                                const WorkingCalendar &calendar);

/// The first times of that length that are inside a window, hit no freeze and none of `busy`.
struct FreeTimes {
    std::vector<TimeSpan> times;
    std::vector<WindowHit> frozen; ///< where there is no time: the freezes in the way
    std::vector<int> taken;        ///< and the positions in `busy`
};
/// Looks through `within`, at most a year; `length` in milliseconds. `busy` in any order.
[[nodiscard]] FreeTimes freeTimes(const WindowTarget &target, qint64 length, TimeSpan within, std::span<const ChangeWindow> windows, const std::optional<UsualHours> &usual,
                                  std::span<const TimeSpan> busy, const WorkingCalendar &calendar, size_t most = 5);

/// The windows that are alive: neither retired nor released.
[[nodiscard]] std::vector<ChangeWindow> livingWindows(const World &world);

/// Keeps who released a window and when. A lockdown that is over stays as a record.
[[nodiscard]] Result<void> settleChangeWindow(const Command &command, const Record *before, Record &after, const Situation &situation);

} // namespace rules
