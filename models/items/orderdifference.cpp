#include "items/orderdifference.h"

#include "replica/ridset.h"

namespace items {

namespace {

using Span = std::span<const quint32>;

replica::RidSet setOf(Span rids)
{
    replica::RidSet set;
    for (const quint32 rid : rids)
        set.insert(rid);
    return set;
}

/// The runs of `rids` that are not in `others`, moved by `offset`; false where there are too many.
bool runsOutside(Span rids, int offset, const replica::RidSet &others, size_t mostRuns, std::vector<Run> &runs)
{
    for (size_t i = 0; i < rids.size(); ++i) {
        if (others.contains(rids[i]))
            continue;
        const int at = int(i) + offset;
        if (!runs.empty() && runs.back().first + runs.back().count == at) {
            ++runs.back().count;
            continue;
        }
        if (runs.size() == mostRuns)
            return false;
        runs.push_back({at, 1});
    }
    return true;
}

} // namespace

std::optional<OrderDifference> differenceOf(const Rids &before, const Rids &after, size_t mostRuns)
{
    // Most changes touch a few rows: what is alike at both ends is left out first.
    const auto ends = std::ranges::mismatch(before, after);
    const auto start = ends.in1 - before.begin();
    const auto longest = std::min(before.size(), after.size()) - size_t(start);
    size_t tail = 0;
    while (tail < longest && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    const Span formerly(before.begin() + start, before.end() - ptrdiff_t(tail));
    const Span now(after.begin() + start, after.end() - ptrdiff_t(tail));

    OrderDifference difference;
    const auto had = setOf(formerly);
    const auto has = setOf(now);
    if (!runsOutside(formerly, int(start), has, mostRuns, difference.removed) || !runsOutside(now, int(start), had, mostRuns, difference.inserted))
        return std::nullopt;
    difference.staying.assign(before.begin(), before.begin() + start);
    std::ranges::copy_if(formerly, std::back_inserter(difference.staying), [&](quint32 rid) { return has.contains(rid); });
    auto at = size_t(start);
    for (const quint32 rid : now) {
        if (!had.contains(rid))
            continue;
        if (difference.staying[at++] != rid) {
            difference.reordered = true;
            break;
        }
    }
    difference.staying.insert(difference.staying.end(), before.end() - ptrdiff_t(tail), before.end());
    return difference;
}

} // namespace items
