// The files of a replica: opening them, bringing the cache in line with the outbox, and exchanging the cache.
#include "replica/replica.h"

#include <QDir>
#include <QFile>

namespace replica {

Q_LOGGING_CATEGORY(lcFiles, "yunheng.replica.files")

namespace {

const QString cacheFile = QStringLiteral("cache");

/// A cache goes with its log and its index, or not at all.
void removeCache(const QString &path)
{
    for (const auto &part : {QString(), QStringLiteral("-wal"), QStringLiteral("-shm"), QStringLiteral("-journal")})
        QFile::remove(path + part);
}

} // namespace

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
    const auto last = lastProvisional();
    if (!last)
        return Unexpected(last.error());
    m_lastProvisional = *last;
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
        qCWarning(lcFiles) << "throwing away the cache" << *name << textOf(cache.error().code) << cache.error().message;
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
    // Told before the old file goes: who does not find it any more has been told already where the new one is. Readers that
    // still hold the old file keep reading it until they open the new one.
    Q_EMIT m_notifier.cacheReplaced(freshPath);
    removeCache(oldPath);
    return settleArrived();
}

} // namespace replica
