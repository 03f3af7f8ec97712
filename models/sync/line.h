// Line: the thread that talks to the server. It runs the jobs that people ask for, then sends and pulls, then waits: for an
// act, for news, or until it is time for the next try.
#pragma once

#include "sync/linkstate.h"
#include "sync/syncengine.h"

#include <QThread>
#include <QWaitCondition>
#include <atomic>
#include <deque>

namespace syncing {

class OutboxSender;

class Line : public QThread
{
public:
    using Connect = std::function<std::unique_ptr<Transport>()>;
    using Publish = std::function<void(const LinkState &)>;
    Line(Desk &desk, const Clock &clock, Connect connect, Publish publish);
    ~Line() override;

    // From any thread.
    using Job = std::function<void(Transport &)>;
    /// Runs the job on this thread before the next round.
    void post(Job job);
    /// Something may be sent or pulled: a round is made soon.
    void wake();
    /// Ends the call in progress.
    void cancelCall();
    /// Ends the thread; calls in progress are cancelled, those of jobs that wait as well.
    void stop();
    /// Edits what is shown.
    void change(const std::function<void(LinkState &)> &edit);
    /// Blocks until the link is online: the token to use and where the cache stands. Nothing once the line stops.
    struct Online {
        QByteArray token;
        Cursor cursor;
    };
    [[nodiscard]] std::optional<Online> waitUntilOnline();

    // From jobs.
    /// An account's data is open: rounds are made where `token` is not empty.
    void begin(const QByteArray &token);
    /// No rounds until the next begin().
    void end(const LinkState &shown);
    /// A person wants another try where the line had given up: the other side may be mended.
    void tryAgain();
    void releaseBrake();
    void refillNext() { m_refillNext = true; }

protected:
    void run() override;

private:
    void runJobs();
    void round();
    Result<void> talk();
    void failed(const Error &error);
    void wait();

    Desk &m_desk;
    const Clock &m_clock;
    Connect m_connect;
    Publish m_publish;

    QMutex m_mutex; ///< guards what stands up to the blank line
    QWaitCondition m_something;
    QWaitCondition m_online;
    std::deque<Job> m_jobs;
    bool m_woken = false;
    LinkState m_state;
    Online m_now;
    Transport *m_transport = nullptr;

    std::atomic_bool m_stopping = false;
    std::unique_ptr<SyncEngine> m_engine;
    std::unique_ptr<OutboxSender> m_sender;
    bool m_talks = false;
    bool m_refillNext = false;
    bool m_awaiting = false; ///< acts are accepted whose rows have not come
    int m_failures = 0;      ///< rounds in a row
    qint64 m_noted = 0;      ///< when it was last written down that the cache is level
};

} // namespace syncing
