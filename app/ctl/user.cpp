// yunhengctl user: accounts and their sessions, where no administrator can do it from a workstation.
#include "options.h"
#include "passwords.h"

#include "contract/systemports.h"
#include "rules/permissions.h"
#include "service/accounts.h"
#include "service/journal.h"
#include "service/sessions.h"
#include "store/transaction.h"

#include <QDateTime>

namespace ctl {

namespace {

/// What every act on an account has at hand.
struct Desk {
    const QCommandLineParser &options;
    const Console &console;
    store::Database &database;
    service::Accounts &accounts;
    QString login; ///< empty for `list`
};

struct Act {
    const char *name;
    const char *usage;
    int fewestNames;
    int mostNames;
    Outcome<void> (*run)(const Desk &desk);
};

QString stamp(Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(instant.ms, Qt::UTC).toString(Qt::ISODate);
}

Outcome<QString> newPassword(const Desk &desk)
{
    if (!desk.options.isSet(QStringLiteral("password-file")))
        return askPassword(desk.login, desk.console);
    return passwordsIn(desk.options.value(QStringLiteral("password-file"))).map([](const QStringList &lines) { return lines.first(); });
}

QStringList wordsOf(const Desk &desk, const QString &option)
{
    return desk.options.value(option).split(u',', Qt::SkipEmptyParts);
}

Outcome<void> refuseUnknownRoles(const QStringList &roles)
{
    QStringList known;
    for (const auto &role : rules::allRoles())
        known << QString::fromLatin1(role.code);
    for (const auto &role : roles)
        if (!known.contains(role))
            return Complained(wrongUsage(Ctl::tr("There is no role \"%1\".").arg(role), Ctl::tr("The roles are: %1.").arg(known.join(QStringLiteral(", ")))));
    if (roles.isEmpty())
        return Complained(wrongUsage(Ctl::tr("An account needs a role."), Ctl::tr("Give --roles with some of: %1.").arg(known.join(QStringLiteral(", ")))));
    return {};
}

QString scopeOf(const Desk &desk)
{
    return wordsOf(desk, QStringLiteral("units")).join(u' ');
}

Outcome<void> add(const Desk &desk)
{
    const auto roles = wordsOf(desk, QStringLiteral("roles"));
    if (const auto known = refuseUnknownRoles(roles); !known)
        return known;
    const QString until = desk.options.value(QStringLiteral("until"));
    const auto validUntil = QDate::fromString(until, Qt::ISODate);
    if (!until.isEmpty() && !validUntil.isValid())
        return Complained(wrongUsage(Ctl::tr("--until is \"%1\".").arg(until), Ctl::tr("Give a day as 2027-06-30.")));
    const auto password = newPassword(desk);
    if (!password)
        return Complained(password.error());
    const auto made = desk.accounts.create({.login = desk.login, .password = *password, .roles = roles, .unitScope = scopeOf(desk), .validUntil = validUntil});
    if (!made)
        return orComplain(made.map([](const QUuid &) {}), Ctl::tr("The account %1 was not added.").arg(desk.login));
    desk.console.out << Ctl::tr("Added %1; the password must be changed at the first sign-in.").arg(desk.login) << '\n';
    return {};
}

Outcome<void> list(const Desk &desk)
{
    const auto lines = desk.accounts.list();
    if (!lines)
        return Complained(complaintAbout(Ctl::tr("The accounts cannot be read."), lines.error()));
    const auto now = SystemClock().now();
    for (const auto &line : *lines) {
        QStringList states;
        if (line.retired)
            states << Ctl::tr("disabled");
        if (line.lockedUntil > now)
            states << Ctl::tr("locked until %1").arg(stamp(line.lockedUntil));
        if (line.mustChangePassword)
            states << Ctl::tr("must change the password");
        if (line.validUntil.isValid())
            states << Ctl::tr("valid until %1").arg(line.validUntil.toString(Qt::ISODate));
        desk.console.out << line.login.leftJustified(20) << ' ' << line.roles.join(u',').leftJustified(24) << ' '
                         << (line.unitScope == u"*" ? QStringLiteral("*") : Ctl::tr("units: %1").arg(line.unitScope.split(u' ').size()))
                         << (states.isEmpty() ? QString() : QStringLiteral("  ") + states.join(QStringLiteral("; "))) << '\n';
    }
    return {};
}

Outcome<void> reset(const Desk &desk)
{
    const auto password = newPassword(desk);
    if (!password)
        return Complained(password.error());
    return orComplain(desk.accounts.resetPassword(desk.login, *password), Ctl::tr("The password of %1 was not reset.").arg(desk.login)).map([&] {
        desk.console.out << Ctl::tr("Reset; it must be changed at the next sign-in, and every session of %1 has ended.").arg(desk.login) << '\n';
    });
}

Outcome<void> disable(const Desk &desk)
{
    return orComplain(desk.accounts.retire(desk.login), Ctl::tr("%1 was not disabled.").arg(desk.login)).map([&] {
        desk.console.out << Ctl::tr("Disabled %1; every session has ended.").arg(desk.login) << '\n';
    });
}

Outcome<void> enable(const Desk &desk)
{
    return orComplain(desk.accounts.restore(desk.login), Ctl::tr("%1 was not enabled.").arg(desk.login)).map([&] {
        desk.console.out << Ctl::tr("Enabled %1.").arg(desk.login) << '\n';
    });
}

Outcome<void> unlock(const Desk &desk)
{
    return orComplain(desk.accounts.unlock(desk.login), Ctl::tr("%1 was not unlocked.").arg(desk.login)).map([&] {
        desk.console.out << Ctl::tr("Unlocked %1.").arg(desk.login) << '\n';
    });
}

Outcome<void> roles(const Desk &desk)
{
    const auto given = wordsOf(desk, QStringLiteral("roles"));
    if (const auto known = refuseUnknownRoles(given); !known)
        return known;
    return orComplain(desk.accounts.setRoles(desk.login, given, scopeOf(desk)), Ctl::tr("The roles of %1 were not set.").arg(desk.login)).map([&] {
        desk.console.out << Ctl::tr("%1 is now: %2.").arg(desk.login, given.join(QStringLiteral(", "))) << '\n';
    });
}

Outcome<void> sessions(const Desk &desk)
{
    auto rows = desk.database.run(
        QStringLiteral("SELECT a.login, s.device, s.remote, s.created_at, s.expires_at FROM session s JOIN account a ON a.id = s.account_id "
                       "WHERE s.expires_at > ? AND a.login = COALESCE(?, a.login) ORDER BY a.login, s.created_at"),
        {SystemClock().now().ms, desk.login.isEmpty() ? Value() : Value(desk.login)});
    if (!rows)
        return Complained(complaintAbout(Ctl::tr("The sessions cannot be read."), rows.error()));
    while (rows->next())
        desk.console.out << rows->text(0).leftJustified(20) << ' ' << rows->text(1).leftJustified(24) << ' ' << rows->text(2).leftJustified(22) << ' '
                         << stamp({rows->integer(3)}) << " - " << stamp({rows->integer(4)}) << '\n';
    return {};
}

Result<void> endSessions(const Desk &desk)
{
    const auto account = service::accountOf(desk.database, desk.login);
    if (!account)
        return Unexpected(account.error());
    if (account->isNull())
        return fail(ErrorCode::NotFound, QStringLiteral("login"), desk.login);
    auto transaction = store::Transaction::begin(desk.database);
    if (!transaction)
        return Unexpected(transaction.error());
    return service::endSessionsOf(desk.database, *account)
        .and_then([&] {
            return service::writeAudit(desk.database,
                {.at = SystemClock().now(),
                    .event = QStringLiteral("account.revoke"),
                    .login = QStringLiteral("yunhengctl"),
                    .entity = QStringLiteral("account"),
                    .record = *account,
                    .detail = desk.login});
        })
        .and_then([&] { return transaction->commit(); });
}

Outcome<void> revoke(const Desk &desk)
{
    return orComplain(endSessions(desk), Ctl::tr("The sessions of %1 were not ended.").arg(desk.login)).map([&] {
        desk.console.out << Ctl::tr("Every session of %1 has ended.").arg(desk.login) << '\n';
    });
}

// clang-format off: one act a line
constexpr Act acts[] = {
    {"add", "add LOGIN --roles ROLES [--units IDS] [--until DAY] [--password-file FILE]", 1, 1, add},
    {"list", "list", 0, 0, list},
    {"reset", "reset LOGIN [--password-file FILE]", 1, 1, reset},
    {"disable", "disable LOGIN", 1, 1, disable},
    {"enable", "enable LOGIN", 1, 1, enable},
    {"unlock", "unlock LOGIN", 1, 1, unlock},
    {"roles", "roles LOGIN --roles ROLES [--units IDS]", 1, 1, roles},
    {"sessions", "sessions [LOGIN]", 0, 1, sessions},
    {"revoke", "revoke LOGIN", 1, 1, revoke},
};
// clang-format on

QString usage()
{
    QStringList lines;
    for (const auto &act : acts)
        lines << QStringLiteral("  yunhengctl user ") + QLatin1StringView(act.usage);
    return lines.join(u'\n');
}

Outcome<void> act(const Act &chosen, const QCommandLineParser &options, const QString &login, const Console &console)
{
    const auto database = openCurrent(options);
    if (!database)
        return Complained(database.error());
    const SystemClock clock;
    UuidV7Source ids(clock);
    service::Accounts accounts(**database, clock, ids);
    return chosen.run({options, console, **database, accounts, login});
}

} // namespace

void offerUser(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        Ctl::tr("Cares for accounts and their sessions. Passwords are asked for on the terminal or read from a file, never given here.") + u'\n' + usage());
    addDatabaseOptions(parser);
    parser.addOption({QStringLiteral("roles"), Ctl::tr("Role codes with commas between."), QStringLiteral("ROLES")});
    parser.addOption({QStringLiteral("units"), Ctl::tr("Ids of the units whose records the account sees, with commas between; * for all."),
        QStringLiteral("IDS"), QStringLiteral("*")});
    parser.addOption({QStringLiteral("until"), Ctl::tr("The last day on which the account can be used."), QStringLiteral("DAY")});
    parser.addOption({QStringLiteral("password-file"), Ctl::tr("The first line is the password."), QStringLiteral("FILE")});
}

Outcome<void> runUser(const QCommandLineParser &options, const Console &console)
{
    const auto words = options.positionalArguments();
    const QString advice = Ctl::tr("See what it can do with `yunhengctl user --help`.");
    if (words.isEmpty())
        return Complained(wrongUsage(Ctl::tr("It is not said what to do."), advice));
    const auto chosen = std::ranges::find_if(acts, [&](const Act &one) { return words.first() == QLatin1StringView(one.name); });
    if (chosen == std::end(acts))
        return Complained(wrongUsage(Ctl::tr("`yunhengctl user` cannot \"%1\".").arg(words.first()), advice));
    const auto names = words.size() - 1;
    if (names < chosen->fewestNames || names > chosen->mostNames)
        return Complained(wrongUsage(Ctl::tr("`%1` was given %2 login names.").arg(words.first()).arg(names), advice));
    return act(*chosen, options, words.value(1), console);
}

} // namespace ctl
