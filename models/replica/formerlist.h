// The order of a list as of a past date: live rows that have not changed since in anything that the query asks about, and
// the former rows of those that have, each judged and sorted by the same SQL, then merged. Exact; every part of a query is
// offered. References sort by the names of today.
#pragma once

#include "replica/formerrows.h"
#include "replica/listorder.h"

namespace replica {

/// Runs within the caller's read transaction; `first` as in ListOrder::compute.
Result<std::shared_ptr<const Rids>> orderAsOf(sqlite3 *handle, const Shape &shape, ListOrder &live, FormerRows &former, ListQuery query, int page, const ListOrder::First &first);

} // namespace replica
