// PaletteRow: a line of the palette: an icon, what it is, and at the right the rest of it; or the heading of a kind.
#pragma once

#include <QStyledItemDelegate>

namespace views::shell {

class PaletteRow : public QStyledItemDelegate
{
    Q_OBJECT
public:
    /// The text at the right, and whether the row is a heading.
    enum Role { DetailRole = Qt::UserRole + 1, HeadingRole };
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace views::shell
