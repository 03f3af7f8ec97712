// City: records of a made-up city for tests and benches of lists, the same ones for the same seed, and cache files full of
// them, written as a first sync writes them.
#pragma once

#include "contract/entities/entities.h"
#include "contract/result.h"
#include "contract/shape.h"

#include <functional>

namespace lists {

using namespace contract;

struct CityPlan {
    int units = 20;
    int systems = 60;
    int resources = 2'000;
    int relations = 200;
    quint64 seed = 1;
};

class City
{
public:
    explicit City(const CityPlan &plan) : m_plan(plan) {}
    [[nodiscard]] const CityPlan &plan() const { return m_plan; }
    [[nodiscard]] Record unit(int number) const;
    [[nodiscard]] Record system(int number) const;
    [[nodiscard]] Record resource(int number) const;
    [[nodiscard]] Record relation(int number) const;

private:
    [[nodiscard]] QUuid idOf(int kind, int number) const;
    CityPlan m_plan;
};

/// Records of an entity that the city itself does not have.
struct MoreRecords {
    QString entity;
    int count = 0;
    std::function<Record(int number)> make;
};
/// Makes a whole cache file at that path; what stood there goes.
[[nodiscard]] Result<void> makeCache(const QString &path, const City &city, const std::vector<MoreRecords> &more = {});

} // namespace lists
