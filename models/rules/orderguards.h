// The guards of rules/orderflow: what must be so before an order takes a step, in the order and in what hangs on it.
#pragma once

#include "rules/orderflow.h"

namespace rules {

/// An order as the command leaves it, on its way through a verb.
struct OrderStanding {
    const WorkOrder &order;
    const Record &record; ///< the same
    Instant at;           ///< of the act
    const Situation &situation;
};

[[nodiscard]] Result<void> checkOrderGuard(OrderGuard guard, const OrderStanding &standing);

/// True where a guard will ask for files: those of the order and its steps, or the inputs of an evaluation that is frozen,
/// have to be there first.
[[nodiscard]] bool asksForFiles(const Command &command);

} // namespace rules
