// Migrations are history: literal, append-only, frozen. The schema that they make is the one the field tables say.
#include "contract/shape.h"
#include "store/migrator.h"
#include "support/postgres.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTest>
#include <atomic>
#include <thread>

using namespace contract;

namespace {

std::unique_ptr<store::Database> open(const store::Location &location)
{
    auto database = store::Database::open(location);
    Q_ASSERT_X(database, "open", "a fresh database opens");
    return *std::move(database);
}

std::vector<store::Migration> twoSteps()
{
    return {{1, QStringLiteral("0001_a.sql"), QStringLiteral("CREATE TABLE a (n BIGINT);\n")},
            {2, QStringLiteral("0002_b.sql"), QStringLiteral("CREATE TABLE b (n BIGINT);\nINSERT INTO a VALUES (2);\n")}};
}

/// "column type" of a table, in the words of the field tables.
QStringList columnsOf(store::Database &database, const QString &table)
{
    const QString sql = database.engine() == store::Engine::Sqlite
        ? QStringLiteral("SELECT name, type FROM pragma_table_info('%1') ORDER BY cid").arg(table)
        : QStringLiteral("SELECT column_name, data_type FROM information_schema.columns WHERE table_name = '%1' ORDER BY ordinal_position").arg(table);
    QStringList columns;
    auto rows = database.run(sql);
    while (rows && rows->next())
        columns << rows->text(0) + u' ' + rows->text(1).toUpper();
    return columns;
}

QStringList indexedColumns(store::Database &database, const QString &table)
{
    const QString sql = database.engine() == store::Engine::Sqlite
        ? QStringLiteral("SELECT i.name FROM pragma_index_list('%1') l JOIN pragma_index_info(l.name) i WHERE i.seqno = 0").arg(table)
        : QStringLiteral("SELECT a.attname FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0] WHERE i.indrelid = '%1'::regclass").arg(table);
    QStringList columns;
    auto rows = database.run(sql);
    while (rows && rows->next())
        columns << rows->text(0);
    return columns;
}

} // namespace

class TestMigrator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyEngine_data()
    {
        QTest::addColumn<int>("engine");
        QTest::newRow("sqlite") << int(store::Engine::Sqlite);
        QTest::newRow("postgres") << int(store::Engine::Postgres);
    }

    void schemaIsWhatTheFieldTablesSay_data() { everyEngine_data(); }
    void schemaIsWhatTheFieldTablesSay()
    {
        QFETCH(int, engine);
        const support::FreshDatabase fresh{store::Engine(engine)};
        const auto database = open(fresh.location());

        const auto migrated = store::migrate(*database);

        QVERIFY2(migrated, migrated ? "" : qPrintable(migrated.error().message));
        for (const auto &shape : allShapes()) {
            QStringList columns{QStringLiteral("id TEXT"), QStringLiteral("revision BIGINT"), QStringLiteral("retired BIGINT")};
            const auto indexed = indexedColumns(*database, shape.name);
            for (const auto &field : shape.fields) {
                columns << field.name + u' ' + QString::fromLatin1(field.sqlType());
                if (field.traits.indexed || field.traits.unique)
                    QVERIFY2(indexed.contains(field.name), qPrintable(shape.name + u'.' + field.name));
            }
            auto made = columnsOf(*database, shape.name); // later steps add their columns at the end
            made.sort();
            columns.sort();
            QCOMPARE(made, columns);
        }
        QVERIFY(store::checkSchema(*database));
    }

    void migratingTwiceChangesNothing_data() { everyEngine_data(); }
    void migratingTwiceChangesNothing()
    {
        QFETCH(int, engine);
        const support::FreshDatabase fresh{store::Engine(engine)};
        const auto database = open(fresh.location());
        QVERIFY(store::migrate(*database, twoSteps()));

        QVERIFY(store::migrate(*database, twoSteps()));

        QCOMPARE(database->number(QStringLiteral("SELECT COUNT(*) FROM a")).value_or(-1), 1);
        QCOMPARE(database->number(QStringLiteral("SELECT COUNT(*) FROM schema_step")).value_or(-1), 2);
    }

    void takesOnlyTheStepsThatLack_data() { everyEngine_data(); }
    void takesOnlyTheStepsThatLack()
    {
        QFETCH(int, engine);
        const support::FreshDatabase fresh{store::Engine(engine)};
        const auto database = open(fresh.location());
        auto steps = twoSteps();
        QVERIFY(store::migrate(*database, {steps[0]}));
        const auto early = store::checkSchema(*database, steps);

        QVERIFY(store::migrate(*database, steps));

        QVERIFY(!early);
        QCOMPARE(early.error().code, ErrorCode::VersionMismatch);
        QVERIFY(store::checkSchema(*database, steps));
    }

    void refusesANewerSchema_data() { everyEngine_data(); }
    void refusesANewerSchema()
    {
        QFETCH(int, engine);
        const support::FreshDatabase fresh{store::Engine(engine)};
        const auto database = open(fresh.location());
        QVERIFY(store::migrate(*database, twoSteps()));

        const auto refused = store::migrate(*database, {twoSteps()[0]});

        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::VersionMismatch);
        QCOMPARE(store::checkSchema(*database, {twoSteps()[0]}).error().code, ErrorCode::VersionMismatch);
    }

    void refusesAStepThatWasRewritten_data() { everyEngine_data(); }
    void refusesAStepThatWasRewritten()
    {
        QFETCH(int, engine);
        const support::FreshDatabase fresh{store::Engine(engine)};
        const auto database = open(fresh.location());
        auto steps = twoSteps();
        QVERIFY(store::migrate(*database, steps));

        steps[1].sql += QStringLiteral("CREATE TABLE c (n BIGINT);\n");

        QCOMPARE(store::migrate(*database, steps).error().code, ErrorCode::VersionMismatch);
    }

    void aFailedStepLeavesNothingBehind_data() { everyEngine_data(); }
    void aFailedStepLeavesNothingBehind()
    {
        QFETCH(int, engine);
        const support::FreshDatabase fresh{store::Engine(engine)};
        const auto database = open(fresh.location());
        auto steps = twoSteps();
        steps[1].sql = QStringLiteral("CREATE TABLE b (n BIGINT);\nINSERT INTO nowhere VALUES (1);\n");

        QVERIFY(!store::migrate(*database, steps));

        QCOMPARE(columnsOf(*database, QStringLiteral("b")), QStringList());
        QCOMPARE(database->number(QStringLiteral("SELECT MAX(step) FROM schema_step")).value_or(-1), 1);
        QVERIFY(store::migrate(*database, twoSteps()));
    }

    void severalMayMigrateAtOnce_data() { everyEngine_data(); }
    void severalMayMigrateAtOnce()
    {
        QFETCH(int, engine);
        const support::FreshDatabase fresh{store::Engine(engine)};
        std::atomic<int> migrated = 0;
        std::vector<std::thread> servers;
        for (int i = 0; i < 4; ++i)
            servers.emplace_back([&] {
                const auto database = store::Database::open(fresh.location());
                if (database && store::migrate(**database))
                    ++migrated;
            });
        for (auto &server : servers)
            server.join();

        QCOMPARE(migrated.load(), 4);
        QCOMPARE(open(fresh.location())->number(QStringLiteral("SELECT COUNT(*) FROM schema_step")).value_or(-1), qint64(store::shippedMigrations().size()));
    }

    void aLineBelongsToTheEngineThatItNames()
    {
        const QString sql = QStringLiteral("-- why\nCREATE TABLE t (\n  a xid8, -- only postgres\n  a BIGINT, -- only sqlite\n  b TEXT\n);\n");

        QCOMPARE(store::sqlFor(store::Engine::Sqlite, sql), QStringLiteral("CREATE TABLE t (\n  a BIGINT,\n  b TEXT\n);\n"));
        QCOMPARE(store::sqlFor(store::Engine::Postgres, sql), QStringLiteral("CREATE TABLE t (\n  a xid8,\n  b TEXT\n);\n"));
    }

    void shippedStepsAreNumberedAndFrozen()
    {
        QFile table(QStringLiteral(YUNHENG_SOURCE_DIR "/models/store/migrations/frozen.txt"));
        QVERIFY(table.open(QIODevice::ReadOnly));
        QStringList frozen;
        for (const auto &line : QString::fromUtf8(table.readAll()).split(u'\n', Qt::SkipEmptyParts))
            if (!line.startsWith(u'#'))
                frozen << line;

        QStringList shipped;
        int number = 0;
        for (const auto &step : store::shippedMigrations()) {
            QCOMPARE(step.number, ++number);
            shipped << QString::fromLatin1(QCryptographicHash::hash(step.sql.toUtf8(), QCryptographicHash::Sha256).toHex()) + QStringLiteral("  ") + step.name;
        }

        QVERIFY(number > 0);
        QCOMPARE(shipped, frozen);
    }
};

QTEST_GUILESS_MAIN(TestMigrator)
#include "tst_migrator.moc"
