// The life of a work order: what a verb of rules/orderflow checks, stamps, counts and promises. Stamps are the times when
// people acted, so an act that arrives late changes nothing that was kept; none lies before the act that came before it.
#pragma once

#include "rules/decide.h"

namespace rules {

/// The rule of the entity. A submitted order is not deleted; a draft may be.
[[nodiscard]] Result<void> settleWorkOrder(const Command &command, const Record *before, Record &after, const Situation &situation);

} // namespace rules
