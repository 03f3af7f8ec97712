// Moment: the database as it stands at one moment, however long the reading takes and whoever writes meanwhile.
#pragma once

#include "store/database.h"

namespace portable {

using namespace contract;

class Moment
{
public:
    /// Holds until destroyed; the connection must not write meanwhile. It does not hold back PostgreSQL's change feed,
    /// since a transaction that only reads takes no number there.
    static Result<std::unique_ptr<Moment>> hold(store::Database &database);
    ~Moment();
    Moment(const Moment &) = delete;
    Moment &operator=(const Moment &) = delete;

private:
    explicit Moment(store::Database &database) : m_database(database) { }
    store::Database &m_database;
};

} // namespace portable
