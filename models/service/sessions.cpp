#include "service/sessions.h"

#include "rules/permissions.h"
#include "service/passwords.h"

#include <QDateTime>

namespace service {

namespace {

UnitScope scopeFrom(const QString &text)
{
    if (text == u"*")
        return {.all = true};
    const auto units = text.split(u' ', Qt::SkipEmptyParts);
    return {.units = QSet<QString>(units.cbegin(), units.cend())};
}

/// The columns id, login, roles, unit_scope, valid_until, retired, the person's name and id, from `first` on.
AccountState accountFrom(const store::Statement &row, int first)
{
    AccountState account;
    account.actor.account = idOf(row.text(first));
    account.actor.login = row.text(first + 1);
    account.actor.roles = row.text(first + 2).split(u' ', Qt::SkipEmptyParts);
    account.actor.scope = scopeFrom(row.text(first + 3));
    account.actor.rights = rules::rightsOf(account.actor.roles);
    account.validUntil = QDate::fromString(row.text(first + 4), Qt::ISODate);
    account.retired = row.integer(first + 5) != 0;
    account.actor.displayName = row.isNull(first + 6) ? account.actor.login : row.text(first + 6);
    account.actor.person = idOf(row.text(first + 7));
    return account;
}

} // namespace

bool isAlive(const AccountState &account, Instant now)
{
    return !account.retired && (!account.validUntil.isValid() || QDateTime::fromMSecsSinceEpoch(now.ms).date() <= account.validUntil);
}

Result<std::optional<AccountState>> readAccount(store::Database &database, const QUuid &account)
{
    return database
        .run(QStringLiteral("SELECT a.id, a.login, a.roles, a.unit_scope, a.valid_until, a.retired, p.name, a.person_id FROM account a LEFT JOIN person p ON p.id = a.person_id WHERE a.id = ?"),
             {idText(account)})
        .map([](store::Statement &&row) { return row.next() ? std::optional(accountFrom(row, 0)) : std::nullopt; });
}

Result<QUuid> accountOf(store::Database &database, const QString &login)
{
    return database.run(QStringLiteral("SELECT id FROM account WHERE login = ? AND retired = 0"), {login}).map([](store::Statement &&row) {
        return row.next() ? idOf(row.text(0)) : QUuid();
    });
}

Result<void> writeSession(store::Database &database, const SessionEntry &session)
{
    return database.run(QStringLiteral("INSERT INTO session (token_digest, account_id, device, remote, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)"),
                        {digestOfToken(session.token), idText(session.account), session.device, session.remote, session.createdAt.ms, session.expiresAt.ms})
        .map([](const store::Statement &) {});
}

Result<SignedIn> actorOf(store::Database &database, const QByteArray &token, Instant now)
{
    auto row = database.run(QStringLiteral("SELECT s.expires_at, c.must_change, a.id, a.login, a.roles, a.unit_scope, a.valid_until, a.retired, p.name, a.person_id "
                                           "FROM session s JOIN account a ON a.id = s.account_id JOIN credential c ON c.account_id = s.account_id "
                                           "LEFT JOIN person p ON p.id = a.person_id WHERE s.token_digest = ?"),
                            {digestOfToken(token)});
    if (!row)
        return Unexpected(row.error());
    if (!row->next() || row->integer(0) <= now.ms)
        return fail(ErrorCode::NotSignedIn);
    const Instant expiresAt{row->integer(0)};
    const bool mustChange = row->integer(1) != 0;
    auto account = accountFrom(*row, 2);
    if (!isAlive(account, now))
        return fail(ErrorCode::NotSignedIn);
    if (mustChange)
        account.actor.rights.clear();
    return SignedIn{std::move(account.actor), expiresAt};
}

Result<void> endSession(store::Database &database, const QByteArray &token)
{
    return database.run(QStringLiteral("DELETE FROM session WHERE token_digest = ?"), {digestOfToken(token)}).map([](const store::Statement &) {});
}

Result<void> endSessionsOf(store::Database &database, const QUuid &account)
{
    return database.run(QStringLiteral("DELETE FROM session WHERE account_id = ?"), {idText(account)}).map([](const store::Statement &) {});
}

Result<qint64> dropSessionsBefore(store::Database &database, Instant time)
{
    return database.run(QStringLiteral("DELETE FROM session WHERE expires_at <= ?"), {time.ms}).map([](const store::Statement &done) { return qint64(done.affected()); });
}

} // namespace service
