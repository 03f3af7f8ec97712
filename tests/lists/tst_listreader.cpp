// Lists over a cache file, compared with a naive reading of the same records: every filter, sort and search.
#include "contract/entities/workorder.h"
#include "contract/systemports.h"
#include "lists/city.h"
#include "lists/oracle.h"
#include "replica/cache.h"
#include "replica/listreader.h"
#include "replica/rowbatch.h"
#include "replica/sortkeys.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace contract;
using replica::ListFilter;
using replica::ListQuery;
using replica::ListSort;
using replica::Order;
using replica::Rids;

class TestListReader : public QObject
{
    Q_OBJECT

private:
    static constexpr int resources = 8'500;
    const lists::City m_city{{.units = 25, .systems = 40, .resources = resources, .relations = 400}};
    const Shape &m_shape = shapeOf<Resource>();
    QTemporaryDir m_folder;
    QString m_path;
    lists::Oracle m_oracle{m_shape};

    std::unique_ptr<replica::ListReader> reader()
    {
        auto opened = replica::ListReader::open(m_path);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().message));
        return *std::move(opened);
    }
    static Rids orderOf(replica::ListReader &reader, const ListQuery &query)
    {
        Rids told;
        const auto order = reader.order(query, 50, [&](const replica::FirstRows &first) { told = first.rids; });
        if (!order) {
            qWarning() << order.error().message;
            return {0};
        }
        const bool begins = told.size() <= (*order)->size() && std::equal(told.begin(), told.end(), (*order)->begin());
        if (!begins) {
            qWarning() << "the first rows are not those of the order";
            return {0};
        }
        return **order;
    }
    static QByteArray wordsFor(const ListQuery &query)
    {
        QByteArray words = "search '" + query.search.toUtf8() + "'";
        for (const auto &filter : query.filters)
            words += " filter " + filter.field.toUtf8() + '/' + QByteArray::number(int(filter.test));
        for (const auto &sort : query.sorts)
            words += " sort " + sort.field.toUtf8() + (sort.order == Order::Descending ? " desc" : "");
        return words;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_path = m_folder.filePath(QStringLiteral("cache.db"));
        const auto made = lists::makeCache(m_path, m_city);
        QVERIFY2(made, made ? "" : qPrintable(made.error().message));
        for (int i = 0; i < resources; ++i)
            m_oracle.put(quint32(i + 1), m_city.resource(i));
        const auto learn = [&](const Shape &shape, const Record &record) {
            std::string key;
            const auto title = size_t(shape.titleField());
            replica::appendSortKey(shape.fields[title], text(record.values[title]).toStdString(), key);
            m_oracle.titleKeys[idText(record.id)] = key;
        };
        for (int i = 0; i < m_city.plan().units; ++i)
            learn(shapeOf<Organisation>(), m_city.unit(i));
        for (int i = 0; i < m_city.plan().systems; ++i)
            learn(shapeOf<BusinessSystem>(), m_city.system(i));
    }

    void answersAsTheOracleDoes()
    {
        using Test = ListFilter::Test;
        const QString unit = idText(m_city.unit(3).id);
        const std::vector<ListFilter> filters{
            {QStringLiteral("state"), Test::AnyOf, {QStringLiteral("in_use")}},
            {QStringLiteral("state"), Test::AnyOf, {QStringLiteral("planned"), QStringLiteral("reclaimed")}},
            {QStringLiteral("unit_id"), Test::AnyOf, {unit}},
            {QStringLiteral("vcpu"), Test::Between, {qint64(4), qint64(16)}},
            {QStringLiteral("cpu_avg"), Test::Between, {Value(), 12.5}},
            {QStringLiteral("term_until"), Test::Between, {QStringLiteral("2026-11-01"), QStringLiteral("2027-06-30")}},
            {QStringLiteral("term_until"), Test::Empty, {}},
            {QStringLiteral("system_id"), Test::NotEmpty, {}},
            {QStringLiteral("name"), Test::Contains, {QStringLiteral("gpu")}},
            {QStringLiteral("private_ip"), Test::StartsWith, {QStringLiteral("10.1")}},
            {QStringLiteral("note"), Test::Contains, {QStringLiteral("%")}},
            {QStringLiteral("monitored"), Test::AnyOf, {qint64(1)}},
            {QStringLiteral("state"), Test::AnyWord, {QStringLiteral("in_use"), QStringLiteral("plan")}},
            {QStringLiteral("state"), Test::NoneOf, {QStringLiteral("in_use")}},
            {QStringLiteral("system_id"), Test::NoneOf, {unit}},
        };
        const std::vector<QString> sorts{QStringLiteral("name"), QStringLiteral("private_ip"), QStringLiteral("state"), QStringLiteral("unit_id"), QStringLiteral("system_id"),
                                         QStringLiteral("vcpu"), QStringLiteral("cpu_avg"), QStringLiteral("term_until"), QStringLiteral("number"), QStringLiteral("importance")};
        const QStringList searches{{}, {}, QStringLiteral("数据"), QStringLiteral("sj"), QStringLiteral("10.1"), QStringLiteral("shuju"), QStringLiteral("平台 服务器"), QStringLiteral("ZY-00012"),
                                   QStringLiteral("陈伟明"), QStringLiteral("8"), QStringLiteral("无此词语"), QStringLiteral("服务器-00"), QStringLiteral("，")};
        QRandomGenerator dice(42);
        const auto reading = reader();
        for (int round = 0; round < 200; ++round) {
            ListQuery query{.entity = QStringLiteral("resource"), .search = searches[dice.bounded(int(searches.size()))]};
            query.retired = replica::RetiredRows(dice.bounded(3));
            for (int i = dice.bounded(3); i > 0; --i)
                query.filters.push_back(filters[size_t(dice.bounded(int(filters.size())))]);
            for (int i = dice.bounded(3); i > 0; --i)
                query.sorts.push_back({sorts[size_t(dice.bounded(int(sorts.size())))], dice.bounded(2) == 0 ? Order::Ascending : Order::Descending});
            if (dice.bounded(40) == 0)
                reading->forget(QStringLiteral("resource"));
            QVERIFY2(orderOf(*reading, query) == m_oracle.answer(query), wordsFor(query).constData());
        }
    }

    void beginsAListAsItsOrderDoes()
    {
        using Test = ListFilter::Test;
        const std::vector<std::vector<ListFilter>> filters{
            {},
            {{QStringLiteral("state"), Test::AnyOf, {QStringLiteral("in_use")}}},                           // found along the order
            {{QStringLiteral("unit_id"), Test::AnyOf, {idText(m_city.unit(3).id)}}},                        // found by its own index
            {{QStringLiteral("number"), Test::StartsWith, {QStringLiteral("ZY-0084")}}},                    // at the far end
            {{QStringLiteral("private_ip"), Test::AnyOf, {QStringLiteral("nowhere")}}},
        };
        const std::vector<std::vector<ListSort>> sorts{{}, {{QStringLiteral("vcpu"), Order::Descending}}, {{QStringLiteral("name")}}, {{QStringLiteral("importance")}, {QStringLiteral("vcpu")}}};
        int begun = 0;
        for (const auto &by : sorts)
            for (const auto &narrowed : filters) {
                const ListQuery query{.entity = QStringLiteral("resource"), .filters = narrowed, .sorts = by};
                const auto reading = reader();
                Rids told;
                const auto began = reading->begin(query, 50, [&](const replica::FirstRows &first) { told = first.rids; });
                QVERIFY(began);
                begun += *began;
                const auto order = m_oracle.answer(query);
                QCOMPARE(*began, !told.empty());
                QVERIFY2(told.empty() || told == Rids(order.begin(), order.begin() + std::min<ptrdiff_t>(50, std::ssize(order))), wordsFor(query).constData());
                bool again = false;
                const auto whole = reading->order(query, *began ? 0 : 50, [&](const replica::FirstRows &) { again = true; }, replica::ListReader::Begun::Yes);
                QVERIFY(whole && **whole == order);
                QCOMPARE(again, !*began);
            }
        QVERIFY2(begun >= 10, "first rows came before the whole");
    }

    void answersPairedFiltersAsEachAlone()
    {
        using Test = ListFilter::Test;
        const auto &shape = shapeOf<WorkOrder>();
        constexpr int orders = 3'000;
        const QString path = m_folder.filePath(QStringLiteral("orders.db"));
        lists::Oracle oracle(shape);
        const auto order = [&](int number) {
            QRandomGenerator dice(quint32(number + 1));
            Record one = blankRecord(shape, uuidV7(1'700'000'000'000 + number, 0, quint64(number) + 1));
            one.revision = 1;
            one.retired = dice.bounded(20) == 0;
            const auto set = [&](QStringView field, const Value &value) { one.values[size_t(shape.indexOf(field))] = value; };
            set(u"number", QStringLiteral("GD-%1").arg(number));
            set(u"state", QString::fromLatin1(Choices<OrderState>::all[size_t(dice.bounded(int(Choices<OrderState>::all.size())))].code));
            set(u"submitted_at", qint64(dice.bounded(5'000)));
            if (dice.bounded(3) != 0)
                set(u"resolve_due", qint64(dice.bounded(1'000)));
            set(u"response_due", qint64(dice.bounded(1'000)));
            return one;
        };
        QVERIFY(lists::makeCache(path, lists::City({.units = 2, .systems = 1, .resources = 1, .relations = 0}), {{shape.name, orders, order}}));
        for (int i = 0; i < orders; ++i)
            oracle.put(quint32(i + 1), order(i));
        const auto reading = *replica::ListReader::open(path);
        const std::vector<ListFilter> states{{QStringLiteral("state"), Test::AnyOf, {QStringLiteral("in_progress"), QStringLiteral("on_hold"), QStringLiteral("accepted")}},
                                             {QStringLiteral("state"), Test::AnyOf, {QStringLiteral("closed")}},
                                             {QStringLiteral("state"), Test::NoneOf, {QStringLiteral("closed")}}};
        const std::vector<ListFilter> times{{QStringLiteral("resolve_due"), Test::Between, {Value(), qint64(100)}},
                                            {QStringLiteral("response_due"), Test::Between, {qint64(300), qint64(330)}},
                                            {QStringLiteral("resolve_due"), Test::Empty, {}}};
        for (const auto &state : states)
            for (const auto &time : times)
                for (const auto *by : {"submitted_at", "resolve_due", "number"}) {
                    const ListQuery query{.entity = shape.name, .filters = {time, state}, .sorts = {{QString::fromLatin1(by), Order::Descending}}};
                    QVERIFY2(orderOf(*reading, query) == oracle.answer(query), wordsFor(query).constData());
                    const auto counted = reading->facets(query, {});
                    QCOMPARE(counted->total, qint64(oracle.answer(query).size()));
                }
    }

    void tellsFirstRowsOfALongOrderWithTheirNames()
    {
        const auto reading = reader();
        Rids first;
        std::vector<replica::ListRow> rows;
        const auto order = reading->order({.entity = QStringLiteral("resource"), .sorts = {{QStringLiteral("name"), Order::Descending}}}, 40, [&](replica::FirstRows told) {
            first = told.rids;
            rows = std::move(told.rows);
        });
        QVERIFY(order);
        QCOMPARE(first.size(), size_t(40));
        QCOMPARE(rows.size(), size_t(40));
        const Record expected = m_oracle.records.at(first[0]);
        QCOMPARE(rows[0].record, expected);
        const auto unit = size_t(m_shape.indexOf(u"unit_id"));
        const auto title = size_t(shapeOf<Organisation>().titleField());
        QString name;
        for (int i = 0; i < m_city.plan().units; ++i)
            if (idText(m_city.unit(i).id) == text(expected.values[unit]))
                name = text(m_city.unit(i).values[title]);
        QCOMPARE(rows[0].titles[unit], name);
    }

    void findsRowsByIdAndSaysWhichHaveGone()
    {
        const auto reading = reader();
        const Record record = m_city.resource(17);
        const auto row = reading->row(m_shape, record.id);
        QVERIFY(row && *row);
        QCOMPARE((*row)->record, record);
        QCOMPARE((*row)->rid, 18U);
        QVERIFY(!*reading->row(m_shape, m_city.unit(1).id));
        QCOMPARE(*reading->ridsOf(m_shape, std::array{record.id, m_city.unit(1).id}), (Rids{18, 0}));
        const auto rows = reading->rows(m_shape, std::array<quint32, 2>{5'000'000, 18});
        QCOMPARE((*rows)[0].rid, 0U);
        QCOMPARE((*rows)[1].record, record);
    }

    void isCancelledAndGoesOnAfterwards()
    {
        const auto reading = reader();
        const ListQuery query{.entity = QStringLiteral("resource"), .sorts = {{QStringLiteral("vcpu"), Order::Ascending}}, .search = QStringLiteral("1")};
        reading->cancel();
        const auto order = reading->order(query, 50, [](const replica::FirstRows &) {});
        QVERIFY(!order);
        QCOMPARE(order.error().code, ErrorCode::Cancelled);
        reading->allow();
        QCOMPARE(orderOf(*reading, query), m_oracle.answer(query));
    }

    void namesAnUnknownFieldAndEntity()
    {
        const auto reading = reader();
        const auto none = [](const replica::FirstRows &) {};
        QCOMPARE(reading->order({.entity = QStringLiteral("resource"), .sorts = {{QStringLiteral("rid; DROP TABLE"), Order::Ascending}}}, 50, none).error().code, ErrorCode::UnknownField);
        QCOMPARE(reading->order({.entity = QStringLiteral("resource"), .filters = {{QStringLiteral("x"), ListFilter::Test::Empty, {}}}}, 50, none).error().code, ErrorCode::UnknownField);
        QCOMPARE(reading->order({.entity = QStringLiteral("x")}, 50, none).error().code, ErrorCode::NotFound);
    }

    void followsWritesOnceTold()
    {
        const auto reading = reader();
        const ListQuery query{.entity = QStringLiteral("resource"), .sorts = {{QStringLiteral("name"), Order::Ascending}}, .search = QStringLiteral("㛃𬭚")};
        QVERIFY(orderOf(*reading, query).empty());
        auto cache = replica::Cache::open(m_path);
        QVERIFY2(cache, cache ? "" : qPrintable(cache.error().message));
        auto &table = (*cache)->table(m_shape);
        const auto put = [&](quint32 rid, Record record) {
            m_oracle.put(rid, record);
            const replica::RecordRow row(m_shape, record);
            return table.put(row.view(), replica::EntityTable::Pending::Yes);
        };
        const auto gone = m_city.resource(4);
        const auto written = (*cache)->inTransaction([&]() -> Result<void> {
            for (const quint32 rid : {100U, 3'000U, 7'000U}) {
                Record record = m_city.resource(int(rid) - 1);
                record.values[size_t(m_shape.indexOf(u"name"))] = QStringLiteral("王㛃𬭚的主机-%1").arg(rid);
                record.retired = false;
                if (const auto done = put(rid, record); !done)
                    return done;
            }
            return table.remove(idText(gone.id).toStdString());
        });
        QVERIFY2(written, written ? "" : qPrintable(written.error().message));
        m_oracle.records.erase(5);
        reading->forget(QStringLiteral("resource"));
        QCOMPARE(orderOf(*reading, query).size(), size_t(3));
        for (const QString &search : {QString(), QStringLiteral("㛃𬭚"), QStringLiteral("主机-7"), QStringLiteral("服务")}) {
            ListQuery again = query;
            again.search = search;
            QVERIFY2(orderOf(*reading, again) == m_oracle.answer(again), qPrintable(search));
        }
        QVERIFY((*reading->row(m_shape, m_city.resource(99).id))->pending);
    }
};

QTEST_GUILESS_MAIN(TestListReader)
#include "tst_listreader.moc"
