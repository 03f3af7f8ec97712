// EntityTable: one entity's rows in the cache, with their sort keys and search index, on SQLite's own handle.
#pragma once

#include "replica/holding.h"
#include "replica/prepared.h"
#include "replica/searchindex.h"

namespace replica {

class EntityTable
{
public:
    /// Of a cache whose tables stand; the connection must outlive it.
    static Result<std::unique_ptr<EntityTable>> open(sqlite3 *handle, const Shape &shape);

    [[nodiscard]] const Shape &shape() const { return m_shape; }

    Result<std::optional<Record>> find(std::string_view id);
    /// True where another record that is not retired holds the value.
    Result<bool> taken(int field, const Value &value, const QUuid &except);
    /// The other records, not retired, that hold all those values; an index serves the first.
    Result<std::vector<Record>> holding(std::span<const rules::FieldValue> wanted, const QUuid &except) { return m_holding.ask(m_shape, wanted, except); }
    Result<qint64> count();
    /// True where the id has a row.
    Result<bool> contains(std::string_view id) { return ridOf(id).map([](qint64 rid) { return rid != 0; }); }
    /// 0 where the id has no row.
    Result<qint64> ridOf(std::string_view id);

    enum class Pending : quint8 { No, Yes };
    /// Inserts or updates. An update writes only the columns that differ: a change of one field costs one index, not all.
    Result<void> put(const RowView &row, Pending pending);
    /// The same for a row whose content is known: only what differs is looked at.
    Result<void> change(const Record &before, const Record &after, Pending pending);
    /// For filling an empty table in the order of ids: no look-up and nothing compared. beginAppending() tells the first
    /// free rid; index() and digest() compute in one thread what flush() writes, while append() writes the same rows in
    /// another, 8,192 at most. The cells of the companion columns stand behind the fields', as FillBatch makes them.
    Result<qint64> beginAppending();
    Result<void> append(qint64 rid, const RowView &row);
    void index(qint64 rid, const RowView &row) { m_search.put(rid, row.cells.first(m_shape.fields.size())); }
    void digest() { m_search.digest(); }
    /// The row and its history. Nothing happens where there is no such row.
    Result<void> remove(std::string_view id);

    /// Writes what the search index has gathered; before each commit.
    Result<void> flush() { return m_search.flush(); }
    void forget() { m_search.forget(); }

private:
    EntityTable(sqlite3 *handle, const Shape &shape);
    Result<void> prepare();
    Result<void> insert(const RowView &row, Pending pending);
    void bindRow(const RowView &row, Pending pending);
    Result<void> update(qint64 rid, quint64 changedFields, const RowView &row, Pending pending);
    Result<Prepared *> updating(quint64 changedFields);
    void bindSortKey(Prepared &statement, int position, int index, const RowView &row);

    sqlite3 *m_handle;
    const Shape &m_shape;
    std::vector<int> m_sortKeyed;       ///< fields with a companion column
    std::vector<std::string> m_keys;    ///< buffers of their keys, alive while bound
    SearchIndex m_search;
    Holding m_holding;
    Prepared m_find;
    Prepared m_contains;
    Prepared m_insert;
    Prepared m_remove;
    Prepared m_removeHistory;
    Prepared m_count;
    Prepared m_lastRid;
    std::map<int, Prepared> m_taken;
    std::map<quint64, Prepared> m_updates; ///< by the set of changed fields
};

} // namespace replica
