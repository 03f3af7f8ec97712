// Table: the rows of one entity, read and written by its field table. A table has the columns id, revision, retired
// and then one a field.
#pragma once

#include "contract/rows.h"
#include "store/database.h"

namespace store {

/// One statement with its values.
struct Sql {
    QString text;
    std::vector<Value> values;
};

class Table
{
public:
    explicit Table(const Shape &shape);
    [[nodiscard]] const Shape &shape() const { return m_shape; }

    [[nodiscard]] Sql inserting(const Record &record) const;
    /// Writes revision, retired and the fields at those positions; ends in the condition on the id.
    [[nodiscard]] Sql updating(const Record &record, std::span<const int> fields) const;
    Result<void> insert(Database &database, const Record &record) const;
    /// NotFound where the record is not there.
    Result<void> update(Database &database, const Record &record, std::span<const int> fields) const;

    enum class Lock { None, Share, Update };
    /// The records that exist among those ids, in the order of ids. On PostgreSQL their rows are locked until the
    /// transaction ends; SQLite's one writer needs none.
    Result<std::vector<Record>> find(Database &database, std::vector<QUuid> ids, Lock lock) const;
    Result<std::optional<Record>> find(Database &database, const QUuid &id, Lock lock) const;
    /// Records that meet a condition ("from_id = ?").
    Result<std::vector<Record>> where(Database &database, const QString &condition, const std::vector<Value> &values, Lock lock) const;

    /// Hands the rows of `SELECT columns FROM table <tail>` to the sink without making strings of them; returns their
    /// number. The sink must not use this database.
    Result<qint64> scan(Database &database, const QString &tail, const std::vector<Value> &values, RowSink &rows) const;

private:
    Result<std::vector<Record>> read(Statement &&statement) const;

    const Shape &m_shape;
    QString m_select; ///< "SELECT id, revision, retired, … FROM resource "
    QString m_insert;
};

/// The same for any statement whose columns are id, revision, retired and then the shape's fields.
Result<qint64> scanRows(Database &database, const Shape &shape, const QString &sql, const std::vector<Value> &values, RowSink &rows);

/// The table of a shape, made once.
[[nodiscard]] const Table &tableOf(const Shape &shape);

/// "?, ?, ?"
[[nodiscard]] QString placeholders(qsizetype count);
/// "IN (?, ?, ?, ?)" for the values, of which the last is repeated up to a power of two: a statement is prepared once a
/// text, and few lengths make few texts.
[[nodiscard]] QString inList(std::vector<Value> &values);

} // namespace store
