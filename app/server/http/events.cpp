#include "app/server/http/events.h"

#include <QLoggingCategory>
#include <array>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <unistd.h>

Q_DECLARE_LOGGING_CATEGORY(lcServer)

namespace server {

namespace {

std::string headLine(qint64 head)
{
    return "data: {\"head\":" + std::to_string(head) + "}\n\n";
}

} // namespace

Events::Events(std::function<Result<qint64>()> feedHead, EventsLimits limits)
    : m_feedHead(std::move(feedHead)), m_limits(limits), m_epoll(::epoll_create1(EPOLL_CLOEXEC)), m_wake(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)), m_nextHeartbeat(limits.heartbeatMs)
{
    epoll_event event{.events = EPOLLIN, .data = {.fd = m_wake}};
    ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_wake, &event);
}

Events::~Events()
{
    stop();
    ::close(m_epoll);
    ::close(m_wake);
}

void Events::start()
{
    m_thread = std::thread([this] { run(); });
}

void Events::stop()
{
    m_stopping = true;
    wake();
    if (m_thread.joinable())
        m_thread.join();
    m_clients.clear();
    m_count = 0;
}

void Events::wake()
{
    ::eventfd_write(m_wake, 1);
}

bool Events::admit(TlsSocket socket, QByteArray token)
{
    if (m_count >= m_limits.maxClients)
        return false;
    ++m_count;
    {
        const std::scoped_lock lock(m_mutex);
        m_arriving.push_back({.socket = std::move(socket), .token = std::move(token), .life = {}, .pending = {}});
    }
    wake();
    return true;
}

void Events::poke()
{
    if (!m_poked.exchange(true))
        wake();
}

void Events::endSession(QByteArray token)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_ended.push_back(std::move(token));
    }
    wake();
}

void Events::run()
{
    // Requests go first: whoever waits for news can wait a millisecond longer. (Linux: nice is of the thread.)
    ::setpriority(PRIO_PROCESS, 0, 10);
    std::array<epoll_event, 256> events;
    while (!m_stopping) {
        constexpr int breathMs = 1;
        const int patience = !m_round.empty() ? breathMs : m_clients.empty() ? -1 : m_limits.pollMs / 4;
        const int count = ::epoll_wait(m_epoll, events.data(), int(events.size()), patience);
        for (int i = 0; i < count; ++i) {
            const auto &event = events[size_t(i)];
            if (event.data.fd == m_wake) {
                eventfd_t ignored = 0;
                ::eventfd_read(m_wake, &ignored);
                continue;
            }
            const auto found = m_clients.find(event.data.fd);
            if (found == m_clients.end())
                continue;
            found->second.writable = found->second.writable || (event.events & EPOLLOUT);
            if (!listen(found->second) || !flush(found->second))
                drop(event.data.fd);
        }
        takeOrders();
        if (m_round.empty())
            lookAtFeed();
        tellSlice();
    }
}

void Events::takeOrders()
{
    std::vector<Client> arriving;
    std::vector<QByteArray> ended;
    {
        const std::scoped_lock lock(m_mutex);
        arriving.swap(m_arriving);
        ended.swap(m_ended);
    }
    std::string welcome;
    if (!arriving.empty()) {
        // The head is read after the client is here, so no commit falls between. It is not m_head: those who are here
        // already have not been told of it.
        const auto head = m_feedHead();
        welcome = headLine(head ? *head : m_head);
        if (m_clients.empty() && head)
            m_head = *head;
    }
    for (auto &client : arriving) {
        const int descriptor = client.socket.descriptor();
        client.socket.shrinkSendBuffer(m_limits.socketBytes);
        // Spread over half as much again, so that they do not all come back in one moment.
        client.life.setRemainingTime(m_limits.lifeMs + descriptor % 64 * m_limits.lifeMs / 128);
        epoll_event event{.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET, .data = {.fd = descriptor}};
        ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, descriptor, &event);
        const auto [place, isNew] = m_clients.insert_or_assign(descriptor, std::move(client));
        if (!tell(place->second, welcome))
            drop(descriptor);
    }
    for (const auto &token : ended) {
        std::vector<int> leaving;
        for (const auto &[descriptor, client] : m_clients)
            if (client.token == token)
                leaving.push_back(descriptor);
        for (const int descriptor : leaving)
            drop(descriptor);
    }
}

void Events::lookAtFeed()
{
    if (m_clients.empty())
        return;
    if (m_nextHeartbeat.hasExpired()) {
        m_nextHeartbeat.setRemainingTime(m_limits.heartbeatMs);
        beginRound(": still here\n\n");
        return;
    }
    const bool due = (m_poked && m_quietUntil.hasExpired()) || m_nextLook.hasExpired();
    if (!due)
        return;
    m_poked = false;
    m_nextLook.setRemainingTime(m_limits.pollMs);
    const auto head = m_feedHead();
    if (!head) {
        qCWarning(lcServer) << "the feed's head cannot be read" << head.error().message;
        return;
    }
    if (*head <= m_head)
        return;
    m_head = *head;
    m_quietUntil.setRemainingTime(m_limits.pauseMs);
    m_nextLook.setRemainingTime(m_limits.pauseMs);
    beginRound(headLine(m_head));
}

void Events::beginRound(std::string text)
{
    constexpr size_t smallestSlice = 16;
    constexpr size_t mostSlices = 100;
    m_roundText = std::move(text);
    m_round.clear();
    for (const auto &[descriptor, client] : m_clients)
        m_round.push_back(descriptor);
    m_slice = std::max(smallestSlice, m_round.size() / mostSlices);
}

void Events::tellSlice()
{
    for (size_t i = 0; i < m_slice && !m_round.empty(); ++i) {
        const int descriptor = m_round.back();
        m_round.pop_back();
        const auto found = m_clients.find(descriptor);
        if (found != m_clients.end() && (found->second.life.hasExpired() || !tell(found->second, m_roundText)))
            drop(descriptor);
    }
}

bool Events::tell(Client &client, std::string_view text)
{
    if (client.pending.size() + text.size() > m_limits.bufferBytes) {
        ++m_dropped;
        return false;
    }
    client.pending += text;
    return flush(client);
}

bool Events::flush(Client &client)
{
    while (client.writable && !client.pending.empty()) {
        const auto sent = client.socket.trySend(client.pending);
        if (!sent)
            return false;
        client.pending.erase(0, *sent);
        client.writable = *sent > 0;
    }
    return true;
}

bool Events::listen(Client &client)
{
    // A parked client has nothing to say; what it says all the same is read so that its closing is noticed.
    constexpr int mostReads = 4;
    std::array<char, 1024> ignored;
    for (int i = 0; i < mostReads; ++i) {
        const auto count = client.socket.tryReceive(ignored);
        if (!count)
            return false;
        if (*count == 0)
            return true;
    }
    return false;
}

void Events::drop(int descriptor)
{
    ::epoll_ctl(m_epoll, EPOLL_CTL_DEL, descriptor, nullptr);
    m_clients.erase(descriptor);
    --m_count;
}

} // namespace server
