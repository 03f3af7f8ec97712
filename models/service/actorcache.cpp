#include "service/actorcache.h"

#include "service/passwords.h"

namespace service {

namespace {

/// Far more than people who work in the same two seconds.
constexpr qsizetype mostEntries = 4096;

} // namespace

Result<Actor> ActorCache::get(const QByteArray &token, Instant now, const std::function<Result<SignedIn>()> &read)
{
    const auto digest = digestOfToken(token);
    quint64 generation = 0;
    {
        const std::scoped_lock lock(m_mutex);
        generation = m_generation;
        // A clock that was turned back makes an entry as old as one that is too old.
        if (const auto found = m_entries.constFind(digest); found != m_entries.cend()) {
            const qint64 age = now.ms - found->readAt.ms;
            if (age >= 0 && age < m_lifeMs && now.ms < found->signedIn.expiresAt.ms)
                return found->signedIn.actor;
        }
    }
    auto signedIn = read();
    if (!signedIn)
        return Unexpected(signedIn.error());
    if (m_lifeMs > 0) {
        const std::scoped_lock lock(m_mutex);
        if (m_entries.size() >= mostEntries)
            m_entries.clear();
        if (generation == m_generation)
            m_entries.insert(digest, {*signedIn, now});
    }
    return std::move(signedIn->actor);
}

void ActorCache::forgetAll()
{
    const std::scoped_lock lock(m_mutex);
    ++m_generation;
    m_entries.clear();
}

} // namespace service
