// Three separated administrators (三权分立): who may do what to an account over the wire, beyond the plain rights.
#pragma once

#include "contract/actor.h"
#include "contract/command.h"

namespace service {

using namespace contract;

/// The system administrator makes accounts, without power of their own: role viewer. The security administrator gives
/// roles and scopes, and since nobody holds both offices, the creator of an account never is its authoriser. Nobody
/// changes the power of their own account, no account holds two of the three offices, and roles must exist.
[[nodiscard]] Result<void> checkAccounts(const Actor &actor, const Command &command);

/// Unknown roles, and two separated administrators in one, are InvalidValue on `roles`.
[[nodiscard]] Result<void> checkRoles(const QStringList &roles);

/// "*" or ids of units; InvalidValue on `unit_scope` otherwise.
[[nodiscard]] Result<void> checkUnitScope(const QString &unitScope);

} // namespace service
