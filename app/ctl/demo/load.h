// Loads a city into an empty database, as fast as the engine takes it. No feed rows are written for it: the database
// gets a new epoch, so that every client takes a snapshot.
#pragma once

#include "cityorders.h"

#include "store/database.h"

#include <functional>

namespace demo {

using Progress = std::function<void(const QString &what, qint64 done, qint64 all)>;

/// One transaction: all or nothing. AlreadyExists where the database has units or resources. Numbers go on behind the
/// city's; clients must sync anew.
Result<void> load(store::Database &database, const City &city, const CityOrders &orders, const Progress &progress);

/// The part of it that is about work orders, within the caller's transaction.
Result<void> writeOrders(store::Database &database, const CityOrders &orders, const Progress &progress);

/// The part of it that is about changes, within the caller's transaction.
Result<void> writeChanges(store::Database &database, const class CityChanges &changes, const Progress &progress);

} // namespace demo
