// StepChecks: the check list of one step while a person works through it: normal, abnormal or not applicable, and what was
// measured. A value outside its range is abnormal by itself.
#pragma once

#include "contract/catalogue.h"
#include "items/entitymodelbase.h"
#include "rules/orderstep.h"

namespace items {

using namespace contract;

class StepChecks : public EntityTableBase
{
    Q_OBJECT

public:
    enum Column { NameColumn, RangeColumn, ValueColumn, VerdictColumn, NoteColumn, ColumnCount };
    explicit StepChecks(QObject *parent = nullptr);
    ~StepChecks() override;

    /// Answers that are not understood count as none.
    void show(const std::vector<rules::StepCheck> &checks, const QString &answers);
    /// The answers that the rules take: one that lacks its value or its reason is left out.
    [[nodiscard]] QString answers() const;
    [[nodiscard]] const std::vector<rules::StepCheck> &checks() const;
    [[nodiscard]] std::optional<rules::CheckVerdict> verdictAt(int row) const;
    void setVerdict(int row, std::optional<rules::CheckVerdict> verdict);
    /// Every check without a measured value that nobody has judged yet is normal.
    void judgeRestNormal();
    /// The first row that is not answered, or not wholly; -1 where all are.
    [[nodiscard]] int firstOpen() const;
    [[nodiscard]] int open() const;
    [[nodiscard]] int abnormal() const;
    /// What is abnormal, for the title and text of an incident: "UPS load: 85.5 % (≤ 80)".
    [[nodiscard]] QStringList findings() const;
    [[nodiscard]] bool isMeasured(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    /// A person changed an answer.
    void edited();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace items
