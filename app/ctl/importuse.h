// Importing utilisation: a sheet with one row a resource and day becomes one series a resource, and the resource's own
// averages and peaks in the same act.
#pragma once

#include "importoptions.h"
#include "ledger.h"

namespace ctl {

/// True where the wish is for daily figures.
[[nodiscard]] bool wantsDailyFigures(const ImportWish &wish);
Outcome<void> importDailyFigures(const ImportWish &wish, Ledger &ledger, const Console &console);

} // namespace ctl
