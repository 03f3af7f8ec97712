// Kept rows: fields that the server keeps by itself and that follow from others (due times after a change of the calendar,
// how far a plan was made). They travel with the feed and leave no history, and the record's revision stays: nobody decided
// anything, and who edits the record meanwhile meets nobody's change.
#pragma once

#include "contract/entities/policy.h"
#include "service/journal.h"

namespace service {

/// Writes the row's changed fields and its place in the feed.
Result<void> keepRow(store::Database &database, const Shape &shape, const Record &before, const Record &after, Instant now);

/// The content of the living policy of the kind; empty where there is none.
Result<QString> policyText(store::Database &database, PolicyKind kind);

/// "'submitted', 'accepted', …": the states in which there is something to do with an order.
[[nodiscard]] const QString &openStates();

} // namespace service
