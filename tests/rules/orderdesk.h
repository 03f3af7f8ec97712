// A desk where orders are worked: the shipped catalogue, a unit, a system, a few hosts, and people of every post. Acts go
// through decide(), as on both sides.
#pragma once

#include "contract/entities/entities.h"
#include "rules/changeflow.h"
#include "rules/decide.h"
#include "rules/evaluation/evaluationflow.h"
#include "rules/orderflow.h"
#include "rules/orderstep.h"
#include "rules/permissions.h"
#include "rules/serviceitems.h"

namespace desk {

using namespace rules;
using namespace Qt::StringLiterals;

inline QUuid id(const QString &name)
{
    return QUuid::createUuidV5(QUuid(), name);
}

/// Beijing time of a day in the week of Monday 2026-11-16; see resources/policies/calendar.json for its hours.
inline Instant at(int day, int hour, int minute = 0)
{
    return {QDateTime(QDate(2026, 11, day), QTime(hour, minute), Qt::UTC).toMSecsSinceEpoch() - 8 * 3'600'000};
}

/// Somebody of that post: login and name are the post's, so that two posts are two people.
inline Actor post(const QString &role, const QString &login = {})
{
    const QString name = login.isEmpty() ? role : login;
    const QStringList roles = role.split(u' ');
    return {.account = id(name), .person = id(u"person "_s + name), .login = name, .displayName = name.toUpper(), .roles = roles, .rights = rightsOf(roles), .scope = {.all = true, .units = {}}};
}

inline Actor theServer()
{
    Actor server{.account = id(u"server"_s), .person = {}, .login = u"server"_s, .displayName = {}, .roles = {QString(serverRole)}, .rights = {}, .scope = {.all = true, .units = {}}};
    for (const auto &shape : allShapes())
        for (const auto *action : {".read", ".create", ".edit"})
            server.rights.insert(shape.name + QString::fromLatin1(action));
    return server;
}

class Desk : public World
{
public:
    Desk()
    {
        Organisation bureau;
        bureau.id.uuid = id(u"unit"_s);
        bureau.name = u"云城市水务局"_s;
        put(bureau);
        bureau.id.uuid = id(u"other unit"_s);
        put(bureau);
        for (const auto *unit : {"unit", "other unit"}) {
            BusinessSystem system;
            system.id.uuid = id(QString::fromLatin1(unit) + u"'s system"_s);
            system.name = u"智慧水务"_s;
            system.unit.uuid = id(QString::fromLatin1(unit));
            put(system);
        }
        for (const auto *name : {"host", "second host"}) {
            Resource host;
            host.id.uuid = id(QString::fromLatin1(name));
            host.number = QString::fromLatin1(name).startsWith(u"second") ? u"ZY-2"_s : u"ZY-1"_s;
            host.name = QString::fromLatin1(name);
            host.type = u"virtual_server"_s;
            host.unit.uuid = id(u"unit"_s);
            host.vcpu = 4;
            put(host);
        }
        for (auto item : shippedServiceItems().items) {
            item.id = shippedItemId(item.code, item.version);
            put(item);
        }
    }

    template <Entity E> void put(const E &entity)
    {
        auto record = toRecord(entity);
        record.revision = std::max<Revision>(record.revision, 1);
        m_records[{shapeOf<E>().name, record.id}] = record;
    }
    template <Entity E> [[nodiscard]] E get(const QUuid &which) const
    {
        return *fromRecord<E>(m_records.at({shapeOf<E>().name, which}));
    }
    [[nodiscard]] const Record &record(const QUuid &order) const { return m_records.at({u"work_order"_s, order}); }
    [[nodiscard]] WorkOrder order(const QString &name = u"order"_s) const { return get<WorkOrder>(id(name)); }

    /// An order of the item that stands in that state since Monday 9:00, as if it had come there properly.
    void stands(OrderState state, const QString &item = u"C1"_s, const std::function<void(WorkOrder &)> &change = {}, const QString &name = u"order"_s)
    {
        WorkOrder order;
        order.id.uuid = id(name);
        order.number = u"GD-"_s + name;
        order.title = u"网站打不开"_s;
        order.item = shippedItemId(item, 1);
        order.kind = get<ServiceItem>(order.item.uuid).kind;
        order.unit.uuid = id(u"unit"_s);
        order.state = state;
        order.team = u"engineer"_s;
        const auto since = [&](std::initializer_list<OrderState> before) { return std::ranges::find(before, state) == before.end() ? std::optional(at(16, 9)) : std::nullopt; };
        using enum OrderState;
        order.submittedAt = since({Draft});
        order.acceptedAt = since({Draft, Submitted});
        order.startedAt = since({Draft, Submitted, Accepted, AwaitingApproval, Approved, Rejected, Dispatched});
        if (state == Resolved || state == AwaitingConfirmation || state == Closed) {
            order.resolvedAt = at(16, 9);
            order.handledBy = u"engineer"_s;
            order.resolution = u"已恢复"_s;
        }
        if (state == AwaitingConfirmation)
            order.confirmingSince = at(16, 9);
        if (change)
            change(order);
        put(order);
    }

    /// "" where it was done; else the order's problem, or code and field.
    QString does(const Actor &actor, const Command &command)
    {
        const auto &shape = *shapeNamed(command.entity);
        std::vector<Subject> subjects;
        for (const auto &target : command.targets)
            subjects.push_back({find(shape, target.id), {}});
        const auto verdict = decide(command, shape, subjects, {actor, shippedCatalogues(), *this});
        if (const auto *refused = std::get_if<Refused>(&verdict))
            return orderProblemOf(refused->error) || changeProblemOf(refused->error) || evaluation::evaluationProblemOf(refused->error) ? refused->error.message.section(u' ', 1) : textOf(refused->error.code) + u' ' + refused->error.field;
        for (const auto &record : std::get<Decision>(verdict).records)
            m_records[{shape.name, record.id}] = record;
        return {};
    }
    QString edits(const Actor &actor, const QString &entity, const QUuid &which, const Patch &fields, const QString &reason = {})
    {
        return does(actor, {.id = id(QString::number(++m_acts)), .kind = CommandKind::Edit, .entity = entity, .targets = {{which, 1}}, .fields = fields, .reason = reason, .occurredAt = now});
    }
    QString creates(const Actor &actor, const QString &entity, const QUuid &which, const Patch &fields, const QString &reason = {})
    {
        return does(actor, {.id = id(QString::number(++m_acts)), .kind = CommandKind::Create, .entity = entity, .targets = {{which, 0}}, .fields = fields, .reason = reason, .occurredAt = now});
    }
    /// The order takes the step to that state.
    QString goes(const Actor &actor, OrderState to, const QString &reason = {}, Patch fields = {}, const QString &name = u"order"_s)
    {
        fields.emplace(u"state"_s, Codec<OrderState>::encode(to));
        return edits(actor, u"work_order"_s, id(name), fields, reason);
    }
    QString says(const Actor &actor, const Patch &fields, const QString &reason = {}, const QString &name = u"order"_s)
    {
        return edits(actor, u"work_order"_s, id(name), fields, reason);
    }
    void hangsOn(const QString &entity, const QUuid &which, const QString &name = u"扫描件.pdf"_s)
    {
        Attachment file;
        file.id.uuid = id(entity + idText(which));
        file.recordEntity = entity;
        file.recordId = idText(which);
        file.name = name;
        put(file);
    }
    /// Works every step of the order's item as its table wants it, with evidence.
    QString worksThrough(const Actor &actor, StepBefore before = StepBefore::Resolved, const QString &name = u"order"_s)
    {
        const auto steps = stepsOf(record(id(name)), *this);
        for (const auto &step : *steps) {
            if (step.before != before && before == StepBefore::Resolved)
                continue;
            const auto which = orderStepId(id(name), step.step);
            if (m_records.contains({u"order_step"_s, which}))
                continue;
            std::vector<CheckAnswer> answers;
            for (const auto &check : step.checks)
                answers.push_back(check.isMeasured() ? measured(check, check.low.value_or(check.high.value_or(1))) : CheckAnswer{check.name, CheckVerdict::Normal, {}, {}});
            if (step.evidence)
                hangsOn(u"order_step"_s, which);
            const auto refused = creates(actor, u"order_step"_s, which,
                {{u"order_id"_s, idText(id(name))}, {u"step"_s, qint64(step.step)}, {u"name"_s, step.zh}, {u"state"_s, u"done"_s}, {u"record"_s, u"已按要求完成"_s}, {u"checks"_s, rules::toJson(answers)}});
            if (!refused.isEmpty())
                return u"step %1: %2"_s.arg(step.step).arg(refused);
        }
        return {};
    }

    [[nodiscard]] std::optional<Record> find(const Shape &shape, const QUuid &wanted) const override
    {
        const auto found = m_records.find({shape.name, wanted});
        return found == m_records.end() ? std::nullopt : std::optional(found->second);
    }
    [[nodiscard]] bool taken(const Shape &shape, int field, const Value &value, const QUuid &except) const override
    {
        const FieldValue wanted{field, value};
        return !holding(shape, {&wanted, 1}, except).empty();
    }
    [[nodiscard]] std::vector<Record> holding(const Shape &shape, std::span<const FieldValue> wanted, const QUuid &except) const override
    {
        std::vector<Record> found;
        for (const auto &[key, record] : m_records)
            if (key.first == shape.name && record.id != except && !record.retired
                && std::ranges::all_of(wanted, [&](const FieldValue &one) { return record.values[size_t(one.field)] == one.value; }))
                found.push_back(record);
        return found;
    }

    [[nodiscard]] bool isWhole() const override { return whole; }

    Instant now = at(16, 10); ///< Monday at ten
    bool whole = false;       ///< true: as the server, which has every record

private:
    std::map<std::pair<QString, QUuid>, Record> m_records;
    int m_acts = 0;
};

} // namespace desk
