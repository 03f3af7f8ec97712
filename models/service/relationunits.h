// A relation carries the units of both its ends, because they decide who may see it. When a resource moves to another
// unit, its relations move with it in the same transaction.
#pragma once

#include "service/journal.h"

namespace service {

/// The same for what else carries the resource's unit: its daily figures.
Result<void> moveRelations(store::Database &database, Journal &journal, const Shape &shape, const Record &before, const Record &after);

} // namespace service
