// raiseTab(), turnTo(): bring a tab into sight wherever it stands; one that nobody has looked at yet is made.
#pragma once

#include "views/panels/records/recordtab.h"

#include <QTabWidget>

namespace views::panels {

/// The tab itself, or the page that holds it.
inline void raiseTab(QWidget &tab)
{
    for (QWidget *above = tab.parentWidget(); above; above = above->parentWidget())
        if (auto *tabs = qobject_cast<QTabWidget *>(above))
            for (int place = 0; place < tabs->count(); ++place)
                if (auto *page = tabs->widget(place); page == &tab || page->isAncestorOf(&tab)) {
                    tabs->setCurrentIndex(place);
                    return;
                }
}

/// The tab of that class near this part of the pane; null where the record has none.
template <class Tab> Tab *turnTo(QWidget &from)
{
    for (QWidget *above = from.parentWidget(); above; above = above->parentWidget()) {
        for (auto *page : above->findChildren<TabPage *>())
            if (page->spec().kind == &Tab::staticMetaObject) {
                raiseTab(*page);
                return qobject_cast<Tab *>(page->tab());
            }
        if (auto *tab = above->findChild<Tab *>()) { // on its own, without a page that makes it
            raiseTab(*tab);
            return tab;
        }
    }
    return nullptr;
}

} // namespace views::panels
