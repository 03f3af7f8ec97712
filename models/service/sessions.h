// Sessions: tokens stored as digests, and the actor behind each.
#pragma once

#include "contract/actor.h"
#include "store/database.h"

namespace service {

using namespace contract;

/// An account as sign-in needs it.
struct AccountState {
    Actor actor;
    QDate validUntil;
    bool retired = false;
};
/// Whether the account may be used at that time, on the server's calendar.
[[nodiscard]] bool isAlive(const AccountState &account, Instant now);

Result<std::optional<AccountState>> readAccount(store::Database &database, const QUuid &account);
/// The id of the account with that login that is not retired; null where there is none.
Result<QUuid> accountOf(store::Database &database, const QString &login);

struct SessionEntry {
    QByteArray token;
    QUuid account;
    QString device;
    QString remote;
    Instant createdAt;
    Instant expiresAt;
};
Result<void> writeSession(store::Database &database, const SessionEntry &session);
struct SignedIn {
    Actor actor;
    Instant expiresAt;
};
/// NotSignedIn where the token is unknown, expired or revoked, or its account has ended. Where the password must be
/// changed the actor has no rights.
Result<SignedIn> actorOf(store::Database &database, const QByteArray &token, Instant now);
Result<void> endSession(store::Database &database, const QByteArray &token);
Result<void> endSessionsOf(store::Database &database, const QUuid &account);
/// Number of sessions that ended before that time and were forgotten.
Result<qint64> dropSessionsBefore(store::Database &database, Instant time);

} // namespace service
