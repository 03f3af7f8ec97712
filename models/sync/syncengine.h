// SyncEngine: keeps the cache level with the server: pulls the feed, fills a new cache where there is none or the cursor
// is gone, and brakes where a sync would take away suspiciously much. Straight blocking code.
#pragma once

#include "sync/desk.h"
#include "sync/linkstate.h"

namespace replica {
class Refill;
}

namespace syncing {

class SyncEngine
{
public:
    struct Hooks {
        std::function<void(qint64 loaded, qint64 expected)> progress = [](qint64, qint64) {};
        std::function<bool()> cancelled = [] { return false; };
    };
    SyncEngine(Desk &desk, Transport &transport, Hooks hooks);

    /// One cheap question: does the server answer, and does it take our token?
    Result<void> isReachable();
    /// Level with the server, or why not. Filling happens by itself.
    Result<void> pull();
    /// Fills a new cache from the server and shows it; the old one is read until then, and unsettled acts lie on the new
    /// one as they lay on the old. A filling that was cut off goes on where it stood.
    Result<void> refill();

    /// Set where the last pull or refill stopped before a removal; that call returned Cancelled.
    [[nodiscard]] const std::optional<DeletionBrake> &brake() const { return m_brake; }
    /// A person wants the removal: the next pull does not brake.
    void releaseBrake();

private:
    /// Records by entity, in an order to be written down in.
    using Removed = std::map<QString, qint64>;
    Result<void> absorb(const replica::RowBatch &rows, const ChangePage &page);
    /// By entity, what this sync would have removed with these rows; an error where that is suspiciously much.
    Result<Removed> brakeBefore(const replica::RowBatch &rows);
    Result<void> recallRemoved();
    Result<void> noteRemoved(Removed removed);
    Result<void> brakeBeforeAdopting(const std::vector<EntityCount> &atServer, const std::vector<EntityCount> &filled);
    Result<void> stop(DeletionBrake brake);
    Result<void> fill(replica::Refill &refill, const std::vector<EntityCount> &expected);
    Result<void> replay(replica::Refill &refill);

    Desk &m_desk;
    Transport &m_transport;
    Hooks m_hooks;
    std::optional<DeletionBrake> m_brake;
    bool m_released = false;
    std::optional<Removed> m_removed; ///< since the cache was level with the server; unset: not recalled yet
};

} // namespace syncing
