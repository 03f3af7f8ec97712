// Service levels (服务级别): what is promised for an order, as the document of the policy `service_levels`: the matrix of
// impact and urgency, targets by priority, kind and item, who is warned when, and what may stand still. Our proposal
// (domain.md section 11), edited by the customer; the grid of the editor is these structs.
#pragma once

#include "contract/entities/workorder.h"
#include "rules/servicelevel.h"

namespace rules {

/// Which time counts.
enum class Basis { Always, Working };

/// A length of promised time. A day is a full working day of the calendar, or 24 hours.
struct TimeLimit {
    enum class Unit { Minutes, Days };
    Basis basis = Basis::Working;
    int amount = 0; ///< from 1
    Unit unit = Unit::Minutes;
    bool operator==(const TimeLimit &) const = default;
};

/// As an order keeps it: "always 5", "working 480" in minutes, "working 3d" in days.
[[nodiscard]] QString textOf(const TimeLimit &limit);
[[nodiscard]] Result<TimeLimit> limitFromText(QStringView text);
/// `working` or, for a limit of every hour, WorkingCalendar::always().
[[nodiscard]] const WorkingCalendar &calendarOf(Basis basis, const WorkingCalendar &working);
[[nodiscard]] qint64 msOf(const TimeLimit &limit, const WorkingCalendar &working);

/// What is promised for one priority.
struct Targets {
    TimeLimit response;
    TimeLimit restore;
    std::optional<TimeLimit> firstNotice; ///< 首次通报 to the managing party
    std::optional<TimeLimit> progress;    ///< between two progress notices; nothing: on change
    std::optional<TimeLimit> flashReport; ///< 快报
    std::optional<TimeLimit> report;      ///< 分析报告
    bool operator==(const Targets &) const = default;
};

/// What is promised for an order; nothing: no promise.
struct Limits {
    std::optional<TimeLimit> response;
    std::optional<TimeLimit> resolve;
    bool operator==(const Limits &) const = default;
};

struct KindLevels {
    OrderKind kind = OrderKind::Request;
    bool byPriority = false; ///< the priority's targets count, as soon as there is a priority
    Limits limits;
    bool operator==(const KindLevels &) const = default;
};

/// What differs for one item of the catalogue.
struct ItemLevels {
    QString item;                     ///< "A1"
    std::vector<Priority> priorities; ///< only for these; empty: for all
    Limits limits;                    ///< what is not set comes from the kind
    bool operator==(const ItemLevels &) const = default;
};

/// A promise for a run of steps: A1 opening, steps 4 to 5, counted from the end of the step before.
struct StageLevel {
    QString item;
    QString zh;
    QString en;
    int fromStep = 1;
    int toStep = 1;
    TimeLimit limit;
    bool operator==(const StageLevel &) const = default;
};

/// The three clocks of an order.
enum class ClockKind { Response, Resolve, Statutory };

/// Somebody is told that a promise nears its end or is broken.
struct LevelAction {
    enum class When { Percent, BeforeDue, AfterStart, AtDue, AfterDue };
    ClockKind clock = ClockKind::Resolve;
    When when = When::Percent;
    int amount = 75; ///< percent, minutes or days, from 1; nothing of it AtDue
    TimeLimit::Unit unit = TimeLimit::Unit::Minutes;
    QStringList to;                   ///< role codes
    std::vector<Priority> priorities; ///< only for these; empty: for all orders
    std::vector<OrderKind> kinds;     ///< only for these; empty: for all
    bool anyHour = false;             ///< also outside duty hours
    bool operator==(const LevelAction &) const = default;
};
/// Tells the action from the document's others, for as long as it says the same: "resolve percent 75 shift_leader".
[[nodiscard]] QString keyOf(const LevelAction &action);

/// When people can be told something (值守时间).
struct DutyHours {
    std::vector<DaySpan> hours;
    bool workingDaysOnly = true;
    bool operator==(const DutyHours &) const = default;
};

struct HoldRule {
    HoldKind kind = HoldKind::User;
    bool consent = true; ///< a supervisor has to consent
    bool operator==(const HoldRule &) const = default;
};

struct ServiceLevels {
    QString name;
    QString version;
    QString sourceNote;
    QDate effectiveOn;
    // rules/impact has an Impact of its own
    std::array<std::array<Priority, Choices<Urgency>::all.size()>, Choices<contract::Impact>::all.size()> matrix{};
    std::array<Targets, Choices<Priority>::all.size()> targets;
    std::vector<KindLevels> kinds;
    std::vector<ItemLevels> items; ///< the first that fits counts
    std::vector<StageLevel> stages;
    std::vector<LevelAction> actions;
    DutyHours duty;
    TimeLimit autoClose;         ///< 待确认 for so long is closed by the server
    std::optional<TimeLimit> ratingReminder; ///< so long after a rating was asked for, the desk is reminded once
    std::vector<HoldRule> holds; ///< the kinds that are allowed
    bool operator==(const ServiceLevels &) const = default;
};

/// BadRequest with the place ("actions[2].percent") where the document is not understood or promises nonsense: nothing is
/// due at once or before it began.
[[nodiscard]] Result<ServiceLevels> serviceLevelsFromJson(const QByteArray &json);
[[nodiscard]] QByteArray toJson(const ServiceLevels &levels);
[[nodiscard]] const ServiceLevels &shippedServiceLevels();

[[nodiscard]] Priority priorityOf(const ServiceLevels &levels, contract::Impact impact, Urgency urgency);
/// Raising a priority is free; lowering it, or taking it away, needs a reason.
[[nodiscard]] bool needsReason(std::optional<Priority> from, std::optional<Priority> to);
[[nodiscard]] const Targets &targetsOf(const ServiceLevels &levels, Priority priority);
/// By the item, then the priority where the kind goes by it, then the kind.
[[nodiscard]] Limits limitsOf(const ServiceLevels &levels, QStringView item, OrderKind kind, std::optional<Priority> priority);
[[nodiscard]] std::vector<StageLevel> stagesOf(const ServiceLevels &levels, QStringView item);
[[nodiscard]] std::vector<LevelAction> actionsOf(const ServiceLevels &levels, ClockKind clock, OrderKind kind, std::optional<Priority> priority);
/// The rule of a kind of hold; nothing where the document does not allow it.
[[nodiscard]] std::optional<HoldRule> holdRule(const ServiceLevels &levels, HoldKind kind);

/// The term of the statutory report (国家网络安全事件报告管理办法, domain.md section 5), which no document changes: 1 h for an
/// operator of critical infrastructure, 2 h for a central unit, 4 h for others, always counted; nothing below 较大 or
/// without a grading. Until somebody says who has to report, the shortest term counts.
[[nodiscard]] std::optional<TimeLimit> statutoryLimit(std::optional<SecurityLevel> level, std::optional<ReportDuty> duty);

} // namespace rules
