// Which freeze or lockdown in force lies on a record of a list: on a change, a resource or a business system. By what the row
// itself holds; whether it stops a change is said beside the change.
#pragma once

#include "items/windowoutlook.h"

namespace items {

/// The first of those in force that is for the record; null where none is, and for any other entity.
[[nodiscard]] const StandingFreeze *freezeOn(const Shape &shape, const Record &record, std::span<const StandingFreeze> standing);
/// True for the entities on which a freeze may lie.
[[nodiscard]] bool canBeFrozen(const Shape &shape);

} // namespace items
