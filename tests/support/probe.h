// Probe: finds a free port of the loopback, and tells whether something listens on one.
#pragma once

#include <QtGlobal>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace support {

class Probe
{
public:
    Probe() : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {}
    ~Probe() { ::close(m_socket); }
    Q_DISABLE_COPY_MOVE(Probe)

    [[nodiscard]] quint16 freePort() const
    {
        auto address = loopback(0);
        socklen_t size = sizeof address;
        ::bind(m_socket, reinterpret_cast<sockaddr *>(&address), size);
        ::getsockname(m_socket, reinterpret_cast<sockaddr *>(&address), &size);
        return ntohs(address.sin_port);
    }
    [[nodiscard]] bool reaches(quint16 port) const
    {
        const auto address = loopback(port);
        return ::connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    }

private:
    static sockaddr_in loopback(quint16 port)
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        return address;
    }
    const int m_socket;
};

} // namespace support
