#include "items/windowoutlook.h"

#include "contract/entities/entities.h"
#include "items/readerworld.h"
#include "rules/changeflow.h"
#include "rules/changefreezes.h"
#include "rules/changeplan.h"
#include "rules/changerules.h"
#include "rules/policies.h"

#include <QCoreApplication>

namespace items {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(WindowOutlook)
};

/// Next times of a window are looked for so far ahead.
constexpr qint64 aheadMs = 400 * rules::dayMs;
constexpr qint64 soonMs = 40 * rules::dayMs;
constexpr size_t mostTimes = 5;
constexpr size_t mostChanges = 2'000;

std::vector<Value> openStates()
{
    std::vector<Value> codes;
    for (const auto &choice : Choices<ChangeState>::all)
        if (rules::isOpen(choice.value))
            codes.emplace_back(QString::fromLatin1(choice.code));
    return codes;
}

/// The open changes, as many as are looked at.
Result<std::vector<ChangeRequest>> openChanges(replica::ListReader &reader, bool &isCut)
{
    const auto &shape = shapeOf<ChangeRequest>();
    const replica::ListQuery query{.entity = shape.name, .filters = {{QStringLiteral("state"), replica::ListFilter::Test::AnyOf, openStates()}}, .sorts = {}, .search = {}, .asOf = {}};
    const auto rids = reader.order(query, 0, [](const replica::FirstRows &) {});
    if (!rids)
        return Unexpected(rids.error());
    isCut = (*rids)->size() > mostChanges;
    const auto rows = reader.rows(shape, std::span(**rids).first(std::min((*rids)->size(), mostChanges)));
    if (!rows)
        return Unexpected(rows.error());
    std::vector<ChangeRequest> changes;
    for (const auto &row : *rows)
        if (auto change = row.rid == 0 ? Result<ChangeRequest>(fail(ErrorCode::NotFound)) : fromRecord<ChangeRequest>(row.record))
            changes.push_back(*std::move(change));
    return changes;
}

bool isLetThrough(const ChangeRequest &change, const ChangeWindow &window)
{
    const auto known = rules::keptFindings(change);
    return std::ranges::any_of(known, [&](const rules::ConflictFinding &one) { return one.other == window.id.uuid && !one.exemptedBy.isEmpty(); });
}

/// When the rules ask windows about it: at its planned time, and where it has none, now.
rules::TimeSpan askedTime(const ChangeRequest &change, Instant now)
{
    return change.plannedStart && change.plannedEnd ? rules::TimeSpan{*change.plannedStart, *change.plannedEnd} : rules::TimeSpan{now, {now.ms + 1}};
}

} // namespace

bool WindowOutlook::isInForce(Instant now) const
{
    return !times.empty() && times.front().from <= now && now < times.front().to;
}

int WindowOutlook::countOf(HitChange::Effect effect) const
{
    return int(std::ranges::count(hits, effect, &HitChange::effect));
}

int WindowOutlook::freed() const
{
    return int(std::ranges::count_if(hits, [](const HitChange &hit) { return hit.effect == HitChange::Effect::Held && hit.heldBy.isEmpty(); }));
}

Result<WindowOutlook> windowOutlookOf(replica::ListReader &reader, const ChangeWindow &window, Instant now)
{
    const ReaderWorld world(reader);
    const auto calendar = rules::workingCalendarOf(world);
    WindowOutlook outlook;
    outlook.times = rules::timesOf(window, calendar, {now, {now.ms + aheadMs}}, mostTimes);
    if (window.kind == WindowKind::Maintenance)
        return outlook;
    auto changes = openChanges(reader, outlook.isCut);
    if (!changes)
        return Unexpected(changes.error());
    const auto rules = rules::changeRulesOf(world);
    auto others = rules::livingWindows(world);
    std::erase_if(others, [&](const ChangeWindow &one) { return one.id == window.id; });
    const std::span itself(&window, 1);
    for (const auto &change : *changes) {
        const auto target = rules::windowTargetOf(change, world);
        const auto time = askedTime(change, now);
        // What has no time yet is held by a lockdown only: a freeze asks about the plan.
        const bool isPlanned = change.plannedStart && change.plannedEnd;
        if ((!isPlanned && window.kind == WindowKind::Freeze) || rules::freezesAgainst(target, time, itself, calendar).empty())
            continue;
        const bool passes = rules.of(change.changeClass).passesFreezes;
        HitChange hit{.id = change.id.uuid, .number = change.number, .title = change.title, .state = change.state, .planned = isPlanned ? time : rules::TimeSpan{}, .effect = HitChange::Effect::Held, .heldBy = {}};
        if (!rules::isBeforeWork(change.state) && change.state != ChangeState::Draft)
            hit.effect = HitChange::Effect::InWork;
        else if (isLetThrough(change, window))
            hit.effect = HitChange::Effect::LetThrough;
        else if (passes && window.kind == WindowKind::Freeze)
            hit.effect = HitChange::Effect::Passes;
        for (const auto &other : rules::freezesAgainst(target, time, others, calendar))
            if (!isLetThrough(change, *other.window) && !(passes && other.window->kind == WindowKind::Freeze) && !hit.heldBy.contains(other.window->name))
                hit.heldBy << other.window->name;
        outlook.hits.push_back(std::move(hit));
    }
    std::ranges::stable_sort(outlook.hits, {}, [](const HitChange &hit) { return hit.planned.from.ms == 0 ? std::numeric_limits<qint64>::max() : hit.planned.from.ms; });
    return outlook;
}

Result<FreezeOutlook> freezeOutlookOf(replica::ListReader &reader, Instant now)
{
    const ReaderWorld world(reader);
    const auto calendar = rules::workingCalendarOf(world);
    FreezeOutlook outlook;
    const auto notice = [&](Instant moment) {
        if (now < moment && (!outlook.next || moment < *outlook.next))
            outlook.next = moment;
    };
    for (auto &window : rules::livingWindows(world)) {
        if (window.kind == WindowKind::Maintenance)
            continue;
        const auto times = rules::timesOf(window, calendar, {now, {now.ms + soonMs}}, 2);
        for (const auto &time : times) {
            notice(time.from);
            notice(time.to);
        }
        if (!times.empty() && times.front().from <= now)
            outlook.standing.push_back({std::move(window), times.front()});
    }
    // A lockdown is said before a freeze, and what ends first before what ends later.
    std::ranges::sort(outlook.standing, [](const StandingFreeze &one, const StandingFreeze &other) {
        return one.window.kind != other.window.kind ? one.window.kind == WindowKind::Lockdown : one.time.to < other.time.to;
    });
    return outlook;
}

Result<std::vector<ChangeWindow>> freezesOn(replica::ListReader &reader, const Record &record, Instant now)
{
    const auto change = fromRecord<ChangeRequest>(record);
    if (!change)
        return Unexpected(change.error());
    if (!rules::isOpen(change->state))
        return std::vector<ChangeWindow>();
    const ReaderWorld world(reader);
    const bool isPlanned = change->plannedStart && change->plannedEnd;
    const bool passes = rules::changeRulesOf(world).of(change->changeClass).passesFreezes;
    auto frozen = rules::frozenBy(*change, now, world);
    std::erase_if(frozen, [&](const ChangeWindow &window) { return isLetThrough(*change, window) || (window.kind == WindowKind::Freeze && (passes || !isPlanned)); });
    return frozen;
}

QString effectText(HitChange::Effect effect)
{
    switch (effect) {
    case HitChange::Effect::Held:
        return Words::tr("held");
    case HitChange::Effect::InWork:
        return Words::tr("goes on, in work");
    case HitChange::Effect::LetThrough:
        return Words::tr("let through");
    case HitChange::Effect::Passes:
        return Words::tr("passes freezes");
    }
    return {};
}

} // namespace items
