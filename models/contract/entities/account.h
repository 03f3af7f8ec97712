// Account (账号): a way to sign in. The password is no field: its digest lives in the server's credential table only.
#pragma once

#include "contract/entities/person.h"

namespace contract {

struct Account {
    Id<Account> id;
    Revision revision = 0;
    bool retired = false;
    QString login;
    Id<Person> person;
    QString roles;     ///< role codes, separated by one space
    QString unitScope; ///< ids of the units it sees, separated by one space; "*" for all
    QDate validUntil;  ///< accounts of stationed staff expire
    bool operator==(const Account &) const = default;
};

template <> struct Describe<Account> {
    static constexpr auto name = "account";
    static constexpr auto caption = QT_TRANSLATE_NOOP("Account", "Account");
    static constexpr auto captions = QT_TRANSLATE_NOOP("Account", "Accounts");
    static constexpr auto numberPrefix = "";
    static constexpr auto fields = std::tuple{
        Field{"login", QT_TRANSLATE_NOOP("Account", "Login name"), &Account::login, traits::title | traits::required | traits::unique | traits::searchable | traits::indexed | traits::listed | traits::maxLength(60)},
        Field{"person_id", QT_TRANSLATE_NOOP("Account", "Person"), &Account::person, traits::indexed | traits::listed},
        Field{"roles", QT_TRANSLATE_NOOP("Account", "Roles"), &Account::roles, traits::required | traits::listed | traits::maxLength(400)},
        Field{"unit_scope", QT_TRANSLATE_NOOP("Account", "Unit scope"), &Account::unitScope, traits::required | traits::maxLength(20000)},
        Field{"valid_until", QT_TRANSLATE_NOOP("Account", "Valid until"), &Account::validUntil, traits::listed},
    };
};

} // namespace contract
