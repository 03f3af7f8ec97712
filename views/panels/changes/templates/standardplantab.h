// StandardPlanTab (步骤与风险): the steps that every change made from the template takes, and its answers to the risk questions.
#pragma once

#include "items/queries.h"
#include "rules/changerules.h"
#include "views/panels/records/recordtab.h"

class QComboBox;
class QFormLayout;
class QLabel;
class QPushButton;
class QTableView;

namespace items {
class PlanStepModel;
}

namespace views::panels {

class StandardPlanTab : public RecordTab
{
    Q_OBJECT

public:
    StandardPlanTab(const contract::Shape &shape, const shell::PanelContext &context, QWidget *parent);
    [[nodiscard]] static QString caption();
    void showRecord(const QUuid &record) override;
    void retranslate() override;
    [[nodiscard]] items::PlanStepModel &steps() { return *m_steps; }
    [[nodiscard]] bool isDirty() const { return m_dirty; }
    void save();
    void revert();

private:
    void read();
    void show();
    void showQuestions();
    void edited();
    void refresh();
    void addStep();
    void removeStep();
    void moveStep(int by);
    [[nodiscard]] QString whyNot() const;
    [[nodiscard]] QString answers() const;

    shell::PanelContext m_context;
    QUuid m_id;
    std::optional<replica::ListRow> m_row;
    rules::ChangeRules m_rules;
    items::PlanStepModel *m_steps;
    QLabel *m_head;
    QTableView *m_table;
    std::vector<QPushButton *> m_acts; ///< add, remove, up, down
    QLabel *m_riskHead;
    QFormLayout *m_questions;
    std::vector<std::pair<QString, QComboBox *>> m_answers;
    QLabel *m_note;
    QPushButton *m_revert;
    QPushButton *m_save;
    quint64 m_question = 0;
    bool m_dirty = false;
    bool m_filling = false;
    bool m_sending = false;
};

} // namespace views::panels
