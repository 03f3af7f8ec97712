#include "replica/cache.h"

#include "contract/jsontext.h"
#include "replica/cacheschema.h"
#include "replica/rowbatch.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace replica {

namespace {

constexpr auto ignored = [](const store::Statement &) {};

std::string toText(std::span<const Cell> cells)
{
    std::string json = "[";
    for (const auto &cell : cells) {
        if (json.size() > 1)
            json += ',';
        appendJsonCell(json, cell);
    }
    json += ']';
    return json;
}

} // namespace

std::vector<Value> baseValues(const Shape &shape, const QString &text)
{
    std::vector<Value> values;
    for (const auto &json : QJsonDocument::fromJson(text.toUtf8()).array()) {
        auto value = valueFromJson(json);
        // JSON does not tell 4.0 from 4.
        if (const auto *whole = std::get_if<qint64>(&value); whole && values.size() < shape.fields.size() && shape.fields[values.size()].kind == FieldKind::Real)
            value = double(*whole);
        values.push_back(std::move(value));
    }
    values.resize(shape.fields.size());
    return values;
}

Result<std::unique_ptr<Cache>> Cache::open(const QString &path)
{
    auto database = store::Database::open({.path = path, .durability = store::Durability::Normal});
    if (!database)
        return Unexpected(database.error());
    std::unique_ptr<Cache> cache(new Cache(*std::move(database)));
    const auto made = cache->m_database->number(QStringLiteral("SELECT count(*) FROM sqlite_master"));
    if (!made)
        return Unexpected(made.error());
    if (const auto done = *made == 0 ? cache->makeTables() : Result<void>(); !done)
        return Unexpected(done.error());
    const auto version = cache->state(cachestate::version);
    if (!version)
        return Unexpected(version.error());
    if (*version != cacheVersion())
        return fail(ErrorCode::VersionMismatch, path);
    if (const auto opened = cache->openTables(); !opened)
        return Unexpected(opened.error());
    return cache;
}

Result<void> Cache::makeTables()
{
    return inTransaction([&]() -> Result<void> {
        QString sql = createStateSql();
        for (const auto &shape : allShapes())
            sql += createTableSql(shape) + QStringLiteral(";\n") + SearchIndex::createSql(shape) + createIndexesSql(shape).join(QStringLiteral(";\n")) + QStringLiteral(";\n");
        sql += createHistoryIndexesSql().join(QStringLiteral(";\n")) + QStringLiteral(";\n");
        return m_database->script(sql).and_then([&] { return setState(cachestate::version, cacheVersion()); });
    });
}

Result<void> Cache::openTables()
{
    for (const auto &shape : allShapes()) {
        auto table = EntityTable::open(m_database->handle(), shape);
        if (!table)
            return Unexpected(table.error());
        m_tables.emplace(shape.name, *std::move(table));
    }
    const auto make = [&](Prepared &statement, const QString &sql) {
        return Prepared::make(m_database->handle(), sql).map([&](Prepared prepared) { statement = std::move(prepared); });
    };
    return make(m_base, QStringLiteral("SELECT revision, present, retired, fields FROM base WHERE entity = ? AND id = ?"))
        .and_then([&] {
            return make(m_setBase, QStringLiteral("INSERT INTO base (entity, id, revision, present, retired, fields) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (entity, id) DO UPDATE "
                                                  "SET revision = excluded.revision, present = excluded.present, retired = excluded.retired, fields = excluded.fields"));
        })
        .and_then([&] { return make(m_dropBase, QStringLiteral("DELETE FROM base WHERE entity = ? AND id = ?")); })
        .and_then([&] { return HistoryTable::open(m_database->handle()); })
        .map([&](std::unique_ptr<HistoryTable> table) { m_history = std::move(table); });
}

Result<std::optional<Base>> Cache::base(const Shape &shape, const QUuid &id)
{
    const std::string entity = shape.name.toStdString();
    const std::string idBytes = idText(id).toStdString();
    const Reading reading(m_base);
    m_base.bind(0, std::string_view(entity));
    m_base.bind(1, std::string_view(idBytes));
    return m_base.step().map([&](bool found) {
        if (!found)
            return std::optional<Base>();
        return std::optional(Base{Record{id, m_base.integer(0), m_base.integer(2) != 0, baseValues(shape, text(toValue(m_base.cell(3))))}, m_base.integer(1) != 0});
    });
}

Result<void> Cache::setBase(const Shape &shape, const Record &record, bool present)
{
    const std::string entity = shape.name.toStdString();
    const RecordRow row(shape, record);
    const std::string fields = toText(row.view().cells);
    m_setBase.bind(0, std::string_view(entity));
    m_setBase.bind(1, row.view().id);
    m_setBase.bind(2, record.revision);
    m_setBase.bind(3, qint64(present));
    m_setBase.bind(4, qint64(record.retired));
    m_setBase.bind(5, std::string_view(fields));
    return m_setBase.execute();
}

Result<void> Cache::dropBase(const Shape &shape, const QUuid &id)
{
    const std::string entity = shape.name.toStdString();
    const std::string idBytes = idText(id).toStdString();
    m_dropBase.bind(0, std::string_view(entity));
    m_dropBase.bind(1, std::string_view(idBytes));
    return m_dropBase.execute();
}

Result<std::vector<std::pair<const Shape *, QUuid>>> Cache::recordsWithBase()
{
    auto rows = m_database->run(QStringLiteral("SELECT entity, id FROM base"));
    if (!rows)
        return Unexpected(rows.error());
    std::vector<std::pair<const Shape *, QUuid>> records;
    while (rows->next())
        if (const auto *shape = shapeNamed(rows->text(0)))
            records.emplace_back(shape, idOf(rows->text(1)));
    return records;
}

Result<QString> Cache::state(const QString &name)
{
    return m_database->run(QStringLiteral("SELECT value FROM cache_state WHERE name = ?"), {name})
        .map([](store::Statement row) { return row.next() ? row.text(0) : QString(); });
}

Result<void> Cache::setState(const QString &name, const QString &value)
{
    return m_database->run(QStringLiteral("INSERT INTO cache_state (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"),
                           {name, value}).map(ignored);
}

Result<void> Cache::flush()
{
    for (const auto &[name, table] : m_tables)
        if (const auto flushed = table->flush(); !flushed)
            return flushed;
    return {};
}

void Cache::forget()
{
    for (const auto &[name, table] : m_tables)
        table->forget();
}

} // namespace replica
