// What stands around an order: notes, alerts, recurring plans, and the policies that orders go by. Small rules, one an
// entity; steps have rules/orderstep, resources rules/orderledger.
#pragma once

#include "rules/decide.h"

namespace rules {

/// A note is added, never changed; author and time are those of the act. What the server says nobody else says.
[[nodiscard]] Result<void> settleOrderNote(const Command &command, const Record *before, Record &after, const Situation &situation);
/// Alerts come from the monitoring: only the server keeps them.
[[nodiscard]] Result<void> settleOrderAlert(const Command &command, const Record *before, Record &after, const Situation &situation);
/// A plan's schedule can be read, its item is not a draft, its system is the unit's. It makes no order for a time before
/// it was made, changed or set going again.
[[nodiscard]] Result<void> settleOrderPlan(const Command &command, const Record *before, Record &after, const Situation &situation);
/// A policy's document can be read by who goes by it.
[[nodiscard]] Result<void> settlePolicy(const Command &command, const Record *before, Record &after, const Situation &situation);

/// Shared with orders: the system belongs to the unit; a service item can be started.
[[nodiscard]] Result<void> checkSystem(const QUuid &system, const QUuid &unit, const World &world);
[[nodiscard]] Result<void> checkStartable(const Record &item);

} // namespace rules
