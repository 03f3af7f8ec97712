// Prepared: one statement on SQLite's own handle, for the paths that a million rows take. QtSql's binding halves their
// rate. Cells are bound as the views they are; the bytes must live until the step.
#pragma once

#include "contract/result.h"
#include "contract/rows.h"

#include <sqlite3.h>

namespace replica {

using namespace contract;

/// The error of the connection's last call.
[[nodiscard]] Error sqliteError(sqlite3 *handle, const char *sql);
/// Runs statements without values.
Result<void> runScript(sqlite3 *handle, const QString &sql);

class Prepared
{
public:
    Prepared() = default;
    static Result<Prepared> make(sqlite3 *handle, const QString &sql);
    Prepared(Prepared &&other) noexcept;
    Prepared &operator=(Prepared &&other) noexcept;
    ~Prepared();

    /// Positions count from 0, for values and for columns.
    void bind(int position, qint64 number) { sqlite3_bind_int64(m_statement, position + 1, number); }
    void bind(int position, std::string_view text) { sqlite3_bind_text(m_statement, position + 1, text.data(), int(text.size()), SQLITE_STATIC); }
    void bind(int position, const Cell &cell);
    void bindBlob(int position, std::string_view bytes) { sqlite3_bind_blob(m_statement, position + 1, bytes.data(), int(bytes.size()), SQLITE_STATIC); }
    void bindNull(int position) { sqlite3_bind_null(m_statement, position + 1); }

    /// True where a row stands to be read. Columns are valid until the next step or reset.
    Result<bool> step();
    /// For statements without rows: runs and makes ready for the next values.
    Result<void> execute();
    void reset() { sqlite3_reset(m_statement); }

    [[nodiscard]] qint64 integer(int column) const { return sqlite3_column_int64(m_statement, column); }
    [[nodiscard]] Cell cell(int column) const;
    /// For what this class does not say. Do not finalize it.
    [[nodiscard]] sqlite3_stmt *raw() const { return m_statement; }
    [[nodiscard]] std::string_view blob(int column) const
    {
        const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
        return {bytes, size_t(sqlite3_column_bytes(m_statement, column))};
    }

private:
    sqlite3_stmt *m_statement = nullptr;
};

/// Resets the statement that a reader leaves, so that it does not hold back a checkpoint.
class Reading
{
public:
    explicit Reading(Prepared &statement) : m_statement(statement) {}
    Reading(const Reading &) = delete;
    Reading &operator=(const Reading &) = delete;
    ~Reading() { m_statement.reset(); }

private:
    Prepared &m_statement;
};

} // namespace replica
