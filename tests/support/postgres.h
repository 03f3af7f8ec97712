// A real PostgreSQL of the tests' own: made in a temporary folder at its first use, reached through a socket in that
// folder, stopped and removed at the end. It dies with the process that started it, however that one ends.
#pragma once

#include "store/database.h"

#include <QProcess>
#include <QTemporaryDir>

namespace support {

class PostgresServer
{
public:
    /// Started at the first call; ends the program with a sentence where PostgreSQL cannot be started.
    static PostgresServer &shared();
    ~PostgresServer();
    PostgresServer(const PostgresServer &) = delete;
    PostgresServer &operator=(const PostgresServer &) = delete;

    /// An empty database of its own, not migrated.
    store::Location freshDatabase();

private:
    PostgresServer();
    void make();
    void start();
    [[nodiscard]] QStringList asUnprivileged(const QStringList &command) const;
    [[nodiscard]] store::Location at(const QString &database) const;

    QTemporaryDir m_folder;
    QString m_programs; ///< folder of initdb and postgres
    QProcess m_server;
    int m_databases = 0;
};

/// A fresh database of one engine. A SQLite file lives as long as this object.
class FreshDatabase
{
public:
    explicit FreshDatabase(store::Engine engine);
    [[nodiscard]] const store::Location &location() const { return m_location; }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    store::Location m_location;
};

} // namespace support
