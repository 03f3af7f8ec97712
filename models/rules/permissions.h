// Permissions: rights = role x unit scope x action. Decided here for both programs; the server decides last.
#pragma once

#include "contract/actor.h"
#include "contract/command.h"
#include "contract/shape.h"

namespace rules {

using namespace contract;

/// A role of domain.md section 8 (服务方 posts), or one of the three separated administrators (三权分立).
struct Role {
    const char *code;
    const char *caption; ///< English, for tr()
};
[[nodiscard]] std::span<const Role> allRoles();

/// Every right that the roles together give ("resource.edit"). Unknown roles give none.
[[nodiscard]] QSet<QString> rightsOf(const QStringList &roles);
/// The two administrators that no one person may hold together, if the roles name such a pair.
[[nodiscard]] std::optional<std::pair<QString, QString>> forbiddenPair(const QStringList &roles);

/// The right that the command needs: entity and action, as in "resource.retire".
[[nodiscard]] QString requiredRight(const Command &command);
[[nodiscard]] QString readRight(const Shape &shape);

/// The units whose people may see the record: its scope fields, or itself for a unit. Empty: nobody but full scope.
[[nodiscard]] QStringList scopeOf(const Shape &shape, const Record &record);
/// True where the actor has the right to read the entity and their scope covers every unit of the record.
[[nodiscard]] bool mayRead(const Actor &actor, const Shape &shape, const Record &record);

} // namespace rules
