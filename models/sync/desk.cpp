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
    QPromise<Result<void>> promise;
    promise.start();
    auto opened = promise.future();
    run([&] {
        m_replica.reset();
        auto fresh = Replica::open(std::move(setup));
        if (fresh) {
            m_replica = *std::move(fresh);
            ready(*m_replica);
        }
        promise.addResult(fresh.map([](const auto &) {}));
        promise.finish();
    });
    return opened.result();
}

void Desk::close()
{
    QPromise<void> promise;
    promise.start();
    auto closed = promise.future();
    run([&] {
        m_replica.reset();
        promise.finish();
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
