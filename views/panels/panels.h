// The list of panels, in the order of the navigation. A new panel is a line in panels.cpp.
#pragma once

#include "views/shell/panelspec.h"

namespace views::panels {

[[nodiscard]] const std::vector<shell::PanelSpec> &allPanels();

} // namespace views::panels
