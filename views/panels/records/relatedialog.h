// RelateDialog: says how the selected resources relate to one other resource.
#pragma once

#include "contract/command.h"

#include <QDialog>

class QComboBox;
class QPushButton;

namespace items {
class Factory;
}
namespace views::forms {
class FieldEditor;
}

namespace views::panels {

class RelateDialog : public QDialog
{
    Q_OBJECT

public:
    /// `subject` names the selected resources: "web-01" or "3 resources".
    RelateDialog(const QString &subject, const items::Factory &items, QWidget *parent);
    /// The other resource; null while none is chosen.
    [[nodiscard]] QUuid other() const;
    /// kind, to_id and note.
    [[nodiscard]] contract::Patch fields() const;

private:
    void check();

    forms::FieldEditor *m_kind;
    forms::FieldEditor *m_other;
    forms::FieldEditor *m_redundant = nullptr; ///< another can stand in for the other end
    forms::FieldEditor *m_note;
    QPushButton *m_ok;
};

} // namespace views::panels
