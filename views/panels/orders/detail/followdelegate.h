// FollowDelegate: a line of an order's story: mark, what and who, when on the right, and below what was said, whole.
#pragma once

#include "items/orderfollowup.h"

#include <QCache>
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
    [[nodiscard]] int wordsHeight(const QString &words, const QFont &font, int width) const;

    const items::OrderFollowUp &m_lines;
    mutable QCache<std::pair<QString, int>, int> m_heights{500}; ///< by words and width: a list asks several times
    mutable QFont m_font;                                        ///< of m_heights
};

} // namespace views::panels
