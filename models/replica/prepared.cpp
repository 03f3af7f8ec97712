#include "replica/prepared.h"

#include <utility>

namespace replica {

Error sqliteError(sqlite3 *handle, const char *sql)
{
    return {ErrorCode::Storage, QString::number(sqlite3_extended_errcode(handle)),
            QStringLiteral("%1: %2").arg(QString::fromUtf8(sqlite3_errmsg(handle)), QString::fromUtf8(sql).left(200))};
}

Result<void> runScript(sqlite3 *handle, const QString &sql)
{
    const QByteArray text = sql.toUtf8();
    if (sqlite3_exec(handle, text.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return Unexpected(sqliteError(handle, text.constData()));
    return {};
}

Result<Prepared> Prepared::make(sqlite3 *handle, const QString &sql)
{
    Prepared prepared;
    const QByteArray text = sql.toUtf8();
    if (sqlite3_prepare_v3(handle, text.constData(), int(text.size()), SQLITE_PREPARE_PERSISTENT, &prepared.m_statement, nullptr) != SQLITE_OK)
        return Unexpected(sqliteError(handle, text.constData()));
    return prepared;
}

Prepared::Prepared(Prepared &&other) noexcept : m_statement(std::exchange(other.m_statement, nullptr)) {}

Prepared &Prepared::operator=(Prepared &&other) noexcept
{
    std::swap(m_statement, other.m_statement);
    return *this;
}

Prepared::~Prepared()
{
    sqlite3_finalize(m_statement);
}

void Prepared::bind(int position, const Cell &cell)
{
    switch (cell.kind) {
    case Cell::Kind::Empty:
        return bindNull(position);
    case Cell::Kind::Integer:
        return bind(position, cell.integer);
    case Cell::Kind::Real:
        sqlite3_bind_double(m_statement, position + 1, cell.real);
        return;
    case Cell::Kind::Text:
        return bind(position, cell.text);
    }
}

Result<bool> Prepared::step()
{
    switch (sqlite3_step(m_statement)) {
    case SQLITE_ROW:
        return true;
    case SQLITE_DONE:
        return false;
    default: {
        const auto error = sqliteError(sqlite3_db_handle(m_statement), sqlite3_sql(m_statement));
        reset();
        return Unexpected(error);
    }
    }
}

Result<void> Prepared::execute()
{
    const auto stepped = step();
    reset();
    return stepped.map([](bool) {});
}

Cell Prepared::cell(int column) const
{
    switch (sqlite3_column_type(m_statement, column)) {
    case SQLITE_INTEGER:
        return {.kind = Cell::Kind::Integer, .integer = sqlite3_column_int64(m_statement, column)};
    case SQLITE_FLOAT:
        return {.kind = Cell::Kind::Real, .real = sqlite3_column_double(m_statement, column)};
    case SQLITE_TEXT: {
        const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
        return {.kind = Cell::Kind::Text, .text = {text, size_t(sqlite3_column_bytes(m_statement, column))}};
    }
    default:
        return {};
    }
}

} // namespace replica
