// FieldsDialog: some fields of a record and a reason, asked before a verb.
#pragma once

#include "items/queries.h"
#include "views/shell/panelspec.h"

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace views::forms {
class FieldEditor;
}

namespace views::panels {

class FieldsDialog : public QDialog
{
    Q_OBJECT

public:
    struct Asks {
        QString title;
        QStringList fields;
        bool wantsReason = false;
    };
    FieldsDialog(const Asks &asks, const contract::Shape &shape, const replica::ListRow &row, const shell::PanelContext &context, QWidget *parent);
    /// Those that the person changed.
    [[nodiscard]] contract::Patch fields() const;
    [[nodiscard]] QString reason() const;
    [[nodiscard]] forms::FieldEditor *editor(QStringView field) const;

private:
    void refresh();
    [[nodiscard]] QString whyNot() const;

    Asks m_asks;
    const contract::Shape &m_shape;
    replica::ListRow m_row;
    std::vector<forms::FieldEditor *> m_editors;
    QLineEdit *m_reason;
    QPushButton *m_ok;
};

} // namespace views::panels
