#include "store/table.h"

#include "store/scan.h"

#include <bit>

namespace store {

namespace {

/// Ids of one IN list: SQLite takes 32,766 values, PostgreSQL plans longer lists slowly.
constexpr size_t idsAtOnce = 512;

QString lockClause(const Database &database, Table::Lock lock)
{
    if (database.engine() == Engine::Sqlite || lock == Table::Lock::None)
        return {};
    return lock == Table::Lock::Update ? QStringLiteral(" FOR UPDATE") : QStringLiteral(" FOR SHARE");
}

} // namespace

QString placeholders(qsizetype count)
{
    return QStringLiteral("?, ").repeated(count).chopped(2);
}

QString inList(std::vector<Value> &values)
{
    Q_ASSERT_X(!values.empty(), "inList", "an empty list is no condition");
    values.resize(std::bit_ceil(values.size()), Value(values.back()));
    return QStringLiteral("IN (%1)").arg(placeholders(qsizetype(values.size())));
}

Table::Table(const Shape &shape) : m_shape(shape)
{
    QStringList columns{QStringLiteral("id"), QStringLiteral("revision"), QStringLiteral("retired")};
    for (const auto &field : shape.fields)
        columns << field.name;
    m_select = QStringLiteral("SELECT %1 FROM %2 ").arg(columns.join(QStringLiteral(", ")), shape.name);
    m_insert = QStringLiteral("INSERT INTO %2 (%1) VALUES (%3)").arg(columns.join(QStringLiteral(", ")), shape.name, placeholders(columns.size()));
}

Sql Table::inserting(const Record &record) const
{
    std::vector<Value> values{idText(record.id), record.revision, qint64(record.retired ? 1 : 0)};
    values.insert(values.end(), record.values.begin(), record.values.end());
    return {m_insert, std::move(values)};
}

Sql Table::updating(const Record &record, std::span<const int> fields) const
{
    Sql sql{QStringLiteral("UPDATE %1 SET revision = ?, retired = ?").arg(m_shape.name), {record.revision, qint64(record.retired ? 1 : 0)}};
    for (const int field : fields) {
        sql.text += QStringLiteral(", ") + m_shape.fields[field].name + QStringLiteral(" = ?");
        sql.values.push_back(record.values[field]);
    }
    sql.text += QStringLiteral(" WHERE id = ?");
    sql.values.emplace_back(idText(record.id));
    return sql;
}

Result<void> Table::insert(Database &database, const Record &record) const
{
    const auto sql = inserting(record);
    return database.change(sql.text, sql.values).map([](int) {});
}

Result<void> Table::update(Database &database, const Record &record, std::span<const int> fields) const
{
    const auto sql = updating(record, fields);
    const auto touched = database.change(sql.text, sql.values);
    if (!touched)
        return Unexpected(touched.error());
    if (*touched != 1)
        return fail(ErrorCode::NotFound, QStringLiteral("id"));
    return {};
}

Result<std::vector<Record>> Table::read(Statement &&statement) const
{
    std::vector<Record> records;
    while (statement.next()) {
        Record record{idOf(statement.text(0)), statement.integer(1), statement.integer(2) != 0, {}};
        record.values.reserve(m_shape.fields.size());
        for (int i = 0; i < int(m_shape.fields.size()); ++i)
            record.values.push_back(statement.value(i + 3));
        records.push_back(std::move(record));
    }
    return records;
}

Result<std::vector<Record>> Table::find(Database &database, std::vector<QUuid> ids, Lock lock) const
{
    std::vector<QString> texts;
    texts.reserve(ids.size());
    std::ranges::transform(ids, std::back_inserter(texts), idText);
    std::ranges::sort(texts);
    std::vector<Record> found;
    for (size_t from = 0; from < texts.size(); from += idsAtOnce) {
        const size_t count = std::min(idsAtOnce, texts.size() - from);
        std::vector<Value> values(texts.begin() + from, texts.begin() + from + count);
        const QString condition = QStringLiteral("id ") + inList(values);
        auto records = where(database, condition, values, lock);
        if (!records)
            return records;
        std::ranges::move(*records, std::back_inserter(found));
    }
    return found;
}

Result<std::optional<Record>> Table::find(Database &database, const QUuid &id, Lock lock) const
{
    auto records = where(database, QStringLiteral("id = ?"), {idText(id)}, lock);
    if (!records)
        return Unexpected(records.error());
    if (records->empty())
        return std::optional<Record>();
    return std::optional(std::move(records->front()));
}

Result<std::vector<Record>> Table::where(Database &database, const QString &condition, const std::vector<Value> &values, Lock lock) const
{
    // Locks are taken in the order of ids, so that two commands on the same records do not wait for each other.
    return database.run(m_select + QStringLiteral("WHERE ") + condition + QStringLiteral(" ORDER BY id") + lockClause(database, lock), values)
        .and_then([this](Statement &&statement) { return read(std::move(statement)); });
}

Result<qint64> Table::scan(Database &database, const QString &tail, const std::vector<Value> &values, RowSink &rows) const
{
    return scanRows(database, m_shape, m_select + tail, values, rows);
}

Result<qint64> scanRows(Database &database, const Shape &shape, const QString &sql, const std::vector<Value> &values, RowSink &rows)
{
    return database.engine() == Engine::Sqlite ? scanSqlite(database, shape, sql, values, rows) : scanPostgres(database, shape, sql, values, rows);
}

const Table &tableOf(const Shape &shape)
{
    static const auto tables = [] {
        QHash<QString, const Table *> made;
        for (const auto &one : allShapes())
            made.insert(one.name, new Table(one)); // for the life of the program
        return made;
    }();
    return *tables.value(shape.name);
}

} // namespace store
