// HeldWorld: a few records that know each other, as a rule or a form asks for them.
#pragma once

#include "contract/entities/entities.h"
#include "rules/decide.h"

#include <map>

namespace tests {

using namespace contract;

class HeldWorld : public rules::World
{
public:
    template <Entity E> HeldWorld &with(const E &entity)
    {
        m_records[shapeOf<E>().name].push_back(toRecord(entity));
        return *this;
    }
    [[nodiscard]] std::optional<Record> find(const Shape &shape, const QUuid &id) const override
    {
        const auto records = m_records.find(shape.name);
        if (records == m_records.end())
            return std::nullopt;
        const auto found = std::ranges::find(records->second, id, &Record::id);
        return found == records->second.end() ? std::nullopt : std::optional(*found);
    }
    [[nodiscard]] bool taken(const Shape &, int, const Value &, const QUuid &) const override { return false; }
    [[nodiscard]] std::vector<Record> holding(const Shape &shape, std::span<const rules::FieldValue> wanted, const QUuid &except) const override
    {
        std::vector<Record> found;
        if (const auto records = m_records.find(shape.name); records != m_records.end())
            for (const auto &record : records->second)
                if (record.id != except && !record.retired && std::ranges::all_of(wanted, [&](const rules::FieldValue &one) { return record.values[size_t(one.field)] == one.value; }))
                    found.push_back(record);
        return found;
    }

private:
    std::map<QString, std::vector<Record>> m_records;
};

} // namespace tests
