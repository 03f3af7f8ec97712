// Sign-in: who somebody is. The slow part, asking argon2, runs outside of any transaction.
#pragma once

#include "contract/ports.h"
#include "service/failures.h"
#include "service/writer.h"

namespace service {

struct SignInRules {
    qint64 sessionHours = 12;
    qint64 passwordDays = 90;
    LockRule lock;
};

/// See Service::signIn.
Result<Session> signIn(store::Database &reading, Writer &writer, const Credentials &credentials, const QString &remote, const SignInRules &rules, Instant now);

} // namespace service
