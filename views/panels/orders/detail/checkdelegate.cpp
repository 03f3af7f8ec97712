#include "views/panels/orders/detail/checkdelegate.h"

#include "items/stepchecks.h"
#include "views/forms/chip.h"

#include <QPainter>
#include <QWidget>

namespace views::panels {

using items::StepChecks;

void CheckDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    const QString text = std::exchange(option.text, QString());
    option.widget->style()->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
    const bool selected = option.state & QStyle::State_Selected;
    const auto group = option.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
    const QColor ink = option.palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text);
    const QRect box = option.rect.adjusted(shell::px(8), 0, -shell::px(8), 0);
    if (const auto look = index.column() == StepChecks::VerdictColumn ? forms::chipLook(u"order_step", u"checks", index.data(items::CodeRole).toString()) : std::nullopt) {
        painter->setFont(option.font);
        forms::paintChip(*painter, box, *look, text, selected ? std::optional(ink) : std::nullopt);
        return;
    }
    const bool isWish = index.data(Qt::EditRole).toString().isEmpty() && index.column() == StepChecks::NoteColumn;
    painter->setFont(index.column() == StepChecks::ValueColumn || index.column() == StepChecks::RangeColumn ? shell::tabularFont() : option.font);
    painter->setPen(isWish && !selected ? option.palette.color(QPalette::PlaceholderText) : ink);
    painter->drawText(box, int(option.displayAlignment) | Qt::TextSingleLine, painter->fontMetrics().elidedText(text, Qt::ElideRight, box.width()));
}

QSize CheckDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return QStyledItemDelegate::sizeHint(option, index).expandedTo(QSize(0, shell::px(26)));
}

} // namespace views::panels
