// CityEvaluations: what the made-up city thinks of its service: the template in force, surveys, an evaluation of the provider
// for each of eight quarters and of some units for the last, the sheets of four parties, objections, improvements, run
// reports, printed forms and packages. Scores are not made up: they are worked out by the rules from the orders and changes
// that the database holds by then. Nothing carries a seal: signatures are never the same twice, and a city of one seed is.
#pragma once

#include "load.h"

namespace demo {

/// Behind orders and changes, within the caller's transaction.
Result<void> writeEvaluations(store::Database &database, const City &city, const CityOrders &orders, const Progress &progress);

} // namespace demo
