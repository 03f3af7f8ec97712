// LedgerChangeDialog: what a resource shall hold once the order is done, put into its own form; only what differs is kept.
#pragma once

#include "items/queries.h"
#include "views/shell/panelspec.h"

#include <QDialog>

class QLabel;
class QPushButton;

namespace items {
class RecordEditor;
}
namespace views::forms {
class RecordForm;
}

namespace views::panels {

class LedgerChangeDialog : public QDialog
{
    Q_OBJECT

public:
    /// `change`: what was prepared before.
    LedgerChangeDialog(const replica::ListRow &resource, const contract::Patch &change, const shell::PanelContext &context, QWidget *parent);
    /// Empty where the resource shall stay as it is.
    [[nodiscard]] contract::Patch change() const;
    [[nodiscard]] items::RecordEditor &editor() { return *m_editor; }

    void accept() override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void refresh();

    items::RecordEditor *m_editor;
    forms::RecordForm *m_form;
    QLabel *m_note;
    QPushButton *m_ok;
};

} // namespace views::panels
