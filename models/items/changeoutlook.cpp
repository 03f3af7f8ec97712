#include "items/changeoutlook.h"

#include "contract/entities/entities.h"
#include "items/orderfile.h"
#include "items/readerworld.h"
#include "rules/changeguards.h"
#include "rules/policies.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QLocale>

namespace items {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ChangeOutlook)
};

QString effectCode(rules::ImpactEffect effect)
{
    switch (effect) {
    case rules::ImpactEffect::Hit:
        return QStringLiteral("hit");
    case rules::ImpactEffect::KeptByRedundancy:
        return QStringLiteral("kept");
    case rules::ImpactEffect::LosesProtection:
        return QStringLiteral("unprotected");
    }
    return {};
}

} // namespace

Result<ChangeOutlook> outlookOf(replica::ListReader &reader, const Record &record)
{
    const auto change = fromRecord<ChangeRequest>(record);
    if (!change)
        return Unexpected(change.error());
    const auto content = readPolicy(reader, PolicyKind::ChangeRules);
    if (!content)
        return Unexpected(content.error());
    ChangeOutlook outlook;
    outlook.rules = rules::changeRulesOf(*content);
    const ReaderWorld world(reader);
    const auto answers = QJsonDocument::fromJson(change->answers.toUtf8()).object();
    outlook.risk = rules::riskOf(outlook.rules, answers, rules::riskFactsOf(*change, world));
    outlook.findings = rules::findingsOf(*change, world);
    outlook.missing = rules::missingFields(record, outlook.rules.of(change->changeClass).required);
    return outlook;
}

Result<rules::ImpactList> impactListOf(replica::ListReader &reader, std::vector<QUuid> starts, int depth, Instant now)
{
    const auto &resources = shapeOf<Resource>();
    std::ranges::sort(starts);
    const auto impact = reader.impact({.starts = starts, .direction = rules::ImpactDirection::Dependents, .depth = depth, .most = int(rules::mostImpactLines)});
    if (!impact)
        return Unexpected(impact.error());
    rules::ImpactList list{.at = now, .depth = depth, .isCut = impact->isCut, .starts = starts, .lines = {}};
    std::vector<QUuid> ids;
    for (const auto &hit : impact->hits)
        ids.push_back(hit.record);
    const auto rows = reader.ridsOf(resources, ids).and_then([&](const replica::Rids &rids) { return reader.rows(resources, rids); });
    if (!rows)
        return Unexpected(rows.error());
    const auto title = [&](size_t at) { return (*rows)[at].rid == 0 ? QString() : titleOf(resources, (*rows)[at].record); };
    const auto shown = [&](size_t at, QStringView field) { return (*rows)[at].rid == 0 ? QString() : (*rows)[at].titles[size_t(resources.indexOf(field))]; };
    for (size_t i = 0; i < impact->hits.size(); ++i) {
        const auto &hit = impact->hits[i];
        if (hit.distance == 0 || hit.again)
            continue;
        if (list.lines.size() >= rules::mostImpactLines) {
            list.isCut = true;
            break;
        }
        const QString level = resources.indexOf(u"protection_level") >= 0 && (*rows)[i].rid != 0 ? textIn(resources, (*rows)[i].record, u"protection_level") : QString();
        list.lines.push_back({.resource = hit.record, .distance = hit.distance, .name = title(i), .unit = shown(i, u"unit_id"), .system = shown(i, u"system_id"), .level = level, .effect = effectCode(hit.effect),
                              .before = hit.before < 0 ? QString() : title(size_t(hit.before))});
    }
    return list;
}

QString questionText(const rules::RiskQuestion &question) { return QLocale().language() == QLocale::Chinese ? question.text : question.english; }

QString optionText(const rules::RiskOption &option) { return QLocale().language() == QLocale::Chinese ? option.text : option.english; }

QStringList accountLines(const ChangeOutlook &outlook)
{
    QStringList lines;
    for (const auto &line : outlook.risk.lines) {
        QString what = line.code;
        QString answer = line.answer;
        const auto question = std::ranges::find(outlook.rules.questions, line.code, &rules::RiskQuestion::code);
        if (question != outlook.rules.questions.end()) {
            what = questionText(*question);
            const auto option = std::ranges::find(question->options, line.answer, &rules::RiskOption::code);
            answer = option == question->options.end() ? line.answer : optionText(*option);
        } else if (line.code == QLatin1StringView("core_system")) {
            what = Words::tr("A core system or critical resource is touched");
            answer.clear();
        } else if (line.code == QLatin1StringView("units")) {
            what = Words::tr("Units that feel it");
        } else if (line.code == QLatin1StringView("failures")) {
            what = Words::tr("Earlier changes of the same that failed");
        }
        const QString points = line.isImpact ? Words::tr("impact %1").arg(line.points) : Words::tr("likelihood +%1").arg(line.points);
        //: What was asked or is known, the answer, and what it counts.
        lines << (answer.isEmpty() ? Words::tr("%1 → %2").arg(what, points) : Words::tr("%1 %2 → %3").arg(what, answer, points));
    }
    return lines;
}

QString arithmeticText(const ChangeOutlook &outlook)
{
    const auto &risk = outlook.risk;
    if (!risk.unanswered.isEmpty())
        return Words::tr("%n question(s) are still open; the risk is not known.", nullptr, int(risk.unanswered.size()));
    const QString sum = Words::tr("Impact %1 × likelihood %2 = risk %3").arg(risk.impact).arg(risk.likelihood).arg(risk.risk());
    return risk.risk() >= outlook.rules.majorFrom ? sum + Words::tr(" — from %1 on, a change is a major one").arg(outlook.rules.majorFrom) : sum;
}

} // namespace items
