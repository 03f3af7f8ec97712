// TemplateStrip: above the form of a template: whether it may be used and why not, what it needs to be approved, when it is
// looked at again; approving, suspending, and a change made from it.
#pragma once

#include "contract/entities/changetemplate.h"
#include "rules/changetemplates.h"
#include "views/panels/changes/verbstrip.h"

namespace views::panels {

class TemplateStrip : public VerbStrip
{
    Q_OBJECT

public:
    TemplateStrip(const contract::Shape &shape, const shell::PanelContext &context, QWidget *parent);
    /// What the rules know of its runs, once it is read.
    [[nodiscard]] const std::optional<rules::TemplateStanding> &standing() const { return m_standing; }

protected:
    void take() override;
    void refresh() override;

private:
    void ask();
    void approve();
    void suspend();
    void makeChange();
    [[nodiscard]] QString whyNotApprove() const;
    [[nodiscard]] QString whyNotUse() const;

    std::optional<contract::ChangeTemplate> m_template;
    std::optional<rules::TemplateStanding> m_standing;
    int m_wanted = 3; ///< runs without failure before an approval
    quint64 m_question = 0;
    QPushButton *m_use;
    QPushButton *m_approve;
    QPushButton *m_suspend;
};

} // namespace views::panels
