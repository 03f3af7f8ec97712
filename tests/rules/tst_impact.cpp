// What a failure reaches: each case is a small net of relations and the list that a dispatcher would write beneath it.
#include "contract/codec.h"
#include "rules/impact.h"

#include <QHash>
#include <QTest>

using namespace rules;

namespace {

QUuid idOfName(const QString &name)
{
    return QUuid::createUuidV5(QUuid(), name);
}

/// Relations as sentences: "web runs_on vm", "app depends_on db redundant".
class Net : public RelationSource
{
public:
    explicit Net(const QStringList &sentences)
    {
        for (const auto &sentence : sentences) {
            const auto words = sentence.split(u' ');
            const auto kind = std::ranges::find_if(Choices<RelationKind>::all, [&](const auto &choice) { return words[1] == QLatin1StringView(choice.code); });
            Q_ASSERT_X(kind != Choices<RelationKind>::all.end(), "Net", "a kind of relation");
            const bool redundant = words.size() > 3;
            m_ties[idOfName(words[0])].push_back({idOfName(words[2]), kind->value, true, redundant});
            m_ties[idOfName(words[2])].push_back({idOfName(words[0]), kind->value, false, redundant});
            names.insert(idOfName(words[0]), words[0]);
            names.insert(idOfName(words[2]), words[2]);
        }
    }
    Result<void> tiesOf(const QUuid &record, std::vector<Tie> &ties) override
    {
        ++asked;
        const auto &own = m_ties[record];
        ties.insert(ties.end(), own.begin(), own.end());
        return {};
    }
    QHash<QUuid, QString> names;
    int asked = 0;

private:
    QHash<QUuid, std::vector<Tie>> m_ties;
};

/// "web:1 shop:2 (db:1) [backup:1]": name and distance; in round brackets what redundancy keeps, in square ones what loses
/// its protection. Sorted within each distance.
QString written(const Impact &impact, const Net &net)
{
    QStringList words;
    for (const auto &hit : impact.hits) {
        if (hit.distance == 0 || hit.again)
            continue;
        const QString word = QStringLiteral("%1:%2").arg(net.names.value(hit.record)).arg(hit.distance);
        words << (hit.effect == ImpactEffect::KeptByRedundancy ? u'(' + word + u')' : hit.effect == ImpactEffect::LosesProtection ? u'[' + word + u']' : word);
    }
    return words.join(u' ');
}

const std::atomic<bool> goOn = false;

Impact asked(Net &net, const QString &start, ImpactDirection direction, int depth = 6)
{
    const auto impact = impactOf({.starts = {idOfName(start)}, .direction = direction, .depth = depth}, net, goOn);
    Q_ASSERT_X(impact, "asked", "a net in memory answers");
    return *impact;
}

} // namespace

class tst_impact : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void says_data();
    void says();
    void explainsEachHitByItsPath();
    void endsWhereThereAreTooMany();
    void visitsEachRecordOnce();
    void stopsWhenCancelled();
};

void tst_impact::says_data()
{
    QTest::addColumn<QStringList>("relations");
    QTest::addColumn<QString>("start");
    QTest::addColumn<bool>("downward");
    QTest::addColumn<int>("depth");
    QTest::addColumn<QString>("expected");

    const QStringList shop{QStringLiteral("web runs_on vm"), QStringLiteral("vm runs_on host"), QStringLiteral("web depends_on db"), QStringLiteral("portal connects_to web")};
    QTest::newRow("a host takes what runs on it with it") << shop << QStringLiteral("host") << true << 6 << QStringLiteral("vm:1 web:2 portal:3");
    QTest::newRow("no farther than the depth") << shop << QStringLiteral("host") << true << 2 << QStringLiteral("vm:1 web:2");
    QTest::newRow("nothing stands on the portal") << shop << QStringLiteral("portal") << true << 6 << QString();
    QTest::newRow("upward: what the portal needs") << shop << QStringLiteral("portal") << false << 6 << QStringLiteral("web:1 vm:2 db:2 host:3");

    QTest::newRow("redundancy stops it") << QStringList{QStringLiteral("app depends_on db redundant"), QStringLiteral("portal depends_on app")} << QStringLiteral("db") << true
                                         << 6 << QStringLiteral("(app:1)");
    QTest::newRow("a second way that is not redundant does not") << QStringList{QStringLiteral("app depends_on db redundant"), QStringLiteral("cache depends_on db"),
                                                                                QStringLiteral("app depends_on cache")}
                                                                 << QStringLiteral("db") << true << 6 << QStringLiteral("cache:1 app:2");
    QTest::newRow("a backup that fails hurts nobody, but they stand unprotected") << QStringList{QStringLiteral("vault backs_up db"), QStringLiteral("app depends_on db")}
                                                                                   << QStringLiteral("vault") << true << 6 << QStringLiteral("[db:1]");
    QTest::newRow("its backup does not fail with a database") << QStringList{QStringLiteral("vault backs_up db")} << QStringLiteral("db") << true << 6 << QString();
    QTest::newRow("upward a standby is protection") << QStringList{QStringLiteral("spare standby_of db")} << QStringLiteral("db") << false << 6 << QStringLiteral("[spare:1]");
    QTest::newRow("a part hurts its whole, not its neighbours") << QStringList{QStringLiteral("node1 part_of cluster"), QStringLiteral("node2 part_of cluster"),
                                                                               QStringLiteral("app depends_on cluster")}
                                                                << QStringLiteral("node1") << true << 6 << QStringLiteral("cluster:1 app:2");
    QTest::newRow("a whole takes its parts with it") << QStringList{QStringLiteral("node1 part_of cluster"), QStringLiteral("app runs_on node1")} << QStringLiteral("cluster") << true
                                                     << 6 << QStringLiteral("node1:1 app:2");
    QTest::newRow("a whole hurt by a part and then failing itself takes the other parts too")
        << QStringList{QStringLiteral("node1 part_of cluster"), QStringLiteral("node2 part_of cluster"), QStringLiteral("switch depends_on node1"), QStringLiteral("cluster depends_on switch")}
        << QStringLiteral("node1") << true << 6 << QStringLiteral("cluster:1 switch:1 node2:3");
    QTest::newRow("a ring ends") << QStringList{QStringLiteral("a depends_on b"), QStringLiteral("b depends_on c"), QStringLiteral("c depends_on a")} << QStringLiteral("a") << true << 6
                                 << QStringLiteral("c:1 b:2");
    QTest::newRow("a relation to itself says nothing") << QStringList{QStringLiteral("a depends_on a")} << QStringLiteral("a") << true << 6 << QString();
}

void tst_impact::says()
{
    QFETCH(QStringList, relations);
    QFETCH(QString, start);
    QFETCH(bool, downward);
    QFETCH(int, depth);
    QFETCH(QString, expected);
    Net net(relations);

    const auto impact = asked(net, start, downward ? ImpactDirection::Dependents : ImpactDirection::Dependencies, depth);

    QCOMPARE(written(impact, net), expected);
    QVERIFY(!impact.isCut);
}

void tst_impact::explainsEachHitByItsPath()
{
    Net net({QStringLiteral("vm runs_on host"), QStringLiteral("web runs_on vm"), QStringLiteral("portal connects_to web")});

    const auto impact = asked(net, QStringLiteral("host"), ImpactDirection::Dependents);

    QStringList way;
    for (const int step : pathTo(impact, int(impact.hits.size()) - 1))
        way << net.names.value(impact.hits[size_t(step)].record);
    QCOMPARE(way, (QStringList{QStringLiteral("host"), QStringLiteral("vm"), QStringLiteral("web"), QStringLiteral("portal")}));
    QCOMPARE(impact.hits.back().tie.kind, RelationKind::ConnectsTo);
}

void tst_impact::endsWhereThereAreTooMany()
{
    QStringList many;
    for (int i = 0; i < 50; ++i)
        many << QStringLiteral("app%1 depends_on db").arg(i);
    Net net(many);

    const auto impact = impactOf({.starts = {idOfName(QStringLiteral("db"))}, .most = 20}, net, goOn);

    QVERIFY(impact);
    QVERIFY(impact->isCut);
    QCOMPARE(impact->hits.size(), size_t(21));
}

void tst_impact::visitsEachRecordOnce()
{
    QStringList grid; // every layer hangs on the whole layer beneath it: 10^6 ways, 60 records
    for (int layer = 0; layer < 5; ++layer)
        for (int above = 0; above < 10; ++above)
            for (int beneath = 0; beneath < 10; ++beneath)
                grid << QStringLiteral("%1-%2 depends_on %3-%4").arg(layer + 1).arg(above).arg(layer).arg(beneath);
    Net net(grid);

    const auto impact = asked(net, QStringLiteral("0-0"), ImpactDirection::Dependents);

    QCOMPARE(impact.hits.size(), size_t(51));
    QCOMPARE(net.asked, 51);
}

void tst_impact::stopsWhenCancelled()
{
    Net net({QStringLiteral("a depends_on b")});
    const std::atomic<bool> stop = true;

    const auto impact = impactOf({.starts = {idOfName(QStringLiteral("b"))}}, net, stop);

    QVERIFY(!impact);
    QCOMPARE(impact.error().code, ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(tst_impact)
#include "tst_impact.moc"
