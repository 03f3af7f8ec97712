// Sockets under TLS, without exceptions: the server's one adapter over Poco::Net. TLS 1.2 and later, modern ciphers.
#pragma once

#include "contract/result.h"

#include <QDeadlineTimer>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

namespace server {

using namespace contract;

/// One connection. Used by one thread at a time; it may move between threads. It never blocks but in the calls with a
/// deadline; the handshake is done on the way, by whichever call comes first.
class TlsSocket
{
public:
    struct Parts;
    explicit TlsSocket(std::unique_ptr<Parts> parts);
    TlsSocket(TlsSocket &&) noexcept;
    TlsSocket &operator=(TlsSocket &&) noexcept;
    ~TlsSocket();

    /// Bytes read at once; 0 where none are there now. Unavailable where the other side has closed.
    Result<size_t> tryReceive(std::span<char> into);
    /// Bytes taken at once; 0 where the buffer is full.
    Result<size_t> trySend(std::string_view bytes);

    /// Waits for bytes. Unavailable where the other side has closed or the deadline is over.
    Result<size_t> receive(std::span<char> into, const QDeadlineTimer &deadline);
    /// Sends everything. Unavailable as above; the deadline is for each wait, since a large page may take long.
    Result<void> send(std::string_view bytes, int msForEachWait);

    /// Tells the other side that nothing more comes; what it still sends can be read.
    void endSending();

    /// True where unpacked bytes wait in the TLS layer: no event of the descriptor will tell of them.
    [[nodiscard]] bool holdsBytes() const;
    /// True where bytes arrive within that time.
    [[nodiscard]] bool waitForBytes(int ms) const;
    [[nodiscard]] int descriptor() const;
    /// The other side's address, without its port.
    [[nodiscard]] std::string peer() const;
    /// The kernel's send buffer: small for clients that should be found out soon when they do not read.
    void shrinkSendBuffer(int bytes);

private:
    std::unique_ptr<Parts> m;
};

struct TlsFiles {
    QString certificate; ///< PEM: the server's, then its authority's
    QString key;
};

class TlsListener
{
public:
    /// Untrusted where certificate and key cannot be used, Unavailable where the address is taken.
    static Result<TlsListener> open(const QString &address, quint16 port, const TlsFiles &files);
    TlsListener(TlsListener &&) noexcept;
    ~TlsListener();

    /// The next connection that waits; nothing where none does.
    [[nodiscard]] std::optional<TlsSocket> accept();
    [[nodiscard]] int descriptor() const;
    [[nodiscard]] quint16 port() const;

private:
    struct Parts;
    explicit TlsListener(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m;
};

} // namespace server
