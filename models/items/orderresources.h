// OrderResources: what an order is about in the ledger, and the change that it prepares there: what shall be, what the
// ledger holds already, and what is still missing.
#pragma once

#include "contract/ports.h"
#include "items/captions.h"
#include "items/entitymodelbase.h"
#include "items/openorder.h"

namespace items {

struct OrderedResource {
    ListRow link;
    std::optional<ListRow> resource; ///< nothing: the ledger has none that may be seen
    Patch change;
    bool held = false; ///< the ledger holds the change
    [[nodiscard]] bool isApplied() const;
    /// "named", "missing", "waiting", "held", "applied".
    [[nodiscard]] QString code() const;
};

/// Another order or plan that the order is tied to.
struct OrderLink {
    QString what; ///< "Belongs to", translated
    QString entity;
    QUuid id;
    QString title;
    QString state; ///< code; empty for a plan
};

class OrderResources : public EntityTableBase
{
    Q_OBJECT

public:
    enum Column { NameColumn, NumberColumn, ChangeColumn, StateColumn, ColumnCount };
    OrderResources(const Catalogues &catalogues, Queries &queries, QObject *parent = nullptr);
    ~OrderResources() override;

    void show(const QUuid &order);
    [[nodiscard]] const OrderFile *file() const;
    [[nodiscard]] const OrderedResource *at(int row) const;
    [[nodiscard]] const std::vector<OrderLink> &links() const;
    /// Prepared and not in the ledger.
    [[nodiscard]] int waiting() const;
    /// A change was prepared for one of them at least, be it in the ledger or not.
    [[nodiscard]] bool isPrepared() const;
    /// "vCPU: 4 → 8; State: In use", against what the ledger holds.
    [[nodiscard]] QString changeText(const OrderedResource &resource) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void shown();
    void failed(const contract::Error &error);

private:
    void take();
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace items
