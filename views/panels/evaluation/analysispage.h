// AnalysisPage (分析): a frozen evaluation by its dimensions, over its periods, by its deductions and beside others; and what
// other weights would make of it, which is a trial and never kept. Every point opens its records.
#pragma once

#include "items/evaluationanalysis.h"
#include "items/evaluationfile.h"
#include "views/shell/panelspec.h"

class QComboBox;
class QGridLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QSpinBox;

namespace views::charts {
class BarChart;
class PointChart;
}

namespace views::panels {

class AnalysisPage : public QWidget
{
    Q_OBJECT

public:
    AnalysisPage(const shell::PanelContext &context, QWidget *parent);
    void retranslate();
    void read();
    void choose(const QUuid &evaluation);
    [[nodiscard]] const std::vector<items::AnalysedEvaluation> &evaluations() const { return m_all; }

Q_SIGNALS:
    void recordAsked(const QString &entity, const QUuid &record);

private:
    QWidget *card(QLabel *&title, QWidget *chart, QLabel *&note);
    void show();
    void showTrial();
    void makeWeights();
    void openDimension(int point);
    void drill(const QString &indicator);
    [[nodiscard]] const items::AnalysedEvaluation *chosen() const;
    [[nodiscard]] QString labelOf(const items::AnalysedEvaluation &evaluation) const;

    shell::PanelContext m_context;
    std::vector<items::AnalysedEvaluation> m_all;
    bool m_isRead = false;
    QComboBox *m_which;
    QComboBox *m_other;
    QLabel *m_otherLabel;
    QLabel *m_empty;
    QScrollArea *m_scroll;
    QWidget *m_page;
    charts::PointChart *m_radar;
    charts::PointChart *m_trend;
    charts::PointChart *m_pareto;
    charts::BarChart *m_beside;
    std::array<QLabel *, 4> m_titles{};
    std::array<QLabel *, 4> m_notes{};
    QWidget *m_trial;
    QLabel *m_trialTitle;
    QLabel *m_trialNote;
    QGridLayout *m_weightGrid;
    std::vector<std::pair<QLabel *, QSpinBox *>> m_weights;
    QLabel *m_trialResult;
    QPushButton *m_reset;
    std::vector<size_t> m_likes;
    std::vector<size_t> m_contemporaries;
    std::vector<items::Deducted> m_deducted;
    items::EvaluationCount *m_count;
    std::optional<items::EvaluationFile> m_drilled;
    QString m_drillIndicator;
};

} // namespace views::panels
