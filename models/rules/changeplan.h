// The plan of a change as data (变更方案): ordered steps, the resources that are touched with what the ledger shall hold then,
// and the impact list as it was known when it was frozen.
#pragma once

#include "contract/entities/changerequest.h"
#include "rules/changeconflicts.h"

namespace rules {

struct PlanStep {
    QString name;
    int minutes = 0; ///< that it takes; 0: not said
    QString role;    ///< code of who does it; may be empty
    QString note;
    bool operator==(const PlanStep &) const = default;
};
/// [{"name", "minutes", "role", "note"}]; InvalidValue with the place ("steps[2].minutes") for anything else.
[[nodiscard]] Result<std::vector<PlanStep>> planStepsFromJson(const QString &json);
[[nodiscard]] QString toJson(std::span<const PlanStep> steps);
/// The lines of a text that say something: items of a verification, or steps of the way back.
[[nodiscard]] QStringList linesOf(const QString &text);

struct PlanResource {
    QUuid resource;
    QString name;  ///< as it was called when it was picked
    Patch change;  ///< what the ledger shall hold when the change is closed
    bool operator==(const PlanResource &) const = default;
};
/// [{"id", "name", "change": {field: value}}]; each resource once.
[[nodiscard]] Result<std::vector<PlanResource>> planResourcesFromJson(const QString &json);
[[nodiscard]] QString toJson(std::span<const PlanResource> resources);

struct ImpactLine {
    QUuid resource;
    int distance = 0;
    QString name;
    QString unit;   ///< name
    QString system; ///< name
    QString level;  ///< of protection, its code
    QString effect; ///< "hit", "kept", "unprotected"
    QString before; ///< name of the record that it was reached from
    bool operator==(const ImpactLine &) const = default;
};
struct ImpactList {
    Instant at;                ///< when the relations were walked
    int depth = 3;
    bool isCut = false;        ///< there was more than fits
    std::vector<QUuid> starts; ///< the resources of the change, ascending
    std::vector<ImpactLine> lines;
    bool operator==(const ImpactList &) const = default;
};
/// {"at", "depth", "cut", "starts", "lines": [[id, distance, name, unit, system, level, effect, before]]}
[[nodiscard]] Result<ImpactList> impactFromJson(const QString &json);
[[nodiscard]] QString toJson(const ImpactList &impact);
/// At most so many lines are kept.
inline constexpr size_t mostImpactLines = 1'000;

/// The change as conflicts see it: touched resources at distance 0, those of its impact list behind them. Nothing where
/// it has no planned time.
[[nodiscard]] std::optional<PlannedChange> plannedOf(const ChangeRequest &change);
/// What windows are asked about: class, own unit and system, those of its resources, and the resources as the ledger holds them.
[[nodiscard]] WindowTarget windowTargetOf(const ChangeRequest &change, const World &world);

/// Numbers of the resources that do not hold what the change prepared for them.
[[nodiscard]] QStringList ledgerWaitsFor(const ChangeRequest &change, const Situation &situation);

} // namespace rules
