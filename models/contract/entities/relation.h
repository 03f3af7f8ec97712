// Relation (关联): what a resource or system runs on, uses, or is protected by. Both ends must be visible to see it.
#pragma once

#include "contract/entities/resource.h"

namespace contract {

enum class RelationKind { RunsOn, DependsOn, ConnectsTo, BacksUp, StandbyOf, PartOf };
template <> struct Choices<RelationKind> {
    static constexpr std::array all{
        Choice{RelationKind::RunsOn, "runs_on", QT_TRANSLATE_NOOP("Relation", "Runs on")},
        Choice{RelationKind::DependsOn, "depends_on", QT_TRANSLATE_NOOP("Relation", "Depends on")},
        Choice{RelationKind::ConnectsTo, "connects_to", QT_TRANSLATE_NOOP("Relation", "Connects to")},
        Choice{RelationKind::BacksUp, "backs_up", QT_TRANSLATE_NOOP("Relation", "Backs up")},
        Choice{RelationKind::StandbyOf, "standby_of", QT_TRANSLATE_NOOP("Relation", "Standby of")},
        Choice{RelationKind::PartOf, "part_of", QT_TRANSLATE_NOOP("Relation", "Part of")},
    };
};

struct Relation {
    Id<Relation> id;
    Revision revision = 0;
    bool retired = false;
    Id<Resource> from;
    RelationKind kind = RelationKind::DependsOn;
    Id<Resource> to;
    Id<Organisation> fromUnit; ///< unit of `from`, kept by the server
    Id<Organisation> toUnit;   ///< unit of `to`, kept by the server
    bool redundant = false; ///< 冗余: another can stand in for `to`, so its failure does not reach `from`
    QString note;
    bool operator==(const Relation &) const = default;
};

template <> struct Describe<Relation> {
    static constexpr auto name = "relation";
    static constexpr auto caption = QT_TRANSLATE_NOOP("Relation", "Relation");
    static constexpr auto captions = QT_TRANSLATE_NOOP("Relation", "Relations");
    static constexpr auto numberPrefix = "";
    static constexpr auto fields = std::tuple{
        Field{"from_id", QT_TRANSLATE_NOOP("Relation", "From"), &Relation::from, traits::required | traits::indexed | traits::listed},
        Field{"kind", QT_TRANSLATE_NOOP("Relation", "Kind"), &Relation::kind, traits::listed},
        Field{"to_id", QT_TRANSLATE_NOOP("Relation", "To"), &Relation::to, traits::required | traits::indexed | traits::listed},
        Field{"from_unit_id", QT_TRANSLATE_NOOP("Relation", "Unit of the first"), &Relation::fromUnit, traits::scope | traits::readOnly},
        Field{"to_unit_id", QT_TRANSLATE_NOOP("Relation", "Unit of the second"), &Relation::toUnit, traits::scope | traits::readOnly},
        Field{"redundant", QT_TRANSLATE_NOOP("Relation", "Redundant"), &Relation::redundant, traits::listed},
        Field{"note", QT_TRANSLATE_NOOP("Relation", "Note"), &Relation::note},
    };
};

} // namespace contract
