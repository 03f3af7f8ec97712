// OutboxSender: brings the acts to the server, in their order, and the answers back. Straight blocking code.
#pragma once

#include "sync/desk.h"

namespace syncing {

class OutboxSender
{
public:
    OutboxSender(Desk &desk, Transport &transport, const Clock &clock);

    /// Sends until nothing that may be sent is left. Returns how many acts got an answer. An error of the way (Unavailable,
    /// TooMany, NotSignedIn, Untrusted …) ends it: those acts stay queued under the same ids, since their answer may have
    /// been lost on the way back. An act that the server will not even read comes back to the person; the others go on.
    /// The content that an act names goes before it; acts without one do not wait for it.
    Result<int> sendAll();

private:
    Result<int> sendWithContent(const Command &command);
    Result<void> bringContent(const Command &command);
    Result<int> couldNotBring(const Command &command, const Error &error);
    Result<int> send(std::span<const Command> commands);
    void postpone(const QUuid &command);
    [[nodiscard]] QSet<QUuid> postponed() const;

    Desk &m_desk;
    Transport &m_transport;
    const Clock &m_clock;
    /// Acts at which the server stumbled, and when they are tried again: they do not hold up the others.
    struct Pause {
        Instant until;
        qint64 lengthMs = 0;
    };
    QHash<QUuid, Pause> m_pauses;
};

} // namespace syncing
