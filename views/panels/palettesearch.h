// PaletteSearch: what the palette finds, over the records that a panel can open and the person may read.
#pragma once

#include "views/shell/panelspec.h"
#include "views/shell/recordsearch.h"

namespace views::panels {

/// For ShellPorts::findRecords.
[[nodiscard]] shell::RecordSearch *findRecords(const shell::PanelContext &context, QObject *parent);

} // namespace views::panels
