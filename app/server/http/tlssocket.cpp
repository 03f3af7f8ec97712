#include "app/server/http/tlssocket.h"

#include <Poco/Net/Context.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/SSLException.h>
#include <Poco/Net/SecureStreamSocket.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/SocketAddress.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/socket.h>

namespace server {

namespace Net = Poco::Net;

namespace {

constexpr auto serverCiphers = "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305";
constexpr int backlog = 4096;
constexpr size_t largestWrite = 1 << 20;

Unexpected unavailable(const Poco::Exception &exception)
{
    return fail(ErrorCode::Unavailable, {}, QString::fromStdString(exception.displayText()));
}

/// True where the descriptor becomes ready in time.
bool awaits(int descriptor, short events, int ms)
{
    pollfd wait{descriptor, events, 0};
    return ::poll(&wait, 1, std::max(ms, 0)) > 0;
}

} // namespace

struct TlsSocket::Parts {
    Net::SecureStreamSocket socket;
    Net::StreamSocket plain; ///< beneath: Poco 1.11 asks this one, not `socket`, whether it blocks
    std::string peer;
    short wants = POLLIN; ///< what the last call without an outcome was waiting for
};

TlsSocket::TlsSocket(std::unique_ptr<Parts> parts) : m(std::move(parts)) {}
TlsSocket::TlsSocket(TlsSocket &&) noexcept = default;
TlsSocket &TlsSocket::operator=(TlsSocket &&) noexcept = default;
TlsSocket::~TlsSocket() = default;

Result<size_t> TlsSocket::tryReceive(std::span<char> into)
{
    errno = 0; // Poco 1.11 tries again for ever where an old EINTR stands there
    try {
        const int count = m->socket.receiveBytes(into.data(), int(into.size()));
        if (count == 0)
            return fail(ErrorCode::Unavailable);
        m->wants = count == Net::SecureStreamSocket::ERR_SSL_WANT_WRITE ? POLLOUT : POLLIN;
        return size_t(std::max(count, 0));
    } catch (const Poco::Exception &exception) {
        return unavailable(exception);
    }
}

Result<size_t> TlsSocket::trySend(std::string_view bytes)
{
    errno = 0;
    try {
        const int count = m->socket.sendBytes(bytes.data(), int(std::min(bytes.size(), largestWrite)));
        m->wants = count == Net::SecureStreamSocket::ERR_SSL_WANT_READ ? POLLIN : POLLOUT;
        return size_t(std::max(count, 0));
    } catch (const Poco::Exception &exception) {
        return unavailable(exception);
    }
}

Result<size_t> TlsSocket::receive(std::span<char> into, const QDeadlineTimer &deadline)
{
    while (true) {
        const auto count = tryReceive(into);
        if (!count || *count > 0)
            return count;
        if (!awaits(descriptor(), m->wants, int(deadline.remainingTime())))
            return fail(ErrorCode::Unavailable, {}, QStringLiteral("the client is silent"));
    }
}

Result<void> TlsSocket::send(std::string_view bytes, int msForEachWait)
{
    while (!bytes.empty()) {
        const auto count = trySend(bytes);
        if (!count)
            return Unexpected(count.error());
        bytes.remove_prefix(*count);
        if (*count == 0 && !awaits(descriptor(), m->wants, msForEachWait))
            return fail(ErrorCode::Unavailable, {}, QStringLiteral("the client does not read"));
    }
    return {};
}

void TlsSocket::endSending()
{
    ::shutdown(descriptor(), SHUT_WR);
}

bool TlsSocket::holdsBytes() const
{
    return m->socket.available() > 0;
}

bool TlsSocket::waitForBytes(int ms) const
{
    return holdsBytes() || awaits(descriptor(), POLLIN, ms);
}

int TlsSocket::descriptor() const
{
    return m->socket.impl()->sockfd();
}

std::string TlsSocket::peer() const
{
    return m->peer;
}

void TlsSocket::shrinkSendBuffer(int bytes)
{
    ::setsockopt(descriptor(), SOL_SOCKET, SO_SNDBUF, &bytes, sizeof bytes);
}

struct TlsListener::Parts {
    Net::Context::Ptr context;
    Net::ServerSocket socket;
};

TlsListener::TlsListener(std::unique_ptr<Parts> parts) : m(std::move(parts)) {}
TlsListener::TlsListener(TlsListener &&) noexcept = default;
TlsListener::~TlsListener() = default;

Result<TlsListener> TlsListener::open(const QString &address, quint16 port, const TlsFiles &files)
{
    auto parts = std::make_unique<Parts>();
    try {
        Net::Context::Params params;
        params.certificateFile = files.certificate.toStdString();
        params.privateKeyFile = files.key.toStdString();
        params.verificationMode = Net::Context::VERIFY_NONE; // clients show tokens, not certificates
        params.cipherList = serverCiphers;
        params.ecdhCurve = "X25519:P-256";
        parts->context = new Net::Context(Net::Context::TLS_SERVER_USE, params);
        parts->context->requireMinimumProtocol(Net::Context::PROTO_TLSV1_2);
        parts->context->preferServerCiphers();
        SSL_CTX_set_options(parts->context->sslContext(), SSL_OP_NO_RENEGOTIATION);
        // A parked client costs no buffers, and what a non-blocking write could not send may move in memory.
        SSL_CTX_set_mode(parts->context->sslContext(), SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    } catch (const Poco::Exception &exception) {
        return fail(ErrorCode::Untrusted, files.certificate, QString::fromStdString(exception.displayText()));
    }
    try {
        // Poco shares the port by default: two servers would answer in turns, each with its own authority and data.
        parts->socket.bind(Net::SocketAddress(address.toStdString(), port), true, false);
        parts->socket.listen(backlog);
        parts->socket.setBlocking(false);
    } catch (const Poco::Exception &exception) {
        return fail(ErrorCode::Unavailable, QStringLiteral("%1:%2").arg(address).arg(port), QString::fromStdString(exception.displayText()));
    }
    return TlsListener(std::move(parts));
}

std::optional<TlsSocket> TlsListener::accept()
{
    try {
        Net::SocketAddress client;
        auto plain = m->socket.acceptConnection(client);
        plain.setBlocking(false);
        plain.setNoDelay(true);
        auto parts = std::make_unique<TlsSocket::Parts>(TlsSocket::Parts{Net::SecureStreamSocket::attach(plain, m->context), plain, client.host().toString()});
        return TlsSocket(std::move(parts));
    } catch (const Poco::Exception &) {
        return std::nullopt; // none waits, or it has gone again
    }
}

int TlsListener::descriptor() const
{
    return m->socket.impl()->sockfd();
}

quint16 TlsListener::port() const
{
    return m->socket.address().port();
}

} // namespace server
