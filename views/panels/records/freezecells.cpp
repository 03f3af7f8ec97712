#include "views/panels/records/freezecells.h"

#include "items/freezelocks.h"
#include "views/panels/records/sheetview.h"

namespace views::panels {

using namespace contract;

FreezeCells::FreezeCells(SheetView &view, items::RecordListModel &list, items::Queries &queries, const Clock &clock, QObject *parent) : QObject(parent), m_list(list), m_watch(queries, clock)
{
    view.cells().setSign([this, &clock](const QModelIndex &index) -> std::optional<forms::CellWord> {
        const auto *row = m_watch.standing().empty() ? nullptr : m_list.rowAt(index.row());
        const auto *freeze = row && m_list.query().asOf.ms == 0 ? items::freezeOn(m_list.shape(), row->record, m_watch.standing()) : nullptr;
        if (!freeze)
            return {};
        const bool locked = freeze->window.kind == WindowKind::Lockdown;
        const QString until = items::displayTime(freeze->time.to, clock.now());
        return forms::CellWord{{}, {forms::Mark::Lock, locked ? shell::Tone::Bad : shell::Tone::Warning}, (locked ? tr("Lockdown “%1” until %2") : tr("Freeze “%1” until %2")).arg(freeze->window.name, until)};
    });
    connect(&m_watch, &items::FreezeWatch::changed, this, [&view] { view.viewport()->update(); });
}

} // namespace views::panels
