// RelationsModel: what a record is related to, both ways.
#pragma once

#include "items/captions.h"
#include "items/entitymodelbase.h"
#include "items/queries.h"

namespace items {

class RelationsModel : public EntityTableBase
{
    Q_OBJECT

public:
    enum Column { KindColumn, OtherColumn, NoteColumn, ColumnCount };
    RelationsModel(const Catalogues &catalogues, Queries &queries, QObject *parent = nullptr);
    ~RelationsModel() override;

    /// The relations of that resource; a null id empties the model. Follows live changes.
    void show(const QUuid &resource);
    /// The relation itself, for an unrelate command; null for no row.
    [[nodiscard]] const ListRow *relationAt(int row) const;
    /// The record at the other end.
    [[nodiscard]] QUuid otherAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void ask();
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace items
