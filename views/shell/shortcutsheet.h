// ShortcutSheet (F1 or ?): every action that works now with its keys, read from the actions themselves.
#pragma once

#include "views/shell/panelspec.h"

#include <QDialog>

class QAction;

namespace views::shell {

struct ActionGroup {
    QString caption;
    QList<QAction *> actions;
    std::vector<KeyMeaning> keys = {}; ///< that are no action's
};

class ShortcutSheet : public QDialog
{
    Q_OBJECT
public:
    ShortcutSheet(const std::vector<ActionGroup> &groups, QWidget *parent);
};

/// An action's text without the mnemonic's mark.
[[nodiscard]] QString plainText(const QAction &action);

} // namespace views::shell
