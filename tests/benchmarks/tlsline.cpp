#include "benchmarks/tlsline.h"

#include "benchmarks/bench.h"

#include <arpa/inet.h>
#include <cstring>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace bench {

namespace {

SSL_CTX *sharedContext()
{
    static SSL_CTX *const context = SSL_CTX_new(TLS_client_method());
    return context;
}

} // namespace

std::string getRequest(const std::string &target, const std::string &headers)
{
    return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
}

TlsLine::TlsLine(int port, int receiveBuffer) : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    const int on = 1;
    ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (receiveBuffer > 0)
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, sizeof receiveBuffer);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(uint16_t(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        giveUp("no connection to port " + std::to_string(port));
    m_ssl = SSL_new(sharedContext());
    SSL_set_fd(m_ssl, m_socket);
    if (SSL_connect(m_ssl) != 1)
        giveUp("no TLS with port " + std::to_string(port));
}

TlsLine::TlsLine(TlsLine &&other) noexcept
    : m_socket(std::exchange(other.m_socket, -1)), m_ssl(std::exchange(other.m_ssl, nullptr)), m_buffer(std::move(other.m_buffer)), m_used(other.m_used)
{
}

TlsLine::~TlsLine()
{
    SSL_free(m_ssl);
    if (m_socket >= 0)
        ::close(m_socket);
}

void TlsLine::send(const std::string &request)
{
    if (SSL_write(m_ssl, request.data(), int(request.size())) != int(request.size()))
        giveUp("a request could not be sent");
}

size_t TlsLine::fill()
{
    constexpr size_t piece = 64 * 1024;
    if (m_buffer.size() < m_used + piece)
        m_buffer.resize(m_used + piece);
    const int count = SSL_read(m_ssl, m_buffer.data() + m_used, int(piece));
    if (count <= 0)
        giveUp("the other side closed");
    m_used += size_t(count);
    return size_t(count);
}

size_t TlsLine::answer()
{
    m_used = 0;
    size_t end = std::string::npos;
    while (end == std::string::npos) {
        fill();
        end = std::string_view(m_buffer.data(), m_used).find("\r\n\r\n");
    }
    const std::string_view head(m_buffer.data(), end + 2);
    constexpr std::string_view label = "Content-Length: ";
    const size_t at = head.find(label);
    if (!head.starts_with("HTTP/1.1 200") || at == std::string_view::npos)
        giveUp("answered " + std::string(head.substr(0, 200)));
    const size_t length = std::strtoul(head.data() + at + label.size(), nullptr, 10);
    while (m_used < end + 4 + length)
        fill();
    return length;
}

std::string TlsLine::fetch(const std::string &request)
{
    send(request);
    const size_t length = answer();
    return m_buffer.substr(m_used - length, length);
}

void TlsLine::head()
{
    m_used = 0;
    while (std::string_view(m_buffer.data(), m_used).find("\r\n\r\n") == std::string_view::npos)
        fill();
    if (!m_buffer.starts_with("HTTP/1.1 200"))
        giveUp("answered " + m_buffer.substr(0, 200));
}

} // namespace bench
