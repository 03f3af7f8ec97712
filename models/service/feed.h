// The change feed: where it stands, and what changed since.
#pragma once

#include "contract/rows.h"
#include "service/cursor.h"
#include "store/database.h"

namespace service {

/// The place behind which every change lies that a snapshot taken from now on might miss.
Result<Position> feedEnd(store::Database &database);

/// Everything up to here has been dropped; a reader that stands before it has missed something.
Result<Position> feedFloor(store::Database &database);

struct FeedRead {
    Position position; ///< after the last entry read
    bool more = false;
    qint64 rows = 0; ///< records; the entries of their history are not counted
};
/// Reads at most `limit` entries behind `from` and hands each record that they concern to the sink once, as it stands
/// now: the row where the actor may see it, `gone` where they could before, nothing where they never could.
/// Behind a few rows stand the entries of their field history that the reader lacks: those of the page, or the whole of
/// it where the record was not, or not all the time, within the actor's scope. Who may not see the record gets none.
Result<FeedRead> readFeed(store::Database &database, const Actor &actor, Position from, int limit, RowSink &rows);

/// A number that grows whenever readFeed() would find more.
Result<qint64> feedNumber(store::Database &database);

/// Drops entries from before that time, in order, so that no hole is left; returns their number.
Result<qint64> dropFeedBefore(store::Database &database, Instant time);

} // namespace service
