#include "app/server/http/lobby.h"

#include <array>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace server {

Lobby::Lobby(TlsListener listener, LobbyLimits limits, std::function<Next(Connection &)> serve)
    : m_listener(std::move(listener)), m_limits(limits), m_serve(std::move(serve)), m_epoll(::epoll_create1(EPOLL_CLOEXEC)), m_wake(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
{
    for (const int descriptor : {m_listener.descriptor(), m_wake}) {
        epoll_event event{.events = EPOLLIN, .data = {.fd = descriptor}};
        ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, descriptor, &event);
    }
}

Lobby::~Lobby()
{
    stop();
    ::close(m_epoll);
    ::close(m_wake);
}

void Lobby::start()
{
    m_threads.emplace_back([this] { watch(); });
    for (int i = 0; i < m_limits.threads; ++i)
        m_threads.emplace_back([this] { work(); });
}

void Lobby::stop()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
    }
    m_arrived.notify_all();
    ::eventfd_write(m_wake, 1);
    for (auto &thread : m_threads)
        thread.join();
    m_threads.clear();
}

void Lobby::watch()
{
    constexpr int tickMs = 1000;
    std::array<epoll_event, 256> events;
    while (!m_stopping) {
        const int count = ::epoll_wait(m_epoll, events.data(), int(events.size()), tickMs);
        for (int i = 0; i < count; ++i) {
            const int descriptor = events[size_t(i)].data.fd;
            if (descriptor == m_listener.descriptor()) {
                acceptAll();
            } else if (descriptor == m_wake) {
                takeReturned();
            } else if (auto node = m_idle.extract(descriptor)) {
                ::epoll_ctl(m_epoll, EPOLL_CTL_DEL, descriptor, nullptr);
                enqueue(std::move(node.mapped().connection));
            }
        }
        closeExpired();
    }
}

void Lobby::acceptAll()
{
    constexpr int atOnce = 64; // then the other events have their turn
    for (int i = 0; i < atOnce; ++i) {
        auto socket = m_listener.accept();
        if (!socket)
            return;
        constexpr int toBeTold = 100;
        const int beyond = m_open + m_taken() - m_limits.maxConnections;
        if (beyond >= toBeTold)
            continue; // closed at once: the client tries again
        ++m_open;
        auto connection = std::make_unique<Connection>(*std::move(socket));
        if (beyond >= 0)
            connection->turnAway();
        park(std::move(connection));
    }
}

void Lobby::takeReturned()
{
    eventfd_t ignored = 0;
    ::eventfd_read(m_wake, &ignored);
    std::vector<Held> returned;
    {
        const std::scoped_lock lock(m_mutex);
        returned.swap(m_returned);
    }
    for (auto &connection : returned) {
        const int descriptor = connection->descriptor();
        const auto patience = connection->patience(m_limits.idleMs);
        epoll_event event{.events = EPOLLIN | EPOLLRDHUP, .data = {.fd = descriptor}};
        ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, descriptor, &event);
        m_idle.insert_or_assign(descriptor, Idle{std::move(connection), patience});
    }
}

void Lobby::closeExpired()
{
    for (auto it = m_idle.begin(); it != m_idle.end();) {
        if (it->second.deadline.hasExpired()) {
            close(std::move(it->second.connection));
            it = m_idle.erase(it);
        } else {
            ++it;
        }
    }
}

void Lobby::park(Held connection)
{
    const std::scoped_lock lock(m_mutex);
    m_returned.push_back(std::move(connection));
    ::eventfd_write(m_wake, 1);
}

void Lobby::close(Held connection)
{
    connection.reset();
    --m_open;
}

void Lobby::enqueue(Held connection)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (int(m_ready.size()) < m_limits.queueLength)
            m_ready.push_back(std::move(connection));
    }
    if (connection)
        close(std::move(connection));
    else
        m_arrived.notify_one();
}

Lobby::Held Lobby::dequeue()
{
    std::unique_lock lock(m_mutex);
    ++m_waiting;
    m_arrived.wait(lock, [this] { return m_stopping || !m_ready.empty(); });
    --m_waiting;
    if (m_stopping)
        return nullptr;
    auto connection = std::move(m_ready.front());
    m_ready.pop_front();
    return connection;
}

void Lobby::work()
{
    while (auto connection = dequeue()) {
        auto next = advance(*connection);
        // A thread stays with a busy client while another one is free for the next.
        while (next == Next::KeepOpen && !m_stopping && connection->hearsWithin(m_waiting > 0 ? m_limits.lingerMs : 0))
            next = advance(*connection);
        if (next == Next::KeepOpen)
            park(std::move(connection));
        else
            close(std::move(connection));
    }
}

Next Lobby::advance(Connection &connection)
{
    while (true) {
        switch (connection.gather()) {
        case Connection::State::Incomplete:
            return Next::KeepOpen;
        case Connection::State::Gone:
            return Next::Close;
        case Connection::State::Ready:
            break;
        }
        // Requests that came in one piece are answered one after the other.
        if (const auto next = m_serve(connection); next != Next::KeepOpen)
            return next;
    }
}

} // namespace server
