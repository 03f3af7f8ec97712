// UnitForest: units, the systems beneath them, and how many resources stand on each: the plain values behind the tree of
// the ledger. A unit's number holds those of the units below it.
#pragma once

#include "replica/listreader.h"
#include "replica/ridset.h"

#include <QSet>
#include <optional>

namespace items {

using namespace contract;

/// What a node of the tree stands for.
struct TreePlace {
    enum class Kind { All, Unit, System, NoSystem };
    Kind kind = Kind::All;
    QUuid unit;   ///< null for All, and for the resources that name no unit
    QUuid system; ///< of a System
    bool operator==(const TreePlace &) const = default;
    friend size_t qHash(const TreePlace &place, size_t seed = 0) { return qHashMulti(seed, int(place.kind), place.unit, place.system); }
};

/// A filter of a list, and the names of the records that its values point to.
struct NamedFilter {
    replica::ListFilter filter;
    QStringList titles;
    bool operator==(const NamedFilter &) const = default;
};

class UnitForest
{
public:
    /// By what the resources are counted for it.
    [[nodiscard]] static const replica::Grouping &grouping();

    void setNames(std::vector<replica::NamedRow> units, std::vector<replica::NamedRow> systems);
    /// `narrowed`: units and systems without any of the counted resources are not shown.
    void setCounts(qint64 total, replica::FacetCounts counts, bool narrowed);
    /// Shows only what is found, what stands below it, and the way to it; by rids.
    struct Found {
        replica::RidSet units;
        replica::RidSet systems;
    };
    void setFound(std::optional<Found> found);

    /// From top to bottom; of nothing: All and the uppermost units.
    [[nodiscard]] std::vector<TreePlace> below(const std::optional<TreePlace> &place) const;
    [[nodiscard]] bool hasBelow(const TreePlace &place) const;
    [[nodiscard]] qint64 count(const TreePlace &place) const;
    /// Empty for places without a record's name.
    [[nodiscard]] QString title(const TreePlace &place) const;
    [[nodiscard]] bool isRetired(const TreePlace &place) const;
    /// True where a search shows the place for the sake of what stands below it.
    [[nodiscard]] bool isWayOnly(const TreePlace &place) const;
    /// The way from an uppermost unit down to the place, the place itself included; empty where it is not known.
    [[nodiscard]] std::vector<TreePlace> wayTo(const TreePlace &place) const;
    /// What a list must be filtered by to show the resources of the place.
    [[nodiscard]] std::vector<NamedFilter> filters(const TreePlace &place) const;
    /// The place whose filters these are.
    [[nodiscard]] std::optional<TreePlace> placeOf(const std::vector<replica::ListFilter> &filters) const;

private:
    struct Pair {
        int system; ///< -1: none
        size_t group;
    };
    struct Unit {
        replica::NamedRow row;
        int above = -1;
        std::vector<int> below;
        std::vector<int> systems; ///< that it owns
        std::vector<Pair> pairs;
        qint64 own = 0;
        qint64 whole = 0;
        bool isFound = false; ///< itself, or a unit above it
        bool isShown = false;
    };
    struct System {
        replica::NamedRow row;
        QSet<int> users; ///< units that have resources of it
    };
    void link();
    void resolve();
    void sum();
    int unitAt(const QUuid &id);
    int systemAt(const QUuid &id);
    [[nodiscard]] int unitOf(const TreePlace &place) const;
    [[nodiscard]] qint64 countOf(const Pair &pair) const { return pair.group < m_counts.counts.size() ? m_counts.counts[pair.group] : 0; }
    [[nodiscard]] bool showsSystem(const Unit &unit, int system, qint64 count) const;
    [[nodiscard]] std::vector<std::pair<int, qint64>> systemsOf(const Unit &unit) const;
    void takeFamily(int unit, std::vector<int> &family) const;

    std::vector<Unit> m_units; ///< as in a dictionary; behind them those that have no name here
    std::vector<System> m_systems;
    QHash<QUuid, int> m_unitPlaces;
    QHash<QUuid, int> m_systemPlaces;
    std::vector<int> m_uppermost;
    replica::FacetCounts m_counts;
    qint64 m_total = 0;
    bool m_narrowed = false;
    std::optional<Found> m_found;
};

} // namespace items
