#include "views/panels/records/recordstrip.h"

#include "contract/entities/entities.h"
#include "views/panels/changes/delegations/delegationstrip.h"
#include "views/panels/changes/detail/changeverbs.h"
#include "views/panels/changes/meetings/meetingstrip.h"
#include "views/panels/changes/templates/templatestrip.h"
#include "views/panels/changes/windows/freezestrip.h"
#include "views/panels/changes/windows/windowstrip.h"
#include "views/panels/evaluation/evaluationverbs.h"
#include "views/panels/evaluation/improvementverbs.h"
#include "views/panels/orders/detail/orderverbs.h"

namespace views::panels {

using namespace contract;

namespace {

template <class Strip> RecordStrip *make(const Shape &shape, const shell::PanelContext &context, QWidget *parent)
{
    return new Strip(shape, context, parent);
}

} // namespace

const std::vector<RecordStripSpec> &recordStrips()
{
    static const std::vector<RecordStripSpec> strips{
        {Describe<WorkOrder>::name, &make<OrderVerbs>},
        {Describe<ChangeRequest>::name, &make<FreezeStrip>},
        {Describe<ChangeRequest>::name, &make<ChangeVerbs>},
        {Describe<ChangeWindow>::name, &make<WindowStrip>},
        {Describe<CabMeeting>::name, &make<MeetingStrip>},
        {Describe<Delegation>::name, &make<DelegationStrip>},
        {Describe<ChangeTemplate>::name, &make<TemplateStrip>},
        {Describe<Evaluation>::name, &make<EvaluationVerbs>},
        {Describe<ImprovementItem>::name, &make<ImprovementVerbs>},
    };
    return strips;
}

} // namespace views::panels
