#include "store/transaction.h"

#include <utility>

namespace store {

namespace {

Result<void> execute(Database &database, const QString &sql)
{
    // PostgreSQL prepares no transaction control.
    if (database.engine() == Engine::Postgres)
        return database.script(sql);
    return database.change(sql).map([](int) {});
}

/// Taking back must not fail quietly: what is left open would block every writer.
void takeBack(Database &database, const QString &sql)
{
    const auto done = database.script(sql);
    Q_ASSERT_X(done || database.engine() == Engine::Postgres, "Transaction", "a rollback succeeds");
}

} // namespace

Result<Transaction> Transaction::begin(Database &database)
{
    const bool sqlite = database.engine() == Engine::Sqlite;
    return execute(database, sqlite ? QStringLiteral("BEGIN IMMEDIATE") : QStringLiteral("BEGIN")).map([&] { return Transaction(database); });
}

Transaction::Transaction(Transaction &&other) noexcept : m_database(std::exchange(other.m_database, nullptr)) {}

Transaction::~Transaction()
{
    if (m_database)
        takeBack(*m_database, QStringLiteral("ROLLBACK"));
}

Result<void> Transaction::commit()
{
    Q_ASSERT_X(m_database, "Transaction::commit", "a transaction is committed once");
    const auto done = execute(*m_database, QStringLiteral("COMMIT"));
    if (done)
        m_database = nullptr;
    return done;
}

Result<Savepoint> Savepoint::begin(Database &database)
{
    return execute(database, QStringLiteral("SAVEPOINT act")).map([&] { return Savepoint(database); });
}

Savepoint::Savepoint(Savepoint &&other) noexcept : m_database(std::exchange(other.m_database, nullptr)) {}

Savepoint::~Savepoint()
{
    if (m_database)
        takeBack(*m_database, QStringLiteral("ROLLBACK TO SAVEPOINT act;\nRELEASE SAVEPOINT act"));
}

Result<void> Savepoint::release()
{
    const auto done = execute(*m_database, QStringLiteral("RELEASE SAVEPOINT act"));
    if (done)
        m_database = nullptr;
    return done;
}

} // namespace store
