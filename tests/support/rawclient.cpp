#include "support/rawclient.h"

#include <QDeadlineTimer>
#include <arpa/inet.h>
#include <csignal>
#include <netinet/tcp.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace support {

struct RawClient::Parts {
    SSL_CTX *context = nullptr;
    SSL *ssl = nullptr;
    int socket = -1;
    QByteArray buffer;
    bool connected = false;
    bool ended = false;

    ~Parts()
    {
        SSL_free(ssl);
        SSL_CTX_free(context);
        if (socket >= 0)
            ::close(socket);
    }
};

RawClient::RawClient(quint16 port, const TlsWishes &wishes) : m(std::make_unique<Parts>())
{
    m->context = SSL_CTX_new(TLS_client_method());
    // A test that asks for old TLS must not be stopped by this machine's own caution.
    SSL_CTX_set_security_level(m->context, wishes.leastVersion ? 0 : 1);
    SSL_CTX_set_min_proto_version(m->context, wishes.leastVersion);
    SSL_CTX_set_max_proto_version(m->context, wishes.mostVersion);
    if (!wishes.ciphers.isEmpty())
        SSL_CTX_set_cipher_list(m->context, wishes.ciphers.constData());
    m->socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int on = 1;
    ::setsockopt(m->socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (wishes.receiveBuffer > 0)
        ::setsockopt(m->socket, SOL_SOCKET, SO_RCVBUF, &wishes.receiveBuffer, sizeof wishes.receiveBuffer);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(m->socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        return;
    m->ssl = SSL_new(m->context);
    SSL_set_fd(m->ssl, m->socket);
    SSL_set_tlsext_host_name(m->ssl, "localhost");
    std::signal(SIGPIPE, SIG_IGN);
    m->connected = SSL_connect(m->ssl) == 1;
}

RawClient::~RawClient() = default;
RawClient::RawClient(RawClient &&) noexcept = default;

bool RawClient::isConnected() const
{
    return m->connected;
}

int RawClient::descriptor() const
{
    return m->socket;
}

bool RawClient::send(const QByteArray &bytes)
{
    return m->connected && SSL_write(m->ssl, bytes.constData(), int(bytes.size())) == bytes.size();
}

QByteArray RawClient::receive(int ms)
{
    if (!m->connected || m->ended)
        return {};
    const QDeadlineTimer deadline(ms);
    while (true) {
        if (SSL_pending(m->ssl) == 0) {
            pollfd wait{m->socket, POLLIN, 0};
            if (::poll(&wait, 1, int(deadline.remainingTime())) <= 0)
                return {};
        }
        QByteArray piece(64 * 1024, Qt::Uninitialized);
        const int count = SSL_read(m->ssl, piece.data(), int(piece.size()));
        if (count > 0)
            return piece.left(count);
        m->ended = true;
        return {};
    }
}

bool RawClient::closedWithin(int ms)
{
    const QDeadlineTimer deadline(ms);
    while (m->connected && !m->ended && !deadline.hasExpired())
        m->buffer += receive(int(deadline.remainingTime()));
    return m->ended || !m->connected;
}

RawReply RawClient::reply(int ms)
{
    const QDeadlineTimer deadline(ms);
    const auto fillUntil = [&](auto enough) {
        while (!enough()) {
            const auto piece = receive(int(deadline.remainingTime()));
            if (piece.isEmpty())
                return false;
            m->buffer += piece;
        }
        return true;
    };
    RawReply reply;
    if (!fillUntil([&] { return m->buffer.contains("\r\n\r\n"); }))
        return reply;
    const auto end = m->buffer.indexOf("\r\n\r\n");
    const auto lines = m->buffer.left(end).split('\n');
    m->buffer.remove(0, end + 4);
    reply.status = lines.value(0).split(' ').value(1).toInt();
    for (const auto &line : lines.mid(1))
        reply.headers.insert(line.left(line.indexOf(':')).toLower(), line.mid(line.indexOf(':') + 1).trimmed());
    const auto length = reply.headers.value("content-length").toLongLong();
    if (!fillUntil([&] { return m->buffer.size() >= length; })) {
        reply.status = 0;
        return reply;
    }
    reply.body = m->buffer.left(length);
    m->buffer.remove(0, length);
    return reply;
}

RawReply RawClient::ask(const QByteArray &method, const QByteArray &target, const QByteArrayList &headers, const QByteArray &body)
{
    QByteArray request = method + ' ' + target + " HTTP/1.1\r\nHost: localhost\r\n";
    for (const auto &header : headers)
        request += header + "\r\n";
    if (!body.isEmpty())
        request += (request.contains("\r\nContent-Type:") ? "" : "Content-Type: application/json\r\n") + QByteArray("Content-Length: ") + QByteArray::number(body.size()) + "\r\n";
    send(request + "\r\n" + body); // whoever refuses a request early may stop reading it, and answers all the same
    return reply();
}

} // namespace support
