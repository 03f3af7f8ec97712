// TemplatesPage (标准变更模板): how changes that come again are done; once approved such a change needs one signature only.
#pragma once

#include "views/panels/changes/changepage.h"

namespace views::panels {

class TemplatesPage : public RecordPage
{
    Q_OBJECT

public:
    TemplatesPage(shell::Panel &panel, const shell::PanelContext &context, QWidget *parent);
};

} // namespace views::panels
