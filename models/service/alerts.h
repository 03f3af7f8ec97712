// Alerts: carries out what rules/orderalerts decides on a message of the monitoring. The same message twice changes nothing;
// two messages at once, on one server or two, make one incident of a group.
#pragma once

#include "rules/orderalerts.h"
#include "service/ownacts.h"

namespace service {

struct AlertsTaken {
    QUuid incident; ///< null: the message made none and concerned none
    bool opened = false;
    bool resolved = false;
    bool reopened = false;
    int added = 0;   ///< alerts that were new to the incident
    int changed = 0; ///< alerts that it knew and that stand otherwise now
};

/// Unavailable where the catalogue or the units lack what an incident needs: the monitoring asks again later.
Result<AlertsTaken> takeAlerts(const OwnActs &own, IdSource &ids, const rules::AlertGroup &group);

} // namespace service
