// ReportWatch (报告值守): the server makes the drafts of run reports by the schedule, on their days; what it missed because it did
// not run is caught up, and the report says so. Done again, or by two servers, nothing is there twice: ids are derived.
#pragma once

#include "service/ownacts.h"

namespace service {

struct ReportWatchRun {
    int made = 0;
    int caughtUp = 0; ///< of those
    bool operator==(const ReportWatchRun &) const = default;
};

/// One round. A new server begins with the reports of today.
Result<ReportWatchRun> watchReports(const OwnActs &own);

} // namespace service
