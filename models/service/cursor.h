// Where a reader of the feed stands, and for whom: the inside of contract::Cursor.
#pragma once

#include "contract/result.h"
#include "contract/sync.h"

namespace service {

using namespace contract;

/// A place in the change feed, in the order in which the feed is read. SQLite uses the sequence alone (xid 0).
struct Position {
    qint64 xid = 0;
    qint64 seq = 0;
    auto operator<=>(const Position &) const = default;
};

struct Standing {
    QUuid epoch;       ///< a restored server begins a new one
    Position position; ///< everything up to here is known
    QByteArray scope;  ///< scopeDigest of the actor that it was made for
    bool operator==(const Standing &) const = default;
};

[[nodiscard]] Cursor cursorOf(const Standing &standing);
/// BadRequest for anything that cursorOf() did not make.
[[nodiscard]] Result<Standing> standingOf(const Cursor &cursor);

/// Eight bytes that change when what the actor may see changes.
[[nodiscard]] QByteArray scopeDigest(const Actor &actor);

} // namespace service
