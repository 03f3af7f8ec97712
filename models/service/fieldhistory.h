// The field history of a record: for merges, for people, and for the workstations that keep it.
#pragma once

#include "contract/actor.h"
#include "contract/rows.h"
#include "contract/sync.h"
#include "rules/merge.h"
#include "store/database.h"

namespace service {

using namespace contract;

/// What others changed after the base revision. Commands that the author builds on are the author's own view.
Result<std::vector<rules::FieldChange>> changesAfter(store::Database &database, const QUuid &record, Revision base, const std::vector<QUuid> &own);

/// One JSON array, newest first; see Service::history.
Result<QByteArray> historyJson(store::Database &database, const QUuid &record);

/// Revisions of one record: behind `above`, up to `upTo`.
struct HistoryPart {
    QString record;
    Revision above = 0;
    Revision upTo = 0;
};
/// Hands those entries to the sink as rows of historyShape(), in the order of records and revisions.
Result<void> sendHistory(store::Database &database, const std::vector<HistoryPart> &parts, RowSink &rows);

/// A page of the history of all records that the actor may see, in the order of records and revisions. The place behind
/// which it begins is "<record id> <revision>"; BadRequest for another text.
Result<SnapshotPage> historyPage(store::Database &database, const Actor &actor, const QByteArray &after, int limit, RowSink &rows);

} // namespace service
