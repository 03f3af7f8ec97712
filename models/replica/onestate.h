// OneState: a transaction that reads. What is asked while it lives is answered from one state of the file, which is locked
// once and not for each of a thousand questions.
#pragma once

#include <sqlite3.h>

namespace replica {

/// Nothing happens within another transaction.
class OneState
{
public:
    explicit OneState(sqlite3 *handle) : m_handle(handle), m_begun(sqlite3_get_autocommit(handle) != 0 && sqlite3_exec(handle, "BEGIN", nullptr, nullptr, nullptr) == SQLITE_OK) {}
    OneState(const OneState &) = delete;
    OneState &operator=(const OneState &) = delete;
    ~OneState()
    {
        if (m_begun)
            sqlite3_exec(m_handle, "COMMIT", nullptr, nullptr, nullptr);
    }

private:
    sqlite3 *m_handle;
    bool m_begun;
};

} // namespace replica
