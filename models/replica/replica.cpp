#include "replica/replica.h"

#include <QDir>
#include <QFile>

namespace replica {

Q_LOGGING_CATEGORY(lcReplica, "yunheng.replica")

namespace {

const QString cacheFile = QStringLiteral("cache");
const QString provisionalCounter = QStringLiteral("provisional");

/// A cache goes with its log and its index, or not at all.
void removeCache(const QString &path)
{
    for (const auto &part : {QString(), QStringLiteral("-wal"), QStringLiteral("-shm"), QStringLiteral("-journal")})
        QFile::remove(path + part);
}

bool isCreation(CommandKind kind)
{
    return kind == CommandKind::Create || kind == CommandKind::Relate;
}

/// The records that a command's fields point to.
QSet<QUuid> referencesOf(const Command &command, const Shape &shape)
{
    QSet<QUuid> ids;
    for (const auto &[name, value] : command.fields)
        if (const int field = shape.indexOf(name); field >= 0 && shape.fields[field].kind == FieldKind::Reference && !isEmpty(value))
            ids.insert(idOf(text(value)));
    return ids;
}

} // namespace

Result<void> Replica::enqueue(const Command &command)
{
    auto ready = prepared(command);
    if (!ready)
        return Unexpected(ready.error());
    const auto *held = m_acts.find(ready->id);
    if (held && held->act.state != ActState::Refused)
        return fail(ErrorCode::AlreadyExists, QStringLiteral("id"));
    const auto verdict = overlay().judge(*ready);
    if (const auto *refused = std::get_if<Refused>(&verdict))
        return Unexpected(refused->error);
    if (held)
        return replaceAct(*held, {*ready});

    // The outbox first: killed in between, the act stands and the next start predicts it again.
    const Act act{.command = *ready, .provisional = provisionalFor(*ready)};
    return write({.added = {act}}).and_then([&] { return showAnew({act.command}); });
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

Replica::Replica(ReplicaSetup setup) : m_setup(std::move(setup)), m_actor(m_setup.actor) {}

Replica::~Replica() = default;

Result<std::unique_ptr<Replica>> Replica::open(ReplicaSetup setup)
{
    if (!QDir().mkpath(setup.folder))
        return fail(ErrorCode::Storage, setup.folder, QStringLiteral("the folder cannot be made"));
    std::unique_ptr<Replica> replica(new Replica(std::move(setup)));
    auto outbox = Outbox::open(replica->outboxPath());
    if (!outbox)
        return Unexpected(outbox.error());
    replica->m_outbox = *std::move(outbox);
    if (const auto loaded = replica->load(); !loaded)
        return Unexpected(loaded.error());
    return replica;
}

Result<void> Replica::load()
{
    auto acts = m_outbox->acts();
    if (!acts)
        return Unexpected(acts.error());
    for (auto &act : *acts)
        m_acts.add(std::move(act));
    const auto last = m_outbox->state(provisionalCounter);
    if (!last)
        return Unexpected(last.error());
    m_lastProvisional = last->toLongLong();
    return m_outbox->forgetOwn()
        .and_then([&] { return openCache(); })
        .and_then([&] { return findAwaited(); })
        .and_then([&] { return m_cache->inTransaction([&] { return overlay().rebaseAll(); }); })
        .and_then([&] { return settleArrived(); });
}

Result<void> Replica::findAwaited()
{
    for (const auto &[seq, pending] : m_acts.inOrder()) {
        if (pending.act.state != ActState::Accepted)
            continue;
        auto awaited = overlay().awaitedOf(pending.act);
        if (!awaited)
            return Unexpected(awaited.error());
        m_acts.find(pending.act.command.id)->awaited = *std::move(awaited);
    }
    return {};
}

Result<void> Replica::openCache()
{
    const auto name = m_outbox->state(cacheFile);
    if (!name)
        return Unexpected(name.error());
    if (!name->isEmpty()) {
        auto cache = Cache::open(m_setup.folder + u'/' + *name);
        if (cache) {
            m_cache = *std::move(cache);
            removeForgottenCaches();
            return {};
        }
        qCWarning(lcReplica) << "throwing away the cache" << *name << textOf(cache.error().code) << cache.error().message;
        removeCache(m_setup.folder + u'/' + *name);
    }
    const QString fresh = QStringLiteral("cache-%1.db").arg(idText(m_setup.ids.next()));
    auto cache = Cache::open(m_setup.folder + u'/' + fresh);
    if (!cache)
        return Unexpected(cache.error());
    m_cache = *std::move(cache);
    return m_outbox->setState(cacheFile, fresh);
}

/// Files that a kill left behind between their filling and their showing.
void Replica::removeForgottenCaches()
{
    const QString shown = QFileInfo(m_cache->path()).fileName();
    for (const auto &name : QDir(m_setup.folder).entryList({QStringLiteral("cache-*.db")}, QDir::Files))
        if (name != shown)
            removeCache(m_setup.folder + u'/' + name);
}

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
    for (auto &target : command.targets) {
        const auto lifted = m_outbox->liftedOverOwn(target.id, target.baseRevision);
        if (!lifted)
            return Unexpected(lifted.error());
        target.baseRevision = *lifted;
    }
    return command;
}

/// Earlier unsettled acts on the same records, and those that make a record which this command points to.
std::vector<QUuid> Replica::predecessorsOf(const Command &command)
{
    std::map<qint64, QUuid> found;
    const auto note = [&](const QUuid &record, bool onlyCreations) {
        for (const auto *pending : m_acts.touching(record))
            if (isPredicted(pending->act.state) && pending->act.command.id != command.id && (!onlyCreations || isCreation(pending->act.command.kind)))
                found.emplace(pending->act.seq, pending->act.command.id);
    };
    for (const auto &target : command.targets)
        note(target.id, false);
    for (const auto &record : referencesOf(command, *shapeNamed(command.entity)))
        note(record, true);
    std::vector<QUuid> ids;
    for (const auto &[seq, id] : found)
        ids.push_back(id);
    return ids;
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
    std::map<QString, QVector<QUuid>> touched;
    const auto written = m_cache->inTransaction([&]() -> Result<void> {
        auto over = overlay();
        for (const auto &command : commands) {
            const auto *shape = shapeNamed(command.entity);
            for (const auto &target : command.targets) {
                if (shape == nullptr)
                    continue;
                if (const auto rebased = over.rebase(*shape, target.id); !rebased)
                    return rebased;
                touched[command.entity] << target.id;
            }
        }
        return {};
    });
    for (const auto &[entity, ids] : touched) {
        if (ids.size() > Notifier::fewEnough)
            Q_EMIT m_notifier.reloaded(entity);
        else
            Q_EMIT m_notifier.changed(entity, ids);
    }
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

QString Replica::refillPath() const
{
    return m_setup.folder + QStringLiteral("/refill.db");
}

Result<void> Replica::adopt(const QString &path)
{
    const QString fresh = QStringLiteral("cache-%1.db").arg(idText(m_setup.ids.next()));
    const QString freshPath = m_setup.folder + u'/' + fresh;
    // Not yet known to the outbox: killed from here on, the file is only forgotten.
    if (!QFile::rename(path, freshPath))
        return fail(ErrorCode::Storage, path, QStringLiteral("the filled cache cannot be renamed"));
    auto cache = Cache::open(freshPath);
    if (!cache)
        return Unexpected(cache.error());
    auto old = std::exchange(m_cache, *std::move(cache));
    const auto shown = findAwaited()
                           .and_then([&] { return m_cache->inTransaction([&] { return overlay().rebaseAll(); }); })
                           .and_then([&] { return m_outbox->setState(cacheFile, fresh); });
    if (!shown) {
        m_cache = std::move(old);
        return findAwaited().and_then([&] { return shown; });
    }
    const QString oldPath = old->path();
    old.reset();
    // Readers that still hold the old file keep reading it until they open the new one.
    removeCache(oldPath);
    Q_EMIT m_notifier.cacheReplaced(freshPath);
    return settleArrived();
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
