#include "rules/orderparts.h"

#include "contract/entities/entities.h"
#include "rules/orderflow.h"
#include "rules/policies.h"
#include "rules/recurrence.h"

namespace rules {

namespace {

/// What people write; the others are the server's.
constexpr std::array notesOfPeople{NoteKind::Note, NoteKind::MessageOut, NoteKind::MessageIn, NoteKind::Notification};

bool isServer(const Actor &actor)
{
    return actor.roles.contains(serverRole);
}

} // namespace

Result<void> settleOrderNote(const Command &command, const Record *before, Record &after, const Situation &situation)
{
    if (before)
        return fail(ErrorCode::ReadOnlyField, QStringLiteral("text"), QStringLiteral("a note is added, never changed"));
    auto note = fromRecord<OrderNote>(after);
    if (!note)
        return Unexpected(note.error());
    if (!isServer(situation.actor) && std::ranges::find(notesOfPeople, note->kind) == notesOfPeople.end())
        return fail(ErrorCode::InvalidValue, QStringLiteral("kind"), QStringLiteral("only the server says this"));
    note->author = situation.actor.displayName.isEmpty() ? situation.actor.login : situation.actor.displayName;
    note->at = command.occurredAt;
    after.values = toRecord(*note).values;
    return {};
}

Result<void> settleOrderAlert(const Command &, const Record *before, Record &after, const Situation &situation)
{
    if (!isServer(situation.actor))
        return fail(ErrorCode::MissingRight, QStringLiteral("order_alert.edit"), QStringLiteral("alerts come from the monitoring"));
    const auto order = size_t(shapeOf<OrderAlert>().indexOf(u"order_id"));
    if (before && (before->values[order] != after.values[order] || before->retired != after.retired))
        return fail(ErrorCode::ReadOnlyField, QStringLiteral("order_id"));
    return {};
}

Result<void> settleOrderPlan(const Command &command, const Record *before, Record &after, const Situation &situation)
{
    auto plan = fromRecord<OrderPlan>(after);
    if (!plan)
        return Unexpected(plan.error());
    if (after.retired)
        return {};
    if (const auto schedule = recurrenceFromJson(plan->schedule); !schedule)
        return fail(ErrorCode::InvalidValue, QStringLiteral("schedule"), schedule.error().field + QStringLiteral(": ") + schedule.error().message);
    if (plan->endsOn.isValid() && plan->endsOn < plan->startsOn)
        return fail(ErrorCode::InvalidValue, QStringLiteral("ends_on"), QStringLiteral("ends before it begins"));
    const auto item = situation.world.find(shapeOf<ServiceItem>(), plan->item.uuid);
    if (!item)
        return fail(ErrorCode::UnknownReference, QStringLiteral("item_id"));
    const auto was = before ? fromRecord<OrderPlan>(*before) : Result<OrderPlan>(fail(ErrorCode::NotFound));
    if (!was || was->item != plan->item)
        if (const auto startable = checkStartable(*item); !startable)
            return startable;
    if (!was || was->system != plan->system || was->unit != plan->unit)
        if (const auto system = checkSystem(plan->system.uuid, plan->unit.uuid, situation.world); !system)
            return system;
    const bool beginsAnew = !was || was->retired || (was->paused && !plan->paused) || was->schedule != plan->schedule || was->startsOn != plan->startsOn;
    if (beginsAnew)
        plan->madeUntil = std::max(command.occurredAt, plan->madeUntil.value_or(command.occurredAt));
    after.values = toRecord(*plan).values;
    return {};
}

Result<void> settlePolicy(const Command &, const Record *before, Record &after, const Situation &)
{
    const auto policy = fromRecord<Policy>(after);
    if (!policy)
        return Unexpected(policy.error());
    const auto kind = size_t(shapeOf<Policy>().indexOf(u"kind"));
    if (before && before->values[kind] != after.values[kind])
        return fail(ErrorCode::ReadOnlyField, QStringLiteral("kind"), QStringLiteral("a policy stays of its kind"));
    if (after.retired)
        return {};
    return checkPolicy(policy->kind, policy->content);
}

Result<void> checkSystem(const QUuid &system, const QUuid &unit, const World &world)
{
    if (system.isNull())
        return {};
    const auto &systems = shapeOf<BusinessSystem>();
    const auto found = world.find(systems, system);
    if (!found)
        return fail(ErrorCode::UnknownReference, QStringLiteral("system_id"));
    if (idOf(text(found->values[size_t(systems.indexOf(u"unit_id"))])) != unit)
        return Unexpected(problemError(ErrorCode::InvalidValue, QStringLiteral("system_id"), {OrderProblem::Kind::System, {}}));
    return {};
}

Result<void> checkStartable(const Record &item)
{
    const auto state = Codec<ItemState>::decode(item.values[size_t(shapeOf<ServiceItem>().indexOf(u"state"))]);
    // A superseded version too: what was begun offline while it was in force arrives later.
    if (!state || *state == ItemState::Draft)
        return Unexpected(problemError(ErrorCode::InvalidValue, QStringLiteral("item_id"), {OrderProblem::Kind::NotInForce, {}}));
    return {};
}

} // namespace rules
