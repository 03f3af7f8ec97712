#include "store/scan.h"

#include "store/sqlitebinding.h"

#include <QStringConverter>
#include <utility>

namespace store {

Q_DECLARE_LOGGING_CATEGORY(lcStore)

namespace {

struct Finalize {
    void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
};
using Prepared = std::unique_ptr<sqlite3_stmt, Finalize>;

Unexpected failed(sqlite3 *handle, const QString &sql)
{
    qCWarning(lcStore) << "failed:" << sql.left(300) << sqlite3_errmsg(handle);
    return fail(ErrorCode::Storage, QString::number(sqlite3_extended_errcode(handle)), QString::fromUtf8(sqlite3_errmsg(handle)));
}

std::string_view textAt(sqlite3_stmt *statement, int column)
{
    const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(statement, column));
    return {bytes, size_t(sqlite3_column_bytes(statement, column))};
}

Cell cellAt(sqlite3_stmt *statement, int column)
{
    switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
        return {.kind = Cell::Kind::Integer, .integer = sqlite3_column_int64(statement, column)};
    case SQLITE_FLOAT:
        return {.kind = Cell::Kind::Real, .real = sqlite3_column_double(statement, column)};
    case SQLITE_NULL:
        return {};
    default:
        return {.kind = Cell::Kind::Text, .text = textAt(statement, column)};
    }
}

/// The texts of one row, UTF-8, in one buffer that only ever grows; the views are set when the row is whole.
class Arena
{
public:
    void clear() { m_used = 0; }
    void add(Cell &cell, const QString &text)
    {
        m_bytes.resize(std::max(m_bytes.size(), m_used + size_t(m_encoder.requiredSpace(text.size()))));
        const char *const end = m_encoder.appendToBuffer(m_bytes.data() + m_used, text);
        const size_t start = std::exchange(m_used, size_t(end - m_bytes.data()));
        m_spans.push_back({&cell, start, m_used - start});
    }
    void settle()
    {
        for (const auto &span : m_spans)
            span.cell->text = {m_bytes.data() + span.start, span.size};
        m_spans.clear();
    }

private:
    struct Span {
        Cell *cell;
        size_t start;
        size_t size;
    };
    std::vector<char> m_bytes;
    size_t m_used = 0;
    std::vector<Span> m_spans;
    QStringEncoder m_encoder{QStringEncoder::Utf8};
};

} // namespace

Result<qint64> scanSqlite(Database &database, const Shape &shape, const QString &sql, const std::vector<Value> &values, RowSink &rows)
{
    auto *const handle = database.handle();
    sqlite3_stmt *raw = nullptr;
    const auto text = sql.toUtf8();
    if (sqlite3_prepare_v2(handle, text.constData(), int(text.size()), &raw, nullptr) != SQLITE_OK)
        return failed(handle, sql);
    const Prepared statement(raw);
    for (int i = 0; i < int(values.size()); ++i)
        if (std::visit(SqliteBinding{raw, i + 1}, values[i]) != SQLITE_OK)
            return failed(handle, sql);

    std::vector<Cell> cells(shape.fields.size());
    qint64 count = 0;
    int step = SQLITE_ROW;
    while ((step = sqlite3_step(raw)) == SQLITE_ROW) {
        for (int i = 0; i < int(cells.size()); ++i)
            cells[i] = cellAt(raw, i + 3);
        rows.take({.shape = &shape, .id = textAt(raw, 0), .revision = sqlite3_column_int64(raw, 1), .retired = sqlite3_column_int(raw, 2) != 0, .cells = cells});
        ++count;
    }
    if (step != SQLITE_DONE)
        return failed(handle, sql);
    return count;
}

Result<qint64> scanPostgres(Database &database, const Shape &shape, const QString &sql, const std::vector<Value> &values, RowSink &rows)
{
    auto statement = database.run(sql, values);
    if (!statement)
        return Unexpected(statement.error());
    std::vector<Cell> cells(shape.fields.size());
    Cell id;
    Arena arena;
    qint64 count = 0;
    while (statement->next()) {
        arena.clear();
        arena.add(id, statement->text(0));
        for (int i = 0; i < int(cells.size()); ++i) {
            cells[i] = {};
            const Value value = statement->value(i + 3);
            if (const auto *number = std::get_if<qint64>(&value)) {
                cells[i] = {.kind = Cell::Kind::Integer, .integer = *number};
            } else if (const auto *real = std::get_if<double>(&value)) {
                cells[i] = {.kind = Cell::Kind::Real, .real = *real};
            } else if (const auto *string = std::get_if<QString>(&value)) {
                cells[i].kind = Cell::Kind::Text;
                arena.add(cells[i], *string);
            }
        }
        arena.settle();
        rows.take({.shape = &shape, .id = id.text, .revision = statement->integer(1), .retired = statement->integer(2) != 0, .cells = cells});
        ++count;
    }
    return count;
}

} // namespace store
