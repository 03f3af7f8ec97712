// Settings: what the server remembers about itself, by name. The epoch is one of them.
#pragma once

#include "store/database.h"

namespace service {

using namespace contract;

/// Empty where it was never written.
Result<QString> readSetting(store::Database &database, const QString &name);
Result<void> writeSetting(store::Database &database, const QString &name, const QString &value);

/// Which life of the data this is. Cursors of another epoch are gone.
Result<QUuid> readEpoch(store::Database &database);
/// Begins the first epoch, if none was begun yet.
Result<void> beginEpoch(store::Database &database);
/// After a restore: a new epoch with an empty feed, so that every workstation syncs anew; numbers go on behind the
/// highest. Within the caller's transaction, if it has one.
Result<void> renewEpoch(store::Database &database);

} // namespace service
