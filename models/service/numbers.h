// The numbers that people call records by (ZY-000001), allotted by the server alone.
#pragma once

#include "contract/shape.h"
#include "store/database.h"

namespace service {

using namespace contract;

/// That many fresh numbers, ascending. A number of an act that is taken back is lost, never used twice.
Result<std::vector<QString>> allotNumbers(store::Database &database, const Shape &shape, int count);

/// After rows were loaded with numbers of their own: the next ones go on behind the highest.
Result<void> settleNumbers(store::Database &database);

} // namespace service
