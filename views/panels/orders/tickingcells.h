// TickingCells: cells of a view whose words change as time goes by. Whoever paints a cell says when it will read
// otherwise; then that cell is painted anew, and nothing else. Wakes at whole seconds, only for what is in sight.
#pragma once

#include "contract/ports.h"

#include <QAbstractItemView>
#include <QHash>
#include <QTimer>

namespace views::panels {

class TickingCells : public QObject
{
    Q_OBJECT

public:
    /// `view`, which has its model, becomes the parent.
    TickingCells(QAbstractItemView &view, const contract::Clock &clock);
    /// The cell was painted and reads otherwise from then on; 0: it stays as it is.
    void expect(const QModelIndex &cell, contract::Instant change);
    /// Paints what has changed by now: as the timer does it, for tests.
    void look();

private:
    void waitFor(contract::Instant change);

    QAbstractItemView &m_view;
    const contract::Clock &m_clock;
    QTimer m_timer;
    contract::Instant m_next; ///< 0: nothing is expected
    QHash<QModelIndex, contract::Instant> m_changes;
};

} // namespace views::panels
