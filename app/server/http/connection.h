// One client's connection as requests and replies. A head is gathered without waiting: while it is not complete, the
// connection lies where it costs no thread. A total deadline stands over each body.
#pragma once

#include "app/server/http/reply.h"
#include "app/server/http/requesthead.h"
#include "app/server/http/tlssocket.h"

#include <QByteArray>
#include <QDeadlineTimer>

namespace server {

class Connection
{
public:
    explicit Connection(TlsSocket socket);

    /// There is no room for this client: its first request is answered with that, and then it is over.
    void turnAway() { m_turnedAway = true; }
    [[nodiscard]] bool isTurnedAway() const { return m_turnedAway; }

    enum class State { Incomplete, Ready, Gone };
    /// Takes what has arrived: the handshake, or bytes of the next head.
    State gather();
    /// The head that gather() found Ready. An error is one to answer with and close.
    Result<RequestHead> takeHead();
    /// The body that the head announces. TooLarge beyond the limit; Unavailable where the client has gone.
    Result<QByteArray> readBody(const RequestHead &head, qint64 limit);
    /// Unavailable where the client has gone.
    Result<void> write(const Reply &reply, const std::string &requestId, bool keepAlive);

    /// Ends the connection gently: a plain close would throw away the reply where the client is still sending. From now
    /// on gather() swallows what comes until the client has closed too, or the patience is over.
    void beginClosing();

    /// True where something has arrived, or arrives within that time.
    [[nodiscard]] bool hearsWithin(int ms) const { return m_socket.waitForBytes(ms); }
    /// How long it may lie idle: little while a handshake or a head is on its way, however slowly it comes.
    [[nodiscard]] QDeadlineTimer patience(int idleMs) const;
    [[nodiscard]] int descriptor() const { return m_socket.descriptor(); }
    [[nodiscard]] std::string peer() const { return m_socket.peer(); }
    /// The socket, for a stream of events; the connection is of no use afterwards.
    [[nodiscard]] TlsSocket release() { return std::move(m_socket); }

private:
    /// Appends what arrives to the buffer; false where nothing more comes.
    bool fill(const QDeadlineTimer &deadline);
    Result<void> sendStream(const Reply::Stream &stream);

    TlsSocket m_socket;
    std::string m_buffer;      ///< received, not yet used
    QDeadlineTimer m_headDue;  ///< of the handshake and the first head, then of each head from its first byte on
    bool m_expecting = true;   ///< m_headDue holds
    bool m_closing = false;
    bool m_turnedAway = false;
};

} // namespace server
