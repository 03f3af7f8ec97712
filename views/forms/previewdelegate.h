// PreviewDelegate: the cells of an items::ChangePreview: what stays is pale, what goes is struck out beside what comes, what
// is new has a plus, and what is invalid is framed and says why.
#pragma once

#include <QStyledItemDelegate>

namespace views::forms {

class PreviewDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index) override;
};

} // namespace views::forms
