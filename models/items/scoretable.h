// ScoreTable (评分表): the indicators of an evaluation under their dimensions: weight, rule, figure, value, score, what the
// parties gave, what was taken off, and the short code that finds the records again.
#pragma once

#include "items/entitymodelbase.h"
#include "items/evaluationfile.h"

namespace items {

class ScoreTable : public EntityTreeBase
{
    Q_OBJECT

public:
    enum Column { NameColumn, WeightColumn, ValueColumn, ScoreColumn, DeductedColumn, SelfColumn, AuthorityColumn, UserColumn, SupervisorColumn, FigureColumn, RuleColumn, CodeColumn, ColumnCount };

    explicit ScoreTable(const Catalogues &catalogues, QObject *parent = nullptr) : EntityTreeBase(parent), m_catalogues(catalogues) {}

    /// `counted`: as the records give them now, to tell which kept figures are stale; null: not counted yet.
    void show(const EvaluationFile *file, const rules::evaluation::Figures *counted);
    void retranslate();

    /// What the table shows; null where there is nothing to show yet.
    [[nodiscard]] const rules::evaluation::Score *score() const { return m_score ? &*m_score : nullptr; }
    [[nodiscard]] const rules::evaluation::Figures *figures() const { return m_figures ? &*m_figures : nullptr; }
    /// Null for the row of a dimension.
    [[nodiscard]] const rules::evaluation::Indicator *indicatorAt(const QModelIndex &index) const;
    [[nodiscard]] const rules::evaluation::IndicatorScore *scoreAt(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const QString &indicator) const;
    /// The kept figure is not what the records give now.
    [[nodiscard]] bool isStale(const QString &indicator) const { return m_stale.contains(indicator); }
    [[nodiscard]] int staleCount() const { return int(m_stale.size()); }
    /// Low enough for a 整改, or vetoed.
    [[nodiscard]] bool isLow(const QString &indicator) const { return m_low.contains(indicator); }
    [[nodiscard]] const QStringList &low() const { return m_low; }

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Group {
        QString dimension; ///< empty: vetoes and bonuses
        std::vector<QString> indicators;
        bool operator==(const Group &) const = default;
    };
    [[nodiscard]] QString cell(const rules::evaluation::Indicator &indicator, int column) const;
    [[nodiscard]] QString groupCell(const Group &group, int column) const;
    [[nodiscard]] QString partyCell(const rules::evaluation::Indicator &indicator, Party party) const;
    [[nodiscard]] QString figureCell(const rules::evaluation::Indicator &indicator) const;

    const Catalogues &m_catalogues;
    std::optional<EvaluationFile> m_file;
    std::optional<rules::evaluation::Figures> m_figures;
    std::optional<rules::evaluation::Score> m_score;
    std::vector<Group> m_groups;
    QSet<QString> m_stale;
    QStringList m_low;
};

} // namespace items
