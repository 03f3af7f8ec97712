// ClockCells: the clocks in the list of orders: how much of each promise is left, by mark, word and colour.
#pragma once

#include "items/orderclock.h"
#include "items/recordlistmodel.h"
#include "views/forms/chip.h"

namespace contract {
class Clock;
}

namespace views::panels {

class SheetView;
class TickingCells;

/// Mark and colour of a clock; the words stand beside them always.
[[nodiscard]] forms::ChipLook lookOf(const items::ClockFacts &facts);

class ClockCells : public QObject
{
    Q_OBJECT

public:
    /// All of them outlive it.
    ClockCells(SheetView &view, items::RecordListModel &list, const items::OrderCalendar &calendar, const contract::Clock &clock, QObject *parent);
    /// The facts that the cell shows now; None for a row that is not here.
    [[nodiscard]] items::ClockFacts factsAt(const QModelIndex &index) const;
    [[nodiscard]] TickingCells &ticking() { return *m_ticking; }

private:
    items::RecordListModel &m_list;
    const items::OrderCalendar &m_calendar;
    const contract::Clock &m_clock;
    int m_resolve; ///< position of the field
    TickingCells *m_ticking;
};

} // namespace views::panels
