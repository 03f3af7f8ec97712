#include "rules/escalation.h"

namespace rules {

namespace {

/// How much of the promise is used when the action comes; not above 0 where the promise is too short for it.
qint64 usedBy(const LevelAction &action, const PromiseClock &clock, const WorkingCalendar &calendar)
{
    const qint64 length = action.amount * (action.unit == TimeLimit::Unit::Days ? calendar.dayWorkMs() : minuteMs);
    switch (action.when) {
    case LevelAction::When::Percent:
        return clock.limitMs * action.amount / 100;
    case LevelAction::When::BeforeDue:
        return clock.limitMs - length;
    case LevelAction::When::AfterStart:
        return length;
    case LevelAction::When::AtDue:
        return clock.limitMs;
    case LevelAction::When::AfterDue:
        return clock.limitMs + length;
    }
    return 0;
}

const Pause *pauseAt(const PromiseClock &clock, Instant instant)
{
    const auto found = std::ranges::find_if(clock.pauses, [&](const Pause &pause) { return pause.from <= instant && (!pause.to || instant < *pause.to); });
    return found == clock.pauses.end() ? nullptr : &*found;
}

/// The first instant from `reached` on when somebody is there to hear it and the clock runs.
std::optional<Instant> heardAt(Instant reached, const LevelAction &action, const PromiseClock &clock, const EscalationGround &ground)
{
    for (Instant at = reached;;) {
        if (!action.anyHour)
            at = nextDuty(at, ground.duty, ground.working);
        const Pause *pause = pauseAt(clock, at);
        if (!pause)
            return at;
        if (!pause->to)
            return std::nullopt;
        at = *pause->to;
    }
}

} // namespace

Instant nextDuty(Instant instant, const DutyHours &duty, const WorkingCalendar &working)
{
    constexpr int longestBreak = 60; // days; no calendar in use has one
    const qint64 local = instant.ms + chinaOffsetMs;
    QDate date = QDate(1970, 1, 1).addDays(local / dayMs);
    for (int passed = 0; passed < longestBreak; ++passed, date = date.addDays(1)) {
        if (duty.workingDaysOnly && !working.worksOn(date))
            continue;
        const qint64 midnight = QDate(1970, 1, 1).daysTo(date) * dayMs;
        for (const auto &span : duty.hours)
            if (local < midnight + span.to * minuteMs)
                return {std::max(local, midnight + span.from * minuteMs) - chinaOffsetMs};
    }
    return instant;
}

std::vector<Escalation> escalationsOf(const PromiseClock &clock, const std::vector<LevelAction> &actions, const EscalationGround &ground)
{
    std::vector<Escalation> escalations;
    for (const auto &action : actions) {
        const qint64 used = usedBy(action, clock, ground.clock);
        const auto reached = used > 0 ? usedUpAt(clock, used, ground.clock) : std::nullopt;
        const auto heard = reached ? heardAt(*reached, action, clock, ground) : std::nullopt;
        if (heard && (!clock.stopped || *heard < *clock.stopped))
            escalations.push_back({*heard, *reached, action});
    }
    std::ranges::stable_sort(escalations, {}, &Escalation::at);
    return escalations;
}

} // namespace rules
