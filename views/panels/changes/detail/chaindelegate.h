// ChainDelegate: a line of a chain of approvals: stages on a rail from above down, under each who decided, when and with
// which seal; what counts no more is struck through.
#pragma once

#include "items/changechain.h"

#include <QStyledItemDelegate>

namespace views::panels {

class ChainDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    ChainDelegate(const items::ChangeChain &chain, QObject *parent) : QStyledItemDelegate(parent), m_chain(chain) {}
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const items::ChangeChain &m_chain;
};

} // namespace views::panels
