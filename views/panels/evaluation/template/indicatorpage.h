// IndicatorPage: one indicator: names, dimension, weight, how its figure becomes points, formula with what it says and what it
// gives for a period, tag, clause, evidence, and who scores it.
#pragma once

#include "views/panels/evaluation/template/partsgrid.h"
#include "views/panels/evaluation/template/templatepage.h"

#include "contract/catalogue.h"
#include "contract/ports.h"
#include "items/evaluationfile.h"

class QCheckBox;

namespace views::panels {

class FormulaEdit;

class IndicatorPage : public TemplatePage
{
    Q_OBJECT

public:
    IndicatorPage(Change change, items::Queries &queries, const contract::Catalogues &catalogues, const contract::Clock &clock, QWidget *parent);
    void retranslate() override;
    [[nodiscard]] QWidget *fieldOf(const rules::evaluation::TemplatePlace &place) const override;
    /// What the formulas give for the chosen period; empty while it is counted.
    [[nodiscard]] QString trial() const;

protected:
    void fill() override;
    [[nodiscard]] QString list() const override { return QStringLiteral("indicators"); }

private:
    using Indicator = rules::evaluation::Indicator;
    [[nodiscard]] const Indicator *indicator() const;
    /// An act on the indicator of the page.
    void edit(const QString &name, const std::function<void(Indicator &)> &act);
    void fillChoices();
    void fillRule(const Indicator &indicator);
    void fillParts(const Indicator &indicator);
    void showFormula(const Indicator &indicator);
    void count();
    void showTrial(const items::CountedEvaluation &counted);

    const contract::Catalogues &m_catalogues;
    const contract::Clock &m_clock;
    items::EvaluationCount *m_count;
    QString m_counting; ///< what is being counted, not to count it twice
    std::vector<QLabel *> m_captions;
    QLineEdit *m_code;
    QLineEdit *m_zh;
    QLineEdit *m_en;
    QComboBox *m_dimension;
    QDoubleSpinBox *m_weight;
    QComboBox *m_kind;
    QLabel *m_meaning;
    QDoubleSpinBox *m_target;
    QDoubleSpinBox *m_floor;
    QLabel *m_floorLabel;
    PartsGrid *m_steps;
    PartsGrid *m_deductions;
    QCheckBox *m_capped;
    QDoubleSpinBox *m_cap;
    QComboBox *m_grade;
    QDoubleSpinBox *m_most;
    FormulaEdit *m_formula;
    QLabel *m_words;
    QComboBox *m_period;
    QLabel *m_trial;
    QComboBox *m_zero;
    QComboBox *m_quality;
    QLineEdit *m_clause;
    QPlainTextEdit *m_definitionZh;
    QPlainTextEdit *m_definitionEn;
    QPlainTextEdit *m_evidenceZh;
    QPlainTextEdit *m_evidenceEn;
    std::vector<QCheckBox *> m_parties;
    QWidget *m_partyBox;
};

} // namespace views::panels
