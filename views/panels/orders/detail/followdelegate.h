// FollowDelegate: a line of an order's story: mark, what and who, when on the right, and below what was said, whole.
#pragma once

#include "items/orderfollowup.h"

#include <QStyledItemDelegate>

namespace views::panels {

class FollowDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    FollowDelegate(const items::OrderFollowUp &lines, QObject *parent) : QStyledItemDelegate(parent), m_lines(lines) {}
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const items::OrderFollowUp &m_lines;
};

} // namespace views::panels
