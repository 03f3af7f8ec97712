// The credential of an account in the database: its password's digest, the earlier ones, and when it must change.
#pragma once

#include "contract/values.h"
#include "store/database.h"

namespace service {

using namespace contract;

struct Credential {
    QString digest;
    QStringList earlier; ///< digests, newest first, at most four: with the present one the last five
    Instant changedAt;
    bool mustChange = false;
};

Result<std::optional<Credential>> readCredential(store::Database &database, const QUuid &account);

struct PasswordChange {
    QUuid account;
    QString login;
    QString password;
    bool mustChange = false; ///< at the next sign-in
    Instant at;
};
/// Refuses a weak password and one of the last five with InvalidValue on `newPassword`. Slow: it asks five digests.
Result<Credential> changedCredential(const std::optional<Credential> &present, const PasswordChange &change);
Result<void> writeCredential(store::Database &database, const QUuid &account, const Credential &credential);

} // namespace service
