// CardView: a column of the board: the orders of one state as cards, only those in sight loaded. A card can be taken to
// another column; which columns take it says the board.
#pragma once

#include "items/orderclock.h"
#include "items/recordlistmodel.h"
#include "views/forms/keptink.h"
#include "views/shell/panelspec.h"

#include <QStyledItemDelegate>
#include <QTableView>

namespace views::panels {

class TickingCells;

/// How a card stands: number and priority, title, unit, and below the clock and who has it.
class CardDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// All outlive the delegate.
    CardDelegate(const items::RecordListModel &cards, const items::OrderCalendar &calendar, const contract::Clock &clock, forms::KeptInk &ink, QObject *parent);
    void setTicking(TickingCells *ticking) { m_ticking = ticking; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index) override;
    [[nodiscard]] static int height();

private:
    [[nodiscard]] QString shown(const items::ListRow &row, QStringView field) const;
    void drawFrame(QPainter &painter, const QRect &card, const QColor &line, int width) const;

    const items::RecordListModel &m_cards;
    const items::OrderCalendar &m_calendar;
    const contract::Clock &m_clock;
    forms::KeptInk &m_ink;
    TickingCells *m_ticking = nullptr;
    struct Frame {
        QColor line;
        int width = 0;
        QSize size;
        double ratio = 0; ///< device pixels a pixel
        bool operator==(const Frame &) const = default;
    };
    mutable Frame m_frame; ///< the last one drawn: a column's cards have the same, but for one or two
    mutable QPixmap m_framePicture;
};

class CardView : public QTableView
{
    Q_OBJECT

public:
    /// `ink` is the board's: columns come and go.
    CardView(items::RecordListModel &cards, const items::OrderCalendar &calendar, const contract::Clock &clock, forms::KeptInk &ink, QWidget *parent);
    /// What keeps a dragged order out; empty where it may be dropped here.
    void setDropRule(std::function<QString(const replica::ListRow &order)> whyNot) { m_whyNotDrop = std::move(whyNot); }
    void refreshLook();
    [[nodiscard]] const items::ListRow *currentRow() const;
    [[nodiscard]] TickingCells &ticking() { return *m_ticking; }
    /// Gives a card near the one at that height the keyboard.
    void enterAt(int y);
    /// What the column says while it holds nothing.
    void setEmptyText(const QString &text);

Q_SIGNALS:
    /// A card here has the keyboard now, and none of another column.
    void entered();
    void chosen(const QUuid &order);
    /// Enter or a double click.
    void opened(const QUuid &order);
    /// The keyboard goes to the column so many places to the right.
    void leftSideways(int by, int y);
    void menuAsked(const QUuid &order, const QPoint &at);
    void dropped(const replica::ListRow &order);
    void escaped();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void startDrag(Qt::DropActions actions) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void askMenu();
    void choose(int row);
    void fitCards();

    items::RecordListModel &m_cards;
    CardDelegate *m_delegate;
    TickingCells *m_ticking;
    std::function<QString(const replica::ListRow &)> m_whyNotDrop;
    QString m_emptyText;
    std::optional<QPoint> m_pressedAt; ///< on a card, which may be on its way to another column
    bool m_byHand = false; ///< a person moves from card to card, not the model beneath them
    bool m_takes = false; ///< a card that may be dropped is over the column
};

} // namespace views::panels
