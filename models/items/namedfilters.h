// Filters that come without names (from a saved view) get the names of the records that their values point to.
#pragma once

#include "items/queries.h"
#include "items/unitforest.h"

namespace items {

/// `ready` gets the filters in the same order, at once where none points to a record. A record that the cache does not
/// have is named by its id.
void nameFilters(Queries &queries, const Shape &shape, const std::vector<replica::ListFilter> &filters, QObject *context, std::function<void(std::vector<NamedFilter>)> ready);

} // namespace items
