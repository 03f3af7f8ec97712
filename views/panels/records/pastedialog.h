// PasteDialog: what a pasted block would do, before it is done: new, changed, unchanged and invalid cells, the old value
// beside the new one, the reason at each invalid cell, which is mended here. All or none: nothing is queued while a cell is
// wrong.
#pragma once

#include "views/panels/records/pasteplan.h"
#include "views/shell/panelspec.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace views::panels {

class PasteDialog : public QDialog
{
    Q_OBJECT

public:
    /// `where`: the sentence that says what the block is laid over.
    PasteDialog(const contract::Shape &shape, PasteBlock block, const QString &where, const shell::PanelContext &context, QWidget *parent);
    ~PasteDialog() override;

private:
    void plan();
    void take(const contract::Result<PastePlan> &plan);
    void type(int row, int field, const QString &text);
    void submit();
    void submitFrom(size_t command);
    void say(const QString &sentence, bool bad);

    const contract::Shape &m_shape;
    shell::PanelContext m_context;
    PasteBlock m_block;
    PastePlan m_plan;
    FileWords m_words;
    items::ChangePreview *m_preview;
    QLabel *m_heading;
    QLabel *m_where;
    QTableView *m_table;
    QLabel *m_tally;
    QLineEdit *m_reason;
    QPushButton *m_next;
    QPushButton *m_paste;
    bool m_planned = false;
    bool m_working = true;
    quint64 m_asked = 0;
    WorkThread m_worker; ///< last: its end is waited for while the rest is there
};

} // namespace views::panels
