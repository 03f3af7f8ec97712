// An attachment carries the units of the record that it hangs on, because they decide who may see it. When the record
// moves to another unit, its attachments move with it in the same transaction.
#pragma once

#include "service/journal.h"

namespace service {

Result<void> moveAttachments(store::Database &database, Journal &journal, const Shape &shape, const Record &before, const Record &after);

} // namespace service
