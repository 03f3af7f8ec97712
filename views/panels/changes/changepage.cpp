#include "views/panels/changes/changepage.h"

#include "views/panels/records/recordpane.h"

#include <QVBoxLayout>

namespace views::panels {

RecordPage::RecordPage(const contract::Shape &shape, const shell::PanelContext &context, QWidget *parent)
    : ChangePage(parent), m_context(context), m_browser(new RecordBrowser(shape, context, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_browser);
    connect(m_browser, &RecordBrowser::actsChanged, this, &RecordPage::actsChanged);
}

void RecordPage::retranslate()
{
    m_browser->retranslate();
}

void RecordPage::beginWith(const contract::Patch &values)
{
    auto &pane = m_browser->pane();
    if (!pane.mayLeave())
        return;
    pane.begin(values);
    pane.focusForm();
}

} // namespace views::panels
