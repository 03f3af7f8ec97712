#include "rules/changefreezes.h"

#include "rules/changeflow.h"
#include "rules/changeplan.h"
#include "rules/orderflow.h"
#include "rules/policies.h"
#include "rules/rolelists.h"

namespace rules {

namespace {

using Kind = ChangeProblem::Kind;

ConflictKind kindOf(const ChangeWindow &window)
{
    return window.kind == WindowKind::Lockdown ? ConflictKind::Lockdown : ConflictKind::Freeze;
}

/// A name as one word of a problem.
QString asWord(QString name)
{
    return name.replace(u' ', QChar::Nbsp);
}

} // namespace

std::vector<ChangeWindow> frozenBy(const ChangeRequest &change, Instant now, const World &world)
{
    const bool isPlanned = change.plannedStart && change.plannedEnd;
    const TimeSpan time = isPlanned ? TimeSpan{*change.plannedStart, *change.plannedEnd} : TimeSpan{now, {now.ms + 1}};
    const auto windows = livingWindows(world);
    std::vector<ChangeWindow> frozen;
    for (const auto &hit : freezesAgainst(windowTargetOf(change, world), time, windows, workingCalendarOf(world)))
        if (std::ranges::find(frozen, hit.window->id, &ChangeWindow::id) == frozen.end())
            frozen.push_back(*hit.window);
    return frozen;
}

Result<void> checkNotFrozen(const ChangeRequest &change, Frozen what, Instant now, const World &world)
{
    const bool passes = changeRulesOf(world).of(change.changeClass).passesFreezes;
    const bool isPlanned = change.plannedStart && change.plannedEnd;
    if (what == Frozen::Plan && (passes || !isPlanned))
        return {};
    const auto known = keptFindings(change);
    const auto isLetThrough = [&](const ChangeWindow &window) {
        return std::ranges::any_of(known, [&](const ConflictFinding &one) { return one.other == window.id.uuid && !one.exemptedBy.isEmpty(); });
    };
    QStringList ids;
    QStringList names;
    for (const auto &window : frozenBy(change, now, world)) {
        if ((passes && window.kind == WindowKind::Freeze) || isLetThrough(window))
            continue;
        ids << idText(window.id.uuid);
        names << asWord(window.name);
    }
    return ids.isEmpty() ? Result<void>() : Unexpected(problemError(ErrorCode::InvalidValue, QStringLiteral("planned_start"), ChangeProblem{Kind::Frozen, ids + names}));
}

Result<void> settleExemption(ChangeRequest &change, const Actor &actor, Instant now, const World &world)
{
    const QString why = change.exemption;
    dropExemption(change);
    if (why.trimmed().isEmpty())
        return {};
    const auto refused = [](Kind kind, QStringList words) {
        return Unexpected(problemError(ErrorCode::MissingRight, QStringLiteral("exemption"), ChangeProblem{kind, std::move(words)}));
    };
    const QString hand = handOf(actor);
    if (change.applicant == hand)
        return refused(Kind::OwnDecision, {});
    const auto standing = frozenBy(change, now, world);
    if (standing.empty())
        return refused(Kind::Exemption, {QStringLiteral("none")});
    auto findings = keptFindings(change);
    for (const auto &window : standing) {
        if (!holdsOneOf(actor, window.exemptRoles.toLatin1().constData()))
            return refused(Kind::Exemption, window.exemptRoles.split(u' ', Qt::SkipEmptyParts));
        const auto kept = std::ranges::find_if(findings, [&](const ConflictFinding &one) { return one.other == window.id.uuid; });
        if (kept == findings.end())
            findings.push_back({kindOf(window), window.id.uuid, window.name, {window.startsAt, window.endsAt}, {}, {}, hand});
        else
            kept->exemptedBy = hand;
    }
    keepFindings(change, findings);
    change.exemption = why;
    change.exemptedBy = hand;
    return {};
}

void dropExemption(ChangeRequest &change)
{
    change.exemption.clear();
    change.exemptedBy.clear();
    auto findings = keptFindings(change);
    if (std::ranges::all_of(findings, [](const ConflictFinding &one) { return one.exemptedBy.isEmpty(); }))
        return;
    for (auto &finding : findings)
        finding.exemptedBy.clear();
    keepFindings(change, findings);
}

} // namespace rules
