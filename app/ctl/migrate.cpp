// yunhengctl migrate: brings the database to this program's schema. An SQLite database is backed up first.
#include "options.h"
#include "seed.h"

#include "app/server/config.h"
#include "contract/systemports.h"
#include "portable/backup.h"
#include "seals/keyfile.h"
#include "service/service.h"
#include "store/migrator.h"

#include <QDateTime>
#include <QFileInfo>

namespace ctl {

namespace {

using store::Database;
using store::Engine;

/// Beside the database, named after the moment.
Result<QString> backUp(Database &database)
{
    const auto now = SystemClock().now();
    const auto file = QStringLiteral("%1.before-migrate-%2")
                          .arg(database.location().path, QDateTime::fromMSecsSinceEpoch(now.ms, Qt::UTC).toString(QStringLiteral("yyyyMMdd-hhmmss")));
    return portable::backupInto(database, file, now).map([&](const portable::Manifest &) { return file; });
}

Result<qint64> stepsTaken(Database &database)
{
    return database.number(QStringLiteral("SELECT COUNT(*) FROM schema_step"));
}

Result<void> migrateExisting(const store::Location &location, const Console &console)
{
    const auto database = openForCare(location);
    if (!database)
        return Unexpected(database.error());
    const auto current = store::checkSchema(**database);
    if (current || location.engine == Engine::Postgres)
        return {};
    // A newer schema ends here; an older one is backed up. An empty file has nothing to lose.
    const auto steps = stepsTaken(**database);
    if (!steps || *steps == 0)
        return {};
    if (size_t(*steps) >= store::shippedMigrations().size())
        return current;
    return backUp(**database).map([&](const QString &file) { console.out << Ctl::tr("Backed up to %1").arg(file) << '\n'; });
}

/// A server of before had none. With --database it is not known where the server lives.
Outcome<void> makeSealKey(const QCommandLineParser &options, const Console &console)
{
    if (!options.isSet(QStringLiteral("config")))
        return {};
    const auto config = server::readConfig(options.value(QStringLiteral("config")), QProcessEnvironment::systemEnvironment());
    const auto made = config.and_then([](const server::Config &read) { return seals::makeKeyFile(read.sealKeyFile, seals::Algorithm::Sm2Sm3); });
    if (!made)
        return Complained(complaintAbout(Ctl::tr("The key with which the server seals receipts was not made."), made.error()));
    if (*made)
        console.out << Ctl::tr("Made the key with which the server seals receipts of approvals: %1").arg(config->sealKeyFile) << '\n';
    return {};
}

} // namespace

void offerMigrate(QCommandLineParser &parser)
{
    parser.setApplicationDescription(Ctl::tr("Brings the database to this program's schema. An SQLite database is backed up beside itself first; "
                                             "for PostgreSQL make a backup with `yunhengctl backup` or pg_dump before."));
    addDatabaseOptions(parser);
}

Outcome<void> runMigrate(const QCommandLineParser &options, const Console &console)
{
    if (const auto plain = refusePlain(options); !plain)
        return plain;
    const auto location = databaseOf(options);
    if (!location)
        return Complained(location.error());

    const bool there = location->engine == Engine::Postgres || QFileInfo::exists(location->path);
    if (there)
        if (const auto ready = migrateExisting(*location, console); !ready)
            return orComplain(ready, Ctl::tr("The database %1 cannot be migrated.").arg(textOf(*location)));
    if (const auto prepared = service::Service::prepare(*location); !prepared)
        return orComplain(prepared, Ctl::tr("The database %1 cannot be migrated.").arg(textOf(*location)));
    const auto seeded = seedServiceItems(*location);
    if (!seeded)
        return orComplain(Result<void>(Unexpected(seeded.error())), Ctl::tr("The service catalogue was not put into %1.").arg(textOf(*location)));
    if (*seeded > 0)
        console.out << Ctl::tr("%1 service items came into force").arg(*seeded) << '\n';
    if (const auto key = makeSealKey(options, console); !key)
        return key;
    for (const auto &step : store::shippedMigrations())
        console.out << Ctl::tr("Has step %1").arg(step.name) << '\n';
    console.out << Ctl::tr("%1 is at schema %2").arg(textOf(*location), QString::number(store::shippedMigrations().size())) << '\n';
    return {};
}

} // namespace ctl
