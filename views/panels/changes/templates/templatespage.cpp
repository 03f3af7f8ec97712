#include "views/panels/changes/templates/templatespage.h"

#include "contract/entities/entities.h"
#include "items/factory.h"

namespace views::panels {

using namespace contract;

TemplatesPage::TemplatesPage(shell::Panel &, const shell::PanelContext &context, QWidget *parent) : RecordPage(shapeOf<ChangeTemplate>(), context, parent)
{
    m_browser->list().setSorts({{QStringLiteral("code"), replica::Order::Ascending}});
    m_browser->setMaker([this] { beginWith({{QStringLiteral("change_class"), Codec<ChangeClass>::encode(ChangeClass::Standard)}}); });
}

} // namespace views::panels
