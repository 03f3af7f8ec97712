#include "contract/entities/entities.h"
#include "views/panels/inventory/attachmentstab.h"
#include "views/panels/inventory/recordtab.h"
#include "views/panels/inventory/relationstab.h"
#include "views/panels/inventory/utilisationtab.h"

namespace views::panels {

using namespace contract;

namespace {

template <class Tab> RecordTab *make(const Shape &shape, const shell::PanelContext &context, QWidget *parent)
{
    return new Tab(shape, context, parent);
}

} // namespace

const std::vector<RecordTabSpec> &recordTabs()
{
    static const std::vector<RecordTabSpec> tabs{
        {Describe<Resource>::name, &make<RelationsTab>},
        {Describe<Resource>::name, &make<UtilisationTab>},
        {"", &make<AttachmentsTab>},
    };
    return tabs;
}

} // namespace views::panels
