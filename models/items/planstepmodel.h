// PlanStepModel: the steps of a change's plan as a table that a person edits: name, minutes, role, note.
#pragma once

#include "items/captions.h"
#include "items/entitymodelbase.h"
#include "rules/changeplan.h"

namespace items {

class PlanStepModel : public EntityTableBase
{
    Q_OBJECT

public:
    enum Column { NumberColumn, NameColumn, MinutesColumn, RoleColumn, NoteColumn, ColumnCount };
    explicit PlanStepModel(QObject *parent = nullptr);

    void show(std::vector<rules::PlanStep> steps, bool editable);
    [[nodiscard]] const std::vector<rules::PlanStep> &steps() const { return m_steps; }
    [[nodiscard]] int minutes() const;
    /// A new step behind the row; -1: the first. Returns its row.
    int addBehind(int row);
    void removeStep(int row);
    /// One up (-1) or down (1); false at the ends.
    bool move(int row, int by);
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    /// A person changed something.
    void edited();

private:
    std::vector<rules::PlanStep> m_steps;
    bool m_editable = false;
};

} // namespace items
