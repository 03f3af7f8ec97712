// The SQL of a tally: all its counts and sums in one pass over the rows, the same text on SQLite and PostgreSQL, with
// every value bound. Both twins ask it: the service over its database, the replica over its cache.
#pragma once

#include "contract/shape.h"
#include "contract/tally.h"
#include "store/table.h"

namespace store {

/// One row with a column a term. UnknownField where the entity has no such field, or a test wants a value it has not.
[[nodiscard]] Result<Sql> tallySql(const Shape &shape, const Tally &tally);
/// The condition of some tests over the table's own columns; "1 = 1" of none.
[[nodiscard]] Result<Sql> testsSql(const Shape &shape, std::span<const TallyTest> tests);

/// The counts in the order of the terms.
Result<std::vector<qint64>> counted(Database &database, const Shape &shape, const Tally &tally);

} // namespace store
