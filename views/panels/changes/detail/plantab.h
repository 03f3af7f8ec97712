// PlanTab (方案): the plan of a change: ordered steps with minutes and roles, the way back, and what is checked afterwards.
#pragma once

#include "items/changefile.h"
#include "rules/changeplan.h"
#include "views/panels/records/recordtab.h"

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTableView;

namespace items {
class PlanStepModel;
}

namespace views::panels {

class PlanTab : public RecordTab
{
    Q_OBJECT

public:
    PlanTab(const contract::Shape &shape, const shell::PanelContext &context, QWidget *parent);
    [[nodiscard]] static QString caption();
    void showRecord(const QUuid &record) override;
    void retranslate() override;

    [[nodiscard]] items::PlanStepModel &steps() { return *m_steps; }
    [[nodiscard]] bool isDirty() const { return m_dirty; }
    void save();
    /// The next free times of the change, as the calendar knows them.
    void showFreeTimes();
    void revert();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void take();
    void edited();
    void keepDraft();
    void takeDraft();
    void refresh();
    void addStep();
    void removeStep();
    void moveStep(int by);
    [[nodiscard]] QString whyNot() const;

    shell::PanelContext m_context;
    items::OpenChange *m_change;
    items::PlanStepModel *m_steps;
    QLabel *m_head;
    QTableView *m_table;
    std::vector<QPushButton *> m_acts; ///< add, remove, up, down
    QLabel *m_sum;
    QPushButton *m_free;
    QLabel *m_fallbackHead;
    QPlainTextEdit *m_fallback;
    QLabel *m_verificationHead;
    QPlainTextEdit *m_verification;
    QLabel *m_note;
    QPushButton *m_revert;
    QPushButton *m_save;
    struct Typed {
        std::vector<rules::PlanStep> steps;
        QString fallback;
        QString verification;
    };
    QHash<QUuid, Typed> m_typed; ///< what was typed and not saved, by change, while another one is looked at
    QUuid m_shown; ///< whose plan stands in the editors
    bool m_dirty = false;
    bool m_filling = false;
    bool m_sending = false;
};

/// Why the content of the change cannot be edited now; empty where it can.
[[nodiscard]] QString whyNotEdit(const items::ChangeFile *file, const contract::Actor &actor);

} // namespace views::panels
