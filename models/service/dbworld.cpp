#include "service/dbworld.h"

#include "rules/permissions.h"
#include "store/table.h"

namespace service {

DbWorld::DbWorld(store::Database &database, const Actor &actor, Ends ends) : m_database(database), m_actor(actor), m_ends(ends) {}

std::optional<Record> DbWorld::find(const Shape &shape, const QUuid &id) const
{
    if (id.isNull())
        return std::nullopt;
    if (const auto known = m_found.constFind(id); known != m_found.cend())
        return *known;
    const bool isEnd = m_ends == Ends::Locked && shape.name == u"resource";
    auto found = store::tableOf(shape).find(m_database, id, isEnd ? store::Table::Lock::Share : store::Table::Lock::None);
    if (!found) {
        m_trouble = found.error();
        return std::nullopt;
    }
    if (*found && !rules::mayRead(m_actor, shape, **found))
        found->reset();
    m_found.insert(id, *found);
    return *found;
}

bool DbWorld::taken(const Shape &shape, int field, const Value &value, const QUuid &except) const
{
    const auto sql = QStringLiteral("SELECT COUNT(*) FROM %1 WHERE %2 = ? AND retired = 0 AND id <> ?").arg(shape.name, shape.fields[field].name);
    const auto others = m_database.number(sql, {value, idText(except)});
    if (!others)
        m_trouble = others.error();
    return others.value_or(1) > 0;
}

} // namespace service
