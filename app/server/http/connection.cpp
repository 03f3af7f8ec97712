#include "app/server/http/connection.h"

#include "app/server/http/problems.h"

#include <array>

namespace server {

namespace {

constexpr int headTimeoutMs = 10'000;
constexpr int bodyTimeoutMs = 60'000;
constexpr int closingTimeoutMs = 2'000;
constexpr int writeTimeoutMs = 10'000;
/// Below this, head and body go out in one write.
constexpr size_t oneWriteBytes = 256 * 1024;

} // namespace

Connection::Connection(TlsSocket socket) : m_socket(std::move(socket)), m_headDue(headTimeoutMs) {}

Connection::State Connection::gather()
{
    std::array<char, 16 * 1024> piece;
    while (!headLength(m_buffer) && m_buffer.size() <= maxHeadBytes) {
        const auto count = m_socket.tryReceive(piece);
        if (!count || (m_expecting && m_headDue.hasExpired()))
            return State::Gone;
        if (*count == 0)
            return State::Incomplete;
        if (m_closing)
            continue;
        if (!std::exchange(m_expecting, true))
            m_headDue.setRemainingTime(headTimeoutMs);
        m_buffer.append(piece.data(), *count);
    }
    return State::Ready;
}

void Connection::beginClosing()
{
    m_socket.endSending();
    m_buffer.clear();
    m_closing = true;
    m_expecting = true;
    m_headDue.setRemainingTime(closingTimeoutMs);
}

Result<RequestHead> Connection::takeHead()
{
    m_expecting = false;
    const auto length = headLength(m_buffer);
    if (!length)
        return fail(ErrorCode::TooLarge, QStringLiteral("head"));
    auto head = parseHead(std::string_view(m_buffer).substr(0, *length));
    m_buffer.erase(0, *length);
    return head;
}

QDeadlineTimer Connection::patience(int idleMs) const
{
    return m_expecting ? m_headDue : QDeadlineTimer(idleMs);
}

bool Connection::fill(const QDeadlineTimer &deadline)
{
    std::array<char, 16 * 1024> piece;
    const auto count = m_socket.receive(piece, deadline);
    if (count)
        m_buffer.append(piece.data(), *count);
    return count.has_value();
}

Result<QByteArray> Connection::readBody(const RequestHead &head, qint64 limit)
{
    if (head.contentLength.value_or(0) > limit)
        return fail(ErrorCode::TooLarge, QStringLiteral("body"), QStringLiteral("more than %1 bytes").arg(limit));
    const bool announced = head.chunked || head.contentLength.value_or(0) > 0;
    if (announced && head.header("expect") == "100-continue") {
        if (const auto told = m_socket.send("HTTP/1.1 100 Continue\r\n\r\n", writeTimeoutMs); !told)
            return Unexpected(told.error());
    }
    const QDeadlineTimer deadline(bodyTimeoutMs);
    const auto gone = [] { return fail(ErrorCode::Unavailable, QStringLiteral("body"), QStringLiteral("the client went away")); };
    if (head.chunked) {
        ChunkedBody chunks(limit);
        std::string body;
        while (true) {
            const auto end = chunks.take(m_buffer, body);
            if (!end)
                return Unexpected(end.error());
            if (*end)
                return QByteArray(body.data(), qsizetype(body.size()));
            if (!fill(deadline))
                return gone();
        }
    }
    const auto length = size_t(head.contentLength.value_or(0));
    while (m_buffer.size() < length)
        if (!fill(deadline))
            return gone();
    QByteArray body(m_buffer.data(), qsizetype(length));
    m_buffer.erase(0, length);
    return body;
}

/// What cannot be read any more ends the connection: the length was promised.
Result<void> Connection::sendStream(const Reply::Stream &stream)
{
    for (qint64 at = 0; at < stream.length;) {
        const auto piece = stream.next(at);
        if (!piece || piece->empty())
            return fail(ErrorCode::Unavailable, QStringLiteral("body"), QStringLiteral("it cannot be read to its end"));
        const auto sent = m_socket.send(*piece, writeTimeoutMs);
        if (!sent)
            return sent;
        at += qint64(piece->size());
    }
    return {};
}

Result<void> Connection::write(const Reply &reply, const std::string &requestId, bool keepAlive)
{
    const size_t length = reply.stream ? size_t(reply.stream->length) : reply.body ? reply.body->size() : 0;
    std::string out = "HTTP/1.1 " + std::to_string(reply.status) + ' ' + reasonOf(reply.status) + "\r\n";
    out.reserve(512 + (length < oneWriteBytes ? length : 0));
    if (length > 0)
        out += "Content-Type: " + reply.contentType + "\r\n";
    if (reply.status != 204 && reply.status != 304)
        out += "Content-Length: " + std::to_string(length) + "\r\n";
    for (const auto &[name, value] : reply.headers)
        out += name + ": " + value + "\r\n";
    out += "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nX-Request-Id: " + requestId + "\r\n";
    out += keepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    if (reply.stream)
        return m_socket.send(out, writeTimeoutMs).and_then([&] { return sendStream(*reply.stream); });
    if (length < oneWriteBytes) {
        if (reply.body)
            out += *reply.body;
        return m_socket.send(out, writeTimeoutMs);
    }
    return m_socket.send(out, writeTimeoutMs).and_then([&] { return m_socket.send(*reply.body, writeTimeoutMs); });
}

} // namespace server
