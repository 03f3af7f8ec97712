// What a list over the wire may ask for: filters and one sort on indexed columns, pages by key, never by offset.
#pragma once

#include "contract/actor.h"
#include "contract/rows.h"

namespace store {
class Database;
}

namespace service {

using namespace contract;

enum class FilterOp { Equals, Prefix, AtLeast, AtMost, In, Empty, NotEmpty };

struct Filter {
    QString field; ///< a field of the entity, or "retired"
    FilterOp op = FilterOp::Equals;
    std::vector<Value> values; ///< one; several for In; none for Empty and NotEmpty
};

/// The largest page of a list.
inline constexpr int maxListLimit = 1000;

struct ListRequest {
    std::vector<Filter> filters; ///< all must hold
    QString sort;                ///< an indexed field; empty: in the order of creation (id)
    bool descending = false;
    QByteArray after;            ///< ListPage::after of the page before; empty: the first page
    int limit = 100;             ///< 1 to maxListLimit
};

struct ListPage {
    QByteArray after; ///< opaque; ask for the next page behind it
    bool more = false;
    qint64 rows = 0;
};

/// UnknownField for a field that the entity does not have or a sort that no index serves; InvalidValue for a value of the
/// wrong type or an operator without its values; BadRequest for a page mark that is not ours or a limit out of range.
Result<ListPage> listRows(store::Database &database, const Actor &actor, const Shape &shape, const ListRequest &request, RowSink &rows);

} // namespace service
