// Transaction: the only way to write. It begins at once as a writer and rolls back when forgotten.
#pragma once

#include "store/database.h"

namespace store {

class Transaction
{
public:
    /// BEGIN IMMEDIATE on SQLite: a transaction that reads first and writes later would fail under load otherwise.
    static Result<Transaction> begin(Database &database);
    Transaction(Transaction &&other) noexcept;
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();

    Result<void> commit();

private:
    explicit Transaction(Database &database) : m_database(&database) {}
    Database *m_database;
};

/// Part of a transaction that can be taken back alone: one command among those committed together.
class Savepoint
{
public:
    static Result<Savepoint> begin(Database &database);
    Savepoint(Savepoint &&other) noexcept;
    Savepoint &operator=(Savepoint &&) = delete;
    ~Savepoint();

    Result<void> release();

private:
    explicit Savepoint(Database &database) : m_database(&database) {}
    Database *m_database;
};

} // namespace store
