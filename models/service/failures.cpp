#include "service/failures.h"

namespace service {

Result<void> checkLock(store::Database &database, const QString &login, Instant now)
{
    const auto until = database.number(QStringLiteral("SELECT locked_until FROM sign_in_failure WHERE login = ?"), {login});
    if (!until)
        return Unexpected(until.error());
    if (*until > now.ms)
        return fail(ErrorCode::Locked, {}, QString::number((*until - now.ms + 999) / 1000));
    return {};
}

Result<void> countFailure(store::Database &database, const QString &login, Instant now, const LockRule &rule)
{
    const qint64 lockMs = rule.minutes * 60'000;
    const auto failures = database.number(QStringLiteral("INSERT INTO sign_in_failure (login, failures, last_at, locked_until) VALUES (?, 1, ?, 0) "
                                                         "ON CONFLICT (login) DO UPDATE SET failures = sign_in_failure.failures + 1, last_at = excluded.last_at RETURNING failures"),
                                          {login, now.ms});
    if (!failures)
        return Unexpected(failures.error());
    if (*failures < rule.failures)
        return {};
    // After the lock the count begins anew.
    return database.run(QStringLiteral("UPDATE sign_in_failure SET failures = 0, locked_until = ? WHERE login = ?"), {now.ms + lockMs, login}).map([](const store::Statement &) {});
}

Result<void> forgetFailures(store::Database &database, const QString &login)
{
    return database.run(QStringLiteral("DELETE FROM sign_in_failure WHERE login = ?"), {login}).map([](const store::Statement &) {});
}

Result<qint64> dropFailuresBefore(store::Database &database, Instant time)
{
    return database.run(QStringLiteral("DELETE FROM sign_in_failure WHERE last_at < ?"), {time.ms}).map([](const store::Statement &done) { return qint64(done.affected()); });
}

} // namespace service
