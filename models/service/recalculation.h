// Recalculation (时限重算): after a change of the calendar or the service levels the due times of open orders are reckoned
// anew. Rows and feed, in transactions of a batch each; nobody decided anything, so no history is written.
#pragma once

#include "service/ownacts.h"

namespace service {

/// Does nothing where no policy changed since the last time, on whichever server. Returns how many orders moved.
Result<int> recalculateDueTimes(const OwnActs &own);
/// Whatever was done before.
Result<int> recalculateAnyway(const OwnActs &own);

} // namespace service
