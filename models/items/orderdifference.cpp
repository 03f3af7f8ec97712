#include "items/orderdifference.h"

#include "replica/ridset.h"

namespace items {

namespace {

replica::RidSet setOf(const Rids &rids)
{
    replica::RidSet set;
    for (const quint32 rid : rids)
        set.insert(rid);
    return set;
}

/// The runs of `rids` that are not in `others`; false where there are too many.
bool runsOutside(const Rids &rids, const replica::RidSet &others, size_t mostRuns, std::vector<Run> &runs)
{
    for (size_t i = 0; i < rids.size(); ++i) {
        if (others.contains(rids[i]))
            continue;
        if (!runs.empty() && size_t(runs.back().first + runs.back().count) == i) {
            ++runs.back().count;
            continue;
        }
        if (runs.size() == mostRuns)
            return false;
        runs.push_back({int(i), 1});
    }
    return true;
}

} // namespace

std::optional<OrderDifference> differenceOf(const Rids &before, const Rids &after, size_t mostRuns)
{
    OrderDifference difference;
    const auto had = setOf(before);
    const auto has = setOf(after);
    if (!runsOutside(before, has, mostRuns, difference.removed) || !runsOutside(after, had, mostRuns, difference.inserted))
        return std::nullopt;
    std::ranges::copy_if(before, std::back_inserter(difference.staying), [&](quint32 rid) { return has.contains(rid); });
    size_t at = 0;
    for (const quint32 rid : after) {
        if (!had.contains(rid))
            continue;
        if (difference.staying[at++] != rid) {
            difference.reordered = true;
            break;
        }
    }
    return difference;
}

} // namespace items
