#include "replica/entitytable.h"

#include "replica/cacheschema.h"
#include "replica/rowbatch.h"
#include "replica/sortkeys.h"

namespace replica {

namespace {

/// Statements for sets of changed fields that are kept; people and machines change few sets.
constexpr size_t mostUpdates = 48;

constexpr quint64 bitOf(int field)
{
    return quint64(1) << field;
}

bool same(const Cell &held, const Cell &arrived)
{
    using Kind = Cell::Kind;
    if (held.kind == Kind::Real && arrived.kind == Kind::Integer)
        return held.real == double(arrived.integer);
    if (held.kind != arrived.kind)
        return false;
    switch (held.kind) {
    case Kind::Empty:
        return true;
    case Kind::Integer:
        return held.integer == arrived.integer;
    case Kind::Real:
        return held.real == arrived.real;
    case Kind::Text:
        return held.text == arrived.text;
    }
    return false;
}

} // namespace

EntityTable::EntityTable(sqlite3 *handle, const Shape &shape)
    : m_handle(handle), m_shape(shape), m_sortKeyed(fieldsWithSortKey(shape)), m_keys(m_sortKeyed.size()), m_search(handle, shape), m_holding(handle)
{
    Q_ASSERT_X(shape.fields.size() <= 64, "EntityTable", "a set of changed fields fits 64 bits");
}

Result<std::unique_ptr<EntityTable>> EntityTable::open(sqlite3 *handle, const Shape &shape)
{
    std::unique_ptr<EntityTable> table(new EntityTable(handle, shape));
    if (const auto prepared = table->prepare(); !prepared)
        return Unexpected(prepared.error());
    return table;
}

Result<void> EntityTable::prepare()
{
    const auto make = [&](Prepared &statement, const QString &sql) {
        return Prepared::make(m_handle, sql.arg(m_shape.name)).map([&](Prepared prepared) { statement = std::move(prepared); });
    };
    const int columns = int(FirstFieldColumn + m_shape.fields.size() + m_sortKeyed.size());
    const QString places = QStringList(columns, QStringLiteral("?")).join(u',');
    return make(m_find, QStringLiteral("SELECT * FROM %1 WHERE id = ?"))
        .and_then([&] { return make(m_contains, QStringLiteral("SELECT rid FROM %1 WHERE id = ?")); })
        .and_then([&] { return make(m_insert, QStringLiteral("INSERT INTO %1 VALUES (") + places + u')'); })
        .and_then([&] { return make(m_remove, QStringLiteral("DELETE FROM %1 WHERE rid = ?")); })
        .and_then([&] { return Prepared::make(m_handle, QStringLiteral("DELETE FROM history WHERE entity = ? AND rid = ?")); })
        .map([&](Prepared prepared) { m_removeHistory = std::move(prepared); })
        .and_then([&] { return make(m_lastRid, QStringLiteral("SELECT max(rid) FROM %1")); })
        .and_then([&] { return make(m_count, QStringLiteral("SELECT count(*) FROM %1")); });
}

Result<std::optional<Record>> EntityTable::find(std::string_view id)
{
    const Reading reading(m_find);
    m_find.bind(0, id);
    const auto found = m_find.step();
    if (!found)
        return Unexpected(found.error());
    if (!*found)
        return std::optional<Record>();
    return std::optional(recordAt(m_shape, m_find));
}

Result<qint64> EntityTable::ridOf(std::string_view id)
{
    const Reading reading(m_contains);
    m_contains.bind(0, id);
    return m_contains.step().map([&](bool found) { return found ? m_contains.integer(0) : 0; });
}

Result<bool> EntityTable::taken(int field, const Value &value, const QUuid &except)
{
    if (!m_taken.contains(field)) {
        auto prepared = Prepared::make(m_handle, QStringLiteral("SELECT 1 FROM %1 WHERE %2 = ? AND retired = 0 AND id <> ? LIMIT 1")
                                                     .arg(m_shape.name, m_shape.fields[field].name));
        if (!prepared)
            return Unexpected(prepared.error());
        m_taken.emplace(field, *std::move(prepared));
    }
    auto &statement = m_taken.at(field);
    const Reading reading(statement);
    const RecordRow held(m_shape, Record{except, 0, false, {value}});
    statement.bind(0, held.view().cells[0]);
    statement.bind(1, held.view().id);
    return statement.step();
}

Result<qint64> EntityTable::count()
{
    const Reading reading(m_count);
    return m_count.step().map([&](bool) { return m_count.integer(0); });
}

Result<void> EntityTable::put(const RowView &row, Pending pending)
{
    const Reading reading(m_find);
    m_find.bind(0, row.id);
    const auto found = m_find.step();
    if (!found)
        return Unexpected(found.error());
    if (!*found)
        return insert(row, pending);

    quint64 changed = 0;
    for (int i = 0; i < int(m_shape.fields.size()); ++i)
        if (!same(m_find.cell(FirstFieldColumn + i), row.cells[i]))
            changed |= bitOf(i);
    const bool stateHolds = m_find.integer(RevisionColumn) == row.revision && (m_find.integer(PendingColumn) != 0) == (pending == Pending::Yes)
                            && (m_find.integer(RetiredColumn) != 0) == row.retired;
    if (changed == 0 && stateHolds)
        return {};
    return update(m_find.integer(RidColumn), changed, row, pending);
}

Result<void> EntityTable::change(const Record &before, const Record &after, Pending pending)
{
    const RecordRow row(m_shape, after);
    const auto rid = ridOf(row.view().id);
    if (!rid)
        return Unexpected(rid.error());
    if (*rid == 0)
        return insert(row.view(), pending);
    quint64 changed = 0;
    for (int i = 0; i < int(m_shape.fields.size()); ++i)
        if (before.values[i] != after.values[i])
            changed |= bitOf(i);
    return update(*rid, changed, row.view(), pending);
}

Result<qint64> EntityTable::beginAppending()
{
    const Reading reading(m_lastRid);
    return m_lastRid.step().map([&](bool) {
        const qint64 first = m_lastRid.integer(0) + 1;
        m_search.openAt(first);
        return first;
    });
}

Result<void> EntityTable::append(qint64 rid, const RowView &row)
{
    const size_t fields = m_shape.fields.size();
    Q_ASSERT_X(row.cells.size() == fields + m_sortKeyed.size(), "EntityTable::append", "sort keys stand behind the fields");
    auto fieldsOnly = row;
    fieldsOnly.cells = row.cells.first(fields);
    bindRow(fieldsOnly, Pending::No);
    m_insert.bind(RidColumn, rid);
    for (size_t i = fields; i < row.cells.size(); ++i) {
        if (row.cells[i].kind == Cell::Kind::Text)
            m_insert.bindBlob(int(FirstFieldColumn + i), row.cells[i].text);
        else
            m_insert.bindNull(int(FirstFieldColumn + i));
    }
    return m_insert.execute();
}

void EntityTable::bindRow(const RowView &row, Pending pending)
{
    m_insert.bindNull(RidColumn);
    m_insert.bind(IdColumn, row.id);
    m_insert.bind(RevisionColumn, row.revision);
    m_insert.bind(PendingColumn, qint64(pending == Pending::Yes));
    m_insert.bind(RetiredColumn, qint64(row.retired));
    for (int i = 0; i < int(row.cells.size()); ++i)
        m_insert.bind(FirstFieldColumn + i, row.cells[i]);
}

Result<void> EntityTable::insert(const RowView &row, Pending pending)
{
    bindRow(row, pending);
    for (int i = 0; i < int(m_sortKeyed.size()); ++i)
        bindSortKey(m_insert, int(FirstFieldColumn + m_shape.fields.size()) + i, i, row);
    return m_insert.execute().map([&] { m_search.put(sqlite3_last_insert_rowid(m_handle), row.cells); });
}

Result<void> EntityTable::update(qint64 rid, quint64 changedFields, const RowView &row, Pending pending)
{
    const auto statement = updating(changedFields);
    if (!statement)
        return Unexpected(statement.error());
    auto &update = **statement;
    int position = 0;
    update.bind(position++, row.revision);
    update.bind(position++, qint64(pending == Pending::Yes));
    update.bind(position++, qint64(row.retired));
    bool searchChanged = false;
    for (int i = 0; i < int(m_shape.fields.size()); ++i) {
        if (!(changedFields & bitOf(i)))
            continue;
        update.bind(position++, row.cells[i]);
        searchChanged |= m_shape.fields[i].traits.searchable;
    }
    for (int i = 0; i < int(m_sortKeyed.size()); ++i)
        if (changedFields & bitOf(m_sortKeyed[i]))
            bindSortKey(update, position++, i, row);
    update.bind(position, rid);
    return update.execute().map([&] {
        if (searchChanged)
            m_search.put(rid, row.cells);
    });
}

Result<Prepared *> EntityTable::updating(quint64 changedFields)
{
    if (const auto found = m_updates.find(changedFields); found != m_updates.end())
        return &found->second;
    if (m_updates.size() >= mostUpdates)
        m_updates.clear();
    QString sql = QStringLiteral("UPDATE %1 SET revision = ?, pending = ?, retired = ?").arg(m_shape.name);
    for (int i = 0; i < int(m_shape.fields.size()); ++i)
        if (changedFields & bitOf(i))
            sql += QStringLiteral(", %1 = ?").arg(m_shape.fields[i].name);
    for (const int field : m_sortKeyed)
        if (changedFields & bitOf(field))
            sql += QStringLiteral(", %1 = ?").arg(sortColumn(m_shape.fields[field]));
    return Prepared::make(m_handle, sql + QStringLiteral(" WHERE rid = ?")).map([&](Prepared prepared) {
        return &(m_updates[changedFields] = std::move(prepared));
    });
}

void EntityTable::bindSortKey(Prepared &statement, int position, int index, const RowView &row)
{
    const int field = m_sortKeyed[index];
    auto &key = m_keys[index];
    key.clear();
    if (row.cells[field].kind == Cell::Kind::Text)
        appendSortKey(m_shape.fields[field], row.cells[field].text, key);
    if (key.empty())
        statement.bindNull(position);
    else
        statement.bindBlob(position, key);
}

Result<void> EntityTable::remove(std::string_view id)
{
    const auto rid = ridOf(id);
    if (!rid || *rid == 0)
        return rid.map([](qint64) {});
    m_remove.bind(0, *rid);
    m_removeHistory.bind(0, entityNumber(m_shape));
    m_removeHistory.bind(1, *rid);
    return m_removeHistory.execute().and_then([&] { return m_remove.execute(); }).map([&] { m_search.remove(*rid); });
}

} // namespace replica
