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

namespace views::panels {

using namespace contract;

namespace {

template <class Tab> RecordTab *make(const Shape &shape, const shell::PanelContext &context, QWidget *parent)
{
    return new Tab(shape, context, parent);
}

} // namespace

const std::vector<RecordTabSpec> &recordTabs()
{
    static const std::vector<RecordTabSpec> tabs{
        {Describe<Resource>::name, &make<RelationsTab>},
        {Describe<Resource>::name, &make<UtilisationTab>},
        {Describe<WorkOrder>::name, &make<ChecklistTab>},
        {Describe<WorkOrder>::name, &make<FollowUpTab>},
        {Describe<WorkOrder>::name, &make<ResourcesTab>},
        {Describe<ChangeRequest>::name, &make<PlanTab>},
        {Describe<ChangeRequest>::name, &make<ImpactTab>},
        {Describe<ChangeRequest>::name, &make<ApprovalTab>},
        {Describe<ChangeRequest>::name, &make<WorkTab>},
        {Describe<CabMeeting>::name, &make<MeetingTab>},
        {Describe<ChangeTemplate>::name, &make<StandardPlanTab>},
        {Describe<OrderPlan>::name, &make<RunsTab>},
        {Describe<Evaluation>::name, &make<ScoreTab>},
        {Describe<Evaluation>::name, &make<SheetTab>},
        {Describe<Evaluation>::name, &make<ObjectionsTab>},
        {Describe<Evaluation>::name, &make<SignaturesTab>},
        {Describe<EvaluationTemplate>::name, &make<EvaluationTemplateTab>},
        {Describe<RunReport>::name, &make<ReportTab>},
        {"", &make<AttachmentsTab>},
    };
    return tabs;
}

} // namespace views::panels
