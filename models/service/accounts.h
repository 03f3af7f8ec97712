// Accounts: the care of sign-ins from the server's own command line, where no administrator exists yet or none can sign
// in. Everything it does is audited as done by "yunhengctl".
#pragma once

#include "contract/ports.h"
#include "store/database.h"

namespace service {

using namespace contract;

struct NewAccount {
    QString login;
    QString password;
    QStringList roles;                          ///< codes of rules::allRoles
    QString unitScope = QStringLiteral("*");    ///< ids of units separated by one space; "*" for all
    QDate validUntil;                           ///< invalid: without end
    QUuid person;                               ///< may be null
    bool mustChangePassword = true;             ///< at the first sign-in
};

struct AccountLine {
    QUuid id;
    QString login;
    QStringList roles;
    QString unitScope;
    QDate validUntil;
    bool retired = false;
    bool hasPassword = false;
    bool mustChangePassword = false;
    Instant lockedUntil; ///< 0: not locked
};

class Accounts
{
public:
    /// The database must have been prepared; all three must outlive this.
    Accounts(store::Database &database, const Clock &clock, IdSource &ids);

    /// InvalidValue for a weak password, an unknown role or two administrators in one; NotUnique for a taken login.
    Result<QUuid> create(const NewAccount &account);
    /// Sets a password that must be changed at the next sign-in, unlocks, and ends every session of the account.
    Result<void> resetPassword(const QString &login, const QString &password);
    Result<void> unlock(const QString &login);
    Result<void> setRoles(const QString &login, const QStringList &roles, const QString &unitScope);
    /// Retires or restores the account; a retired one cannot sign in and its sessions end.
    Result<void> retire(const QString &login);
    Result<void> restore(const QString &login);
    Result<std::vector<AccountLine>> list();

private:
    store::Database &m_database;
    const Clock &m_clock;
    IdSource &m_ids;
};

} // namespace service
