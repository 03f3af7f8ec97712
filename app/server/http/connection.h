// One client's connection as requests and replies. A total deadline stands over each head and each body, so that a
// client that sends a byte now and then cannot hold a thread.
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

    /// The next head; nothing where the client has closed or gone silent. An error is one to answer with and close.
    Result<std::optional<RequestHead>> readHead();
    /// The body that the head announces. TooLarge beyond the limit; Unavailable where the client has gone.
    Result<QByteArray> readBody(const RequestHead &head, qint64 limit);
    /// Unavailable where the client has gone.
    Result<void> write(const Reply &reply, const std::string &requestId, bool keepAlive);

    /// True where the next request is at hand, or comes within that time.
    [[nodiscard]] bool nextWithin(int ms) const;
    [[nodiscard]] int descriptor() const { return m_socket.descriptor(); }
    [[nodiscard]] std::string peer() const { return m_socket.peer(); }
    /// The socket, for a stream of events; the connection is of no use afterwards.
    [[nodiscard]] TlsSocket release() { return std::move(m_socket); }

private:
    /// Appends what arrives to the buffer; false where nothing more comes.
    bool fill(const QDeadlineTimer &deadline);

    TlsSocket m_socket;
    std::string m_buffer; ///< received, not yet used
};

} // namespace server
