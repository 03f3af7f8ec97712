// HistoryModel: a record's field history, newest first: when, who, field, before, after, why. The server keeps it; what
// it sends is a JSON array, hostile until parsed.
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
    enum Column { WhenColumn, WhoColumn, FieldColumn, BeforeColumn, AfterColumn, ReasonColumn, ColumnCount };
    /// Brings the JSON; bound to the transport in wiring.
    using Source = std::function<QFuture<Result<QByteArray>>(const QString &entity, const QUuid &id)>;
    HistoryModel(const Catalogues &catalogues, const Clock &clock, Source source, QObject *parent = nullptr);
    ~HistoryModel() override;

    /// References show the names that these queries find; without them their ids.
    void nameReferencesBy(Queries &queries);
    /// Shows the history of that record; a null id empties the model.
    void show(const Shape &shape, const QUuid &id);
    void refresh();
    [[nodiscard]] bool isBusy() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void busyChanged(bool busy);
    void failed(const contract::Error &error); ///< offline, say: the history is the server's

private:
    void nameReferences();
    void setBusy(bool busy);
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace items
