#include "items/entitymodelbase.h"

namespace items {

void EntityTableBase::reset(const std::function<void()> &change)
{
    beginResetModel();
    change();
    endResetModel();
}

void EntityTableBase::insert(int first, int count, const std::function<void()> &change)
{
    if (count <= 0)
        return;
    beginInsertRows({}, first, first + count - 1);
    change();
    endInsertRows();
}

void EntityTableBase::remove(int first, int count, const std::function<void()> &change)
{
    if (count <= 0)
        return;
    beginRemoveRows({}, first, first + count - 1);
    change();
    endRemoveRows();
}

void EntityTableBase::permute(const std::function<void()> &change, const std::function<int(int)> &to)
{
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const auto before = persistentIndexList();
    QModelIndexList after;
    after.reserve(before.size());
    for (const auto &index : before)
        after << createIndex(to(index.row()), index.column(), index.internalPointer());
    change();
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void EntityTableBase::tellChanged(int firstRow, int lastRow)
{
    if (firstRow <= lastRow && lastRow < rowCount() && columnCount() > 0)
        Q_EMIT dataChanged(index(firstRow, 0), index(lastRow, columnCount() - 1));
}

void EntityTableBase::tellHeadersChanged()
{
    if (columnCount() > 0)
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

void EntityTreeBase::reset(const std::function<void()> &change)
{
    beginResetModel();
    change();
    endResetModel();
}

void EntityTreeBase::insert(const QModelIndex &parent, int first, int count, const std::function<void()> &change)
{
    if (count <= 0)
        return;
    beginInsertRows(parent, first, first + count - 1);
    change();
    endInsertRows();
}

void EntityTreeBase::remove(const QModelIndex &parent, int first, int count, const std::function<void()> &change)
{
    if (count <= 0)
        return;
    beginRemoveRows(parent, first, first + count - 1);
    change();
    endRemoveRows();
}

void EntityTreeBase::tellChanged(const QModelIndex &first, const QModelIndex &last)
{
    Q_EMIT dataChanged(first, last);
}

void EntityTreeBase::tellHeadersChanged()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

} // namespace items
