#include "rules/orderlife.h"

#include "contract/entities/entities.h"
#include "rules/orderclocks.h"
#include "rules/orderguards.h"
#include "rules/orderparts.h"
#include "rules/policies.h"

namespace rules {

namespace {

using Kind = OrderProblem::Kind;
using enum OrderState;

/// What of an order may change once it has ended: links that are found later, and what its user says of it.
constexpr std::array openForEver{u"state", u"parent_id", u"problem_id", u"change_number", u"stars", u"comment", u"rating_source", u"rating_asked_at", u"reported_at"};

Unexpected refused(ErrorCode code, const QString &field, Kind kind, QStringList words = {})
{
    return Unexpected(problemError(code, field, {kind, std::move(words)}));
}

template <class Choice> QString codeFor(Choice value)
{
    return text(Codec<Choice>::encode(value));
}

template <class Choice> QString codeFor(const std::optional<Choice> &value)
{
    return value ? codeFor(*value) : QStringLiteral("-");
}

/// One order on its way through a command.
class Settling
{
public:
    Settling(const Command &command, const std::optional<WorkOrder> &was, const Record *before, WorkOrder &order, Record &record, const Situation &situation)
        : m_command(command), m_was(was), m_before(before), m_order(order), m_record(record), m_situation(situation)
    {
        const auto target = std::ranges::find(command.targets, record.id, &Target::id);
        if (target != command.targets.end())
            m_asked = fieldsFor(*target, command);
        m_at = std::max(command.occurredAt, lastAct());
    }

    Result<void> settle()
    {
        return checkKept()
            .and_then([&] { return checkBelonging(); })
            .and_then([&] { return settleItem(); })
            .and_then([&] { return checkLinks(); })
            .and_then([&] { return settlePriority(); })
            .and_then([&] { return settleSideVerbs(); })
            .and_then([&] { return checkOutage(); })
            .and_then([&] { return m_was ? settleVerb() : settleBeginning(); })
            .map([&] {
                promise();
                keep();
                m_record.values = toRecord(m_order).values;
            });
    }

private:
    [[nodiscard]] OrderState former() const { return m_was ? m_was->state : Draft; }
    [[nodiscard]] bool isServer() const { return m_situation.actor.roles.contains(serverRole); }
    [[nodiscard]] bool hasReason() const { return !m_command.reason.trimmed().isEmpty(); }
    [[nodiscard]] bool moves() const { return m_was && m_was->state != m_order.state; }

    template <class T> [[nodiscard]] bool changes(T WorkOrder::*member) const
    {
        static const WorkOrder blank;
        return (m_was ? *m_was : blank).*member != m_order.*member;
    }

    [[nodiscard]] const ServiceLevels &levels()
    {
        if (!m_levels)
            m_levels = &serviceLevelsOf(m_situation.world);
        return *m_levels;
    }

    /// The latest moment at which something happened to the order: nothing happens before it any more.
    [[nodiscard]] Instant lastAct() const
    {
        Instant last;
        if (!m_was)
            return last;
        for (const auto &stamp : {m_was->submittedAt, m_was->acceptedAt, m_was->approvedAt, m_was->dispatchedAt, m_was->startedAt, m_was->resolvedAt, m_was->confirmingSince, m_was->closedAt})
            last = std::max(last, stamp.value_or(last));
        if (const auto pauses = pausesFromJson(m_was->pauses); pauses && !pauses->empty())
            last = std::max(last, pauses->back().pause.to.value_or(pauses->back().pause.from));
        return last;
    }

    // What may change at all

    Result<void> checkKept()
    {
        if (m_was && !isOpen(former()))
            if (const auto ended = checkEnded(); !ended)
                return ended;
        if (!isServer())
            for (const auto &[changed, field] : {std::pair{changes(&WorkOrder::alertKey), "alert_key"}, std::pair{changes(&WorkOrder::autoConfirmed), "auto_confirmed"}})
                if (changed)
                    return refused(ErrorCode::ReadOnlyField, QString::fromLatin1(field), Kind::Kept, {QString::fromLatin1(field)});
        const bool holds = moves() && m_order.state == OnHold;
        if (!holds && (changes(&WorkOrder::holdKind) || changes(&WorkOrder::holdConsent)))
            return refused(ErrorCode::ReadOnlyField, QStringLiteral("hold_kind"), Kind::Kept, {QStringLiteral("hold_kind")});
        if (m_was && changes(&WorkOrder::unit) && (former() != Draft || hasParts()))
            return refused(ErrorCode::ReadOnlyField, QStringLiteral("unit_id"), Kind::Fixed, {QStringLiteral("unit_id")});
        if (m_was && changes(&WorkOrder::item) && !(former() == Draft || (former() == Submitted && !holdsAny<OrderStep>())))
            return refused(ErrorCode::ReadOnlyField, QStringLiteral("item_id"), Kind::Fixed, {QStringLiteral("item_id")});
        return {};
    }

    Result<void> checkEnded()
    {
        const auto &fields = shapeOf<WorkOrder>().fields;
        for (size_t i = 0; i < fields.size(); ++i) {
            const bool isOpenForEver = std::ranges::any_of(openForEver, [&](const char16_t *name) { return fields[i].name == name; });
            if (!isOpenForEver && m_before->values[i] != m_record.values[i])
                return refused(ErrorCode::ReadOnlyField, fields[i].name, Kind::Ended, {codeFor(former()), fields[i].name});
        }
        return {};
    }

    template <Entity Part> [[nodiscard]] bool holdsAny() const
    {
        const std::array ofOrder{FieldValue{shapeOf<Part>().indexOf(u"order_id"), idText(m_record.id)}};
        return !m_situation.world.holding(shapeOf<Part>(), ofOrder, {}).empty();
    }
    /// Parts carry the unit of their order.
    [[nodiscard]] bool hasParts() const { return holdsAny<OrderResource>() || holdsAny<OrderNote>(); }

    // Where it belongs

    Result<void> checkBelonging()
    {
        if (!changes(&WorkOrder::system) && !changes(&WorkOrder::unit))
            return {};
        return checkSystem(m_order.system.uuid, m_order.unit.uuid, m_situation.world);
    }

    Result<void> settleItem()
    {
        if (m_was && !changes(&WorkOrder::item) && !begins())
            return {};
        const auto &items = shapeOf<ServiceItem>();
        const auto item = m_situation.world.find(items, m_order.item.uuid);
        if (!item)
            return fail(ErrorCode::UnknownReference, QStringLiteral("item_id"));
        if (changes(&WorkOrder::item))
            if (const auto startable = checkStartable(*item); !startable)
                return startable;
        m_itemCode = text(item->values[size_t(items.indexOf(u"code"))]);
        m_order.kind = Codec<OrderKind>::decode(item->values[size_t(items.indexOf(u"kind"))]).value_or(m_order.kind);
        return {};
    }
    /// Its promise begins with this act.
    [[nodiscard]] bool begins() const { return former() == Draft && m_order.state != Draft; }

    Result<void> checkLinks()
    {
        const auto &orders = shapeOf<WorkOrder>();
        if (changes(&WorkOrder::problem) && !m_order.problem.isNull()) {
            const auto problem = m_situation.world.find(orders, m_order.problem.uuid);
            const bool isProblem = problem && problem->values[size_t(orders.indexOf(u"kind"))] == Codec<OrderKind>::encode(OrderKind::Problem);
            if (!isProblem || m_order.problem.uuid == m_record.id)
                return refused(ErrorCode::InvalidValue, QStringLiteral("problem_id"), Kind::Link, {QStringLiteral("problem_id")});
        }
        if (!changes(&WorkOrder::parent))
            return {};
        // So deep that nobody would draw it: a longer chain is taken for a circle.
        constexpr int deepest = 20;
        QUuid above = m_order.parent.uuid;
        for (int depth = 0; !above.isNull(); ++depth) {
            if (above == m_record.id || depth == deepest)
                return refused(ErrorCode::InvalidValue, QStringLiteral("parent_id"), Kind::Link, {QStringLiteral("parent_id")});
            const auto parent = m_situation.world.find(orders, above);
            above = parent ? idOf(text(parent->values[size_t(orders.indexOf(u"parent_id"))])) : QUuid();
        }
        return {};
    }

    /// Only an incident takes a service down.
    Result<void> checkOutage()
    {
        const bool isSaid = m_order.outageMinutes > 0 || m_order.outageCause;
        if (isSaid && m_order.kind != OrderKind::Incident && (changes(&WorkOrder::outageMinutes) || changes(&WorkOrder::outageCause)))
            return fail(ErrorCode::InvalidValue, QStringLiteral("outage_minutes"), QStringLiteral("only an incident has an outage"));
        return {};
    }

    // Priority

    /// Impact and urgency give the priority; a person may say another one. Raising is free, lowering wants a reason.
    Result<void> settlePriority()
    {
        const bool graded = m_order.impact && m_order.urgency;
        const bool regraded = graded && (changes(&WorkOrder::impact) || changes(&WorkOrder::urgency));
        const bool said = changes(&WorkOrder::priority);
        const auto byMatrix = regraded ? std::optional(priorityOf(levels(), *m_order.impact, *m_order.urgency)) : std::nullopt;
        if (regraded && !said)
            m_order.priority = byMatrix;
        if (hasReason())
            return {};
        const auto stood = m_was && former() != Draft ? m_was->priority : std::nullopt;
        for (const auto &from : {stood, said ? byMatrix : std::nullopt})
            if (needsReason(from, m_order.priority))
                return refused(ErrorCode::RequiredMissing, QStringLiteral("reason"), Kind::Lowered, {QStringLiteral("priority"), codeFor(from), codeFor(m_order.priority)});
        return {};
    }

    // Verbs that leave the state alone

    Result<void> may(OrderVerb verb, const QString &reason)
    {
        return checkSideVerb(verb, m_was ? former() : m_order.state, m_order.kind, m_situation.actor, reason);
    }

    Result<void> settleSideVerbs()
    {
        return settleTransfer()
            .and_then([&] { return settleUrging(); })
            .and_then([&] { return settleGrading(); })
            .and_then([&] { return settleReport(); })
            .and_then([&] { return settleRating(); });
    }

    /// Who works on it is free until the order is dispatched. After that it is a transfer, unless somebody of the team
    /// takes what nobody had.
    Result<void> settleTransfer()
    {
        const bool mayAssign = !m_was || former() == Draft || former() == Submitted || former() == Accepted || former() == AwaitingApproval || former() == Approved || former() == Rejected;
        const bool changesHands = changes(&WorkOrder::team) || changes(&WorkOrder::assignee);
        if (mayAssign || !changesHands)
            return {};
        const bool takes = !changes(&WorkOrder::team) && m_was->assignee.isNull();
        if (const auto allowed = may(OrderVerb::Transfer, takes ? QStringLiteral("taken") : m_command.reason); !allowed)
            return allowed;
        if (m_order.team.isEmpty() && m_order.assignee.isNull())
            return refused(ErrorCode::RequiredMissing, QStringLiteral("assignee_id"), Kind::Unassigned);
        m_order.transferCount += takes ? 0 : 1;
        return {};
    }

    /// The same words said again are another urging: what counts is that the command says them.
    Result<void> settleUrging()
    {
        const auto urge = m_asked.find(QStringLiteral("urge"));
        if (urge == m_asked.end() || isEmpty(urge->second))
            return {};
        return may(OrderVerb::Urge, m_command.reason).map([&] { ++m_order.urgeCount; });
    }

    Result<void> settleGrading()
    {
        if (!changes(&WorkOrder::securityLevel) && !changes(&WorkOrder::reportDuty))
            return {};
        if (const auto allowed = may(OrderVerb::Grade, m_command.reason); !allowed)
            return allowed;
        const auto stood = m_was ? m_was->securityLevel : std::nullopt;
        if (stood && (!m_order.securityLevel || *m_order.securityLevel < *stood) && !hasReason())
            return refused(ErrorCode::RequiredMissing, QStringLiteral("reason"), Kind::Lowered, {QStringLiteral("security_level"), codeFor(stood), codeFor(m_order.securityLevel)});
        // The statutory clock starts with the first grading that has one; a graver one later gives no more time.
        const bool ran = m_was && statutoryLimit(m_was->securityLevel, m_was->reportDuty);
        if (!m_order.securityLevel) {
            m_order.gradedBy.clear();
            m_order.gradedAt.reset();
        } else if (!ran) {
            m_order.gradedBy = handOf(m_situation.actor);
            m_order.gradedAt = m_command.occurredAt;
        }
        return {};
    }

    Result<void> settleReport()
    {
        if (!changes(&WorkOrder::reportedAt))
            return {};
        if (m_order.reportedAt && *m_order.reportedAt > m_command.occurredAt)
            return refused(ErrorCode::InvalidValue, QStringLiteral("reported_at"), Kind::Future, {QStringLiteral("reported_at")});
        return may(OrderVerb::Report, m_command.reason);
    }

    Result<void> settleRating()
    {
        if (changes(&WorkOrder::ratingAskedAt)) {
            if (const auto allowed = may(OrderVerb::AskRating, m_command.reason); !allowed)
                return allowed;
            if (m_order.ratingAskedAt)
                m_order.ratingAskedAt = m_command.occurredAt;
        }
        if (!changes(&WorkOrder::stars) && !changes(&WorkOrder::comment) && !changes(&WorkOrder::ratingSource))
            return {};
        if (const auto allowed = may(OrderVerb::Rate, m_command.reason); !allowed)
            return allowed;
        if (m_was && m_was->ratedAt && !hasReason())
            return refused(ErrorCode::RequiredMissing, QStringLiteral("reason"), Kind::Reason, {QString::fromLatin1(codeOf(OrderVerb::Rate))});
        if (m_order.stars < 1)
            return refused(ErrorCode::RequiredMissing, QStringLiteral("stars"), Kind::Rating, {QStringLiteral("stars")});
        if (!m_order.ratingSource)
            return refused(ErrorCode::RequiredMissing, QStringLiteral("rating_source"), Kind::Rating, {QStringLiteral("source")});
        if (m_order.ratingSource == RatingSource::Paper && !hasFile())
            return refused(ErrorCode::RequiredMissing, QStringLiteral("rating_source"), Kind::Rating, {QStringLiteral("paper")});
        m_order.ratedAt = m_command.occurredAt;
        return {};
    }

    [[nodiscard]] bool hasFile() const
    {
        const auto &attachments = shapeOf<Attachment>();
        const std::array ofOrder{FieldValue{attachments.indexOf(u"record_id"), idText(m_record.id)},
            FieldValue{attachments.indexOf(u"record_entity"), QString::fromLatin1(Describe<WorkOrder>::name)}};
        return !m_situation.world.holding(attachments, ofOrder, {}).empty();
    }

    // Verbs that lead to another state

    /// A new order is a draft or submitted at once; what the plan makes is dispatched already.
    Result<void> settleBeginning()
    {
        switch (m_order.state) {
        case Draft:
            return {};
        case Submitted:
            if (!isServer())
                if (const auto row = transitionFor(Draft, Submitted, m_order.kind, m_situation.actor, m_command.reason); !row)
                    return Unexpected(row.error());
            m_order.submittedAt = m_at;
            return {};
        case Dispatched:
            if (!isServer())
                break;
            m_order.submittedAt = m_order.acceptedAt = m_order.dispatchedAt = m_at;
            return checkOrderGuard(OrderGuard::Assigned, standing());
        default:
            break;
        }
        return refused(ErrorCode::InvalidValue, QStringLiteral("state"), Kind::Way, {codeFor(m_order.state)});
    }

    [[nodiscard]] OrderStanding standing() const { return {m_order, m_record, m_at, m_situation}; }

    Result<void> settleVerb()
    {
        if (!moves()) {
            settleEarlierAct();
            return {};
        }
        const auto row = transitionFor(former(), m_order.state, m_order.kind, m_situation.actor, m_command.reason);
        if (!row)
            return Unexpected(row.error());
        return checkOrderGuard((*row)->guard, standing()).map([&] { stamp(**row); });
    }

    /// Two people did the same, each offline: it was done when the first of them did it.
    void settleEarlierAct()
    {
        const auto asked = m_asked.find(QStringLiteral("state"));
        if (asked == m_asked.end() || asked->second != Codec<OrderState>::encode(m_order.state))
            return;
        const auto earlier = [&](std::optional<Instant> &stamp, const std::optional<Instant> &floor) {
            if (stamp && floor && m_command.occurredAt < *stamp)
                stamp = std::max(m_command.occurredAt, *floor);
        };
        if (m_order.state == Accepted)
            earlier(m_order.acceptedAt, m_order.submittedAt);
    }

    void stamp(const Transition &row)
    {
        switch (row.verb) {
        case OrderVerb::Submit:
            m_order.submittedAt = m_at;
            return;
        case OrderVerb::Accept:
            m_order.acceptedAt = m_at;
            return;
        case OrderVerb::AskApproval:
        case OrderVerb::Reject:
            m_order.approvedAt.reset();
            return;
        case OrderVerb::Approve:
            m_order.approvedAt = m_at;
            return;
        case OrderVerb::Dispatch:
            m_order.dispatchedAt = m_at;
            return;
        case OrderVerb::Start:
            return stampStart();
        case OrderVerb::Hold:
            return beginPause();
        case OrderVerb::Resume:
            return endPause();
        case OrderVerb::Resolve:
            m_order.resolvedAt = m_at;
            m_order.handledBy = handOf(m_situation.actor);
            m_order.firstTime = m_order.reopenCount == 0 && m_order.transferCount == 0;
            return;
        case OrderVerb::AskConfirmation:
            m_order.confirmingSince = m_at;
            return;
        case OrderVerb::Close:
            m_order.autoConfirmed = row.guard == OrderGuard::TimedOut;
            return stampEnd();
        case OrderVerb::Reopen:
            return stampReopening();
        case OrderVerb::Withdraw:
        case OrderVerb::Terminate:
        case OrderVerb::Void:
            return stampEnd();
        case OrderVerb::Transfer:
        case OrderVerb::Urge:
        case OrderVerb::Grade:
        case OrderVerb::Report:
        case OrderVerb::AskRating:
        case OrderVerb::Rate:
            return;
        }
    }

    /// Who begins what nobody was asked to do takes it.
    void stampStart()
    {
        m_order.startedAt = m_at;
        if (!m_order.dispatchedAt)
            m_order.dispatchedAt = m_at;
        if (m_order.assignee.isNull())
            m_order.assignee.uuid = m_situation.actor.person;
    }

    void stampReopening()
    {
        ++m_order.reopenCount;
        m_order.resolvedAt.reset();
        m_order.confirmingSince.reset();
        m_order.handledBy.clear();
        m_order.firstTime = false;
        if (isServer()) {
            m_order.state = whereLeft();
            return;
        }
        for (auto *stamp : {&m_order.acceptedAt, &m_order.dispatchedAt, &m_order.startedAt})
            if (!*stamp)
                *stamp = m_at;
    }

    /// An alert that fires again puts its incident back to where people left it: who has not accepted it has not worked on it.
    [[nodiscard]] OrderState whereLeft() const
    {
        if (m_order.startedAt)
            return InProgress;
        if (m_order.dispatchedAt)
            return Dispatched;
        return m_order.acceptedAt ? Accepted : Submitted;
    }

    void stampEnd()
    {
        endPause();
        if (m_order.closedAt)
            return;
        m_order.closedAt = m_at;
        m_order.closedBy = handOf(m_situation.actor);
    }

    [[nodiscard]] QString nameOfActor() const
    {
        const auto &actor = m_situation.actor;
        return actor.displayName.isEmpty() ? actor.login : actor.displayName;
    }

    void beginPause()
    {
        if (m_order.holdConsent.trimmed().isEmpty() && isSupervisor(m_situation.actor))
            m_order.holdConsent = nameOfActor();
        auto pauses = pausesFromJson(m_order.pauses).value_or(std::vector<OrderPause>());
        pauses.push_back({{m_at, {}}, *m_order.holdKind, m_command.reason.trimmed(), m_order.holdConsent});
        m_order.pauses = toJson(pauses);
    }

    void endPause()
    {
        m_order.holdKind.reset();
        m_order.holdConsent.clear();
        auto pauses = pausesFromJson(m_order.pauses).value_or(std::vector<OrderPause>());
        if (pauses.empty() || pauses.back().pause.to)
            return;
        pauses.back().pause.to = m_at;
        m_order.pauses = toJson(pauses);
    }

    // Promises

    /// The limits freeze when the order begins, and anew with another priority or item; due times follow them.
    void promise()
    {
        const bool freezes = begins() || !m_was || changes(&WorkOrder::priority) || changes(&WorkOrder::item);
        if (freezes) {
            const auto limits = limitsOf(levels(), itemCode(), m_order.kind, m_order.priority);
            m_order.responseLimit = limits.response ? textOf(*limits.response) : QString();
            m_order.resolveLimit = limits.resolve ? textOf(*limits.resolve) : QString();
            m_order.policyVersion = levels().version;
        }
        const bool runs = freezes || changes(&WorkOrder::submittedAt) || changes(&WorkOrder::acceptedAt) || changes(&WorkOrder::pauses) || changes(&WorkOrder::gradedAt)
            || changes(&WorkOrder::securityLevel) || changes(&WorkOrder::reportDuty);
        if (!runs)
            return;
        const auto &working = workingCalendarOf(m_situation.world);
        m_order.responseDue = dueOf(m_order, ClockKind::Response, working);
        m_order.resolveDue = dueOf(m_order, ClockKind::Resolve, working);
        m_order.reportDue = dueOf(m_order, ClockKind::Statutory, working);
    }

    /// Measured once, with the act that meets the promise or takes that back: a limit that is frozen anew later does not
    /// make late what was in time.
    void keep()
    {
        if (changes(&WorkOrder::acceptedAt))
            m_order.responseKept = timelinessOf(m_order.acceptedAt, m_order.responseDue);
        if (changes(&WorkOrder::resolvedAt))
            m_order.resolveKept = timelinessOf(m_order.resolvedAt, m_order.resolveDue);
    }

    QString itemCode()
    {
        if (!m_itemCode.isEmpty())
            return m_itemCode;
        const auto &items = shapeOf<ServiceItem>();
        const auto item = m_situation.world.find(items, m_order.item.uuid);
        return item ? text(item->values[size_t(items.indexOf(u"code"))]) : QString();
    }

    const Command &m_command;
    const std::optional<WorkOrder> &m_was;
    const Record *m_before;
    WorkOrder &m_order;
    Record &m_record;
    const Situation &m_situation;
    Patch m_asked;  ///< what the command says of this order
    Instant m_at;   ///< when it happens: never before what happened last
    QString m_itemCode;
    const ServiceLevels *m_levels = nullptr;
};

} // namespace

Result<void> settleWorkOrder(const Command &command, const Record *before, Record &after, const Situation &situation)
{
    auto order = fromRecord<WorkOrder>(after);
    if (!order)
        return Unexpected(order.error());
    const auto was = before ? fromRecord<WorkOrder>(*before).map([](WorkOrder held) { return std::optional(std::move(held)); }) : Result<std::optional<WorkOrder>>(std::nullopt);
    if (!was)
        return Unexpected(was.error());
    if (before && before->retired != after.retired) {
        if (order->state != Draft)
            return refused(ErrorCode::ReadOnlyField, QStringLiteral("state"), Kind::Submitted);
        return {};
    }
    return Settling(command, *was, before, *order, after, situation).settle();
}

} // namespace rules
