// The desk's first word of the day: how many resources expire within the last reminder's days.
#pragma once

#include "views/shell/panelspec.h"

namespace views::panels {

/// Says it once the data is there, if there is something to say and the person may see the resources. `context` names
/// who asks; it goes with its host.
void announceExpiry(const shell::PanelContext &context, QObject *parent);

} // namespace views::panels
