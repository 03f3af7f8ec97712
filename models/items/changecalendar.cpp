#include "items/changecalendar.h"

#include "contract/codec.h"
#include "contract/entities/changerequest.h"
#include "items/readerworld.h"
#include "rules/calendardocument.h"
#include "rules/changeflow.h"
#include "rules/changeplan.h"
#include "rules/policies.h"

namespace items {

namespace {

/// Nobody plans a change of more than that: what begins earlier is over.
constexpr qint64 longestMs = 14 * rules::dayMs;

QDate dayOf(Instant at)
{
    return QDate(1970, 1, 1).addDays((at.ms + rules::chinaOffsetMs) / rules::dayMs);
}

std::vector<rules::PlannedChange> takingTime(const rules::World &world)
{
    const auto &shape = shapeOf<ChangeRequest>();
    std::vector<rules::PlannedChange> all;
    for (const auto &choice : Choices<ChangeState>::all) {
        if (!rules::takesTime(choice.value))
            continue;
        const std::array inState{rules::FieldValue{shape.indexOf(u"state"), QString::fromLatin1(choice.code)}};
        for (const auto &record : world.holding(shape, inState, {}))
            if (const auto change = fromRecord<ChangeRequest>(record))
                if (auto planned = rules::plannedOf(*change))
                    all.push_back(*std::move(planned));
    }
    return all;
}

CalendarEntry entryOf(ListRow row, const rules::World &world)
{
    const auto &shape = shapeOf<ChangeRequest>();
    CalendarEntry entry;
    const auto shown = [&](QStringView field) { return row.titles[size_t(shape.indexOf(field))]; };
    entry.system = shown(u"system_id");
    entry.implementer = shown(u"implementer_id");
    if (const auto change = fromRecord<ChangeRequest>(row.record)) {
        entry.time = {change->plannedStart.value_or(Instant()), change->plannedEnd.value_or(Instant())};
        entry.changeClass = change->changeClass;
        entry.state = change->state;
        entry.number = change->number;
        entry.title = change->title;
        entry.isMovable = change->state == ChangeState::Draft || rules::isBeforeWork(change->state);
        entry.hasDecisions = entry.isMovable && change->state != ChangeState::Draft && !change->decisions.isEmpty() && change->decisions != QLatin1StringView("[]");
        if (entry.isMovable) {
            entry.planned = rules::plannedOf(*change);
            entry.target = rules::windowTargetOf(*change, world);
        }
    }
    entry.row = std::move(row);
    return entry;
}

void readDays(const rules::CalendarSpec &spec, ChangeCalendar &calendar)
{
    for (QDate day = dayOf(calendar.range.from); day <= dayOf(calendar.range.to); day = day.addDays(1)) {
        CalendarDay one{.isOff = day.dayOfWeek() >= Qt::Saturday, .isMakeUp = false, .name = {}};
        if (const auto exception = spec.exceptions.find(day); exception != spec.exceptions.end()) {
            one.isOff = exception->second.kind == rules::DayKind::Holiday;
            one.isMakeUp = exception->second.kind == rules::DayKind::Workday;
            one.name = exception->second.name;
        }
        calendar.days.insert(day, one);
    }
}

Result<std::shared_ptr<const ChangeCalendar>> read(replica::ListReader &reader, ListQuery query, rules::TimeSpan range)
{
    auto calendar = std::make_shared<ChangeCalendar>();
    calendar->range = range;
    const ReaderWorld world(reader);
    query.asOf = {};
    query.sorts = {{QStringLiteral("planned_start"), replica::Order::Ascending}};
    query.filters.push_back({QStringLiteral("planned_start"), replica::ListFilter::Test::Between, {range.from.ms - longestMs, range.to.ms}});
    const auto order = reader.order(query, 0, [](const replica::FirstRows &) {});
    if (!order)
        return Unexpected(order.error());
    auto rids = **order;
    calendar->isCut = rids.size() > size_t(ChangeCalendar::mostEntries);
    if (calendar->isCut)
        rids.resize(ChangeCalendar::mostEntries);
    auto rows = reader.rows(shapeOf<ChangeRequest>(), rids);
    if (!rows)
        return Unexpected(rows.error());
    for (auto &row : *rows) {
        if (row.rid == 0)
            continue;
        auto entry = entryOf(std::move(row), world);
        if (entry.time.to.ms > range.from.ms && entry.time.from.ms < range.to.ms)
            calendar->entries.push_back(std::move(entry));
    }
    calendar->rules = rules::changeRulesOf(world);
    calendar->calendar = rules::workingCalendarOf(world);
    calendar->schedule = rules::ChangeSchedule(takingTime(world));
    calendar->living = rules::livingWindows(world);
    for (const auto &window : calendar->living)
        for (const auto &time : rules::timesOf(window, calendar->calendar, range))
            calendar->windows.push_back({window.kind, window.name, time, window.id.uuid});
    for (auto &entry : calendar->entries)
        entry.hasFindings = entry.isMovable && !calendar->findingsAt(entry, entry.time).empty();
    const auto content = rules::policyContent(world, PolicyKind::Calendar);
    const auto spec = content.isEmpty() ? Result<rules::CalendarSpec>(rules::shippedCalendarSpec()) : rules::calendarFromJson(content.toUtf8());
    readDays(spec ? *spec : rules::shippedCalendarSpec(), *calendar);
    return std::shared_ptr<const ChangeCalendar>(std::move(calendar));
}

} // namespace

std::vector<rules::ConflictFinding> ChangeCalendar::findingsAt(const CalendarEntry &entry, rules::TimeSpan time) const
{
    if (!entry.planned)
        return {};
    auto moved = *entry.planned;
    moved.planned = time;
    auto findings = rules::conflictsWith(moved, schedule, rules.marginMs());
    auto behind = rules::windowFindings(entry.target, time, living, rules.of(entry.changeClass).usual, calendar);
    std::ranges::move(behind, std::back_inserter(findings));
    return findings;
}

/// Those that it could not lie beside: whatever their time, they want the same resources or people.
std::vector<const rules::PlannedChange *> ChangeCalendar::inTheWayOf(const CalendarEntry &entry) const
{
    std::vector<const rules::PlannedChange *> others;
    if (!entry.planned)
        return others;
    auto mine = *entry.planned;
    for (const auto &other : schedule.changes()) {
        mine.planned = other.planned;
        if (other.id != mine.id && !rules::conflictsBetween(mine, other, 0).empty())
            others.push_back(&other);
    }
    return others;
}

rules::FreeTimes ChangeCalendar::freeTimesOf(const CalendarEntry &entry, Instant from, int daysAhead) const
{
    std::vector<rules::TimeSpan> busy;
    for (const auto *other : inTheWayOf(entry))
        busy.push_back({{other->planned.from.ms - rules.marginMs()}, {other->planned.to.ms + rules.marginMs()}});
    return rules::freeTimes(entry.target, entry.time.length(), {from, {from.ms + daysAhead * rules::dayMs}}, living, rules.of(entry.changeClass).usual, busy, calendar);
}

QStringList ChangeCalendar::blockersOf(const CalendarEntry &entry, const rules::FreeTimes &free) const
{
    QStringList names;
    for (const auto &hit : free.frozen)
        if (hit.window && !names.contains(hit.window->name))
            names << hit.window->name;
    const auto others = inTheWayOf(entry);
    for (const int at : free.taken)
        if (at >= 0 && size_t(at) < others.size())
            names << QStringLiteral("%1 %2").arg(others[size_t(at)]->number, others[size_t(at)]->title);
    names.removeDuplicates();
    return names;
}

QFuture<Result<std::shared_ptr<const ChangeCalendar>>> readChangeCalendar(Queries &queries, const ListQuery &query, rules::TimeSpan range)
{
    return queries.figure<std::shared_ptr<const ChangeCalendar>>([query, range](replica::ListReader &reader) { return read(reader, query, range); });
}

} // namespace items
