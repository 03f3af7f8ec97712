// EvaluationTemplateTab (模板内容): dimensions, indicators, weights, rules and formulas of a template. A draft is edited here: weights add
// up live, a wrong formula is underlined at its place with the reason, and it is brought into force when nothing speaks
// against it. To and from a file.
#pragma once

#include "contract/entities/evaluationtemplate.h"
#include "rules/evaluation/template.h"
#include "views/panels/records/recordtab.h"

class QDoubleSpinBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace views::panels {

class EvaluationTemplateTab : public RecordTab
{
    Q_OBJECT

public:
    EvaluationTemplateTab(const contract::Shape &shape, const shell::PanelContext &context, QWidget *parent);
    [[nodiscard]] static QString caption();
    void showRecord(const QUuid &record) override;
    void retranslate() override;

    [[nodiscard]] const rules::evaluation::Template &document() const { return m_document; }
    [[nodiscard]] bool isDirty() const { return m_dirty; }
    void choose(const QString &indicator);
    void setWeight(int hundredths);
    void setFormula(const QString &formula);
    void save();
    void putInForce();
    /// Takes the document of a file; what is wrong with it is told.
    bool take(const QByteArray &json);
    /// A draft of the next version, with this content.
    void draftNext();

private:
    void read();
    void fill();
    void showOne();
    void showFormula();
    void changed();
    void refresh();
    void submit(std::vector<contract::Command> commands);
    void importFile();
    void exportFile();
    [[nodiscard]] rules::evaluation::Indicator *chosen();
    [[nodiscard]] QString whyNotEdit() const;
    [[nodiscard]] QString whyNotForce() const;

    shell::PanelContext m_context;
    QUuid m_record;
    std::optional<contract::EvaluationTemplate> m_template;
    std::optional<contract::EvaluationTemplate> m_former; ///< the version in force, which gives way
    rules::evaluation::Template m_document;
    std::vector<rules::evaluation::TemplateIssue> m_issues;
    bool m_dirty = false;
    bool m_filling = false;
    bool m_sending = false;
    QLabel *m_sum;
    QLabel *m_problem;
    QTreeWidget *m_tree;
    QWidget *m_page;
    QLabel *m_name;
    QLabel *m_rule;
    QLabel *m_weightLabel;
    QDoubleSpinBox *m_weight;
    QPlainTextEdit *m_formula;
    QLabel *m_words;
    QPushButton *m_save;
    QPushButton *m_force;
    QPushButton *m_next;
    QPushButton *m_import;
    QPushButton *m_export;
};

} // namespace views::panels
