// Where connections wait. One thread accepts and watches the idle ones; a few threads work on requests. An idle client
// holds no thread, so a hundred open browsers do not keep the next one waiting.
#pragma once

#include "app/server/http/connection.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <unordered_map>

namespace server {

/// What becomes of a connection after a request.
enum class Next { KeepOpen, Close, Taken };

struct LobbyLimits {
    int threads = 16;
    int maxConnections = 20'000; ///< beyond it clients are told so, and a hundred beyond that closed at once
    int idleMs = 30'000;   ///< an idle connection is closed after so long
    int lingerMs = 20;     ///< a thread with nothing else to do waits so long for a client's next request
    int queueLength = 2'000; ///< requests waiting for a thread; beyond it connections are closed
};

class Lobby
{
public:
    /// `serve` works on one request; called from many threads.
    Lobby(TlsListener listener, LobbyLimits limits, std::function<Next(Connection &)> serve);
    ~Lobby();
    Lobby(const Lobby &) = delete;
    Lobby &operator=(const Lobby &) = delete;

    /// Counts the connections that `serve` has taken, so that the limit holds for them too.
    void setTaken(std::function<int()> taken) { m_taken = std::move(taken); }
    void start();
    /// Closes everything at once and ends the threads.
    void stop();
    [[nodiscard]] int open() const { return m_open; }

private:
    using Held = std::unique_ptr<Connection>;
    struct Idle {
        Held connection;
        QDeadlineTimer deadline;
    };

    void watch();
    void work();
    /// Serves the requests that have arrived whole.
    Next advance(Connection &connection);
    void acceptAll();
    void takeReturned();
    void closeExpired();
    void enqueue(Held connection);
    /// The next connection with a request; null when the lobby stops.
    Held dequeue();
    void park(Held connection);
    void close(Held connection);

    TlsListener m_listener;
    const LobbyLimits m_limits;
    const std::function<Next(Connection &)> m_serve;
    std::function<int()> m_taken = [] { return 0; };
    const int m_epoll;
    const int m_wake;
    std::atomic<bool> m_stopping = false;
    std::atomic<int> m_open = 0;
    std::atomic<int> m_waiting = 0; ///< threads without work

    std::unordered_map<int, Idle> m_idle; ///< of the watching thread alone

    std::mutex m_mutex; ///< over the two queues
    std::condition_variable m_arrived;
    std::deque<Held> m_ready;
    std::vector<Held> m_returned;

    std::vector<std::thread> m_threads;
};

} // namespace server
