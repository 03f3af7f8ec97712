// SheetView: a list whose cells are edited where they stand, by the keys that a spreadsheet has. F2, a double click or
// typing opens the cell; Enter goes down, Tab right, Shift the other way, Esc takes back. Enter after some Tabs goes to the
// next row of the column in which they began.
#pragma once

#include "views/forms/sheetdelegate.h"
#include "views/panels/records/listview.h"

namespace views::panels {

class SheetView : public ListView
{
    Q_OBJECT

public:
    /// Both outlive the view.
    SheetView(items::RecordListModel &list, const items::Factory &items, QWidget *parent);
    /// Says why that cell cannot be edited; empty where it can.
    void setLock(std::function<QString(const QModelIndex &cell)> whyNot) { m_whyNot = std::move(whyNot); }
    /// Opens the cell that the keyboard is in.
    void editCurrent();
    /// True from a cell's end by Enter or Tab until something else is done: both go on from cell to cell.
    [[nodiscard]] bool isInRun() const { return m_inRun; }
    [[nodiscard]] forms::SheetDelegate &cells() const { return *m_cells; }
    void step(forms::SheetDelegate::Step step);

protected:
    bool edit(const QModelIndex &index, EditTrigger trigger, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void reset() override;

private:
    /// The column shown so many places to the right.
    [[nodiscard]] int columnBeside(int column, int by) const;
    void goOnWith(const forms::SheetDelegate::OpenCell &cell);
    void hint(const QModelIndex &cell, const QString &sentence);

    items::RecordListModel &m_rows;
    forms::SheetDelegate *m_cells;
    std::function<QString(const QModelIndex &)> m_whyNot;
    bool m_inRun = false;
    int m_runColumn = -1; ///< where the Tabs of this run began
};

} // namespace views::panels
