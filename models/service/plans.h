// Plans: makes the orders of recurring plans (周期计划) when they are due. An order's id follows from its plan and the run that
// it is for, so it is made once, whichever server makes it and however often it tries. What was missed is caught up.
#pragma once

#include "service/ownacts.h"

namespace service {

struct PlansRun {
    int made = 0;
    int caughtUp = 0; ///< of those made: later than they should have been
    int givenUp = 0;  ///< runs that were too old to be made
    int failed = 0;   ///< runs that the rules refused: tried again when the plan is changed
    bool operator==(const PlansRun &) const = default;
};

Result<PlansRun> runPlans(const OwnActs &own);

} // namespace service
