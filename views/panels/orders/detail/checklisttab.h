// ChecklistTab (步骤): the steps of an order above, and below the one in hand, to be worked on.
#pragma once

#include "views/panels/records/recordtab.h"

class QLabel;
class QSplitter;
class QTableView;

namespace items {
class OrderChecklist;
}

namespace views::panels {

class StepPage;

class ChecklistTab : public RecordTab
{
    Q_OBJECT

public:
    ChecklistTab(const contract::Shape &shape, const shell::PanelContext &context, QWidget *parent);
    [[nodiscard]] static QString caption();
    void showRecord(const QUuid &record) override;
    void retranslate() override;

    /// Brings the tab into sight with that step in hand; 0: the next one that is open.
    void showStep(int step);
    [[nodiscard]] StepPage &page() { return *m_page; }

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void choose(int row);
    void fitColumns();
    void shown();
    void refresh();

    shell::PanelContext m_context;
    items::OrderChecklist *m_steps;
    QUuid m_order;
    int m_wanted = -1; ///< step to be chosen once the order is read; 0: the next open one, -1: none
    QLabel *m_progress;
    QLabel *m_empty;
    QSplitter *m_parts;
    QTableView *m_table;
    StepPage *m_page;
};

} // namespace views::panels
