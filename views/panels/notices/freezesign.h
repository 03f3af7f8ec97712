// FreezeSign: a lock in the status strip while a freeze or a lockdown is in force, with its name; behind it the page of windows.
#pragma once

#include "items/freezewatch.h"
#include "views/shell/panelspec.h"

class QToolButton;

namespace views::shell {
class MainWindow;
}

namespace views::panels {

class FreezeSign : public QObject
{
    Q_OBJECT

public:
    /// The window owns it; the context outlives both.
    FreezeSign(const shell::PanelContext &context, shell::MainWindow &window);

private:
    void refresh();

    shell::PanelContext m_context;
    items::FreezeWatch m_watch;
    QToolButton *m_button;
};

} // namespace views::panels
