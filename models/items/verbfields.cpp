#include "items/verbfields.h"

#include "contract/entities/workorder.h"

namespace items {

using namespace contract;

bool isKeptByVerbs(const Shape &shape, const FieldShape &field)
{
    static constexpr std::array kept{"state", "hold_kind", "hold_consent", "urge", "security_level", "report_duty", "reported_at", "auto_confirmed", "rating_asked_at", "plan_id", "planned_for", "alert_key"};
    return shape.name == QLatin1StringView(Describe<WorkOrder>::name) && std::ranges::any_of(kept, [&](const char *name) { return field.name == QLatin1StringView(name); });
}

} // namespace items
