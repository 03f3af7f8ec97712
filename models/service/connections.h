// Connections: each thread of a service reads through a connection of its own, opened at its first need and closed with
// the thread or the service, whichever ends first.
#pragma once

#include "store/database.h"

namespace service {

using namespace contract;

class Connections
{
public:
    explicit Connections(store::Location location);
    ~Connections();
    Connections(const Connections &) = delete;
    Connections &operator=(const Connections &) = delete;

    [[nodiscard]] const store::Location &location() const { return m_location; }
    /// The calling thread's connection; good until the thread ends or calls drop().
    Result<store::Database *> mine();
    /// Closes the calling thread's connection: the next mine() opens another. For one that broke.
    void drop();

private:
    store::Location m_location;
    quint64 m_key;
};

/// True where the server hung up: the statement's fate is unknown and the connection is useless.
[[nodiscard]] bool isLost(const store::Database &database, const Error &error);

} // namespace service
