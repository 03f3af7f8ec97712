#include "rules/orderguards.h"

#include "contract/codec.h"
#include "contract/entities/entities.h"
#include "rules/orderledger.h"
#include "rules/orderstep.h"
#include "rules/policies.h"

namespace rules {

namespace {

using Kind = OrderProblem::Kind;

Unexpected refused(ErrorCode code, const char *field, Kind kind, QStringList words = {})
{
    return Unexpected(problemError(code, QString::fromLatin1(field), {kind, std::move(words)}));
}

Result<void> checkGraded(const OrderStanding &standing)
{
    if (standing.order.kind == OrderKind::Incident && !standing.order.priority)
        return refused(ErrorCode::RequiredMissing, "priority", Kind::Priority);
    return {};
}

Result<void> checkAssigned(const OrderStanding &standing)
{
    if (standing.order.team.isEmpty() && standing.order.assignee.isNull())
        return refused(ErrorCode::RequiredMissing, "assignee_id", Kind::Unassigned);
    return {};
}

Result<void> checkOtherApprover(const OrderStanding &standing)
{
    const auto &approver = standing.situation.actor.person;
    if (!approver.isNull() && standing.order.assignee.uuid == approver)
        return refused(ErrorCode::InvalidValue, "state", Kind::OwnApproval);
    return {};
}

Result<void> checkHoldConsented(const OrderStanding &standing)
{
    const auto &[order, record, at, situation] = standing;
    if (!order.holdKind)
        return refused(ErrorCode::RequiredMissing, "hold_kind", Kind::HoldKind);
    const auto rule = holdRule(serviceLevelsOf(situation.world), *order.holdKind);
    if (!rule)
        return refused(ErrorCode::InvalidValue, "hold_kind", Kind::HoldKind, {text(Codec<HoldKind>::encode(*order.holdKind))});
    if (!rule->consent || isSupervisor(situation.actor))
        return {};
    const QString consent = order.holdConsent.trimmed();
    if (consent.isEmpty() || consent == situation.actor.login || consent == situation.actor.displayName)
        return refused(ErrorCode::RequiredMissing, "hold_consent", Kind::Consent);
    return {};
}

Result<void> checkSteps(const OrderStanding &standing, StepBefore before)
{
    const auto missing = missingSteps(standing.record, before, standing.situation.world);
    if (!missing)
        return Unexpected(missing.error());
    using What = MissingStep::What;
    for (const auto &[what, kind] : {std::pair{What::Record, Kind::Steps}, std::pair{What::Evidence, Kind::Evidence}, std::pair{What::Abnormal, Kind::Findings}}) {
        QStringList steps;
        for (const auto &one : *missing)
            if (one.what == what)
                steps << QString::number(one.step);
        if (!steps.isEmpty())
            return refused(ErrorCode::RequiredMissing, "state", kind, steps);
    }
    return {};
}

Result<void> checkResolution(const OrderStanding &standing)
{
    if (standing.order.resolution.trimmed().isEmpty())
        return refused(ErrorCode::RequiredMissing, "resolution", Kind::Resolution);
    return {};
}

Result<void> checkAlertsOver(const OrderStanding &standing)
{
    const auto &alerts = shapeOf<OrderAlert>();
    const std::array ofOrder{FieldValue{alerts.indexOf(u"order_id"), idText(standing.record.id)}};
    const auto all = standing.situation.world.holding(alerts, ofOrder, {});
    const auto state = size_t(alerts.indexOf(u"state"));
    const auto firing = std::ranges::count_if(all, [&](const Record &alert) { return alert.values[state] == Codec<AlertState>::encode(AlertState::Firing); });
    if (all.empty() || firing > 0)
        return refused(ErrorCode::InvalidValue, "state", Kind::Alerts, {QString::number(firing)});
    return {};
}

/// P1 and P2 are closed by a second pair of eyes.
Result<void> checkOtherCloser(const OrderStanding &standing)
{
    const auto &[order, record, at, situation] = standing;
    const bool grave = order.priority == Priority::P1 || order.priority == Priority::P2;
    const QString closer = handOf(situation.actor);
    if (!grave || order.handledBy != closer)
        return {};
    const auto steps = recordsOf(record, situation.world);
    if (std::ranges::any_of(steps, [&](const OrderStep &step) { return !step.doneBy.isEmpty() && step.doneBy != closer; }))
        return {};
    return refused(ErrorCode::InvalidValue, "state", Kind::OwnClose, {text(Codec<Priority>::encode(*order.priority))});
}

Result<void> checkLedger(const OrderStanding &standing)
{
    const auto &[order, record, at, situation] = standing;
    const auto ledger = ledgerOf(record.id, situation);
    if (!ledger.waiting.isEmpty())
        return refused(ErrorCode::InvalidValue, "state", Kind::Ledger, ledger.waiting);
    if (ledger.named > 0)
        return {};
    const auto &items = shapeOf<ServiceItem>();
    const auto item = situation.world.find(items, order.item.uuid);
    const QString code = item ? text(item->values[size_t(items.indexOf(u"code"))]) : QString();
    if (concernsLedger(code))
        return refused(ErrorCode::RequiredMissing, "state", Kind::NoResource, {code});
    return {};
}

/// The server resolved it because its alerts ended, and nobody had worked on it: none of its steps came to be.
bool wentByItself(const OrderStanding &standing)
{
    const auto &[order, record, at, situation] = standing;
    return order.kind == OrderKind::Incident && order.handledBy == handOf(situation.actor) && !order.alertKey.isEmpty() && recordsOf(record, situation.world).empty();
}

Result<void> checkFinished(const OrderStanding &standing)
{
    return checkSteps(standing, StepBefore::Closed).and_then([&] { return checkLedger(standing); }).and_then([&] { return checkOtherCloser(standing); });
}

Result<void> checkTimedOut(const OrderStanding &standing)
{
    const auto &[order, record, at, situation] = standing;
    const auto &levels = serviceLevelsOf(situation.world);
    const auto &working = workingCalendarOf(situation.world);
    const PromiseClock waiting{.start = order.confirmingSince.value_or(at), .limitMs = msOf(levels.autoClose, working), .pauses = {}, .stopped = {}};
    const auto over = dueAt(waiting, calendarOf(levels.autoClose.basis, working));
    if (!over || at < *over)
        return refused(ErrorCode::InvalidValue, "state", Kind::TooEarly);
    if (wentByItself(standing))
        return checkLedger(standing).and_then([&] { return checkOtherCloser(standing); });
    return checkFinished(standing);
}

/// What an order is asked to hold, and that wants files.
struct FileDemand {
    const char *field;
    QLatin1StringView value;
};
constexpr std::array fileDemands{
    FileDemand{"state", QLatin1StringView("resolved")},
    FileDemand{"state", QLatin1StringView("closed")},
    FileDemand{"rating_source", QLatin1StringView("paper")},
};

} // namespace

bool asksForFiles(const Command &command)
{
    const bool isOrder = command.entity == QLatin1StringView(Describe<WorkOrder>::name);
    const bool isEvaluation = command.entity == QLatin1StringView(Describe<Evaluation>::name);
    if (command.kind != CommandKind::Edit || (!isOrder && !isEvaluation))
        return false;
    const auto demands = [&](const Patch &patch) {
        if (isEvaluation) {
            const auto state = patch.find(QStringLiteral("state"));
            return state != patch.end() && state->second == Codec<EvaluationState>::encode(EvaluationState::Frozen);
        }
        return std::ranges::any_of(fileDemands, [&](const FileDemand &demand) {
            const auto asked = patch.find(QString::fromLatin1(demand.field));
            return asked != patch.end() && text(asked->second) == demand.value;
        });
    };
    return demands(command.fields) || std::ranges::any_of(command.targets, [&](const Target &target) { return demands(target.fields); });
}

Result<void> checkOrderGuard(OrderGuard guard, const OrderStanding &standing)
{
    switch (guard) {
    case OrderGuard::None:
        return {};
    case OrderGuard::Graded:
        return checkGraded(standing);
    case OrderGuard::Assigned:
        return checkAssigned(standing);
    case OrderGuard::OtherApprover:
        return checkOtherApprover(standing);
    case OrderGuard::HoldConsented:
        return checkHoldConsented(standing);
    case OrderGuard::StepsResolved:
        return checkSteps(standing, StepBefore::Resolved).and_then([&] { return checkResolution(standing); });
    case OrderGuard::AlertsOver:
        return checkAlertsOver(standing);
    case OrderGuard::Finished:
        return checkFinished(standing);
    case OrderGuard::TimedOut:
        return checkTimedOut(standing);
    }
    return {};
}

} // namespace rules
