#include "rules/changesteps.h"

#include "contract/codec.h"
#include "rules/approvals.h"
#include "rules/changeflow.h"
#include "rules/derivedids.h"
#include "rules/orderflow.h"
#include "rules/rolelists.h"

namespace rules {

namespace {

using Kind = ChangeProblem::Kind;

Unexpected refused(ErrorCode code, const QString &field, Kind kind, QStringList words = {})
{
    return Unexpected(problemError(code, field, ChangeProblem{kind, std::move(words)}));
}

bool isRecorded(const ChangeStep &step)
{
    return step.state == ChangeStepState::Done || (step.state == ChangeStepState::Skipped && !step.record.trimmed().isEmpty());
}

/// The state in which a part is worked on.
bool isWorkedOn(ChangePart part, ChangeState state)
{
    switch (part) {
    case ChangePart::Work:
        return state == ChangeState::Implementing;
    case ChangePart::Verification:
        return state == ChangeState::Verifying;
    case ChangePart::Fallback:
        return state == ChangeState::RollingBack;
    }
    return false;
}

/// Who watches is of the provider, and independent of who did it: the named watcher, or for what that one did the
/// implementer; another only where nobody is named, or as who leads the shift or the changes.
Result<void> checkWatcher(const ChangeRequest &change, const ChangeStep &step, Instant at, const Situation &situation)
{
    const auto &actor = situation.actor;
    const auto notWatcher = [](QStringList why) { return refused(ErrorCode::MissingRight, QStringLiteral("watched"), Kind::NotWatcher, std::move(why)); };
    if (step.doneBy.isEmpty() || step.doneBy == handOf(actor))
        return refused(ErrorCode::MissingRight, QStringLiteral("watched"), Kind::SamePerson);
    if (!holdsOneOf(actor, changeWorkers))
        return notWatcher(QStringList{QStringLiteral("role")} + QString::fromLatin1(changeWorkers).split(u' '));
    const bool isNamed = change.watcher.isNull() || actor.person == change.watcher.uuid || actor.person == change.implementer.uuid;
    if (!isNamed && !holdsOneOf(actor, changeSupervisors))
        return notWatcher({QStringLiteral("named")});
    const auto represented = delegationsFor(actor.person, change.changeClass, at, situation.world);
    if (std::ranges::any_of(represented, [&](const Delegation &one) { return one.grantedBy == step.doneBy; }))
        return notWatcher({QStringLiteral("deputy")});
    return {};
}

} // namespace

QUuid changeStepId(const QUuid &change, ChangePart part, int step)
{
    return derivedId(QStringLiteral("change step"), QStringLiteral("%1 %2 %3").arg(idText(change), text(Codec<ChangePart>::encode(part))).arg(step));
}

std::vector<ChangeStep> recordsOf(const QUuid &change, const World &world)
{
    const auto &shape = shapeOf<ChangeStep>();
    const std::array ofChange{FieldValue{shape.indexOf(u"change_id"), idText(change)}};
    std::vector<ChangeStep> steps;
    for (const auto &record : world.holding(shape, ofChange, {}))
        if (auto step = fromRecord<ChangeStep>(record))
            steps.push_back(*std::move(step));
    return steps;
}

QStringList stepsToRecord(std::span<const ChangeStep> records, ChangePart part, int count)
{
    QStringList missing;
    for (int number = 1; number <= count; ++number)
        if (std::ranges::none_of(records, [&](const ChangeStep &step) { return step.part == part && step.step == number && isRecorded(step); }))
            missing << QString::number(number);
    return missing;
}

QStringList stepsToWatch(std::span<const ChangeStep> records, ChangePart part)
{
    std::vector<int> numbers;
    for (const auto &step : records)
        if (step.part == part && step.state == ChangeStepState::Done && !step.watched)
            numbers.push_back(step.step);
    std::ranges::sort(numbers);
    QStringList words;
    for (const int number : numbers)
        words << QString::number(number);
    return words;
}

Result<void> settleChangeStep(const Command &command, const Record *before, Record &after, const Situation &situation)
{
    auto step = fromRecord<ChangeStep>(after);
    if (!step)
        return Unexpected(step.error());
    const auto was = before ? fromRecord<ChangeStep>(*before) : Result<ChangeStep>(fail(ErrorCode::NotFound));
    const auto record = situation.world.find(shapeOf<ChangeRequest>(), step->change.uuid);
    const auto change = record ? fromRecord<ChangeRequest>(*record) : Result<ChangeRequest>(fail(ErrorCode::UnknownReference, QStringLiteral("change_id")));
    if (!change)
        return Unexpected(change.error());
    if (after.retired || after.id != changeStepId(step->change.uuid, step->part, step->step))
        return refused(ErrorCode::ReadOnlyField, QStringLiteral("step"), Kind::Kept, {QStringLiteral("step")});
    if (!isWorkedOn(step->part, change->state))
        return refused(ErrorCode::InvalidValue, QStringLiteral("state"), Kind::Ended, {text(Codec<ChangeState>::encode(change->state)), QStringLiteral("state")});
    if (command.occurredAt < change->startedAt.value_or(command.occurredAt))
        return refused(ErrorCode::InvalidValue, QStringLiteral("done_at"), Kind::Future, {QStringLiteral("done_at")});

    const QString hand = handOf(situation.actor);
    const bool watchesNow = step->watched && !(was && was->watched);
    const bool worksNow = !was || was->state != step->state || was->record != step->record;
    if (step->state == ChangeStepState::Skipped && step->record.trimmed().isEmpty())
        return fail(ErrorCode::RequiredMissing, QStringLiteral("record"), QStringLiteral("why it was skipped is wanted"));
    if (worksNow) {
        step->doneBy = hand;
        step->doneAt = step->state == ChangeStepState::Begun ? std::nullopt : std::optional(command.occurredAt);
        // What is done anew has to be seen anew.
        if (was && was->watched && !watchesNow) {
            step->watched = false;
            step->watchedBy.clear();
            step->watchedAt.reset();
        }
    }
    if (watchesNow) {
        if (const auto independent = checkWatcher(*change, *step, command.occurredAt, situation); !independent)
            return independent;
        step->watchedBy = hand;
        step->watchedAt = command.occurredAt;
    }
    after.values = toRecord(*step).values;
    return {};
}

} // namespace rules
