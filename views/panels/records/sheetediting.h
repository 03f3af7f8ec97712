// SheetEditing: what becomes of the cells that a person edits in the list. Each cell is an act of its own, durable when the
// cell is left: that is what Enter promises in a sheet, what Ctrl+Z takes back there, and a row left half done by a kill
// keeps the cells that were.
#pragma once

#include "views/forms/sheetdelegate.h"
#include "views/shell/panelspec.h"

namespace views::panels {

class SheetView;
struct PasteBlock;

class SheetEditing : public QObject
{
    Q_OBJECT

public:
    SheetEditing(SheetView &view, items::RecordListModel &list, const shell::PanelContext &context, QObject *parent);
    /// Why that cell cannot be edited; empty where it can.
    [[nodiscard]] QString whyNot(const QModelIndex &cell) const;
    /// Why nothing can be pasted here now; empty where something can.
    [[nodiscard]] QString whyNotPaste() const;
    /// Shows what the block on the clipboard would do at the cell that the keyboard is in, and does it if the person wants.
    void paste();

private:
    void enter(const forms::SheetDelegate::OpenCell &cell);
    void submit(const forms::SheetDelegate::OpenCell &cell);
    void showSaved(const QUuid &record, int field);
    void showPaste(const PasteBlock &block, const QString &where);
    void keepDraft(const forms::SheetDelegate::OpenCell &cell);
    void dropDraft(const QUuid &record);

    SheetView &m_view;
    items::RecordListModel &m_list;
    shell::PanelContext m_context;
};

} // namespace views::panels
