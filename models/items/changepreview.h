// ChangePreview: what an act would do, a row a record and a column a field: new, changed, unchanged, or invalid with the
// reason. The rows are at hand, as many as one act may touch.
#pragma once

#include "items/entitymodelbase.h"

#include <QStringList>
#include <vector>

namespace items {

struct PreviewCell {
    enum class Kind { Same, Changed, New, Invalid };
    Kind kind = Kind::Same;
    QString was;
    QString becomes; ///< of an invalid one, what was typed
    QString why = {};
    bool operator==(const PreviewCell &) const = default;
};

struct PreviewRow {
    QString record; ///< what people call it
    bool isNew = false;
    QString why = {}; ///< what stands in the way of the record as a whole
    std::vector<PreviewCell> cells = {};
    [[nodiscard]] bool isGood() const;
    bool operator==(const PreviewRow &) const = default;
};

struct PreviewTally {
    int newRecords = 0;
    int changedRecords = 0;
    int sameRecords = 0;
    int badRecords = 0;
    int newCells = 0;
    int changedCells = 0;
    int sameCells = 0;
    int badCells = 0;
    bool operator==(const PreviewTally &) const = default;
};
[[nodiscard]] PreviewTally tallyOf(const std::vector<PreviewRow> &rows);

class ChangePreview : public EntityTableBase
{
    Q_OBJECT

public:
    enum PreviewRole { KindRole = LoadedRole + 1 /**< int(PreviewCell::Kind) */, WasRole, BecomesRole, WhyRole, NewRecordRole };
    enum class Cells { Fixed, Editable };

    explicit ChangePreview(Cells cells, QObject *parent = nullptr);
    void setRows(const QStringList &fields, std::vector<PreviewRow> rows);
    [[nodiscard]] const std::vector<PreviewRow> &rows() const { return m_rows; }
    /// The first cell in the way after that one, round and round; invalid where none is.
    [[nodiscard]] QModelIndex nextBad(const QModelIndex &after) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    /// A person typed another text into the cell; `field` counts from the first field.
    void typed(int row, int field, const QString &text);

private:
    Cells m_cells;
    QStringList m_fields;
    std::vector<PreviewRow> m_rows;
};

} // namespace items
