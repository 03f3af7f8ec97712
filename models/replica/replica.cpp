#include "replica/replica.h"

#include "contract/entities/attachment.h"
#include "contract/entities/orderstep.h"
#include "contract/history.h"
#include "rules/orderguards.h"

namespace replica {

namespace {

const QString provisionalCounter = QStringLiteral("provisional");

bool isCreation(CommandKind kind)
{
    return kind == CommandKind::Create || kind == CommandKind::Relate;
}

/// True where the command hangs a file on one of the orders, or on one of their steps.
bool hangsOn(const Command &command, const std::vector<Target> &orders, Cache &cache)
{
    if (command.kind != CommandKind::Create || command.entity != QLatin1StringView(Describe<Attachment>::name))
        return false;
    const auto &steps = shapeOf<OrderStep>();
    return std::ranges::any_of(command.targets, [&](const Target &file) {
        const Patch fields = fieldsFor(file, command);
        const auto owner = fields.find(QStringLiteral("record_id"));
        if (owner == fields.end())
            return false;
        QUuid order = idOf(text(owner->second));
        const auto step = cache.table(steps).find(text(owner->second).toStdString());
        if (step && *step)
            order = idOf(text((*step)->values[size_t(steps.indexOf(u"order_id"))]));
        return std::ranges::any_of(orders, [&](const Target &one) { return one.id == order; });
    });
}

/// The records that a command's fields point to.
QSet<QUuid> referencesOf(const Command &command, const Shape &shape)
{
    QSet<QUuid> ids;
    const auto note = [&](const Patch &fields) {
        for (const auto &[name, value] : fields)
            if (const int field = shape.indexOf(name); field >= 0 && shape.fields[field].kind == FieldKind::Reference && !isEmpty(value))
                ids.insert(idOf(text(value)));
    };
    note(command.fields);
    for (const auto &target : command.targets)
        note(target.fields);
    return ids;
}

void tellShown(const std::vector<Command> &commands, Notifier &notifier)
{
    std::map<QString, QVector<QUuid>> touched;
    for (const auto &command : commands)
        if (shapeNamed(command.entity) != nullptr)
            for (const auto &target : command.targets)
                touched[command.entity] << target.id;
    for (const auto &[entity, ids] : touched) {
        if (ids.size() > Notifier::fewEnough)
            Q_EMIT notifier.reloaded(entity);
        else
            Q_EMIT notifier.changed(entity, ids);
    }
}

/// The same new records, with other content.
bool replacesInPlace(const Command &held, const Command &ready)
{
    return held.kind == CommandKind::Create && ready.kind == held.kind && ready.entity == held.entity && std::ranges::equal(ready.targets, held.targets, {}, &Target::id, &Target::id);
}

} // namespace

Result<void> Replica::growAct(const Act &held, const Command &ready)
{
    // For the rules its records are there already, as it stands; what they say of the new content is said when that is
    // shown, and by the server.
    ActChanges changes;
    changes.updated.push_back(held);
    changes.updated.back().command = ready;
    changes.updated.back().command.after = held.command.after;
    return write(std::move(changes)).and_then([&] { return showAnew({ready}); });
}

Result<void> Replica::enqueue(const Command &command)
{
    auto ready = prepared(command);
    if (!ready)
        return Unexpected(ready.error());
    const auto *held = m_acts.find(ready->id);
    const bool grows = held && held->act.state == ActState::Queued && held->act.attempts == 0 && replacesInPlace(held->act.command, *ready);
    if (held && held->act.state != ActState::Refused && !grows)
        return fail(ErrorCode::AlreadyExists, QStringLiteral("id"));
    if (grows)
        return growAct(held->act, *ready);
    auto judged = overlay().judge(*ready);
    if (const auto *refused = std::get_if<Refused>(&judged.verdict))
        return Unexpected(refused->error);
    if (held)
        return replaceAct(*held, {*ready});

    // The outbox first: killed in between, the act stands and the next start predicts it again.
    const Act act{.command = *ready, .provisional = provisionalFor(*ready)};
    return write({.added = {act}}).and_then([&] {
        const auto shown = m_cache->inTransaction([&] { return overlay().show(act.command, std::move(judged)); });
        tellShown({act.command}, m_notifier);
        return shown;
    });
}

Result<void> Replica::absorb(const Arrival &arrival)
{
    std::map<QString, QVector<QUuid>> touched;
    const auto written = m_cache->inTransaction([&]() -> Result<void> {
        auto over = overlay();
        std::vector<Cell> cells;
        for (size_t i = arrival.from; i < arrival.to; ++i) {
            const auto row = arrival.rows.row(i, cells);
            if (const auto absorbed = over.absorb(row); !absorbed)
                return absorbed;
            if (row.shape == &historyShape())
                continue; // comes with its row
            touched[row.shape->name] << idOf(QString::fromLatin1(row.id.data(), qsizetype(row.id.size())));
        }
        if (!arrival.reached)
            return {};
        return m_cache->setState(cachestate::cursor, QString::fromLatin1(arrival.reached->text.toBase64())).and_then([&] {
            return arrival.complete ? m_cache->setState(cachestate::complete, QStringLiteral("1")) : Result<void>();
        });
    });
    if (!written)
        return findAwaited().and_then([&] { return written; });
    for (const auto &[entity, ids] : touched)
        Q_EMIT m_notifier.changed(entity, ids);
    // The cache first: killed in between, the next start sees that what was accepted has arrived, and settles.
    return settleArrived();
}

Replica::Replica(ReplicaSetup setup)
    : m_setup(std::move(setup)), m_actor(m_setup.actor), m_contents(std::make_shared<Contents>(m_setup.folder + QStringLiteral("/files")))
{
}

QSet<QString> Replica::contentsInUse() const
{
    QSet<QString> digests;
    const auto note = [&](const Patch &fields) {
        if (const auto held = fields.find(QStringLiteral("digest")); held != fields.end())
            digests.insert(text(held->second));
    };
    for (const auto &[seq, pending] : m_acts.inOrder()) {
        if (pending.act.command.entity != QLatin1StringView("attachment"))
            continue;
        note(pending.act.command.fields);
        for (const auto &target : pending.act.command.targets)
            note(target.fields);
    }
    return digests;
}

Replica::~Replica() = default;

QString Replica::cachePath() const
{
    return m_cache->path();
}

QString Replica::outboxPath() const
{
    return m_setup.folder + QStringLiteral("/outbox.db");
}

void Replica::setActor(const Actor &actor)
{
    m_actor = actor;
}

Instant Replica::now() const
{
    return {m_setup.clock.now().ms + m_clockOffsetMs};
}

Overlay Replica::overlay()
{
    return Overlay(*m_cache, m_acts, m_actor, m_setup.catalogues);
}

/// Fills in what the person's form does not know: the time, the revision, and which earlier acts this one builds on.
Result<Command> Replica::prepared(Command command)
{
    const auto *shape = shapeNamed(command.entity);
    if (shape == nullptr)
        return fail(ErrorCode::BadRequest, QStringLiteral("entity"), command.entity);
    if (command.targets.empty() || command.targets.size() > size_t(maxTargets))
        return fail(ErrorCode::TooLarge, QStringLiteral("targets"));
    if (command.id.isNull())
        command.id = m_setup.ids.next();
    if (command.occurredAt.ms == 0)
        command.occurredAt = now();
    command.after = predecessorsOf(command);
    const OneState reading(m_outbox->database().handle());
    for (auto &target : command.targets) {
        const auto lifted = m_outbox->liftedOverOwn(target.id, target.baseRevision);
        if (!lifted)
            return Unexpected(lifted.error());
        target.baseRevision = *lifted;
    }
    return command;
}

/// Earlier unsettled acts on the same records, those that make a record which this command points to, and those that its
/// author wants to go with it or not at all.
std::vector<QUuid> Replica::predecessorsOf(const Command &command)
{
    std::map<qint64, QUuid> found;
    const auto note = [&](const QUuid &record, bool onlyCreations) {
        for (const auto *pending : m_acts.touching(record))
            if (isPredicted(pending->act.state) && pending->act.command.id != command.id && (!onlyCreations || isCreation(pending->act.command.kind)))
                found.emplace(pending->act.seq, pending->act.command.id);
    };
    for (const auto &earlier : command.after)
        if (const auto *pending = m_acts.find(earlier); pending && isPredicted(pending->act.state) && earlier != command.id)
            found.emplace(pending->act.seq, earlier);
    for (const auto &target : command.targets)
        note(target.id, false);
    for (const auto &record : referencesOf(command, *shapeNamed(command.entity)))
        note(record, true);
    // Contents travel behind the other acts: what asks for files waits for them.
    if (rules::asksForFiles(command))
        for (const auto &[seq, pending] : m_acts.inOrder())
            if (isPredicted(pending.act.state) && hangsOn(pending.act.command, command.targets, *m_cache))
                found.emplace(seq, pending.act.command.id);
    std::vector<QUuid> ids;
    for (const auto &[seq, id] : found)
        ids.push_back(id);
    return ids;
}

Result<qint64> Replica::lastProvisional()
{
    return m_outbox->state(provisionalCounter).map([](const QString &text) { return text.toLongLong(); });
}

qint64 Replica::provisionalFor(const Command &command) const
{
    const bool keyed = shapeNamed(command.entity)->keyField() >= 0;
    return isCreation(command.kind) && keyed ? m_lastProvisional + 1 : 0;
}

Result<void> Replica::write(ActChanges changes)
{
    auto transaction = store::Transaction::begin(m_outbox->database());
    if (!transaction)
        return Unexpected(transaction.error());
    qint64 lastProvisional = m_lastProvisional;
    for (auto &act : changes.added) {
        if (act.provisional > 0)
            lastProvisional = std::max(lastProvisional, act.provisional + qint64(act.command.targets.size()) - 1);
        if (const auto done = m_outbox->insert(act); !done)
            return done;
    }
    for (const auto &act : changes.updated)
        if (const auto done = m_outbox->update(act); !done)
            return done;
    for (const auto &command : changes.removed)
        if (const auto done = m_outbox->remove(m_acts.find(command)->act.seq); !done)
            return done;
    for (const auto &record : changes.own)
        if (const auto done = m_outbox->rememberOwn(record.id, record.revision); !done)
            return done;
    if (lastProvisional != m_lastProvisional)
        if (const auto done = m_outbox->setState(provisionalCounter, QString::number(lastProvisional)); !done)
            return done;
    if (const auto done = transaction->commit(); !done)
        return done;

    m_lastProvisional = lastProvisional;
    for (const auto &command : changes.removed)
        m_acts.remove(command);
    for (const auto &act : changes.updated)
        m_acts.replace(act);
    for (auto &act : changes.added)
        m_acts.add(std::move(act));
    Q_EMIT m_notifier.outboxChanged();
    return {};
}

Result<void> Replica::showAnew(const std::vector<Command> &commands)
{
    if (commands.empty())
        return {};
    const auto written = m_cache->inTransaction([&]() -> Result<void> {
        auto over = overlay();
        for (const auto &command : commands) {
            const auto *shape = shapeNamed(command.entity);
            for (const auto &target : command.targets) {
                if (shape == nullptr)
                    continue;
                if (const auto rebased = over.rebase(*shape, target.id); !rebased)
                    return rebased;
            }
        }
        return {};
    });
    tellShown(commands, m_notifier);
    return written;
}

OutboxTally Replica::tally() const
{
    OutboxTally tally;
    for (const auto &[seq, pending] : m_acts.inOrder()) {
        switch (pending.act.state) {
        case ActState::Queued:
        case ActState::Sending:
            ++tally.unsent;
            break;
        case ActState::Accepted:
            ++tally.accepted;
            break;
        case ActState::Refused:
        case ActState::Conflicted:
            ++tally.waiting;
            break;
        }
    }
    return tally;
}

Result<Cursor> Replica::cursor()
{
    return m_cache->state(cachestate::cursor).map([](const QString &text) { return Cursor{QByteArray::fromBase64(text.toLatin1())}; });
}

Result<bool> Replica::isComplete()
{
    return m_cache->state(cachestate::complete).map([](const QString &text) { return text == QStringLiteral("1"); });
}

Result<qint64> Replica::rowCount(const QString &entity)
{
    const auto *shape = shapeNamed(entity);
    return shape == nullptr ? Result<qint64>(0) : m_cache->table(*shape).count();
}

Result<QString> Replica::remembered(const QString &name)
{
    return m_outbox->state(name);
}

Result<void> Replica::remember(const QString &name, const QString &value)
{
    return m_outbox->setState(name, value);
}

} // namespace replica
