// Two desks, random acts, lost replies and repeated deliveries: in the end both desks hold what the server holds, each
// act was applied at most once, and every history adds up to its record.
#include "service/house.h"

#include <QJsonDocument>
#include <random>

using namespace house;
using namespace Qt::StringLiterals;

namespace {

using Cache = std::map<QString, Record>; ///< id text to record

class IntoCache : public RowSink
{
public:
    explicit IntoCache(Cache &cache) : m_cache(cache) {}
    void take(const RowView &row) override
    {
        if (row.shape == &historyShape()) // what was done travels beside what stands; retold() asks for it
            return;
        const QString id = QString::fromLatin1(row.id.data(), qsizetype(row.id.size()));
        if (row.gone)
            m_cache.erase(id);
        else
            m_cache[id] = toRecord(row);
    }

private:
    Cache &m_cache;
};

/// A workstation in little: it knows what it last pulled and acts on that.
struct Desk {
    House &house;
    Actor actor;
    Cursor cursor;
    Cache cache;
    std::vector<Command> sent;

    void pull(int limit)
    {
        IntoCache sink(cache);
        for (bool more = true; more;) {
            const auto page = house.service->changesSince(actor, cursor, limit, sink);
            if (!page)
                qFatal("changesSince: %s", qPrintable(textOf(page.error().code)));
            cursor = page->cursor;
            more = page->more;
        }
    }

    Command think(std::mt19937 &random)
    {
        const auto pick = [&](int below) { return int(random() % unsigned(below)); };
        if (cache.size() < 4 || pick(6) == 0)
            return house.create(organisation, {{u"name"_s, u"新 %1"_s.arg(pick(1000))}});
        const auto &record = std::next(cache.begin(), pick(int(cache.size())))->second;
        switch (pick(8)) {
        case 0:
            return house.change(CommandKind::Retire, organisation, record.id, record.revision);
        case 1:
            return house.change(CommandKind::Restore, organisation, record.id, record.revision);
        default: {
            Patch patch;
            for (const auto &name : {u"name"_s, u"district"_s, u"note"_s})
                if (pick(2) == 0)
                    patch.emplace(name, u"%1 %2"_s.arg(actor.login).arg(pick(3)));
            if (patch.empty())
                patch.emplace(u"address"_s, u"x"_s);
            return house.edit(organisation, record.id, record.revision, patch);
        }
        }
    }
};

/// The record that its history tells, from the first entry to the last.
Record retold(const QByteArray &history, const QUuid &id)
{
    const auto &shape = *shapeNamed(organisation);
    Record record = blankRecord(shape, id);
    const auto entries = QJsonDocument::fromJson(history).array();
    for (qsizetype i = entries.size() - 1; i >= 0; --i) {
        const auto changes = entries[i][u"changes"_s].toObject();
        record.revision = entries[i][u"revision"_s].toInteger();
        for (auto it = changes.begin(); it != changes.end(); ++it) {
            if (it.key() == u"retired"_s)
                record.retired = it.value()[1].toInt() != 0;
            else
                record.values[shape.indexOf(it.key())] = valueFromJson(it.value()[1]);
        }
    }
    return record;
}

} // namespace

class TestTwins : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(u"yunheng.*.info=false"_s); }

    void desksAgreeInTheEnd_data()
    {
        QTest::addColumn<int>("engine");
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 6; ++seed) {
            QTest::addRow("sqlite %u", seed) << int(store::Engine::Sqlite) << seed;
            QTest::addRow("postgres %u", seed) << int(store::Engine::Postgres) << seed;
        }
    }
    void desksAgreeInTheEnd()
    {
        QFETCH(unsigned, seed);
        HOUSE(house);
        std::mt19937 random(seed);
        Desk kim{house, house.manager(u"Kim"_s), {}, {}, {}};
        Desk lee{house, house.manager(u"Lee"_s), {}, {}, {}};
        for (auto *desk : {&kim, &lee})
            desk->cursor = *house.service->head(desk->actor);
        std::map<QUuid, Receipt> receipts;
        int outcomes[3] = {};

        for (int step = 0; step < 150; ++step) {
            auto &desk = random() % 2 == 0 ? kim : lee;
            house.clock.turnMinutes(1);
            if (random() % 4 == 0)
                desk.pull(1 + int(random() % 5));
            const bool again = !desk.sent.empty() && random() % 5 == 0;
            const auto command = again ? desk.sent[random() % desk.sent.size()] : desk.think(random);
            const auto receipt = house.run(desk.actor, command);
            if (again) {
                QVERIFY(receipt == receipts[command.id]);
                continue;
            }
            desk.sent.push_back(command);
            receipts[command.id] = receipt;
            ++outcomes[receipt.outcome.index()];
        }

        Cache server;
        IntoCache sink(server);
        QVERIFY(house.service->snapshot(kim.actor, organisation, {}, 10'000, sink));
        // Whatever else runs in the cluster (autovacuum's analyze) may hold the end of the feed back for a moment.
        QTRY_VERIFY((kim.pull(3), kim.cache == server));
        QTRY_VERIFY((lee.pull(100), lee.cache == server));
        for (const auto &[id, record] : server)
            QVERIFY2(retold(*house.service->history(kim.actor, organisation, record.id), record.id) == record, qPrintable(id));
        QVERIFY2(outcomes[0] > 20 && outcomes[1] > 0 && outcomes[2] > 0, "the seed must lead to every outcome");
    }
};

QTEST_GUILESS_MAIN(TestTwins)
#include "tst_servicetwins.moc"
