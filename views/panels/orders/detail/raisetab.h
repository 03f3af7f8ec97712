// raiseTab(): brings the tab into sight wherever it stands.
#pragma once

#include <QTabWidget>

namespace views::panels {

inline void raiseTab(QWidget &tab)
{
    for (QWidget *above = tab.parentWidget(); above; above = above->parentWidget())
        if (auto *tabs = qobject_cast<QTabWidget *>(above); tabs && tabs->indexOf(&tab) >= 0) {
            tabs->setCurrentWidget(&tab);
            return;
        }
}

/// The tab of that class beside this one; null where there is none.
template <class Tab> [[nodiscard]] Tab *tabBeside(const QWidget &tab)
{
    for (QWidget *above = tab.parentWidget(); above; above = above->parentWidget())
        if (auto *tabs = qobject_cast<QTabWidget *>(above))
            return tabs->findChild<Tab *>();
    return nullptr;
}

} // namespace views::panels
