#include "contract/entities/entities.h"
#include "views/panels/records/attachmentstab.h"
#include "views/panels/records/recordtab.h"
#include "views/panels/records/relationstab.h"
#include "views/panels/evaluation/objectionstab.h"
#include "views/panels/evaluation/scoretab.h"
#include "views/panels/evaluation/sheettab.h"
#include "views/panels/evaluation/signaturestab.h"
#include "views/panels/evaluation/evaluationtemplatetab.h"
#include "views/panels/inventory/utilisationtab.h"
#include "views/panels/orders/detail/checklisttab.h"
#include "views/panels/orders/detail/followuptab.h"
#include "views/panels/orders/detail/resourcestab.h"
#include "views/panels/plans/runstab.h"
#include "views/panels/reports/reporttab.h"
#include "views/panels/changes/detail/approvaltab.h"
#include "views/panels/changes/detail/impacttab.h"
#include "views/panels/changes/detail/plantab.h"
#include "views/panels/changes/detail/worktab.h"
#include "views/panels/changes/meetings/meetingtab.h"
#include "views/panels/changes/templates/standardplantab.h"

#include <QVBoxLayout>

namespace views::panels {

using namespace contract;

namespace {

template <class Tab> RecordTabSpec of(const char *entity)
{
    return {entity, &Tab::staticMetaObject, &Tab::caption, [](const Shape &shape, const shell::PanelContext &context, QWidget *parent) -> RecordTab * {
        return new Tab(shape, context, parent);
    }};
}

} // namespace

TabPage::TabPage(const RecordTabSpec &spec, const Shape &shape, const shell::PanelContext &context, QWidget *parent)
    : QWidget(parent)
    , m_spec(spec)
    , m_shape(shape)
    , m_context(context)
{
}

bool TabPage::make()
{
    if (m_tab)
        return false;
    m_tab = m_spec.make(m_shape, m_context, this);
    m_tab->retranslate();
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_tab);
    return true;
}

const std::vector<RecordTabSpec> &recordTabs()
{
    static const std::vector<RecordTabSpec> tabs{
        of<RelationsTab>(Describe<Resource>::name),
        of<UtilisationTab>(Describe<Resource>::name),
        of<ChecklistTab>(Describe<WorkOrder>::name),
        of<FollowUpTab>(Describe<WorkOrder>::name),
        of<ResourcesTab>(Describe<WorkOrder>::name),
        of<PlanTab>(Describe<ChangeRequest>::name),
        of<ImpactTab>(Describe<ChangeRequest>::name),
        of<ApprovalTab>(Describe<ChangeRequest>::name),
        of<WorkTab>(Describe<ChangeRequest>::name),
        of<MeetingTab>(Describe<CabMeeting>::name),
        of<StandardPlanTab>(Describe<ChangeTemplate>::name),
        of<RunsTab>(Describe<OrderPlan>::name),
        of<ScoreTab>(Describe<Evaluation>::name),
        of<SheetTab>(Describe<Evaluation>::name),
        of<ObjectionsTab>(Describe<Evaluation>::name),
        of<SignaturesTab>(Describe<Evaluation>::name),
        of<EvaluationTemplateTab>(Describe<EvaluationTemplate>::name),
        of<ReportTab>(Describe<RunReport>::name),
        of<AttachmentsTab>(""),
    };
    return tabs;
}

} // namespace views::panels
