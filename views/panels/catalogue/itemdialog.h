// ItemDialog: what a draft says beside its steps: name, kind, date, clause.
#pragma once

#include "contract/entities/serviceitem.h"
#include "views/shell/panelspec.h"

#include <QDialog>

namespace views::forms {
class FieldEditor;
}

namespace views::panels {

class ItemDialog : public QDialog
{
    Q_OBJECT

public:
    /// Without an item: a new one, whose code is asked too.
    ItemDialog(const contract::ServiceItem *item, const shell::PanelContext &context, QWidget *parent);
    /// The fields that the person changed, or filled in.
    [[nodiscard]] contract::Patch changes() const;

private:
    void finish();
    const contract::Catalogues &m_catalogues;
    contract::Record m_before;
    std::vector<forms::FieldEditor *> m_editors;
};

} // namespace views::panels
