// Conflicts between changes, told as a change manager tells them: what both touch, what hangs on it, and who is wanted twice.
#include "rules/changeconflicts.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

using namespace rules;

namespace {

constexpr qint64 hourMs = 60 * minuteMs;

QUuid resource(int number)
{
    return QUuid(0x1000u + uint(number), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}

QUuid person(int number)
{
    return QUuid(0x2000u + uint(number), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}

PlannedChange change(int number, int fromHour, int toHour, std::vector<TouchedResource> touched)
{
    PlannedChange made;
    made.id = QUuid(0x3000u + uint(number), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    made.number = QStringLiteral("BG-%1").arg(number);
    made.title = QStringLiteral("变更 %1").arg(number);
    made.planned = {{fromHour * hourMs}, {toHour * hourMs}};
    made.touched = std::move(touched);
    sortTouched(made.touched);
    return made;
}

QStringList said(const std::vector<ConflictFinding> &findings)
{
    QStringList list;
    for (const auto &finding : findings) {
        QString text = QString::fromLatin1(codeOf(finding.kind));
        for (const auto &hit : finding.resources)
            text += QStringLiteral(" %1(%2,%3)").arg(hit.resource.data1 - 0x1000u).arg(hit.mine).arg(hit.theirs);
        list << text;
    }
    return list;
}

} // namespace

class tst_changeconflicts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhatTwoChangesHaveAgainstEachOther_data();
    void saysWhatTwoChangesHaveAgainstEachOther();
    void aPersonIsWantedOnce();
    void aChangeHasNothingAgainstItself();
    void theScheduleFindsWhatALookAtAllFinds();
    void everyPairIsFoundOnce();
    void aMovedChangeIsFoundWhereItWentTo();
    void findingsComeBackAsTheyWere();
    void refusesWhatIsNoFinding_data();
    void refusesWhatIsNoFinding();
    void tellsWhatTheServerFoundBesides();
};

void tst_changeconflicts::saysWhatTwoChangesHaveAgainstEachOther_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::addColumn<std::vector<TouchedResource>>("touched");
    QTest::addColumn<QStringList>("said");
    using List = std::vector<TouchedResource>;
    // Mine: 10 to 12 o'clock, touches resource 1, on which 2 (one step) and 3 (two steps) depend.
    QTest::newRow("the same resource") << 11 << 13 << List{{resource(1), 0}} << QStringList{QStringLiteral("same_resource 1(0,0)")};
    QTest::newRow("what mine stands on") << 11 << 13 << List{{resource(7), 0}, {resource(1), 2}} << QStringList{QStringLiteral("upstream 1(0,2)")};
    QTest::newRow("what stands on mine") << 11 << 13 << List{{resource(3), 0}} << QStringList{QStringLiteral("downstream 3(2,0)")};
    QTest::newRow("felt at the same place") << 11 << 13 << List{{resource(7), 0}, {resource(2), 1}, {resource(3), 2}} << QStringList{QStringLiteral("shared_impact 2(1,1) 3(2,2)")};
    QTest::newRow("several kinds at once") << 11 << 13 << List{{resource(1), 0}, {resource(2), 0}, {resource(3), 1}}
                                           << QStringList({QStringLiteral("same_resource 1(0,0)"), QStringLiteral("downstream 2(1,0)"), QStringLiteral("shared_impact 3(2,1)")});
    QTest::newRow("nothing in common") << 11 << 13 << List{{resource(8), 0}} << QStringList{};
    QTest::newRow("begins as mine ends, with a margin") << 12 << 13 << List{{resource(1), 0}} << QStringList{QStringLiteral("too_close 1(0,0)")};
    QTest::newRow("close, but only felt there") << 12 << 13 << List{{resource(2), 0}} << QStringList{};
    QTest::newRow("far enough") << 13 << 14 << List{{resource(1), 0}} << QStringList{};
    QTest::newRow("shortly before") << 8 << 10 << List{{resource(1), 0}} << QStringList{QStringLiteral("too_close 1(0,0)")};
}

void tst_changeconflicts::saysWhatTwoChangesHaveAgainstEachOther()
{
    QFETCH(int, from);
    QFETCH(int, to);
    QFETCH(std::vector<TouchedResource>, touched);
    const auto mine = change(1, 10, 12, {{resource(1), 0}, {resource(2), 1}, {resource(3), 2}, {resource(3), 5}});
    const auto found = conflictsWith(mine, ChangeSchedule({change(2, from, to, touched)}), hourMs);
    QTEST(said(found), "said");
    for (const auto &finding : found)
        QCOMPARE(finding.name, QStringLiteral("BG-2 变更 2"));
}

void tst_changeconflicts::aPersonIsWantedOnce()
{
    auto mine = change(1, 10, 12, {{resource(1), 0}});
    auto other = change(2, 11, 13, {{resource(2), 0}});
    mine.implementer = person(1);
    other.watcher = person(1);
    const auto found = conflictsBetween(mine, other, 0);
    QCOMPARE(said(found), QStringList{QStringLiteral("same_person")});
    QCOMPARE(found.front().person, person(1));
    other.planned = {{13 * hourMs}, {14 * hourMs}};
    QCOMPARE(said(conflictsBetween(mine, other, 2 * hourMs)), QStringList{QStringLiteral("too_close")});
    other.watcher = {};
    mine.implementer = {};
    other.planned = mine.planned;
    QCOMPARE(conflictsBetween(mine, other, 0), std::vector<ConflictFinding>());
}

void tst_changeconflicts::aChangeHasNothingAgainstItself()
{
    const auto mine = change(1, 10, 12, {{resource(1), 0}});
    QCOMPARE(conflictsWith(mine, ChangeSchedule({mine}), hourMs), std::vector<ConflictFinding>());
}

/// 400 changes over 40 days, some of them a week long, against the plain double loop.
void tst_changeconflicts::theScheduleFindsWhatALookAtAllFinds()
{
    QRandomGenerator random(5);
    std::vector<PlannedChange> all;
    for (int i = 0; i < 400; ++i) {
        const int from = random.bounded(40 * 24);
        const int length = i % 50 == 0 ? 168 : 1 + random.bounded(6);
        all.push_back(change(i, from, from + length, {{resource(random.bounded(60)), 0}, {resource(random.bounded(60)), 1}, {resource(random.bounded(60)), 2}}));
        all.back().implementer = person(random.bounded(30));
    }
    const ChangeSchedule schedule(all);
    int found = 0;
    for (const auto &mine : all) {
        QSet<QString> wanted;
        for (const auto &other : all)
            for (const auto &finding : conflictsBetween(mine, other, hourMs))
                wanted.insert(idText(finding.other) + QLatin1StringView(codeOf(finding.kind)));
        QSet<QString> got;
        for (const auto &finding : conflictsWith(mine, schedule, hourMs))
            got.insert(idText(finding.other) + QLatin1StringView(codeOf(finding.kind)));
        QCOMPARE(got, wanted);
        found += int(got.size());
    }
    QVERIFY2(found > 200, "the example has conflicts");
}

void tst_changeconflicts::everyPairIsFoundOnce()
{
    QRandomGenerator random(6);
    std::vector<PlannedChange> all;
    for (int i = 0; i < 200; ++i) {
        const int from = random.bounded(20 * 24);
        all.push_back(change(i, from, from + 1 + random.bounded(8), {{resource(random.bounded(30)), 0}, {resource(random.bounded(30)), 1}}));
        all.back().watcher = person(random.bounded(20));
    }
    const ChangeSchedule schedule(all);
    const auto pairs = allConflicts(schedule, hourMs);
    size_t wanted = 0;
    const auto &changes = schedule.changes();
    for (size_t one = 0; one < changes.size(); ++one)
        for (size_t other = one + 1; other < changes.size(); ++other)
            for (const auto &finding : conflictsBetween(changes[one], changes[other], hourMs)) {
                ++wanted;
                QVERIFY(std::ranges::count(pairs, ConflictPair{int(one), int(other), finding.kind}) == 1);
            }
    QCOMPARE(pairs.size(), wanted);
    QVERIFY(wanted > 50);
}

void tst_changeconflicts::aMovedChangeIsFoundWhereItWentTo()
{
    ChangeSchedule schedule({change(1, 10, 12, {{resource(1), 0}}), change(2, 40, 42, {{resource(1), 0}})});
    const auto mine = change(3, 41, 43, {{resource(1), 0}});
    QCOMPARE(conflictsWith(mine, schedule, 0).size(), size_t(1));
    schedule.put(change(2, 60, 62, {{resource(1), 0}}));
    QCOMPARE(schedule.size(), size_t(2));
    QVERIFY(conflictsWith(mine, schedule, 0).empty());
    schedule.put(change(1, 0, 100, {{resource(1), 0}}));
    QCOMPARE(conflictsWith(mine, schedule, 0).front().other, change(1, 0, 1, {}).id);
    schedule.remove(change(1, 0, 1, {}).id);
    QVERIFY(conflictsWith(mine, schedule, 0).empty());
}

void tst_changeconflicts::findingsComeBackAsTheyWere()
{
    std::vector<ConflictFinding> findings = conflictsBetween(change(1, 1, 3, {{resource(1), 0}, {resource(2), 1}}), change(2, 2, 4, {{resource(1), 0}, {resource(2), 1}}), 0);
    findings.push_back({ConflictKind::Freeze, person(3), QStringLiteral("国庆封网 \"A\""), {{5}, {6}}, {}, {}});
    findings.push_back({ConflictKind::OutsideWindow, {}, {}, {{7}, {8}}, {}, {}});
    const auto again = findingsFromJson(QJsonDocument(toJson(findings)).toJson(QJsonDocument::Compact));
    QVERIFY(again.has_value());
    QCOMPARE(*again, findings);
    QCOMPARE(findingsFromJson({}).value(), std::vector<ConflictFinding>());
}

void tst_changeconflicts::refusesWhatIsNoFinding_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("field");
    QTest::newRow("no JSON") << QByteArray("[{") << QStringLiteral("findings");
    QTest::newRow("no list") << QByteArray("{}") << QStringLiteral("findings");
    QTest::newRow("no kind") << QByteArray(R"([{"from": 1, "to": 2}])") << QStringLiteral("[0].kind");
    QTest::newRow("a kind of its own") << QByteArray(R"([{"kind": "bad_luck", "from": 1, "to": 2}])") << QStringLiteral("[0].kind");
    QTest::newRow("half a millisecond") << QByteArray(R"([{"kind": "freeze", "from": 1.5, "to": 2}])") << QStringLiteral("[0].from");
    QTest::newRow("no end") << QByteArray(R"([{"kind": "freeze", "from": 1}])") << QStringLiteral("[0].to");
    QTest::newRow("a member too many") << QByteArray(R"([{"kind": "freeze", "from": 1, "to": 2, "x": 1}])") << QStringLiteral("[0].x");
    QTest::newRow("a resource without distances") << QByteArray(R"([{"kind": "freeze", "from": 1, "to": 2, "resources": [["00001001-0000-0000-0000-000000000000"]]}])")
                                                  << QStringLiteral("[0].resources[0]");
    QTest::newRow("a distance below nothing") << QByteArray(R"([{"kind": "freeze", "from": 1, "to": 2, "resources": [["00001001-0000-0000-0000-000000000000", -1, 0]]}])")
                                              << QStringLiteral("[0].resources[0]");
}

void tst_changeconflicts::refusesWhatIsNoFinding()
{
    QFETCH(QByteArray, json);
    const auto read = findingsFromJson(json);
    QVERIFY(!read);
    QTEST(read.error().field, "field");
}

void tst_changeconflicts::tellsWhatTheServerFoundBesides()
{
    const ConflictFinding known{ConflictKind::SameResource, person(1), QStringLiteral("BG-1"), {{1}, {2}}, {}, {}};
    auto renamed = known;
    renamed.name = QStringLiteral("BG-1 新标题");
    const ConflictFinding fresh{ConflictKind::Freeze, person(2), QStringLiteral("封网"), {{1}, {2}}, {}, {}};
    const std::vector seen{known};
    const std::vector found{renamed, fresh};
    QCOMPARE(differenceOf(seen, found), (FindingsDifference{{fresh}, {}}));
    QCOMPARE(differenceOf(found, seen), (FindingsDifference{{}, {fresh}}));
}

QTEST_APPLESS_MAIN(tst_changeconflicts)
#include "tst_changeconflicts.moc"
