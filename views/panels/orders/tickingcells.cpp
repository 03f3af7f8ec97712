#include "views/panels/orders/tickingcells.h"

namespace views::panels {

using contract::Instant;

namespace {

/// The machine's clock may be set, or have slept: nothing waits longer than this before it looks again (milliseconds).
constexpr qint64 longestWait = 60'000;

} // namespace

TickingCells::TickingCells(QAbstractItemView &view, const contract::Clock &clock)
    : QObject(&view)
    , m_view(view)
    , m_clock(clock)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &TickingCells::look);
    // Indexes are others now; what stays in sight is painted once more and tells its next change again.
    const auto moved = [this] {
        m_changes.clear();
        m_view.viewport()->update();
    };
    const auto *model = view.model();
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(model, signal, this, moved);
    connect(model, &QAbstractItemModel::modelReset, this, moved);
    connect(model, &QAbstractItemModel::layoutChanged, this, moved);
}

void TickingCells::expect(const QModelIndex &cell, Instant change)
{
    if (change.ms == 0) {
        m_changes.remove(cell);
        return;
    }
    m_changes.insert(cell, change);
    waitFor(change);
}

void TickingCells::waitFor(Instant change)
{
    if (m_next.ms != 0 && m_next <= change)
        return;
    m_next = change;
    m_timer.start(int(std::clamp<qint64>(change.ms - m_clock.now().ms, 1, longestWait)));
}

void TickingCells::look()
{
    const Instant now = m_clock.now();
    if (m_next.ms == 0)
        return;
    const Instant expected = std::exchange(m_next, Instant());
    if (now < expected) {
        waitFor(expected);
        return;
    }
    // What has been scrolled away is not painted, and tells its next change when it comes back.
    const auto seen = m_view.viewport()->rect();
    QRegion changed;
    for (auto it = m_changes.begin(); it != m_changes.end();) {
        const auto place = m_view.visualRect(it.key());
        const bool isSeen = place.intersects(seen);
        if (isSeen && it.value() > now) {
            waitFor(it.value());
            ++it;
            continue;
        }
        if (isSeen)
            changed += place;
        it = m_changes.erase(it);
    }
    if (!changed.isEmpty())
        m_view.viewport()->update(changed);
}

} // namespace views::panels
