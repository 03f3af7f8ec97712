// Poco and its exceptions end in this file.
#include "link/conversation.h"

#include "link/compression.h"
#include "link/messages.h"
#include "link/wire.h"

#include <Poco/Net/Context.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/HTTPSClientSession.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/SSLException.h>
#include <Poco/Net/SecureStreamSocket.h>
#include <QDeadlineTimer>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

Q_LOGGING_CATEGORY(lcLink, "yunheng.link")

namespace wire {

namespace {

namespace Net = Poco::Net;

constexpr auto clientCiphers = "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:"
                               "ECDHE-RSA-AES128-GCM-SHA256:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-CHACHA20-POLY1305";
constexpr size_t maxAnswerBytes = maxPageBytes;
constexpr size_t maxEventBytes = 64 * 1024;
/// Shorter than the server keeps an idle connection, so that we seldom write into a closed one.
constexpr qint64 idleMs = 20'000;
/// A server says a word to who waits for news every 15 seconds, also if there are none; one that is silent longer is gone.
constexpr int silentMs = 20'000;

struct Answer {
    int status = 0;
    std::string body;
    std::string range; ///< the Content-Range header
};

QByteArray bytesOf(const std::string &text)
{
    return QByteArray(text.data(), qsizetype(text.size()));
}

/// A session over a socket that we have connected ourselves, so that connecting can be cancelled.
class AttachedSession : public Net::HTTPSClientSession
{
public:
    AttachedSession(const std::string &host, quint16 port, const Net::Context::Ptr &context, const Net::StreamSocket &socket) : HTTPSClientSession(host, port, context)
    {
        attachSocket(socket);
    }
    /// Poco 1.11 waits three times the time-out for the first byte over TLS: in the read, in its poll and once more.
    void awaitAnswer(const Poco::Timespan &timeout)
    {
        if (buffered() == 0 && !socket().poll(timeout, Net::Socket::SELECT_READ))
            throw Poco::TimeoutException("no answer");
    }
};

/// What Poco threw, as our errors.
Error errorOf(const Poco::Exception &exception)
{
    const auto text = QString::fromStdString(exception.displayText());
    const bool certificate = dynamic_cast<const Net::CertificateValidationException *>(&exception) || dynamic_cast<const Net::InvalidCertificateException *>(&exception)
        || dynamic_cast<const Net::SSLContextException *>(&exception) || dynamic_cast<const Poco::FileException *>(&exception) // the pinned authority cannot be read
        || text.contains(QLatin1StringView("certificate verify failed"));
    return {certificate ? ErrorCode::Untrusted : ErrorCode::Unavailable, {}, text};
}

/// What a status means where the answer does not say it itself: a proxy in between, or no server of ours.
ErrorCode codeOf(int status)
{
    switch (status) {
    case 401: return ErrorCode::NotSignedIn;
    case 404: return ErrorCode::NotFound;
    case 410: return ErrorCode::CursorGone;
    case 413: return ErrorCode::TooLarge;
    case 429: return ErrorCode::TooMany;
    case 502:
    case 503:
    case 504: return ErrorCode::Unavailable;
    default: return ErrorCode::Internal;
    }
}

} // namespace

class Conversation::Parts
{
public:
    explicit Parts(ServerAddress address) : m_address(std::move(address)), m_wake(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {}
    ~Parts() { ::close(m_wake); }

    Result<std::string> ask(const Question &question, const std::function<std::string(const std::string &body)> &follow);
    Result<Part> askPart(const Question &question);
    Result<bool> waitForNews(int timeoutMs);
    void cancel();
    void useToken(const QByteArray &token);

private:
    /// Marks a call as in progress, so that cancel() knows what to end.
    class Call
    {
    public:
        explicit Call(Parts &conversation) : m(conversation)
        {
            const QMutexLocker lock(&m.m_guard);
            m.m_busy = true;
            m.m_cancelled = false;
        }
        ~Call()
        {
            const QMutexLocker lock(&m.m_guard);
            m.m_busy = false;
            m.m_descriptor = -1;
        }
        Q_DISABLE_COPY_MOVE(Call)
    private:
        Parts &m;
    };

    std::unique_ptr<AttachedSession> connect();
    void send(const Question &question);
    Answer receive();
    Result<Answer> exchange(const Question &question);
    void drop();
    void watch(int descriptor);
    bool cancelled();
    Error failure(const Poco::Exception &exception);
    Result<void> openNews();
    /// True where the buffered events hold a head that we have not seen.
    bool readEvents();

    const ServerAddress m_address;
    std::string m_token;
    Net::Context::Ptr m_context;
    std::unique_ptr<AttachedSession> m_session;
    QElapsedTimer m_lastUse;
    std::string m_ahead; ///< path of the question that is already on its way

    std::optional<Net::StreamSocket> m_news;
    Net::StreamSocket m_plain; ///< beneath the latest connection: Poco 1.11 asks it whether to block
    std::string m_events; ///< bytes of the news connection that are no whole line yet
    std::string m_lastHead;

    QMutex m_guard; ///< over the four below, which cancel() touches from its thread
    bool m_busy = false;
    bool m_cancelled = false;
    bool m_nudged = false; ///< cancel() came between two calls: the next wait must not sleep through it
    int m_descriptor = -1; ///< of the blocking connection
    const int m_wake;
};

void Conversation::Parts::watch(int descriptor)
{
    const QMutexLocker lock(&m_guard);
    m_descriptor = descriptor;
}

bool Conversation::Parts::cancelled()
{
    const QMutexLocker lock(&m_guard);
    return m_cancelled;
}

void Conversation::Parts::cancel()
{
    const QMutexLocker lock(&m_guard);
    if (!m_busy) {
        m_nudged = true;
        return;
    }
    m_cancelled = true;
    if (m_descriptor >= 0)
        ::shutdown(m_descriptor, SHUT_RDWR);
    ::eventfd_write(m_wake, 1);
}

void Conversation::Parts::useToken(const QByteArray &token)
{
    if (token.toStdString() == m_token)
        return;
    m_token = token.toStdString();
    drop();
    m_news.reset();
}

void Conversation::Parts::drop()
{
    watch(-1);
    m_session.reset();
    m_ahead.clear();
}

Error Conversation::Parts::failure(const Poco::Exception &exception)
{
    drop();
    if (cancelled())
        return {ErrorCode::Cancelled, {}, {}};
    const auto error = errorOf(exception);
    qCInfo(lcLink) << "no answer from" << m_address.host << m_address.port << error.message;
    return error;
}

std::unique_ptr<AttachedSession> Conversation::Parts::connect()
{
    if (!m_context) {
        Net::Context::Params params;
        params.verificationMode = Net::Context::VERIFY_STRICT;
        params.caLocation = m_address.authorityFile.toStdString();
        params.loadDefaultCAs = false;
        params.cipherList = clientCiphers;
        if (params.caLocation.empty())
            throw Net::CertificateValidationException("no authority is pinned");
        m_context = new Net::Context(Net::Context::TLS_CLIENT_USE, params);
        m_context->requireMinimumProtocol(Net::Context::PROTO_TLSV1_2);
    }
    const Poco::Timespan timeout(Poco::Timespan::TimeDiff(m_address.timeoutMs) * 1000);
    const auto host = m_address.host.toStdString();
    Net::StreamSocket plain;
    plain.connectNB(Net::SocketAddress(host, m_address.port));
    // From here on cancel() can end the call: it shuts the descriptor down.
    watch(plain.impl()->sockfd());
    if (cancelled() || !plain.poll(timeout, Net::Socket::SELECT_WRITE | Net::Socket::SELECT_ERROR))
        throw Poco::TimeoutException("connecting");
    if (const int error = plain.impl()->socketError(); error != 0)
        throw Net::NetException("connecting", error);
    plain.setBlocking(true);
    plain.setReceiveTimeout(timeout);
    plain.setSendTimeout(timeout);
    plain.setNoDelay(true);
    m_plain = plain;
    auto session = std::make_unique<AttachedSession>(host, m_address.port, m_context, Net::SecureStreamSocket::attach(plain, host, m_context));
    session->setTimeout(timeout);
    session->setKeepAlive(true);
    session->setKeepAliveTimeout(Poco::Timespan(3600, 0)); // we close idle connections ourselves; Poco must not reconnect
    return session;
}

void Conversation::Parts::send(const Question &question)
{
    Net::HTTPRequest request(question.method, question.path, Net::HTTPRequest::HTTP_1_1);
    request.setHost(m_address.host.toStdString(), m_address.port);
    request.set("Accept-Encoding", "zstd, gzip");
    if (!m_token.empty())
        request.set("Authorization", "Bearer " + m_token);
    if (!question.range.empty())
        request.set("Range", question.range);
    if (question.method != Net::HTTPRequest::HTTP_GET) {
        request.setContentType(question.contentType);
        request.setContentLength64(question.body.size());
    }
    auto &stream = m_session->sendRequest(request);
    stream.write(question.body.constData(), question.body.size());
    m_session->flushRequest();
    // Poco remembers a failed write instead of throwing it through the stream.
    if (const auto *failed = m_session->networkException())
        failed->rethrow();
}

Answer Conversation::Parts::receive()
{
    Net::HTTPResponse response;
    m_session->awaitAnswer(Poco::Timespan(Poco::Timespan::TimeDiff(m_address.timeoutMs) * 1000));
    auto &stream = m_session->receiveResponse(response);
    const auto encoding = encodingOf(response.get("Content-Encoding", ""));
    if (!encoding)
        throw Net::HTTPException("unknown content encoding");
    Answer answer{.status = response.getStatus(), .body = {}, .range = response.get("Content-Range", "")};
    Unpacker unpacker(*encoding, maxAnswerBytes);
    std::array<char, 64 * 1024> piece;
    size_t received = 0;
    while (stream.read(piece.data(), piece.size()) || stream.gcount() > 0) {
        const auto count = size_t(stream.gcount());
        received += count;
        if (!unpacker.feed({piece.data(), count}, answer.body))
            throw Net::HTTPException("the answer is too large or malformed");
    }
    if (const auto *failed = m_session->networkException())
        failed->rethrow();
    const bool whole = !response.hasContentLength() || received == size_t(response.getContentLength64());
    if (!whole || (received > 0 && !unpacker.finish()))
        throw Net::HTTPException("the answer is cut off");
    if (!response.getKeepAlive())
        drop();
    m_lastUse.start();
    return answer;
}

Result<Answer> Conversation::Parts::exchange(const Question &question)
{
    // An idle connection may have been closed by the server at this moment; every question may be asked twice, for a
    // command's id makes its repetition harmless. A fresh connection that fails has really failed.
    while (true) {
        const bool onItsWay = m_session && !m_ahead.empty() && m_ahead == question.path;
        if (!onItsWay && (!m_ahead.empty() || (m_session && m_lastUse.hasExpired(idleMs))))
            drop();
        const bool reused = m_session != nullptr;
        if (reused)
            watch(m_session->socket().impl()->sockfd());
        try {
            if (!m_session)
                m_session = connect();
            if (!onItsWay)
                send(question);
            m_ahead.clear();
            return receive();
        } catch (const Poco::Exception &exception) {
            const auto error = failure(exception);
            if (!reused || error.code != ErrorCode::Unavailable || dynamic_cast<const Poco::TimeoutException *>(&exception))
                return Unexpected(error);
        }
    }
}

Result<std::string> Conversation::Parts::ask(const Question &question, const std::function<std::string(const std::string &)> &follow)
{
    const Call call(*this);
    auto answer = exchange(question);
    if (!answer)
        return Unexpected(answer.error());
    if (answer->status >= 300)
        return Unexpected(errorFromProblem(bytesOf(answer->body), codeOf(answer->status)));
    if (!follow || !m_session)
        return std::move(answer->body);
    const auto next = follow(answer->body);
    if (next.empty())
        return std::move(answer->body);
    try {
        send({.path = next});
        m_ahead = next;
    } catch (const Poco::Exception &exception) {
        // The answer that we have is whole; the next call will meet the trouble itself.
        qCInfo(lcLink) << "could not ask ahead" << QString::fromStdString(exception.displayText());
        drop();
    }
    return std::move(answer->body);
}

Result<Part> Conversation::Parts::askPart(const Question &question)
{
    const Call call(*this);
    auto answer = exchange(question);
    if (!answer)
        return Unexpected(answer.error());
    if (answer->status >= 300)
        return Unexpected(errorFromProblem(bytesOf(answer->body), codeOf(answer->status)));
    return Part{std::move(answer->body), std::move(answer->range)};
}

Result<void> Conversation::Parts::openNews()
{
    try {
        // The session of the questions stands aside, so that both can use connect() and send().
        auto aside = std::exchange(m_session, connect());
        const auto ahead = std::exchange(m_ahead, {});
        const auto restore = [&] {
            auto news = std::exchange(m_session, std::move(aside));
            m_ahead = ahead;
            watch(-1); // a cancelled wait leaves both connections whole
            return news;
        };
        Net::HTTPResponse response;
        try {
            send({.path = "/api/v1/events"});
            m_session->receiveResponse(response);
        } catch (const Poco::Exception &) {
            restore();
            throw;
        }
        if (response.getStatus() != Net::HTTPResponse::HTTP_OK) {
            restore();
            return fail(codeOf(response.getStatus()), {}, QStringLiteral("no events"));
        }
        const auto news = restore();
        Poco::Buffer<char> rest(0);
        m_news.emplace(news->detachSocket());
        news->drainBuffer(rest);
        m_events.assign(rest.begin(), rest.size());
        m_plain.setBlocking(false);
        return {};
    } catch (const Poco::Exception &exception) {
        watch(-1);
        if (cancelled())
            return fail(ErrorCode::Cancelled);
        return Unexpected(errorOf(exception));
    }
}

bool Conversation::Parts::readEvents()
{
    bool news = false;
    size_t at = 0;
    for (size_t newline = m_events.find('\n'); newline != std::string::npos; newline = m_events.find('\n', at)) {
        const auto line = std::string_view(m_events).substr(at, newline - at);
        at = newline + 1;
        if (line.starts_with("data:") && line != m_lastHead) {
            m_lastHead = line;
            news = true;
        }
    }
    m_events.erase(0, at);
    return news;
}

Result<bool> Conversation::Parts::waitForNews(int timeoutMs)
{
    const Call call(*this);
    {
        const QMutexLocker lock(&m_guard);
        if (std::exchange(m_nudged, false))
            return fail(ErrorCode::Cancelled);
    }
    eventfd_t ignored = 0;
    ::eventfd_read(m_wake, &ignored);
    if (!m_news) {
        if (const auto opened = openNews(); !opened)
            return Unexpected(opened.error());
    }
    const QDeadlineTimer deadline(timeoutMs);
    bool heard = false;
    while (true) {
        if (readEvents())
            return true;
        if (cancelled())
            return fail(ErrorCode::Cancelled);
        if (m_events.size() > maxEventBytes) {
            m_news.reset();
            return fail(ErrorCode::BadRequest, QStringLiteral("events"), QStringLiteral("a line without end"));
        }
        try {
            std::array<char, 4096> piece;
            const int count = m_news->receiveBytes(piece.data(), int(piece.size()));
            if (count > 0) {
                heard = true;
                m_events.append(piece.data(), size_t(count));
                continue;
            }
            if (count == 0)
                throw Net::ConnectionResetException("the server closed the events");
            std::array<pollfd, 2> waits{pollfd{m_news->impl()->sockfd(), POLLIN, 0}, pollfd{m_wake, POLLIN, 0}};
            if (::poll(waits.data(), waits.size(), int(deadline.remainingTime())) == 0) {
                if (!heard && timeoutMs >= silentMs)
                    throw Poco::TimeoutException("no heartbeat");
                return false;
            }
        } catch (const Poco::Exception &exception) {
            m_news.reset();
            return Unexpected(errorOf(exception));
        }
    }
}

Conversation::Conversation(ServerAddress address) : m(std::make_unique<Parts>(std::move(address))) {}
Conversation::~Conversation() = default;

Result<std::string> Conversation::ask(const Question &question, const std::function<std::string(const std::string &)> &follow)
{
    return m->ask(question, follow);
}

Result<Part> Conversation::askPart(const Question &question)
{
    return m->askPart(question);
}

Result<bool> Conversation::waitForNews(int timeoutMs)
{
    return m->waitForNews(timeoutMs);
}

void Conversation::cancel()
{
    m->cancel();
}

void Conversation::useToken(const QByteArray &token)
{
    m->useToken(token);
}

} // namespace wire
