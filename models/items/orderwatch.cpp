#include "items/orderwatch.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "rules/escalation.h"
#include "rules/orderclocks.h"
#include "rules/orderflow.h"
#include "rules/policies.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace items {

namespace {

using Kind = OrderCall::Kind;
constexpr qint64 rememberedMs = 60 * 86'400'000LL;
constexpr int mostRemembered = 5'000;
/// A timer sleeps no longer, so that a machine that slept is not late.
constexpr qint64 longestSleepMs = 10 * 60'000;
constexpr int questions = 4;

QString nameOf(const Shape &shape)
{
    return shape.name;
}

replica::ListFilter anyOf(const char *field, std::vector<Value> values)
{
    return {QString::fromLatin1(field), replica::ListFilter::Test::AnyOf, std::move(values)};
}

std::vector<Value> openStates()
{
    std::vector<Value> states;
    for (const auto &choice : Choices<OrderState>::all)
        if (choice.value != OrderState::Draft && rules::isOpen(choice.value))
            states.push_back(Codec<OrderState>::encode(choice.value));
    return states;
}

Kind nearOf(rules::ClockKind clock)
{
    switch (clock) {
    case rules::ClockKind::Response:
        return Kind::ResponseNear;
    case rules::ClockKind::Resolve:
        return Kind::ResolveNear;
    case rules::ClockKind::Statutory:
        return Kind::ReportNear;
    }
    return Kind::ResolveNear;
}

Kind lateOf(rules::ClockKind clock)
{
    switch (clock) {
    case rules::ClockKind::Response:
        return Kind::ResponseLate;
    case rules::ClockKind::Resolve:
        return Kind::ResolveLate;
    case rules::ClockKind::Statutory:
        return Kind::ReportLate;
    }
    return Kind::ResolveLate;
}

} // namespace

QByteArray toJson(const OrderCallMemory &memory)
{
    QJsonObject heard;
    for (auto i = memory.heard.cbegin(); i != memory.heard.cend(); ++i)
        heard.insert(i.key(), i.value());
    return QJsonDocument(QJsonObject{{QStringLiteral("begun"), memory.begun}, {QStringLiteral("heard"), heard},
                             {QStringLiteral("read"), QJsonArray::fromStringList(QStringList(memory.read.cbegin(), memory.read.cend()))}})
        .toJson(QJsonDocument::Compact);
}

OrderCallMemory callMemoryFromJson(const QByteArray &json)
{
    OrderCallMemory memory;
    const auto object = QJsonDocument::fromJson(json).object();
    memory.begun = object.value(QStringLiteral("begun")).toBool();
    const auto heard = object.value(QStringLiteral("heard")).toObject();
    for (auto i = heard.begin(); i != heard.end() && memory.heard.size() < mostRemembered; ++i)
        memory.heard.insert(i.key(), qint64(i.value().toDouble()));
    for (const auto &key : object.value(QStringLiteral("read")).toArray())
        if (memory.heard.contains(key.toString()))
            memory.read.insert(key.toString());
    return memory;
}

OrderWatch::OrderWatch(Queries &queries, const Clock &clock, QObject *parent) : QObject(parent), m_queries(queries), m_clock(clock)
{
    m_settling.setSingleShot(true);
    m_settling.setInterval(settleMs);
    connect(&m_settling, &QTimer::timeout, this, &OrderWatch::ask);
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &OrderWatch::judge);
    connect(&queries, &Queries::changed, this, &OrderWatch::follow);
    connect(&queries, &Queries::reloaded, this, &OrderWatch::follow);
}

void OrderWatch::start(const Actor &actor, OrderCallMemory memory)
{
    m_actor = actor;
    m_memory = std::move(memory);
    m_started = true;
    m_calls.clear();
    ask();
}

void OrderWatch::follow(const QString &entity)
{
    if (!m_started || m_settling.isActive())
        return;
    if (entity == nameOf(shapeOf<WorkOrder>()) || entity == nameOf(shapeOf<OrderNote>()) || entity == nameOf(shapeOf<Policy>()))
        m_settling.start();
}

void OrderWatch::ask()
{
    ++m_round;
    m_answers = 0;
    askOrders();
    askNotes();
    const auto &policies = shapeOf<Policy>();
    for (const auto &[kind, content] : {std::pair{PolicyKind::ServiceLevels, &m_levels}, std::pair{PolicyKind::Calendar, &m_calendar}})
        whenDone(m_queries.holding(policies, policies.indexOf(u"kind"), {text(Codec<PolicyKind>::encode(kind))}), this,
            [this, content = content, &policies, round = m_round](const Result<std::vector<Record>> &held) {
                if (round != m_round)
                    return;
                if (held)
                    *content = held->empty() ? QString() : text(held->front().values[size_t(policies.indexOf(u"content"))]);
                if (++m_answers == questions)
                    judge();
            });
}

/// The person's own open ones, by the index of assignees.
void OrderWatch::askOrders()
{
    const auto answered = [this](int round) {
        if (round == m_round && ++m_answers == questions)
            judge();
    };
    const auto &shape = shapeOf<WorkOrder>();
    if (m_actor.person.isNull()) {
        m_orders.clear();
        answered(m_round);
        return;
    }
    const ListQuery mine{.entity = shape.name, .filters = {anyOf("assignee_id", {idText(m_actor.person)}), anyOf("state", openStates())}, .sorts = {}, .search = {}};
    whenDone(m_queries.order(&m_asksOrders, mine, 0, [](const replica::FirstRows &) {}), this, [this, &shape, answered, round = m_round](const Result<std::shared_ptr<const Rids>> &order) {
        if (!order || round != m_round)
            return answered(round);
        const auto &all = **order;
        Rids latest(all.end() - std::min<qsizetype>(qsizetype(all.size()), mostOrders), all.end());
        whenDone(m_queries.rows(shape, std::move(latest)), this, [this, answered, round](const Result<std::vector<ListRow>> &rows) {
            if (rows && round == m_round) {
                m_orders.clear();
                for (const auto &row : *rows)
                    if (auto order = row.rid == 0 ? Result<WorkOrder>(fail(ErrorCode::NotFound)) : fromRecord<WorkOrder>(row.record))
                        m_orders.push_back(*std::move(order));
            }
            answered(round);
        });
    });
}

/// What the server said lately, by the index of its moments.
void OrderWatch::askNotes()
{
    const auto answered = [this](int round) {
        if (round == m_round && ++m_answers == questions)
            judge();
    };
    const auto &shape = shapeOf<OrderNote>();
    const replica::ListFilter lately{QStringLiteral("at"), replica::ListFilter::Test::Between, {Value(m_clock.now().ms - newsMs), Value()}};
    const ListQuery said{.entity = shape.name,
        .filters = {lately, anyOf("kind", {Codec<NoteKind>::encode(NoteKind::Escalation), Codec<NoteKind>::encode(NoteKind::Reminder)})}, .sorts = {}, .search = {}};
    whenDone(m_queries.order(&m_asksNotes, said, 0, [](const replica::FirstRows &) {}), this, [this, &shape, answered, round = m_round](const Result<std::shared_ptr<const Rids>> &order) {
        if (!order || round != m_round)
            return answered(round);
        const auto &all = **order;
        Rids latest(all.end() - std::min<qsizetype>(qsizetype(all.size()), mostNotes), all.end());
        whenDone(m_queries.rows(shape, std::move(latest)), this, [this, answered, round](const Result<std::vector<ListRow>> &rows) {
            if (!rows || round != m_round)
                return answered(round);
            m_notes.clear();
            std::vector<QUuid> orders;
            for (const auto &row : *rows)
                if (auto note = row.rid == 0 ? Result<OrderNote>(fail(ErrorCode::NotFound)) : fromRecord<OrderNote>(row.record); note && concerns(*note)) {
                    orders.push_back(note->order.uuid);
                    m_notes.push_back({*std::move(note), {}, {}});
                }
            askNoted(std::move(orders), [answered, round] { answered(round); });
        });
    });
}

/// To the person's roles; a reminder also to whoever works on the order, which judgeNotes() sees.
bool OrderWatch::concerns(const OrderNote &note) const
{
    const auto roles = note.toRoles.split(u' ', Qt::SkipEmptyParts);
    return note.kind == NoteKind::Reminder || std::ranges::any_of(roles, [this](const QString &role) { return m_actor.roles.contains(role); });
}

/// The orders that were spoken of: what is over for them is no news.
void OrderWatch::askNoted(std::vector<QUuid> orders, std::function<void()> done)
{
    const auto &shape = shapeOf<WorkOrder>();
    whenDone(m_queries.ridsOf(shape, std::move(orders)), this, [this, &shape, done](const Result<Rids> &rids) {
        if (!rids)
            return done();
        whenDone(m_queries.rows(shape, *rids), this, [this, done](const Result<std::vector<ListRow>> &rows) {
            // One row a note, in their order.
            for (size_t i = 0; rows && i < std::min(rows->size(), m_notes.size()); ++i)
                if (const auto order = (*rows)[i].rid == 0 ? Result<WorkOrder>(fail(ErrorCode::NotFound)) : fromRecord<WorkOrder>((*rows)[i].record); order && order->id == m_notes[i].note.order) {
                    m_notes[i].title = order->title;
                    m_notes[i].number = rules::isOpen(order->state) && !order->resolvedAt ? order->number : QString();
                }
            done();
        });
    });
}

void OrderWatch::judgeClock(const WorkOrder &order, rules::ClockKind kind, std::vector<OrderCall> &calls, std::optional<Instant> &next) const
{
    const auto &working = rules::workingCalendarOf(m_calendar);
    const auto clock = rules::clockOf(order, kind, working);
    if (!clock || clock->clock.stopped)
        return;
    const Instant now = m_clock.now();
    const auto &basis = rules::calendarOf(clock->limit.basis, working);
    const auto due = rules::dueAt(clock->clock, basis);
    if (!due)
        return; // it stands still
    const auto come = [&](Instant at) {
        if (at > now && (!next || at < *next))
            next = at;
        return at <= now;
    };
    OrderCall call{{}, nearOf(kind), order.id.uuid, order.title, order.number, {}, {}, *due, order.priority == Priority::P1 || kind == rules::ClockKind::Statutory};
    const QString about = QStringLiteral("%1/%2").arg(idText(order.id.uuid)).arg(due->ms);
    if (come(*due)) {
        call.kind = lateOf(kind);
        call.key = QStringLiteral("late%1/%2").arg(int(kind)).arg(about);
        call.at = *due;
        calls.push_back(call);
        return;
    }
    const auto &levels = rules::serviceLevelsOf(m_levels);
    const rules::EscalationGround ground{basis, working, levels.duty};
    for (const auto &warning : rules::escalationsOf(clock->clock, rules::actionsOf(levels, kind, order.kind, order.priority), ground)) {
        const auto when = warning.action.when;
        const bool warns = when == rules::LevelAction::When::Percent || when == rules::LevelAction::When::BeforeDue;
        if (!warns || warning.reached >= *due || !come(warning.reached))
            continue;
        call.key = QStringLiteral("near%1/%2").arg(int(kind)).arg(about);
        call.at = warning.reached;
        calls.push_back(call);
        break;
    }
    come(*due);
}

void OrderWatch::judgeOrder(const WorkOrder &order, std::vector<OrderCall> &calls, std::optional<Instant> &next) const
{
    const QString id = idText(order.id.uuid);
    const bool grave = order.priority == Priority::P1;
    // Who took it by beginning it knows.
    const bool taken = order.startedAt && order.dispatchedAt == order.startedAt && order.transferCount == 0;
    if (!taken)
        calls.push_back({QStringLiteral("given/%1/%2").arg(id).arg(order.transferCount), Kind::Assigned, order.id.uuid, order.title, order.number, {},
            order.dispatchedAt.value_or(order.submittedAt.value_or(Instant())), {}, grave});
    if (order.urgeCount > 0 && !order.resolvedAt)
        calls.push_back({QStringLiteral("urged/%1/%2").arg(id).arg(order.urgeCount), Kind::Urged, order.id.uuid, order.title, order.number, order.urge, {}, {}, grave});
    for (const auto kind : {rules::ClockKind::Response, rules::ClockKind::Resolve, rules::ClockKind::Statutory})
        judgeClock(order, kind, calls, next);
}

void OrderWatch::judgeNotes(std::vector<OrderCall> &calls) const
{
    for (const auto &noted : m_notes) {
        const auto &note = noted.note;
        const bool isReminder = note.kind == NoteKind::Reminder;
        const bool mine = std::ranges::any_of(m_orders, [&note](const WorkOrder &order) { return order.id == note.order; });
        // A reminder of a rating comes when the work is over.
        if ((noted.number.isEmpty() && !isReminder) || (isReminder && !mine && note.toRoles.isEmpty()))
            continue;
        calls.push_back({QStringLiteral("note/") + idText(note.id.uuid), isReminder ? Kind::Reminder : Kind::Escalated, note.order.uuid, noted.title, noted.number, note.text,
            note.at, {}, false});
    }
}

void OrderWatch::judge()
{
    const Instant now = m_clock.now();
    std::vector<OrderCall> calls;
    std::optional<Instant> next;
    for (const auto &order : m_orders)
        judgeOrder(order, calls, next);
    judgeNotes(calls);

    std::vector<OrderCall> fresh;
    const bool first = !m_memory.begun;
    for (auto &call : calls) {
        const auto heard = m_memory.heard.constFind(call.key);
        const bool known = heard != m_memory.heard.cend();
        if (call.at.ms == 0)
            call.at = {known ? *heard : now.ms};
        if (known)
            continue;
        m_memory.heard.insert(call.key, now.ms);
        if (first || now.ms - call.at.ms > newsMs)
            m_memory.read.insert(call.key);
        else
            fresh.push_back(call);
    }
    m_memory.begun = true;
    QSet<QString> living;
    for (const auto &call : calls)
        living.insert(call.key);
    m_memory.heard.removeIf([&](QHash<QString, qint64>::iterator entry) { return now.ms - entry.value() > rememberedMs && !living.contains(entry.key()); });
    m_memory.read.removeIf([this](const QString &key) { return !m_memory.heard.contains(key); });

    const auto latestFirst = [](std::vector<OrderCall> &some) { std::ranges::stable_sort(some, std::ranges::greater(), &OrderCall::at); };
    latestFirst(calls);
    latestFirst(fresh);
    m_calls = std::move(calls);
    m_next.stop();
    if (next)
        m_next.start(int(std::clamp<qint64>(next->ms - now.ms, 0, longestSleepMs)) + 1);
    Q_EMIT changed();
    if (!fresh.empty())
        Q_EMIT called(fresh);
}

int OrderWatch::unread() const
{
    return int(std::ranges::count_if(m_calls, [this](const OrderCall &call) { return !isRead(call); }));
}

void OrderWatch::markRead(const QString &key)
{
    if (!m_memory.heard.contains(key) || m_memory.read.contains(key))
        return;
    m_memory.read.insert(key);
    Q_EMIT changed();
}

void OrderWatch::markAllRead()
{
    for (const auto &call : m_calls)
        m_memory.read.insert(call.key);
    Q_EMIT changed();
}

} // namespace items
