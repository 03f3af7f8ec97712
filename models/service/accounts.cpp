#include "service/accounts.h"

#include "contract/entities/entities.h"
#include "service/accountrules.h"
#include "service/credentials.h"
#include "service/failures.h"
#include "service/journal.h"
#include "service/sessions.h"
#include "store/table.h"
#include "store/transaction.h"

namespace service {

namespace {

const QString operatorName = QStringLiteral("yunhengctl");

const Shape &shape()
{
    return shapeOf<Account>();
}

/// Everything that yunhengctl does to an account goes into the same books as a command.
struct Desk {
    store::Database &database;
    Instant now;
    QUuid act;
    QString event;

    [[nodiscard]] Deed deed() const { return {act, event, {}, operatorName, operatorName, now, now, {}}; }
    Result<void> keep(const Record *before, const Record &after) const
    {
        const Deed done = deed();
        Journal journal(database, done);
        journal.audit({.at = now, .event = QStringLiteral("account.") + event, .login = operatorName, .entity = shape().name, .record = after.id, .command = act,
                       .detail = text(after.values[shape().indexOf(u"login")])});
        return journal.write(shape(), before, after, {}).and_then([&] { return journal.flush(); });
    }
    Result<void> note(const QUuid &account, const QString &login) const
    {
        return writeAudit(database, {.at = now, .event = QStringLiteral("account.") + event, .login = operatorName, .entity = shape().name, .record = account, .detail = login});
    }
};

Result<void> inTransaction(store::Database &database, const std::function<Result<void>()> &work)
{
    auto transaction = store::Transaction::begin(database);
    if (!transaction)
        return Unexpected(transaction.error());
    return work().and_then([&] { return transaction->commit(); });
}

/// The newest account of that login, retired or not.
Result<Record> find(store::Database &database, const QString &login)
{
    auto found = store::tableOf(shape()).where(database, QStringLiteral("login = ?"), {login}, store::Table::Lock::Update);
    if (!found)
        return Unexpected(found.error());
    if (found->empty())
        return fail(ErrorCode::NotFound, QStringLiteral("login"), login);
    std::ranges::stable_partition(*found, &Record::retired);
    return std::move(found->back());
}

Result<void> checkPowers(const QStringList &roles, const QString &unitScope)
{
    if (roles.isEmpty())
        return fail(ErrorCode::RequiredMissing, QStringLiteral("roles"));
    return checkRoles(roles).and_then([&] { return checkUnitScope(unitScope); });
}

Result<void> checkLogin(store::Database &database, const QString &login)
{
    if (login.isEmpty() || login.size() > 60 || std::ranges::any_of(login, [](QChar c) { return c.isSpace() || !c.isPrint(); }))
        return fail(ErrorCode::InvalidValue, QStringLiteral("login"), QStringLiteral("1 to 60 characters without blanks"));
    return accountOf(database, login).and_then([&](const QUuid &taken) -> Result<void> {
        if (!taken.isNull())
            return fail(ErrorCode::NotUnique, QStringLiteral("login"), login);
        return {};
    });
}

} // namespace

Accounts::Accounts(store::Database &database, const Clock &clock, IdSource &ids) : m_database(database), m_clock(clock), m_ids(ids) {}

Result<QUuid> Accounts::create(const NewAccount &account)
{
    const Desk desk{m_database, m_clock.now(), m_ids.next(), QStringLiteral("create")};
    const QUuid id = m_ids.next();
    if (const auto powers = checkPowers(account.roles, account.unitScope); !powers)
        return Unexpected(powers.error());
    const auto credential = changedCredential({}, {id, account.login, account.password, account.mustChangePassword, desk.now});
    if (!credential)
        return Unexpected(credential.error());
    const Account made{.id = {id}, .revision = 1, .login = account.login, .person = {account.person}, .roles = account.roles.join(u' '),
                       .unitScope = account.unitScope, .validUntil = account.validUntil};
    return inTransaction(m_database, [&] {
               return checkLogin(m_database, account.login)
                   .and_then([&] { return desk.keep(nullptr, toRecord(made)); })
                   .and_then([&] { return writeCredential(m_database, id, *credential); });
           })
        .map([&] { return id; });
}

Result<void> Accounts::resetPassword(const QString &login, const QString &password)
{
    const Desk desk{m_database, m_clock.now(), m_ids.next(), QStringLiteral("reset_password")};
    return inTransaction(m_database, [&]() -> Result<void> {
        const auto account = find(m_database, login);
        if (!account)
            return Unexpected(account.error());
        const auto present = readCredential(m_database, account->id);
        if (!present)
            return Unexpected(present.error());
        const auto changed = changedCredential(*present, {account->id, login, password, true, desk.now});
        if (!changed)
            return Unexpected(changed.error());
        return writeCredential(m_database, account->id, *changed)
            .and_then([&] { return forgetFailures(m_database, login); })
            .and_then([&] { return endSessionsOf(m_database, account->id); })
            .and_then([&] { return desk.note(account->id, login); });
    });
}

Result<void> Accounts::unlock(const QString &login)
{
    const Desk desk{m_database, m_clock.now(), m_ids.next(), QStringLiteral("unlock")};
    return inTransaction(m_database, [&] {
        return find(m_database, login).and_then([&](const Record &account) {
            return forgetFailures(m_database, login).and_then([&] { return desk.note(account.id, login); });
        });
    });
}

Result<void> Accounts::setRoles(const QString &login, const QStringList &roles, const QString &unitScope)
{
    const Desk desk{m_database, m_clock.now(), m_ids.next(), QStringLiteral("set_roles")};
    if (const auto powers = checkPowers(roles, unitScope); !powers)
        return powers;
    return inTransaction(m_database, [&] {
        return find(m_database, login).and_then([&](const Record &before) {
            Record after = before;
            ++after.revision;
            after.values[shape().indexOf(u"roles")] = roles.join(u' ');
            after.values[shape().indexOf(u"unit_scope")] = unitScope;
            return desk.keep(&before, after);
        });
    });
}

Result<void> Accounts::retire(const QString &login)
{
    const Desk desk{m_database, m_clock.now(), m_ids.next(), QStringLiteral("retire")};
    return inTransaction(m_database, [&] {
        return find(m_database, login).and_then([&](const Record &before) -> Result<void> {
            if (before.retired)
                return fail(ErrorCode::IsRetired, QStringLiteral("login"), login);
            Record after = before;
            ++after.revision;
            after.retired = true;
            return desk.keep(&before, after).and_then([&] { return endSessionsOf(m_database, before.id); });
        });
    });
}

Result<void> Accounts::restore(const QString &login)
{
    const Desk desk{m_database, m_clock.now(), m_ids.next(), QStringLiteral("restore")};
    return inTransaction(m_database, [&] {
        return find(m_database, login).and_then([&](const Record &before) -> Result<void> {
            if (!before.retired)
                return fail(ErrorCode::NotRetired, QStringLiteral("login"), login);
            Record after = before;
            ++after.revision;
            after.retired = false;
            return desk.keep(&before, after);
        });
    });
}

Result<std::vector<AccountLine>> Accounts::list()
{
    auto rows = m_database.run(QStringLiteral("SELECT a.id, a.login, a.roles, a.unit_scope, a.valid_until, a.retired, c.must_change, f.locked_until FROM account a "
                                              "LEFT JOIN credential c ON c.account_id = a.id LEFT JOIN sign_in_failure f ON f.login = a.login ORDER BY a.login, a.id"));
    if (!rows)
        return Unexpected(rows.error());
    std::vector<AccountLine> lines;
    while (rows->next())
        lines.push_back({idOf(rows->text(0)), rows->text(1), rows->text(2).split(u' ', Qt::SkipEmptyParts), rows->text(3), QDate::fromString(rows->text(4), Qt::ISODate),
                         rows->integer(5) != 0, !rows->isNull(6), rows->integer(6) != 0, {rows->integer(7)}});
    return lines;
}

} // namespace service
