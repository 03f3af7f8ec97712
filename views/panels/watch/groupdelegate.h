// GroupDelegate: one line of what the review found: how much it matters, by shape and colour, its name, and how many.
#pragma once

#include "views/forms/chip.h"

#include <QStyledItemDelegate>

namespace views::panels {

/// The look of "error", "warning" and "hint".
[[nodiscard]] forms::ChipLook gravityLook(const QString &gravity);

class GroupDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace views::panels
