// Table: one table of the server's database as both engines have it, and its rows on their way out of a database, into
// one, or into a digest. What only one engine has (a feed row's transaction number, counters and sequences) is no part
// of it.
#pragma once

#include "contract/rows.h"
#include "store/database.h"

#include <functional>

namespace portable {

using namespace contract;

struct Column {
    enum class Kind { Integer, Real, Text };
    QString name;
    Kind kind = Kind::Text;
    bool operator==(const Column &) const = default;
};

struct Table {
    QString name;
    std::vector<Column> columns;
    QStringList key; ///< columns of the primary key: the order of rows
    bool operator==(const Table &) const = default;
};

/// Every table that is copied, as an SQLite database has it: all but sessions and the change feed (see backup.h),
/// counters and the list of schema steps.
[[nodiscard]] Result<std::vector<Table>> tablesOf(store::Database &sqlite);
/// The same for a database of this program's schema, whichever engine holds it.
[[nodiscard]] Result<std::vector<Table>> currentTables();
/// The table of an entity.
[[nodiscard]] Table tableOf(const Shape &shape);

using RowFunction = std::function<void(std::span<const Cell>)>;
/// Hands every row over in the order of the key; returns their number. On a database in use within a Moment only.
Result<qint64> readRows(store::Database &database, const Table &table, const RowFunction &take);

/// What a table holds: equal digests mean equal rows, on whichever engine.
struct Digest {
    qint64 rows = 0;
    QByteArray sha256; ///< hexadecimal
    bool operator==(const Digest &) const = default;
};
[[nodiscard]] Result<Digest> digestOf(store::Database &database, const Table &table);

/// Writes many rows into a table, within the caller's transaction.
class Writer
{
public:
    virtual ~Writer() = default;
    virtual Result<void> add(std::span<const Cell> row) = 0;
    /// Must be called behind the last row.
    virtual Result<void> finish() = 0;
};
[[nodiscard]] Result<std::unique_ptr<Writer>> writerInto(store::Database &database, const Table &table);

/// Takes away a table's indexes that hold no constraint, so that they can be made in one go behind many rows (five to
/// eight times faster than row by row). Returns the statements that make them again; within the caller's transaction.
Result<QStringList> takeIndexes(store::Database &database, const QString &table);
Result<void> makeIndexes(store::Database &database, const QStringList &statements);

/// Tells PostgreSQL's planner about rows that came in bulk; by itself it would find out some minutes later.
Result<void> countAnew(store::Database &database);

} // namespace portable
