// NewStocktakeDialog: what a stocktake is called, whose it is, and which resources are expected; says how many those are.
#pragma once

#include "contract/command.h"
#include "items/queries.h"
#include "views/shell/panelspec.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace views::forms {
class FieldEditor;
}

namespace views::panels {

class NewStocktakeDialog : public QDialog
{
    Q_OBJECT

public:
    NewStocktakeDialog(const shell::PanelContext &context, QWidget *parent);
    /// The fields of the new record.
    [[nodiscard]] contract::Patch fields() const;
    [[nodiscard]] items::ListQuery coverage() const;

private:
    void fill(QComboBox &box, const replica::FacetCounts &counts, int key);
    void recount();
    void refresh();
    [[nodiscard]] QString place() const;

    shell::PanelContext m_context;
    QLineEdit *m_title;
    forms::FieldEditor *m_unit;
    QComboBox *m_room;
    QComboBox *m_zone;
    QComboBox *m_type;
    forms::FieldEditor *m_using;
    QCheckBox *m_tagged;
    QLabel *m_expected;
    QPushButton *m_create;
};

} // namespace views::panels
