// ChangeCalendar (变更日历): the changes of a stretch of time with the freezes and windows behind them, read in one go; what
// another time would run into is asked of it without reading again, so that a bar can be dragged.
#pragma once

#include "items/queries.h"
#include "rules/changeconflicts.h"
#include "rules/changerules.h"

namespace items {

/// One change on the calendar.
struct CalendarEntry {
    ListRow row;
    rules::TimeSpan time;
    ChangeClass changeClass = ChangeClass::Normal;
    ChangeState state = ChangeState::Draft;
    QString number;
    QString title;
    QString system;      ///< name
    QString implementer; ///< name
    bool isMovable = false; ///< its work has not begun
    bool hasDecisions = false; ///< moving it voids them
    bool hasFindings = false;  ///< it has something against it where it stands
    std::optional<rules::PlannedChange> planned; ///< of a movable one
    rules::WindowTarget target;                  ///< of a movable one
};

/// A freeze, lockdown or maintenance window at one of its times.
struct CalendarWindow {
    WindowKind kind = WindowKind::Freeze;
    QString name;
    rules::TimeSpan time;
    QUuid id;
};

struct CalendarDay {
    bool isOff = false;     ///< holiday, or a weekend that is no make-up workday
    bool isMakeUp = false;  ///< 调休上班
    QString name;           ///< of the feast
};

struct ChangeCalendar {
    rules::TimeSpan range;
    std::vector<CalendarEntry> entries; ///< by their beginning; those that reach into the range
    std::vector<CalendarWindow> windows;
    QHash<QDate, CalendarDay> days;
    bool isCut = false; ///< more changes than `mostEntries`
    rules::ChangeSchedule schedule; ///< every change that takes time, also those that no filter shows
    std::vector<ChangeWindow> living;
    rules::ChangeRules rules;
    rules::WorkingCalendar calendar = rules::WorkingCalendar::always();

    static constexpr int mostEntries = 5'000;

    /// What the change would have against it at that time. Pure and quick: asked at each move of the mouse.
    [[nodiscard]] std::vector<rules::ConflictFinding> findingsAt(const CalendarEntry &entry, rules::TimeSpan time) const;
    /// The next times that are free for it from that instant on; where there is none, what stands in the way.
    [[nodiscard]] rules::FreeTimes freeTimesOf(const CalendarEntry &entry, Instant from, int days) const;
    /// Names of what `freeTimesOf` found in the way: "BG-000012 …", "国庆封网".
    [[nodiscard]] QStringList blockersOf(const CalendarEntry &entry, const rules::FreeTimes &free) const;

private:
    [[nodiscard]] std::vector<const rules::PlannedChange *> inTheWayOf(const CalendarEntry &entry) const;
};

/// `query`: the list whose filters the calendar follows. `asker`'s next question makes this one's answer worthless.
QFuture<Result<std::shared_ptr<const ChangeCalendar>>> readChangeCalendar(Queries &queries, const ListQuery &query, rules::TimeSpan range);

} // namespace items
