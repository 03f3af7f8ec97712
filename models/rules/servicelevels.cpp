#include "rules/servicelevels.h"

#include "rules/calendardocument.h"

namespace rules {

namespace {

/// What a row says about an order of the priority.
bool fits(const std::vector<Priority> &priorities, std::optional<Priority> priority)
{
    return priorities.empty() || (priority && std::ranges::find(priorities, *priority) != priorities.end());
}

} // namespace

const WorkingCalendar &calendarOf(Basis basis, const WorkingCalendar &working)
{
    static const WorkingCalendar always = WorkingCalendar::always();
    return basis == Basis::Always ? always : working;
}

qint64 msOf(const TimeLimit &limit, const WorkingCalendar &working)
{
    return limit.amount * (limit.unit == TimeLimit::Unit::Days ? calendarOf(limit.basis, working).dayWorkMs() : minuteMs);
}

Priority priorityOf(const ServiceLevels &levels, Impact impact, Urgency urgency)
{
    return levels.matrix[size_t(impact)][size_t(urgency)];
}

bool needsReason(std::optional<Priority> from, std::optional<Priority> to)
{
    return from && (!to || *to > *from);
}

const Targets &targetsOf(const ServiceLevels &levels, Priority priority)
{
    return levels.targets[size_t(priority)];
}

Limits limitsOf(const ServiceLevels &levels, QStringView item, OrderKind kind, std::optional<Priority> priority)
{
    Limits limits;
    const auto own = std::ranges::find_if(levels.items, [&](const ItemLevels &one) { return one.item == item && fits(one.priorities, priority); });
    if (own != levels.items.end())
        limits = own->limits;
    const auto general = std::ranges::find(levels.kinds, kind, &KindLevels::kind);
    if (general == levels.kinds.end())
        return limits;
    const bool byPriority = general->byPriority && priority;
    if (!limits.response)
        limits.response = byPriority ? targetsOf(levels, *priority).response : general->limits.response;
    if (!limits.resolve)
        limits.resolve = byPriority ? targetsOf(levels, *priority).restore : general->limits.resolve;
    return limits;
}

std::vector<StageLevel> stagesOf(const ServiceLevels &levels, QStringView item)
{
    std::vector<StageLevel> stages;
    std::ranges::copy_if(levels.stages, std::back_inserter(stages), [&](const StageLevel &one) { return one.item == item; });
    return stages;
}

std::vector<LevelAction> actionsOf(const ServiceLevels &levels, ClockKind clock, OrderKind kind, std::optional<Priority> priority)
{
    std::vector<LevelAction> actions;
    std::ranges::copy_if(levels.actions, std::back_inserter(actions), [&](const LevelAction &one) {
        return one.clock == clock && fits(one.priorities, priority) && (one.kinds.empty() || std::ranges::find(one.kinds, kind) != one.kinds.end());
    });
    return actions;
}

std::optional<HoldRule> holdRule(const ServiceLevels &levels, HoldKind kind)
{
    const auto found = std::ranges::find(levels.holds, kind, &HoldRule::kind);
    return found == levels.holds.end() ? std::nullopt : std::optional(*found);
}

std::optional<TimeLimit> statutoryLimit(std::optional<SecurityLevel> level, std::optional<ReportDuty> duty)
{
    if (!level || *level < SecurityLevel::Larger)
        return std::nullopt;
    switch (duty.value_or(ReportDuty::CriticalOperator)) {
    case ReportDuty::CriticalOperator:
        return TimeLimit{Basis::Always, 60, TimeLimit::Unit::Minutes};
    case ReportDuty::CentralUnit:
        return TimeLimit{Basis::Always, 120, TimeLimit::Unit::Minutes};
    case ReportDuty::OtherOperator:
        return TimeLimit{Basis::Always, 240, TimeLimit::Unit::Minutes};
    }
    return std::nullopt;
}

} // namespace rules
