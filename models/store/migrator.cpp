#include "store/migrator.h"

#include "store/transaction.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>

static void initMigrations() // Q_INIT_RESOURCE cannot stand in a namespace
{
    Q_INIT_RESOURCE(migrations);
}

namespace store {

Q_DECLARE_LOGGING_CATEGORY(lcStore)

namespace {

/// Any number that no other part of the program locks by.
constexpr auto lockMigrations = "SELECT pg_advisory_xact_lock(5931172)";

struct Step {
    int number;
    QString digest;
};

QString digestOf(const Migration &step)
{
    return QString::fromLatin1(QCryptographicHash::hash(step.sql.toUtf8(), QCryptographicHash::Sha256).toHex());
}

Result<bool> hasHistory(Database &database)
{
    const auto sql = database.engine() == Engine::Sqlite
        ? QStringLiteral("SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = 'schema_step'")
        : QStringLiteral("SELECT COUNT(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'schema_step'");
    return database.number(sql).map([](qint64 tables) { return tables > 0; });
}

Result<std::vector<Step>> done(Database &database)
{
    const auto history = hasHistory(database);
    if (!history)
        return Unexpected(history.error());
    std::vector<Step> steps;
    if (!*history)
        return steps;
    auto rows = database.run(QStringLiteral("SELECT step, digest FROM schema_step ORDER BY step"));
    if (!rows)
        return Unexpected(rows.error());
    while (rows->next())
        steps.push_back({int(rows->integer(0)), rows->text(1)});
    return steps;
}

/// What the database has done must be the beginning of what the program knows.
Result<void> compare(const std::vector<Step> &taken, const std::vector<Migration> &steps)
{
    if (taken.size() > steps.size())
        return fail(ErrorCode::VersionMismatch, QStringLiteral("schema"),
                    QStringLiteral("the database has schema %1, this program knows up to %2: use the newer program").arg(taken.size()).arg(steps.size()));
    for (size_t i = 0; i < taken.size(); ++i)
        if (taken[i].number != steps[i].number || taken[i].digest != digestOf(steps[i]))
            return fail(ErrorCode::VersionMismatch, QStringLiteral("schema"),
                        QStringLiteral("step %1 of the database is not this program's %2").arg(taken[i].number).arg(steps[i].name));
    return {};
}

Result<void> take(Database &database, const Migration &step)
{
    qCInfo(lcStore) << "migrating to" << step.name;
    const QString insert = QStringLiteral("INSERT INTO schema_step (step, name, digest, applied_at) VALUES (?, ?, ?, ?)");
    return database.script(sqlFor(database.engine(), step.sql)).and_then([&] {
        return database.run(insert, {qint64(step.number), step.name, digestOf(step), QDateTime::currentMSecsSinceEpoch()}).map([](const Statement &) {});
    });
}

/// Takes the next step, if there is one. The lock makes a second server wait, look again and find it taken.
Result<bool> takeNext(Database &database, const std::vector<Migration> &steps)
{
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return Unexpected(transaction.error());
    const QString prepare = QStringLiteral("CREATE TABLE IF NOT EXISTS schema_step (step BIGINT PRIMARY KEY NOT NULL, name TEXT NOT NULL, digest TEXT NOT NULL, applied_at BIGINT NOT NULL)");
    const QString lock = database.engine() == Engine::Postgres ? QString::fromLatin1(lockMigrations) + QStringLiteral(";\n") : QString();
    if (const auto prepared = database.script(lock + prepare); !prepared)
        return Unexpected(prepared.error());
    const auto taken = done(database);
    if (!taken)
        return Unexpected(taken.error());
    if (const auto known = compare(*taken, steps); !known)
        return Unexpected(known.error());
    if (taken->size() == steps.size())
        return transaction->commit().map([] { return false; });
    return take(database, steps[taken->size()]).and_then([&] { return transaction->commit(); }).map([] { return true; });
}

/// Texts are compared by their bytes everywhere: keyset pages and prefix searches depend on it.
Result<void> checkCollation(Database &database)
{
    if (database.engine() == Engine::Sqlite)
        return {};
    const auto bytewise = database.number(QStringLiteral("SELECT COUNT(*) FROM pg_database WHERE datname = current_database() AND datcollate IN ('C', 'POSIX', 'C.UTF-8', 'C.utf8') AND encoding = pg_char_to_encoding('UTF8')"));
    if (!bytewise)
        return Unexpected(bytewise.error());
    if (*bytewise == 0)
        return fail(ErrorCode::Storage, QStringLiteral("database"),
                    QStringLiteral("the database must be made with: CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'"));
    return {};
}

} // namespace

const std::vector<Migration> &shippedMigrations()
{
    static const std::vector<Migration> steps = [] {
        initMigrations();
        std::vector<Migration> read;
        const QDir folder(QStringLiteral(":/store/migrations"));
        for (const auto &name : folder.entryList(QDir::Files, QDir::Name)) {
            QFile file(folder.filePath(name));
            const bool opened = file.open(QIODevice::ReadOnly);
            Q_ASSERT_X(opened, "shippedMigrations", "a compiled-in file opens");
            read.push_back({name.left(4).toInt(), name, QString::fromUtf8(file.readAll())});
        }
        return read;
    }();
    return steps;
}

QString sqlFor(Engine engine, const QString &sql)
{
    const QString other = engine == Engine::Sqlite ? QStringLiteral("-- only postgres") : QStringLiteral("-- only sqlite");
    QString statements;
    for (const auto &line : sql.split(u'\n')) {
        if (line.endsWith(other))
            continue;
        const auto code = line.left(line.indexOf(QStringLiteral("--")));
        qsizetype end = code.size();
        while (end > 0 && code[end - 1].isSpace())
            --end;
        if (end > 0)
            statements += code.left(end) + u'\n';
    }
    return statements;
}

Result<void> migrate(Database &database, const std::vector<Migration> &steps)
{
    if (const auto collation = checkCollation(database); !collation)
        return collation;
    for (;;) {
        const auto another = takeNext(database, steps);
        if (!another)
            return Unexpected(another.error());
        if (!*another)
            return {};
    }
}

Result<void> checkSchema(Database &database, const std::vector<Migration> &steps)
{
    const auto taken = done(database);
    if (!taken)
        return Unexpected(taken.error());
    if (const auto known = compare(*taken, steps); !known)
        return known;
    if (taken->size() < steps.size())
        return fail(ErrorCode::VersionMismatch, QStringLiteral("schema"),
                    QStringLiteral("the database has schema %1, this program wants %2: migrate it first").arg(taken->size()).arg(steps.size()));
    return {};
}

} // namespace store
