#include "rules/changelife.h"

#include "contract/codec.h"
#include "contract/entities/businesssystem.h"
#include "rules/approvals.h"
#include "rules/changecontent.h"
#include "rules/changeflow.h"
#include "rules/changeplan.h"
#include "rules/changesteps.h"
#include "rules/changetemplates.h"
#include "rules/orderflow.h"
#include "rules/orderparts.h"
#include "rules/policies.h"
#include "rules/rolelists.h"

#include <QJsonDocument>
#include <set>

namespace rules {

namespace {

using Kind = ChangeProblem::Kind;
using enum ChangeState;

constexpr auto managers = "change_manager service_manager";
/// Who lets a change through where no freeze that stands against it says otherwise.
constexpr auto exempters = "managing_party";

/// What may still be written once the work has begun, and once the change has ended.
constexpr std::array openAtWork{u"state", u"result", u"result_note", u"actual_outage", u"review", u"notified_at", u"unauthorised", u"order_id"};
/// What an exemption from a freeze was given for.
constexpr std::array exemptedFor{u"planned_start", u"planned_end", u"resources", u"unit_id", u"system_id", u"change_class"};
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

const ChangeRules &rulesOf(const World &world)
{
    return changeRulesOf(policyContent(world, PolicyKind::ChangeRules));
}

const WorkingCalendar &calendarOf(const World &world)
{
    return workingCalendarOf(policyContent(world, PolicyKind::Calendar));
}

QString findingsText(std::span<const ConflictFinding> findings)
{
    return findings.empty() ? QString() : QString::fromUtf8(QJsonDocument(toJson(findings)).toJson(QJsonDocument::Compact));
}

/// One change on its way through a command.
class Settling
{
public:
    Settling(const Command &command, const std::optional<ChangeRequest> &was, const Record *before, ChangeRequest &change, Record &record, const Situation &situation)
        : m_command(command), m_was(was), m_before(before), m_change(change), m_record(record), m_situation(situation), m_rules(rulesOf(situation.world))
    {
    }

    Result<void> settle()
    {
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
        const bool isAtWork = former() == Implementing || former() == Verifying || former() == RollingBack || former() == AwaitingReview;
        const bool isOver = former() == Closed || former() == Withdrawn;
        if (!isAtWork && !isOver)
            return {};
        // The papers of an emergency follow while it is worked on.
        const bool owesPapers = isAtWork && rule().papersLater;
        if (owesPapers && !m_was->implementer.isNull() && changes(&ChangeRequest::implementer))
            return refused(ErrorCode::ReadOnlyField, QStringLiteral("implementer_id"), Kind::AtWork, {QStringLiteral("implementer_id")});
        const auto &fields = shapeOf<ChangeRequest>().fields;
        for (size_t i = 0; i < fields.size(); ++i) {
            if (m_before->values[i] == m_record.values[i])
                continue;
            const auto isNamed = [&](const char16_t *name) { return fields[i].name == name; };
            if (isOver && std::ranges::none_of(openForEver, isNamed))
                return refused(ErrorCode::ReadOnlyField, fields[i].name, Kind::Ended, {codeFor(former()), fields[i].name});
            if (isAtWork && std::ranges::none_of(openAtWork, isNamed) && !(owesPapers && isPaper(fields[i].name)))
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

    /// Given by one who may let it through everything that is frozen at its time.
    Result<void> settleExemption()
    {
        if (!changes(&ChangeRequest::exemption))
            return {};
        m_change.exemptedBy.clear();
        if (m_change.exemption.trimmed().isEmpty())
            return {};
        bool stands = false;
        for (const auto &window : frozenBy()) {
            stands = true;
            if (!holdsOneOf(m_situation.actor, window.exemptRoles.toLatin1().constData()))
                return refused(ErrorCode::MissingRight, QStringLiteral("exemption"), Kind::Exemption, window.exemptRoles.split(u' ', Qt::SkipEmptyParts));
        }
        if (!stands && !holdsOneOf(m_situation.actor, exempters))
            return refused(ErrorCode::MissingRight, QStringLiteral("exemption"), Kind::Exemption, {QString::fromLatin1(exempters)});
        m_change.exemptedBy = handOf(m_situation.actor);
        return {};
    }

    [[nodiscard]] std::vector<ChangeWindow> frozenBy() const
    {
        std::vector<ChangeWindow> frozen;
        if (!m_change.plannedStart || !m_change.plannedEnd)
            return frozen;
        const auto windows = livingWindows(m_situation.world);
        for (const auto &hit : freezesAgainst(windowTargetOf(m_change, m_situation.world), {*m_change.plannedStart, *m_change.plannedEnd}, windows, calendarOf(m_situation.world)))
            frozen.push_back(*hit.window);
        return frozen;
    }

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
        if (m_was && !changes(&ChangeRequest::exemption) && std::ranges::any_of(exemptedFor, [&](const char16_t *field) { return changed.contains(QStringView(field)); })) {
            m_change.exemption.clear();
            m_change.exemptedBy.clear();
        }
        if (!m_change.answers.isEmpty()) {
            const auto account = riskOf(m_rules, answersFromJson(m_rules, m_change.answers).value_or(QJsonObject()), riskFactsOf(m_change, m_situation.world));
            m_change.risk = account.risk();
            m_change.riskAccount = toJson(account);
        }
        if (takesTime(former()))
            m_change.findings = findingsText(findingsOf(m_change, m_situation.world));
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
        return checkComplete();
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
            return takeDecision(m_change, m_record.id, m_command, m_situation);
        }
        if (!m_was) {
            if (!m_change.decision.isEmpty())
                return refused(ErrorCode::InvalidValue, QStringLiteral("decision"), Kind::NotWaiting);
            if (m_change.state != Draft)
                return refused(ErrorCode::InvalidValue, QStringLiteral("state"), Kind::Way, {codeFor(Draft), codeFor(m_change.state)});
            m_change.applicant = handOf(m_situation.actor);
            return {};
        }
        if (!moves())
            return settlePapers();
        const auto row = changeTransitionFor(former(), m_change.state, m_change.changeClass, m_situation.actor, m_command.reason);
        if (!row)
            return Unexpected(row.error());
        return checkGuard((*row)->guard).and_then([&] { return stamp((*row)->verb); });
    }

    Result<void> checkGuard(ChangeGuard guard)
    {
        switch (guard) {
        case ChangeGuard::None:
            return {};
        case ChangeGuard::Complete:
            if (m_was->applicant != handOf(m_situation.actor))
                return refused(ErrorCode::MissingRight, QStringLiteral("state"), Kind::NotOwn);
            return checkComplete();
        case ChangeGuard::Assessed:
            return checkAssessed();
        case ChangeGuard::Schedulable:
            return checkStillInTime().and_then([&] { return checkNotFrozen(); }).and_then([&] { return checkConflicts(); });
        case ChangeGuard::Startable:
            return checkStartable();
        case ChangeGuard::WorkDone:
            return checkSteps(ChangePart::Work, int(planStepsFromJson(m_change.steps).value_or(std::vector<PlanStep>()).size()));
        case ChangeGuard::WayBackDone:
            return checkResult({ChangeResult::RolledBack, ChangeResult::Failed}).and_then([&] { return checkSteps(ChangePart::Fallback, int(linesOf(m_change.fallback).size())); });
        case ChangeGuard::Verified:
            return checkResult({ChangeResult::Succeeded, ChangeResult::Partly, ChangeResult::Failed}).and_then([&] {
                return checkSteps(ChangePart::Verification, int(linesOf(m_change.verification).size()));
            });
        case ChangeGuard::Reviewed:
            return checkReviewed();
        case ChangeGuard::OwnOrManager:
            if (m_was->applicant != handOf(m_situation.actor) && !holdsOneOf(m_situation.actor, managers))
                return refused(ErrorCode::MissingRight, QStringLiteral("state"), Kind::NotOwn);
            return {};
        case ChangeGuard::TimedOut:
            if (!m_change.plannedEnd || at() < *m_change.plannedEnd)
                return refused(ErrorCode::InvalidValue, QStringLiteral("state"), Kind::TooEarly);
            return {};
        }
        return {};
    }

    Result<void> checkComplete()
    {
        const Record now = toRecord(m_change);
        if (const auto missing = missingFields(now, rule().required); !missing.isEmpty())
            return refused(ErrorCode::RequiredMissing, missing.front(), Kind::Missing, missing);
        const auto answers = answersFromJson(m_rules, m_change.answers).value_or(QJsonObject());
        if (rule().required.contains(QStringLiteral("answers")) && !riskOf(m_rules, answers, {}).unanswered.isEmpty())
            return refused(ErrorCode::RequiredMissing, QStringLiteral("answers"), Kind::Missing, {QStringLiteral("answers")});
        if (!m_change.implementer.isNull() && m_change.implementer == m_change.watcher)
            return refused(ErrorCode::InvalidValue, QStringLiteral("watcher_id"), Kind::SamePerson);
        return checkImpactFits().and_then([&] { return checkTemplate(); }).and_then([&] { return checkLead(); });
    }

    Result<void> checkImpactFits()
    {
        if (m_change.impact.isEmpty())
            return {};
        std::set<QUuid> named;
        for (const auto &resource : planResourcesFromJson(m_change.resources).value_or(std::vector<PlanResource>()))
            named.insert(resource.resource);
        const auto impact = impactFromJson(m_change.impact).value_or(ImpactList());
        if (std::set<QUuid>(impact.starts.begin(), impact.starts.end()) != named)
            return refused(ErrorCode::InvalidValue, QStringLiteral("impact"), Kind::Impact);
        return {};
    }

    Result<void> checkTemplate()
    {
        if (m_change.changeClass != ChangeClass::Standard)
            return {};
        const auto record = m_situation.world.find(shapeOf<ChangeTemplate>(), m_change.templateId.uuid);
        const auto made = record ? fromRecord<ChangeTemplate>(*record) : Result<ChangeTemplate>(fail(ErrorCode::NotFound));
        if (!made)
            return refused(ErrorCode::RequiredMissing, QStringLiteral("template_id"), Kind::Template, {QStringLiteral("none")});
        if (made->state != TemplateState::Approved)
            return refused(ErrorCode::InvalidValue, QStringLiteral("template_id"), Kind::Template, {codeFor(made->state)});
        if (const auto standing = standingOf(*made, m_situation.world); !standing.isUsable)
            return refused(ErrorCode::InvalidValue, QStringLiteral("template_id"), Kind::Template, {standing.failed});
        return {};
    }

    Result<void> checkLead()
    {
        if (rule().leadMinutes == 0 || !m_change.plannedStart)
            return {};
        const qint64 left = calendarOf(m_situation.world).workingMs(at(), *m_change.plannedStart) / minuteMs;
        if (left < rule().leadMinutes)
            return refused(ErrorCode::InvalidValue, QStringLiteral("planned_start"), Kind::Lead, {QString::number(rule().leadMinutes), QString::number(left)});
        return {};
    }

    Result<void> checkAssessed()
    {
        if (m_change.risk >= m_rules.majorFrom && m_change.changeClass != ChangeClass::Major && m_change.changeClass != ChangeClass::Emergency)
            return refused(ErrorCode::InvalidValue, QStringLiteral("change_class"), Kind::Risk, {QString::number(m_change.risk), QString::number(m_rules.majorFrom)});
        return checkComplete().and_then([&] { return checkConflicts(); });
    }

    /// Everything but freezes is accepted with words; what appeared since wants new ones.
    Result<void> checkConflicts()
    {
        const auto found = findingsOf(m_change, m_situation.world);
        const auto known = findingsFromJson(m_was->findings.toUtf8()).value_or(std::vector<ConflictFinding>());
        m_change.findings = findingsText(found);
        const auto weighs = [](const ConflictFinding &finding) { return finding.kind != ConflictKind::Freeze && finding.kind != ConflictKind::Lockdown; };
        const auto all = std::ranges::count_if(found, weighs);
        const auto appeared = differenceOf(known, found).appeared;
        const bool accepted = !m_change.findingsAccepted.trimmed().isEmpty() && (changes(&ChangeRequest::findingsAccepted) || std::ranges::none_of(appeared, weighs));
        if (all > 0 && !accepted)
            return refused(ErrorCode::InvalidValue, QStringLiteral("findings_accepted"), Kind::Conflicts, {QString::number(all)});
        return {};
    }

    Result<void> checkNotFrozen()
    {
        if (rule().passesFreezes)
            return {};
        // A lockdown holds everything until it is released, whatever was let through before.
        QStringList ids;
        for (const auto &window : frozenBy())
            if (m_change.exemptedBy.isEmpty() || window.kind == WindowKind::Lockdown)
                ids << idText(window.id.uuid);
        if (!ids.isEmpty())
            return refused(ErrorCode::InvalidValue, QStringLiteral("planned_start"), Kind::Frozen, ids);
        return {};
    }

    Result<void> checkStillInTime()
    {
        if (m_change.plannedEnd && *m_change.plannedEnd <= at())
            return refused(ErrorCode::InvalidValue, QStringLiteral("planned_end"), Kind::Over);
        return {};
    }

    Result<void> checkStartable()
    {
        if (!m_change.implementer.isNull() && m_change.implementer.uuid != m_situation.actor.person)
            return refused(ErrorCode::MissingRight, QStringLiteral("implementer_id"), Kind::NotImplementer);
        if (!m_change.implementer.isNull() && m_change.implementer == m_change.watcher)
            return refused(ErrorCode::InvalidValue, QStringLiteral("watcher_id"), Kind::SamePerson);
        if (m_change.plannedStart && at() < *m_change.plannedStart)
            return refused(ErrorCode::InvalidValue, QStringLiteral("planned_start"), Kind::TooEarly, {QString::number(m_change.plannedStart->ms)});
        return checkStillInTime().and_then([&] { return checkNotFrozen(); });
    }

    Result<void> checkSteps(ChangePart part, int count)
    {
        const auto records = recordsOf(m_record.id, m_situation.world);
        const QString code = codeFor(part);
        if (const auto missing = stepsToRecord(records, part, count); !missing.isEmpty())
            return refused(ErrorCode::RequiredMissing, QStringLiteral("state"), Kind::Steps, QStringList{code} + missing);
        if (const auto unseen = rule().watched ? stepsToWatch(records, part) : QStringList(); !unseen.isEmpty())
            return refused(ErrorCode::RequiredMissing, QStringLiteral("state"), Kind::Watched, QStringList{code} + unseen);
        return {};
    }

    Result<void> checkResult(std::initializer_list<ChangeResult> possible)
    {
        if (m_change.result && std::ranges::find(possible, *m_change.result) != possible.end())
            return {};
        QStringList codes;
        for (const auto result : possible)
            codes << codeFor(result);
        return refused(ErrorCode::RequiredMissing, QStringLiteral("result"), Kind::Result, codes);
    }

    Result<void> checkReviewed()
    {
        if (m_change.review.trimmed().isEmpty())
            return refused(ErrorCode::RequiredMissing, QStringLiteral("review"), Kind::Missing, {QStringLiteral("review")});
        if (!m_change.implementer.isNull() && m_change.implementer.uuid == m_situation.actor.person)
            return refused(ErrorCode::MissingRight, QStringLiteral("state"), Kind::OwnClose);
        if (const auto waiting = m_change.result == ChangeResult::Succeeded ? ledgerWaitsFor(m_change, m_situation) : QStringList(); !waiting.isEmpty())
            return refused(ErrorCode::InvalidValue, QStringLiteral("state"), Kind::Ledger, waiting);
        if (rule().papersLater)
            if (const auto owed = missingPapers(); !owed.isEmpty())
                return refused(ErrorCode::RequiredMissing, owed.front(), Kind::Papers, owed);
        return {};
    }

    // Papers of an emergency

    [[nodiscard]] QStringList missingPapers() const { return missingFields(toRecord(m_change), m_rules.of(ChangeClass::Normal).required); }

    Result<void> settlePapers()
    {
        if (m_change.papersDue && !m_change.papersAt && missingPapers().isEmpty())
            m_change.papersAt = at();
        return {};
    }

    // Stamps

    Result<void> stamp(ChangeVerb verb)
    {
        switch (verb) {
        case ChangeVerb::Submit:
            m_change.submittedAt = at();
            m_change.findings = findingsText(findingsOf(m_change, m_situation.world));
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
                m_change.papersDue = calendarOf(m_situation.world).after(at(), m_rules.papersMinutes * minuteMs);
                return settlePapers();
            }
            break;
        case ChangeVerb::Finish:
            m_change.finishedAt = at();
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

RiskFacts riskFactsOf(const ChangeRequest &change, const World &world)
{
    RiskFacts facts;
    const auto target = windowTargetOf(change, world);
    const auto &resources = shapeOf<Resource>();
    for (const auto &resource : target.resources)
        facts.coreSystem |= resource.values[size_t(resources.indexOf(u"protection_level"))] == Value(QStringLiteral("3"))
            || resource.values[size_t(resources.indexOf(u"importance"))] == Value(QStringLiteral("core"));
    std::set<QString> units;
    for (const auto &line : impactFromJson(change.impact).value_or(ImpactList()).lines)
        if (!line.unit.isEmpty())
            units.insert(line.unit);
    facts.units = int(units.size());
    const auto &changes = shapeOf<ChangeRequest>();
    const auto field = change.templateId.isNull() ? QStringLiteral("system_id") : QStringLiteral("template_id");
    const QUuid same = change.templateId.isNull() ? change.system.uuid : change.templateId.uuid;
    if (!same.isNull())
        for (const auto result : {ChangeResult::Failed, ChangeResult::RolledBack}) {
            const std::array wanted{FieldValue{changes.indexOf(field), idText(same)}, FieldValue{changes.indexOf(u"result"), Codec<ChangeResult>::encode(result)}};
            facts.earlierFailures += int(world.holding(changes, wanted, change.id.uuid).size());
        }
    return facts;
}

std::vector<ConflictFinding> findingsOf(const ChangeRequest &change, const World &world)
{
    const auto mine = plannedOf(change);
    if (!mine)
        return {};
    const auto &rules = rulesOf(world);
    const auto &shape = shapeOf<ChangeRequest>();
    const TimeSpan wide{{mine->planned.from.ms - rules.marginMs()}, {mine->planned.to.ms + rules.marginMs()}};
    const auto starts = size_t(shape.indexOf(u"planned_start"));
    const auto ends = size_t(shape.indexOf(u"planned_end"));
    std::vector<PlannedChange> others;
    for (const auto &choice : Choices<ChangeState>::all) {
        if (!takesTime(choice.value))
            continue;
        const std::array inState{FieldValue{shape.indexOf(u"state"), QString::fromLatin1(choice.code)}};
        for (const auto &record : world.holding(shape, inState, change.id.uuid)) {
            if (isEmpty(record.values[starts]) || isEmpty(record.values[ends]) || !wide.overlaps({{integer(record.values[starts])}, {integer(record.values[ends])}}))
                continue;
            if (const auto other = fromRecord<ChangeRequest>(record))
                if (auto planned = plannedOf(*other))
                    others.push_back(*std::move(planned));
        }
    }
    auto findings = conflictsWith(*mine, ChangeSchedule(std::move(others)), rules.marginMs());
    auto windows = windowFindings(windowTargetOf(change, world), mine->planned, livingWindows(world), rules.of(change.changeClass).usual,
                                  workingCalendarOf(policyContent(world, PolicyKind::Calendar)));
    std::ranges::move(windows, std::back_inserter(findings));
    return findings;
}

QStringList missingFields(const Record &change, const QStringList &required)
{
    const auto &shape = shapeOf<ChangeRequest>();
    QStringList missing;
    for (const auto &field : required)
        if (const int position = shape.indexOf(field); position >= 0 && isEmpty(change.values[size_t(position)]))
            missing << field;
    return missing;
}

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

} // namespace rules
