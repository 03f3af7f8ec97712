// SaveViewDialog: the name of a view, and who sees it: oneself, those of a role that one has, or those of a unit.
#pragma once

#include "views/shell/panelspec.h"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace views::forms {
class FieldEditor;
}

namespace views::panels {

class SaveViewDialog : public QDialog
{
    Q_OBJECT

public:
    SaveViewDialog(const QString &name, const QString &audience, const shell::PanelContext &context, QWidget *parent);
    [[nodiscard]] QString name() const;
    /// As SavedView::audience.
    [[nodiscard]] QString audience() const;

private:
    void check();

    QLineEdit *m_name;
    QComboBox *m_audience;
    forms::FieldEditor *m_unit;
    QPushButton *m_ok;
};

} // namespace views::panels
