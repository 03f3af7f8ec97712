// Demo, backup, restore and verify on both engines: real runs of the real program.
#include "ctl/tool.h"
#include "support/postgres.h"

#include "contract/systemports.h"
#include "rules/permissions.h"
#include "service/service.h"
#include "service/settings.h"

#include <QTest>

using namespace contract;
using store::Database;
using store::Engine;
using support::FreshDatabase;
using tests::Tool;

namespace {

QString urlOf(const store::Location &location)
{
    if (location.engine == Engine::Sqlite)
        return QStringLiteral("sqlite:") + location.path;
    return QStringLiteral("postgres:///%1?host=%2&port=%3&user=%4").arg(location.database, location.host).arg(location.port).arg(location.user);
}

QStringList engines()
{
    return {QStringLiteral("sqlite"), QStringLiteral("postgres")};
}

Engine engineOf(const QString &name)
{
    return name == u"sqlite" ? Engine::Sqlite : Engine::Postgres;
}

void addEngines()
{
    QTest::addColumn<QString>("engine");
    for (const auto &engine : engines())
        QTest::addRow("%s", qPrintable(engine)) << engine;
}

/// Enough of a city for most of these tests.
const QStringList &fewResources()
{
    static const QStringList options{QStringLiteral("--scale"), QStringLiteral("small"), QStringLiteral("--resources"), QStringLiteral("300")};
    return options;
}

/// The lines "table rows digest" of verify, without the tables that time makes differ.
QStringList digests(const Tool &tool, const QString &url, const QStringList &without = {})
{
    const auto verified = tool.run({QStringLiteral("verify"), QStringLiteral("--database"), url});
    if (verified.exit != 0)
        qFatal("%s%s", qPrintable(verified.out), qPrintable(verified.err));
    QStringList lines;
    for (const auto &line : verified.out.split(u'\n', Qt::SkipEmptyParts))
        if (!without.contains(line.section(u' ', 0, 0)))
            lines << line;
    return lines;
}

const QStringList &ofTheMoment()
{
    static const QStringList tables{QStringLiteral("audit"), QStringLiteral("setting"), QStringLiteral("credential"), QStringLiteral("account")};
    return tables;
}

void migrated(const Tool &tool, const QString &url)
{
    const auto run = tool.run({QStringLiteral("migrate"), QStringLiteral("--database"), url});
    if (run.exit != 0)
        qFatal("%s", qPrintable(run.err));
}

void withDemo(const Tool &tool, const QString &url, const QStringList &more = {})
{
    migrated(tool, url);
    const auto run = tool.run(QStringList{QStringLiteral("demo"), QStringLiteral("--database"), url} + fewResources() + more);
    if (run.exit != 0)
        qFatal("%s", qPrintable(run.err));
}

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

/// Counts, and keeps the last id.
class Counter : public RowSink
{
public:
    void take(const RowView &row) override
    {
        ++count;
        lastId = QString::fromLatin1(row.id.data(), qsizetype(row.id.size()));
    }
    int count = 0;
    QString lastId;
};

Actor manager(IdSource &ids)
{
    const QStringList roles{QStringLiteral("configuration_manager")};
    return {.account = ids.next(),
        .login = QStringLiteral("test"),
        .displayName = QStringLiteral("test"),
        .roles = roles,
        .rights = rules::rightsOf(roles),
        .scope = {.all = true, .units = {}}};
}

QString someUnit(service::Service &service, const Actor &actor)
{
    Counter units;
    const auto page = service.snapshot(actor, QStringLiteral("organisation"), {}, 100, units);
    return page ? units.lastId : QString();
}

} // namespace

class tst_backup : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theSameDemoOnBothEnginesAndTwice();
    void anotherSeedAnotherDemo();
    void theDemoWantsAnEmptyDatabase();
    void demoAccountsComeOnlyWhenAskedFor();
    void afterTheDemoWorkstationsSyncAnewAndNumbersGoOn_data();
    void afterTheDemoWorkstationsSyncAnewAndNumbersGoOn();

    void bulkLoadingLeavesTheIndexesAsTheyWere_data();
    void bulkLoadingLeavesTheIndexesAsTheyWere();
    void backupAndRestoreKeepEveryRow_data();
    void backupAndRestoreKeepEveryRow();
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

    void verifyFindsWhatDoesNotAgree_data();
    void verifyFindsWhatDoesNotAgree();
};

void tst_backup::theSameDemoOnBothEnginesAndTwice()
{
    const Tool tool;
    const FreshDatabase one(Engine::Sqlite), two(Engine::Sqlite), three(Engine::Postgres);
    for (const auto *database : {&one, &two, &three})
        withDemo(tool, urlOf(database->location()), {QStringLiteral("--resources"), QStringLiteral("3000")});

    const auto lines = digests(tool, urlOf(one.location()), ofTheMoment());

    QVERIFY(lines.size() > 6);
    QCOMPARE(digests(tool, urlOf(two.location()), ofTheMoment()), lines);
    QCOMPARE(digests(tool, urlOf(three.location()), ofTheMoment()), lines);
}

void tst_backup::anotherSeedAnotherDemo()
{
    const Tool tool;
    const FreshDatabase one(Engine::Sqlite), two(Engine::Sqlite);
    withDemo(tool, urlOf(one.location()));
    withDemo(tool, urlOf(two.location()), {QStringLiteral("--seed"), QStringLiteral("2")});

    QVERIFY(digests(tool, urlOf(one.location()), ofTheMoment()) != digests(tool, urlOf(two.location()), ofTheMoment()));
}

void tst_backup::theDemoWantsAnEmptyDatabase()
{
    const Tool tool;
    const FreshDatabase database(Engine::Sqlite);
    withDemo(tool, urlOf(database.location()));

    const auto again
        = tool.run({QStringLiteral("demo"), QStringLiteral("--database"), urlOf(database.location()), QStringLiteral("--scale"), QStringLiteral("small")});

    QCOMPARE(again.exit, 1);
    QVERIFY2(again.complains(), qPrintable(again.err));
}

void tst_backup::demoAccountsComeOnlyWhenAskedFor()
{
    const Tool tool;
    const FreshDatabase without(Engine::Sqlite), with(Engine::Sqlite);
    withDemo(tool, urlOf(without.location()));
    withDemo(tool, urlOf(with.location()),
        {QStringLiteral("--with-accounts"), QStringLiteral("--password-file"), tool.file(QStringLiteral("password"), tests::goodPassword)});

    QVERIFY(tool.run({QStringLiteral("user"), QStringLiteral("list"), QStringLiteral("--database"), urlOf(without.location())}).out.isEmpty());
    QVERIFY(tool.run({QStringLiteral("user"), QStringLiteral("list"), QStringLiteral("--database"), urlOf(with.location())})
                .out.contains(QStringLiteral("demo.manager")));
}

void tst_backup::afterTheDemoWorkstationsSyncAnewAndNumbersGoOn_data()
{
    addEngines();
}

void tst_backup::afterTheDemoWorkstationsSyncAnewAndNumbersGoOn()
{
    QFETCH(QString, engine);
    const Tool tool;
    const FreshDatabase database(engineOf(engine));
    migrated(tool, urlOf(database.location()));
    QVERIFY(service::Service::prepare(database.location()));
    const SystemClock clock;
    UuidV7Source ids(clock);
    const auto actor = manager(ids);
    const auto before = service::Service::open({.database = database.location()}, clock, ids, shippedCatalogues()).and_then([&](const auto &service) {
        return service->head(actor);
    });
    QVERIFY(before);

    withDemo(tool, urlOf(database.location()));
    const auto service = service::Service::open({.database = database.location()}, clock, ids, shippedCatalogues());
    QVERIFY(service);

    // Who synced before is told to begin anew; who begins anew gets everything, and then nothing more.
    Counter rows;
    const auto gone = (*service)->changesSince(actor, *before, 100, rows);
    QVERIFY(!gone);
    QCOMPARE(gone.error().code, ErrorCode::CursorGone);
    const auto head = (*service)->head(actor);
    QVERIFY(head);
    const auto page = (*service)->snapshot(actor, QStringLiteral("resource"), {}, 1'000, rows);
    QVERIFY(page);
    QCOMPARE(rows.count, 300);
    QVERIFY(!page->more);
    const auto changes = (*service)->changesSince(actor, *head, 100, rows);
    QVERIFY(changes);
    QCOMPARE(changes->rows, 0);

    const Command create{.id = ids.next(),
        .kind = CommandKind::Create,
        .entity = QStringLiteral("resource"),
        .targets = {{ids.next(), 0}},
        .fields = {{QStringLiteral("name"), QStringLiteral("新服务器")}, {QStringLiteral("type"), QStringLiteral("virtual_server")},
            {QStringLiteral("unit_id"), someUnit(**service, actor)}},
        .occurredAt = clock.now()};
    const auto receipts = (*service)->execute(actor, {create});
    QVERIFY(receipts);
    QVERIFY(std::holds_alternative<Applied>(receipts->front().outcome));
    const auto made = (*service)->record(actor, QStringLiteral("resource"), create.targets.front().id);
    QVERIFY(made);
    QCOMPARE(text(made->values[size_t(shapeNamed(u"resource")->keyField())]), QStringLiteral("ZY-000301"));
}

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

void tst_backup::verifyFindsWhatDoesNotAgree_data()
{
    QTest::addColumn<QString>("damage");
    QTest::addColumn<QString>("named");
    QTest::newRow("a row that moved on alone") << QStringLiteral("UPDATE resource SET revision = revision + 1 WHERE id = (SELECT MIN(id) FROM resource)")
                                               << QStringLiteral("resource");
    QTest::newRow("a history without its record") << QStringLiteral(
        "UPDATE field_history SET record_id = 'nobody' WHERE command_id = (SELECT MIN(command_id) FROM field_history)")
                                                  << QStringLiteral("resource");
    QTest::newRow("a relation to nothing") << QStringLiteral("UPDATE relation SET to_id = 'nobody' WHERE id = (SELECT MIN(id) FROM relation)")
                                           << QStringLiteral("to_id");
    QTest::newRow("a receipt without a trace") << QStringLiteral(
        "INSERT INTO receipt (command_id, account_id, digest, outcome, body, received_at) VALUES ('c', 'a', 'd', 'applied', '{}', 0)")
                                               << QStringLiteral("applied");
    QTest::newRow("a change of nothing") << QStringLiteral("INSERT INTO change_log (entity, record_id, revision, at) VALUES ('resource', 'nobody', 1, 0)")
                                         << QStringLiteral("feed");
}

void tst_backup::verifyFindsWhatDoesNotAgree()
{
    QFETCH(QString, damage);
    QFETCH(QString, named);
    const Tool tool;
    for (const auto engine : {Engine::Sqlite, Engine::Postgres}) {
        const FreshDatabase database(engine);
        withDemo(tool, urlOf(database.location()));
        {
            const auto opened = Database::open(database.location());
            QVERIFY(opened);
            QVERIFY((*opened)->script(damage));
        }

        const auto run = tool.run({QStringLiteral("verify"), QStringLiteral("--database"), urlOf(database.location())});

        QCOMPARE(run.exit, 1);
        QVERIFY2(run.out.contains(QStringLiteral("WRONG")) && run.out.contains(named), qPrintable(run.out));
        QVERIFY2(run.complains(), qPrintable(run.err));
    }
}

QTEST_GUILESS_MAIN(tst_backup)
#include "tst_backup.moc"
