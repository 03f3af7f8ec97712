// The field history of a record: for merges, and for people.
#pragma once

#include "rules/merge.h"
#include "store/database.h"

namespace service {

using namespace contract;

/// What others changed after the base revision. Commands that the author builds on are the author's own view.
Result<std::vector<rules::FieldChange>> changesAfter(store::Database &database, const QUuid &record, Revision base, const std::vector<QUuid> &own);

/// One JSON array, newest first; see Service::history.
Result<QByteArray> historyJson(store::Database &database, const QUuid &record);

} // namespace service
