// DelegationsPage (代理授权): who decides in whose place, from when until when, for which classes of change.
#pragma once

#include "views/panels/changes/changepage.h"

namespace views::panels {

class DelegationsPage : public RecordPage
{
    Q_OBJECT

public:
    DelegationsPage(shell::Panel &panel, const shell::PanelContext &context, QWidget *parent);

private:
    /// For oneself, from now on, a week: what people change least.
    void beginGrant();
};

} // namespace views::panels
