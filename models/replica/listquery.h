// ListQuery: what a list shows. A plain value that panels keep, compare and remember.
#pragma once

#include "contract/shape.h"

namespace replica {

using namespace contract;

/// One condition on one field. Conditions of a query are joined by "and"; the values of one AnyOf by "or".
struct ListFilter {
    enum class Test {
        Contains,   ///< texts: values[0] stands somewhere in it, upper and lower case alike
        StartsWith, ///< texts: it begins with values[0]
        AnyOf,      ///< it is one of values (codes, ids, numbers, texts)
        Between,    ///< numbers, dates, instants: from values[0] to values[1], both included; an empty one is open
        Empty,
        NotEmpty,
        AnyWord,    ///< texts of words separated by one space (codes of roles): one of values is among them
        NoneOf,     ///< it is empty, or none of values
    };
    QString field;
    Test test = Test::AnyOf;
    std::vector<Value> values;
    bool operator==(const ListFilter &) const = default;
};

enum class Order { Ascending, Descending };

struct ListSort {
    QString field;
    Order order = Order::Ascending;
    bool operator==(const ListSort &) const = default;
};

enum class RetiredRows { Hidden, Shown, Only };

struct ListQuery {
    QString entity;
    std::vector<ListFilter> filters;
    std::vector<ListSort> sorts; ///< the first is the strongest; records that they leave equal, and all where it is empty, stand in order of creation
    QString search;              ///< words, pieces of addresses and numbers, pinyin; every word must be found
    RetiredRows retired = RetiredRows::Hidden;
    Instant asOf; ///< the list as it stood then; 0: as it stands. References sort and show by the names of today
    bool operator==(const ListQuery &) const = default;
};

} // namespace replica
