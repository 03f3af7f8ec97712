// KeyedValues: a table (key INTEGER PRIMARY KEY, value BLOB) by SQLite's C API: QtSql's binding would halve the rate of a
// bulk load. Errors are kept, the first one, until somebody asks.
#pragma once

#include <QByteArray>
#include <QString>
#include <array>
#include <sqlite3.h>
#include <string>
#include <string_view>

namespace replica {

class KeyedValues
{
public:
    KeyedValues(sqlite3 *database, const QByteArray &table)
        : m_database(database), m_statements{prepare("SELECT value FROM " + table + " WHERE key = ?"),
                                             prepare("INSERT INTO " + table + " (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"),
                                             prepare("DELETE FROM " + table + " WHERE key = ?"), prepare("SELECT max(key) FROM " + table)}
    {
    }
    ~KeyedValues()
    {
        for (auto *statement : m_statements)
            sqlite3_finalize(statement);
    }
    KeyedValues(const KeyedValues &) = delete;
    KeyedValues &operator=(const KeyedValues &) = delete;

    /// Empty where there is no such key.
    [[nodiscard]] std::string read(qint64 key)
    {
        auto *statement = m_statements[Read];
        sqlite3_bind_int64(statement, 1, key);
        std::string value;
        if (step(statement) == SQLITE_ROW)
            value.assign(static_cast<const char *>(sqlite3_column_blob(statement, 0)), size_t(sqlite3_column_bytes(statement, 0)));
        sqlite3_reset(statement);
        return value;
    }
    void write(qint64 key, std::string_view value)
    {
        auto *statement = m_statements[Write];
        sqlite3_bind_int64(statement, 1, key);
        sqlite3_bind_blob(statement, 2, value.data(), int(value.size()), SQLITE_STATIC);
        step(statement);
        sqlite3_reset(statement);
    }
    void erase(qint64 key)
    {
        auto *statement = m_statements[Erase];
        sqlite3_bind_int64(statement, 1, key);
        step(statement);
        sqlite3_reset(statement);
    }
    /// The largest key; -1 for an empty table.
    [[nodiscard]] qint64 last()
    {
        auto *statement = m_statements[Last];
        const bool any = step(statement) == SQLITE_ROW && sqlite3_column_type(statement, 0) != SQLITE_NULL;
        const qint64 key = any ? sqlite3_column_int64(statement, 0) : -1;
        sqlite3_reset(statement);
        return key;
    }
    [[nodiscard]] const QString &trouble() const { return m_trouble; }
    void forgetTrouble() { m_trouble.clear(); }

private:
    enum Kind { Read, Write, Erase, Last };

    sqlite3_stmt *prepare(const QByteArray &sql)
    {
        sqlite3_stmt *statement = nullptr;
        note(sqlite3_prepare_v3(m_database, sql.constData(), int(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement, nullptr));
        return statement;
    }
    int step(sqlite3_stmt *statement)
    {
        const int code = sqlite3_step(statement);
        note(code);
        return code;
    }
    void note(int code)
    {
        if (code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE && m_trouble.isEmpty())
            m_trouble = QString::fromUtf8(sqlite3_errmsg(m_database));
    }

    sqlite3 *m_database;
    QString m_trouble;
    std::array<sqlite3_stmt *, 4> m_statements;
};

} // namespace replica
