// A bare HTTPS client over OpenSSL that says exactly what it is told to say, also what no decent client would.
#pragma once

#include <QByteArray>
#include <QMap>
#include <memory>
#include <optional>

namespace support {

struct RawReply {
    int status = 0; ///< 0: the connection ended without an answer
    QMap<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
};

struct TlsWishes {
    int leastVersion = 0;  ///< of OpenSSL (TLS1_1_VERSION …); 0: the library's own
    int mostVersion = 0;
    QByteArray ciphers;    ///< of TLS 1.2; empty: the library's own
    int receiveBuffer = 0; ///< of the socket, before it connects; 0: the kernel's own
};

class RawClient
{
public:
    /// Connects to the loopback without looking at the certificate.
    explicit RawClient(quint16 port, const TlsWishes &wishes = {});
    ~RawClient();
    RawClient(RawClient &&) noexcept;

    [[nodiscard]] bool isConnected() const;
    bool send(const QByteArray &bytes);
    /// Whatever arrives next, at most that long awaited; empty at the end or when nothing comes.
    QByteArray receive(int ms);
    /// The next reply of the connection.
    RawReply reply(int ms = 10'000);
    /// A well-formed request and its reply. Headers are lines without their ends.
    RawReply ask(const QByteArray &method, const QByteArray &target, const QByteArrayList &headers = {}, const QByteArray &body = {});
    /// True once the server has closed; waits at most that long.
    bool closedWithin(int ms);
    [[nodiscard]] int descriptor() const;

private:
    struct Parts;
    std::unique_ptr<Parts> m;
};

} // namespace support
