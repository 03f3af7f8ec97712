// Recalculation (时限重算): after a change of the calendar or the service levels the due times of open orders and their steps are reckoned
// anew. Rows and feed, in transactions of a batch each; nobody decided anything, so no history is written.
#pragma once

#include "service/ownacts.h"

namespace service {

/// Where no policy changed since the last time, on whichever server, only the begun steps of orders that stood still.
/// Returns how many rows moved, of orders and of their begun steps.
Result<int> recalculateDueTimes(const OwnActs &own);
/// Whatever was done before.
Result<int> recalculateAnyway(const OwnActs &own);

} // namespace service
