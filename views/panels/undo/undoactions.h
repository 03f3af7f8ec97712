// UndoActions: Undo and Redo in the window, whatever panel is shown, each with the act's name.
#pragma once

#include "items/undolist.h"
#include "views/shell/panelspec.h"

class QAction;

namespace views::panels {

class UndoActions : public QObject
{
    Q_OBJECT

public:
    /// The list outlives the window; the window owns this and its two actions, called "undo" and "redo".
    UndoActions(items::UndoList &list, shell::PanelHost &host, QWidget *window);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();
    [[nodiscard]] bool mayTakeAlong(const std::vector<contract::Command> &others);

    items::UndoList &m_list;
    shell::PanelHost &m_host;
    QWidget *m_window;
    QAction *m_undo;
    QAction *m_redo;
};

} // namespace views::panels
