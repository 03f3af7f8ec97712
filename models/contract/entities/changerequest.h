// ChangeRequest (变更): one change of the platform, from request to review. A verb of its workflow is an edit of `state`
// with a reason; an approval is an edit of `decision`, which the rules check and add to `decisions`. Everything that is
// decided on has a digest, so an edit of it voids what was decided (rules/changelife, rules/approvals).
#pragma once

#include "contract/entities/cabmeeting.h"
#include "contract/entities/changewindow.h"
#include "contract/entities/workorder.h"

namespace contract {

/// 草稿 -> 已提交 -> 评估中 -> 待审批 -> 已批准 -> 已排期 -> 实施中 -> 验证中 (-> 回退中) -> 待复盘 -> 已关闭. Our proposal,
/// domain.md section 10; which may follow which stands in rules/changeflow. How it went stands in `result`.
enum class ChangeState { Draft, Submitted, Assessing, AwaitingApproval, Approved, Scheduled, Implementing, Verifying, RollingBack, AwaitingReview, Closed, Rejected, Withdrawn, Expired };
template <> struct Choices<ChangeState> {
    static constexpr std::array all{
        Choice{ChangeState::Draft, "draft", QT_TRANSLATE_NOOP("ChangeRequest", "Draft")},
        Choice{ChangeState::Submitted, "submitted", QT_TRANSLATE_NOOP("ChangeRequest", "Submitted")},
        Choice{ChangeState::Assessing, "assessing", QT_TRANSLATE_NOOP("ChangeRequest", "Being assessed")},
        Choice{ChangeState::AwaitingApproval, "awaiting_approval", QT_TRANSLATE_NOOP("ChangeRequest", "To be approved")},
        Choice{ChangeState::Approved, "approved", QT_TRANSLATE_NOOP("ChangeRequest", "Approved")},
        Choice{ChangeState::Scheduled, "scheduled", QT_TRANSLATE_NOOP("ChangeRequest", "Scheduled")},
        Choice{ChangeState::Implementing, "implementing", QT_TRANSLATE_NOOP("ChangeRequest", "Being carried out")},
        Choice{ChangeState::Verifying, "verifying", QT_TRANSLATE_NOOP("ChangeRequest", "Being verified")},
        Choice{ChangeState::RollingBack, "rolling_back", QT_TRANSLATE_NOOP("ChangeRequest", "Being rolled back")},
        Choice{ChangeState::AwaitingReview, "awaiting_review", QT_TRANSLATE_NOOP("ChangeRequest", "To be reviewed")},
        Choice{ChangeState::Closed, "closed", QT_TRANSLATE_NOOP("ChangeRequest", "Closed")},
        Choice{ChangeState::Rejected, "rejected", QT_TRANSLATE_NOOP("ChangeRequest", "Rejected")},
        Choice{ChangeState::Withdrawn, "withdrawn", QT_TRANSLATE_NOOP("ChangeRequest", "Withdrawn")},
        Choice{ChangeState::Expired, "expired", QT_TRANSLATE_NOOP("ChangeRequest", "Expired")},
    };
};

/// 结果.
enum class ChangeResult { Succeeded, Partly, RolledBack, Failed };
template <> struct Choices<ChangeResult> {
    static constexpr std::array all{
        Choice{ChangeResult::Succeeded, "succeeded", QT_TRANSLATE_NOOP("ChangeRequest", "Succeeded")},
        Choice{ChangeResult::Partly, "partly", QT_TRANSLATE_NOOP("ChangeRequest", "Partly succeeded")},
        Choice{ChangeResult::RolledBack, "rolled_back", QT_TRANSLATE_NOOP("ChangeRequest", "Rolled back")},
        Choice{ChangeResult::Failed, "failed", QT_TRANSLATE_NOOP("ChangeRequest", "Failed")},
    };
};

struct ChangeRequest {
    Id<ChangeRequest> id;
    Revision revision = 0;
    bool retired = false;
    QString number;
    QString title;
    ChangeClass changeClass = ChangeClass::Normal;
    ChangeState state = ChangeState::Draft;
    Id<ChangeTemplate> templateId; ///< a standard change has one
    Id<Organisation> unit; ///< whose system or resources it is about
    Id<BusinessSystem> system;
    Id<WorkOrder> order; ///< what gave rise to it
    QString reason;
    QString steps; ///< the plan: ordered steps as JSON (rules/changeplan)
    QString fallback; ///< 回退方案
    QString verification; ///< 验证项
    QString outage; ///< what users will notice
    int outageMinutes = 0;
    QString backupProof; ///< 备份确认: what backup, when, where
    QString rehearsal; ///< of a major change: where and how it was rehearsed
    QString guard; ///< of a major change: who stands by on site
    std::optional<Instant> plannedStart;
    std::optional<Instant> plannedEnd;
    Id<Person> implementer; ///< 实施人
    Id<Person> watcher; ///< 复核人: another than the implementer
    QString resources; ///< JSON array of {id, name, change}: what is touched, and what the ledger shall hold then (rules/changeplan)
    QString impact; ///< JSON: what was known to depend on them when it was frozen (rules/changeplan)
    QString impactDigest; ///< SM3 of the impact list; kept by the rules
    QString answers; ///< of the risk questions as JSON (rules/changerisk)
    int risk = 0; ///< impact by likelihood; kept by the rules
    QString riskAccount; ///< JSON: how the risk came about
    QString findingsSeen; ///< conflicts that were shown when it was submitted or moved, as JSON (rules/changeconflicts)
    QString findings; ///< conflicts that the deciding side found, as JSON
    QString findingsAccepted; ///< why it goes on in spite of conflicts
    QString exemption; ///< why it is let through a freeze
    QString exemptedBy; ///< login
    QString applicant; ///< login of who submitted it
    QString chain; ///< JSON array of stages, frozen with the submission (rules/approvals)
    int stage = 0; ///< the stage it waits at, from 1; 0: none
    QString waitsFor; ///< role codes and persons of that stage, separated by one space
    int round = 0; ///< counts up with each submission and each voiding edit
    QString decision; ///< the last decision as it came in (JSON, rules/approvals)
    QString decisions; ///< JSON array of all decisions with their seals, also those that were voided
    QString contentDigest; ///< SM3 of what is decided on; kept by the rules
    QString voided; ///< names of the fields whose edit voided the approvals of the round before, separated by one space
    Id<CabMeeting> meeting; ///< where the CAB decided on it
    QString phoneConsent; ///< of an emergency: who of the authority consented by telephone, and on which number
    std::optional<Instant> phoneConsentAt;
    std::optional<Instant> submittedAt;
    std::optional<Instant> assessedAt;
    std::optional<Instant> approvedAt;
    std::optional<Instant> scheduledAt;
    std::optional<Instant> notifiedAt; ///< when the affected units were told
    std::optional<Instant> startedAt;
    std::optional<Instant> finishedAt; ///< when the work, or the way back, was over
    std::optional<Instant> closedAt;
    std::optional<ChangeResult> result;
    QString resultNote;
    int actualOutage = 0;
    QString review; ///< 复盘: plan against actual, and what to do better
    std::optional<Instant> papersDue; ///< of an emergency: one working day after the work began
    std::optional<Instant> papersAt; ///< when the papers of an emergency were complete
    bool unauthorised = false; ///< 未授权: its papers did not come in time; set by the server only
    std::optional<Timeliness> windowKept; ///< whether the work stayed within the planned time; kept by the rules; none for an emergency
    bool operator==(const ChangeRequest &) const = default;
};

template <> struct Describe<ChangeRequest> {
    static constexpr auto name = "change_request";
    static constexpr auto caption = QT_TRANSLATE_NOOP("ChangeRequest", "Change");
    static constexpr auto captions = QT_TRANSLATE_NOOP("ChangeRequest", "Changes");
    static constexpr auto numberPrefix = "BG";
    static constexpr auto fields = std::tuple{
        Field{"number", QT_TRANSLATE_NOOP("ChangeRequest", "Number"), &ChangeRequest::number, traits::key | traits::section(QT_TRANSLATE_NOOP("ChangeRequest", "Change"))},
        Field{"title", QT_TRANSLATE_NOOP("ChangeRequest", "Title"), &ChangeRequest::title, traits::title | traits::required | traits::pinyin | traits::indexed | traits::listed | traits::maxLength(120)},
        Field{"change_class", QT_TRANSLATE_NOOP("ChangeRequest", "Class"), &ChangeRequest::changeClass, traits::indexed | traits::listed},
        Field{"state", QT_TRANSLATE_NOOP("ChangeRequest", "State"), &ChangeRequest::state, traits::indexed | traits::listed},
        Field{"template_id", QT_TRANSLATE_NOOP("ChangeRequest", "Template"), &ChangeRequest::templateId, traits::indexed},
        Field{"unit_id", QT_TRANSLATE_NOOP("ChangeRequest", "Unit"), &ChangeRequest::unit, traits::required | traits::scope | traits::indexed | traits::listed},
        Field{"system_id", QT_TRANSLATE_NOOP("ChangeRequest", "Business system"), &ChangeRequest::system, traits::indexed | traits::listed},
        Field{"order_id", QT_TRANSLATE_NOOP("ChangeRequest", "Work order"), &ChangeRequest::order, traits::indexed},
        Field{"reason", QT_TRANSLATE_NOOP("ChangeRequest", "Reason"), &ChangeRequest::reason, traits::multiline},
        Field{"steps", QT_TRANSLATE_NOOP("ChangeRequest", "Steps"), &ChangeRequest::steps, traits::maxLength(100'000) | traits::section(QT_TRANSLATE_NOOP("ChangeRequest", "Plan"))},
        Field{"fallback", QT_TRANSLATE_NOOP("ChangeRequest", "Fallback"), &ChangeRequest::fallback, traits::multiline},
        Field{"verification", QT_TRANSLATE_NOOP("ChangeRequest", "Verification"), &ChangeRequest::verification, traits::multiline},
        Field{"outage", QT_TRANSLATE_NOOP("ChangeRequest", "Outage"), &ChangeRequest::outage, traits::multiline},
        Field{"outage_minutes", QT_TRANSLATE_NOOP("ChangeRequest", "Outage expected"), &ChangeRequest::outageMinutes, traits::range(0, 100000) | traits::unit("min")},
        Field{"backup_proof", QT_TRANSLATE_NOOP("ChangeRequest", "Proof of backup"), &ChangeRequest::backupProof, traits::multiline},
        Field{"rehearsal", QT_TRANSLATE_NOOP("ChangeRequest", "Rehearsal"), &ChangeRequest::rehearsal, traits::multiline},
        Field{"guard", QT_TRANSLATE_NOOP("ChangeRequest", "On-site guard"), &ChangeRequest::guard, traits::maxLength(120)},
        Field{"planned_start", QT_TRANSLATE_NOOP("ChangeRequest", "Planned from"), &ChangeRequest::plannedStart, traits::indexed | traits::listed},
        Field{"planned_end", QT_TRANSLATE_NOOP("ChangeRequest", "Planned until"), &ChangeRequest::plannedEnd, traits::indexed | traits::listed},
        Field{"implementer_id", QT_TRANSLATE_NOOP("ChangeRequest", "Implementer"), &ChangeRequest::implementer, traits::indexed | traits::listed},
        Field{"watcher_id", QT_TRANSLATE_NOOP("ChangeRequest", "Watcher"), &ChangeRequest::watcher, traits::indexed},
        Field{"resources", QT_TRANSLATE_NOOP("ChangeRequest", "Resources"), &ChangeRequest::resources, traits::maxLength(200'000) | traits::section(QT_TRANSLATE_NOOP("ChangeRequest", "Impact and risk"))},
        Field{"impact", QT_TRANSLATE_NOOP("ChangeRequest", "Impact list"), &ChangeRequest::impact, traits::maxLength(400'000)},
        Field{"impact_digest", QT_TRANSLATE_NOOP("ChangeRequest", "Digest of the impact list"), &ChangeRequest::impactDigest, traits::readOnly | traits::maxLength(64)},
        Field{"answers", QT_TRANSLATE_NOOP("ChangeRequest", "Risk questions"), &ChangeRequest::answers, traits::maxLength(4'000)},
        Field{"risk", QT_TRANSLATE_NOOP("ChangeRequest", "Risk"), &ChangeRequest::risk, traits::readOnly | traits::indexed | traits::listed},
        Field{"risk_account", QT_TRANSLATE_NOOP("ChangeRequest", "Account of the risk"), &ChangeRequest::riskAccount, traits::readOnly | traits::maxLength(8'000)},
        Field{"findings_seen", QT_TRANSLATE_NOOP("ChangeRequest", "Conflicts seen"), &ChangeRequest::findingsSeen, traits::maxLength(100'000)},
        Field{"findings", QT_TRANSLATE_NOOP("ChangeRequest", "Conflicts found"), &ChangeRequest::findings, traits::readOnly | traits::maxLength(100'000)},
        Field{"findings_accepted", QT_TRANSLATE_NOOP("ChangeRequest", "Conflicts accepted because"), &ChangeRequest::findingsAccepted, traits::multiline},
        Field{"exemption", QT_TRANSLATE_NOOP("ChangeRequest", "Exemption"), &ChangeRequest::exemption, traits::multiline},
        Field{"exempted_by", QT_TRANSLATE_NOOP("ChangeRequest", "Exempted by"), &ChangeRequest::exemptedBy, traits::readOnly | traits::maxLength(80)},
        Field{"applicant", QT_TRANSLATE_NOOP("ChangeRequest", "Applicant"), &ChangeRequest::applicant, traits::readOnly | traits::indexed | traits::listed | traits::personal | traits::maxLength(80) | traits::section(QT_TRANSLATE_NOOP("ChangeRequest", "Approval"))},
        Field{"chain", QT_TRANSLATE_NOOP("ChangeRequest", "Chain of approvals"), &ChangeRequest::chain, traits::readOnly | traits::maxLength(20'000)},
        Field{"stage", QT_TRANSLATE_NOOP("ChangeRequest", "Stage"), &ChangeRequest::stage, traits::readOnly},
        Field{"waits_for", QT_TRANSLATE_NOOP("ChangeRequest", "Waits for"), &ChangeRequest::waitsFor, traits::readOnly | traits::indexed | traits::listed | traits::maxLength(400)},
        Field{"round", QT_TRANSLATE_NOOP("ChangeRequest", "Round"), &ChangeRequest::round, traits::readOnly},
        Field{"decision", QT_TRANSLATE_NOOP("ChangeRequest", "Decision"), &ChangeRequest::decision, traits::latest | traits::maxLength(20'000)},
        Field{"decisions", QT_TRANSLATE_NOOP("ChangeRequest", "Decisions"), &ChangeRequest::decisions, traits::readOnly | traits::maxLength(1'000'000)},
        Field{"content_digest", QT_TRANSLATE_NOOP("ChangeRequest", "Digest"), &ChangeRequest::contentDigest, traits::readOnly | traits::maxLength(64)},
        Field{"voided", QT_TRANSLATE_NOOP("ChangeRequest", "Approvals voided by"), &ChangeRequest::voided, traits::readOnly | traits::maxLength(1'000)},
        Field{"meeting_id", QT_TRANSLATE_NOOP("ChangeRequest", "CAB meeting"), &ChangeRequest::meeting, traits::indexed},
        Field{"phone_consent", QT_TRANSLATE_NOOP("ChangeRequest", "Consent by telephone"), &ChangeRequest::phoneConsent, traits::maxLength(120) | traits::personal},
        Field{"phone_consent_at", QT_TRANSLATE_NOOP("ChangeRequest", "Consented at"), &ChangeRequest::phoneConsentAt},
        Field{"submitted_at", QT_TRANSLATE_NOOP("ChangeRequest", "Submitted at"), &ChangeRequest::submittedAt, traits::readOnly | traits::indexed | traits::listed | traits::section(QT_TRANSLATE_NOOP("ChangeRequest", "Course"))},
        Field{"assessed_at", QT_TRANSLATE_NOOP("ChangeRequest", "Assessed at"), &ChangeRequest::assessedAt, traits::readOnly},
        Field{"approved_at", QT_TRANSLATE_NOOP("ChangeRequest", "Approved at"), &ChangeRequest::approvedAt, traits::readOnly},
        Field{"scheduled_at", QT_TRANSLATE_NOOP("ChangeRequest", "Scheduled at"), &ChangeRequest::scheduledAt, traits::readOnly},
        Field{"notified_at", QT_TRANSLATE_NOOP("ChangeRequest", "Units notified at"), &ChangeRequest::notifiedAt},
        Field{"started_at", QT_TRANSLATE_NOOP("ChangeRequest", "Work began at"), &ChangeRequest::startedAt, traits::readOnly | traits::indexed},
        Field{"finished_at", QT_TRANSLATE_NOOP("ChangeRequest", "Work ended at"), &ChangeRequest::finishedAt, traits::readOnly | traits::indexed},
        Field{"closed_at", QT_TRANSLATE_NOOP("ChangeRequest", "Closed at"), &ChangeRequest::closedAt, traits::readOnly | traits::indexed},
        Field{"result", QT_TRANSLATE_NOOP("ChangeRequest", "Result"), &ChangeRequest::result, traits::indexed | traits::listed | traits::section(QT_TRANSLATE_NOOP("ChangeRequest", "Result"))},
        Field{"result_note", QT_TRANSLATE_NOOP("ChangeRequest", "What came out"), &ChangeRequest::resultNote, traits::multiline},
        Field{"actual_outage", QT_TRANSLATE_NOOP("ChangeRequest", "Actual outage"), &ChangeRequest::actualOutage, traits::range(0, 100000) | traits::unit("min")},
        Field{"review", QT_TRANSLATE_NOOP("ChangeRequest", "Review"), &ChangeRequest::review, traits::multiline},
        Field{"papers_due", QT_TRANSLATE_NOOP("ChangeRequest", "Papers due"), &ChangeRequest::papersDue, traits::readOnly | traits::indexed},
        Field{"papers_at", QT_TRANSLATE_NOOP("ChangeRequest", "Papers complete at"), &ChangeRequest::papersAt, traits::readOnly},
        Field{"unauthorised", QT_TRANSLATE_NOOP("ChangeRequest", "Unauthorised"), &ChangeRequest::unauthorised, traits::indexed},
        Field{"window_kept", QT_TRANSLATE_NOOP("ChangeRequest", "Within the planned time"), &ChangeRequest::windowKept, traits::readOnly | traits::indexed},
    };
};

} // namespace contract
