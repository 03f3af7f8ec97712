// yunhengctl demo and verify on both engines: real runs of the real program.
#include "ctl/databases.h"

#include "contract/systemports.h"
#include "rules/permissions.h"
#include "service/service.h"

using namespace contract;
using store::Database;
using store::Engine;
using support::FreshDatabase;
using namespace tests;

namespace {

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

class tst_demo : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theSameDemoOnBothEnginesAndTwice();
    void anotherSeedAnotherDemo();
    void theDemoWantsAnEmptyDatabase();
    void demoAccountsComeOnlyWhenAskedFor();
    void afterTheDemoWorkstationsSyncAnewAndNumbersGoOn_data();
    void afterTheDemoWorkstationsSyncAnewAndNumbersGoOn();
    void verifyFindsWhatDoesNotAgree_data();
    void verifyFindsWhatDoesNotAgree();
};

void tst_demo::theSameDemoOnBothEnginesAndTwice()
{
    const Tool tool;
    const FreshDatabase one(Engine::Sqlite), two(Engine::Sqlite), three(Engine::Postgres);
    for (const auto *database : {&one, &two, &three})
        withDemo(tool, urlOf(database->location()), {QStringLiteral("--resources"), QStringLiteral("3000")});
    // The service catalogue came into force when the database was made: its books tell of that moment.
    for (const auto *database : {&one, &two, &three}) {
        const auto opened = Database::open(database->location());
        QVERIFY(opened);
        for (const auto *sql : {"DELETE FROM field_history WHERE entity = 'service_item'", "DELETE FROM change_log WHERE entity = 'service_item'", "DELETE FROM receipt"})
            QVERIFY((*opened)->script(QString::fromLatin1(sql)));
    }

    const auto lines = digests(tool, urlOf(one.location()), ofTheMoment());

    QVERIFY(lines.size() > 6);
    QCOMPARE(digests(tool, urlOf(two.location()), ofTheMoment()), lines);
    QCOMPARE(digests(tool, urlOf(three.location()), ofTheMoment()), lines);
}

void tst_demo::anotherSeedAnotherDemo()
{
    const Tool tool;
    const FreshDatabase one(Engine::Sqlite), two(Engine::Sqlite);
    withDemo(tool, urlOf(one.location()));
    withDemo(tool, urlOf(two.location()), {QStringLiteral("--seed"), QStringLiteral("2")});

    QVERIFY(digests(tool, urlOf(one.location()), ofTheMoment()) != digests(tool, urlOf(two.location()), ofTheMoment()));
}

void tst_demo::theDemoWantsAnEmptyDatabase()
{
    const Tool tool;
    const FreshDatabase database(Engine::Sqlite);
    withDemo(tool, urlOf(database.location()));

    const auto again
        = tool.run({QStringLiteral("demo"), QStringLiteral("--database"), urlOf(database.location()), QStringLiteral("--scale"), QStringLiteral("small")});

    QCOMPARE(again.exit, 1);
    QVERIFY2(again.complains(), qPrintable(again.err));
}

void tst_demo::demoAccountsComeOnlyWhenAskedFor()
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

void tst_demo::afterTheDemoWorkstationsSyncAnewAndNumbersGoOn_data()
{
    addEngines();
}

void tst_demo::afterTheDemoWorkstationsSyncAnewAndNumbersGoOn()
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

void tst_demo::verifyFindsWhatDoesNotAgree_data()
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

void tst_demo::verifyFindsWhatDoesNotAgree()
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

QTEST_GUILESS_MAIN(tst_demo)
#include "tst_demo.moc"
