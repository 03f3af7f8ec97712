#include "rules/changelife.h"

#include "contract/codec.h"
#include "contract/entities/attachment.h"
#include "rules/approvals.h"
#include "rules/changecontent.h"
#include "rules/changeflow.h"
#include "rules/changefreezes.h"
#include "rules/changeguards.h"
#include "rules/changeplan.h"
#include "rules/orderflow.h"
#include "rules/orderparts.h"
#include "rules/policies.h"
#include "rules/rolelists.h"

namespace rules {

namespace {

using Kind = ChangeProblem::Kind;
using enum ChangeState;

constexpr auto managers = "change_manager service_manager";
/// What may still be written once the work has begun, and once the change has ended.
constexpr std::array openAtWork{u"state", u"result", u"result_note", u"actual_outage", u"review", u"notified_at", u"unauthorised", u"order_id"};
/// Where and when it touches what: what a freeze is about, and an exemption was given for.
constexpr std::array whereAndWhen{u"planned_start", u"planned_end", u"resources", u"unit_id", u"system_id", u"change_class"};
constexpr std::array openForEver{u"order_id", u"unauthorised"};

Unexpected refused(ErrorCode code, const QString &field, Kind kind, QStringList words = {})
{
    return Unexpected(problemError(code, field, ChangeProblem{kind, std::move(words)}));
}

template <class Choice> QString codeFor(Choice value)
{
    return text(Codec<Choice>::encode(value));
}

bool isServer(const Actor &actor)
{
    return actor.roles.contains(serverRole);
}

/// One change on its way through a command.
class Settling
{
public:
    Settling(const Command &command, const std::optional<ChangeRequest> &was, const Record *before, ChangeRequest &change, Record &record, const Situation &situation)
        : m_command(command), m_was(was), m_before(before), m_change(change), m_record(record), m_situation(situation), m_rules(changeRulesOf(situation.world))
    {
    }

    Result<void> settle()
    {
        if (!m_was)
            m_change.applicant = handOf(m_situation.actor);
        return checkKept()
            .and_then([&] { return checkDocuments(); })
            .and_then([&] { return settleExemption(); })
            .and_then([&] { return settleContent(); })
            .and_then([&] { return settleState(); })
            .map([&] {
                m_change.unauthorised = m_change.unauthorised && m_change.papersDue.has_value();
                m_record.values = toRecord(m_change).values;
            });
    }

private:
    [[nodiscard]] ChangeState former() const { return m_was ? m_was->state : Draft; }
    [[nodiscard]] bool moves() const { return former() != m_change.state; }
    [[nodiscard]] bool isAtWork() const { return former() == Implementing || former() == Verifying || former() == RollingBack || former() == AwaitingReview; }
    [[nodiscard]] Instant at() const { return m_command.occurredAt; }
    [[nodiscard]] const ClassRule &rule() const { return m_rules.of(m_change.changeClass); }

    template <class T> [[nodiscard]] bool changes(T ChangeRequest::*member) const
    {
        static const ChangeRequest blank;
        return (m_was ? *m_was : blank).*member != m_change.*member;
    }

    // What may change at all

    Result<void> checkKept()
    {
        if (changes(&ChangeRequest::unauthorised) && !isServer(m_situation.actor))
            return refused(ErrorCode::ReadOnlyField, QStringLiteral("unauthorised"), Kind::Kept, {QStringLiteral("unauthorised")});
        const bool endsWork = moves() && m_change.state == AwaitingReview;
        if (changes(&ChangeRequest::result) && !endsWork)
            return refused(ErrorCode::ReadOnlyField, QStringLiteral("result"), Kind::Kept, {QStringLiteral("result")});
        if (!m_was)
            return {};
        const bool isOver = former() == Closed || former() == Withdrawn;
        if (!isAtWork() && !isOver)
            return {};
        // The papers of an emergency follow while it is worked on.
        const bool owesPapers = isAtWork() && rule().papersLater;
        if (owesPapers && !m_was->implementer.isNull() && changes(&ChangeRequest::implementer))
            return refused(ErrorCode::ReadOnlyField, QStringLiteral("implementer_id"), Kind::AtWork, {QStringLiteral("implementer_id")});
        const auto &fields = shapeOf<ChangeRequest>().fields;
        for (size_t i = 0; i < fields.size(); ++i) {
            if (m_before->values[i] == m_record.values[i])
                continue;
            const auto isNamed = [&](const char16_t *name) { return fields[i].name == name; };
            if (isOver && std::ranges::none_of(openForEver, isNamed))
                return refused(ErrorCode::ReadOnlyField, fields[i].name, Kind::Ended, {codeFor(former()), fields[i].name});
            if (isAtWork() && std::ranges::none_of(openAtWork, isNamed) && !(owesPapers && isPaper(fields[i].name)))
                return refused(ErrorCode::ReadOnlyField, fields[i].name, Kind::AtWork, {fields[i].name});
        }
        return {};
    }

    [[nodiscard]] bool isPaper(const QString &field) const { return m_rules.of(ChangeClass::Normal).required.contains(field); }

    Result<void> checkDocuments()
    {
        if (const auto steps = planStepsFromJson(m_change.steps); !steps)
            return Unexpected(steps.error());
        if (const auto resources = planResourcesFromJson(m_change.resources); !resources)
            return Unexpected(resources.error());
        if (const auto impact = impactFromJson(m_change.impact); !impact)
            return Unexpected(impact.error());
        if (const auto answers = answersFromJson(m_rules, m_change.answers); !answers)
            return Unexpected(answers.error());
        if (const auto seen = findingsFromJson(m_change.findingsSeen.toUtf8()); !seen)
            return fail(ErrorCode::InvalidValue, QStringLiteral("findings_seen"), seen.error().field + QStringLiteral(": ") + seen.error().message);
        if (m_change.plannedStart && m_change.plannedEnd && *m_change.plannedEnd <= *m_change.plannedStart)
            return refused(ErrorCode::InvalidValue, QStringLiteral("planned_end"), Kind::Backwards);
        if (changes(&ChangeRequest::system) || changes(&ChangeRequest::unit))
            return checkSystem(m_change.system.uuid, m_change.unit.uuid, m_situation.world);
        return {};
    }

    Result<void> settleExemption() { return changes(&ChangeRequest::exemption) ? rules::settleExemption(m_change, m_situation.actor, at(), m_situation.world) : Result<void>(); }

    // What is decided on

    Result<void> settleContent()
    {
        m_change.impactDigest = impactDigest(m_change.impact);
        Record now = toRecord(m_change);
        const auto changed = m_before ? changedContent(*m_before, now) : contentFields();
        m_change.contentDigest = contentDigest(now);
        if (m_before && changed.isEmpty())
            return {};
        if (m_was)
            if (const auto own = checkAuthor(changed); !own)
                return own;
        if (const auto moved = settleMove(changed); !moved)
            return moved;
        if (!m_change.answers.isEmpty()) {
            const auto account = riskOf(m_rules, answersFromJson(m_rules, m_change.answers).value_or(QJsonObject()), riskFactsOf(m_change, m_situation.world));
            m_change.risk = account.risk();
            m_change.riskAccount = toJson(account);
        }
        if (takesTime(former()))
            noteFindings(m_change, findingsOf(m_change, m_situation.world));
        const bool decidedOn = former() == AwaitingApproval || former() == Approved || former() == Scheduled;
        if (!decidedOn)
            return {};
        if (moves())
            return refused(ErrorCode::ReadOnlyField, changed.front(), Kind::AtWork, {changed.front()});
        m_change.voided = changed.join(u' ');
        m_change.approvedAt.reset();
        m_change.scheduledAt.reset();
        m_change.meeting = {};
        const bool asksAnew = changed.contains(QStringLiteral("change_class")) || (m_change.risk >= m_rules.majorFrom && m_change.changeClass != ChangeClass::Major);
        m_change.state = asksAnew ? Assessing : AwaitingApproval;
        m_voids = true;
        ++m_change.round;
        m_change.stage = asksAnew ? 0 : 1;
        if (asksAnew) {
            m_change.waitsFor.clear();
            return {};
        }
        beginChain();
        return checkComplete({*m_was, m_change, at(), m_situation});
    }

    /// At another time, or of another thing: what was let through is not this any more, and what is asked for is not moved
    /// into a freeze.
    Result<void> settleMove(const QStringList &changed)
    {
        const bool isMoved = std::ranges::any_of(whereAndWhen, [&](const char16_t *field) { return changed.contains(QStringView(field)); });
        if (!m_was || !isMoved || isAtWork())
            return {};
        if (!changes(&ChangeRequest::exemption))
            dropExemption(m_change);
        return isBeforeWork(m_change.state) ? checkNotFrozen(m_change, Frozen::Plan, at(), m_situation.world) : Result<void>();
    }

    /// Whoever writes what is decided on is the applicant, who does not decide; the assessment may correct class and answers.
    Result<void> checkAuthor(const QStringList &changed) const
    {
        if (m_was->applicant == handOf(m_situation.actor) || isServer(m_situation.actor))
            return {};
        const bool isAssessed = (former() == Submitted || former() == Assessing) && holdsOneOf(m_situation.actor, managers);
        for (const auto &field : changed)
            if (!(isAssessed && (field == u"change_class" || field == u"answers")))
                return refused(ErrorCode::MissingRight, field, Kind::NotOwn);
        return {};
    }

    void beginChain()
    {
        m_change.chain = chainToJson(rule().chain);
        m_change.stage = 1;
        m_change.waitsFor = standingOf(m_change).waitsFor.join(u' ');
    }

    // Verbs

    Result<void> settleState()
    {
        if (m_voids)
            return {};
        if (m_was && changes(&ChangeRequest::decision) && !m_change.decision.isEmpty()) {
            if (moves())
                return refused(ErrorCode::ReadOnlyField, QStringLiteral("state"), Kind::Kept, {QStringLiteral("state")});
            return decide();
        }
        if (!m_was) {
            if (!m_change.decision.isEmpty())
                return refused(ErrorCode::InvalidValue, QStringLiteral("decision"), Kind::NotWaiting);
            if (m_change.state != Draft)
                return refused(ErrorCode::InvalidValue, QStringLiteral("state"), Kind::Way, {codeFor(Draft), codeFor(m_change.state)});
            return {};
        }
        if (!moves())
            return settlePapers();
        const auto row = changeTransitionFor(former(), m_change.state, m_change.changeClass, m_situation.actor, m_command.reason);
        if (!row)
            return Unexpected(row.error());
        return checkChangeGuard((*row)->guard, {*m_was, m_change, at(), m_situation}).and_then([&] { return stamp((*row)->verb); });
    }

    /// Nobody approves into a freeze; rejected or sent back it may be at any time.
    Result<void> decide()
    {
        const auto given = decisionFromJson(m_change.decision.toUtf8());
        const bool approves = given && given->verdict == DecisionVerdict::Approve;
        return takeDecision(m_change, m_record.id, m_command, m_situation).and_then([&] {
            return approves ? checkNotFrozen(m_change, Frozen::Plan, at(), m_situation.world) : Result<void>();
        });
    }

    // Papers of an emergency

    Result<void> settlePapers()
    {
        if (m_change.papersDue && !m_change.papersAt && missingPapers(m_change, m_rules).isEmpty())
            m_change.papersAt = at();
        return {};
    }

    // Stamps

    Result<void> stamp(ChangeVerb verb)
    {
        switch (verb) {
        case ChangeVerb::Submit:
            m_change.submittedAt = at();
            noteFindings(m_change, findingsOf(m_change, m_situation.world));
            break;
        case ChangeVerb::Assess:
            m_change.assessedAt = at();
            break;
        case ChangeVerb::AskApproval:
            ++m_change.round;
            m_change.voided.clear();
            m_change.approvedAt.reset();
            beginChain();
            break;
        case ChangeVerb::Schedule:
            m_change.scheduledAt = at();
            break;
        case ChangeVerb::Unschedule:
            m_change.scheduledAt.reset();
            break;
        case ChangeVerb::Start:
            m_change.startedAt = at();
            if (rule().papersLater) {
                m_change.papersDue = workingCalendarOf(m_situation.world).after(at(), m_rules.papersMinutes * minuteMs);
                return settlePapers();
            }
            break;
        case ChangeVerb::Finish:
            m_change.finishedAt = at();
            m_change.windowKept = windowKept();
            break;
        case ChangeVerb::Close:
            m_change.closedAt = at();
            return settlePapers();
        case ChangeVerb::Rework:
        case ChangeVerb::Withdraw:
        case ChangeVerb::Expire:
            m_change.stage = 0;
            m_change.waitsFor.clear();
            m_change.approvedAt.reset();
            m_change.scheduledAt.reset();
            break;
        case ChangeVerb::Verify:
        case ChangeVerb::RollBack:
            break;
        }
        return {};
    }

    /// An emergency has no window to keep.
    [[nodiscard]] std::optional<Timeliness> windowKept() const
    {
        if (m_change.changeClass == ChangeClass::Emergency || !m_change.startedAt || !m_change.plannedStart || !m_change.plannedEnd)
            return std::nullopt;
        return *m_change.startedAt >= *m_change.plannedStart && *m_change.finishedAt <= *m_change.plannedEnd ? Timeliness::Kept : Timeliness::Missed;
    }

    const Command &m_command;
    const std::optional<ChangeRequest> &m_was;
    const Record *m_before;
    ChangeRequest &m_change;
    Record &m_record;
    const Situation &m_situation;
    const ChangeRules &m_rules;
    bool m_voids = false; ///< the edit made the approvals void
};

} // namespace

Result<void> settleChangeRequest(const Command &command, const Record *before, Record &after, const Situation &situation)
{
    auto change = fromRecord<ChangeRequest>(after);
    if (!change)
        return Unexpected(change.error());
    std::optional<ChangeRequest> was;
    if (before) {
        auto former = fromRecord<ChangeRequest>(*before);
        if (!former)
            return Unexpected(former.error());
        was = *std::move(former);
    }
    if (after.retired) {
        if (was && was->state != ChangeState::Draft)
            return refused(ErrorCode::ReadOnlyField, QStringLiteral("state"), Kind::Submitted);
        return {};
    }
    return Settling(command, was, before, *change, after, situation).settle();
}

Result<std::optional<Record>> changeAfterFiles(const Record *before, const Record &after, const World &world)
{
    const auto &files = shapeOf<Attachment>();
    const auto value = [&](QStringView name) { return text(after.values[size_t(files.indexOf(name))]); };
    const bool comesOrGoes = !before || before->retired != after.retired;
    if (!comesOrGoes || value(u"record_entity") != QLatin1StringView(Describe<ChangeRequest>::name))
        return std::optional<Record>();
    auto owner = world.find(shapeOf<ChangeRequest>(), idOf(value(u"record_id")));
    if (!owner)
        return std::optional<Record>();
    auto change = fromRecord<ChangeRequest>(*owner);
    if (!change)
        return Unexpected(change.error());
    if (!isDecidedOn(*change))
        return std::optional<Record>();
    change->voided = QStringLiteral("files");
    change->approvedAt.reset();
    change->scheduledAt.reset();
    change->meeting = {};
    change->state = AwaitingApproval;
    ++change->round;
    change->chain = chainToJson(changeRulesOf(world).of(change->changeClass).chain);
    change->stage = 1;
    change->waitsFor = standingOf(*change).waitsFor.join(u' ');
    owner->values = toRecord(*change).values;
    ++owner->revision;
    return owner;
}

} // namespace rules
