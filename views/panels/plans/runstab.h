// RunsTab (执行记录): the orders that a plan has made, the latest first. One is opened with Enter or a double click.
#pragma once

#include "views/panels/records/recordtab.h"

class QLabel;
class QListWidget;

namespace views::panels {

class RunsTab : public RecordTab
{
    Q_OBJECT

public:
    RunsTab(const contract::Shape &shape, const shell::PanelContext &context, QWidget *parent);
    [[nodiscard]] static QString caption();
    void showRecord(const QUuid &plan) override;
    void retranslate() override;

private:
    void ask();
    void tell(const std::vector<contract::Record> &orders);

    shell::PanelContext m_context;
    QUuid m_plan;
    QLabel *m_words;
    QListWidget *m_runs;
    quint64 m_question = 0;
};

} // namespace views::panels
