// StocktakeFindings: one of the lists that a stocktake comes to: what is missing, moved, unknown or was scanned twice, and the
// scans themselves, the newest first.
#pragma once

#include "contract/ports.h"
#include "items/entitymodelbase.h"
#include "rules/stocktake.h"

namespace items {

using namespace contract;

class StocktakeFindings : public EntityTableBase
{
    Q_OBJECT

public:
    enum class List { Missing, Moved, Unknown, Duplicate, Scans };
    enum Column { CodeColumn, NameColumn, NumberColumn, ExpectedColumn, SeenColumn, WhenColumn, ByColumn, VerdictColumn };
    StocktakeFindings(List list, const Clock &clock, QObject *parent = nullptr);
    ~StocktakeFindings() override;

    [[nodiscard]] List list() const;
    /// Shows the findings of a count, which must stay until the next call; null empties the list. Rows that stay keep
    /// their place.
    void show(const rules::Count *count);
    /// What a sign-off has frozen.
    void show(const rules::Findings &findings);
    [[nodiscard]] std::vector<Column> columns() const;
    /// The resource of the row; null where it is of an unknown code, or frozen.
    [[nodiscard]] const rules::Counted *resourceAt(int row) const;
    /// Where the row's thing was seen.
    [[nodiscard]] rules::Place placeAt(int row) const;
    /// The cells as shown, with a header, tabs between them.
    [[nodiscard]] QString asText() const;
    [[nodiscard]] static QString placeText(const rules::Place &place);
    [[nodiscard]] static QString textOf(rules::Match match);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace items
