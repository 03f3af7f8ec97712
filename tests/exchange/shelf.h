// Shelf: a ledger in memory, with three units, two of which are called the same.
#pragma once

#include "contract/entities/entities.h"
#include "contract/systemports.h"
#include "exchange/sheetplan.h"

namespace tests {

using namespace contract;

inline QString s(const char *text)
{
    return QString::fromUtf8(text);
}

template <class E> Id<E> idNumber(int n)
{
    return {uuidV7(1'700'000'000'000, quint16(n), quint64(n))};
}

class Shelf : public exchange::Lookup
{
public:
    Result<std::vector<Record>> holding(const Shape &shape, int field, const std::vector<QString> &values) override
    {
        return those(shape, [&](const Record &record) { return !record.retired && std::ranges::find(values, text(record.values[size_t(field)])) != values.end(); });
    }
    Result<std::vector<Record>> known(const Shape &shape, const std::vector<QUuid> &ids) override
    {
        return those(shape, [&](const Record &record) { return std::ranges::find(ids, record.id) != ids.end(); });
    }

    void addUnits()
    {
        Organisation one, two, three;
        one.id = idNumber<Organisation>(1);
        one.number = s("DW-000001");
        one.name = s("演示数据局");
        two.id = idNumber<Organisation>(2);
        two.number = s("DW-000002");
        two.name = s("同名单位");
        three = two;
        three.id = idNumber<Organisation>(3);
        three.number = s("DW-000003");
        records[s("organisation")] = {toRecord(one), toRecord(two), toRecord(three)};
    }
    Record &add(const QUuid &id, const QString &number, const QString &name)
    {
        Resource resource;
        resource.id = {id};
        resource.revision = 7;
        resource.number = number;
        resource.name = name;
        resource.type = s("virtual_server");
        resource.unit = idNumber<Organisation>(1);
        auto &all = records[s("resource")];
        all.push_back(toRecord(resource));
        return all.back();
    }
    /// Carries the act out as the service would that refuses nothing.
    void perform(const exchange::Shape &shape, const Command &command)
    {
        for (const auto &target : command.targets) {
            auto &all = records[shape.name];
            auto found = std::ranges::find(all, target.id, &Record::id);
            if (found == all.end())
                found = all.insert(all.end(), blankRecord(shape, target.id));
            ++found->revision;
            for (const auto &[name, value] : fieldsFor(target, command))
                found->values[size_t(shape.indexOf(name))] = value;
        }
    }

    QHash<QString, std::vector<Record>> records;

private:
    template <class Test> std::vector<Record> those(const Shape &shape, Test test)
    {
        std::vector<Record> found;
        std::ranges::copy_if(records[shape.name], std::back_inserter(found), test);
        return found;
    }
};

} // namespace tests
