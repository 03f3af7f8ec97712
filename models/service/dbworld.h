// DbWorld: what rules may ask about other records, answered from the server's database within the deciding transaction.
#pragma once

#include "rules/decide.h"
#include "store/database.h"

namespace service {

using namespace contract;

class DbWorld : public rules::World
{
public:
    /// The records that a relation or an attachment is being tied to are locked, so that their units cannot change before it commits.
    enum class Ends { Unlocked, Locked };
    DbWorld(store::Database &database, const Actor &actor, Ends ends);

    [[nodiscard]] std::optional<Record> find(const Shape &shape, const QUuid &id) const override;
    [[nodiscard]] bool taken(const Shape &shape, int field, const Value &value, const QUuid &except) const override;
    /// On PostgreSQL it also waits for whoever asks such a question of resources or relations beside this transaction: two
    /// who want the same thing at once must not both find it free.
    [[nodiscard]] std::vector<Record> holding(const Shape &shape, std::span<const rules::FieldValue> wanted, const QUuid &except) const override;
    [[nodiscard]] bool isWhole() const override { return true; }
    /// A question that the database could not answer makes the decision worthless.
    [[nodiscard]] const std::optional<Error> &trouble() const { return m_trouble; }

private:
    store::Database &m_database;
    const Actor &m_actor;
    Ends m_ends;
    mutable QHash<QUuid, std::optional<Record>> m_found;
    mutable std::optional<Error> m_trouble;
};

} // namespace service
