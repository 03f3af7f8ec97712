#include "service/connections.h"

#include <atomic>

namespace service {

namespace {

std::atomic<quint64> nextKey{1};

/// A QSqlDatabase belongs to the thread that opened it, so the thread keeps it. An entry whose service has ended is
/// closed with its thread.
std::map<quint64, std::unique_ptr<store::Database>> &ofThisThread()
{
    thread_local std::map<quint64, std::unique_ptr<store::Database>> connections;
    return connections;
}

} // namespace

Connections::Connections(store::Location location) : m_location(std::move(location)), m_key(nextKey++) {}

Connections::~Connections()
{
    drop();
}

Result<store::Database *> Connections::mine()
{
    auto &held = ofThisThread()[m_key];
    if (!held) {
        auto opened = store::Database::open(m_location);
        if (!opened)
            return Unexpected(opened.error());
        held = *std::move(opened);
    }
    return held.get();
}

void Connections::drop()
{
    ofThisThread().erase(m_key);
}

bool isLost(const store::Database &database, const Error &error)
{
    if (database.engine() == store::Engine::Sqlite || error.code != ErrorCode::Storage)
        return false;
    // Class 08 is a connection exception, 57P a shutdown; libpq gives no code where the socket died.
    return error.field.isEmpty() || error.field.startsWith(u"08") || error.field.startsWith(u"57P");
}

} // namespace service
