// Rows of every entity go into the database and come back the same, as records and in flight.
#include "contract/entities/entities.h"
#include "contract/rows.h"
#include "contract/systemports.h"
#include "store/migrator.h"
#include "store/table.h"
#include "support/postgres.h"

#include <QTest>

using namespace contract;

namespace {

class Collected : public RowSink
{
public:
    void take(const RowView &row) override { records.push_back(toRecord(row)); }
    std::vector<Record> records;
};

/// Something in every field, among it what is easily broken on the way: a character beyond the basic plane, quotes, a
/// number beyond 32 bits, a fraction.
Record fullRecord(const Shape &shape, quint16 seed)
{
    Record record{uuidV7(1'700'000'000'000, seed, seed), seed + 1, seed % 2 == 1, {}};
    for (const auto &field : shape.fields) {
        switch (field.kind) {
        case FieldKind::Integer:
            record.values.emplace_back(qint64(seed));
            break;
        case FieldKind::Instant:
            record.values.emplace_back(qint64(1'764'000'000'123));
            break;
        case FieldKind::Boolean:
            record.values.emplace_back(qint64(seed % 2));
            break;
        case FieldKind::Real:
            record.values.emplace_back(seed % 2 == 0 ? 5.0 : 12.625);
            break;
        case FieldKind::Choice:
            record.values.emplace_back(field.choices[seed / 2 % field.choices.size()].code); // one may be unique among the living, which have even seeds
            break;
        case FieldKind::Reference:
            record.values.emplace_back(idText(uuidV7(1, seed, 7)));
            break;
        case FieldKind::Date:
            record.values.emplace_back(QStringLiteral("2026-11-22"));
            break;
        case FieldKind::Text:
        case FieldKind::Attributes:
            record.values.emplace_back(QStringLiteral("%1 越秀区 𬭚 'a\\\"b' %2").arg(field.name).arg(seed));
            break;
        }
    }
    return record;
}

} // namespace

class TestTable : public QObject
{
    Q_OBJECT

    std::unique_ptr<support::FreshDatabase> m_fresh;
    std::unique_ptr<store::Database> m_database;

    void openFresh()
    {
        QFETCH(int, engine);
        m_database.reset();
        m_fresh = std::make_unique<support::FreshDatabase>(store::Engine(engine));
        m_database = *store::Database::open(m_fresh->location());
        QVERIFY(store::migrate(*m_database));
    }

private Q_SLOTS:
    void everyEngine_data()
    {
        QTest::addColumn<int>("engine");
        QTest::newRow("sqlite") << int(store::Engine::Sqlite);
        QTest::newRow("postgres") << int(store::Engine::Postgres);
    }

    void everyEntityComesBackTheSame_data() { everyEngine_data(); }
    void everyEntityComesBackTheSame()
    {
        openFresh();
        for (const auto &shape : allShapes()) {
            const auto &table = store::tableOf(shape);
            std::vector<Record> records;
            for (quint16 i = 0; i < 5; ++i)
                records.push_back(fullRecord(shape, i));
            std::vector<QUuid> ids;
            for (const auto &record : records) {
                ids.push_back(record.id);
                const auto inserted = table.insert(*m_database, record);
                QVERIFY2(inserted, inserted ? "" : qPrintable(inserted.error().message));
            }

            const auto found = table.find(*m_database, ids, store::Table::Lock::None);
            Collected collected;
            const auto scanned = table.scan(*m_database, QStringLiteral("ORDER BY id"), {}, collected);

            QVERIFY(found && scanned);
            QCOMPARE(*scanned, 5);
            QVERIFY2(*found == records, qPrintable(shape.name));
            QVERIFY2(collected.records == records, qPrintable(shape.name));
        }
    }

    void anUpdateWritesTheNamedFieldsAlone_data() { everyEngine_data(); }
    void anUpdateWritesTheNamedFieldsAlone()
    {
        openFresh();
        const auto &shape = shapeOf<Organisation>();
        const auto &table = store::tableOf(shape);
        const auto before = fullRecord(shape, 1);
        QVERIFY(table.insert(*m_database, before));
        auto after = fullRecord(shape, 2);
        after.id = before.id;

        const std::array fields{shape.indexOf(u"name")};
        QVERIFY(table.update(*m_database, after, fields));

        auto expected = before;
        expected.revision = after.revision;
        expected.retired = after.retired;
        expected.values[shape.indexOf(u"name")] = after.values[shape.indexOf(u"name")];
        QCOMPARE(*table.find(*m_database, before.id, store::Table::Lock::None), std::optional(expected));
        after.id = uuidV7(5, 5, 5);
        QCOMPARE(table.update(*m_database, after, fields).error().code, ErrorCode::NotFound);
    }

    void emptyValuesStayEmptyInFlight_data() { everyEngine_data(); }
    void emptyValuesStayEmptyInFlight()
    {
        openFresh();
        auto record = blankRecord(shapeOf<Account>(), uuidV7(9, 9, 9));
        record.revision = 1;
        QVERIFY(store::tableOf(shapeOf<Account>()).insert(*m_database, record));

        Collected collected;
        QVERIFY(store::tableOf(shapeOf<Account>()).scan(*m_database, QStringLiteral("WHERE id = ?"), {idText(record.id)}, collected));

        QVERIFY(collected.records == std::vector{record});
    }

    void aChangeSaysHowManyRowsItTouchedAndWhyItFailed_data() { everyEngine_data(); }
    void aChangeSaysHowManyRowsItTouchedAndWhyItFailed()
    {
        openFresh();
        const QString insert = QStringLiteral("INSERT INTO setting (name, value) VALUES (?, ?)");
        const QString odd = QStringLiteral("a'b\"名");

        QCOMPARE(m_database->change(insert, {odd, QStringLiteral("1")}).value_or(-1), 1);
        QCOMPARE(m_database->change(insert, {QStringLiteral("b"), Value()}).value_or(-1), 1);
        const auto twice = m_database->change(insert, {odd, QStringLiteral("3")});
        QCOMPARE(m_database->change(QStringLiteral("UPDATE setting SET value = ? WHERE name IN (?, 'b')"), {QStringLiteral("10"), odd}).value_or(-1), 2);
        QCOMPARE(m_database->change(insert, {QStringLiteral("c"), QStringLiteral("4")}).value_or(-1), 1); // a failure leaves the statement usable

        QVERIFY(!twice);
        QCOMPARE(twice.error().code, ErrorCode::Storage);
        const QStringList codes{QStringLiteral("1555"), QStringLiteral("2067"), QStringLiteral("23505")}; // what the service knows as "already there"
        QVERIFY2(codes.contains(twice.error().field), qPrintable(twice.error().field));
        QCOMPARE(m_database->number(QStringLiteral("SELECT COUNT(*) FROM setting WHERE name = ? AND value = '10'"), {odd}).value_or(-1), 1);
        QVERIFY(!m_database->change(QStringLiteral("UPDATE nothing SET a = 1")));
    }

    void aFailedScanSaysSo_data() { everyEngine_data(); }
    void aFailedScanSaysSo()
    {
        openFresh();
        Collected collected;

        const auto failed = store::tableOf(shapeOf<Account>()).scan(*m_database, QStringLiteral("WHERE nothing = 1"), {}, collected);

        QVERIFY(!failed);
        QCOMPARE(failed.error().code, ErrorCode::Storage);
    }
};

QTEST_GUILESS_MAIN(TestTable)
#include "tst_table.moc"
