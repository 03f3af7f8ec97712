// The bulk roads into a table: SQLite's own handle, and whole columns at a time as bound arrays on PostgreSQL.
#include "table.h"

#include <charconv>
#include <sqlite3.h>

namespace portable {

using store::Database;
using store::Engine;

namespace {

QString columnList(const Table &table)
{
    QStringList names;
    for (const auto &column : table.columns)
        names << column.name;
    return names.join(u", ");
}

class SqliteWriter : public Writer
{
public:
    SqliteWriter(Database &database, const Table &table, sqlite3_stmt *statement) : m_database(database), m_table(table.name), m_statement(statement) { }
    ~SqliteWriter() override { sqlite3_finalize(m_statement); }
    SqliteWriter(const SqliteWriter &) = delete;
    SqliteWriter &operator=(const SqliteWriter &) = delete;

    Result<void> add(std::span<const Cell> row) override
    {
        for (int i = 0; i < int(row.size()); ++i)
            bind(i + 1, row[size_t(i)]);
        const int step = sqlite3_step(m_statement);
        sqlite3_reset(m_statement);
        if (step != SQLITE_DONE)
            return fail(ErrorCode::Storage, m_table, QString::fromUtf8(sqlite3_errmsg(m_database.handle())));
        return {};
    }
    Result<void> finish() override { return {}; }

private:
    // SQLITE_STATIC: the row's bytes outlive the step, and nobody reads them after it.
    void bind(int place, const Cell &cell)
    {
        switch (cell.kind) {
        case Cell::Kind::Empty:
            sqlite3_bind_null(m_statement, place);
            return;
        case Cell::Kind::Integer:
            sqlite3_bind_int64(m_statement, place, cell.integer);
            return;
        case Cell::Kind::Real:
            sqlite3_bind_double(m_statement, place, cell.real);
            return;
        case Cell::Kind::Text:
            // An empty view may point nowhere, and a null pointer would be bound as NULL.
            sqlite3_bind_text(m_statement, place, cell.text.empty() ? "" : cell.text.data(), int(cell.text.size()), SQLITE_STATIC);
            return;
        }
    }

    Database &m_database;
    QString m_table;
    sqlite3_stmt *m_statement;
};

class PostgresWriter : public Writer
{
public:
    PostgresWriter(Database &database, const Table &table) : m_database(database), m_arrays(table.columns.size())
    {
        QStringList arrays;
        for (const auto &column : table.columns)
            arrays << QStringLiteral("?::%1[]").arg(column.kind == Column::Kind::Integer ? QStringLiteral("bigint")
                    : column.kind == Column::Kind::Real                                  ? QStringLiteral("double precision")
                                                                                         : QStringLiteral("text"));
        m_insert = QStringLiteral("INSERT INTO %1 (%2) SELECT * FROM unnest(%3)").arg(table.name, columnList(table), arrays.join(u", "));
    }

    Result<void> add(std::span<const Cell> row) override
    {
        for (size_t i = 0; i < row.size(); ++i)
            append(m_arrays[i], row[i]);
        if (++m_rows == rowsAtOnce || m_bytes > bytesAtOnce)
            return send();
        return {};
    }
    Result<void> finish() override { return m_rows == 0 ? Result<void>() : send(); }

private:
    static constexpr int rowsAtOnce = 2'000;
    static constexpr qsizetype bytesAtOnce = 8'000'000;

    void append(QByteArray &array, const Cell &cell)
    {
        const auto before = array.size();
        if (!array.isEmpty())
            array.append(',');
        char buffer[32];
        switch (cell.kind) {
        case Cell::Kind::Empty:
            array.append("NULL");
            break;
        case Cell::Kind::Integer:
            array.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, cell.integer).ptr - buffer);
            break;
        case Cell::Kind::Real:
            array.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, cell.real).ptr - buffer);
            break;
        case Cell::Kind::Text:
            array.append('"');
            for (const char c : cell.text) {
                if (c == '"' || c == '\\')
                    array.append('\\');
                array.append(c);
            }
            array.append('"');
            break;
        }
        m_bytes += array.size() - before;
    }

    Result<void> send()
    {
        std::vector<Value> arrays;
        arrays.reserve(m_arrays.size());
        for (auto &array : m_arrays) {
            arrays.push_back(QString(u'{' + QString::fromUtf8(array) + u'}'));
            array.resize(0);
        }
        m_rows = 0;
        m_bytes = 0;
        return m_database.run(m_insert, arrays).map([](const store::Statement &) {});
    }

    Database &m_database;
    QString m_insert;
    std::vector<QByteArray> m_arrays; ///< a column each: the inside of an array literal
    int m_rows = 0;
    qsizetype m_bytes = 0;
};

} // namespace

Result<std::unique_ptr<Writer>> writerInto(Database &database, const Table &table)
{
    if (database.engine() == Engine::Postgres)
        return std::make_unique<PostgresWriter>(database, table);
    QStringList marks;
    marks.fill(QStringLiteral("?"), qsizetype(table.columns.size()));
    const auto sql = QStringLiteral("INSERT INTO %1 (%2) VALUES (%3)").arg(table.name, columnList(table), marks.join(u", ")).toUtf8();
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v3(database.handle(), sql.constData(), int(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
        return fail(ErrorCode::Storage, table.name, QString::fromUtf8(sqlite3_errmsg(database.handle())));
    return std::make_unique<SqliteWriter>(database, table, statement);
}

Result<QStringList> takeIndexes(Database &database, const QString &table)
{
    const QString sql = database.engine() == Engine::Sqlite
        ? QStringLiteral("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL")
        : QStringLiteral("SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema() AND tablename = ? AND indexname NOT LIKE '%\\_pkey'");
    QStringList names;
    QStringList statements;
    {
        auto rows = database.run(sql, {table});
        if (!rows)
            return Unexpected(rows.error());
        while (rows->next()) {
            names << rows->text(0);
            statements << rows->text(1);
        }
    }
    for (const auto &name : names)
        if (const auto dropped = database.script(QStringLiteral("DROP INDEX %1").arg(name)); !dropped)
            return Unexpected(dropped.error());
    return statements;
}

Result<void> makeIndexes(Database &database, const QStringList &statements)
{
    for (const auto &statement : statements)
        if (const auto made = database.script(statement); !made)
            return made;
    return {};
}

Result<void> countAnew(Database &database)
{
    return database.engine() == Engine::Postgres ? database.script(QStringLiteral("ANALYZE")) : Result<void>();
}

} // namespace portable
