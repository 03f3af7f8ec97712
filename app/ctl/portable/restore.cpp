// Restore: a backup becomes a database again. The way is the same for both engines up to the checked and migrated copy
// of the backup; that copy then takes the place of an SQLite file, or its rows go into PostgreSQL in one transaction.
#include "backup.h"

#include "manifest.h"

#include "service/journal.h"
#include "service/settings.h"
#include "store/migrator.h"
#include "store/transaction.h"

#include <QDateTime>
#include <QFile>
#include <QTemporaryDir>

namespace portable {

using store::Database;
using store::Engine;

namespace {

Result<void> compare(const std::vector<TableDigest> &asked, const std::vector<TableDigest> &found, ErrorCode code, const QString &where)
{
    if (asked.size() != found.size())
        return fail(code, where, QStringLiteral("it has other tables"));
    for (size_t i = 0; i < asked.size(); ++i)
        if (asked[i] != found[i])
            return fail(code, where,
                QStringLiteral("table %1: %2 rows with digest %3, not %4 rows with %5")
                    .arg(asked[i].table)
                    .arg(found[i].digest.rows)
                    .arg(QString::fromLatin1(found[i].digest.sha256))
                    .arg(asked[i].digest.rows)
                    .arg(QString::fromLatin1(asked[i].digest.sha256)));
    return {};
}

Result<std::vector<TableDigest>> digestsOfFile(Database &file)
{
    return tablesOf(file).and_then([&](const std::vector<Table> &tables) { return digestsOf(file, tables); });
}

/// Checks the copied backup against its manifest, then brings it to this program's schema.
Result<Manifest> makeReady(Database &work, const QString &name)
{
    return readManifest(work).and_then([&](const Manifest &manifest) {
        return digestsOfFile(work)
            .and_then([&](const std::vector<TableDigest> &found) { return compare(manifest.tables, found, ErrorCode::BadRequest, name); })
            .and_then([&] { return dropManifest(work); })
            .and_then([&] { return store::migrate(work); })
            .map([&] { return manifest; });
    });
}

Result<void> beginAnew(Database &database, const Manifest &manifest, Instant now)
{
    const auto detail = QStringLiteral("backup of %1").arg(QDateTime::fromMSecsSinceEpoch(manifest.madeAt.ms, Qt::UTC).toString(Qt::ISODate));
    return service::renewEpoch(database).and_then([&] {
        return service::writeAudit(database, {.at = now, .event = QStringLiteral("restore"), .login = QStringLiteral("yunhengctl"), .detail = detail});
    });
}

/// Settings do not count: a database that was only prepared has its epoch.
Result<bool> holdsData(Database &database)
{
    const auto tables = currentTables();
    if (!tables)
        return Unexpected(tables.error());
    for (const auto &table : *tables) {
        if (table.name == u"setting")
            continue;
        const auto rows = database.number(QStringLiteral("SELECT COUNT(*) FROM (SELECT 1 FROM %1 LIMIT 1) AS found").arg(table.name));
        if (!rows)
            return Unexpected(rows.error());
        if (*rows > 0)
            return true;
    }
    return false;
}

/// Moves the file that is there out of the way, if it may be replaced and nobody uses it. Returns where it went; empty
/// where there was none.
Result<QString> clearWay(const QString &path, Existing existing, Instant now)
{
    if (!QFile::exists(path))
        return QString();
    if (existing == Existing::Refuse)
        return fail(ErrorCode::AlreadyExists, path);
    const auto closed = Database::open({.path = path}).and_then([](const std::unique_ptr<Database> &database) { return intoOneFile(*database); });
    if (!closed)
        return Unexpected(closed.error());
    const auto aside
        = QStringLiteral("%1.before-restore-%2").arg(path, QDateTime::fromMSecsSinceEpoch(now.ms, Qt::UTC).toString(QStringLiteral("yyyyMMdd-hhmmss")));
    if (!QFile::rename(path, aside))
        return fail(ErrorCode::Storage, path, QStringLiteral("cannot be moved to %1").arg(aside));
    return aside;
}

Result<Manifest> intoSqlite(std::unique_ptr<Database> work, const Manifest &manifest, const QString &target, Existing existing, Instant now)
{
    const QString path = work->location().path;
    auto transaction = store::Transaction::begin(*work);
    if (!transaction)
        return Unexpected(transaction.error());
    const auto ready = beginAnew(*work, manifest, now).and_then([&] { return transaction->commit(); }).and_then([&] { return intoOneFile(*work); });
    if (!ready)
        return Unexpected(ready.error());
    work.reset();
    const auto aside = clearWay(target, existing, now);
    if (!aside)
        return Unexpected(aside.error());
    if (QFile::rename(path, target))
        return manifest;
    const bool back = aside->isEmpty() || QFile::rename(*aside, target);
    return fail(ErrorCode::Storage, target,
        back ? QStringLiteral("cannot be put in place") : QStringLiteral("cannot be put in place; the former database is %1").arg(*aside));
}

Result<void> refuseWhileServed(Database &database)
{
    const auto others = database.number(QStringLiteral(
        "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'yunheng' AND pid <> pg_backend_pid()"));
    if (!others)
        return Unexpected(others.error());
    if (*others > 0)
        return fail(ErrorCode::Unavailable, database.location().database, QStringLiteral("another program has the database open"));
    return {};
}

Result<Manifest> intoPostgres(Database &work, const Manifest &manifest, const store::Location &target, Existing existing, Instant now)
{
    auto database = Database::open(target);
    if (!database)
        return Unexpected(database.error());
    const auto patient = (*database)->script(QStringLiteral("SET statement_timeout = 0;\nSET idle_in_transaction_session_timeout = 0;\n"));
    const auto ready = patient.and_then([&] { return refuseWhileServed(**database); }).and_then([&] { return store::migrate(**database); });
    if (!ready)
        return Unexpected(ready.error());
    const auto held = holdsData(**database);
    if (!held)
        return Unexpected(held.error());
    if (*held && existing == Existing::Refuse)
        return fail(ErrorCode::AlreadyExists, target.database);

    const auto tables = tablesOf(work);
    const auto asked = digestsOfFile(work);
    if (!tables || !asked)
        return Unexpected(tables ? asked.error() : tables.error());
    auto transaction = store::Transaction::begin(**database);
    if (!transaction)
        return Unexpected(transaction.error());
    if (const auto signedOut = (*database)->script(QStringLiteral("DELETE FROM session")); !signedOut)
        return Unexpected(signedOut.error());
    for (const auto &table : *tables) {
        const auto copied = (*database)->script(QStringLiteral("TRUNCATE %1").arg(table.name)).and_then([&] { return copyTable(work, **database, table); });
        if (!copied)
            return Unexpected(copied.error());
    }
    return (*database)
        ->script(QStringLiteral("SELECT setval(pg_get_serial_sequence('audit', 'seq'), COALESCE(MAX(seq), 1)) FROM audit"))
        .and_then([&] { return digestsOf(**database, *tables); })
        .and_then([&](const std::vector<TableDigest> &found) { return compare(*asked, found, ErrorCode::Internal, target.database); })
        .and_then([&] { return beginAnew(**database, manifest, now); })
        .and_then([&] { return transaction->commit(); })
        .and_then([&] { return countAnew(**database); })
        .map([&] { return manifest; });
}

} // namespace

Result<Manifest> restoreFrom(const QString &file, const store::Location &target, Existing existing, Instant now)
{
    if (!QFile::exists(file))
        return fail(ErrorCode::BadRequest, file, QStringLiteral("there is no such file"));
    const bool sqlite = target.engine == Engine::Sqlite;
    if (sqlite && existing == Existing::Refuse && QFile::exists(target.path))
        return fail(ErrorCode::AlreadyExists, target.path);
    // Beside its place, so that putting it there is one rename.
    QTemporaryDir folder(sqlite ? target.path + QStringLiteral(".restoring-XXXXXX") : QString());
    const QString path = folder.filePath(QStringLiteral("copy.db"));
    if (!folder.isValid() || !QFile::copy(file, path) || !QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner))
        return fail(ErrorCode::Storage, path, QStringLiteral("the backup cannot be copied there"));

    auto work = Database::open({.path = path});
    if (!work)
        return fail(ErrorCode::BadRequest, file, work.error().message);
    const auto manifest = makeReady(**work, file);
    if (!manifest)
        return manifest;
    return sqlite ? intoSqlite(*std::move(work), *manifest, target.path, existing, now) : intoPostgres(**work, *manifest, target, existing, now);
}

} // namespace portable
