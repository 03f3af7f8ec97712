// yunhengctl init: makes a new server. Everything is made in a folder beside its place, which is put there when it is
// whole; so there is no half-made server. No password ships with it: three separated administrators get theirs here.
#include "options.h"
#include "passwords.h"
#include "seed.h"

#include "app/server/certificates.h"
#include "contract/systemports.h"
#include "seals/keyfile.h"
#include "service/accounts.h"
#include "service/passwords.h"
#include "service/service.h"
#include "store/migrator.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace ctl {

namespace {

constexpr auto configName = "yunheng-server.conf";
constexpr auto databaseName = "yunheng.db";
constexpr const char *filesOfServer[] = {configName, "authority.key", "authority.pem", "server.key", "server.pem"};

struct Administrator {
    const char *login;
    const char *role;
};
/// Three people, not one (三权分立). The first makes accounts, the second gives them their roles, the third reads the audit.
constexpr Administrator administrators[] = {{"sysadmin", "system_admin"}, {"secadmin", "security_admin"}, {"auditadmin", "audit_admin"}};

struct Plan {
    QString folder; ///< absolute
    QStringList names;
    qint64 port = 8443;
    QString listen;
    std::optional<store::Location> database; ///< PostgreSQL; nothing: SQLite in the folder
};

/// An administrator's first password; unset where it is to be given later with `user reset`.
struct FirstPassword {
    QString password;
    bool chosenByOwner = false; ///< typed on the terminal: it need not be changed at the first sign-in
};
using FirstPasswords = std::vector<std::optional<FirstPassword>>;

Outcome<void> checkGood(const FirstPasswords &passwords)
{
    QStringList seen;
    for (size_t i = 0; i < passwords.size(); ++i) {
        if (!passwords[i])
            continue;
        const QString login = QString::fromLatin1(administrators[i].login);
        if (const auto good = service::checkPassword(login, passwords[i]->password); !good)
            return orComplain(good, Ctl::tr("The password of %1 is not good enough.").arg(login));
        if (seen.contains(passwords[i]->password))
            return Complained(Complaint{Ctl::tr("Two administrators have the same password."), Ctl::tr("They would not be separated; nothing was made."),
                Ctl::tr("Give each their own.")});
        seen << passwords[i]->password;
    }
    return {};
}

Outcome<FirstPasswords> passwordsOf(const QCommandLineParser &options, const Console &console)
{
    FirstPasswords passwords(std::size(administrators));
    if (options.isSet(QStringLiteral("password-file"))) {
        const auto lines = passwordsIn(options.value(QStringLiteral("password-file")));
        if (!lines)
            return Complained(lines.error());
        if (lines->size() != 1 && lines->size() != qsizetype(std::size(administrators)))
            return Complained(wrongUsage(
                Ctl::tr("The password file has %1 lines.").arg(lines->size()), Ctl::tr("Write one line for the first administrator, or three for all.")));
        for (qsizetype i = 0; i < lines->size(); ++i)
            passwords[size_t(i)] = FirstPassword{lines->at(i), false};
    } else {
        const auto typed = askPassword(QString::fromLatin1(administrators[0].login), console);
        if (!typed)
            return Complained(typed.error());
        passwords[0] = FirstPassword{*typed, true};
    }
    return checkGood(passwords).map([&] { return passwords; });
}

Result<void> writePrivate(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner) || file.write(bytes) != bytes.size() || !file.flush())
        return fail(ErrorCode::Storage, path, file.errorString());
    return {};
}

/// The shipped configuration with some of its settings filled in; the comments stay.
QByteArray configurationOf(const Plan &plan)
{
    QFile shipped(QStringLiteral(":/ctl/yunheng-server.conf"));
    const bool opened = shipped.open(QIODevice::ReadOnly);
    Q_ASSERT_X(opened, "configurationOf", "a compiled-in file opens");
    QString text = QString::fromUtf8(shipped.readAll());
    QString section;
    const auto fill = [&](const QString &wanted, const QString &key, const QString &value) {
        QStringList lines = text.split(u'\n');
        for (auto &line : lines) {
            if (line.startsWith(u'['))
                section = line;
            if (section == wanted && line.startsWith(QStringLiteral("#%1 =").arg(key)))
                line = QStringLiteral("%1 = %2").arg(key, value);
        }
        text = lines.join(u'\n');
    };
    const QString server = QStringLiteral("[server]");
    fill(server, QStringLiteral("data"), plan.folder);
    fill(server, QStringLiteral("listen"), plan.listen);
    fill(server, QStringLiteral("port"), QString::number(plan.port));
    if (plan.database) {
        const QString database = QStringLiteral("[database]");
        fill(database, QStringLiteral("engine"), QStringLiteral("postgresql"));
        fill(database, QStringLiteral("host"), plan.database->host);
        fill(database, QStringLiteral("port"), QString::number(plan.database->port));
        fill(database, QStringLiteral("name"), plan.database->database);
        fill(database, QStringLiteral("user"), plan.database->user);
        if (!plan.database->password.isEmpty())
            fill(database, QStringLiteral("password_file"), plan.folder + QStringLiteral("/database.password"));
    }
    return text.toUtf8();
}

Result<void> makeAccounts(const store::Location &location, const FirstPasswords &passwords)
{
    const SystemClock clock;
    UuidV7Source ids(clock);
    const auto database = store::Database::open(location);
    if (!database)
        return Unexpected(database.error());
    service::Accounts accounts(**database, clock, ids);
    for (size_t i = 0; i < passwords.size(); ++i) {
        // A password that nobody knows keeps the account shut until `user reset`.
        const auto first = passwords[i].value_or(FirstPassword{QString::fromLatin1(service::freshToken()), false});
        const auto made = accounts.create({.login = QString::fromLatin1(administrators[i].login),
            .password = first.password,
            .roles = {QString::fromLatin1(administrators[i].role)},
            .mustChangePassword = !first.chosenByOwner});
        if (!made)
            return Unexpected(made.error());
    }
    return {};
}

/// A database that somebody uses already is not taken over.
Result<void> refuseUsed(const store::Location &location)
{
    return store::Database::open(location).and_then([&](const std::unique_ptr<store::Database> &database) -> Result<void> {
        const auto accounts = database->number(QStringLiteral("SELECT COUNT(*) FROM account"));
        if (!accounts)
            return Unexpected(accounts.error());
        if (*accounts > 0)
            return fail(ErrorCode::AlreadyExists, textOf(location), QStringLiteral("the database has accounts"));
        return {};
    });
}

Result<void> makeServer(const Plan &plan, const FirstPasswords &passwords)
{
    QTemporaryDir building(plan.folder + QStringLiteral(".init-XXXXXX")); // readable by its owner only
    if (!building.isValid())
        return fail(ErrorCode::Storage, plan.folder, building.errorString());
    const QString folder = building.path();
    const auto location = plan.database.value_or(store::Location{.engine = store::Engine::Sqlite, .path = folder + u'/' + QLatin1StringView(databaseName)});
    const auto made
        = server::makeAuthority(folder)
              .and_then([&] { return server::makeServerCertificate(folder, plan.names); })
              .and_then([&] { return seals::makeKeyFile(folder + QStringLiteral("/seal.key"), seals::Algorithm::Sm2Sm3).map([](bool) {}); })
              .and_then([&] { return writePrivate(folder + u'/' + QLatin1StringView(configName), configurationOf(plan)); })
              .and_then([&] {
                  return location.password.isEmpty() ? Result<void>() : writePrivate(folder + QStringLiteral("/database.password"), location.password.toUtf8());
              })
              // Made before SQLite opens it: whatever the umask, the database is its owner's alone.
              .and_then([&] { return plan.database ? Result<void>() : writePrivate(location.path, {}); })
              .and_then([&] { return service::Service::prepare(location); })
              .and_then([&] { return refuseUsed(location); })
              .and_then([&] { return seedServiceItems(location).map([](qint64) {}); })
              .and_then([&] { return makeAccounts(location, passwords); });
    if (!made)
        return made;
    QDir().rmdir(plan.folder); // an empty folder may be there; where it is not empty, the rename below fails
    if (!QDir().rename(folder, plan.folder))
        return fail(ErrorCode::Storage, plan.folder, QStringLiteral("cannot be put in place"));
    building.setAutoRemove(false);
    return {};
}

enum class Found { Nothing, Server, SomethingElse };

Found lookAt(const QString &folder)
{
    const QDir dir(folder);
    const auto entries = dir.entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    if (entries.isEmpty())
        return Found::Nothing;
    return std::ranges::all_of(filesOfServer, [&](const char *file) { return entries.contains(QLatin1StringView(file)); }) ? Found::Server
                                                                                                                           : Found::SomethingElse;
}

void tell(const Plan &plan, const FirstPasswords &passwords, const Console &console)
{
    console.out << Ctl::tr("A server is ready in %1.").arg(plan.folder) << '\n';
    if (const auto fingerprint = server::fingerprintOf(plan.folder + QStringLiteral("/authority.pem")))
        console.out << Ctl::tr("Fingerprint of its authority, to be compared at each workstation's first sign-in:") << "\n  " << *fingerprint << '\n';
    if (const auto key = seals::readKeyFile(plan.folder + QStringLiteral("/seal.key")))
        console.out << Ctl::tr("Fingerprint of the key with which it seals receipts of approvals (seal.pem):") << "\n  " << key->publicKey().fingerprint() << '\n';
    for (size_t i = 0; i < passwords.size(); ++i)
        if (!passwords[i])
            console.out << Ctl::tr("%1 cannot sign in before `yunhengctl user reset %1`.").arg(QLatin1StringView(administrators[i].login)) << '\n';
    console.out << Ctl::tr("Start it with: yunheng-server --config %1/%2").arg(plan.folder, QLatin1StringView(configName)) << '\n';
}

Outcome<Plan> planOf(const QCommandLineParser &options)
{
    const QString folder = options.value(QStringLiteral("dir"));
    if (folder.isEmpty())
        return Complained(wrongUsage(Ctl::tr("It is not said where the server shall live."), Ctl::tr("Give --dir DIR.")));
    const auto port = numberOf(options, QStringLiteral("port"), 0, 65'535);
    if (!port)
        return Complained(port.error());
    Plan plan{.folder = QDir::cleanPath(QDir().absoluteFilePath(folder)),
        .names = options.value(QStringLiteral("names")).split(u',', Qt::SkipEmptyParts),
        .port = *port,
        .listen = options.value(QStringLiteral("listen")),
        .database = std::nullopt};
    if (!options.isSet(QStringLiteral("database")))
        return plan;
    const auto location = locationOf(options.value(QStringLiteral("database")));
    if (!location || location->engine != store::Engine::Postgres)
        return Complained(wrongUsage(
            Ctl::tr("--database is for PostgreSQL here."), Ctl::tr("Give postgres://user@host:port/name, or leave it out for SQLite in the folder.")));
    plan.database = *location;
    return plan;
}

} // namespace

void offerInit(QCommandLineParser &parser)
{
    parser.setApplicationDescription(Ctl::tr(
        "Makes a new server: a private certificate authority, the server's certificate, its configuration, the database, and three separated administrators "
        "(sysadmin, secadmin, auditadmin). There are no default passwords: sysadmin's is asked for."));
    parser.addOption({QStringLiteral("dir"), Ctl::tr("The server's folder; made here, or empty."), QStringLiteral("DIR")});
    parser.addOption({QStringLiteral("names"),
        Ctl::tr("Host names and addresses that workstations reach the server by, with commas between; localhost is always among them."),
        QStringLiteral("NAMES")});
    parser.addOption(
        {QStringLiteral("listen"), Ctl::tr("The address to listen on; 0.0.0.0 for the network."), QStringLiteral("ADDRESS"), QStringLiteral("127.0.0.1")});
    parser.addOption({QStringLiteral("port"), Ctl::tr("The port to listen on."), QStringLiteral("PORT"), QStringLiteral("8443")});
    parser.addOption({QStringLiteral("database"),
        Ctl::tr("postgres://user@host:port/name (password: environment variable PGPASSWORD) instead of SQLite in the folder."), QStringLiteral("URL")});
    parser.addOption({QStringLiteral("password-file"),
        Ctl::tr("Do not ask: the first line is sysadmin's password; two more lines, if there are, are secadmin's and auditadmin's. They must be changed at the "
                "first sign-in."),
        QStringLiteral("FILE")});
}

Outcome<void> runInit(const QCommandLineParser &options, const Console &console)
{
    if (const auto plain = refusePlain(options); !plain)
        return plain;
    const auto plan = planOf(options);
    if (!plan)
        return Complained(plan.error());

    switch (lookAt(plan->folder)) {
    case Found::Server:
        console.out << Ctl::tr("There is a server in %1 already; nothing was changed.").arg(plan->folder) << '\n';
        return {};
    case Found::SomethingElse:
        return Complained(Complaint{Ctl::tr("The folder %1 is not empty.").arg(plan->folder),
            Ctl::tr("A server's folder holds nothing else; nothing was made."), Ctl::tr("Name another folder.")});
    case Found::Nothing:
        break;
    }
    const auto passwords = passwordsOf(options, console);
    if (!passwords)
        return Complained(passwords.error());
    if (const auto made = makeServer(*plan, *passwords); !made)
        return orComplain(made, Ctl::tr("The server was not made."));
    tell(*plan, *passwords, console);
    return {};
}

} // namespace ctl
