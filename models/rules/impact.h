// Impact (影响分析): what a failure reaches, or what a record stands on, along the relations, with the path that explains
// each hit. Pure: the relations come from whoever holds them, so both twins walk alike.
#pragma once

#include "contract/entities/relation.h"
#include "contract/result.h"

#include <atomic>
#include <span>

namespace rules {

using namespace contract;

enum class ImpactDirection {
    Dependents,   ///< who is hit when it fails
    Dependencies, ///< what it needs to work
};

/// What reaching a record means. Only a Hit is walked on from.
enum class ImpactEffect {
    Hit,              ///< fails or is hurt with it
    KeptByRedundancy, ///< every way there leads over a relation that says another can stand in
    LosesProtection,  ///< goes on working without its backup or its standby
};

/// One relation as one of its ends sees it.
struct Tie {
    QUuid other;
    RelationKind kind = RelationKind::DependsOn;
    bool outgoing = false; ///< the end that sees it is `from`
    bool redundant = false;
    bool operator==(const Tie &) const = default;
};

class RelationSource
{
public:
    virtual ~RelationSource() = default;
    /// Appends every relation of the record that is not retired.
    virtual Result<void> tiesOf(const QUuid &record, std::vector<Tie> &ties) = 0;
};

struct ImpactQuestion {
    std::vector<QUuid> starts;
    ImpactDirection direction = ImpactDirection::Dependents;
    int depth = 3;   ///< relations between a start and the farthest hit
    int most = 5000; ///< hits after which the walk ends and says so
    bool operator==(const ImpactQuestion &) const = default;
};

struct ImpactHit {
    QUuid record;
    int distance = 0; ///< 0 for a start
    int before = -1;  ///< the hit that it was reached from; -1 for a start
    Tie tie;          ///< the relation, as the hit before sees it
    ImpactEffect effect = ImpactEffect::Hit;
    bool again = false; ///< another way to a record that stands earlier; it is there for the paths that lead on from it
    bool operator==(const ImpactHit &) const = default;
};

struct Impact {
    /// The starts first, then the hits by distance, then those that are spared, by distance; each record once.
    std::vector<ImpactHit> hits;
    bool isCut = false;          ///< there are more than the question allowed
    bool operator==(const Impact &) const = default;
};

/// The shortest way to each record within the depth. Cancelled when `stop` became true.
[[nodiscard]] Result<Impact> impactOf(const ImpactQuestion &question, RelationSource &relations, const std::atomic<bool> &stop);

/// From a start to that hit, positions in `hits`.
[[nodiscard]] std::vector<int> pathTo(const Impact &impact, int hit);

} // namespace rules
