// Overlay: predictions on top of what the server said. A record shown is always: its base, then its unsettled acts in
// their order, each decided by the same function as on the server. Recomputed whole, so it cannot drift.
#pragma once

#include "contract/actor.h"
#include "replica/cache.h"
#include "replica/pendingacts.h"
#include "rules/decide.h"

namespace replica {

/// Numbers that offline records carry until the server gives theirs: 暂-0001.
[[nodiscard]] QString provisionalNumber(qint64 number);

class Overlay
{
public:
    Overlay(Cache &cache, PendingActs &acts, const Actor &actor, const Catalogues &catalogues);

    /// What the rules say of the command on the records as they are shown, which stand beside its targets.
    struct Judged {
        rules::Verdict verdict;
        std::vector<rules::Subject> subjects;
    };
    [[nodiscard]] Judged judge(const Command &command);
    /// Shows what the rules have just decided for an act that is in the outbox by now. Only a record on which another act
    /// lies, or which is new, is predicted from its base. Within a transaction of the cache.
    Result<void> show(const Command &command, Judged judged);

    /// Shows the record anew. Within a transaction of the cache.
    Result<void> rebase(const Shape &shape, const QUuid &id);
    /// The same for every record that acts lie on or lay on: after a start, and on a new cache file.
    Result<void> rebaseAll();
    /// Takes what the server says of a record, below the acts that lie on it; or an entry of a record's history.
    Result<void> absorb(const RowView &row);

    /// The records of an Accepted act whose accepted revision the cache does not hold yet.
    Result<QSet<QUuid>> awaitedOf(const Act &act);
    /// The server's state of a record that the cache holds.
    Result<std::optional<Base>> confirmed(const Shape &shape, const QUuid &id);

private:
    Result<void> showOver(const Shape &shape, const Record &base, Record &shown);
    [[nodiscard]] std::optional<Record> predicted(const Shape &shape, const Base &base, std::span<PendingAct *const> acts);
    [[nodiscard]] std::optional<Record> after(const Act &act, const Shape &shape, const QUuid &id, std::optional<Record> current);

    Cache &m_cache;
    PendingActs &m_acts;
    const Actor &m_actor;
    const Catalogues &m_catalogues;
};

} // namespace replica
