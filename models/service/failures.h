// Failed sign-ins, counted by login: too many in a row lock it for a while, whether or not there is such an account.
#pragma once

#include "contract/values.h"
#include "store/database.h"

namespace service {

using namespace contract;

struct LockRule {
    int failures = 5;
    qint64 minutes = 15;
};

/// Locked, with the seconds to wait in the message, where the login is locked now.
Result<void> checkLock(store::Database &database, const QString &login, Instant now);
Result<void> countFailure(store::Database &database, const QString &login, Instant now, const LockRule &rule);
Result<void> forgetFailures(store::Database &database, const QString &login);
/// Number of logins whose last failure is older and that were forgotten.
Result<qint64> dropFailuresBefore(store::Database &database, Instant time);

} // namespace service
