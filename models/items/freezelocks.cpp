#include "items/freezelocks.h"

#include "contract/entities/entities.h"
#include "rules/changeflow.h"
#include "rules/changeplan.h"

namespace items {

namespace {

bool is(const Shape &shape, const char *name)
{
    return shape.name == QLatin1StringView(name);
}

/// What the row says that it touches; nothing for a change that is over.
std::optional<rules::WindowTarget> targetOf(const Shape &shape, const Record &record)
{
    rules::WindowTarget target;
    const auto idIn = [&](QStringView name) { return idOf(text(record.values[size_t(shape.indexOf(name))])); };
    target.units = {idIn(u"unit_id")};
    if (is(shape, Describe<BusinessSystem>::name)) {
        target.systems = {record.id};
        return target;
    }
    target.systems = {idIn(u"system_id")};
    if (is(shape, Describe<Resource>::name)) {
        target.resources = {record};
        return target;
    }
    const auto change = fromRecord<ChangeRequest>(record);
    if (!change || !(rules::takesTime(change->state) || change->state == ChangeState::Draft))
        return std::nullopt;
    target.changeClass = change->changeClass;
    for (const auto &one : rules::planResourcesFromJson(change->resources).value_or(std::vector<rules::PlanResource>()))
        target.resources.push_back(blankRecord(shapeOf<Resource>(), one.resource));
    return target;
}

} // namespace

bool canBeFrozen(const Shape &shape)
{
    return is(shape, Describe<ChangeRequest>::name) || is(shape, Describe<Resource>::name) || is(shape, Describe<BusinessSystem>::name);
}

const StandingFreeze *freezeOn(const Shape &shape, const Record &record, std::span<const StandingFreeze> standing)
{
    if (standing.empty() || record.retired || !canBeFrozen(shape))
        return nullptr;
    const auto target = targetOf(shape, record);
    if (!target)
        return nullptr;
    const bool isChange = is(shape, Describe<ChangeRequest>::name);
    const auto found = std::ranges::find_if(standing, [&](const StandingFreeze &one) {
        auto window = one.window;
        if (!isChange)
            window.classes.clear(); // of whichever class a change would be
        if (isChange && !window.condition.isEmpty()) // the row does not hold what its resources are: its findings do
            return text(record.values[size_t(shape.indexOf(u"findings"))]).contains(idText(window.id.uuid));
        return rules::meets(window, *target);
    });
    return found == standing.end() ? nullptr : &*found;
}

} // namespace items
