#include "views/panels/watch/groupdelegate.h"

#include "items/findinggroups.h"
#include "views/shell/theme.h"

#include <QPainter>

namespace views::panels {

forms::ChipLook gravityLook(const QString &gravity)
{
    if (gravity == u"error")
        return {forms::Mark::Cross, shell::Tone::Bad};
    if (gravity == u"warning")
        return {forms::Mark::Warning, shell::Tone::Warning};
    return {forms::Mark::Ring, shell::Tone::Accent};
}

void GroupDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    const QString name = std::exchange(option.text, QString());
    option.widget->style()->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);

    const int count = index.data(items::ValueRole).toInt();
    const bool selected = option.state & QStyle::State_Selected;
    const auto group = option.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
    const QColor ink = option.palette.color(group, selected ? QPalette::HighlightedText : count == 0 ? QPalette::PlaceholderText : QPalette::Text);
    const QRect box = option.rect.adjusted(shell::px(12), 0, -shell::px(12), 0);

    const auto look = gravityLook(index.data(items::CodeRole).toString());
    const int mark = shell::px(12);
    const QRectF place(box.left(), box.center().y() + 0.5 - mark / 2.0, mark, mark);
    forms::paintMark(*painter, place, look.mark, selected || count == 0 ? ink : shell::colours(look.tone).text);

    const QString number = index.siblingAtColumn(items::FindingGroups::CountColumn).data().toString();
    const QFont figures = shell::tabularFont();
    const int wide = QFontMetrics(figures).horizontalAdvance(number);
    painter->setPen(ink);
    painter->setFont(figures);
    painter->drawText(box, Qt::AlignRight | Qt::AlignVCenter, number);
    painter->setFont(option.font);
    const QRect words = box.adjusted(mark + shell::px(8), 0, -wide - shell::px(12), 0);
    painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter, option.fontMetrics.elidedText(name, Qt::ElideRight, words.width()));
}

QSize GroupDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int wide = option.fontMetrics.horizontalAdvance(index.data().toString()) + shell::px(110);
    return {wide, qMax(shell::px(30), option.fontMetrics.height() + shell::px(8))};
}

} // namespace views::panels
