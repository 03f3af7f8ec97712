// WorkOrder (工单): one piece of work for one unit, by one version of a service item. A verb of its workflow is an edit of
// `state` with a reason; stamps, counters, pauses and due times are kept by the rules (rules/orderlife) from the time
// when a person did it, so both sides agree and a late sync changes nothing.
#pragma once

#include "contract/entities/orderplan.h"

namespace contract {

/// 草稿 -> 待受理 -> 已受理 -> [待审批 -> 已批准 | 已驳回] -> 已派单 -> 处理中 <-> 挂起 -> 已解决 -> 待确认 -> 已关闭. Our proposal,
/// domain.md section 10; which may follow which stands in rules/orderflow.
enum class OrderState { Draft, Submitted, Accepted, AwaitingApproval, Approved, Rejected, Dispatched, InProgress, OnHold, Resolved, AwaitingConfirmation, Closed, Cancelled, Terminated, Voided };
template <> struct Choices<OrderState> {
    static constexpr std::array all{
        Choice{OrderState::Draft, "draft", QT_TRANSLATE_NOOP("WorkOrder", "Draft")},
        Choice{OrderState::Submitted, "submitted", QT_TRANSLATE_NOOP("WorkOrder", "To be accepted")},
        Choice{OrderState::Accepted, "accepted", QT_TRANSLATE_NOOP("WorkOrder", "Accepted")},
        Choice{OrderState::AwaitingApproval, "awaiting_approval", QT_TRANSLATE_NOOP("WorkOrder", "To be approved")},
        Choice{OrderState::Approved, "approved", QT_TRANSLATE_NOOP("WorkOrder", "Approved")},
        Choice{OrderState::Rejected, "rejected", QT_TRANSLATE_NOOP("WorkOrder", "Rejected")},
        Choice{OrderState::Dispatched, "dispatched", QT_TRANSLATE_NOOP("WorkOrder", "Dispatched")},
        Choice{OrderState::InProgress, "in_progress", QT_TRANSLATE_NOOP("WorkOrder", "In progress")},
        Choice{OrderState::OnHold, "on_hold", QT_TRANSLATE_NOOP("WorkOrder", "On hold")},
        Choice{OrderState::Resolved, "resolved", QT_TRANSLATE_NOOP("WorkOrder", "Resolved")},
        Choice{OrderState::AwaitingConfirmation, "awaiting_confirmation", QT_TRANSLATE_NOOP("WorkOrder", "To be confirmed")},
        Choice{OrderState::Closed, "closed", QT_TRANSLATE_NOOP("WorkOrder", "Closed")},
        Choice{OrderState::Cancelled, "cancelled", QT_TRANSLATE_NOOP("WorkOrder", "Withdrawn")},
        Choice{OrderState::Terminated, "terminated", QT_TRANSLATE_NOOP("WorkOrder", "Terminated")},
        Choice{OrderState::Voided, "voided", QT_TRANSLATE_NOOP("WorkOrder", "Voided")},
    };
};

/// 影响, domain.md section 11.
enum class Impact { Platform, SeveralUnits, OneSystem, OneUser };
template <> struct Choices<Impact> {
    static constexpr std::array all{
        Choice{Impact::Platform, "platform", QT_TRANSLATE_NOOP("WorkOrder", "1 Platform or ten units")},
        Choice{Impact::SeveralUnits, "several_units", QT_TRANSLATE_NOOP("WorkOrder", "2 Several units or a core system")},
        Choice{Impact::OneSystem, "one_system", QT_TRANSLATE_NOOP("WorkOrder", "3 One system")},
        Choice{Impact::OneUser, "one_user", QT_TRANSLATE_NOOP("WorkOrder", "4 One user or part")},
    };
};

/// 紧急程度.
enum class Urgency { High, Medium, Low };
template <> struct Choices<Urgency> {
    static constexpr std::array all{
        Choice{Urgency::High, "high", QT_TRANSLATE_NOOP("WorkOrder", "High: service down")},
        Choice{Urgency::Medium, "medium", QT_TRANSLATE_NOOP("WorkOrder", "Medium: degraded")},
        Choice{Urgency::Low, "low", QT_TRANSLATE_NOOP("WorkOrder", "Low: a workaround is there")},
    };
};

/// 优先级, from impact and urgency by the matrix (rules/servicelevels).
enum class Priority { P1, P2, P3, P4 };
template <> struct Choices<Priority> {
    static constexpr std::array all{
        Choice{Priority::P1, "p1", QT_TRANSLATE_NOOP("WorkOrder", "P1")},
        Choice{Priority::P2, "p2", QT_TRANSLATE_NOOP("WorkOrder", "P2")},
        Choice{Priority::P3, "p3", QT_TRANSLATE_NOOP("WorkOrder", "P3")},
        Choice{Priority::P4, "p4", QT_TRANSLATE_NOOP("WorkOrder", "P4")},
    };
};

/// Why a clock may stand still.
enum class HoldKind { User, ThirdParty, Change, Spares };
template <> struct Choices<HoldKind> {
    static constexpr std::array all{
        Choice{HoldKind::User, "user", QT_TRANSLATE_NOOP("WorkOrder", "Waits for the user")},
        Choice{HoldKind::ThirdParty, "third_party", QT_TRANSLATE_NOOP("WorkOrder", "Waits for a third party")},
        Choice{HoldKind::Change, "change", QT_TRANSLATE_NOOP("WorkOrder", "Waits for a change")},
        Choice{HoldKind::Spares, "spares", QT_TRANSLATE_NOOP("WorkOrder", "Waits for spare parts")},
    };
};

/// How the order came.
enum class Channel { Phone, Letter, Portal, OnSite, Monitoring, Plan, Internal };
template <> struct Choices<Channel> {
    static constexpr std::array all{
        Choice{Channel::Phone, "phone", QT_TRANSLATE_NOOP("WorkOrder", "Telephone")},
        Choice{Channel::Letter, "letter", QT_TRANSLATE_NOOP("WorkOrder", "Letter")},
        Choice{Channel::Portal, "portal", QT_TRANSLATE_NOOP("WorkOrder", "Portal")},
        Choice{Channel::OnSite, "on_site", QT_TRANSLATE_NOOP("WorkOrder", "On site")},
        Choice{Channel::Monitoring, "monitoring", QT_TRANSLATE_NOOP("WorkOrder", "Monitoring")},
        Choice{Channel::Plan, "plan", QT_TRANSLATE_NOOP("WorkOrder", "Recurring plan")},
        Choice{Channel::Internal, "internal", QT_TRANSLATE_NOOP("WorkOrder", "Own staff")},
    };
};

/// 网络安全事件 levels of the reporting rules (domain.md section 5); decided by a person only.
enum class SecurityLevel { General, Larger, Major, ExtraMajor };
template <> struct Choices<SecurityLevel> {
    static constexpr std::array all{
        Choice{SecurityLevel::General, "general", QT_TRANSLATE_NOOP("WorkOrder", "General")},
        Choice{SecurityLevel::Larger, "larger", QT_TRANSLATE_NOOP("WorkOrder", "Larger")},
        Choice{SecurityLevel::Major, "major", QT_TRANSLATE_NOOP("WorkOrder", "Major")},
        Choice{SecurityLevel::ExtraMajor, "extra_major", QT_TRANSLATE_NOOP("WorkOrder", "Extra major")},
    };
};

/// Who must report, which sets the statutory term (domain.md section 5).
enum class ReportDuty { CriticalOperator, CentralUnit, OtherOperator };
template <> struct Choices<ReportDuty> {
    static constexpr std::array all{
        Choice{ReportDuty::CriticalOperator, "critical_operator", QT_TRANSLATE_NOOP("WorkOrder", "Operator of critical infrastructure")},
        Choice{ReportDuty::CentralUnit, "central_unit", QT_TRANSLATE_NOOP("WorkOrder", "Central department or its unit")},
        Choice{ReportDuty::OtherOperator, "other_operator", QT_TRANSLATE_NOOP("WorkOrder", "Other network operator")},
    };
};

/// Where the stars come from.
enum class RatingSource { Online, Paper, Telephone };
template <> struct Choices<RatingSource> {
    static constexpr std::array all{
        Choice{RatingSource::Online, "online", QT_TRANSLATE_NOOP("WorkOrder", "Asked on request")},
        Choice{RatingSource::Paper, "paper", QT_TRANSLATE_NOOP("WorkOrder", "From paper")},
        Choice{RatingSource::Telephone, "phone", QT_TRANSLATE_NOOP("WorkOrder", "By telephone")},
    };
};

/// Whether what was promised was done in time; nothing while it is open, or where nothing was promised.
enum class Timeliness { Kept, Missed };
template <> struct Choices<Timeliness> {
    static constexpr std::array all{
        Choice{Timeliness::Kept, "kept", QT_TRANSLATE_NOOP("WorkOrder", "In time")},
        Choice{Timeliness::Missed, "missed", QT_TRANSLATE_NOOP("WorkOrder", "Late")},
    };
};

/// Whose the minutes of an outage are (计入中断): only the provider's count against availability (domain.md section 9).
enum class OutageCause { Provider, User, Window, ForceMajeure };
template <> struct Choices<OutageCause> {
    static constexpr std::array all{
        Choice{OutageCause::Provider, "provider", QT_TRANSLATE_NOOP("WorkOrder", "Provider")},
        Choice{OutageCause::User, "user", QT_TRANSLATE_NOOP("WorkOrder", "Using unit")},
        Choice{OutageCause::Window, "window", QT_TRANSLATE_NOOP("WorkOrder", "Approved window")},
        Choice{OutageCause::ForceMajeure, "force_majeure", QT_TRANSLATE_NOOP("WorkOrder", "Force majeure")},
    };
};

struct WorkOrder {
    Id<WorkOrder> id;
    Revision revision = 0;
    bool retired = false;
    QString number;
    QString title;
    OrderKind kind = OrderKind::Request; ///< as the item says; kept by the rules
    Id<ServiceItem> item; ///< the version that it started with
    OrderState state = OrderState::Draft;
    std::optional<Priority> priority;
    std::optional<Impact> impact;
    std::optional<Urgency> urgency;
    Id<Organisation> unit; ///< the using unit that it is for
    Id<BusinessSystem> system;
    QString requesterName;
    QString requesterPhone;
    Channel channel = Channel::Phone;
    QString description;
    QString team; ///< role code
    Id<Person> assignee;
    QString changeNumber; ///< the change (变更单) that it waits for or was turned into
    Id<WorkOrder> parent;
    Id<WorkOrder> problem; ///< the problem order behind it
    std::optional<HoldKind> holdKind; ///< while on hold
    QString holdConsent; ///< name of the supervisor who consented
    QString urge; ///< words of the last urging (催办)
    std::optional<Instant> submittedAt;
    std::optional<Instant> acceptedAt;
    std::optional<Instant> approvedAt;
    std::optional<Instant> dispatchedAt;
    std::optional<Instant> startedAt;
    std::optional<Instant> resolvedAt; ///< the last time; a reopening empties it
    std::optional<Instant> confirmingSince;
    std::optional<Instant> closedAt;
    QString responseLimit; ///< "always 5", "working 480": basis and minutes, frozen with the priority
    QString resolveLimit;
    std::optional<Instant> responseDue; ///< empty where nothing is promised
    std::optional<Instant> resolveDue; ///< empty while on hold, or where nothing is promised
    QString pauses; ///< JSON array of {from, to, kind, reason, consent} in ascending order (rules/orderclocks)
    QString policyVersion; ///< service levels that the limits come from
    int reopenCount = 0;
    int urgeCount = 0;
    QString resolution; ///< what was done, in words the user understands
    QString handledBy; ///< login of who resolved it
    QString closedBy; ///< login of who closed it
    bool autoConfirmed = false; ///< 超时自动确认
    bool firstTime = false; ///< 首次解决: resolved without a transfer or reopening
    int transferCount = 0;
    std::optional<SecurityLevel> securityLevel; ///< starts the statutory clock from 较大 on
    std::optional<ReportDuty> reportDuty;
    QString gradedBy;
    std::optional<Instant> gradedAt;
    std::optional<Instant> reportDue; ///< statutory clock, 7x24, never paused
    std::optional<Instant> reportedAt;
    Id<OrderPlan> plan;
    std::optional<Instant> plannedFor; ///< the occurrence of the plan
    QString alertKey; ///< group of alerts while the incident is open
    int stars = 0; ///< 1 to 5; 0: not rated
    QString comment;
    std::optional<RatingSource> ratingSource;
    std::optional<Instant> ratingAskedAt;
    std::optional<Instant> ratedAt;
    std::optional<Timeliness> responseKept; ///< kept by the rules, as is the next
    std::optional<Timeliness> resolveKept;
    int outageMinutes = 0; ///< of an incident: how long the service was down
    std::optional<OutageCause> outageCause; ///< whose they are; empty: not decided
    bool operator==(const WorkOrder &) const = default;
};

template <> struct Describe<WorkOrder> {
    static constexpr auto name = "work_order";
    static constexpr auto caption = QT_TRANSLATE_NOOP("WorkOrder", "Work order");
    static constexpr auto captions = QT_TRANSLATE_NOOP("WorkOrder", "Work orders");
    static constexpr auto numberPrefix = "GD";
    static constexpr auto fields = std::tuple{
        Field{"number", QT_TRANSLATE_NOOP("WorkOrder", "Number"), &WorkOrder::number, traits::key | traits::section(QT_TRANSLATE_NOOP("WorkOrder", "Order"))},
        Field{"title", QT_TRANSLATE_NOOP("WorkOrder", "Title"), &WorkOrder::title, traits::title | traits::required | traits::pinyin | traits::indexed | traits::listed | traits::maxLength(120)},
        Field{"kind", QT_TRANSLATE_NOOP("WorkOrder", "Kind"), &WorkOrder::kind, traits::indexed | traits::listed | traits::readOnly},
        Field{"item_id", QT_TRANSLATE_NOOP("WorkOrder", "Service item"), &WorkOrder::item, traits::required | traits::indexed | traits::listed},
        Field{"state", QT_TRANSLATE_NOOP("WorkOrder", "State"), &WorkOrder::state, traits::indexed | traits::listed},
        Field{"priority", QT_TRANSLATE_NOOP("WorkOrder", "Priority"), &WorkOrder::priority, traits::indexed | traits::listed},
        Field{"impact", QT_TRANSLATE_NOOP("WorkOrder", "Impact"), &WorkOrder::impact},
        Field{"urgency", QT_TRANSLATE_NOOP("WorkOrder", "Urgency"), &WorkOrder::urgency},
        Field{"unit_id", QT_TRANSLATE_NOOP("WorkOrder", "Unit"), &WorkOrder::unit, traits::required | traits::scope | traits::indexed | traits::listed | traits::section(QT_TRANSLATE_NOOP("WorkOrder", "For whom"))},
        Field{"system_id", QT_TRANSLATE_NOOP("WorkOrder", "Business system"), &WorkOrder::system, traits::indexed | traits::listed},
        Field{"requester_name", QT_TRANSLATE_NOOP("WorkOrder", "Asked by"), &WorkOrder::requesterName, traits::pinyin | traits::personal | traits::maxLength(40)},
        Field{"requester_phone", QT_TRANSLATE_NOOP("WorkOrder", "Phone"), &WorkOrder::requesterPhone, traits::searchable | traits::personal | traits::maxLength(30)},
        Field{"channel", QT_TRANSLATE_NOOP("WorkOrder", "Channel"), &WorkOrder::channel, traits::indexed},
        Field{"description", QT_TRANSLATE_NOOP("WorkOrder", "Description"), &WorkOrder::description, traits::multiline},
        Field{"team", QT_TRANSLATE_NOOP("WorkOrder", "Team"), &WorkOrder::team, traits::catalogue("service_role") | traits::indexed | traits::listed | traits::maxLength(40) | traits::section(QT_TRANSLATE_NOOP("WorkOrder", "Who works on it"))},
        Field{"assignee_id", QT_TRANSLATE_NOOP("WorkOrder", "Assignee"), &WorkOrder::assignee, traits::indexed | traits::listed},
        Field{"change_number", QT_TRANSLATE_NOOP("WorkOrder", "Change number"), &WorkOrder::changeNumber, traits::searchable | traits::maxLength(40)},
        Field{"parent_id", QT_TRANSLATE_NOOP("WorkOrder", "Belongs to"), &WorkOrder::parent, traits::indexed},
        Field{"problem_id", QT_TRANSLATE_NOOP("WorkOrder", "Problem behind it"), &WorkOrder::problem, traits::indexed},
        Field{"hold_kind", QT_TRANSLATE_NOOP("WorkOrder", "On hold for"), &WorkOrder::holdKind, traits::section(QT_TRANSLATE_NOOP("WorkOrder", "Clock"))},
        Field{"hold_consent", QT_TRANSLATE_NOOP("WorkOrder", "Hold consented by"), &WorkOrder::holdConsent, traits::maxLength(60)},
        Field{"urge", QT_TRANSLATE_NOOP("WorkOrder", "Urged"), &WorkOrder::urge, traits::maxLength(200)},
        Field{"submitted_at", QT_TRANSLATE_NOOP("WorkOrder", "Submitted at"), &WorkOrder::submittedAt, traits::readOnly | traits::indexed | traits::listed},
        Field{"accepted_at", QT_TRANSLATE_NOOP("WorkOrder", "Accepted at"), &WorkOrder::acceptedAt, traits::readOnly},
        Field{"approved_at", QT_TRANSLATE_NOOP("WorkOrder", "Approved at"), &WorkOrder::approvedAt, traits::readOnly},
        Field{"dispatched_at", QT_TRANSLATE_NOOP("WorkOrder", "Dispatched at"), &WorkOrder::dispatchedAt, traits::readOnly},
        Field{"started_at", QT_TRANSLATE_NOOP("WorkOrder", "Work began at"), &WorkOrder::startedAt, traits::readOnly},
        Field{"resolved_at", QT_TRANSLATE_NOOP("WorkOrder", "Resolved at"), &WorkOrder::resolvedAt, traits::readOnly | traits::indexed},
        Field{"confirming_since", QT_TRANSLATE_NOOP("WorkOrder", "Waits for confirmation since"), &WorkOrder::confirmingSince, traits::readOnly},
        Field{"closed_at", QT_TRANSLATE_NOOP("WorkOrder", "Closed at"), &WorkOrder::closedAt, traits::readOnly | traits::indexed},
        Field{"response_limit", QT_TRANSLATE_NOOP("WorkOrder", "Response promised"), &WorkOrder::responseLimit, traits::readOnly | traits::maxLength(40)},
        Field{"resolve_limit", QT_TRANSLATE_NOOP("WorkOrder", "Resolution promised"), &WorkOrder::resolveLimit, traits::readOnly | traits::maxLength(40)},
        Field{"response_due", QT_TRANSLATE_NOOP("WorkOrder", "Response due"), &WorkOrder::responseDue, traits::readOnly | traits::indexed},
        Field{"resolve_due", QT_TRANSLATE_NOOP("WorkOrder", "Due"), &WorkOrder::resolveDue, traits::readOnly | traits::indexed | traits::listed},
        Field{"pauses", QT_TRANSLATE_NOOP("WorkOrder", "Pauses"), &WorkOrder::pauses, traits::readOnly | traits::maxLength(100'000)},
        Field{"policy_version", QT_TRANSLATE_NOOP("WorkOrder", "Service levels"), &WorkOrder::policyVersion, traits::readOnly | traits::maxLength(40)},
        Field{"reopen_count", QT_TRANSLATE_NOOP("WorkOrder", "Reopened"), &WorkOrder::reopenCount, traits::readOnly | traits::listed},
        Field{"urge_count", QT_TRANSLATE_NOOP("WorkOrder", "Times urged"), &WorkOrder::urgeCount, traits::readOnly},
        Field{"resolution", QT_TRANSLATE_NOOP("WorkOrder", "Resolution"), &WorkOrder::resolution, traits::multiline | traits::section(QT_TRANSLATE_NOOP("WorkOrder", "Result"))},
        Field{"handled_by", QT_TRANSLATE_NOOP("WorkOrder", "Handled by"), &WorkOrder::handledBy, traits::readOnly | traits::maxLength(80)},
        Field{"closed_by", QT_TRANSLATE_NOOP("WorkOrder", "Closed by"), &WorkOrder::closedBy, traits::readOnly | traits::maxLength(80)},
        Field{"auto_confirmed", QT_TRANSLATE_NOOP("WorkOrder", "Confirmed by time-out"), &WorkOrder::autoConfirmed, traits::indexed},
        Field{"first_time", QT_TRANSLATE_NOOP("WorkOrder", "Solved at first attempt"), &WorkOrder::firstTime, traits::readOnly},
        Field{"transfer_count", QT_TRANSLATE_NOOP("WorkOrder", "Transfers"), &WorkOrder::transferCount, traits::readOnly},
        Field{"security_level", QT_TRANSLATE_NOOP("WorkOrder", "Security level"), &WorkOrder::securityLevel, traits::indexed | traits::section(QT_TRANSLATE_NOOP("WorkOrder", "Security incident"))},
        Field{"report_duty", QT_TRANSLATE_NOOP("WorkOrder", "Reporting duty"), &WorkOrder::reportDuty},
        Field{"graded_by", QT_TRANSLATE_NOOP("WorkOrder", "Graded by"), &WorkOrder::gradedBy, traits::readOnly | traits::maxLength(80)},
        Field{"graded_at", QT_TRANSLATE_NOOP("WorkOrder", "Graded at"), &WorkOrder::gradedAt, traits::readOnly},
        Field{"report_due", QT_TRANSLATE_NOOP("WorkOrder", "Report due"), &WorkOrder::reportDue, traits::readOnly | traits::indexed},
        Field{"reported_at", QT_TRANSLATE_NOOP("WorkOrder", "Reported at"), &WorkOrder::reportedAt},
        Field{"plan_id", QT_TRANSLATE_NOOP("WorkOrder", "Recurring plan"), &WorkOrder::plan, traits::indexed | traits::section(QT_TRANSLATE_NOOP("WorkOrder", "Origin"))},
        Field{"planned_for", QT_TRANSLATE_NOOP("WorkOrder", "Planned for"), &WorkOrder::plannedFor},
        Field{"alert_key", QT_TRANSLATE_NOOP("WorkOrder", "Alert group"), &WorkOrder::alertKey, traits::indexed | traits::maxLength(200)},
        Field{"stars", QT_TRANSLATE_NOOP("WorkOrder", "Stars"), &WorkOrder::stars, traits::range(0, 5) | traits::indexed | traits::section(QT_TRANSLATE_NOOP("WorkOrder", "Satisfaction"))},
        Field{"comment", QT_TRANSLATE_NOOP("WorkOrder", "Comment"), &WorkOrder::comment, traits::multiline},
        Field{"rating_source", QT_TRANSLATE_NOOP("WorkOrder", "Rating from"), &WorkOrder::ratingSource},
        Field{"rating_asked_at", QT_TRANSLATE_NOOP("WorkOrder", "Rating asked at"), &WorkOrder::ratingAskedAt},
        Field{"rated_at", QT_TRANSLATE_NOOP("WorkOrder", "Rated at"), &WorkOrder::ratedAt, traits::readOnly},
        Field{"response_kept", QT_TRANSLATE_NOOP("WorkOrder", "Response in time"), &WorkOrder::responseKept, traits::readOnly | traits::indexed | traits::section(QT_TRANSLATE_NOOP("WorkOrder", "For the evaluation"))},
        Field{"resolve_kept", QT_TRANSLATE_NOOP("WorkOrder", "Resolution in time"), &WorkOrder::resolveKept, traits::readOnly | traits::indexed},
        Field{"outage_minutes", QT_TRANSLATE_NOOP("WorkOrder", "Outage"), &WorkOrder::outageMinutes, traits::range(0, 1'000'000) | traits::unit("min")},
        Field{"outage_cause", QT_TRANSLATE_NOOP("WorkOrder", "Cause of the outage"), &WorkOrder::outageCause, traits::indexed},
    };
};

} // namespace contract
