// yunhengctl backup and restore, within and between both engines: real runs of the real program.
#include "ctl/databases.h"

#include "service/settings.h"

#include <QRegularExpression>

using namespace contract;
using store::Database;
using store::Engine;
using support::FreshDatabase;
using namespace tests;

namespace {

QUuid epochOf(const store::Location &location)
{
    const auto database = Database::open(location);
    return database ? service::readEpoch(**database).value_or(QUuid()) : QUuid();
}

QStringList indexesOf(const store::Location &location)
{
    QStringList found;
    const auto database = Database::open(location);
    if (!database)
        return found;
    auto rows = (*database)->run(location.engine == Engine::Sqlite
            ? QStringLiteral("SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY sql")
            : QStringLiteral("SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema() ORDER BY indexdef"));
    while (rows && rows->next())
        found << rows->text(0);
    return found;
}

} // namespace

class tst_backup : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bulkLoadingLeavesTheIndexesAsTheyWere_data();
    void bulkLoadingLeavesTheIndexesAsTheyWere();
    void backupAndRestoreKeepEveryRow_data();
    void backupAndRestoreKeepEveryRow();
    void anEvaluationComesOutTheSameFromABackup_data();
    void anEvaluationComesOutTheSameFromABackup();
    void verifyFindsAContentThatIsNotItsDigest_data();
    void verifyFindsAContentThatIsNotItsDigest();
    void refusesToWriteOverABackup();
    void refusesToRestoreOverData_data();
    void refusesToRestoreOverData();
    void replacesWhenTold_data();
    void replacesWhenTold();
    void refusesADamagedBackup();
    void refusesAFileThatIsNoBackup();
    void refusesABackupOfANewerProgram();
    void refusesWhileAServerHasItOpen_data();
    void refusesWhileAServerHasItOpen();
    void sessionsDoNotComeBack();
};

void tst_backup::bulkLoadingLeavesTheIndexesAsTheyWere_data()
{
    addEngines();
}

void tst_backup::bulkLoadingLeavesTheIndexesAsTheyWere()
{
    QFETCH(QString, engine);
    const Tool tool;
    const FreshDatabase fresh(engineOf(engine)), filled(engineOf(engine)), restored(engineOf(engine));
    migrated(tool, urlOf(fresh.location()));
    withDemo(tool, urlOf(filled.location()));
    const auto file = tool.path(QStringLiteral("backup.db"));
    QCOMPARE(tool.run({QStringLiteral("backup"), QStringLiteral("--database"), urlOf(filled.location()), QStringLiteral("--to"), file}).exit, 0);
    QCOMPARE(tool.run({QStringLiteral("restore"), QStringLiteral("--database"), urlOf(restored.location()), QStringLiteral("--from"), file}).exit, 0);

    const auto indexes = indexesOf(fresh.location());

    QVERIFY(indexes.size() > 20);
    QCOMPARE(indexesOf(filled.location()), indexes);
    QCOMPARE(indexesOf(restored.location()), indexes);
}

void tst_backup::backupAndRestoreKeepEveryRow_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    for (const auto &from : engines())
        for (const auto &to : engines())
            QTest::addRow("%s to %s", qPrintable(from), qPrintable(to)) << from << to;
}

void tst_backup::backupAndRestoreKeepEveryRow()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    const Tool tool;
    const FreshDatabase source(engineOf(from)), target(engineOf(to));
    withDemo(tool, urlOf(source.location()),
        {QStringLiteral("--with-accounts"), QStringLiteral("--password-file"), tool.file(QStringLiteral("password"), tests::goodPassword)});
    const auto file = tool.path(QStringLiteral("backup.db"));
    // The epoch is new and the restore is in the audit; everything else is as it was.
    const QStringList changed{QStringLiteral("audit"), QStringLiteral("setting")};

    const auto backup = tool.run({QStringLiteral("backup"), QStringLiteral("--database"), urlOf(source.location()), QStringLiteral("--to"), file});
    QVERIFY2(backup.exit == 0, qPrintable(backup.err));
    const auto restored = tool.run({QStringLiteral("restore"), QStringLiteral("--database"), urlOf(target.location()), QStringLiteral("--from"), file});

    QVERIFY2(restored.exit == 0, qPrintable(restored.err));
    QCOMPARE(digests(tool, urlOf(target.location()), changed), digests(tool, urlOf(source.location()), changed));
    QVERIFY(!epochOf(target.location()).isNull());
    QVERIFY(epochOf(target.location()) != epochOf(source.location()));
    QVERIFY(!(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther)));
}

void tst_backup::anEvaluationComesOutTheSameFromABackup_data()
{
    backupAndRestoreKeepEveryRow_data();
}

void tst_backup::anEvaluationComesOutTheSameFromABackup()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    const Tool tool;
    const FreshDatabase source(engineOf(from)), target(engineOf(to));
    withDemo(tool, urlOf(source.location()), {QStringLiteral("--orders"), QStringLiteral("400")});
    const auto file = tool.path(QStringLiteral("backup.db"));
    const auto evaluated = [&](const FreshDatabase &database) { return tool.run({QStringLiteral("evaluate"), QStringLiteral("PJ-000008"), QStringLiteral("--database"), urlOf(database.location())}); };
    const auto before = evaluated(source);
    QVERIFY2(before.exit == 0, qPrintable(before.err));
    static const QRegularExpression digest(QStringLiteral("\n[0-9a-f]{64}\n$"));
    QVERIFY2(digest.match(before.out).hasMatch(), qPrintable(before.out));
    QVERIFY(before.out.contains(QStringLiteral("\nP01 ")));

    QCOMPARE(tool.run({QStringLiteral("backup"), QStringLiteral("--database"), urlOf(source.location()), QStringLiteral("--to"), file}).exit, 0);
    QCOMPARE(tool.run({QStringLiteral("restore"), QStringLiteral("--database"), urlOf(target.location()), QStringLiteral("--from"), file}).exit, 0);

    const auto after = evaluated(target);
    QCOMPARE(after.exit, 0); // 1 where it is not the digest it was frozen with
    QCOMPARE(after.out, before.out);
}

void tst_backup::verifyFindsAContentThatIsNotItsDigest_data()
{
    addEngines();
}

void tst_backup::verifyFindsAContentThatIsNotItsDigest()
{
    QFETCH(QString, engine);
    const Tool tool;
    const FreshDatabase filled(engineOf(engine));
    withDemo(tool, urlOf(filled.location()));
    const QStringList verify{QStringLiteral("verify"), QStringLiteral("--database"), urlOf(filled.location())};
    QCOMPARE(tool.run(verify).exit, 0);

    {
        const auto database = store::Database::open(filled.location());
        QVERIFY((*database)->script(QStringLiteral("UPDATE file_part SET bytes = 'AAAA' WHERE digest = (SELECT MIN(digest) FROM file)")));
    }

    const auto verified = tool.run(verify);
    QVERIFY(verified.exit != 0);
    QVERIFY2(verified.out.contains(QStringLiteral("digest says: 1")), qPrintable(verified.out));
}

void tst_backup::refusesToWriteOverABackup()
{
    const Tool tool;
    const FreshDatabase source(Engine::Sqlite);
    migrated(tool, urlOf(source.location()));
    const auto file = tool.file(QStringLiteral("letter"), "dear");

    const auto run = tool.run({QStringLiteral("backup"), QStringLiteral("--database"), urlOf(source.location()), QStringLiteral("--to"), file});

    QCOMPARE(run.exit, 1);
    QVERIFY2(run.complains(), qPrintable(run.err));
    QCOMPARE(QFile(file).size(), 4);
}

void tst_backup::refusesToRestoreOverData_data()
{
    addEngines();
}

void tst_backup::refusesToRestoreOverData()
{
    QFETCH(QString, engine);
    const Tool tool;
    const FreshDatabase source(Engine::Sqlite), target(engineOf(engine));
    withDemo(tool, urlOf(source.location()));
    withDemo(tool, urlOf(target.location()), {QStringLiteral("--seed"), QStringLiteral("2")});
    const auto before = digests(tool, urlOf(target.location()));
    const auto file = tool.path(QStringLiteral("backup.db"));
    QCOMPARE(tool.run({QStringLiteral("backup"), QStringLiteral("--database"), urlOf(source.location()), QStringLiteral("--to"), file}).exit, 0);

    const auto run = tool.run({QStringLiteral("restore"), QStringLiteral("--database"), urlOf(target.location()), QStringLiteral("--from"), file});

    QCOMPARE(run.exit, 1);
    QVERIFY2(run.complains() && run.err.contains(QStringLiteral("--replace")), qPrintable(run.err));
    QCOMPARE(digests(tool, urlOf(target.location())), before);
}

void tst_backup::replacesWhenTold_data()
{
    addEngines();
}

void tst_backup::replacesWhenTold()
{
    QFETCH(QString, engine);
    const Tool tool;
    const FreshDatabase source(Engine::Sqlite), target(engineOf(engine));
    withDemo(tool, urlOf(source.location()));
    withDemo(tool, urlOf(target.location()), {QStringLiteral("--seed"), QStringLiteral("2")});
    const auto file = tool.path(QStringLiteral("backup.db"));
    QCOMPARE(tool.run({QStringLiteral("backup"), QStringLiteral("--database"), urlOf(source.location()), QStringLiteral("--to"), file}).exit, 0);

    const auto run = tool.run(
        {QStringLiteral("restore"), QStringLiteral("--database"), urlOf(target.location()), QStringLiteral("--from"), file, QStringLiteral("--replace")});

    QVERIFY2(run.exit == 0, qPrintable(run.err));
    QCOMPARE(digests(tool, urlOf(target.location()), ofTheMoment()), digests(tool, urlOf(source.location()), ofTheMoment()));
    if (target.location().engine == Engine::Sqlite) {
        const QFileInfo info(target.location().path);
        QCOMPARE(info.dir().entryList({info.fileName() + QStringLiteral(".before-restore-*")}).size(), 1);
    }
}

void tst_backup::refusesADamagedBackup()
{
    const Tool tool;
    const FreshDatabase source(Engine::Sqlite), target(Engine::Sqlite);
    withDemo(tool, urlOf(source.location()));
    const auto file = tool.path(QStringLiteral("backup.db"));
    QCOMPARE(tool.run({QStringLiteral("backup"), QStringLiteral("--database"), urlOf(source.location()), QStringLiteral("--to"), file}).exit, 0);
    {
        const auto damaged = Database::open({.path = file});
        QVERIFY(damaged);
        QVERIFY((*damaged)->script(QStringLiteral("UPDATE resource SET vcpu = vcpu + 1 WHERE id = (SELECT MIN(id) FROM resource)")));
    }

    const auto run = tool.run({QStringLiteral("restore"), QStringLiteral("--database"), urlOf(target.location()), QStringLiteral("--from"), file});

    QCOMPARE(run.exit, 1);
    QVERIFY2(run.complains() && run.err.contains(QStringLiteral("resource")), qPrintable(run.err));
    QVERIFY(!QFile::exists(target.location().path));
}

void tst_backup::refusesAFileThatIsNoBackup()
{
    const Tool tool;
    const FreshDatabase target(Engine::Sqlite), other(Engine::Sqlite);
    migrated(tool, urlOf(other.location()));

    for (const auto &file : {tool.file(QStringLiteral("letter"), "dear friend"), other.location().path, tool.path(QStringLiteral("nothing"))}) {
        const auto run = tool.run({QStringLiteral("restore"), QStringLiteral("--database"), urlOf(target.location()), QStringLiteral("--from"), file});

        QCOMPARE(run.exit, 1);
        QVERIFY2(run.complains(), qPrintable(run.err));
        QVERIFY(!QFile::exists(target.location().path));
    }
}

void tst_backup::refusesABackupOfANewerProgram()
{
    const Tool tool;
    const FreshDatabase source(Engine::Sqlite), target(Engine::Sqlite);
    migrated(tool, urlOf(source.location()));
    const auto file = tool.path(QStringLiteral("backup.db"));
    QCOMPARE(tool.run({QStringLiteral("backup"), QStringLiteral("--database"), urlOf(source.location()), QStringLiteral("--to"), file}).exit, 0);
    {
        const auto newer = Database::open({.path = file});
        QVERIFY(newer);
        QVERIFY((*newer)->script(QStringLiteral("INSERT INTO schema_step (step, name, digest, applied_at) VALUES (9999, '9999_later.sql', 'x', 0)")));
    }

    const auto run = tool.run({QStringLiteral("restore"), QStringLiteral("--database"), urlOf(target.location()), QStringLiteral("--from"), file});

    QCOMPARE(run.exit, 1);
    QVERIFY2(run.complains() && run.err.contains(QStringLiteral("newer program")), qPrintable(run.err));
    QVERIFY(!QFile::exists(target.location().path));
}

void tst_backup::refusesWhileAServerHasItOpen_data()
{
    addEngines();
}

void tst_backup::refusesWhileAServerHasItOpen()
{
    QFETCH(QString, engine);
    const Tool tool;
    const FreshDatabase source(Engine::Sqlite), target(engineOf(engine));
    withDemo(tool, urlOf(source.location()));
    migrated(tool, urlOf(target.location()));
    const auto file = tool.path(QStringLiteral("backup.db"));
    QCOMPARE(tool.run({QStringLiteral("backup"), QStringLiteral("--database"), urlOf(source.location()), QStringLiteral("--to"), file}).exit, 0);
    const auto server = Database::open(target.location());
    QVERIFY(server);
    QVERIFY((*server)->number(QStringLiteral("SELECT COUNT(*) FROM resource")));

    const auto run = tool.run(
        {QStringLiteral("restore"), QStringLiteral("--database"), urlOf(target.location()), QStringLiteral("--from"), file, QStringLiteral("--replace")});

    QCOMPARE(run.exit, 1);
    QVERIFY2(run.complains() && run.err.contains(QStringLiteral("Stop the server")), qPrintable(run.err));
    QCOMPARE((*server)->number(QStringLiteral("SELECT COUNT(*) FROM resource")).value_or(-1), 0);
}

void tst_backup::sessionsDoNotComeBack()
{
    const Tool tool;
    const FreshDatabase source(Engine::Sqlite), target(Engine::Postgres);
    migrated(tool, urlOf(source.location()));
    {
        const auto database = Database::open(source.location());
        QVERIFY(database);
        QVERIFY(
            (*database)->script(QStringLiteral("INSERT INTO session (token_digest, account_id, created_at, expires_at) VALUES ('d', 'a', 0, 9999999999999)")));
    }
    const auto file = tool.path(QStringLiteral("backup.db"));
    QCOMPARE(tool.run({QStringLiteral("backup"), QStringLiteral("--database"), urlOf(source.location()), QStringLiteral("--to"), file}).exit, 0);

    QCOMPARE(tool.run({QStringLiteral("restore"), QStringLiteral("--database"), urlOf(target.location()), QStringLiteral("--from"), file}).exit, 0);

    for (const auto &location : {store::Location{.path = file}, target.location()}) {
        const auto database = Database::open(location);
        QVERIFY(database);
        QCOMPARE((*database)->number(QStringLiteral("SELECT COUNT(*) FROM session")).value_or(-1), 0);
    }
}

QTEST_GUILESS_MAIN(tst_backup)
#include "tst_backup.moc"
