#include "views/panels/records/sheetview.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QToolTip>

namespace views::panels {

using forms::SheetDelegate;
using Step = SheetDelegate::Step;

SheetView::SheetView(items::RecordListModel &list, const items::Factory &items, QWidget *parent)
    : ListView(list, parent)
    , m_rows(list)
    , m_cells(new SheetDelegate(list, items, this))
{
    setCells(m_cells);
    setEditTriggers(DoubleClicked | EditKeyPressed | AnyKeyPressed);
    connect(m_cells, &SheetDelegate::left, this, [this](Step step) {
        setFocus();
        this->step(step);
    });
}

bool SheetView::edit(const QModelIndex &index, EditTrigger trigger, QEvent *event)
{
    const bool byPerson = trigger == EditKeyPressed || trigger == DoubleClicked || trigger == AnyKeyPressed || trigger == AllEditTriggers;
    if (!byPerson || !index.isValid() || m_cells->isOpen())
        return ListView::edit(index, trigger, event);
    if (trigger == AnyKeyPressed) {
        const auto *key = dynamic_cast<QKeyEvent *>(event);
        const bool clears = key && (key->key() == Qt::Key_Delete || key->key() == Qt::Key_Backspace);
        // A space selects, as in every list; Esc and the like are no text.
        if (key && !clears && (key->text().isEmpty() || !key->text().front().isPrint() || key->key() == Qt::Key_Space))
            return false;
    }
    if (const QString why = m_whyNot ? m_whyNot(index) : QString(); !why.isEmpty()) {
        hint(index, why);
        return true; // the key or click has had its answer
    }
    if (!m_rows.rowAt(index.row())) {
        // Not here yet: opened as soon as it is, if the keyboard has not gone on.
        m_rows.read({index.row()}, this, [this, cell = QPersistentModelIndex(index)](const std::vector<items::ListRow> &rows) {
            if (rows.empty() || !cell.isValid() || currentIndex() != cell)
                return;
            m_rows.take(rows.front());
            edit(cell, EditKeyPressed, nullptr);
        });
        return true;
    }
    m_cells->setReplacing(trigger == AnyKeyPressed);
    const bool opened = ListView::edit(index, trigger, event);
    m_cells->setReplacing(false);
    return opened;
}

void SheetView::editCurrent()
{
    if (!currentIndex().isValid() && m_rows.rowCount() > 0)
        setCurrentIndex(m_rows.index(0, 0));
    if (currentIndex().isValid())
        edit(currentIndex(), EditKeyPressed, nullptr);
}

void SheetView::hint(const QModelIndex &cell, const QString &sentence)
{
    QToolTip::showText(viewport()->mapToGlobal(visualRect(cell).bottomLeft()), sentence, viewport(), visualRect(cell));
}

int SheetView::columnBeside(int column, int by) const
{
    const auto *header = horizontalHeader();
    const int place = std::clamp(header->visualIndex(column) + by, 0, header->count() - 1);
    return header->logicalIndex(place);
}

void SheetView::step(Step step)
{
    const auto at = currentIndex();
    if (step == Step::Stay || !at.isValid()) {
        m_inRun = false;
        return;
    }
    const bool sideways = step == Step::Left || step == Step::Right;
    if (!m_inRun || m_runColumn < 0)
        m_runColumn = at.column();
    int row = at.row();
    int column = sideways ? columnBeside(at.column(), step == Step::Right ? 1 : -1) : m_runColumn;
    if (!sideways)
        row = std::clamp(row + (step == Step::Down ? 1 : -1), 0, m_rows.rowCount() - 1);
    const auto next = m_rows.index(row, column);
    setCurrentIndex(next);
    scrollTo(next);
    m_inRun = true;
    if (!sideways)
        m_runColumn = column;
}

void SheetView::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const auto modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (m_inRun && enter && (modifiers == Qt::NoModifier || modifiers == Qt::ShiftModifier)) {
        step(modifiers == Qt::ShiftModifier ? Step::Up : Step::Down);
        return;
    }
    if (event->key() == Qt::Key_Escape && currentIndex().isValid()) {
        m_inRun = false;
        const int field = m_rows.columns()[size_t(currentIndex().column())];
        if (m_rows.typedAt(currentIndex().row(), field)) {
            Q_EMIT m_cells->takenBack(m_rows.idAt(currentIndex().row()), field);
            return;
        }
    }
    const bool clears = event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace;
    if (clears && modifiers == Qt::NoModifier) {
        edit(currentIndex(), AnyKeyPressed, event);
        return;
    }
    const bool moves = event->key() >= Qt::Key_Home && event->key() <= Qt::Key_PageDown;
    if (moves)
        m_inRun = false;
    ListView::keyPressEvent(event);
}

void SheetView::mousePressEvent(QMouseEvent *event)
{
    m_inRun = false;
    ListView::mousePressEvent(event);
}

bool SheetView::focusNextPrevChild(bool next)
{
    if (!m_inRun)
        return ListView::focusNextPrevChild(next);
    step(next ? Step::Right : Step::Left);
    return true;
}

void SheetView::reset()
{
    const auto typed = m_cells->typedCell();
    ListView::reset();
    if (typed)
        goOnWith(*typed);
}

/// The list was asked anew while a cell was open: the person types on where the record stands now.
void SheetView::goOnWith(const SheetDelegate::OpenCell &cell)
{
    m_rows.locate(cell.record, this, [this, cell](int row) {
        const auto &columns = m_rows.columns();
        const auto column = std::ranges::find(columns, cell.field);
        if (row < 0 || column == columns.end())
            return;
        const auto index = m_rows.index(row, int(column - columns.begin()));
        m_rows.read({row}, this, [this, cell, index = QPersistentModelIndex(index)](const std::vector<items::ListRow> &rows) {
            if (rows.empty() || !index.isValid() || m_cells->isOpen())
                return;
            m_rows.take(rows.front());
            setCurrentIndex(index);
            edit(index, EditKeyPressed, nullptr);
            m_cells->putInto(cell);
        });
    });
}

} // namespace views::panels
