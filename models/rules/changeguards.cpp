#include "rules/changeguards.h"

#include "contract/codec.h"
#include "rules/approvals.h"
#include "rules/changefreezes.h"
#include "rules/changeplan.h"
#include "rules/changesteps.h"
#include "rules/changetemplates.h"
#include "rules/orderflow.h"
#include "rules/policies.h"
#include "rules/rolelists.h"

#include <set>

namespace rules {

namespace {

using Kind = ChangeProblem::Kind;

constexpr auto managers = "change_manager service_manager";

Unexpected refused(ErrorCode code, const QString &field, Kind kind, QStringList words = {})
{
    return Unexpected(problemError(code, field, ChangeProblem{kind, std::move(words)}));
}

template <class Choice> QString codeFor(Choice value)
{
    return text(Codec<Choice>::encode(value));
}

class Guarding
{
public:
    explicit Guarding(const ChangeStanding &standing)
        : m_was(standing.was), m_change(standing.change), m_at(standing.at), m_actor(standing.situation.actor), m_situation(standing.situation), m_world(standing.situation.world), m_rules(changeRulesOf(m_world))
    {
    }

    Result<void> check(ChangeGuard guard)
    {
        switch (guard) {
        case ChangeGuard::None:
            return {};
        case ChangeGuard::Complete:
            if (m_was.applicant != handOf(m_actor))
                return refused(ErrorCode::MissingRight, QStringLiteral("state"), Kind::NotOwn);
            return checkWhole();
        case ChangeGuard::Assessed:
            return checkAssessed();
        case ChangeGuard::Schedulable:
            return checkStillInTime().and_then([&] { return checkFilesAreApproved(m_was, m_was.id.uuid, m_world); }).and_then([&] { return checkFree(); }).and_then([&] { return checkConflicts(); });
        case ChangeGuard::Startable:
            return checkFilesAreApproved(m_was, m_was.id.uuid, m_world).and_then([&] { return checkStartable(); });
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
            if (m_was.applicant != handOf(m_actor) && !holdsOneOf(m_actor, managers))
                return refused(ErrorCode::MissingRight, QStringLiteral("state"), Kind::NotOwn);
            return {};
        case ChangeGuard::TimedOut:
            if (!m_change.plannedEnd || m_at < *m_change.plannedEnd)
                return refused(ErrorCode::InvalidValue, QStringLiteral("state"), Kind::TooEarly);
            return {};
        }
        return {};
    }

    Result<void> checkWhole()
    {
        if (const auto missing = missingFields(toRecord(m_change), rule().required); !missing.isEmpty())
            return refused(ErrorCode::RequiredMissing, missing.front(), Kind::Missing, missing);
        const auto answers = answersFromJson(m_rules, m_change.answers).value_or(QJsonObject());
        if (rule().required.contains(QStringLiteral("answers")) && !riskOf(m_rules, answers, {}).unanswered.isEmpty())
            return refused(ErrorCode::RequiredMissing, QStringLiteral("answers"), Kind::Missing, {QStringLiteral("answers")});
        if (!m_change.implementer.isNull() && m_change.implementer == m_change.watcher)
            return refused(ErrorCode::InvalidValue, QStringLiteral("watcher_id"), Kind::SamePerson);
        return checkImpactFits()
            .and_then([&] { return m_change.changeClass == ChangeClass::Standard ? checkMadeFromTemplate(m_change, m_world) : Result<void>(); })
            .and_then([&] { return checkLead(); })
            .and_then([&] { return checkNotFrozen(m_change, Frozen::Plan, m_at, m_world); });
    }

private:
    [[nodiscard]] const ClassRule &rule() const { return m_rules.of(m_change.changeClass); }

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

    Result<void> checkLead()
    {
        if (rule().leadMinutes == 0 || !m_change.plannedStart)
            return {};
        const qint64 left = workingCalendarOf(m_world).workingMs(m_at, *m_change.plannedStart) / minuteMs;
        if (left < rule().leadMinutes)
            return refused(ErrorCode::InvalidValue, QStringLiteral("planned_start"), Kind::Lead, {QString::number(rule().leadMinutes), QString::number(left)});
        return {};
    }

    Result<void> checkAssessed()
    {
        if (m_change.risk >= m_rules.majorFrom && m_change.changeClass != ChangeClass::Major && m_change.changeClass != ChangeClass::Emergency)
            return refused(ErrorCode::InvalidValue, QStringLiteral("change_class"), Kind::Risk, {QString::number(m_change.risk), QString::number(m_rules.majorFrom)});
        return checkWhole().and_then([&] { return checkConflicts(); });
    }

    /// Everything but freezes is accepted with words; what appeared since wants new ones.
    Result<void> checkConflicts()
    {
        const auto found = findingsOf(m_change, m_world);
        const auto known = keptFindings(m_was);
        noteFindings(m_change, found);
        const auto weighs = [](const ConflictFinding &finding) { return finding.kind != ConflictKind::Freeze && finding.kind != ConflictKind::Lockdown; };
        const auto all = std::ranges::count_if(found, weighs);
        const auto appeared = differenceOf(known, found).appeared;
        const bool saysAnew = m_was.findingsAccepted != m_change.findingsAccepted;
        const bool accepted = !m_change.findingsAccepted.trimmed().isEmpty() && (saysAnew || std::ranges::none_of(appeared, weighs));
        if (all > 0 && !accepted)
            return refused(ErrorCode::InvalidValue, QStringLiteral("findings_accepted"), Kind::Conflicts, {QString::number(all)});
        return {};
    }

    Result<void> checkFree() const { return checkNotFrozen(m_change, Frozen::Work, m_at, m_world); }

    Result<void> checkStillInTime()
    {
        if (m_change.plannedEnd && *m_change.plannedEnd <= m_at)
            return refused(ErrorCode::InvalidValue, QStringLiteral("planned_end"), Kind::Over);
        return {};
    }

    Result<void> checkStartable()
    {
        if (!m_change.implementer.isNull() && m_change.implementer.uuid != m_actor.person)
            return refused(ErrorCode::MissingRight, QStringLiteral("implementer_id"), Kind::NotImplementer);
        if (!m_change.implementer.isNull() && m_change.implementer == m_change.watcher)
            return refused(ErrorCode::InvalidValue, QStringLiteral("watcher_id"), Kind::SamePerson);
        if (m_change.plannedStart && m_at < *m_change.plannedStart)
            return refused(ErrorCode::InvalidValue, QStringLiteral("planned_start"), Kind::TooEarly, {QString::number(m_change.plannedStart->ms)});
        return checkStillInTime().and_then([&] { return checkFree(); });
    }

    Result<void> checkSteps(ChangePart part, int count)
    {
        const auto records = recordsOf(m_change.id.uuid, m_world);
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
        if (!m_change.implementer.isNull() && m_change.implementer.uuid == m_actor.person)
            return refused(ErrorCode::MissingRight, QStringLiteral("state"), Kind::OwnClose);
        if (const auto waiting = m_change.result == ChangeResult::Succeeded ? ledgerWaitsFor(m_change, m_situation) : QStringList(); !waiting.isEmpty())
            return refused(ErrorCode::InvalidValue, QStringLiteral("state"), Kind::Ledger, waiting);
        return rule().papersLater ? checkPapers() : Result<void>();
    }

    /// What an emergency hands in later nobody approved: who closes it confirms it, and that is another than who wrote it.
    Result<void> checkPapers()
    {
        if (const auto owed = missingPapers(m_change, m_rules); !owed.isEmpty())
            return refused(ErrorCode::RequiredMissing, owed.front(), Kind::Papers, owed);
        if (m_was.applicant == handOf(m_actor))
            return refused(ErrorCode::MissingRight, QStringLiteral("state"), Kind::OwnPapers);
        return {};
    }

    const ChangeRequest &m_was;
    ChangeRequest &m_change;
    Instant m_at;
    const Actor &m_actor;
    const Situation &m_situation;
    const World &m_world;
    const ChangeRules &m_rules;
};

} // namespace

Result<void> checkChangeGuard(ChangeGuard guard, const ChangeStanding &standing)
{
    return Guarding(standing).check(guard);
}

Result<void> checkComplete(const ChangeStanding &standing)
{
    return Guarding(standing).checkWhole();
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

QStringList missingPapers(const ChangeRequest &change, const ChangeRules &rules)
{
    return missingFields(toRecord(change), rules.of(ChangeClass::Normal).required);
}

} // namespace rules
