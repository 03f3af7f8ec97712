#include "views/panels/orders/clockcells.h"

#include "contract/entities/workorder.h"
#include "contract/ports.h"
#include "views/panels/records/sheetview.h"
#include "views/panels/orders/tickingcells.h"

namespace views::panels {

using namespace contract;
using items::ClockFacts;
using State = ClockFacts::State;

forms::ChipLook lookOf(const ClockFacts &facts)
{
    switch (facts.state) {
    case State::None:
        return {forms::Mark::Dash, shell::Tone::Neutral};
    case State::Running:
        return {facts.idle ? forms::Mark::Pause : forms::Mark::Clock, shell::Tone::Neutral};
    case State::Near:
        return {forms::Mark::Clock, shell::Tone::Warning};
    case State::Late:
        return {forms::Mark::Warning, shell::Tone::Bad};
    case State::OnHold:
        return {forms::Mark::Pause, shell::Tone::Neutral};
    case State::Kept:
        return {forms::Mark::Check, shell::Tone::Good};
    case State::Missed:
        return {forms::Mark::Cross, shell::Tone::Bad};
    }
    return {};
}

ClockCells::ClockCells(SheetView &view, items::RecordListModel &list, const items::OrderCalendar &calendar, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_list(list)
    , m_calendar(calendar)
    , m_clock(clock)
    , m_resolve(list.shape().indexOf(u"resolve_due"))
    , m_ticking(new TickingCells(view, clock))
{
    const auto teller = [this](const QModelIndex &index) -> std::optional<forms::CellWord> {
        const auto facts = factsAt(index);
        m_ticking->expect(index, facts.changesAt);
        if (facts.state == State::None)
            return {};
        const bool ofResolve = m_list.columns()[size_t(index.column())] == m_resolve;
        return forms::CellWord{items::wordsOf(facts, ofResolve ? items::NameTheClock::Yes : items::NameTheClock::No), lookOf(facts), items::sentenceOf(facts)};
    };
    view.cells().setTeller(list.shape().indexOf(u"response_due"), teller);
    view.cells().setTeller(m_resolve, teller);
    connect(&calendar, &items::OrderCalendar::changed, this, [&view] { view.viewport()->update(); });
}

ClockFacts ClockCells::factsAt(const QModelIndex &index) const
{
    const auto *row = m_list.rowAt(index.row());
    // The past has no running clocks.
    if (!row || m_list.query().asOf.ms != 0)
        return {};
    const bool ofResolve = m_list.columns()[size_t(index.column())] == m_resolve;
    const auto now = m_clock.now();
    return ofResolve ? items::clockNow(row->record, m_calendar.working(), now) : items::responseClock(row->record, m_calendar.working(), now);
}

} // namespace views::panels
