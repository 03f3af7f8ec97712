#include "rules/changefindings.h"

#include "contract/codec.h"
#include "contract/entities/businesssystem.h"
#include "rules/changeflow.h"
#include "rules/changeplan.h"
#include "rules/policies.h"

#include <QJsonDocument>
#include <set>

namespace rules {

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
    const auto &rules = changeRulesOf(world);
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
                                  workingCalendarOf(world));
    std::ranges::move(windows, std::back_inserter(findings));
    for (const auto &known : keptFindings(change))
        if (const auto again = std::ranges::find_if(findings, [&](const ConflictFinding &one) { return one.kind == known.kind && one.other == known.other; }); again != findings.end())
            again->exemptedBy = known.exemptedBy;
    return findings;
}

std::vector<ConflictFinding> keptFindings(const ChangeRequest &change)
{
    return findingsFromJson(change.findings.toUtf8()).value_or(std::vector<ConflictFinding>());
}

void keepFindings(ChangeRequest &change, std::span<const ConflictFinding> findings)
{
    change.findings = findings.empty() ? QString() : QString::fromUtf8(QJsonDocument(toJson(findings)).toJson(QJsonDocument::Compact));
}

void noteFindings(ChangeRequest &change, std::vector<ConflictFinding> found)
{
    const bool isPlanned = change.plannedStart && change.plannedEnd;
    // Without a plan nothing is found, and what it was let through stands.
    if (!isPlanned)
        std::ranges::copy_if(keptFindings(change), std::back_inserter(found), [](const ConflictFinding &known) { return !known.exemptedBy.isEmpty(); });
    keepFindings(change, found);
}

} // namespace rules
