// ReferenceSource: what a reference field offers while a person types: records of the entity whose name, number or
// pinyin fits, the first fifty.
#pragma once

#include "items/captions.h"
#include "items/entitymodelbase.h"
#include "items/queries.h"

namespace items {

class ReferenceSource : public EntityTableBase
{
    Q_OBJECT

public:
    static constexpr int offered = 50;
    /// One column: title. Qt::ToolTipRole holds the number, IdRole the id. `shape`: of the entity pointed to.
    ReferenceSource(const Shape &shape, Queries &queries, QObject *parent = nullptr);
    ~ReferenceSource() override;

    /// Only records that these leave are offered.
    void setFilters(const std::vector<replica::ListFilter> &filters);
    /// An empty text offers the first fifty by name.
    void setText(const QString &text);
    [[nodiscard]] QString titleAt(int row) const;
    [[nodiscard]] QUuid idAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    /// The rows fit the text now.
    void settled();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace items
