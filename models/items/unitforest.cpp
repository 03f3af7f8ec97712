#include "items/unitforest.h"

namespace items {

using replica::ListFilter;

const replica::Grouping &UnitForest::grouping()
{
    static const replica::Grouping pairs{.field = QStringLiteral("unit_id"), .second = QStringLiteral("system_id")};
    return pairs;
}

void UnitForest::setNames(std::vector<replica::NamedRow> units, std::vector<replica::NamedRow> systems)
{
    m_units.clear();
    m_systems.clear();
    m_unitPlaces.clear();
    m_systemPlaces.clear();
    for (auto &row : units) {
        m_unitPlaces.insert(row.id, int(m_units.size()));
        m_units.push_back({.row = std::move(row)});
    }
    for (auto &row : systems) {
        m_systemPlaces.insert(row.id, int(m_systems.size()));
        m_systems.push_back({.row = std::move(row), .users = {}});
    }
    link();
    resolve();
    sum();
}

void UnitForest::link()
{
    for (int place = 0; place < int(m_units.size()); ++place) {
        int above = m_unitPlaces.value(m_units[size_t(place)].row.above, -1);
        // Of units that stand in a ring, one stands on top.
        for (int at = above; at >= 0; at = m_units[size_t(at)].above)
            if (at == place) {
                above = -1;
                break;
            }
        m_units[size_t(place)].above = above;
        if (above >= 0)
            m_units[size_t(above)].below.push_back(place);
    }
    for (int place = 0; place < int(m_systems.size()); ++place)
        if (const int owner = m_unitPlaces.value(m_systems[size_t(place)].row.above, -1); owner >= 0)
            m_units[size_t(owner)].systems.push_back(place);
}

int UnitForest::unitAt(const QUuid &id)
{
    if (const auto known = m_unitPlaces.constFind(id); known != m_unitPlaces.constEnd())
        return *known;
    const int place = int(m_units.size());
    m_unitPlaces.insert(id, place);
    m_units.push_back({.row = {.id = id, .title = idText(id).left(8)}});
    if (id.isNull())
        m_units.back().row.title.clear();
    return place;
}

int UnitForest::systemAt(const QUuid &id)
{
    if (id.isNull())
        return -1;
    if (const auto known = m_systemPlaces.constFind(id); known != m_systemPlaces.constEnd())
        return *known;
    const int place = int(m_systems.size());
    m_systemPlaces.insert(id, place);
    m_systems.push_back({.row = {.id = id, .title = idText(id).left(8)}, .users = {}});
    return place;
}

/// Finds the units and systems that the groups name, once for each table of groups.
void UnitForest::resolve()
{
    for (auto &unit : m_units)
        unit.pairs.clear();
    for (auto &system : m_systems)
        system.users.clear();
    for (size_t group = 0; m_counts.keys && group < m_counts.keys->size(); ++group) {
        const auto &key = (*m_counts.keys)[group];
        const int unit = unitAt(idOf(text(key[0])));
        const int system = systemAt(idOf(text(key[1])));
        m_units[size_t(unit)].pairs.push_back({system, group});
        if (system >= 0)
            m_systems[size_t(system)].users.insert(unit);
    }
    m_uppermost.clear();
    for (int place = 0; place < int(m_units.size()); ++place)
        if (m_units[size_t(place)].above < 0)
            m_uppermost.push_back(place);
}

void UnitForest::setCounts(qint64 total, replica::FacetCounts counts, bool narrowed)
{
    const bool isKnown = counts.keys == m_counts.keys;
    m_counts = std::move(counts);
    m_total = total;
    m_narrowed = narrowed;
    if (!isKnown)
        resolve();
    sum();
}

void UnitForest::setFound(std::optional<Found> found)
{
    m_found = std::move(found);
    sum();
}

/// Numbers and visibility of every unit, from the uppermost down and back.
void UnitForest::sum()
{
    std::vector<int> downward = m_uppermost;
    downward.reserve(m_units.size());
    for (size_t i = 0; i < downward.size(); ++i)
        for (const int below : m_units[size_t(downward[i])].below)
            downward.push_back(below);
    for (const int place : downward) {
        auto &unit = m_units[size_t(place)];
        unit.isFound = !m_found || m_found->units.contains(unit.row.rid) || (unit.above >= 0 && m_units[size_t(unit.above)].isFound);
        unit.own = 0;
        for (const auto &pair : unit.pairs)
            unit.own += countOf(pair);
        unit.whole = unit.own;
        unit.isShown = false;
    }
    for (const int place : downward | std::views::reverse) {
        auto &unit = m_units[size_t(place)];
        const bool isThere = unit.whole > 0 || (!m_narrowed && !unit.row.retired && !unit.row.id.isNull());
        unit.isShown = unit.isShown || (isThere && (unit.isFound || !systemsOf(unit).empty()));
        if (unit.above < 0)
            continue;
        auto &above = m_units[size_t(unit.above)];
        above.whole += unit.whole;
        above.isShown = above.isShown || unit.isShown;
    }
}

bool UnitForest::showsSystem(const Unit &unit, int system, qint64 count) const
{
    const auto &row = m_systems[size_t(system)].row;
    if (count == 0 && (m_narrowed || row.retired))
        return false;
    return unit.isFound || (m_found && m_found->systems.contains(row.rid));
}

/// The systems shown below a unit and their numbers, as in a dictionary.
std::vector<std::pair<int, qint64>> UnitForest::systemsOf(const Unit &unit) const
{
    std::vector<std::pair<int, qint64>> systems;
    for (const auto &pair : unit.pairs)
        if (const qint64 count = countOf(pair); pair.system >= 0 && count > 0)
            systems.emplace_back(pair.system, count);
    for (const int owned : unit.systems)
        systems.emplace_back(owned, 0);
    // One that the unit both owns and uses stands twice; the entry with its number comes first.
    std::ranges::sort(systems, [](const auto &a, const auto &b) { return a.first != b.first ? a.first < b.first : a.second > b.second; });
    const auto twice = std::ranges::unique(systems, {}, &std::pair<int, qint64>::first);
    systems.erase(twice.begin(), twice.end());
    std::erase_if(systems, [&](const auto &one) { return !showsSystem(unit, one.first, one.second); });
    return systems;
}

int UnitForest::unitOf(const TreePlace &place) const
{
    return place.kind == TreePlace::Kind::All ? -1 : m_unitPlaces.value(place.unit, -1);
}

std::vector<TreePlace> UnitForest::below(const std::optional<TreePlace> &place) const
{
    std::vector<TreePlace> places;
    const auto addUnits = [&](const std::vector<int> &units) {
        for (const int unit : units)
            if (m_units[size_t(unit)].isShown)
                places.push_back({TreePlace::Kind::Unit, m_units[size_t(unit)].row.id, {}});
    };
    if (!place) {
        places.push_back({});
        addUnits(m_uppermost);
        return places;
    }
    const int at = unitOf(*place);
    if (place->kind != TreePlace::Kind::Unit || at < 0)
        return places;
    const auto &unit = m_units[size_t(at)];
    addUnits(unit.below);
    for (const auto &[system, count] : systemsOf(unit))
        places.push_back({TreePlace::Kind::System, unit.row.id, m_systems[size_t(system)].row.id});
    const TreePlace without{TreePlace::Kind::NoSystem, unit.row.id, {}};
    if (unit.isFound && count(without) > 0)
        places.push_back(without);
    return places;
}

bool UnitForest::hasBelow(const TreePlace &place) const
{
    return !below(place).empty();
}

qint64 UnitForest::count(const TreePlace &place) const
{
    if (place.kind == TreePlace::Kind::All)
        return m_total;
    const int at = unitOf(place);
    if (at < 0)
        return 0;
    const auto &unit = m_units[size_t(at)];
    if (place.kind == TreePlace::Kind::Unit)
        return unit.whole;
    const int system = place.kind == TreePlace::Kind::System ? m_systemPlaces.value(place.system, -2) : -1;
    qint64 sum = 0;
    for (const auto &pair : unit.pairs)
        if (pair.system == system)
            sum += countOf(pair);
    return sum;
}

QString UnitForest::title(const TreePlace &place) const
{
    if (place.kind == TreePlace::Kind::System) {
        const int system = m_systemPlaces.value(place.system, -1);
        return system < 0 ? QString() : m_systems[size_t(system)].row.title;
    }
    const int at = unitOf(place);
    return place.kind != TreePlace::Kind::Unit || at < 0 ? QString() : m_units[size_t(at)].row.title;
}

bool UnitForest::isRetired(const TreePlace &place) const
{
    if (place.kind == TreePlace::Kind::System) {
        const int system = m_systemPlaces.value(place.system, -1);
        return system >= 0 && m_systems[size_t(system)].row.retired;
    }
    const int at = unitOf(place);
    return place.kind == TreePlace::Kind::Unit && at >= 0 && m_units[size_t(at)].row.retired;
}

bool UnitForest::isWayOnly(const TreePlace &place) const
{
    const int at = unitOf(place);
    return m_found && place.kind == TreePlace::Kind::Unit && at >= 0 && !m_units[size_t(at)].isFound;
}

std::vector<TreePlace> UnitForest::wayTo(const TreePlace &place) const
{
    if (place.kind == TreePlace::Kind::All)
        return {place};
    std::vector<TreePlace> way;
    if (place.kind != TreePlace::Kind::Unit)
        way.push_back(place);
    for (int at = unitOf(place); at >= 0; at = m_units[size_t(at)].above)
        way.push_back({TreePlace::Kind::Unit, m_units[size_t(at)].row.id, {}});
    std::ranges::reverse(way);
    return way;
}

void UnitForest::takeFamily(int unit, std::vector<int> &family) const
{
    family.push_back(unit);
    for (const int below : m_units[size_t(unit)].below)
        takeFamily(below, family);
}

std::vector<NamedFilter> UnitForest::filters(const TreePlace &place) const
{
    const int at = unitOf(place);
    if (at < 0)
        return {};
    const auto ofUnits = [&](const std::vector<int> &units) {
        NamedFilter filter{{.field = grouping().field, .test = ListFilter::Test::AnyOf, .values = {}}, {}};
        for (const int unit : units) {
            filter.filter.values.push_back(idText(m_units[size_t(unit)].row.id));
            filter.titles << m_units[size_t(unit)].row.title;
        }
        return filter;
    };
    const auto own = place.unit.isNull() ? NamedFilter{{.field = grouping().field, .test = ListFilter::Test::Empty, .values = {}}, {}} : ofUnits({at});
    switch (place.kind) {
    case TreePlace::Kind::All:
        return {};
    case TreePlace::Kind::Unit: {
        std::vector<int> family;
        takeFamily(at, family);
        return {family.size() == 1 ? own : ofUnits(family)};
    }
    case TreePlace::Kind::System: {
        const int system = m_systemPlaces.value(place.system, -1);
        if (system < 0)
            return {};
        const auto &held = m_systems[size_t(system)];
        const NamedFilter ofSystem{{.field = grouping().second, .test = ListFilter::Test::AnyOf, .values = {idText(held.row.id)}}, {held.row.title}};
        // Where one unit alone has resources of the system, naming the system says all.
        return held.users.size() <= 1 ? std::vector{ofSystem} : std::vector{own, ofSystem};
    }
    case TreePlace::Kind::NoSystem:
        return {own, {{.field = grouping().second, .test = ListFilter::Test::Empty, .values = {}}, {}}};
    }
    return {};
}

std::optional<TreePlace> UnitForest::placeOf(const std::vector<ListFilter> &filters) const
{
    if (filters.empty())
        return TreePlace{};
    TreePlace place{TreePlace::Kind::Unit, {}, {}};
    for (const auto &filter : filters) {
        const QUuid first = filter.values.empty() ? QUuid() : idOf(text(filter.values.front()));
        if (filter.field == grouping().field) {
            place.unit = first;
        } else if (filter.test == ListFilter::Test::Empty) {
            place.kind = TreePlace::Kind::NoSystem;
        } else {
            place.kind = TreePlace::Kind::System;
            place.system = first;
        }
    }
    if (place.kind == TreePlace::Kind::System && filters.size() == 1) {
        const int system = m_systemPlaces.value(place.system, -1);
        if (system < 0)
            return {};
        const auto &held = m_systems[size_t(system)];
        place.unit = held.users.size() == 1 ? m_units[size_t(*held.users.begin())].row.id : held.row.above;
    }
    const auto ours = this->filters(place);
    const bool same = std::ranges::equal(ours, filters, {}, &NamedFilter::filter);
    return same ? std::optional(place) : std::nullopt;
}

} // namespace items
