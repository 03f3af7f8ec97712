#include "views/panels/stocktake/findingdelegate.h"

#include "items/stocktakefindings.h"
#include "views/forms/chip.h"
#include "views/shell/theme.h"

#include <QPainter>
#include <QStyle>

namespace views::panels {

using items::StocktakeFindings;

void FindingDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto look = forms::chipLook(u"scan", u"result", index.data(items::CodeRole).toString());
    if (!look)
        return QStyledItemDelegate::paint(painter, option, index);
    QStyleOptionViewItem bare = option;
    initStyleOption(&bare, index);
    const QString word = std::exchange(bare.text, QString());
    option.widget->style()->drawControl(QStyle::CE_ItemViewItem, &bare, painter, option.widget);
    const bool selected = option.state & QStyle::State_Selected;
    forms::paintChip(*painter, option.rect.adjusted(shell::px(4), 0, -shell::px(4), 0), *look, word, selected ? std::optional(option.palette.color(QPalette::HighlightedText)) : std::nullopt);
}

void FindingDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const auto column = static_cast<const StocktakeFindings *>(index.model())->columns()[size_t(index.column())];
    if (column == StocktakeFindings::CodeColumn || column == StocktakeFindings::NumberColumn)
        option->font = shell::fixedFont();
}

} // namespace views::panels
