// Actor: who acts, with what rights and over which units. Made at sign-in; decided on in rules/permissions.
#pragma once

#include "contract/values.h"

#include <QSet>
#include <QStringList>

namespace contract {

/// The units whose records a person may see and change.
struct UnitScope {
    bool all = false;
    QSet<QString> units; ///< id texts; meaningless where all
    bool operator==(const UnitScope &) const = default;
    [[nodiscard]] bool covers(const QString &unitId) const { return all || units.contains(unitId); }
};

/// The audience of what all who have the right may read, whatever their units: catalogues and policies.
inline constexpr QLatin1StringView everyone{"everyone"};

struct Actor {
    QUuid account;
    QUuid person; ///< whose account it is; null for one that belongs to no person
    QString login;
    QString displayName;
    QStringList roles;
    QSet<QString> rights; ///< "resource.edit"; see rules/permissions
    UnitScope scope;
    bool operator==(const Actor &) const = default;
    [[nodiscard]] bool may(const QString &right) const { return rights.contains(right); }
    /// `audience`: the id of a unit, "account:<id>", "role:<code>" or "everyone". What is another person's own, or another role's, is
    /// covered by no scope, however wide.
    [[nodiscard]] bool covers(const QString &audience) const
    {
        if (audience == everyone)
            return true;
        if (const qsizetype mark = audience.indexOf(u':'); mark >= 0)
            return audience.startsWith(u"role:") ? roles.contains(audience.mid(mark + 1)) : audience == audienceOfOne();
        return scope.covers(audience);
    }
    [[nodiscard]] QString audienceOfOne() const { return QStringLiteral("account:") + idText(account); }
};

} // namespace contract
