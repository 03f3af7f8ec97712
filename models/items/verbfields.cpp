#include "items/verbfields.h"

#include "contract/entities/changerequest.h"
#include "contract/entities/changewindow.h"
#include "contract/entities/improvementitem.h"
#include "contract/entities/runreport.h"
#include "contract/entities/satisfactionsurvey.h"

namespace items {

using namespace contract;

namespace {

constexpr std::array keptOfOrders{"state", "hold_kind", "hold_consent", "urge", "security_level", "report_duty", "reported_at", "auto_confirmed", "rating_asked_at", "plan_id", "planned_for", "alert_key"};
/// Verbs and decisions change them.
constexpr std::array keptOfChanges{"state", "decision", "notified_at", "result", "result_note", "actual_outage", "findings_accepted"};
/// Documents, and what hangs on them: the tabs plan, impact and approval show them.
constexpr std::array toldOfChanges{"steps", "fallback", "verification", "resources", "impact", "impact_digest", "answers", "risk_account", "findings_seen", "findings", "chain", "stage", "round", "decision", "decisions", "content_digest", "voided"};
/// JSON: not typed into a cell.
constexpr std::array documentsOfChanges{"steps", "resources", "impact", "answers", "findings_seen"};
constexpr std::array documentsOfTemplates{"steps", "answers", "state"};
constexpr std::array toldOfTemplates{"steps", "answers"};
/// Its agenda and attendance stand in a tab of their own; what is signed is signed there.
constexpr std::array keptOfMeetings{"state", "agenda", "attendance", "seal"};
constexpr std::array toldOfMeetings{"agenda", "attendance", "content_digest", "seal", "seals"};
constexpr std::array keptOfWindows{"released"};
constexpr std::array keptOfEvaluations{"state", "figures", "inputs_digest", "result", "signature", "corrects_id"};
/// The tabs score and signatures show them.
constexpr std::array toldOfEvaluations{"figures", "inputs_digest", "result", "result_digest", "signature", "signatures", "checked_digest"};
constexpr std::array keptOfEvaluationTemplates{"standing", "content"};
constexpr std::array toldOfEvaluationTemplates{"content", "content_digest"};
constexpr std::array keptOfImprovements{"state"};
constexpr std::array keptOfSurveys{"answers"};
constexpr std::array keptOfReports{"state", "blocks", "numbers"};
/// The tab of the report shows them.
constexpr std::array toldOfReports{"blocks", "numbers", "content_digest"};

template <size_t N> bool isIn(const std::array<const char *, N> &names, const FieldShape &field)
{
    return std::ranges::any_of(names, [&](const char *name) { return field.name == QLatin1StringView(name); });
}

template <class E> bool isOf(const Shape &shape)
{
    return shape.name == QLatin1StringView(Describe<E>::name);
}

} // namespace

bool isKeptByVerbs(const Shape &shape, const FieldShape &field)
{
    if (isOf<WorkOrder>(shape))
        return isIn(keptOfOrders, field);
    if (isOf<ChangeRequest>(shape))
        return isIn(keptOfChanges, field) || isIn(documentsOfChanges, field);
    if (isOf<RunReport>(shape))
        return isIn(keptOfReports, field);
    if (isOf<Evaluation>(shape))
        return isIn(keptOfEvaluations, field);
    if (isOf<EvaluationTemplate>(shape))
        return isIn(keptOfEvaluationTemplates, field);
    if (isOf<ImprovementItem>(shape))
        return isIn(keptOfImprovements, field);
    if (isOf<SatisfactionSurvey>(shape))
        return isIn(keptOfSurveys, field);
    if (isOf<CabMeeting>(shape))
        return isIn(keptOfMeetings, field);
    if (isOf<ChangeWindow>(shape))
        return isIn(keptOfWindows, field);
    return isOf<ChangeTemplate>(shape) && isIn(documentsOfTemplates, field);
}

bool isToldElsewhere(const Shape &shape, const FieldShape &field)
{
    if (isOf<RunReport>(shape))
        return isIn(toldOfReports, field);
    if (isOf<Evaluation>(shape))
        return isIn(toldOfEvaluations, field);
    if (isOf<EvaluationTemplate>(shape))
        return isIn(toldOfEvaluationTemplates, field);
    if (isOf<SatisfactionSurvey>(shape))
        return isIn(keptOfSurveys, field);
    if (isOf<CabMeeting>(shape))
        return isIn(toldOfMeetings, field);
    if (isOf<ChangeTemplate>(shape))
        return isIn(toldOfTemplates, field);
    return isOf<ChangeRequest>(shape) && isIn(toldOfChanges, field);
}

} // namespace items
