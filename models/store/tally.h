// The SQL of a tally: all its counts and sums in one pass over the rows, the same text on SQLite and PostgreSQL, with
// every value bound. Both twins ask it: the service over its database, the workstation over its cache.
#pragma once

#include "contract/tally.h"
#include "store/table.h"

namespace store {

/// The condition of some tests over the table's own columns; "1 = 1" of none. UnknownField where the entity has no such
/// field, InvalidValue where a test lacks its value.
[[nodiscard]] Result<Sql> testsSql(const Shape &shape, std::span<const TallyTest> tests);
/// One row with a column a term.
[[nodiscard]] Result<Sql> tallySql(const Shape &shape, const Tally &tally);

/// Answers from a database; within a transaction of the caller's all answers are of one state.
class TalliedRows : public TallySource
{
public:
    /// The database outlives it.
    explicit TalliedRows(Database &database) : m_database(database) {}
    Result<QStringList> ids(const QString &entity, const std::vector<TallyTest> &tests) override;
    Result<std::vector<qint64>> counted(const Tally &tally) override;
    Result<void> records(const Tally &tally, const std::vector<int> &fields, RowSink &rows) override;

private:
    Database &m_database;
};

} // namespace store
