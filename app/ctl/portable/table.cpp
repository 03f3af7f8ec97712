#include "table.h"

#include "store/migrator.h"

#include <QCryptographicHash>
#include <charconv>
#include <sqlite3.h>

namespace portable {

using store::Database;
using store::Engine;

namespace {

/// Kept where they are, or made anew: see tablesOf.
bool isCopied(const QString &table)
{
    return table != u"session" && table != u"change_log" && table != u"counter" && table != u"schema_step" && table != u"backup_table" && table != u"backup";
}

Column::Kind kindOf(const QString &declared)
{
    if (declared.startsWith(u"DOUBLE"))
        return Column::Kind::Real;
    return declared.contains(u"INT") ? Column::Kind::Integer : Column::Kind::Text;
}

QString selectOf(const Table &table)
{
    QStringList names;
    for (const auto &column : table.columns)
        names << column.name;
    return QStringLiteral("SELECT %1 FROM %2 ORDER BY %3").arg(names.join(u", "), table.name, table.key.join(u", "));
}

Cell cellOf(sqlite3_stmt *statement, int column)
{
    switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
        return {.kind = Cell::Kind::Integer, .integer = sqlite3_column_int64(statement, column), .real = 0, .text = {}};
    case SQLITE_FLOAT:
        return {.kind = Cell::Kind::Real, .integer = 0, .real = sqlite3_column_double(statement, column), .text = {}};
    case SQLITE_NULL:
        return {};
    default: {
        const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(statement, column));
        return {.kind = Cell::Kind::Text, .integer = 0, .real = 0, .text = {bytes, size_t(sqlite3_column_bytes(statement, column))}};
    }
    }
}

Result<qint64> readSqlite(Database &database, const Table &table, const RowFunction &take)
{
    sqlite3_stmt *statement = nullptr;
    const QByteArray sql = selectOf(table).toUtf8();
    if (sqlite3_prepare_v2(database.handle(), sql.constData(), int(sql.size()), &statement, nullptr) != SQLITE_OK)
        return fail(ErrorCode::Storage, table.name, QString::fromUtf8(sqlite3_errmsg(database.handle())));
    std::vector<Cell> cells(table.columns.size());
    qint64 rows = 0;
    int step = 0;
    while ((step = sqlite3_step(statement)) == SQLITE_ROW) {
        for (size_t i = 0; i < cells.size(); ++i)
            cells[i] = cellOf(statement, int(i));
        take(cells);
        ++rows;
    }
    const QString complaint = QString::fromUtf8(sqlite3_errmsg(database.handle()));
    sqlite3_finalize(statement);
    if (step != SQLITE_DONE)
        return fail(ErrorCode::Storage, table.name, complaint);
    return rows;
}

Result<qint64> readPostgres(Database &database, const Table &table, const RowFunction &take)
{
    auto rows = database.run(selectOf(table));
    if (!rows)
        return Unexpected(rows.error());
    std::vector<Cell> cells(table.columns.size());
    std::vector<QByteArray> texts(table.columns.size());
    qint64 count = 0;
    while (rows->next()) {
        for (size_t i = 0; i < cells.size(); ++i) {
            cells[i] = {};
            if (rows->isNull(int(i)))
                continue;
            switch (table.columns[i].kind) {
            case Column::Kind::Integer:
                cells[i].kind = Cell::Kind::Integer;
                cells[i].integer = rows->integer(int(i));
                break;
            case Column::Kind::Real:
                cells[i].kind = Cell::Kind::Real;
                cells[i].real = rows->real(int(i));
                break;
            case Column::Kind::Text:
                texts[i] = rows->text(int(i)).toUtf8();
                cells[i].kind = Cell::Kind::Text;
                cells[i].text = {texts[i].constData(), size_t(texts[i].size())};
                break;
            }
        }
        take(cells);
        ++count;
    }
    // A connection that breaks ends the rows like their last one does.
    return database.number(QStringLiteral("SELECT COUNT(*) FROM %1").arg(table.name)).and_then([&](qint64 all) -> Result<qint64> {
        if (count != all)
            return fail(ErrorCode::Storage, table.name, QStringLiteral("%1 of %2 rows were read").arg(count).arg(all));
        return count;
    });
}

/// Kind, length and bytes, so that no two rows are written alike. A whole number in a column of reals is a real.
void append(QByteArray &bytes, const Column &column, const Cell &cell)
{
    char buffer[32];
    const auto number = [&](auto value) {
        const auto end = std::to_chars(buffer, buffer + sizeof buffer, value);
        bytes.append(buffer, end.ptr - buffer).append(';');
    };
    switch (cell.kind) {
    case Cell::Kind::Empty:
        bytes.append('e');
        return;
    case Cell::Kind::Integer:
    case Cell::Kind::Real:
        if (column.kind == Column::Kind::Real) {
            bytes.append('r');
            number(cell.kind == Cell::Kind::Real ? cell.real : double(cell.integer));
            return;
        }
        bytes.append('i');
        number(cell.integer);
        return;
    case Cell::Kind::Text:
        bytes.append('t');
        number(cell.text.size());
        bytes.append(cell.text.data(), qsizetype(cell.text.size()));
        return;
    }
}

} // namespace

Result<std::vector<Table>> tablesOf(Database &sqlite)
{
    Q_ASSERT_X(sqlite.engine() == Engine::Sqlite, "tablesOf", "the description is read from an SQLite database");
    auto rows = sqlite.run(QStringLiteral("SELECT m.name, c.name, c.type, c.pk FROM sqlite_master m JOIN pragma_table_info(m.name) c "
                                          "WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY m.name, c.cid"));
    if (!rows)
        return Unexpected(rows.error());
    std::vector<Table> tables;
    while (rows->next()) {
        const auto name = rows->text(0);
        if (!isCopied(name))
            continue;
        if (tables.empty() || tables.back().name != name)
            tables.push_back({name, {}, {}});
        tables.back().columns.push_back({rows->text(1), kindOf(rows->text(2))});
        if (rows->integer(3) > 0)
            tables.back().key << rows->text(1);
    }
    return tables;
}

Result<std::vector<Table>> currentTables()
{
    return Database::open({.path = QStringLiteral(":memory:")}).and_then([](const std::unique_ptr<Database> &scratch) {
        return store::migrate(*scratch).and_then([&] { return tablesOf(*scratch); });
    });
}

Table tableOf(const Shape &shape)
{
    Table table{shape.name,
        {{QStringLiteral("id"), Column::Kind::Text}, {QStringLiteral("revision"), Column::Kind::Integer}, {QStringLiteral("retired"), Column::Kind::Integer}},
        {QStringLiteral("id")}};
    for (const auto &field : shape.fields)
        table.columns.push_back({field.name, kindOf(QString::fromLatin1(field.sqlType()))});
    return table;
}

Result<qint64> readRows(Database &database, const Table &table, const RowFunction &take)
{
    return database.engine() == Engine::Sqlite ? readSqlite(database, table, take) : readPostgres(database, table, take);
}

Result<Digest> digestOf(Database &database, const Table &table)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QByteArray bytes;
    const auto rows = readRows(database, table, [&](std::span<const Cell> row) {
        bytes.resize(0);
        for (size_t i = 0; i < row.size(); ++i)
            append(bytes, table.columns[i], row[i]);
        bytes.append('\n');
        hash.addData(bytes);
    });
    return rows.map([&](qint64 count) { return Digest{count, hash.result().toHex()}; });
}

} // namespace portable
