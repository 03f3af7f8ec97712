#include "views/panels/records/listheader.h"

#include "views/forms/celldelegate.h"
#include "views/shell/theme.h"

#include <QApplication>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

namespace views::panels {

ListHeader::ListHeader(const items::RecordListModel &list, QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
    , m_list(list)
{
    setSectionsMovable(true);
    setSectionsClickable(true);
    setHighlightSections(false);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setMinimumSectionSize(shell::px(48));
    setMouseTracking(true);
}

QSize ListHeader::sizeHint() const
{
    // The table asks for the height only; the width would measure every caption.
    return {shell::px(100), qMax(shell::px(28), fontMetrics().height() + shell::px(8))};
}

std::pair<int, replica::Order> ListHeader::sortOf(int column) const
{
    const auto &sorts = m_list.query().sorts;
    const auto found = std::ranges::find(sorts, m_list.fieldAt(column).name, &replica::ListSort::field);
    if (found == sorts.end())
        return {0, replica::Order::Ascending};
    return {int(found - sorts.begin()) + 1, found->order};
}

void ListHeader::paintSection(QPainter *painter, const QRect &rect, int column) const
{
    if (!rect.isValid())
        return;
    const auto &field = m_list.fieldAt(column);
    const auto [rank, order] = sortOf(column);
    const QColor ground = palette().color(QPalette::Window);
    const QColor ink = palette().color(QPalette::WindowText);
    const QColor line = palette().color(QPalette::Mid);
    painter->fillRect(rect, ground);
    painter->setPen(QPen(line, 1));
    painter->drawLine(rect.bottomLeft(), rect.bottomRight());
    painter->drawLine(rect.right(), rect.top() + shell::px(6), rect.right(), rect.bottom() - shell::px(6));

    const int margin = shell::px(8);
    QRect box = rect.adjusted(margin, 0, -margin, 0);
    QFont face = font();
    face.setBold(rank > 0);
    painter->setFont(face);
    const QFontMetrics metrics(face);
    if (rank > 0) {
        const int side = shell::px(8);
        const bool several = m_list.query().sorts.size() > 1;
        const QString digit = several ? QString::number(rank) : QString();
        const int digitWidth = several ? metrics.horizontalAdvance(digit) + shell::px(2) : 0;
        QPainterPath arrow;
        const double left = box.right() - digitWidth - side;
        const double middle = rect.center().y();
        const double tip = order == replica::Order::Ascending ? -1 : 1;
        arrow.moveTo(left, middle - tip * side / 4.0);
        arrow.lineTo(left + side / 2.0, middle + tip * side / 4.0);
        arrow.lineTo(left + side, middle - tip * side / 4.0);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(ink, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->drawPath(arrow);
        painter->restore();
        if (several) {
            painter->setPen(ink);
            painter->drawText(QRect(box.right() - digitWidth + shell::px(2), box.top(), digitWidth, box.height()), Qt::AlignRight | Qt::AlignVCenter, digit);
        }
        box.setRight(int(left) - shell::px(4));
    }
    painter->setPen(ink);
    const QString caption = m_list.headerData(column, Qt::Horizontal).toString();
    painter->drawText(box, int(forms::CellDelegate::alignmentOf(field)) | Qt::TextSingleLine, metrics.elidedText(caption, Qt::ElideRight, box.width()));
}

void ListHeader::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->position().toPoint();
    const int column = logicalIndexAt(m_pressed);
    m_pressedSize = column < 0 ? 0 : sectionSize(column);
    QHeaderView::mousePressEvent(event);
}

void ListHeader::mouseReleaseEvent(QMouseEvent *event)
{
    const int column = logicalIndexAt(event->position().toPoint());
    // A click is a press and a release on one column without a drag or a resize between; Shift adds a further sort.
    const bool click = event->button() == Qt::LeftButton && column >= 0 && column == logicalIndexAt(m_pressed)
        && (event->position().toPoint() - m_pressed).manhattanLength() < QApplication::startDragDistance() && sectionSize(column) == m_pressedSize
        && viewport()->cursor().shape() != Qt::SplitHCursor && cursor().shape() != Qt::SplitHCursor;
    QHeaderView::mouseReleaseEvent(event);
    if (click)
        Q_EMIT sortAsked(column, event->modifiers());
}

bool ListHeader::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int column = logicalIndexAt(help->pos());
        if (column < 0)
            return true;
        const QString caption = m_list.headerData(column, Qt::Horizontal).toString();
        QToolTip::showText(help->globalPos(), tr("%1\nClick sorts, Shift+click adds a sort, drag moves, right-click filters.").arg(caption), this);
        return true;
    }
    return QHeaderView::viewportEvent(event);
}

} // namespace views::panels
