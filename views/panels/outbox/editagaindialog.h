// EditAgainDialog: a refused act in the form that it came from. What is saved takes its place in the outbox.
#pragma once

#include "items/queries.h"
#include "views/shell/panelspec.h"

#include <QDialog>

namespace views::panels {

class RecordPane;

class EditAgainDialog : public QDialog
{
    Q_OBJECT

public:
    EditAgainDialog(const replica::Act &act, const QString &sentence, const shell::PanelContext &context, QWidget *parent);
    void reject() override;

private:
    RecordPane *m_pane;
};

} // namespace views::panels
