#include "rules/permissions.h"

#include "rules/orderflow.h"

namespace rules {

namespace {

constexpr std::array roles{
    Role{"system_admin", QT_TRANSLATE_NOOP("Role", "System administrator")},
    Role{"security_admin", QT_TRANSLATE_NOOP("Role", "Security administrator")},
    Role{"audit_admin", QT_TRANSLATE_NOOP("Role", "Audit administrator")},
    Role{"service_desk", QT_TRANSLATE_NOOP("Role", "Service desk")},
    Role{"shift_leader", QT_TRANSLATE_NOOP("Role", "Shift leader")},
    Role{"engineer", QT_TRANSLATE_NOOP("Role", "Operations engineer")},
    Role{"resource_manager", QT_TRANSLATE_NOOP("Role", "Resource manager")},
    Role{"configuration_manager", QT_TRANSLATE_NOOP("Role", "Configuration manager")},
    Role{"security_engineer", QT_TRANSLATE_NOOP("Role", "Security engineer")},
    Role{"incident_manager", QT_TRANSLATE_NOOP("Role", "Incident manager")},
    Role{"problem_manager", QT_TRANSLATE_NOOP("Role", "Problem manager")},
    Role{"change_manager", QT_TRANSLATE_NOOP("Role", "Change manager")},
    Role{"service_manager", QT_TRANSLATE_NOOP("Role", "Service manager")},
    Role{"quality_manager", QT_TRANSLATE_NOOP("Role", "Quality manager")},
    Role{"using_party", QT_TRANSLATE_NOOP("Role", "Using party")},
    Role{"managing_party", QT_TRANSLATE_NOOP("Role", "Managing party")},
    Role{"supervising_party", QT_TRANSLATE_NOOP("Role", "Supervising party")},
    Role{"viewer", QT_TRANSLATE_NOOP("Role", "Viewer")},
};

struct Grant {
    const char *roles;  ///< separated by one space
    const char *entity; ///< "*" for the business entities: all but account
    const char *actions;
};
/// Who works on orders; the entities "*" of some of them cover orders already.
constexpr auto orderHands = "service_desk shift_leader engineer security_engineer resource_manager incident_manager problem_manager change_manager quality_manager";
/// Who asks for changes, carries them out and decides on them.
constexpr auto changeHands = "service_desk shift_leader engineer security_engineer resource_manager configuration_manager incident_manager problem_manager change_manager quality_manager";
constexpr auto otherParties = "using_party managing_party supervising_party";
constexpr std::array grants{
    Grant{"system_admin", "account", "read create edit retire restore"},
    Grant{"system_admin", "person", "read create edit retire restore"},
    Grant{"system_admin", "organisation", "read create edit retire restore"},
    Grant{"security_admin", "account", "read edit"},
    Grant{"security_admin", "person", "read"},
    Grant{"security_admin", "organisation", "read"},
    Grant{"security_admin", "signing_key", "read retire"},
    Grant{"audit_admin", "audit", "read"},
    Grant{"audit_admin", "organisation", "read"},
    Grant{"service_desk", "*", "read"},
    Grant{"service_desk", "saved_view", "create edit retire restore"},
    Grant{"service_desk", "person", "edit"},
    Grant{"service_desk", "attachment", "create edit retire restore"},
    Grant{"shift_leader", "*", "read"},
    Grant{"shift_leader", "saved_view", "create edit retire restore"},
    Grant{"shift_leader", "resource", "edit"},
    Grant{"shift_leader", "attachment", "create edit retire restore"},
    Grant{"shift_leader", "stocktake_scans", "create"},
    Grant{"engineer", "*", "read"},
    Grant{"engineer", "saved_view", "create edit retire restore"},
    Grant{"engineer", "resource", "edit"},
    Grant{"engineer", "relation", "create retire"},
    Grant{"engineer", "attachment", "create edit retire restore"},
    Grant{"engineer", "stocktake_scans", "create"},
    Grant{"resource_manager", "*", "read"},
    Grant{"resource_manager", "saved_view", "create edit retire restore"},
    Grant{"resource_manager", "resource", "create edit retire restore"},
    Grant{"resource_manager", "business_system", "create edit retire restore"},
    Grant{"resource_manager", "relation", "create edit retire restore"},
    Grant{"resource_manager", "attachment", "create edit retire restore"},
    Grant{"resource_manager", "stocktake", "create edit retire restore"},
    Grant{"resource_manager", "stocktake_scans", "create"},
    Grant{"resource_manager", "utilisation", "create edit retire restore"},
    Grant{"configuration_manager", "*", "read create edit retire restore"},
    Grant{"service_manager", "*", "read create edit retire restore"},
    Grant{"security_engineer incident_manager problem_manager change_manager quality_manager", "*", "read"},
    Grant{"security_engineer incident_manager problem_manager change_manager quality_manager", "saved_view", "create edit retire restore"},
    Grant{"security_engineer incident_manager problem_manager change_manager quality_manager", "attachment", "create edit retire restore"},
    Grant{orderHands, "work_order", "create edit"},
    Grant{orderHands, "order_step", "create edit"},
    Grant{orderHands, "order_note", "create"},
    Grant{orderHands, "order_resource", "create edit retire restore"},
    Grant{"shift_leader quality_manager", "order_plan", "create edit retire restore"},
    Grant{"quality_manager", "service_item", "create edit retire"},
    Grant{"quality_manager", "policy", "create edit"},
    Grant{changeHands, "change_request", "create edit"},
    Grant{changeHands, "change_step", "create edit"},
    Grant{changeHands, "signing_key", "create retire"},
    Grant{changeHands, "delegation", "create retire"},
    Grant{changeHands, "cab_meeting", "edit"},
    Grant{"change_manager", "change_template", "create edit retire restore"},
    Grant{"change_manager shift_leader managing_party", "change_window", "create edit retire restore"},
    Grant{"change_manager", "cab_meeting", "create retire"},
    Grant{otherParties, "*", "read"},
    Grant{otherParties, "change_request", "edit"},
    Grant{otherParties, "change_step", "create edit"},
    Grant{otherParties, "signing_key", "create retire"},
    Grant{otherParties, "delegation", "create retire"},
    Grant{otherParties, "cab_meeting", "edit"},
    Grant{otherParties, "saved_view", "create edit retire restore"},
    Grant{otherParties, "attachment", "create"},
    Grant{otherParties, "work_order", "edit"},
    Grant{otherParties, "order_step", "create edit"},
    Grant{otherParties, "order_note", "create"},
    Grant{"quality_manager", "evaluation_template", "create edit retire restore"},
    Grant{"quality_manager managing_party", "evaluation", "create edit"},
    Grant{"quality_manager", "score_sheet", "create edit"},
    Grant{"quality_manager", "objection", "create edit"},
    Grant{"quality_manager service_desk", "satisfaction_survey", "create edit retire restore"},
    Grant{"quality_manager", "improvement_item", "create edit"},
    Grant{orderHands, "improvement_item", "edit"},
    Grant{"quality_manager shift_leader", "run_report", "create edit retire restore"},
    Grant{orderHands, "printed_form", "create edit"},
    Grant{"configuration_manager", "printed_form", "create edit"},
    Grant{orderHands, "data_handover", "create edit"},
    Grant{otherParties, "evaluation", "edit"},
    Grant{otherParties, "score_sheet", "create edit"},
    Grant{otherParties, "objection", "create edit"},
    Grant{otherParties, "satisfaction_survey", "create edit"},
    Grant{otherParties, "improvement_item", "create edit"},
    Grant{otherParties, "printed_form", "create edit"},
    Grant{otherParties, "data_handover", "create edit"},
    Grant{"viewer", "*", "read"},
    Grant{"viewer", "saved_view", "create edit retire restore"},
};

constexpr std::array forbiddenPairs{
    std::pair{"system_admin", "security_admin"},
    std::pair{"system_admin", "audit_admin"},
    std::pair{"security_admin", "audit_admin"},
};

QStringList entitiesOf(QLatin1StringView entity)
{
    if (entity != QLatin1StringView("*"))
        return {QString(entity)};
    QStringList names;
    for (const auto &shape : allShapes())
        if (shape.name != QLatin1StringView("account"))
            names << shape.name;
    return names;
}

QString actionOf(CommandKind kind)
{
    switch (kind) {
    case CommandKind::Create:
    case CommandKind::Relate:
        return QStringLiteral("create");
    case CommandKind::Edit:
        return QStringLiteral("edit");
    case CommandKind::Retire:
    case CommandKind::Unrelate:
        return QStringLiteral("retire");
    case CommandKind::Restore:
        return QStringLiteral("restore");
    }
    return {};
}

} // namespace

std::span<const Role> allRoles()
{
    return roles;
}

QSet<QString> rightsOf(const QStringList &held)
{
    QSet<QString> rights;
    for (const auto &grant : grants) {
        const auto granted = QString::fromLatin1(grant.roles).split(u' ');
        if (std::ranges::none_of(granted, [&](const QString &role) { return held.contains(role); }))
            continue;
        for (const auto &entity : entitiesOf(QLatin1StringView(grant.entity)))
            for (const auto &action : QString::fromLatin1(grant.actions).split(u' '))
                rights.insert(entity + u'.' + action);
    }
    return rights;
}

std::optional<std::pair<QString, QString>> forbiddenPair(const QStringList &held)
{
    for (const auto &[one, other] : forbiddenPairs)
        if (held.contains(QLatin1StringView(one)) && held.contains(QLatin1StringView(other)))
            return std::pair{QString::fromLatin1(one), QString::fromLatin1(other)};
    return std::nullopt;
}

QString requiredRight(const Command &command)
{
    return command.entity + u'.' + actionOf(command.kind);
}

QString readRight(const Shape &shape)
{
    return shape.name + QStringLiteral(".read");
}

QStringList scopeOf(const Shape &shape, const Record &record)
{
    if (shape.name == QLatin1StringView("organisation"))
        return {idText(record.id)};
    QStringList units;
    for (const int field : shape.scopeFields())
        units << text(record.values[field]);
    return units;
}

bool mayRead(const Actor &actor, const Shape &shape, const Record &record)
{
    if (!actor.may(readRight(shape)))
        return false;
    // The server reveals what is one role's own, so it sees that too. No account has its role.
    if (actor.roles.contains(serverRole))
        return true;
    const auto units = scopeOf(shape, record);
    return (actor.scope.all || !units.isEmpty()) && std::ranges::all_of(units, [&](const QString &unit) { return actor.covers(unit); });
}

} // namespace rules
