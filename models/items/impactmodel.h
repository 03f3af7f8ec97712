// ImpactModel: what an impact walk reached, one row a record, with the way that explains it and whom to call. The walk
// runs beside the window; a later question cancels it.
#pragma once

#include "items/captions.h"
#include "items/entitymodelbase.h"
#include "items/queries.h"

namespace items {

class ImpactModel : public EntityTableBase
{
    Q_OBJECT

public:
    enum Column { DistanceColumn, NameColumn, EffectColumn, UnitColumn, SystemColumn, LevelColumn, OwnerColumn, PhoneColumn, WayColumn, ColumnCount };
    ImpactModel(const Catalogues &catalogues, Queries &queries, QObject *parent = nullptr);
    ~ImpactModel() override;

    /// The rows of before stay until the answer is here. Relations and resources that change later ask again by themselves.
    void ask(const rules::ImpactQuestion &question);
    [[nodiscard]] const rules::ImpactQuestion &question() const;
    [[nodiscard]] bool isBusy() const;

    struct Summary {
        int hit = 0;
        int kept = 0;        ///< by redundancy
        int unprotected = 0; ///< that lose their backup or standby
        int units = 0;       ///< of those hit
        int systems = 0;
        bool isCut = false;
        bool operator==(const Summary &) const = default;
    };
    [[nodiscard]] const Summary &summary() const;

    /// The walk itself, for a drawing; records()[i] is the record of hits[i], with a rid of 0 where none may be seen.
    [[nodiscard]] const rules::Impact &impact() const;
    [[nodiscard]] const std::vector<ListRow> &records() const;
    /// The position in impact().hits of a row, and the row of a position (-1 for starts and for records out of sight).
    [[nodiscard]] int hitAt(int row) const;
    [[nodiscard]] int rowOf(int hit) const;
    [[nodiscard]] QString nameOf(int hit) const;
    /// "db01 ← depends on — shop ← runs on — web": every step from the start to that hit.
    [[nodiscard]] QString wayOf(int hit) const;
    /// "Runs on", in the language of now.
    [[nodiscard]] QString kindOf(const rules::Tie &tie) const;
    [[nodiscard]] static QString textOf(rules::ImpactEffect effect);

    /// All rows with their heading, tabs between the cells, as a spreadsheet takes them.
    [[nodiscard]] QString asText() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    void busyChanged(bool busy);
    void failed(const contract::Error &error);

private:
    void askAgain();
    void take(Queries::Reached reached);
    /// In the order of the present sort.
    [[nodiscard]] std::vector<int> ordered(std::vector<int> hits) const;
    /// Shows those hits and remembers where each stands.
    void put(std::vector<int> rows);
    [[nodiscard]] QString cell(int hit, int column) const;
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace items
