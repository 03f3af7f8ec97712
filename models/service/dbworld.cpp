#include "service/dbworld.h"

#include "contract/entities/entities.h"
#include "rules/permissions.h"
#include "store/table.h"

namespace service {

namespace {
/// Any number that no other part of the program locks by.
constexpr auto lockSharedValues = "SELECT pg_advisory_xact_lock(5931173)";

/// True where two who ask at once may want the same thing: an address, a relation. Of others rules only read.
bool isContested(const Shape &shape)
{
    return shape.name == QLatin1StringView(Describe<Resource>::name) || shape.name == QLatin1StringView(Describe<Relation>::name);
}
} // namespace

DbWorld::DbWorld(store::Database &database, const Actor &actor, Ends ends) : m_database(database), m_actor(actor), m_ends(ends) {}

std::optional<Record> DbWorld::find(const Shape &shape, const QUuid &id) const
{
    if (id.isNull())
        return std::nullopt;
    if (const auto known = m_found.constFind(id); known != m_found.cend())
        return *known;
    auto found = store::tableOf(shape).find(m_database, id, m_ends == Ends::Locked ? store::Table::Lock::Share : store::Table::Lock::None);
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

std::vector<Record> DbWorld::holding(const Shape &shape, std::span<const rules::FieldValue> wanted, const QUuid &except) const
{
    if (m_database.engine() == store::Engine::Postgres && isContested(shape))
        if (const auto alone = m_database.run(QString::fromLatin1(lockSharedValues)); !alone)
            m_trouble = alone.error();
    QString condition = QStringLiteral("id <> ? AND retired = 0");
    std::vector<Value> values{idText(except)};
    for (const auto &[field, value] : wanted) {
        condition += QStringLiteral(" AND %1 = ?").arg(shape.fields[size_t(field)].name);
        values.push_back(value);
    }
    auto others = store::tableOf(shape).where(m_database, condition, values, store::Table::Lock::None);
    if (!others)
        m_trouble = others.error();
    return std::move(others).value_or(std::vector<Record>());
}

} // namespace service
