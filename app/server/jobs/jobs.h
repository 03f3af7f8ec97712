// Jobs: what the server does by the clock, on a thread of its own: orders of recurring plans, the watch over promises, changes and evaluations, due
// times after a change of the calendar, and once an hour the pruning of the feed. Several servers may do it beside each
// other; each thing happens once.
#pragma once

#include "service/service.h"
#include "service/watch.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace server {

class Jobs
{
public:
    /// A round every so many seconds; the service must outlive this.
    Jobs(service::Service &service, int seconds);
    ~Jobs();

    void start();
    /// Waits for the round in progress.
    void stop();

private:
    void work();
    void round();

    service::Service &m_service;
    const std::chrono::seconds m_pause;
    service::Watch m_watch;
    std::chrono::steady_clock::time_point m_pruned;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace server
