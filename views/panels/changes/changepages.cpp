#include "views/panels/changes/changepage.h"

#include "contract/entities/entities.h"
#include "views/panels/changes/calendar/changecalendarpage.h"
#include "views/panels/changes/delegations/delegationspage.h"
#include "views/panels/changes/meetings/meetingspage.h"
#include "views/panels/changes/templates/templatespage.h"
#include "views/panels/changes/windows/windowspage.h"

namespace views::panels {

using namespace contract;

namespace {

template <class Page> ChangePage *make(shell::Panel &panel, const shell::PanelContext &context, QWidget *parent)
{
    return new Page(panel, context, parent);
}

} // namespace

const std::vector<ChangePageSpec> &changePages()
{
    static const std::vector<ChangePageSpec> pages{
        {"calendar", QT_TRANSLATE_NOOP("ChangePage", "Calendar"), "", &make<ChangeCalendarPage>},
        {"windows", QT_TRANSLATE_NOOP("ChangePage", "Windows and freezes"), Describe<ChangeWindow>::name, &make<WindowsPage>},
        {"meetings", QT_TRANSLATE_NOOP("ChangePage", "CAB meetings"), Describe<CabMeeting>::name, &make<MeetingsPage>},
        {"delegations", QT_TRANSLATE_NOOP("ChangePage", "Deputies"), Describe<Delegation>::name, &make<DelegationsPage>},
        {"templates", QT_TRANSLATE_NOOP("ChangePage", "Templates"), Describe<ChangeTemplate>::name, &make<TemplatesPage>},
    };
    return pages;
}

} // namespace views::panels
