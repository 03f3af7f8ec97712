// What an actor may see, as a condition of SQL.
#pragma once

#include "contract/actor.h"
#include "contract/rows.h"

namespace service {

using namespace contract;

/// Conditions joined by AND, with the values of their placeholders.
struct Selection {
    QStringList conditions;
    std::vector<Value> values;

    void add(const QString &condition, std::vector<Value> more = {});
    /// "WHERE a AND b ", or nothing.
    [[nodiscard]] QString where() const;
};

/// Every unit of the record is within the actor's scope: rules::mayRead without the right, which is asked before.
[[nodiscard]] Selection withinScope(const Actor &actor, const Shape &shape);

/// The same for one row in flight.
[[nodiscard]] bool covers(const Actor &actor, const RowView &row);
/// The same for the units of a feed entry, separated by one space.
[[nodiscard]] bool covers(const Actor &actor, const QString &units);

} // namespace service
