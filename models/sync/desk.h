// Desk: where the replica lives. All that writes outbox and cache runs here, one thing after another, and nothing here
// waits for the network; so a person's act never stands behind a server that hangs.
#pragma once

#include "replica/replica.h"

#include <QThread>
#include <memory>

namespace syncing {

using namespace contract;
using replica::Replica;

class Desk
{
public:
    /// InCaller serves a program without an event loop, and tests that go step by step.
    enum class Runs { InThread, InCaller };
    explicit Desk(Runs runs);
    ~Desk();
    Desk(const Desk &) = delete;
    Desk &operator=(const Desk &) = delete;

    /// Opens an account's data in the place of what is open. `ready` sees the replica first, on the desk.
    Result<void> open(replica::ReplicaSetup setup, std::function<void(Replica &)> ready);
    void close();

    /// Runs `work(Replica &)` on the desk and waits for it. NotSignedIn where nothing is open.
    template <class Work> std::invoke_result_t<Work, Replica &> call(Work work)
    {
        auto done = post(std::move(work));
        done.waitForFinished();
        return done.takeResult();
    }
    /// The same without waiting.
    template <class Work> QFuture<std::invoke_result_t<Work, Replica &>> post(Work work)
    {
        using Answer = std::invoke_result_t<Work, Replica &>;
        auto promise = std::make_shared<QPromise<Answer>>();
        promise->start();
        run([this, promise, work = std::move(work)]() mutable {
            promise->addResult(m_replica ? work(*m_replica) : Answer(fail(ErrorCode::NotSignedIn)));
            promise->finish();
        });
        return promise->future();
    }

private:
    void run(std::function<void()> work);

    QThread m_thread;
    std::unique_ptr<QObject> m_place; ///< lives in the desk's thread; null for InCaller
    std::unique_ptr<Replica> m_replica;
};

} // namespace syncing
