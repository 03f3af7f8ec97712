// ChangeVerbDialog: what a verb of the workflow of changes wants to know: its fields and its reason; of the review also what
// was planned beside what was.
#pragma once

#include "items/queries.h"
#include "rules/changeflow.h"
#include "views/panels/changes/detail/changeverbs.h"
#include "views/shell/panelspec.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace views::forms {
class FieldEditor;
}

namespace views::panels {

class ChangeVerbDialog : public QDialog
{
    Q_OBJECT

public:
    ChangeVerbDialog(const rules::ChangeOffer &offer, const replica::ListRow &change, Conflicts conflicts, const shell::PanelContext &context, QWidget *parent);
    [[nodiscard]] contract::Patch fields() const;
    [[nodiscard]] QString reason() const;
    [[nodiscard]] forms::FieldEditor *editor(QStringView field) const;

private:
    void addField(const QString &name, QVBoxLayout &column);
    void addComparison(QVBoxLayout &column);
    void refresh();
    [[nodiscard]] QString whyNot() const;
    [[nodiscard]] QString consequence() const;

    shell::PanelContext m_context;
    rules::ChangeOffer m_offer;
    Conflicts m_conflicts;
    replica::ListRow m_row;
    contract::ChangeRequest m_change;
    const contract::Shape &m_shape;
    std::map<QString, forms::FieldEditor *> m_editors;
    QLabel *m_consequence;
    QLineEdit *m_reason;
    QPushButton *m_ok;
};

} // namespace views::panels
