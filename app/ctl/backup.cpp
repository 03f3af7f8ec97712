// yunhengctl backup and restore: the whole database as one file, and back.
#include "options.h"

#include "contract/systemports.h"
#include "portable/backup.h"

#include <QDateTime>

namespace ctl {

namespace {

void print(const portable::Manifest &manifest, const Console &console)
{
    for (const auto &[table, digest] : manifest.tables)
        console.out << table.leftJustified(18) << QString::number(digest.rows).rightJustified(10) << "  " << digest.sha256 << '\n';
}

/// Complaints that only these two commands have.
Complaint complaintOf(const QString &what, const Error &error)
{
    auto complaint = complaintAbout(what, error);
    if (error.code == ErrorCode::AlreadyExists)
        complaint = {what + QLatin1Char(' ') + Ctl::tr("There is something at %1 already.").arg(error.field), Ctl::tr("Nothing was changed."),
            Ctl::tr("Name another place, or, to restore over a database, add --replace.")};
    if (error.code == ErrorCode::Unavailable)
        complaint
            = {what + QLatin1Char(' ') + Ctl::tr("A server has %1 open.").arg(error.field), Ctl::tr("Nothing was changed."), Ctl::tr("Stop the server first.")};
    if (error.code == ErrorCode::BadRequest)
        complaint = {what + QLatin1Char(' ') + error.field + QStringLiteral(": ") + error.message, Ctl::tr("The file is no whole backup; nothing was changed."),
            Ctl::tr("Use another backup.")};
    return complaint;
}

} // namespace

void offerBackup(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        Ctl::tr("Copies the database, as it stands at one moment, into one file that either engine can be restored from. The server may run meanwhile. "
                "The file holds the digests of passwords: keep it as you keep the database."));
    addDatabaseOptions(parser);
    parser.addOption({QStringLiteral("to"), Ctl::tr("The new file."), QStringLiteral("FILE")});
}

Outcome<void> runBackup(const QCommandLineParser &options, const Console &console)
{
    if (const auto plain = refusePlain(options); !plain)
        return plain;
    const QString file = options.value(QStringLiteral("to"));
    if (file.isEmpty())
        return Complained(wrongUsage(Ctl::tr("It is not said where the backup shall go."), Ctl::tr("Give --to FILE.")));
    const auto database = openCurrent(options);
    if (!database)
        return Complained(database.error());

    const auto manifest = portable::backupInto(**database, file, SystemClock().now());
    if (!manifest)
        return Complained(complaintOf(Ctl::tr("The backup was not made."), manifest.error()));
    print(*manifest, console);
    console.out << Ctl::tr("Backed up to %1; every table was read again and is the same.").arg(file) << '\n';
    return {};
}

void offerRestore(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        Ctl::tr("Makes the database anew from a backup. Everybody signs in again, and every workstation syncs anew; what they have not sent yet they keep. "
                "Stop the server first."));
    addDatabaseOptions(parser);
    parser.addOption({QStringLiteral("from"), Ctl::tr("The backup."), QStringLiteral("FILE")});
    parser.addOption(
        {QStringLiteral("replace"), Ctl::tr("Replace a database that holds data. An SQLite file stays beside the new one; rows in PostgreSQL are gone.")});
}

Outcome<void> runRestore(const QCommandLineParser &options, const Console &console)
{
    if (const auto plain = refusePlain(options); !plain)
        return plain;
    const QString file = options.value(QStringLiteral("from"));
    if (file.isEmpty())
        return Complained(wrongUsage(Ctl::tr("It is not said which backup is meant."), Ctl::tr("Give --from FILE.")));
    const auto location = databaseOf(options);
    if (!location)
        return Complained(location.error());

    const auto existing = options.isSet(QStringLiteral("replace")) ? portable::Existing::Replace : portable::Existing::Refuse;
    const auto manifest = portable::restoreFrom(file, *location, existing, SystemClock().now());
    if (!manifest)
        return Complained(complaintOf(Ctl::tr("The backup was not restored."), manifest.error()));
    print(*manifest, console);
    console.out << Ctl::tr("Restored %1 from the backup of %2; every table was read again and is the same.")
                       .arg(textOf(*location), QDateTime::fromMSecsSinceEpoch(manifest->madeAt.ms, Qt::UTC).toString(Qt::ISODate))
                << '\n';
    return {};
}

} // namespace ctl
