// Database: one connection to SQLite or PostgreSQL through QtSql. A connection belongs to the thread that opened it.
#pragma once

#include "contract/result.h"
#include "contract/values.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <memory>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace store {

using namespace contract;

enum class Engine { Sqlite, Postgres };

/// How sure a commit must be. Full survives a power cut; Normal may lose the last commits, never the file.
enum class Durability { Full, Normal };

/// Where a database is and how it is opened.
struct Location {
    Engine engine = Engine::Sqlite;
    QString path; ///< of the SQLite file; ":memory:" for tests
    Durability durability = Durability::Full;
    bool readOnly = false;
    QString host = QStringLiteral("127.0.0.1"); ///< of PostgreSQL, as are those below; a path is a socket folder
    int port = 5432;
    QString database;
    QString user;
    QString password;
};

class Database;

/// A prepared statement in use; goes back to its connection's cache when it ends.
class Statement
{
public:
    Statement(Statement &&) noexcept;
    Statement &operator=(Statement &&) = delete;
    ~Statement();

    /// Moves to the next row; false at the end.
    bool next() { return m_query->next(); }
    [[nodiscard]] bool isNull(int column) const { return m_query->isNull(column); }
    [[nodiscard]] qint64 integer(int column) const { return m_query->value(column).toLongLong(); }
    [[nodiscard]] double real(int column) const { return m_query->value(column).toDouble(); }
    [[nodiscard]] QString text(int column) const { return m_query->value(column).toString(); }
    [[nodiscard]] Value value(int column) const;
    /// Rows that an INSERT, UPDATE or DELETE touched.
    [[nodiscard]] int affected() const { return m_query->numRowsAffected(); }

private:
    friend class Database;
    Statement(Database *database, QString sql, std::unique_ptr<QSqlQuery> query);
    Database *m_database;
    QString m_sql;
    std::unique_ptr<QSqlQuery> m_query;
};

class Database
{
public:
    static Result<std::unique_ptr<Database>> open(const Location &location);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    [[nodiscard]] Engine engine() const { return m_location.engine; }
    [[nodiscard]] const Location &location() const { return m_location; }

    /// Runs one statement with its values bound to the `?`s; the statement is prepared once a connection.
    Result<Statement> run(const QString &sql, const std::vector<Value> &values = {});
    /// Runs a statement that gives no rows; how many it touched. On SQLite by its own handle: QtSql's binding costs as much as
    /// the insert itself.
    Result<int> change(const QString &sql, const std::vector<Value> &values = {});
    /// Runs a script of statements separated by semicolons at line ends; no values.
    Result<void> script(const QString &sql);
    /// The first column of the first row as a number; 0 where there is no row.
    Result<qint64> number(const QString &sql, const std::vector<Value> &values = {});

    /// SQLite's own handle for bulk paths; null on PostgreSQL. Do not close it.
    [[nodiscard]] sqlite3 *handle() const;

private:
    friend class Statement;
    Database(Location location, QString connection, QSqlDatabase database);
    [[nodiscard]] Result<void> writeAhead();
    [[nodiscard]] Result<void> configure();
    [[nodiscard]] Result<int> changeSqlite(const QString &sql, const std::vector<Value> &values);
    void forgetChanges();

    Location m_location;
    QString m_connection;
    QSqlDatabase m_database;
    QHash<QString, std::vector<QSqlQuery *>> m_idle; ///< prepared statements waiting for their next use
    QHash<QString, sqlite3_stmt *> m_changes;        ///< those of change() on SQLite
};

/// The Error of a failed statement. The SQL goes to the log, the driver's text into the message.
[[nodiscard]] Error storageError(const QString &sql, const QSqlError &error);

} // namespace store
