// ChangeWatch (变更值守): what the server does about changes by the clock: one whose window is over without the work having
// begun expires and must be approved again; an emergency whose papers are late counts as unauthorised. Done again, or by two
// servers, it does nothing twice: the acts have derived ids.
#pragma once

#include "service/ownacts.h"

namespace service {

struct ChangeWatchRun {
    int expired = 0;
    int unauthorised = 0;
    bool operator==(const ChangeWatchRun &) const = default;
};

/// One round.
Result<ChangeWatchRun> watchChanges(const OwnActs &own);

} // namespace service
