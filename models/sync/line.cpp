#include "sync/line.h"

#include "sync/outboxsender.h"
#include "sync/unlock.h"

namespace syncing {

Q_LOGGING_CATEGORY(lcLine, "yunheng.sync.line")

namespace {

/// Without any news a round is made so often: an act may wait for a pause to end, and news may be lost.
constexpr qint64 quietMs = 60'000;
constexpr qint64 firstPauseMs = 1'000;
constexpr qint64 longestPauseMs = 30'000;
/// PostgreSQL shows a commit to the feed a moment after its receipt.
constexpr qint64 awaitingMs = 100;
/// So seldom is it written down that the cache is level with the server: the age of the data is told in minutes.
constexpr qint64 noteMs = 60'000;

Link linkAfter(ErrorCode code)
{
    switch (code) {
    case ErrorCode::NotSignedIn:
    case ErrorCode::BadCredentials:
    case ErrorCode::Locked:
        return Link::NeedsSignIn;
    case ErrorCode::Untrusted:
        return Link::Untrusted;
    case ErrorCode::VersionMismatch:
        return Link::Outdated;
    default: // whatever else went wrong, the server cannot be worked with now; `reason` says why
        return Link::Offline;
    }
}

} // namespace

Line::Line(Desk &desk, const Clock &clock, Connect connect, Publish publish)
    : m_desk(desk), m_clock(clock), m_connect(std::move(connect)), m_publish(std::move(publish))
{
    setObjectName(QStringLiteral("line"));
}

Line::~Line()
{
    stop();
}

void Line::post(Job job)
{
    const QMutexLocker lock(&m_mutex);
    m_jobs.push_back(std::move(job));
    m_something.wakeAll();
}

void Line::wake()
{
    const QMutexLocker lock(&m_mutex);
    m_woken = true;
    m_something.wakeAll();
}

void Line::stop()
{
    // A call that begins between the flag and the cancel is not touched by it: ask until the thread has gone.
    do {
        const QMutexLocker lock(&m_mutex);
        m_stopping = true;
        if (m_transport)
            m_transport->cancel();
        m_something.wakeAll();
        m_online.wakeAll();
    } while (!QThread::wait(QDeadlineTimer(50)));
}

void Line::cancelCall()
{
    const QMutexLocker lock(&m_mutex);
    if (m_transport)
        m_transport->cancel();
}

void Line::change(const std::function<void(LinkState &)> &edit)
{
    const QMutexLocker lock(&m_mutex);
    const LinkState before = m_state;
    edit(m_state);
    if (m_state == before)
        return;
    if (m_state.link == Link::Online)
        m_online.wakeAll();
    m_publish(m_state);
}

std::optional<Line::Online> Line::waitUntilOnline()
{
    const QMutexLocker lock(&m_mutex);
    while (!m_stopping && m_state.link != Link::Online)
        m_online.wait(&m_mutex);
    return m_stopping ? std::nullopt : std::optional(m_now);
}

void Line::begin(const QByteArray &token)
{
    {
        const QMutexLocker lock(&m_mutex);
        m_now.token = token;
        m_transport->useToken(token);
    }
    m_talks = !token.isEmpty();
    m_failures = 0;
    m_noted = 0;
    change([&](LinkState &state) {
        state.link = m_talks ? Link::SigningIn : Link::NeedsSignIn;
        state.reason.reset();
        state.brake.reset();
    });
}

void Line::end(const LinkState &shown)
{
    m_talks = false;
    {
        const QMutexLocker lock(&m_mutex);
        m_now = {};
        m_transport->useToken({});
    }
    change([&](LinkState &state) { state = shown; });
}

void Line::tryAgain()
{
    const QMutexLocker lock(&m_mutex);
    if (m_state.link == Link::Untrusted || m_state.link == Link::Outdated)
        m_talks = !m_now.token.isEmpty();
}

void Line::releaseBrake()
{
    m_engine->releaseBrake();
    change([](LinkState &state) { state.brake.reset(); });
}

void Line::run()
{
    const auto transport = m_connect();
    {
        const QMutexLocker lock(&m_mutex);
        m_transport = transport.get();
    }
    m_engine = std::make_unique<SyncEngine>(m_desk, *transport, SyncEngine::Hooks{
        .progress = [this](qint64 loaded, qint64 expected) {
            change([&](LinkState &state) {
                state.rowsLoaded = loaded;
                state.rowsExpected = expected;
            });
        },
        .cancelled = [this] { return m_stopping.load(); },
    });
    m_sender = std::make_unique<OutboxSender>(m_desk, *transport, m_clock);
    while (!m_stopping) {
        runJobs();
        if (m_talks && !m_stopping)
            round();
        wait();
    }
    runJobs();
    const QMutexLocker lock(&m_mutex);
    m_transport = nullptr;
    m_sender.reset();
    m_engine.reset();
}

void Line::runJobs()
{
    for (;;) {
        Job job;
        {
            const QMutexLocker lock(&m_mutex);
            if (m_jobs.empty())
                return;
            job = std::move(m_jobs.front());
            m_jobs.pop_front();
        }
        job(*m_transport);
    }
}

void Line::round()
{
    change([](LinkState &state) { state.syncing = true; });
    const auto talked = talk();
    change([](LinkState &state) {
        state.syncing = false;
        state.rowsLoaded = state.rowsExpected = 0;
    });
    if (!talked)
        return failed(talked.error());
    m_failures = 0;
    change([&](LinkState &state) {
        state.link = Link::Online;
        state.reason.reset();
        state.lastSync = m_clock.now();
        state.complete = true;
    });
}

/// Send, then pull, so that what was just accepted comes back in the same round.
Result<void> Line::talk()
{
    if (m_failures > 0) {
        // A first word that costs nothing: an act handed to a dead line could no longer be given up.
        if (const auto answered = m_engine->isReachable(); !answered)
            return answered;
    }
    const auto sent = m_sender->sendAll();
    if (!sent)
        return Unexpected(sent.error());
    const auto pulled = m_refillNext ? m_engine->refill() : m_engine->pull();
    if (!pulled)
        return pulled;
    m_refillNext = false;
    const auto cursor = m_desk.call([this](Replica &replica) -> Result<Cursor> {
        m_awaiting = replica.tally().accepted > 0;
        if (const qint64 now = m_clock.now().ms; now - m_noted >= noteMs) {
            if (const auto noted = replica.remember(kept::level, QString::number(now)); !noted)
                return Unexpected(noted.error());
            m_noted = now;
        }
        return replica.cursor();
    });
    if (!cursor)
        return Unexpected(cursor.error());
    const QMutexLocker lock(&m_mutex);
    m_now.cursor = *cursor;
    return {};
}

void Line::failed(const Error &error)
{
    if (const auto &brake = m_engine->brake()) {
        // Nothing moves until a person has looked; what they do meanwhile is still sent.
        change([&](LinkState &state) {
            state.link = Link::Online;
            state.brake = brake;
        });
        return;
    }
    ++m_failures;
    qCInfo(lcLine) << "round failed:" << textOf(error.code) << error.message;
    const auto link = linkAfter(error.code);
    // Asking again with the same token, or the same server's other certificate, would only repeat the answer.
    m_talks = link == Link::Offline;
    change([&](LinkState &state) {
        state.link = link;
        state.reason = error;
    });
}

void Line::wait()
{
    qint64 pause = quietMs;
    if (m_talks && m_failures > 0)
        pause = std::min(firstPauseMs << std::min(m_failures - 1, 10), longestPauseMs);
    else if (m_talks && m_awaiting)
        pause = awaitingMs;
    const QMutexLocker lock(&m_mutex);
    if (!m_woken && m_jobs.empty() && !m_stopping)
        m_something.wait(&m_mutex, QDeadlineTimer(pause));
    m_woken = false;
}

} // namespace syncing
