// Tallies: SQL counts what looking at the records one by one counts, on both engines.
#include "contract/entities/entities.h"
#include "rules/evaluation/inputs.h"
#include "store/migrator.h"
#include "store/tally.h"
#include "store/transaction.h"
#include "support/postgres.h"
#include "support/randomrecords.h"

#include <QTest>

using namespace contract;
using rules::evaluation::RecordTally;

namespace {

constexpr std::array entities{"work_order", "order_step", "change_request", "resource", "person", "satisfaction_survey", "improvement_item"};

/// A test that such a field can have in a formula.
TallyTest randomTest(const FieldShape &field, QRandomGenerator &random)
{
    using Kind = TallyTest::Kind;
    const auto value = [&] {
        Value drawn;
        while (isEmpty(drawn))
            drawn = support::randomValue(field, random);
        return drawn;
    };
    std::vector<Kind> kinds{Kind::AnyOf, Kind::NoneOf, Kind::Empty, Kind::NotEmpty};
    if (field.kind == FieldKind::Integer || field.kind == FieldKind::Real || field.kind == FieldKind::Date || field.kind == FieldKind::Instant)
        kinds.insert(kinds.end(), {Kind::AtLeast, Kind::AtMost});
    if (field.kind == FieldKind::Text)
        kinds.push_back(Kind::StartsWith);
    TallyTest test{field.name, kinds[size_t(random.bounded(int(kinds.size())))], {}};
    if (test.kind == Kind::AnyOf || test.kind == Kind::NoneOf) {
        for (int n = random.bounded(11); n > 0; --n)
            test.values.push_back(value());
    } else if (test.kind != Kind::Empty && test.kind != Kind::NotEmpty) {
        test.values = {value()};
    }
    return test;
}

Tally randomTally(const Shape &shape, QRandomGenerator &random)
{
    const auto tests = [&](int most) {
        std::vector<TallyTest> drawn;
        for (int n = random.bounded(most + 1); n > 0; --n) {
            const auto &field = shape.fields[size_t(random.bounded(int(shape.fields.size())))];
            if (!field.traits.key)
                drawn.push_back(randomTest(field, random));
        }
        return drawn;
    };
    std::vector<QString> numbers;
    for (const auto &field : shape.fields)
        if (field.kind == FieldKind::Integer)
            numbers.push_back(field.name);
    Tally tally{shape.name, tests(2), {}};
    for (int n = 1 + random.bounded(6); n > 0; --n)
        tally.terms.push_back({tests(3), numbers.empty() || random.bounded(2) == 0 ? QString() : numbers[size_t(random.bounded(int(numbers.size())))]});
    return tally;
}

class Collected : public RowSink
{
public:
    void take(const RowView &row) override { records.push_back(toRecord(row)); }
    std::vector<Record> records;
};

} // namespace

class TestTally : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsWhatLookingAtEachRecordCounts_data()
    {
        QTest::addColumn<int>("engine");
        QTest::addColumn<QString>("entity");

        for (const auto &[name, engine] : {std::pair{"SQLite", store::Engine::Sqlite}, std::pair{"PostgreSQL", store::Engine::Postgres}})
            for (const char *entity : entities)
                QTest::addRow("%s %s", name, entity) << int(engine) << QString::fromLatin1(entity);
    }
    void countsWhatLookingAtEachRecordCounts()
    {
        QFETCH(int, engine);
        QFETCH(QString, entity);
        const Shape &shape = *shapeNamed(entity);
        auto &database = databaseOf(store::Engine(engine));
        QRandomGenerator random(quint32(qHash(entity)));
        std::vector<Record> records;
        auto transaction = store::Transaction::begin(database);
        QVERIFY(transaction);
        for (int i = 0; i < 300; ++i) {
            records.push_back(support::randomRecord(shape, random, i));
            const auto inserted = store::tableOf(shape).insert(database, records.back());
            QVERIFY2(inserted, inserted ? "" : qPrintable(inserted.error().message));
        }
        QVERIFY(transaction->commit());
        store::TalliedRows rows(database);

        qint64 counted = 0;
        for (int i = 0; i < 120; ++i) {
            const auto tally = randomTally(shape, random);
            RecordTally oracle(tally);
            for (const auto &record : records)
                oracle.take(record);

            const auto counts = rows.counted(tally);

            QVERIFY2(counts, counts ? "" : qPrintable(counts.error().message));
            QVERIFY2(*counts == oracle.counts(), qPrintable(store::tallySql(shape, tally)->text));
            counted += std::accumulate(counts->begin(), counts->end(), qint64(0));
        }
        QVERIFY(counted > 1'000);

        // The records behind a tally are those that its `where` lets through, in the order of ids, with the fields that it reads.
        const auto tally = randomTally(shape, random);
        Collected collected;
        QVERIFY(rows.records(tally, rules::evaluation::fieldsRead(shape, tally), collected));
        RecordTally again(tally);
        RecordTally oracle(tally);
        for (const auto &record : collected.records)
            again.take(record);
        for (const auto &record : records)
            oracle.take(record);
        QCOMPARE(again.counts(), oracle.counts());
        QVERIFY(std::ranges::is_sorted(collected.records, {}, [](const Record &record) { return idText(record.id); }));
        const auto let = std::ranges::count_if(records, [&](const Record &record) { return rules::evaluation::meets(shape, record, tally.where); });
        QCOMPARE(qint64(collected.records.size()), let);
    }

    void refusesWhatTheEntityDoesNotHave()
    {
        const Shape &shape = shapeOf<Person>();

        const auto field = store::tallySql(shape, {shape.name, {}, {{{{QStringLiteral("id = id OR name"), TallyTest::Kind::Empty, {}}}, {}}}});
        const auto sum = store::tallySql(shape, {shape.name, {}, {{{}, QStringLiteral("name")}}});
        const auto value = store::tallySql(shape, {shape.name, {{QStringLiteral("name"), TallyTest::Kind::AtLeast, {}}}, {}});

        QVERIFY(!field && field.error().code == ErrorCode::UnknownField);
        QVERIFY(!sum && sum.error().code == ErrorCode::UnknownField);
        QVERIFY(!value && value.error().code == ErrorCode::InvalidValue);
    }

    /// One quarter of one kind of orders is counted from an index alone, without touching the wide rows.
    void countsOrdersAndChangesFromAnIndex()
    {
        auto &database = databaseOf(store::Engine::Sqlite);
        const auto plan = rules::evaluation::planOf(rules::evaluation::shippedTemplates()[0], {QDate(2026, 7, 1), QDate(2026, 9, 30)}, {}, {});
        QVERIFY(plan);

        int covered = 0;
        for (const auto &tally : plan->tallies) {
            if (tally.entity != u"work_order" && tally.entity != u"change_request")
                continue;
            const auto sql = *store::tallySql(*shapeNamed(tally.entity), tally);
            auto statement = database.run(QStringLiteral("EXPLAIN QUERY PLAN ") + sql.text, sql.values);
            QVERIFY(statement && statement->next());
            const QString said = statement->text(3);
            if (tally.entity == u"work_order")
                QVERIFY2(said.contains(u"USING COVERING INDEX work_order_tally"), qPrintable(said));
            QVERIFY2(said.contains(u"USING") && said.contains(u"INDEX"), qPrintable(said));
            covered += said.contains(u"COVERING") ? 1 : 0;
        }
        QVERIFY(covered >= 6);
    }

private:
    store::Database &databaseOf(store::Engine engine)
    {
        auto &held = m_databases[engine];
        if (!held.second) {
            held.first = std::make_unique<support::FreshDatabase>(engine);
            held.second = *store::Database::open(held.first->location());
            if (!store::migrate(*held.second))
                qFatal("no schema");
        }
        return *held.second;
    }

    std::map<store::Engine, std::pair<std::unique_ptr<support::FreshDatabase>, std::unique_ptr<store::Database>>> m_databases;
};

QTEST_GUILESS_MAIN(TestTally)
#include "tst_tally.moc"
