// HistoryModel: a record's field history, newest first: when, who, field, before, after, why, and when the server took it.
// From the cache, so it is there offline; what the server has not confirmed yet stands on top.
#pragma once

#include "contract/ports.h"
#include "items/captions.h"
#include "items/entitymodelbase.h"
#include "items/queries.h"

namespace items {

class HistoryModel : public EntityTableBase
{
    Q_OBJECT

public:
    enum Column { WhenColumn, WhoColumn, FieldColumn, BeforeColumn, AfterColumn, ReasonColumn, ReceivedColumn, ColumnCount };
    HistoryModel(const Catalogues &catalogues, const Clock &clock, Queries &queries, QObject *parent = nullptr);
    ~HistoryModel() override;

    /// Shows the history of that record, and follows it; a null id empties the model.
    void show(const Shape &shape, const QUuid &id);
    [[nodiscard]] bool isBusy() const;
    /// When the act of that row was done; nothing where the server has not confirmed it: it is no past yet.
    [[nodiscard]] std::optional<Instant> momentAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void busyChanged(bool busy);
    void failed(const contract::Error &error);

private:
    void ask();
    void nameReferences();
    void setBusy(bool busy);
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace items
