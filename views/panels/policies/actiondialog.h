// ActionDialog: who is told when about which promise: one line of the service levels.
#pragma once

#include "rules/servicelevels.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;
class QSpinBox;

namespace views::panels {

class ActionDialog : public QDialog
{
    Q_OBJECT

public:
    ActionDialog(const rules::LevelAction &action, QWidget *parent);
    [[nodiscard]] rules::LevelAction action() const;

private:
    void refresh();

    QComboBox *m_clock;
    QComboBox *m_when;
    QSpinBox *m_amount;
    QComboBox *m_unit;
    QListWidget *m_roles;
    QListWidget *m_priorities;
    QListWidget *m_kinds;
    QCheckBox *m_anyHour;
    QLabel *m_problem;
    QPushButton *m_ok;
};

} // namespace views::panels
