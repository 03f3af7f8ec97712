// ApprovalTab (审批): the chain of approvals of a change, drawn from the first stage down: who decides, who decided when and
// in whose place, with which seal; and what was decided in vain.
#pragma once

#include "views/panels/records/recordtab.h"

class QLabel;
class QListView;
class QPushButton;

namespace items {
class ChangeChain;
}

namespace views::panels {

class ApprovalTab : public RecordTab
{
    Q_OBJECT

public:
    ApprovalTab(const contract::Shape &shape, const shell::PanelContext &context, QWidget *parent);
    [[nodiscard]] static QString caption();
    void showRecord(const QUuid &record) override;
    void retranslate() override;

    [[nodiscard]] items::ChangeChain &chain() { return *m_chain; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();
    void copy();

    shell::PanelContext m_context;
    items::ChangeChain *m_chain;
    QLabel *m_facts;
    QLabel *m_empty;
    QListView *m_list;
    QLabel *m_digest;
};

} // namespace views::panels
