#include "options.h"

#include "app/server/config.h"
#include "store/migrator.h"

#include <QFileInfo>
#include <QUrlQuery>

namespace ctl {

Outcome<void> refusePlain(const QCommandLineParser &options)
{
    const auto given = options.positionalArguments();
    if (!given.isEmpty())
        return Complained(wrongUsage(Ctl::tr("\"%1\" is no option.").arg(given.first()), Ctl::tr("See the options with --help.")));
    return {};
}

void addDatabaseOptions(QCommandLineParser &parser)
{
    parser.addOption({QStringLiteral("config"), Ctl::tr("The server's configuration file; its database is used."), QStringLiteral("FILE")});
    parser.addOption({QStringLiteral("database"),
        Ctl::tr("sqlite:/path/to/file or postgres://user@host:port/name (password: environment variable PGPASSWORD)."), QStringLiteral("URL")});
}

Result<store::Location> locationOf(const QString &url)
{
    const QUrl parsed(url, QUrl::StrictMode); // tolerant parsing would mend what should be refused
    if (parsed.scheme() == u"sqlite" && !parsed.path().isEmpty() && parsed.host().isEmpty())
        return store::Location{.engine = store::Engine::Sqlite, .path = parsed.path()};
    const QUrlQuery query(parsed);
    const auto asked
        = [&](const QString &name, const QString &otherwise) { return query.hasQueryItem(name) ? query.queryItemValue(name, QUrl::FullyDecoded) : otherwise; };
    const QString host = asked(QStringLiteral("host"), parsed.host());
    const QString user = asked(QStringLiteral("user"), parsed.userName());
    const int port = asked(QStringLiteral("port"), QString::number(parsed.port(5432))).toUShort();
    const QString name = parsed.path().mid(1);
    if ((parsed.scheme() != u"postgres" && parsed.scheme() != u"postgresql") || host.isEmpty() || user.isEmpty() || port == 0 || name.isEmpty()
        || name.contains(u'/'))
        return fail(ErrorCode::InvalidValue, QStringLiteral("database"), QStringLiteral("neither sqlite:/path nor postgres://user@host:port/name"));
    if (!parsed.password().isEmpty())
        return fail(ErrorCode::InvalidValue, QStringLiteral("database"), QStringLiteral("a password does not belong into a command line"));
    return store::Location{
        .engine = store::Engine::Postgres, .host = host, .port = port, .database = name, .user = user, .password = qEnvironmentVariable("PGPASSWORD")};
}

Outcome<store::Location> databaseOf(const QCommandLineParser &options)
{
    if (options.isSet(QStringLiteral("database")) == options.isSet(QStringLiteral("config")))
        return Complained(wrongUsage(Ctl::tr("It is not said which database is meant."), Ctl::tr("Give either --config FILE or --database URL.")));
    if (options.isSet(QStringLiteral("database"))) {
        const auto location = locationOf(options.value(QStringLiteral("database")));
        if (!location)
            return Complained(wrongUsage(Ctl::tr("--database cannot be used: %1.").arg(location.error().message),
                Ctl::tr("Give sqlite:/path/to/file or postgres://user@host:port/name.")));
        return *location;
    }
    const auto file = options.value(QStringLiteral("config"));
    return orComplain(server::readConfig(file, QProcessEnvironment::systemEnvironment()), Ctl::tr("The configuration %1 cannot be used.").arg(file))
        .map([](const server::Config &config) { return config.database; });
}

QString textOf(const store::Location &location)
{
    if (location.engine == store::Engine::Sqlite)
        return QStringLiteral("sqlite:%1").arg(location.path);
    if (location.host.startsWith(u'/'))
        return QStringLiteral("postgres:///%1?host=%2&port=%3&user=%4").arg(location.database, location.host).arg(location.port).arg(location.user);
    return QStringLiteral("postgres://%1@%2:%3/%4").arg(location.user, location.host).arg(location.port).arg(location.database);
}

Outcome<std::unique_ptr<store::Database>> openCurrent(const QCommandLineParser &options)
{
    return databaseOf(options).and_then([](const store::Location &location) -> Outcome<std::unique_ptr<store::Database>> {
        auto opened = openForCare(location).and_then(
            [](std::unique_ptr<store::Database> database) { return store::checkSchema(*database).map([&] { return std::move(database); }); });
        return orComplain(std::move(opened), Ctl::tr("The database %1 cannot be opened.").arg(textOf(location)));
    });
}

Result<std::unique_ptr<store::Database>> openForCare(const store::Location &location)
{
    // SQLite would make an empty file of a path with a slip in it.
    if (location.engine == store::Engine::Sqlite && !QFileInfo::exists(location.path))
        return fail(ErrorCode::Storage, location.path, QStringLiteral("there is no such file"));
    return store::Database::open(location).and_then([](std::unique_ptr<store::Database> database) -> Result<std::unique_ptr<store::Database>> {
        if (database->engine() == store::Engine::Postgres)
            if (const auto patient = database->script(QStringLiteral("SET statement_timeout = 0;\nSET idle_in_transaction_session_timeout = 0;\n")); !patient)
                return Unexpected(patient.error());
        return database;
    });
}

Outcome<qint64> numberOf(const QCommandLineParser &options, const QString &option, qint64 least, qint64 most)
{
    bool whole = false;
    const QString text = options.value(option);
    const qint64 number = text.toLongLong(&whole);
    if (!whole || number < least || number > most)
        return Complained(wrongUsage(Ctl::tr("--%1 is \"%2\".").arg(option, text), Ctl::tr("Give a whole number from %1 to %2.").arg(least).arg(most)));
    return number;
}

} // namespace ctl
