#include "views/shell/paletterow.h"

#include "views/shell/theme.h"

#include <QPainter>

namespace views::shell {

void PaletteRow::paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    const QString text = std::exchange(option.text, QString());
    const QIcon icon = std::exchange(option.icon, QIcon());
    option.widget->style()->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);

    const QString detail = index.data(DetailRole).toString();
    const bool heading = index.data(HeadingRole).toBool();
    const bool selected = option.state & QStyle::State_Selected;
    const QColor ink = option.palette.color(QPalette::Active, selected ? QPalette::HighlightedText : QPalette::Text);
    const QColor quiet = selected ? ink : option.palette.color(QPalette::Active, QPalette::PlaceholderText);
    QRect room = option.rect.adjusted(px(8), 0, -px(8), 0);
    if (heading) {
        room.setTop(room.bottom() - option.fontMetrics.height() - px(4));
    } else {
        const int side = px(16);
        icon.paint(painter, QRect(room.left(), room.center().y() + 1 - side / 2, side, side), Qt::AlignCenter, selected ? QIcon::Selected : QIcon::Normal);
        room.setLeft(room.left() + side + px(8));
    }
    // The title has the right of way, but never all of it.
    const int most = room.width() * 55 / 100;
    const int wanted = option.fontMetrics.horizontalAdvance(detail) + px(4); // fonts that stand in for another round otherwise
    const int titleWide = option.fontMetrics.horizontalAdvance(text);
    const int detailWide = detail.isEmpty() ? 0 : qMin(wanted, qMax(most, room.width() - titleWide - px(16)));
    painter->setFont(option.font);
    painter->setPen(quiet);
    painter->drawText(room, Qt::AlignRight | Qt::AlignVCenter, option.fontMetrics.elidedText(detail, Qt::ElideRight, detailWide));
    painter->setPen(heading ? quiet : ink);
    const QRect words = room.adjusted(0, 0, detailWide == 0 ? 0 : -detailWide - px(16), 0);
    painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter, option.fontMetrics.elidedText(text, Qt::ElideRight, words.width()));
}

QSize PaletteRow::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int height = option.fontMetrics.height();
    return {px(200), index.data(HeadingRole).toBool() ? height + px(14) : qMax(px(28), height + px(10))};
}

} // namespace views::shell
