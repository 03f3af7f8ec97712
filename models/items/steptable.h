// StepTable: the steps of one version of a service item as a table that a person edits, and what two versions say
// differently as rows of a preview.
#pragma once

#include "items/changepreview.h"
#include "items/entitymodelbase.h"
#include "rules/serviceitems.h"

namespace items {

using namespace contract;

/// "Room temperature (℃): 18 to 27".
[[nodiscard]] QString checkText(const rules::StepCheck &check);
[[nodiscard]] QString partCaption(rules::StepPart part);
/// The part of a step as a cell shows it.
[[nodiscard]] QString partText(rules::StepPart part, const rules::ServiceStep &step);

/// The rows of a preview of what the later version says otherwise: a row a step, a column each part that differs anywhere.
struct VersionPreview {
    QStringList columns;
    std::vector<PreviewRow> rows;
};
[[nodiscard]] VersionPreview previewOf(const ServiceItem &before, const ServiceItem &after, const Catalogues &catalogues);

class StepTable : public EntityTableBase
{
    Q_OBJECT

public:
    enum Column { NumberColumn, NameColumn, RolesColumn, LimitColumn, RecordColumn, InputColumn, MandatoryColumn, EvidenceColumn, SkipColumn, BeforeColumn, ChecksColumn, ClauseColumn, ColumnCount };

    using EntityTableBase::EntityTableBase;

    enum class Access { Fixed, Editable };
    void show(std::vector<rules::ServiceStep> steps, Access access);
    [[nodiscard]] const std::vector<rules::ServiceStep> &steps() const { return m_steps; }
    [[nodiscard]] bool isEditable() const { return m_access == Access::Editable; }

    /// Null where there is no such row.
    [[nodiscard]] const rules::ServiceStep *stepAt(int row) const;
    /// The number stays the row's.
    void setStep(int row, rules::ServiceStep step);
    /// A new step behind the row; -1: the first. Returns its row.
    int addBehind(int row);
    void removeStep(int row);
    /// One up (-1) or down (1); false at the ends.
    bool move(int row, int by);
    /// The words of another language.
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
    void number();
    std::vector<rules::ServiceStep> m_steps;
    Access m_access = Access::Fixed;
};

} // namespace items
