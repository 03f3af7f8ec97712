// The clocks of a work order: from its stamps, its frozen limits and its pauses. What runs, what is due and what was kept
// is asked of these; the stamps are what people did, whenever the server heard of it.
#pragma once

#include "rules/servicelevels.h"

namespace rules {

/// A hold of the order, as its field `pauses` keeps it.
struct OrderPause {
    Pause pause;
    HoldKind kind = HoldKind::User;
    QString reason;
    QString consent; ///< name of the supervisor
    bool operator==(const OrderPause &) const = default;
};

/// Reads the field; an empty text has none. Ascending and not overlapping, only the last without an end.
[[nodiscard]] Result<std::vector<OrderPause>> pausesFromJson(const QString &json);
/// An empty text where there is none.
[[nodiscard]] QString toJson(const std::vector<OrderPause> &pauses);

struct OrderClock {
    PromiseClock clock;
    TimeLimit limit;
};

/// The clock, as soon as it has started; nothing where nothing is promised. Response: from 提交 to 已受理. Resolve: from 已受理
/// to 已解决, with pauses. Statutory: from the grading to the report, never paused.
[[nodiscard]] std::optional<OrderClock> clockOf(const WorkOrder &order, ClockKind kind, const WorkingCalendar &working);

/// When the clock is due; nothing where it does not run or stands still.
[[nodiscard]] std::optional<Instant> dueOf(const WorkOrder &order, ClockKind kind, const WorkingCalendar &working);

/// What was promised against what was done; nothing where it was not done, or not promised.
[[nodiscard]] std::optional<Timeliness> timelinessOf(const std::optional<Instant> &done, const std::optional<Instant> &due);

} // namespace rules
