#include "manifest.h"

#include "store/transaction.h"

#include <QFile>
#include <sqlite3.h>

namespace portable {

using store::Database;

Result<void> writeManifest(Database &file, const Manifest &manifest)
{
    auto transaction = store::Transaction::begin(file);
    if (!transaction)
        return Unexpected(transaction.error());
    const auto prepared
        = file.script(QStringLiteral("DELETE FROM session;\nDELETE FROM change_log;\n"
                                     "CREATE TABLE backup (made_at BIGINT NOT NULL, program TEXT NOT NULL);\n"
                                     "CREATE TABLE backup_table (name TEXT PRIMARY KEY NOT NULL, row_count BIGINT NOT NULL, sha256 TEXT NOT NULL);\n"));
    if (!prepared)
        return prepared;
    if (const auto head = file.run(QStringLiteral("INSERT INTO backup (made_at, program) VALUES (?, ?)"), {manifest.madeAt.ms, manifest.program}); !head)
        return Unexpected(head.error());
    for (const auto &[table, digest] : manifest.tables)
        if (const auto line = file.run(QStringLiteral("INSERT INTO backup_table (name, row_count, sha256) VALUES (?, ?, ?)"),
                {table, digest.rows, QString::fromLatin1(digest.sha256)});
            !line)
            return Unexpected(line.error());
    return transaction->commit();
}

Result<Manifest> readManifest(Database &file)
{
    const auto known = file.number(QStringLiteral("SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name IN ('backup', 'backup_table')"));
    if (!known || *known != 2)
        return fail(ErrorCode::BadRequest, file.location().path, QStringLiteral("no backup of yunhengctl"));
    Manifest manifest;
    auto head = file.run(QStringLiteral("SELECT made_at, program FROM backup"));
    auto lines = file.run(QStringLiteral("SELECT name, row_count, sha256 FROM backup_table ORDER BY name"));
    if (!head || !lines || !head->next())
        return fail(ErrorCode::BadRequest, file.location().path, QStringLiteral("the backup's own list of tables is damaged"));
    manifest.madeAt = Instant{head->integer(0)};
    manifest.program = head->text(1);
    while (lines->next())
        manifest.tables.push_back({lines->text(0), {lines->integer(1), lines->text(2).toLatin1()}});
    return manifest;
}

Result<void> dropManifest(Database &file)
{
    return file.script(QStringLiteral("DROP TABLE backup;\nDROP TABLE backup_table;\n"));
}

Result<void> copyTable(Database &source, Database &target, const Table &table)
{
    const auto indexes = takeIndexes(target, table.name);
    if (!indexes)
        return Unexpected(indexes.error());
    auto writer = writerInto(target, table);
    if (!writer)
        return Unexpected(writer.error());
    Result<void> written;
    const auto read = readRows(source, table, [&](std::span<const Cell> row) {
        if (written)
            written = (*writer)->add(row);
    });
    if (!read)
        return Unexpected(read.error());
    return written.and_then([&] { return (*writer)->finish(); }).and_then([&] { return makeIndexes(target, *indexes); });
}

Result<void> createPrivate(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner))
        return fail(ErrorCode::Storage, path, file.errorString());
    return {};
}

Result<void> intoOneFile(Database &file)
{
    constexpr int patience = 500; // ms; a server holds its connections open for good
    constexpr int usual = 10'000;
    sqlite3_busy_timeout(file.handle(), patience);
    QString mode;
    {
        auto row = file.run(QStringLiteral("PRAGMA journal_mode = DELETE"));
        if (row && row->next())
            mode = row->text(0);
    }
    sqlite3_busy_timeout(file.handle(), usual);
    if (mode != u"delete")
        return fail(ErrorCode::Unavailable, file.location().path, QStringLiteral("another program has the database open"));
    return {};
}

Result<void> removeDatabase(const QString &path)
{
    for (const auto *suffix : {"", "-wal", "-shm", "-journal"})
        if (QFile file(path + QLatin1StringView(suffix)); file.exists() && !file.remove())
            return fail(ErrorCode::Storage, file.fileName(), file.errorString());
    return {};
}

} // namespace portable
