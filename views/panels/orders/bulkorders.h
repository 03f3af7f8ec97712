// Several orders at once: given to somebody, or closed. What becomes of each, or why it cannot be, is shown before; all of it
// is one act, taken back by one undo.
#pragma once

#include "items/queries.h"
#include "views/shell/panelspec.h"

namespace views::panels {

/// Asks for team, assignee and reason, shows the preview, and gives the act; nothing where the person thought better of it.
[[nodiscard]] std::optional<contract::Command> askAssignment(const std::vector<replica::ListRow> &orders, const shell::PanelContext &context, QWidget *parent);
/// Asks for the reason and shows the preview.
[[nodiscard]] std::optional<contract::Command> askClosing(const std::vector<replica::ListRow> &orders, const shell::PanelContext &context, QWidget *parent);

} // namespace views::panels
