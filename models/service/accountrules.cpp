#include "service/accountrules.h"

#include "rules/permissions.h"

namespace service {

namespace {

const QString viewer = QStringLiteral("viewer");
const QString rolesField = QStringLiteral("roles");
const QString scopeField = QStringLiteral("unit_scope");

bool isAuthoriser(const Actor &actor)
{
    return actor.roles.contains(QStringLiteral("security_admin"));
}

bool changesPower(const Command &command)
{
    return command.fields.contains(rolesField) || command.fields.contains(scopeField);
}

Result<void> checkPower(const Actor &actor, const Command &command)
{
    if (command.kind == CommandKind::Create) {
        const auto roles = command.fields.find(rolesField);
        if (roles != command.fields.end() && !isEmpty(roles->second) && text(roles->second) != viewer)
            return fail(ErrorCode::MissingRight, rolesField, QStringLiteral("a new account is a viewer until the security administrator gives it roles"));
        return {};
    }
    if (changesPower(command) && !isAuthoriser(actor))
        return fail(ErrorCode::MissingRight, rolesField, QStringLiteral("roles and scopes are the security administrator's"));
    const auto own = std::ranges::find(command.targets, actor.account, &Target::id);
    if (own != command.targets.end() && (changesPower(command) || command.kind != CommandKind::Edit))
        return fail(ErrorCode::MissingRight, rolesField, QStringLiteral("nobody changes the power of their own account"));
    return {};
}

} // namespace

Result<void> checkRoles(const QStringList &roles)
{
    for (const auto &role : roles)
        if (std::ranges::none_of(rules::allRoles(), [&](const rules::Role &known) { return role == QLatin1StringView(known.code); }))
            return fail(ErrorCode::InvalidValue, rolesField, QStringLiteral("no such role: ") + role.left(60));
    if (const auto pair = rules::forbiddenPair(roles))
        return fail(ErrorCode::InvalidValue, rolesField, QStringLiteral("%1 and %2 may not be one person").arg(pair->first, pair->second));
    return {};
}

Result<void> checkUnitScope(const QString &unitScope)
{
    if (unitScope == u"*")
        return {};
    for (const auto &unit : unitScope.split(u' '))
        if (idOf(unit).isNull())
            return fail(ErrorCode::InvalidValue, scopeField, QStringLiteral("not the id of a unit: ") + unit.left(60));
    return {};
}

Result<void> checkAccounts(const Actor &actor, const Command &command)
{
    if (command.entity != u"account")
        return {};
    if (const auto power = checkPower(actor, command); !power)
        return power;
    if (const auto roles = command.fields.find(rolesField); roles != command.fields.end())
        if (const auto known = checkRoles(text(roles->second).split(u' ', Qt::SkipEmptyParts)); !known)
            return known;
    if (const auto scope = command.fields.find(scopeField); scope != command.fields.end())
        return checkUnitScope(text(scope->second));
    return {};
}

} // namespace service
