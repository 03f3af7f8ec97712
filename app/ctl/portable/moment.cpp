#include "moment.h"

namespace portable {

using store::Database;
using store::Engine;

Result<std::unique_ptr<Moment>> Moment::hold(Database &database)
{
    const bool sqlite = database.engine() == Engine::Sqlite;
    const auto begun = database.script(sqlite ? QStringLiteral("BEGIN") : QStringLiteral("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"));
    if (!begun)
        return Unexpected(begun.error());
    std::unique_ptr<Moment> moment(new Moment(database));
    // Both engines fix the moment at the first read.
    if (const auto read = database.number(QStringLiteral("SELECT COUNT(*) FROM schema_step")); !read)
        return Unexpected(read.error());
    return moment;
}

Moment::~Moment()
{
    const auto ended = m_database.script(QStringLiteral("ROLLBACK"));
    Q_ASSERT_X(ended || m_database.engine() == Engine::Postgres, "Moment", "a read ends");
}

} // namespace portable
