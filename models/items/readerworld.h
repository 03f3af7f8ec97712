// ReaderWorld: what rules may ask of the other records, answered from the cache of this workstation.
#pragma once

#include "replica/listreader.h"

#include <map>

namespace items {

using namespace contract;

/// The other records as the cache shows them. What cannot be read is not there: the outbox will say.
class ReaderWorld : public rules::World
{
public:
    explicit ReaderWorld(replica::ListReader &reader) : m_reader(reader) {}

    [[nodiscard]] std::optional<Record> find(const Shape &shape, const QUuid &id) const override
    {
        // A thousand rows mostly point to the same few units and people.
        const auto known = m_known.find({shape.name, id});
        if (known != m_known.end())
            return known->second;
        const auto row = m_reader.row(shape, id);
        return m_known[{shape.name, id}] = row && *row ? std::optional((*row)->record) : std::nullopt;
    }
    [[nodiscard]] bool taken(const Shape &shape, int field, const Value &value, const QUuid &except) const override
    {
        const rules::FieldValue wanted{field, value};
        return !holding(shape, std::span(&wanted, 1), except).empty();
    }
    [[nodiscard]] std::vector<Record> holding(const Shape &shape, std::span<const rules::FieldValue> wanted, const QUuid &except) const override
    {
        return m_reader.holding(shape, wanted, except).value_or(std::vector<Record>());
    }

private:
    replica::ListReader &m_reader;
    mutable std::map<std::pair<QString, QUuid>, std::optional<Record>> m_known;
};

} // namespace items
