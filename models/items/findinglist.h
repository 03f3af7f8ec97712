// FindingList: the resources of which the review found one thing, as a table that loads only the rows in sight. One
// column says why: the value that breaks the rule, the days left, or the verdict's arithmetic.
#pragma once

#include "items/captions.h"
#include "items/entitymodelbase.h"
#include "items/ledgerwatch.h"

namespace items {

/// "CPU average 4.2 % < 10 %, CPU peak 18.0 % < 30 %".
[[nodiscard]] QString arithmeticText(std::span<const rules::UseStep> steps);
/// "12 days left", "ends today", "3 days over".
[[nodiscard]] QString daysLeftText(qint64 days);

class FindingList : public EntityTableBase
{
    Q_OBJECT

public:
    enum Column { NumberColumn, NameColumn, WhyColumn, UnitColumn, StateColumn, OwnerColumn, PhoneColumn, ColumnCount };
    FindingList(const Catalogues &catalogues, Queries &queries, const LedgerWatch &watch, QObject *parent = nullptr);
    ~FindingList() override;

    /// What the rows have in common.
    struct Kind {
        ReviewTopic topic = ReviewTopic::Quality;
        int item = 0;
        bool operator==(const Kind &) const = default;
    };
    /// Rows that stay keep their place in the list, and selections with them.
    void show(const Kind &kind, Rids rids);
    [[nodiscard]] const Rids &rids() const;
    /// The field whose look the column has, or -1.
    [[nodiscard]] int fieldOf(int column) const;
    /// Null where the row is not at hand yet.
    [[nodiscard]] const ListRow *rowAt(int row) const;
    /// The whole of those rows as a spreadsheet takes them, with a header; what is not at hand is read first.
    void copy(const std::vector<int> &rows, QObject *context, std::function<void(const QString &table)> taken) const;
    /// The records of those rows, read where they are not at hand.
    void read(const std::vector<int> &rows, QObject *context, std::function<void(const std::vector<ListRow> &)> taken) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString textAt(const ListRow &row, int column) const;
    [[nodiscard]] QString why(const ListRow &row) const;
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace items
