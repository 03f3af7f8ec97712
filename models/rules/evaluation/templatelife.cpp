#include "rules/evaluation/templatelife.h"

#include "rules/evaluation/evaluationflow.h"
#include "rules/evaluation/template.h"
#include "rules/orderflow.h"

namespace rules::evaluation {

namespace {

using Kind = EvaluationProblem::Kind;
using enum TemplateVersionState;

Result<void> checkStanding(const std::optional<EvaluationTemplate> &was, const EvaluationTemplate &kept)
{
    const TemplateVersionState former = was ? was->standing : Draft;
    const bool isWay = former == kept.standing || (was && former == Draft && kept.standing == InForce) || (former == InForce && kept.standing == Superseded);
    if (!isWay)
        return refused(ErrorCode::InvalidValue, QStringLiteral("standing"), Kind::Way, {codeFor(former), codeFor(kept.standing)});
    return {};
}

/// No two versions of a code have the same number, and only one is in force.
Result<void> checkAlone(const EvaluationTemplate &kept, const QUuid &id, const World &world)
{
    const auto &shape = contract::shapeOf<EvaluationTemplate>();
    const std::array ofCode{FieldValue{shape.indexOf(u"code"), kept.code}};
    for (const auto &record : world.holding(shape, ofCode, id)) {
        const auto other = fromRecord<EvaluationTemplate>(record);
        if (other && other->version == kept.version)
            return refused(ErrorCode::AlreadyExists, QStringLiteral("version"), Kind::Twice, {other->number});
        if (other && kept.standing == InForce && other->standing == InForce)
            return refused(ErrorCode::AlreadyExists, QStringLiteral("standing"), Kind::Twice, {other->number});
    }
    return {};
}

} // namespace

Result<void> settleEvaluationTemplate(const Command &command, const Record *before, Record &after, const Situation &situation)
{
    auto kept = fromRecord<EvaluationTemplate>(after);
    if (!kept)
        return Unexpected(kept.error());
    std::optional<EvaluationTemplate> was;
    if (before) {
        auto former = fromRecord<EvaluationTemplate>(*before);
        if (!former)
            return Unexpected(former.error());
        was = *std::move(former);
    }
    if (after.retired) {
        if (was && was->standing != Draft)
            return refused(ErrorCode::ReadOnlyField, QStringLiteral("standing"), Kind::Submitted);
        return {};
    }
    if (const auto way = checkStanding(was, *kept); !way)
        return way;
    constexpr std::array openInForce{u"standing"};
    if (was && was->standing != Draft)
        if (const auto open = checkOnlyChanges(contract::shapeOf<EvaluationTemplate>(), *before, after, openInForce, codeFor(was->standing)); !open)
            return open;
    const auto document = templateFromJson(kept->content.toUtf8());
    if (!document)
        return refused(ErrorCode::InvalidValue, QStringLiteral("content"), Kind::Template, {document.error().field});
    kept->contentDigest = digestOf(*document);
    if (const auto alone = checkAlone(*kept, after.id, situation.world); !alone)
        return alone;
    if (kept->standing == InForce && (!was || was->standing == Draft)) {
        if (const auto issues = issuesOf(*document); !issues.empty())
            return refused(ErrorCode::InvalidValue, QStringLiteral("content"), Kind::Template, {issues.front().place, textOf(issues.front().reason)});
        kept->confirmedBy = handOf(situation.actor);
        kept->confirmedAt = command.occurredAt;
        if (!kept->effectiveOn.isValid())
            kept->effectiveOn = document->effectiveOn;
    }
    kept->audience = QString(everyone);
    after.values = toRecord(*kept).values;
    return {};
}

} // namespace rules::evaluation
