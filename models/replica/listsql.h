// The SQL of lists: conditions and orders. Names come from the shapes, values are always bound.
#pragma once

#include "contract/result.h"
#include "replica/listquery.h"
#include "replica/prepared.h"

namespace replica {

/// A condition on the table under the alias t, and the values of its `?`s.
struct Condition {
    QString sql;
    std::vector<Value> values;
};

/// UnknownField where the entity has no such field.
[[nodiscard]] Result<Condition> conditionOf(const Shape &shape, const ListFilter &filter);

/// All of them, joined by AND.
[[nodiscard]] Result<Condition> conditionOf(const Shape &shape, const std::vector<ListFilter> &filters);

/// The filters in the groups that one index answers at once; most stand alone.
[[nodiscard]] std::vector<std::vector<ListFilter>> answeredTogether(const Shape &shape, const std::vector<ListFilter> &filters);

/// Retired rows and the filters of the query, joined by AND; "1" where nothing is asked for.
[[nodiscard]] Result<Condition> conditionOf(const Shape &shape, const ListQuery &query);

/// What a sort compares, one expression over the table t after the other; the rid decides among equals.
struct SortKey {
    QString sql;
    Order order;
};
[[nodiscard]] Result<std::vector<SortKey>> sortKeysOf(const Shape &shape, const std::vector<ListSort> &sorts);

/// "ORDER BY …" over the table t. Empty values come first and last as SQL has it; records without a choice or reference,
/// or with one that the cache does not know, always come last.
[[nodiscard]] Result<QString> orderOf(const Shape &shape, const std::vector<ListSort> &sorts);

/// A sort by one indexed choice or reference can be walked group by group along its index: the values in their order.
/// Nothing where the sorts are of another kind.
[[nodiscard]] std::optional<QString> groupsSql(const Shape &shape, const std::vector<ListSort> &sorts);

/// Whether an index leads through the whole table in that order, so that its beginning is found without a sort.
[[nodiscard]] bool isAlongAnIndex(const Shape &shape, const std::vector<ListSort> &sorts);

/// Binds values from position `first` on; the texts must live until the step, so they are kept in `texts`.
void bindValues(Prepared &statement, const std::vector<Value> &values, std::vector<std::string> &texts);

} // namespace replica
