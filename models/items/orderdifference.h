// OrderDifference: how one order of rids becomes another by removing runs, reordering what stays, and inserting runs; so
// that a list follows a live change without losing selection and scroll position.
#pragma once

#include "replica/listreader.h"

#include <optional>

namespace items {

using replica::Rids;

/// `count` rows from `first` on.
struct Run {
    int first = 0;
    int count = 0;
    bool operator==(const Run &) const = default;
};

struct OrderDifference {
    std::vector<Run> removed;  ///< positions in the former order, from top to bottom
    Rids staying;              ///< what is left of the former order
    bool reordered = false;    ///< what stays stands in another order in the new one
    std::vector<Run> inserted; ///< positions in the new order, from top to bottom
};

/// Nothing where more than `mostRuns` runs would have to move: the list is better shown anew.
[[nodiscard]] std::optional<OrderDifference> differenceOf(const Rids &before, const Rids &after, size_t mostRuns);

} // namespace items
