#include "backup.h"

#include "manifest.h"
#include "moment.h"

#include "store/migrator.h"
#include "store/transaction.h"

#include <QFile>
#include <sqlite3.h>

namespace portable {

using store::Database;
using store::Engine;

namespace {

/// Page by page, by SQLite's own means.
Result<void> copyPages(Database &source, Database &target)
{
    sqlite3_backup *backup = sqlite3_backup_init(target.handle(), "main", source.handle(), "main");
    if (!backup)
        return fail(ErrorCode::Storage, target.location().path, QString::fromUtf8(sqlite3_errmsg(target.handle())));
    const int stepped = sqlite3_backup_step(backup, -1);
    const int finished = sqlite3_backup_finish(backup);
    if (stepped != SQLITE_DONE || finished != SQLITE_OK)
        return fail(ErrorCode::Storage, target.location().path, QString::fromUtf8(sqlite3_errstr(stepped != SQLITE_DONE ? stepped : finished)));
    return {};
}

/// Row by row, from another engine.
Result<void> copyRows(Database &source, Database &target)
{
    return store::migrate(target).and_then([&] { return tablesOf(target); }).and_then([&](const std::vector<Table> &tables) -> Result<void> {
        auto transaction = store::Transaction::begin(target);
        if (!transaction)
            return Unexpected(transaction.error());
        for (const auto &table : tables)
            if (const auto copied = copyTable(source, target, table); !copied)
                return copied;
        return transaction->commit();
    });
}

Result<Manifest> fill(Database &source, Database &target, Instant now)
{
    const auto moment = Moment::hold(source);
    if (!moment)
        return Unexpected(moment.error());
    const auto copied = source.engine() == Engine::Sqlite ? copyPages(source, target) : copyRows(source, target);
    if (!copied)
        return Unexpected(copied.error());
    const auto tables = tablesOf(target);
    if (!tables)
        return Unexpected(tables.error());
    const auto before = digestsOf(source, *tables);
    const auto after = digestsOf(target, *tables);
    if (!before || !after)
        return Unexpected(before ? after.error() : before.error());
    if (*before != *after)
        return fail(ErrorCode::Internal, target.location().path, QStringLiteral("the copy is not the database"));
    const Manifest manifest{now, QStringLiteral(YUNHENG_VERSION), *after};
    return writeManifest(target, manifest).map([&] { return manifest; });
}

} // namespace

Result<std::vector<TableDigest>> digestsOf(Database &database, const std::vector<Table> &tables)
{
    std::vector<TableDigest> digests;
    for (const auto &table : tables) {
        const auto digest = digestOf(database, table);
        if (!digest)
            return Unexpected(digest.error());
        digests.push_back({table.name, *digest});
    }
    return digests;
}

Result<Manifest> backupInto(Database &source, const QString &file, Instant now)
{
    if (QFile::exists(file))
        return fail(ErrorCode::AlreadyExists, file);
    const QString unfinished = file + QStringLiteral(".unfinished");
    if (const auto removed = removeDatabase(unfinished); !removed)
        return Unexpected(removed.error());
    const auto filled
        = createPrivate(unfinished).and_then([&] { return Database::open({.path = unfinished}); }).and_then([&](const std::unique_ptr<Database> &target) {
              return fill(source, *target, now).and_then([&](const Manifest &manifest) { return intoOneFile(*target).map([&] { return manifest; }); });
          });
    if (!filled) {
        (void)removeDatabase(unfinished); // the error that counts is the first one
        return filled;
    }
    if (!QFile::rename(unfinished, file))
        return fail(ErrorCode::Storage, file, QStringLiteral("cannot be put in place"));
    return filled;
}

} // namespace portable
