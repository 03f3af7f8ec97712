// BrowserActions: what a person may do in a browser as actions of the panel around it: words, keys, the reason in the
// tooltip while one is disabled, and a button for the usual ones.
#pragma once

#include "views/panels/records/recordbrowser.h"

class QAction;

namespace views::panels {

class ButtonRow;

class BrowserActions : public QObject
{
    Q_OBJECT

public:
    /// Of the browser that `current` gives, which may be null. `left`: acts that this panel does not have.
    BrowserActions(shell::Panel &panel, std::function<RecordBrowser *()> current, const std::vector<Act> &left = {});
    /// Null for one that the panel does not have.
    [[nodiscard]] QAction *action(Act act) const;
    /// The buttons, icons with words where there is room.
    [[nodiscard]] ButtonRow *row() const { return m_row; }
    /// What is possible has changed.
    void refresh();
    void retranslate();
    /// Shows beside the text of an action its keys and, while it is disabled, the reason.
    static void say(QAction &action, const QString &whyNot);

private:
    std::function<RecordBrowser *()> m_current;
    std::vector<std::pair<Act, QAction *>> m_acts;
    std::vector<QToolButton *> m_buttons;
    QToolButton *m_new = nullptr;
    ButtonRow *m_row;
};

} // namespace views::panels
