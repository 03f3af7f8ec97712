#include "sync/desk.h"

namespace syncing {

Desk::Desk(Runs runs)
{
    if (runs == Runs::InCaller)
        return;
    m_place = std::make_unique<QObject>();
    m_place->moveToThread(&m_thread);
    m_thread.setObjectName(QStringLiteral("desk"));
    m_thread.start();
}

Desk::~Desk()
{
    close();
    if (!m_place)
        return;
    m_thread.quit();
    m_thread.wait();
}

Result<void> Desk::open(replica::ReplicaSetup setup, std::function<void(Replica &)> ready)
{
    // Shared: the waiter may wake, and leave, while the desk is still within finish().
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    auto opened = promise->future();
    run([this, &setup, &ready, promise] {
        m_replica.reset();
        auto fresh = Replica::open(std::move(setup));
        if (fresh) {
            m_replica = *std::move(fresh);
            ready(*m_replica);
        }
        promise->addResult(fresh.map([](const auto &) {}));
        promise->finish();
    });
    return opened.result();
}

void Desk::close()
{
    auto promise = std::make_shared<QPromise<void>>();
    promise->start();
    auto closed = promise->future();
    run([this, promise] {
        m_replica.reset();
        promise->finish();
    });
    closed.waitForFinished();
}

void Desk::run(std::function<void()> work)
{
    if (!m_place || QThread::currentThread() == &m_thread)
        return work();
    QMetaObject::invokeMethod(m_place.get(), std::move(work), Qt::QueuedConnection);
}

} // namespace syncing
