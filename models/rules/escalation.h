// Escalation (催告、升级): when who is told about a promise. Pure; the server's job sends what has come due, and the same
// question asked twice has the same answer.
#pragma once

#include "rules/servicelevels.h"

namespace rules {

struct Escalation {
    Instant at;      ///< when it is said
    Instant reached; ///< when the clock came so far; earlier than `at` where nobody was on duty or the clock stood still
    LevelAction action;
    bool operator==(const Escalation &) const = default;
};

/// What a promise runs on.
struct EscalationGround {
    const WorkingCalendar &clock;   ///< the promise's own calendar
    const WorkingCalendar &working; ///< tells the days of duty
    const DutyHours &duty;
};

/// The actions in the order of their instants. Each comes when the clock has used so much; outside duty hours it waits for
/// them unless it may come at any hour, in a pause it waits for the end. None comes at or before the start, while the
/// clock stands still without end, or after the promise was met.
[[nodiscard]] std::vector<Escalation> escalationsOf(const PromiseClock &clock, const std::vector<LevelAction> &actions, const EscalationGround &ground);

/// The instant itself where it is in duty hours, otherwise the beginning of the next.
[[nodiscard]] Instant nextDuty(Instant instant, const DutyHours &duty, const WorkingCalendar &working);

} // namespace rules
