// Delegation (代理授权): somebody decides in the place of another, between two times and for some classes of change. Not
// passed on, and never for the own change (rules/approvals).
#pragma once

#include "contract/entities/person.h"

namespace contract {

struct Delegation {
    Id<Delegation> id;
    Revision revision = 0;
    bool retired = false;
    Id<Person> principal; ///< who is represented
    Id<Person> deputy; ///< who decides
    Instant startsAt;
    Instant endsAt;
    QString classes; ///< codes of change classes, separated by one space; empty: all
    QString reason;
    QString roles; ///< codes of the principal's roles when it was granted, separated by one space; kept by the rules
    QString grantedBy; ///< login of the principal; kept by the rules
    QString audience = QStringLiteral("everyone"); ///< kept by the rules
    bool operator==(const Delegation &) const = default;
};

template <> struct Describe<Delegation> {
    static constexpr auto name = "delegation";
    static constexpr auto caption = QT_TRANSLATE_NOOP("Delegation", "Delegation");
    static constexpr auto captions = QT_TRANSLATE_NOOP("Delegation", "Delegations");
    static constexpr auto numberPrefix = "";
    static constexpr auto fields = std::tuple{
        Field{"principal_id", QT_TRANSLATE_NOOP("Delegation", "For"), &Delegation::principal, traits::required | traits::indexed | traits::listed},
        Field{"deputy_id", QT_TRANSLATE_NOOP("Delegation", "By"), &Delegation::deputy, traits::required | traits::indexed | traits::listed},
        Field{"starts_at", QT_TRANSLATE_NOOP("Delegation", "From"), &Delegation::startsAt, traits::required | traits::indexed | traits::listed},
        Field{"ends_at", QT_TRANSLATE_NOOP("Delegation", "Until"), &Delegation::endsAt, traits::required | traits::indexed | traits::listed},
        Field{"classes", QT_TRANSLATE_NOOP("Delegation", "Classes"), &Delegation::classes, traits::listed | traits::maxLength(80)},
        Field{"reason", QT_TRANSLATE_NOOP("Delegation", "Reason"), &Delegation::reason, traits::title | traits::required | traits::listed | traits::maxLength(200)},
        Field{"roles", QT_TRANSLATE_NOOP("Delegation", "Roles"), &Delegation::roles, traits::readOnly | traits::listed | traits::maxLength(400)},
        Field{"granted_by", QT_TRANSLATE_NOOP("Delegation", "Granted by"), &Delegation::grantedBy, traits::readOnly | traits::listed | traits::maxLength(80)},
        Field{"audience", QT_TRANSLATE_NOOP("Delegation", "Seen by"), &Delegation::audience, traits::scope | traits::readOnly | traits::maxLength(20)},
    };
};

} // namespace contract
