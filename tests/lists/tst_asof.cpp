// Records and lists as of a past date, compared with an oracle that replays every act.
#include "contract/history.h"
#include "contract/systemports.h"
#include "lists/city.h"
#include "lists/oracle.h"
#include "replica/cache.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace contract;
using replica::ListFilter;
using replica::ListQuery;
using replica::Order;
using replica::Rids;

namespace {

constexpr qint64 day = 86'400'000;
constexpr qint64 begin = 1'700'000'000'000;
constexpr qint64 end = begin + 700 * day;

template <class T> T orDie(Result<T> result, const char *what)
{
    if (!result)
        qFatal("%s: %s %s", what, qPrintable(result.error().field), qPrintable(result.error().message));
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

/// One act on one record, as the server took it.
struct Deed {
    Revision revision = 1;
    qint64 doneAt = 0;
    std::map<int, std::pair<Value, Value>> fields;
    std::optional<bool> retires;
};

struct Life {
    Record first;  ///< as it was made, or loaded in bulk
    Record now;    ///< as the server has it
    bool hasMaking = true; ///< its making stands in the history
    std::vector<Deed> deeds;
    quint32 rid = 0;
    std::optional<Record> predicted; ///< with unsent acts on it

    /// What stood at that moment, by the deeds that were done by then, in the order in which the server took them.
    [[nodiscard]] std::optional<Record> at(qint64 moment) const
    {
        const qint64 made = hasMaking ? deeds.front().doneAt : replica::madeAt(idText(first.id).toStdString())->ms;
        if (made > moment)
            return std::nullopt;
        Record record = first;
        for (const auto &deed : deeds) {
            if (deed.doneAt > moment)
                continue;
            for (const auto &[field, values] : deed.fields)
                record.values[size_t(field)] = values.second;
            record.retired = deed.retires.value_or(record.retired);
        }
        record.revision = now.revision;
        return record;
    }
};

/// Some thousand acts on some hundred records, many of them done offline and taken late.
class World
{
public:
    World(const lists::City &city, int records, int acts, quint32 seed) : m_city(city), m_dice(seed)
    {
        for (int i = 0; i < records; ++i)
            lives.push_back(makeLife(i));
        for (int i = 0; i < acts; ++i)
            act(lives[size_t(m_dice.bounded(records))], begin + (end - begin) * (i + 1) / acts);
    }
    std::vector<Life> lives;

    void write(replica::Cache &cache)
    {
        orDie(cache.inTransaction([&]() -> Result<void> {
            for (const auto &life : lives) {
                const auto done = cache.table(m_shape).put(replica::RecordRow(m_shape, life.now).view(), replica::EntityTable::Pending::No);
                if (!done)
                    return done;
                for (const auto &deed : life.deeds)
                    if (const auto put = cache.putHistory(replica::RecordRow(historyShape(), entryOf(life, deed)).view()); !put)
                        return put;
            }
            return {};
        }), "write");
        // What the person has not sent yet lies on some of them.
        orDie(cache.inTransaction([&]() -> Result<void> {
            for (size_t i = 0; i < lives.size(); i += 40) {
                auto &life = lives[i];
                life.predicted = life.now;
                life.predicted->values[size_t(m_shape.indexOf(u"name"))] = QStringLiteral("还没有发送");
                life.predicted->retired = !life.now.retired;
                const auto put = cache.table(m_shape).put(replica::RecordRow(m_shape, *life.predicted).view(), replica::EntityTable::Pending::Yes);
                if (!put)
                    return put;
                if (const auto set = cache.setBase(m_shape, {life.now, true}); !set)
                    return set;
            }
            return {};
        }), "predict");
        for (auto &life : lives)
            life.rid = quint32(orDie(cache.table(m_shape).ridOf(idText(life.first.id).toStdString()), "rid"));
    }

    [[nodiscard]] std::map<quint32, Record> at(qint64 moment) const
    {
        std::map<quint32, Record> records;
        for (const auto &life : lives)
            if (auto record = life.at(moment))
                records.emplace(life.rid, *std::move(record));
        return records;
    }

private:
    bool chance(int of) { return m_dice.bounded(of) == 0; }

    Life makeLife(int number)
    {
        Life life;
        life.first = m_city.resource(number);
        const qint64 made = begin + qint64(m_dice.bounded(600)) * day;
        life.first.id = uuidV7(made, quint16(number), qint64(m_dice.generate64()));
        life.first.revision = 1;
        life.hasMaking = !chance(3);
        if (life.hasMaking)
            // Some workstations' clocks go ahead of the server's: the id is younger than the act.
            life.deeds.push_back({.revision = 1, .doneAt = made + (chance(4) ? -3 : 1) * qint64(m_dice.bounded(int(day / 2))), .fields = {}, .retires = {}});
        life.now = life.first;
        return life;
    }
    void act(Life &life, qint64 takenAt)
    {
        const qint64 made = replica::madeAt(idText(life.first.id).toStdString())->ms;
        if (takenAt < made + day)
            return;
        Deed deed{.revision = ++life.now.revision, .doneAt = chance(4) ? std::max(made + day, takenAt - qint64(m_dice.bounded(90)) * day) : takenAt, .fields = {}, .retires = {}};
        if (chance(12)) {
            deed.retires = !life.now.retired;
            life.now.retired = *deed.retires;
        } else {
            const Record model = m_city.resource(m_dice.bounded(m_city.plan().resources));
            for (int i = 1 + m_dice.bounded(3); i > 0; --i) {
                static const QStringList names{QStringLiteral("name"), QStringLiteral("state"), QStringLiteral("unit_id"), QStringLiteral("system_id"), QStringLiteral("vcpu"), QStringLiteral("cpu_avg"),
                                               QStringLiteral("term_until"), QStringLiteral("private_ip"), QStringLiteral("owner_name"), QStringLiteral("monitored"), QStringLiteral("note")};
                const int field = m_shape.indexOf(names[m_dice.bounded(int(names.size()))]);
                auto &value = life.now.values[size_t(field)];
                const auto mayBeEmpty = m_shape.fields[size_t(field)].mayBeEmpty();
                const Value next = mayBeEmpty && chance(8) ? Value() : m_shape.fields[size_t(field)].name == u"note" ? Value(QStringLiteral("100% \"%1\"\n").arg(m_dice.bounded(9))) : model.values[size_t(field)];
                if (next == value || deed.fields.contains(field))
                    continue;
                deed.fields[field] = {value, next};
                value = next;
            }
        }
        life.deeds.push_back(deed);
    }
    [[nodiscard]] Record entryOf(const Life &life, const Deed &deed) const
    {
        QJsonObject changes;
        for (const auto &[field, values] : deed.fields)
            changes.insert(m_shape.fields[size_t(field)].name, QJsonArray{toJson(values.first), toJson(values.second)});
        if (deed.retires)
            changes.insert(QStringLiteral("retired"), QJsonArray{int(!*deed.retires), int(*deed.retires)});
        const bool making = life.hasMaking && deed.revision == 1;
        for (int field = 0; making && field < int(m_shape.fields.size()); ++field)
            changes.insert(m_shape.fields[size_t(field)].name, QJsonArray{QJsonValue(), toJson(life.first.values[size_t(field)])});
        const auto kind = making ? QStringLiteral("create") : deed.retires ? (*deed.retires ? QStringLiteral("retire") : QStringLiteral("restore")) : QStringLiteral("edit");
        return {life.first.id, deed.revision, false,
                {m_shape.name, kind, QStringLiteral("李工"), deed.doneAt, deed.doneAt + 5, Value(), QString::fromUtf8(QJsonDocument(changes).toJson(QJsonDocument::Compact)), Value()}};
    }

    const Shape &m_shape = shapeOf<Resource>();
    const lists::City &m_city;
    QRandomGenerator m_dice;
};

} // namespace

class TestAsOf : public QObject
{
    Q_OBJECT

private:
    const lists::City m_city{{.units = 25, .systems = 40, .resources = 1'200, .relations = 0}};
    const Shape &m_shape = shapeOf<Resource>();
    QTemporaryDir m_folder;
    QString m_path;
    std::unique_ptr<replica::Cache> m_cache;
    World m_world{m_city, 1'200, 9'000, 7};
    std::map<QString, std::string> m_titleKeys;

    std::unique_ptr<replica::ListReader> reader() { return orDie(replica::ListReader::open(m_path), "reader"); }

    ListQuery anyQuery(QRandomGenerator &dice) const
    {
        using Test = ListFilter::Test;
        const std::vector<ListFilter> filters{
            {QStringLiteral("state"), Test::AnyOf, {QStringLiteral("in_use")}},
            {QStringLiteral("unit_id"), Test::AnyOf, {idText(m_city.unit(3).id), idText(m_city.unit(4).id)}},
            {QStringLiteral("vcpu"), Test::Between, {qint64(4), qint64(16)}},
            {QStringLiteral("cpu_avg"), Test::Between, {Value(), 42.5}},
            {QStringLiteral("term_until"), Test::Empty, {}},
            {QStringLiteral("system_id"), Test::NotEmpty, {}},
            {QStringLiteral("name"), Test::Contains, {QStringLiteral("gpu")}},
            {QStringLiteral("private_ip"), Test::StartsWith, {QStringLiteral("10.1")}},
            {QStringLiteral("note"), Test::Contains, {QStringLiteral("%")}},
            {QStringLiteral("monitored"), Test::AnyOf, {qint64(1)}},
        };
        const QStringList sorts{QStringLiteral("name"), QStringLiteral("private_ip"), QStringLiteral("state"), QStringLiteral("unit_id"), QStringLiteral("system_id"),
                                QStringLiteral("vcpu"), QStringLiteral("cpu_avg"), QStringLiteral("term_until"), QStringLiteral("number")};
        const QStringList searches{{}, {}, {}, QStringLiteral("数据"), QStringLiteral("sj"), QStringLiteral("10.1"), QStringLiteral("shuju"), QStringLiteral("平台 服务器"), QStringLiteral("陈伟明"),
                                   QStringLiteral("8"), QStringLiteral("还没有发送")};
        ListQuery query{.entity = m_shape.name, .search = searches[dice.bounded(int(searches.size()))], .retired = replica::RetiredRows(dice.bounded(3))};
        query.asOf.ms = begin + qint64(dice.bounded(720)) * day - 10 * day;
        for (int i = dice.bounded(3); i > 0; --i)
            query.filters.push_back(filters[size_t(dice.bounded(int(filters.size())))]);
        for (int i = dice.bounded(3); i > 0; --i)
            query.sorts.push_back({sorts[dice.bounded(int(sorts.size()))], dice.bounded(2) == 0 ? Order::Ascending : Order::Descending});
        return query;
    }
    static QByteArray wordsFor(const ListQuery &query)
    {
        QByteArray words = "day " + QByteArray::number((query.asOf.ms - begin) / day) + " search '" + query.search.toUtf8() + "' retired " + QByteArray::number(int(query.retired));
        for (const auto &filter : query.filters)
            words += " filter " + filter.field.toUtf8();
        for (const auto &sort : query.sorts)
            words += " sort " + sort.field.toUtf8() + (sort.order == Order::Descending ? " desc" : "");
        return words;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_path = m_folder.filePath(QStringLiteral("cache.db"));
        orDie(lists::makeCache(m_path, lists::City({.units = 25, .systems = 40, .resources = 0, .relations = 0})), "cache");
        m_cache = orDie(replica::Cache::open(m_path), "cache");
        m_world.write(*m_cache);
        const auto learn = [&](const Shape &shape, const Record &record) {
            const auto title = size_t(shape.titleField());
            replica::appendSortKey(shape.fields[title], text(record.values[title]).toStdString(), m_titleKeys[idText(record.id)]);
        };
        for (int i = 0; i < m_city.plan().units; ++i)
            learn(shapeOf<Organisation>(), m_city.unit(i));
        for (int i = 0; i < m_city.plan().systems; ++i)
            learn(shapeOf<BusinessSystem>(), m_city.system(i));
    }

    void answersAsTheOracleThatReplays()
    {
        QRandomGenerator dice(11);
        const auto reading = reader();
        int shown = 0;
        for (int round = 0; round < 130; ++round) {
            ListQuery query = anyQuery(dice);
            lists::Oracle oracle(m_shape);
            oracle.titleKeys = m_titleKeys;
            for (const auto &[rid, record] : m_world.at(query.asOf.ms))
                oracle.put(rid, record);
            // A few questions about one moment, as a person asks them.
            for (int i = 0; i < 3; ++i) {
                const auto expected = oracle.answer(query);
                Rids told;
                const auto order = reading->order(query, 50, [&](const replica::FirstRows &first) { told = first.rids; });
                QVERIFY2(order, wordsFor(query).constData());
                QVERIFY2(**order == expected, wordsFor(query).constData());
                QVERIFY2(told.size() <= expected.size() && std::equal(told.begin(), told.end(), expected.begin()), wordsFor(query).constData());
                QCOMPARE(told.size(), std::min<size_t>(50, expected.size()));
                const auto rows = orDie(reading->rows(m_shape, told, query.asOf), "rows");
                for (size_t row = 0; row < rows.size(); ++row)
                    QCOMPARE(rows[row].record, oracle.records.at(told[row]));
                shown += int(expected.size());
                const auto moment = query.asOf;
                query = anyQuery(dice);
                query.asOf = moment;
            }
            if (dice.bounded(20) == 0)
                reading->forget(m_shape.name);
        }
        QVERIFY(shown > 15'000);
    }

    void showsARecordAsOfEachOfItsEntries()
    {
        const auto reading = reader();
        for (const auto &life : m_world.lives) {
            const auto history = orDie(reading->history(m_shape, life.first.id), "history");
            QCOMPARE(history.size(), life.deeds.size());
            for (size_t i = 0; i < history.size(); ++i) {
                const auto &deed = life.deeds[life.deeds.size() - 1 - i];
                QCOMPARE(history[i].revision, deed.revision);
                QCOMPARE(history[i].doneAt.ms, deed.doneAt);
                const auto row = orDie(reading->row(m_shape, life.first.id, history[i].doneAt), "row");
                const auto expected = life.at(deed.doneAt);
                QCOMPARE(row.has_value(), expected.has_value());
                if (row)
                    QCOMPARE(row->record, *expected);
            }
        }
    }

    void forgetsTheHistoryOfARowThatGoes()
    {
        const Life &life = *std::ranges::find_if(m_world.lives, [](const Life &each) { return each.deeds.size() > 3 && !each.predicted; });
        const auto id = idText(life.first.id).toStdString();
        const auto reading = reader();

        orDie(m_cache->inTransaction([&] { return m_cache->table(m_shape).remove(id); }), "remove");
        reading->forget(m_shape.name);
        QVERIFY(orDie(reading->history(m_shape, life.first.id), "history").empty());

        // It comes back as a stranger would: with the row alone it has no past.
        orDie(m_cache->inTransaction([&] { return m_cache->table(m_shape).put(replica::RecordRow(m_shape, life.now).view(), replica::EntityTable::Pending::No); }), "put");
        reading->forget(m_shape.name);
        QVERIFY(orDie(reading->history(m_shape, life.first.id), "history").empty());
    }

    void takesNoEntryWithoutItsRow()
    {
        Record stranger{QUuid::createUuid(), 2, false, {m_shape.name, QStringLiteral("edit"), Value(), begin, begin, Value(), QStringLiteral("{}"), Value()}};
        QVERIFY(m_cache->inTransaction([&] { return m_cache->putHistory(replica::RecordRow(historyShape(), stranger).view()); }));
        stranger.values[0] = QStringLiteral("no_such_entity");
        QVERIFY(m_cache->inTransaction([&] { return m_cache->putHistory(replica::RecordRow(historyShape(), stranger).view()); }));
        const auto gone = m_cache->inTransaction([&] { return m_cache->putHistory({.shape = &historyShape(), .id = "x", .gone = true}); });
        QCOMPARE(gone.error().code, ErrorCode::BadRequest);
    }

    void endsWhenItIsCancelled()
    {
        const auto reading = reader();
        reading->cancel();
        const auto order = reading->order({.entity = m_shape.name, .asOf = {begin + 300 * day}}, 50, [](const replica::FirstRows &) {});
        QCOMPARE(order.error().code, ErrorCode::Cancelled);
        reading->allow();
        QVERIFY(reading->order({.entity = m_shape.name, .asOf = {begin + 300 * day}}, 50, [](const replica::FirstRows &) {}));
    }
};

QTEST_GUILESS_MAIN(TestAsOf)
#include "tst_asof.moc"
