// Conflicts (变更冲突) of a change with others, with windows and with freezes: each named, with every resource that is hit.
// Pure: the workstation asks while one types, against its cached schedule; the server asks again when it decides. Our
// proposal (domain.md section 10).
#pragma once

#include "rules/changewindows.h"

#include <QJsonArray>

namespace rules {

/// A resource that a change touches (distance 0), or that depends on one that it touches, so many relations away.
struct TouchedResource {
    QUuid resource;
    int distance = 0;
    bool operator==(const TouchedResource &) const = default;
};

/// What conflicts ask of a change. Null persons are nobody.
struct PlannedChange {
    QUuid id;
    QString number;
    QString title;
    TimeSpan planned;
    QUuid implementer;
    QUuid watcher;
    std::vector<TouchedResource> touched; ///< each once, by its smallest distance; see sortTouched()
};
/// Orders by resource and keeps the smallest distance of each.
void sortTouched(std::vector<TouchedResource> &touched);

enum class ConflictKind {
    SameResource,  ///< both touch it
    Upstream,      ///< the other touches what something that this one touches depends on
    Downstream,    ///< this one touches what something that the other touches depends on
    SharedImpact,  ///< neither touches it, both are felt there
    SamePerson,    ///< implementer or watcher of both
    TooClose,      ///< no overlap, but less time between them than the rules want
    OutsideWindow, ///< not within a maintenance window or the usual hours
    Freeze,
    Lockdown,
};
/// "same_resource", as findings keep it.
[[nodiscard]] const char *codeOf(ConflictKind kind);

struct HitResource {
    QUuid resource;
    int mine = 0;   ///< relations between it and what this change touches
    int theirs = 0; ///< and the other
    bool operator==(const HitResource &) const = default;
};

struct ConflictFinding {
    ConflictKind kind = ConflictKind::SameResource;
    QUuid other;                        ///< the other change, the freeze or the lockdown; null for OutsideWindow
    QString name;                       ///< as it was called then: number and title, or the name of the freeze
    TimeSpan time;                      ///< of the other
    std::vector<HitResource> resources; ///< all that are hit; of TooClose those that both touch
    QUuid person;                       ///< of SamePerson
    QString exemptedBy;                 ///< login of who lets it through this freeze or lockdown
    bool operator==(const ConflictFinding &) const = default;
};
/// True where the change cannot go on without an exemption.
[[nodiscard]] bool isFrozen(std::span<const ConflictFinding> findings);

/// Changes by their time: what overlaps a time is found without looking at the others.
class ChangeSchedule
{
public:
    ChangeSchedule() = default;
    explicit ChangeSchedule(std::vector<PlannedChange> changes);

    /// Instead of the one of the same id, or beside the others.
    void put(PlannedChange change);
    void remove(const QUuid &id);
    [[nodiscard]] size_t size() const { return m_changes.size(); }
    [[nodiscard]] const std::vector<PlannedChange> &changes() const { return m_changes; }
    /// Those whose time overlaps [from - margin, to + margin), by their beginning.
    [[nodiscard]] std::vector<const PlannedChange *> near(TimeSpan time, qint64 marginMs = 0) const;

private:
    std::vector<PlannedChange> m_changes; ///< by their beginning
    qint64 m_longest = 0;
};

/// What two changes have against each other, besides windows: at most one finding a kind. `margin` is the time that the
/// rules want between two that touch the same resource or have a person in common.
[[nodiscard]] std::vector<ConflictFinding> conflictsBetween(const PlannedChange &mine, const PlannedChange &other, qint64 marginMs);
/// Against everything in the schedule but itself, by the time of the others.
[[nodiscard]] std::vector<ConflictFinding> conflictsWith(const PlannedChange &mine, const ChangeSchedule &schedule, qint64 marginMs);

struct ConflictPair {
    int one;   ///< position in the schedule
    int other; ///< and of the later one
    ConflictKind kind;
    bool operator==(const ConflictPair &) const = default;
};
/// Every pair in the schedule that has something against each other, once for each kind.
[[nodiscard]] std::vector<ConflictPair> allConflicts(const ChangeSchedule &schedule, qint64 marginMs);

/// Freezes and lockdowns that meet it, and the window that it is outside of.
[[nodiscard]] std::vector<ConflictFinding> windowFindings(const WindowTarget &target, TimeSpan planned, std::span<const ChangeWindow> windows,
                                                          const std::optional<UsualHours> &usual, const WorkingCalendar &calendar);

/// As findings stand in a change: {"kind", "other", "name", "from", "to", "resources": [[id, mine, theirs]], "person",
/// "exempted_by"}.
[[nodiscard]] QJsonArray toJson(std::span<const ConflictFinding> findings);
/// InvalidValue with the place for anything that toJson() does not write.
[[nodiscard]] Result<std::vector<ConflictFinding>> findingsFromJson(const QByteArray &json);

/// What the deciding side found and the person had not seen, and the other way round. The same conflict is one of the same
/// kind with the same other; names, times and resources may have changed meanwhile.
struct FindingsDifference {
    std::vector<ConflictFinding> appeared;
    std::vector<ConflictFinding> gone;
    bool operator==(const FindingsDifference &) const = default;
};
[[nodiscard]] FindingsDifference differenceOf(std::span<const ConflictFinding> seen, std::span<const ConflictFinding> found);

} // namespace rules
