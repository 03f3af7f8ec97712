// FreezeCells: a small lock before the number of what a freeze or lockdown in force lies on, in the lists of changes,
// resources and business systems.
#pragma once

#include "items/freezewatch.h"
#include "items/recordlistmodel.h"

namespace views::panels {

class SheetView;

class FreezeCells : public QObject
{
    Q_OBJECT

public:
    /// All outlive it.
    FreezeCells(SheetView &view, items::RecordListModel &list, items::Queries &queries, const contract::Clock &clock, QObject *parent);

private:
    items::RecordListModel &m_list;
    items::FreezeWatch m_watch;
};

} // namespace views::panels
