// FindingDelegate: the rows of a stocktake's lists: codes and numbers in a face of one width, results as chips.
#pragma once

#include <QStyledItemDelegate>

namespace views::panels {

class FindingDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace views::panels
