#include "service/alerts.h"

#include "contract/codec.h"
#include "contract/entities/entities.h"
#include "rules/derivedids.h"
#include "rules/orderflow.h"
#include "rules/policies.h"
#include "rules/serverwords.h"
#include "service/keptrows.h"
#include "store/table.h"

#include <QLoggingCategory>

namespace service {

Q_DECLARE_LOGGING_CATEGORY(lcService)

namespace {

constexpr int mostTries = 5;
constexpr size_t targetsAtOnce = 2'000;
/// Resources that one message ties to its incident: enough for a rack, and one question of the database.
constexpr size_t mostHosts = 200;

using rules::Alert;
using rules::AlertDecision;
using rules::AlertGroup;
using rules::AlertMapping;

template <class T> Value valueOf(T value)
{
    return Codec<T>::encode(value);
}

/// A row of order_alert as the incident knows it.
struct KnownRow {
    QUuid id;
    Revision revision = 0;
};

/// What is there, read before anything is decided.
struct Scene {
    int earlier = 0; ///< incidents of the group that take no alerts any more
    std::optional<Record> order;
    rules::OpenIncident incident;
    std::map<QString, KnownRow> rows;
};

Result<void> readIncident(store::Database &database, const QString &key, Scene &scene)
{
    const auto &orders = shapeOf<WorkOrder>();
    auto found = store::tableOf(orders).where(database, QStringLiteral("alert_key = ? AND retired = 0"), {key}, store::Table::Lock::None);
    if (!found)
        return Unexpected(found.error());
    for (auto &record : *found) {
        const auto order = fromRecord<WorkOrder>(record);
        if (!order)
            return Unexpected(order.error());
        if (!rules::isOpen(order->state)) {
            ++scene.earlier;
            continue;
        }
        scene.incident.state = order->state;
        scene.incident.impact = order->impact;
        scene.incident.urgency = order->urgency;
        scene.order = std::move(record);
    }
    return {};
}

Result<void> readAlerts(store::Database &database, Scene &scene)
{
    const QString order = idText(scene.order->id);
    const auto steps = database.number(QStringLiteral("SELECT COUNT(*) FROM order_step WHERE order_id = ? AND retired = 0"), {order});
    if (!steps)
        return Unexpected(steps.error());
    scene.incident.workedOn = *steps > 0;
    auto row = database.run(QStringLiteral("SELECT id, revision, fingerprint, state, starts_at, ends_at FROM order_alert WHERE order_id = ? AND retired = 0"), {order});
    if (!row)
        return Unexpected(row.error());
    while (row->next()) {
        const auto fingerprint = row->text(2);
        const auto state = Codec<AlertState>::decode(row->text(3));
        scene.rows[fingerprint] = {idOf(row->text(0)), row->integer(1)};
        scene.incident.alerts[fingerprint] = {state.value_or(AlertState::Firing), {row->integer(4)}, row->isNull(5) ? std::nullopt : std::optional(Instant{row->integer(5)})};
    }
    return {};
}

/// What a new incident needs to know of the house.
struct Ground {
    QUuid item;
    QUuid unit;
    QUuid system;
    std::vector<QUuid> resources;
};

Result<QUuid> idFrom(store::Database &database, const QString &sql, const std::vector<Value> &values)
{
    return database.run(sql, values).map([](store::Statement &&row) { return row.next() ? idOf(row.text(0)) : QUuid(); });
}

Result<void> findResources(store::Database &database, const std::vector<const Alert *> &alerts, const AlertMapping &mapping, Ground &ground)
{
    std::set<QString> hosts;
    for (const auto *alert : alerts)
        if (const auto host = rules::hostOf(rules::wordsOf(*alert, mapping).instance); !host.isEmpty() && hosts.size() < mostHosts)
            hosts.insert(host);
    std::set<QUuid> units, systems;
    std::set<QUuid> found;
    for (const auto *named : {"private_ip", "number", "name"}) {
        if (hosts.empty())
            break;
        std::vector<Value> values(hosts.begin(), hosts.end());
        const auto condition = QStringLiteral("SELECT id, unit_id, system_id FROM resource WHERE retired = 0 AND %1 %2").arg(QLatin1StringView(named), store::inList(values));
        auto row = database.run(condition, values);
        if (!row)
            return Unexpected(row.error());
        while (found.size() < mostHosts && row->next()) {
            if (!found.insert(idOf(row->text(0))).second)
                continue;
            units.insert(idOf(row->text(1)));
            systems.insert(idOf(row->text(2)));
        }
    }
    ground.resources.assign(found.begin(), found.end());
    if (units.size() == 1)
        ground.unit = *units.begin();
    if (systems.size() == 1 && !systems.begin()->isNull()) {
        // A system of another unit is not what the order is about.
        auto own = idFrom(database, QStringLiteral("SELECT id FROM business_system WHERE id = ? AND unit_id = ? AND retired = 0"), {idText(*systems.begin()), idText(ground.unit)});
        if (!own)
            return Unexpected(own.error());
        ground.system = *own;
    }
    return {};
}

Result<void> findUnit(store::Database &database, const AlertMapping &mapping, Ground &ground)
{
    const auto ask = [&](const char *sql, const std::vector<Value> &values) -> Result<void> {
        if (!ground.unit.isNull())
            return {};
        return idFrom(database, QString::fromLatin1(sql), values).map([&](const QUuid &id) { ground.unit = id; });
    };
    return (mapping.unit.isEmpty() ? Result<void>() : ask("SELECT id FROM organisation WHERE name = ? AND retired = 0 ORDER BY id LIMIT 1", {mapping.unit}))
        .and_then([&] { return ask("SELECT id FROM organisation WHERE party = 'provider' AND retired = 0 ORDER BY id LIMIT 1", {}); })
        .and_then([&] { return ask("SELECT id FROM organisation WHERE retired = 0 ORDER BY id LIMIT 1", {}); })
        .and_then([&]() -> Result<void> {
            if (ground.unit.isNull())
                return fail(ErrorCode::Unavailable, QStringLiteral("unit"), QStringLiteral("there is no unit that an incident could be for"));
            return {};
        });
}

Result<void> findItem(store::Database &database, const AlertMapping &mapping, Ground &ground)
{
    auto item = idFrom(database, QStringLiteral("SELECT id FROM service_item WHERE code = ? AND state = 'in_force' AND retired = 0 ORDER BY version DESC LIMIT 1"), {mapping.item});
    if (!item)
        return Unexpected(item.error());
    if (item->isNull())
        return fail(ErrorCode::Unavailable, QStringLiteral("item"), QStringLiteral("the catalogue has no item %1 in force").arg(mapping.item));
    ground.item = *item;
    return {};
}

/// Makes the commands of one decision.
class Deeds
{
public:
    Deeds(const OwnActs &own, IdSource &ids, const AlertMapping &mapping) : m_own(own), m_ids(ids), m_mapping(mapping) {}

    std::vector<Command> commands;

    void open(const QUuid &order, const AlertGroup &group, const rules::AlertGrade &grade, const Ground &ground)
    {
        Patch fields{
            {QStringLiteral("title"), rules::titleOf(group, m_mapping)},
            {QStringLiteral("item_id"), idText(ground.item)},
            {QStringLiteral("state"), valueOf(OrderState::Submitted)},
            {QStringLiteral("impact"), valueOf(grade.impact)},
            {QStringLiteral("urgency"), valueOf(grade.urgency)},
            {QStringLiteral("unit_id"), idText(ground.unit)},
            {QStringLiteral("channel"), valueOf(Channel::Monitoring)},
            {QStringLiteral("team"), m_mapping.team},
            {QStringLiteral("alert_key"), rules::alertKeyOf(group.key)},
        };
        if (const auto words = rules::describe(group, m_mapping); !words.isEmpty())
            fields.emplace(QStringLiteral("description"), words);
        if (!ground.system.isNull())
            fields.emplace(QStringLiteral("system_id"), idText(ground.system));
        add(CommandKind::Create, Describe<WorkOrder>::name, {{order, 0}}, std::move(fields));
        m_opening = commands.back().id;
    }

    void tie(const QUuid &order, const std::vector<QUuid> &resources)
    {
        std::vector<Target> targets;
        for (const auto &resource : resources)
            targets.push_back({rules::derivedId(QStringLiteral("order_resource"), idText(order) + idText(resource)), 0, {{QStringLiteral("resource_id"), idText(resource)}}});
        addInParts(CommandKind::Create, Describe<OrderResource>::name, std::move(targets), {{QStringLiteral("order_id"), idText(order)}});
    }

    void write(const QUuid &order, const std::vector<const Alert *> &alerts, const Scene &scene, AlertsTaken &taken)
    {
        std::vector<Target> added, changed;
        for (const auto *alert : alerts) {
            const auto known = scene.rows.find(alert->fingerprint);
            Patch fields = fieldsOf(*alert);
            if (known != scene.rows.end()) {
                changed.push_back({known->second.id, known->second.revision, std::move(fields)});
                continue;
            }
            fields.emplace(QStringLiteral("fingerprint"), alert->fingerprint);
            added.push_back({rules::alertRowId(order, alert->fingerprint), 0, std::move(fields)});
        }
        taken.added = int(added.size());
        taken.changed = int(changed.size());
        addInParts(CommandKind::Create, Describe<OrderAlert>::name, std::move(added), {{QStringLiteral("order_id"), idText(order)}});
        addInParts(CommandKind::Edit, Describe<OrderAlert>::name, std::move(changed), {});
    }

    void move(const Record &order, Patch fields, const QString &reason)
    {
        add(CommandKind::Edit, Describe<WorkOrder>::name, {{order.id, order.revision + m_moves}}, std::move(fields), reason);
        ++m_moves; // the next move builds on this one
    }

    void say(const QUuid &order, const QString &purpose, const QString &words)
    {
        add(CommandKind::Create, Describe<OrderNote>::name, {{rules::derivedId(purpose, idText(order)), 0}},
            {{QStringLiteral("order_id"), idText(order)}, {QStringLiteral("kind"), valueOf(NoteKind::Automatic)}, {QStringLiteral("text"), words}});
    }

private:
    [[nodiscard]] Patch fieldsOf(const Alert &alert) const
    {
        const auto words = rules::wordsOf(alert, m_mapping);
        Patch fields{
            {QStringLiteral("name"), words.name.left(200)},
            {QStringLiteral("state"), valueOf(alert.firing ? AlertState::Firing : AlertState::Ended)},
            {QStringLiteral("starts_at"), alert.startsAt.ms},
            {QStringLiteral("ends_at"), alert.endsAt ? Value(alert.endsAt->ms) : Value()},
        };
        for (const auto &[name, value, length] : {std::tuple{"instance", words.instance, 200}, std::tuple{"severity", words.severity, 40}, std::tuple{"summary", words.summary, 4'000}})
            fields.emplace(QString::fromLatin1(name), value.isEmpty() ? Value() : Value(value.left(length)));
        return fields;
    }

    void add(CommandKind kind, const char *entity, std::vector<Target> targets, Patch fields, const QString &reason = {})
    {
        Command command{.id = m_ids.next(), .kind = kind, .entity = QString::fromLatin1(entity), .targets = std::move(targets), .fields = std::move(fields), .reason = reason, .occurredAt = m_own.now};
        if (!m_opening.isNull())
            command.after = {m_opening};
        commands.push_back(std::move(command));
    }
    void addInParts(CommandKind kind, const char *entity, std::vector<Target> targets, const Patch &fields)
    {
        for (size_t from = 0; from < targets.size(); from += targetsAtOnce) {
            const auto end = targets.begin() + qsizetype(std::min(targets.size(), from + targetsAtOnce));
            add(kind, entity, {std::make_move_iterator(targets.begin() + qsizetype(from)), std::make_move_iterator(end)}, fields);
        }
    }

    const OwnActs &m_own;
    IdSource &m_ids;
    const AlertMapping &m_mapping;
    QUuid m_opening;
    int m_moves = 0;
};

/// The instant that names one ending or beginning, so that it is said once.
qint64 latest(const std::vector<const Alert *> &alerts)
{
    qint64 last = 0;
    for (const auto *alert : alerts)
        last = std::max(last, alert->endsAt.value_or(alert->startsAt).ms);
    return last;
}

struct Attempt {
    AlertsTaken taken;
    std::vector<Command> commands;
};

Result<Attempt> prepare(const OwnActs &own, IdSource &ids, const AlertGroup &group)
{
    Attempt attempt;
    const auto looked = own.read([&](store::Database &database) -> Result<void> {
        attempt = {};
        Scene scene;
        const auto content = policyText(database, PolicyKind::AlertMapping);
        if (!content)
            return Unexpected(content.error());
        const auto &mapping = rules::alertMappingOf(*content);
        if (const auto read = readIncident(database, rules::alertKeyOf(group.key), scene).and_then([&] { return scene.order ? readAlerts(database, scene) : Result<void>(); }); !read)
            return read;
        const auto decision = rules::decideAlerts(group, scene.order ? &scene.incident : nullptr, mapping);
        if (scene.order)
            attempt.taken.incident = scene.order->id;
        if (decision.changesNothing())
            return {};

        Deeds deeds(own, ids, mapping);
        const bool opens = decision.order == AlertDecision::Order::Open;
        const QUuid order = opens ? rules::incidentId(group.key, scene.earlier) : scene.order->id;
        std::vector<const Alert *> added;
        std::ranges::copy_if(decision.changed, std::back_inserter(added), [&](const Alert *alert) { return !scene.rows.contains(alert->fingerprint); });
        Ground ground;
        if (const auto found = findResources(database, added, mapping, ground); !found)
            return found;
        attempt.taken.incident = order;
        if (opens) {
            if (const auto found = findUnit(database, mapping, ground).and_then([&] { return findItem(database, mapping, ground); }); !found)
                return found;
            deeds.open(order, group, *decision.grade, ground);
            attempt.taken.opened = true;
        }
        deeds.write(order, decision.changed, scene, attempt.taken);
        deeds.tie(order, ground.resources);
        if (!opens && decision.grade)
            deeds.move(*scene.order, {{QStringLiteral("impact"), valueOf(decision.grade->impact)}, {QStringLiteral("urgency"), valueOf(decision.grade->urgency)}}, rules::serverWords(rules::ServerWord::AlertsGraver));
        if (decision.order == AlertDecision::Order::Resolve) {
            const auto words = rules::serverWords(rules::ServerWord::AlertsOver);
            deeds.move(*scene.order, {{QStringLiteral("state"), valueOf(OrderState::Resolved)}, {QStringLiteral("resolution"), words}}, words);
            attempt.taken.resolved = true;
        }
        if (decision.order == AlertDecision::Order::Reopen) {
            deeds.move(*scene.order, {{QStringLiteral("state"), valueOf(OrderState::InProgress)}}, rules::serverWords(rules::ServerWord::AlertsAgain));
            attempt.taken.reopened = true;
        }
        if (decision.sayEnded)
            deeds.say(order, QStringLiteral("alerts_ended %1").arg(latest(decision.changed)), rules::serverWords(rules::ServerWord::AlertsOverWorkedOn));
        if (decision.sayAgain)
            deeds.say(order, QStringLiteral("alerts_again %1").arg(latest(decision.changed)), rules::serverWords(rules::ServerWord::AlertsAgain));
        attempt.commands = std::move(deeds.commands);
        return {};
    });
    return looked.map([&] { return std::move(attempt); });
}

} // namespace

Result<AlertsTaken> takeAlerts(const OwnActs &own, IdSource &ids, const AlertGroup &group)
{
    for (int tries = 1;; ++tries) {
        auto attempt = prepare(own, ids, group);
        if (!attempt)
            return Unexpected(attempt.error());
        if (attempt->commands.empty())
            return attempt->taken;
        const auto receipts = own.execute(attempt->commands);
        if (!receipts)
            return Unexpected(receipts.error());
        const auto failed = std::ranges::find_if(*receipts, [](const Receipt &receipt) { return !std::holds_alternative<Applied>(receipt.outcome); });
        if (failed == receipts->end()) {
            qCInfo(lcService) << "alerts" << idText(attempt->taken.incident) << "opened" << attempt->taken.opened << "resolved" << attempt->taken.resolved << "added" << attempt->taken.added << "changed"
                              << attempt->taken.changed;
            return attempt->taken;
        }
        // Somebody was quicker: what is there now is looked at, and decided on, anew.
        if (tries == mostTries || !isOvertaken(*failed)) {
            const auto *refused = std::get_if<Refused>(&failed->outcome);
            qCWarning(lcService) << "alerts refused" << idText(attempt->taken.incident) << (refused ? textOf(refused->error.code) + u' ' + refused->error.field + u' ' + refused->error.message : QStringLiteral("conflict"));
            return refused ? Unexpected(refused->error) : fail(ErrorCode::Unavailable, QStringLiteral("incident"), QStringLiteral("changed meanwhile"));
        }
    }
}

} // namespace service
