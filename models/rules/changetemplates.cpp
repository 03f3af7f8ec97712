#include "rules/changetemplates.h"

#include "contract/codec.h"
#include "rules/changeflow.h"
#include "rules/changeplan.h"
#include "rules/changerisk.h"
#include "rules/orderflow.h"
#include "rules/policies.h"

namespace rules {

namespace {

std::vector<Record> changesOf(const QUuid &changeTemplate, ChangeResult result, const World &world)
{
    const auto &shape = shapeOf<ChangeRequest>();
    const std::array wanted{FieldValue{shape.indexOf(u"template_id"), idText(changeTemplate)}, FieldValue{shape.indexOf(u"result"), Codec<ChangeResult>::encode(result)}};
    return world.holding(shape, wanted, {});
}

bool isSameStep(const PlanStep &one, const PlanStep &other)
{
    return one.name == other.name && one.minutes == other.minutes && one.role == other.role;
}

/// Names of the fields in which the change is not what the template says.
QStringList differences(const ChangeRequest &change, const ChangeTemplate &made, const ChangeRules &rules)
{
    QStringList fields;
    const auto steps = planStepsFromJson(change.steps).value_or(std::vector<PlanStep>());
    if (!std::ranges::equal(steps, planStepsFromJson(made.steps).value_or(std::vector<PlanStep>()), isSameStep))
        fields << QStringLiteral("steps");
    if (linesOf(change.fallback) != linesOf(made.fallback))
        fields << QStringLiteral("fallback");
    if (linesOf(change.verification) != linesOf(made.verification))
        fields << QStringLiteral("verification");
    if (change.outageMinutes > made.outageMinutes)
        fields << QStringLiteral("outage_minutes");
    if (!change.answers.isEmpty() && answersFromJson(rules, change.answers).value_or(QJsonObject()) != answersFromJson(rules, made.answers).value_or(QJsonObject()))
        fields << QStringLiteral("answers");
    return fields;
}

} // namespace

Result<void> checkMadeFromTemplate(const ChangeRequest &change, const World &world)
{
    const auto refused = [](ErrorCode code, QStringList why) {
        return Unexpected(problemError(code, QStringLiteral("template_id"), ChangeProblem{ChangeProblem::Kind::Template, std::move(why)}));
    };
    const auto record = world.find(shapeOf<ChangeTemplate>(), change.templateId.uuid);
    const auto made = record ? fromRecord<ChangeTemplate>(*record) : Result<ChangeTemplate>(fail(ErrorCode::NotFound));
    if (!made)
        return refused(ErrorCode::RequiredMissing, {QStringLiteral("none")});
    if (made->state != TemplateState::Approved)
        return refused(ErrorCode::InvalidValue, {text(Codec<TemplateState>::encode(made->state))});
    if (const auto standing = standingOf(*made, world); !standing.isUsable)
        return refused(ErrorCode::InvalidValue, {standing.failed});
    if (const auto differs = differences(change, *made, changeRulesOf(world)); !differs.isEmpty())
        return refused(ErrorCode::InvalidValue, QStringList{QStringLiteral("differs")} + differs);
    return {};
}

TemplateStanding standingOf(const ChangeTemplate &changeTemplate, const World &world)
{
    const auto &shape = shapeOf<ChangeRequest>();
    TemplateStanding standing;
    const auto isOver = [&](const Record &change) { return !isEmpty(change.values[size_t(shape.indexOf(u"finished_at"))]); };
    standing.runs = int(std::ranges::count_if(changesOf(changeTemplate.id.uuid, ChangeResult::Succeeded, world), isOver));
    const Instant since = changeTemplate.approvedAt.value_or(Instant());
    for (const auto result : {ChangeResult::Failed, ChangeResult::RolledBack})
        for (const auto &change : changesOf(changeTemplate.id.uuid, result, world))
            if (since.ms < integer(change.values[size_t(shape.indexOf(u"finished_at"))]))
                standing.failed = text(change.values[size_t(shape.keyField())]);
    standing.isUsable = changeTemplate.state == TemplateState::Approved && standing.failed.isEmpty();
    return standing;
}

Result<void> settleChangeTemplate(const Command &command, const Record *before, Record &after, const Situation &situation)
{
    auto made = fromRecord<ChangeTemplate>(after);
    if (!made)
        return Unexpected(made.error());
    if (after.retired)
        return {};
    const auto &rules = changeRulesOf(situation.world);
    if (const auto steps = planStepsFromJson(made->steps); !steps)
        return Unexpected(steps.error());
    if (const auto answers = answersFromJson(rules, made->answers); !answers)
        return Unexpected(answers.error());
    const auto was = before ? fromRecord<ChangeTemplate>(*before) : Result<ChangeTemplate>(fail(ErrorCode::NotFound));
    const bool approves = made->state == TemplateState::Approved && !(was && was->state == TemplateState::Approved);
    if (approves) {
        const auto standing = standingOf(*made, situation.world);
        if (standing.runs < rules.templateRuns)
            return Unexpected(problemError(ErrorCode::InvalidValue, QStringLiteral("state"),
                                           ChangeProblem{ChangeProblem::Kind::Template, {QStringLiteral("runs"), QString::number(standing.runs), QString::number(rules.templateRuns)}}));
        made->approvedBy = handOf(situation.actor);
        made->approvedAt = command.occurredAt;
    } else if (was && was->state == TemplateState::Approved && made->state == TemplateState::Approved) {
        // What was approved is not changed under the approval.
        auto untouched = *was;
        untouched.remark = made->remark;
        untouched.reviewOn = made->reviewOn;
        untouched.revision = made->revision;
        if (!(untouched == *made))
            made->state = TemplateState::Draft;
    }
    after.values = toRecord(*made).values;
    return {};
}

} // namespace rules
