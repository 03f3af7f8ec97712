#include "sync/news.h"

namespace syncing {

namespace {
constexpr qint64 pauseAfterErrorMs = 1'000;
}

News::News(Line &line, Line::Connect connect, int waitMs) : m_line(line), m_connect(std::move(connect)), m_waitMs(waitMs)
{
    setObjectName(QStringLiteral("news"));
}

News::~News()
{
    {
        const QMutexLocker lock(&m_mutex);
        m_stopping = true;
        m_stop.wakeAll();
    }
    // A call that begins between the flag and the cancel is not touched by it: ask until the thread has gone.
    do {
        const QMutexLocker lock(&m_mutex);
        if (m_transport)
            m_transport->cancel();
    } while (!wait(QDeadlineTimer(50)));
}

void News::run()
{
    const auto transport = m_connect();
    {
        const QMutexLocker lock(&m_mutex);
        m_transport = transport.get();
    }
    while (!m_stopping) {
        const auto online = m_line.waitUntilOnline();
        if (!online || m_stopping)
            break;
        transport->useToken(online->token);
        const auto news = transport->waitForNews(online->cursor, m_waitMs);
        // A broken wait is news too: a round finds out whether the server is there, and the state says so at once.
        if (!news || *news)
            m_line.wake();
        if (!news && !pause(pauseAfterErrorMs))
            break;
    }
    const QMutexLocker lock(&m_mutex);
    m_transport = nullptr;
}

/// False once it is time to stop.
bool News::pause(qint64 ms)
{
    const QMutexLocker lock(&m_mutex);
    if (!m_stopping)
        m_stop.wait(&m_mutex, QDeadlineTimer(ms));
    return !m_stopping;
}

} // namespace syncing
