// WindowsPage (封网与窗口): maintenance windows, freezes and lockdowns, laid down in the form beside the list.
#pragma once

#include "views/panels/changes/changepage.h"

class QLabel;
class QToolButton;

namespace items {
class FreezeWatch;
class OrderCalendar;
}

namespace views::panels {

class WindowsPage : public RecordPage
{
    Q_OBJECT

public:
    WindowsPage(shell::Panel &panel, const shell::PanelContext &context, QWidget *parent);
    void retranslate() override;
    /// A lockdown begins with the changes that it hits.
    void lockDown();

private:
    void beginFreeze();
    void giveCalendar();
    void refresh();

    items::OrderCalendar *m_calendar;
    items::FreezeWatch *m_watch;
    QLabel *m_icon;
    QLabel *m_standing;
    QToolButton *m_lockDown;
};

} // namespace views::panels
