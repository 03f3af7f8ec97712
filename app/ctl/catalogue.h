// The service catalogue out and in: items with their steps as a sheet of a row a step, or as JSON. What comes in and
// differs from the version in force becomes a draft; people publish it.
#pragma once

#include "importoptions.h"
#include "ledger.h"

namespace ctl {

/// True where the records are service items.
[[nodiscard]] bool isCatalogue(const Shape &shape);
Outcome<void> exportCatalogue(const QString &path, exchange::Language language, const std::vector<service::Filter> &filters, Ledger &ledger, const Console &console);
Outcome<void> importCatalogue(const ImportWish &wish, Ledger &ledger, const Console &console);

} // namespace ctl
