// Lists of codes as the tables of workflows write them: "shift_leader service_manager", separated by one space.
#pragma once

#include "contract/actor.h"

#include <QLatin1StringView>
#include <algorithm>

namespace rules {

/// True where the list names the code.
[[nodiscard]] inline bool names(const char *list, QStringView code)
{
    for (const auto word : QLatin1StringView(list).tokenize(u' '))
        if (word == code)
            return true;
    return false;
}

[[nodiscard]] inline bool holdsOneOf(const contract::Actor &actor, const char *roles)
{
    return std::ranges::any_of(actor.roles, [&](const QString &role) { return names(roles, role); });
}

} // namespace rules
