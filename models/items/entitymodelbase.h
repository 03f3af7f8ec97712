// The base of the models here: the only place where begin/end model calls stand, so that they always come in pairs.
#pragma once

#include <QAbstractItemModel>
#include <functional>

namespace items {

class EntityTableBase : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

protected:
    void reset(const std::function<void()> &change);
    /// `change` puts `count` rows before `first`.
    void insert(int first, int count, const std::function<void()> &change);
    void remove(int first, int count, const std::function<void()> &change);
    /// `change` puts the rows into another order; `to` says where a row went.
    void permute(const std::function<void()> &change, const std::function<int(int)> &to);
    void tellChanged(int firstRow, int lastRow);
    void tellHeadersChanged();
};

class EntityTreeBase : public QAbstractItemModel
{
    Q_OBJECT

public:
    using QAbstractItemModel::QAbstractItemModel;

protected:
    void reset(const std::function<void()> &change);
    void insert(const QModelIndex &parent, int first, int count, const std::function<void()> &change);
    void remove(const QModelIndex &parent, int first, int count, const std::function<void()> &change);
    void tellChanged(const QModelIndex &first, const QModelIndex &last);
    void tellHeadersChanged();
};

/// Roles that the models here answer beside Qt's own.
enum Role {
    IdRole = 0x0101,  ///< QUuid of the record
    ValueRole,        ///< the raw value: QString, qint64, double, or invalid where empty
    FieldRole,        ///< int: position of the column's field in the shape
    CodeRole,         ///< QString: the code of a choice or catalogue value, for chips
    PendingRole,      ///< bool: unsent acts lie on the record
    RetiredRole,      ///< bool
    LoadedRole,       ///< bool: false while the row is a placeholder
};

} // namespace items
