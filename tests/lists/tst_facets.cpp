// Counts by group, compared with counting the same records by hand: every grouping, after filters and searches, and after
// records were written, made and removed.
#include "lists/city.h"
#include "replica/cache.h"
#include "replica/listreader.h"
#include "replica/rowbatch.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace contract;
using replica::Grouping;
using replica::ListFilter;
using replica::ListQuery;

namespace {

using Counts = std::map<std::pair<QString, QString>, qint64>;

QString said(const Value &value)
{
    if (const auto *number = std::get_if<qint64>(&value))
        return QString::number(*number);
    if (const auto *real = std::get_if<double>(&value))
        return QString::number(*real, 'g', 17);
    return isEmpty(value) ? QStringLiteral("(none)") : text(value);
}

Counts countsOf(const replica::FacetCounts &counted)
{
    Counts counts;
    for (size_t i = 0; i < counted.counts.size(); ++i)
        if (counted.counts[i] > 0)
            counts[{said((*counted.keys)[i][0]), said((*counted.keys)[i][1])}] += counted.counts[i];
    return counts;
}

/// The same by hand.
Counts countsOf(const std::vector<Record> &records, const std::function<bool(const Record &)> &fits, const Grouping &grouping)
{
    const auto &shape = shapeOf<Resource>();
    const auto value = [&](const Record &record, const QString &field) { return field.isEmpty() ? Value() : record.values[size_t(shape.indexOf(field))]; };
    Counts counts;
    for (const auto &record : records) {
        if (record.retired || !fits(record))
            continue;
        Value first = value(record, grouping.field);
        if (grouping.width > 0 && !isEmpty(first))
            first = qint64(std::floor((std::holds_alternative<double>(first) ? std::get<double>(first) : double(integer(first))) / grouping.width));
        ++counts[{said(first), said(value(record, grouping.second))}];
    }
    return counts;
}

const std::vector<Grouping> groupings{{.field = QStringLiteral("unit_id")},
                                      {.field = QStringLiteral("unit_id"), .second = QStringLiteral("system_id")},
                                      {.field = QStringLiteral("type")},
                                      {.field = QStringLiteral("network_zone")},
                                      {.field = QStringLiteral("domestic")},
                                      {.field = QStringLiteral("state"), .second = QStringLiteral("vcpu")},
                                      {.field = QStringLiteral("term_until")},
                                      {.field = QStringLiteral("cpu_avg")},
                                      {.field = QStringLiteral("cpu_avg"), .width = 10},
                                      {.field = QStringLiteral("memory_gb"), .width = 100}};

} // namespace

class TestFacets : public QObject
{
    Q_OBJECT

private:
    static constexpr int resources = 2'500;
    const lists::City m_city{{.units = 25, .systems = 40, .resources = resources, .relations = 0}};
    const Shape &m_shape = shapeOf<Resource>();
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<replica::Cache> m_cache;
    std::unique_ptr<replica::ListReader> m_reader;
    std::vector<Record> m_records;

    Value &valueOf(Record &record, QStringView field) const { return record.values[size_t(m_shape.indexOf(field))]; }
    [[nodiscard]] QString textOf(const Record &record, QStringView field) const { return text(record.values[size_t(m_shape.indexOf(field))]); }
    void write(const std::vector<Record> &records)
    {
        std::vector<QUuid> ids;
        QVERIFY(m_cache->inTransaction([&]() -> Result<void> {
            for (const auto &record : records) {
                ids.push_back(record.id);
                const replica::RecordRow row(m_shape, record);
                if (const auto done = m_cache->table(m_shape).put(row.view(), replica::EntityTable::Pending::No); !done)
                    return done;
            }
            return {};
        }));
        m_reader->forget(m_shape.name, ids);
    }
    void compare(const ListQuery &query, const std::function<bool(const Record &)> &fits)
    {
        const auto answer = m_reader->facets(query, groupings);
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().message));
        qint64 total = 0;
        for (size_t i = 0; i < groupings.size(); ++i) {
            const auto expected = countsOf(m_records, fits, groupings[i]);
            total = std::accumulate(expected.begin(), expected.end(), qint64(0), [](qint64 sum, const auto &one) { return sum + one.second; });
            if (countsOf(answer->groupings[i]) != expected)
                qWarning() << "by" << groupings[i].field << groupings[i].second << groupings[i].width;
            QCOMPARE(countsOf(answer->groupings[i]), expected);
        }
        QCOMPARE(answer->total, total);
    }
    void compareAll()
    {
        compare({.entity = m_shape.name}, [](const Record &) { return true; });
        compare({.entity = m_shape.name, .filters = {{QStringLiteral("state"), ListFilter::Test::AnyOf, {QStringLiteral("in_use")}}}},
                [&](const Record &record) { return textOf(record, u"state") == QLatin1StringView("in_use"); });
        compare({.entity = m_shape.name, .filters = {{QStringLiteral("system_id"), ListFilter::Test::Empty, {}}}, .sorts = {{QStringLiteral("name")}}},
                [&](const Record &record) { return textOf(record, u"system_id").isEmpty(); });
        compare({.entity = m_shape.name, .search = QStringLiteral("数据库")}, [&](const Record &record) { return textOf(record, u"name").contains(QStringLiteral("数据库")); });
        compare({.entity = m_shape.name, .search = QStringLiteral("没有这样的名称")}, [](const Record &) { return false; });
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        const QString path = m_folder->filePath(QStringLiteral("cache.db"));
        QVERIFY(lists::makeCache(path, m_city));
        m_records.clear();
        for (int i = 0; i < resources; ++i)
            m_records.push_back(m_city.resource(i));
        m_cache = *replica::Cache::open(path);
        m_reader = *replica::ListReader::open(path);
    }

    void countsWhatIsLeftByFiltersAndSearch() { compareAll(); }

    void knowsWhatWasWrittenSince()
    {
        compareAll();
        for (int i = 0; i < 200; ++i) {
            auto &record = m_records[size_t(i) * 7];
            valueOf(record, u"unit_id") = idText(m_city.unit(i % 3).id);
            valueOf(record, u"system_id") = Value();
            valueOf(record, u"type") = QStringLiteral("a_type_of_tomorrow");
            valueOf(record, u"cpu_avg") = double(i) / 2;
            record.retired = i % 5 == 0;
        }
        write(m_records);
        compareAll();
    }

    void knowsRecordsMadeAndRemovedSince()
    {
        compareAll();
        std::vector<Record> made;
        for (int i = 0; i < 70; ++i) {
            Record record = m_city.resource(i);
            record.id = QUuid::createUuid();
            record.retired = false;
            valueOf(record, u"number") = QStringLiteral("ZY-9%1").arg(i);
            made.push_back(record);
        }
        m_records.insert(m_records.end(), made.begin(), made.end());
        write(made);
        compareAll();

        const Record gone = m_records.back();
        m_records.pop_back();
        QVERIFY(m_cache->inTransaction([&] { return m_cache->table(m_shape).remove(idText(gone.id).toStdString()); }));
        m_reader->forget(m_shape.name, std::vector{gone.id});
        compareAll();
        // The rid of the one that has gone may go to the next.
        Record next = gone;
        next.id = QUuid::createUuid();
        valueOf(next, u"unit_id") = idText(m_city.unit(9).id);
        m_records.push_back(next);
        write({next});
        compareAll();
    }

    void everythingIsReadAnewWhereTheRowsAreNotKnown()
    {
        compareAll();
        for (auto &record : m_records)
            valueOf(record, u"network_zone") = QStringLiteral("dmz");
        write(m_records);
        m_reader->forget(m_shape.name);
        compareAll();
    }

    /// An answer that a list holds does not change under its hands.
    void answersAreValues()
    {
        const std::vector<Grouping> byType{{.field = QStringLiteral("type")}};
        const auto before = *m_reader->facets({.entity = m_shape.name}, byType);
        const auto counted = countsOf(before.groupings[0]);
        const auto groups = before.groupings[0].keys->size();
        valueOf(m_records[3], u"type") = QStringLiteral("a_type_of_tomorrow");
        write({m_records[3]});
        const auto after = *m_reader->facets({.entity = m_shape.name}, byType);
        QCOMPARE(countsOf(before.groupings[0]), counted);
        QCOMPARE(before.groupings[0].keys->size(), groups);
        QCOMPARE(after.groupings[0].keys->size(), groups + 1);
        QVERIFY(std::equal(before.groupings[0].keys->begin(), before.groupings[0].keys->end(), after.groupings[0].keys->begin()));
    }

    void aCancelledCountSaysSoAndTheNextIsRight()
    {
        m_reader->cancel();
        const auto stopped = m_reader->facets({.entity = m_shape.name}, groupings);
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
        m_reader->allow();
        compareAll();
    }

    void anUnknownFieldIsRefused()
    {
        const auto refused = m_reader->facets({.entity = m_shape.name}, {{.field = QStringLiteral("colour")}});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::UnknownField);
        compareAll();
    }

    void namesStandAsInADictionary()
    {
        const auto &units = shapeOf<Organisation>();
        const auto names = *m_reader->names(units, QStringLiteral("parent_id"));
        const auto order = *m_reader->order({.entity = units.name, .sorts = {{QStringLiteral("name")}}, .retired = replica::RetiredRows::Shown}, 0, {});
        QCOMPARE(int(names.size()), m_city.plan().units);
        for (size_t i = 0; i < names.size(); ++i)
            QCOMPARE(names[i].rid, (*order)[i]);
        const auto systems = *m_reader->names(shapeOf<BusinessSystem>(), QStringLiteral("unit_id"));
        for (const auto &system : systems)
            QVERIFY(!system.above.isNull() && !system.title.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestFacets)
#include "tst_facets.moc"
