// A template of evaluation out and in: the whole of it as a workbook or as JSON. What comes in and differs from the version
// in force becomes a draft of its code, or takes the place of the one that there is; people bring it into force.
#pragma once

#include "importoptions.h"
#include "ledger.h"

namespace ctl {

/// A whole template is written, not a list of them.
[[nodiscard]] bool wantsTemplate(const Shape &shape, const QString &path);
Outcome<void> exportTemplate(const QString &path, exchange::Language language, const std::vector<service::Filter> &filters, Ledger &ledger, const Console &console);
/// The file holds a template, and no list of them.
[[nodiscard]] bool holdsTemplate(const ImportWish &wish, const Ledger &ledger);
Outcome<void> importTemplate(const ImportWish &wish, Ledger &ledger, const Console &console);

} // namespace ctl
