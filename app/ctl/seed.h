// Seeding: what every server has from its first day on. Done by `init` and `migrate`, and harmless to do again.
#pragma once

#include "contract/result.h"
#include "store/database.h"

namespace ctl {

using namespace contract;

/// Puts those items of the shipped service catalogue in force whose code the database does not know, through the service
/// as any other command. Returns how many.
Result<qint64> seedServiceItems(const store::Location &location);

} // namespace ctl
