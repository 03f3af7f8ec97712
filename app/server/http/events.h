// Clients that wait for news: their sockets are parked here under one thread, which writes without ever blocking. When
// the feed grows, each gets one line: data: {"head":n}. Whoever does not read is dropped when its buffer is full.
#pragma once

#include "app/server/http/tlssocket.h"

#include <QByteArray>
#include <QDeadlineTimer>
#include <atomic>
#include <functional>
#include <mutex>
#include <thread>
#include <unordered_map>

namespace server {

struct EventsLimits {
    int maxClients = 20'000;
    int pollMs = 200;         ///< how often the feed is looked at for what other servers wrote
    int pauseMs = 250;        ///< between two rounds of pokes: a burst of commits is one poke
    int heartbeatMs = 15'000; ///< a comment line, so that proxies and clients know that the way is open
    int lifeMs = 600'000;     ///< then the client connects again, and its token is looked at again
    size_t bufferBytes = 4096;
    int socketBytes = 4096;   ///< of the kernel's send buffer
};

class Events
{
public:
    Events(std::function<Result<qint64>()> feedHead, EventsLimits limits);
    ~Events();
    Events(const Events &) = delete;
    Events &operator=(const Events &) = delete;

    void start();
    /// Closes every stream and ends the thread.
    void stop();
    /// Takes a socket whose response head is already sent. False where there are too many: the caller closes it.
    bool admit(TlsSocket socket, QByteArray token);
    /// Something was committed here. From any thread; quick.
    void poke();
    /// Ends the streams of a session that was signed out.
    void endSession(QByteArray token);
    [[nodiscard]] int clients() const { return m_count; }
    [[nodiscard]] qint64 dropped() const { return m_dropped; }

private:
    struct Client {
        TlsSocket socket;
        QByteArray token;
        QDeadlineTimer life;
        std::string pending;  ///< not yet taken by the socket
        bool writable = true; ///< false: the socket was full, epoll will tell
    };

    void run();
    void wake();
    void takeOrders();
    void lookAtFeed();
    /// Tells everybody, a slice at a time with a breath between: a round over thousands must not hold up a request.
    void beginRound(std::string text);
    void tellSlice();
    /// False where the client is gone or too slow.
    bool tell(Client &client, std::string_view text);
    bool flush(Client &client);
    bool listen(Client &client);
    void drop(int descriptor);

    const std::function<Result<qint64>()> m_feedHead;
    const EventsLimits m_limits;
    const int m_epoll;
    const int m_wake;

    std::atomic<bool> m_stopping = false;
    std::atomic<bool> m_poked = false;
    std::atomic<int> m_count = 0;
    std::atomic<qint64> m_dropped = 0;

    std::mutex m_mutex; ///< over the two lists of orders from other threads
    std::vector<Client> m_arriving;
    std::vector<QByteArray> m_ended;

    std::unordered_map<int, Client> m_clients; ///< of the thread alone, as is what follows
    std::vector<int> m_round; ///< who is still to be told m_roundText
    size_t m_slice = 0;       ///< how many at a time
    std::string m_roundText;
    qint64 m_head = -1; ///< of the last round
    QDeadlineTimer m_nextLook;
    QDeadlineTimer m_quietUntil;
    QDeadlineTimer m_nextHeartbeat;
    std::thread m_thread;
};

} // namespace server
