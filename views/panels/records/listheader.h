// ListHeader: a header that shows several sorts, each with its rank, and never clips a caption without a tooltip.
#pragma once

#include "items/recordlistmodel.h"

#include <QHeaderView>

namespace views::panels {

class ListHeader : public QHeaderView
{
    Q_OBJECT

public:
    ListHeader(const items::RecordListModel &list, QWidget *parent);
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void sortAsked(int column, Qt::KeyboardModifiers modifiers);

protected:
    void paintSection(QPainter *painter, const QRect &rect, int column) const override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    /// Rank (from 1) and direction of the column's sort; rank 0 for none.
    [[nodiscard]] std::pair<int, replica::Order> sortOf(int column) const;

    const items::RecordListModel &m_list;
    QPoint m_pressed;
    int m_pressedSize = 0;
};

} // namespace views::panels
