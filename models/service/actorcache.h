// ActorCache: who the latest tokens were, for a moment, so that a client's next request need not ask the database again.
// What this service itself changes is forgotten at once; what another process changes holds after the entry's life.
#pragma once

#include "service/sessions.h"

#include <QHash>
#include <mutex>

namespace service {

class ActorCache
{
public:
    /// `lifeMs` 0: nothing is kept.
    explicit ActorCache(qint64 lifeMs) : m_lifeMs(lifeMs) {}

    /// The actor behind the token, kept or else by `read`. A failure is never kept.
    Result<Actor> get(const QByteArray &token, Instant now, const std::function<Result<SignedIn>()> &read);
    /// Called after the commit of what may have ended a session or changed an actor. A get() that read before it keeps
    /// nothing.
    void forgetAll();

private:
    struct Entry {
        SignedIn signedIn;
        Instant readAt;
    };

    const qint64 m_lifeMs;
    std::mutex m_mutex;
    QHash<QString, Entry> m_entries; ///< by the token's digest
    quint64 m_generation = 0;        ///< grows with forgetAll()
};

} // namespace service
