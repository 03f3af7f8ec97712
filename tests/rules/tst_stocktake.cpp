// Stocktake: what one scan is, and what a count comes to. A room with a few things in it; tables of scans and verdicts.
#include "rules/stocktake.h"

#include <QTest>

using namespace rules;

namespace {

const Place hall{QStringLiteral("一号机房"), QStringLiteral("可用区A")};
const Place cellar{QStringLiteral("二号机房"), QStringLiteral("可用区A")};

Counted thing(const char *tag, const char *number, const Place &place = hall, const char *serial = "", const char *address = "")
{
    return {QUuid::createUuidV5(QUuid(), QString::fromLatin1(number)), 1, QString::fromLatin1(number), QStringLiteral("主机 ") + QString::fromLatin1(number), QString::fromLatin1(tag),
            QString::fromLatin1(serial), QString::fromLatin1(address), place};
}

/// Four things that are expected in the hall; the last two carry the same label.
Count aCount()
{
    return Count({thing("GZ-0001", "ZY-000001", hall, "SN77", "10.8.1.1"), thing("GZ-0002", "ZY-000002"), thing("TWIN", "ZY-000003"), thing("TWIN", "ZY-000004")});
}

Scan scanned(const QString &code, const Place &place = hall)
{
    return {code, place, Instant{1000}, QStringLiteral("Kim")};
}

} // namespace

Q_DECLARE_METATYPE(rules::Match)

class TestStocktake : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aScanIs_data();
    void aScanIs();
    void thingsWithOneLabelAreFoundOneByOne();
    void aThingElsewhereInTheLedgerIsMoved();
    void theSameScanIsADuplicateByAnyOfItsCodes();
    void countsAddUp();
    void linesGoThereAndBack();
    void hostileLinesAreLeftOut_data();
    void hostileLinesAreLeftOut();
    void pastedListsBecomeCodes_data();
    void pastedListsBecomeCodes();
    void findingsGoThereAndBack();
    void refusesFindingsThatAreNone_data();
    void refusesFindingsThatAreNone();
    void countsSixtyThousandWithFiveThousandAtOnce();
};

void TestStocktake::aScanIs_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("room");
    QTest::addColumn<QString>("zone");
    QTest::addColumn<Match>("match");
    QTest::addColumn<int>("resource");
    const QString here = hall.room;
    const QString zone = hall.zone;
    QTest::newRow("by its tag") << "GZ-0001" << here << zone << Match::Found << 0;
    QTest::newRow("by its tag in small letters") << "gz-0001" << here << zone << Match::Found << 0;
    QTest::newRow("by its tag in full width") << "ＧＺ－０００１" << here << zone << Match::Found << 0;
    QTest::newRow("with spaces around") << "  GZ-0002 " << here << zone << Match::Found << 1;
    QTest::newRow("by its number") << "ZY-000002" << here << zone << Match::Found << 1;
    QTest::newRow("by its serial number") << "sn77" << here << zone << Match::Found << 0;
    QTest::newRow("by its address") << "10.8.1.1" << here << zone << Match::Found << 0;
    QTest::newRow("in another room") << "GZ-0001" << cellar.room << zone << Match::Moved << 0;
    QTest::newRow("in another zone") << "GZ-0001" << here << "可用区B" << Match::Moved << 0;
    QTest::newRow("where nobody said the place") << "GZ-0001" << "" << "" << Match::Found << 0;
    QTest::newRow("nowhere in the ledger") << "GZ-9999" << here << zone << Match::Unknown << -1;
    QTest::newRow("a part of a tag") << "GZ-000" << here << zone << Match::Unknown << -1;
}

void TestStocktake::aScanIs()
{
    QFETCH(QString, code);
    QFETCH(QString, room);
    QFETCH(QString, zone);
    QFETCH(Match, match);
    QFETCH(int, resource);
    auto count = aCount();

    const auto placing = count.take(scanned(code, {room, zone}));

    QCOMPARE(placing.match, match);
    QCOMPARE(placing.resource, resource);
}

void TestStocktake::thingsWithOneLabelAreFoundOneByOne()
{
    auto count = aCount();

    const auto first = count.take(scanned(QStringLiteral("TWIN")));
    const auto second = count.take(scanned(QStringLiteral("TWIN")));
    const auto third = count.take(scanned(QStringLiteral("TWIN")));

    QCOMPARE(first, (Placing{Match::Found, 2}));
    QCOMPARE(second, (Placing{Match::Found, 3}));
    QCOMPARE(third, (Placing{Match::Duplicate, 2}));
}

void TestStocktake::aThingElsewhereInTheLedgerIsMoved()
{
    auto count = aCount();
    QVERIFY(!count.knows(QStringLiteral("GZ-0500")));
    count.know(thing("GZ-0500", "ZY-000500", hall));
    count.know(thing("GZ-0500", "ZY-000500", hall)); // told twice
    QVERIFY(count.knows(QStringLiteral("gz-0500")));

    const auto placing = count.take(scanned(QStringLiteral("GZ-0500")));

    QCOMPARE(placing, (Placing{Match::Moved, 4})); // not within the coverage, whatever its room
    QCOMPARE(count.tally(), (Tally{.expected = 4, .found = 0, .moved = 1, .unknown = 0, .duplicate = 0}));
}

void TestStocktake::theSameScanIsADuplicateByAnyOfItsCodes()
{
    auto count = aCount();
    count.take(scanned(QStringLiteral("GZ-0001")));

    QCOMPARE(count.take(scanned(QStringLiteral("SN77"))).match, Match::Duplicate);
    QCOMPARE(count.take(scanned(QStringLiteral("10.8.1.1"))).match, Match::Duplicate);
    QCOMPARE(count.take(scanned(QStringLiteral("GZ-9999"))).match, Match::Unknown);
    QCOMPARE(count.take(scanned(QStringLiteral("gz-9999"))).match, Match::Duplicate);
}

void TestStocktake::countsAddUp()
{
    auto count = aCount();
    for (const auto *code : {"GZ-0001", "GZ-0001", "NOBODY", "ZY-000002"})
        count.take(scanned(QString::fromLatin1(code)));
    count.take(scanned(QStringLiteral("TWIN"), cellar));

    QCOMPARE(count.tally(), (Tally{.expected = 4, .found = 3, .moved = 1, .unknown = 1, .duplicate = 1}));
    QCOMPARE(count.tally().missing(), 1);
    QCOMPARE(count.missing(), std::vector{3});
    QCOMPARE(count.foundAt(Match::Moved), (std::vector{std::pair{2, 4}}));
}

void TestStocktake::linesGoThereAndBack()
{
    const std::vector<Scan> scans{scanned(QStringLiteral("GZ-0001")), scanned(QStringLiteral("有空格 的 标签"), cellar), scanned(QStringLiteral("x"), {})};

    const auto back = scansOf(linesOf(scans), QStringLiteral("Kim"));

    QCOMPARE(back, scans);
}

void TestStocktake::hostileLinesAreLeftOut_data()
{
    QTest::addColumn<QString>("lines");
    QTest::addColumn<int>("scans");
    QTest::newRow("nothing") << "" << 0;
    QTest::newRow("no tabs") << "GZ-0001\n" << 0;
    QTest::newRow("too many cells") << "a\tb\tc\t1\t2\n" << 0;
    QTest::newRow("a time that is none") << "a\tb\tc\tnoon\n" << 0;
    QTest::newRow("no code") << "\tb\tc\t1\n" << 0;
    QTest::newRow("one good among bad ones") << "a\tb\tc\t1\n\n\t\t\t\nzzz" << 1;
}

void TestStocktake::hostileLinesAreLeftOut()
{
    QFETCH(QString, lines);
    QFETCH(int, scans);
    QCOMPARE(int(scansOf(lines, {}).size()), scans);
    // What a code brings along cannot forge a line.
    const auto forged = scansOf(linesOf(std::vector{scanned(lines)}), {});
    QVERIFY(forged.size() <= 1);
}

void TestStocktake::pastedListsBecomeCodes_data()
{
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<QStringList>("codes");
    QTest::newRow("lines") << "A1\nA2\r\nA3\n" << QStringList{QStringLiteral("A1"), QStringLiteral("A2"), QStringLiteral("A3")};
    QTest::newRow("a spreadsheet's column with gaps") << "A1\n\n\nA2" << QStringList{QStringLiteral("A1"), QStringLiteral("A2")};
    QTest::newRow("Chinese separators") << "A1，A2；A3、A4" << QStringList{QStringLiteral("A1"), QStringLiteral("A2"), QStringLiteral("A3"), QStringLiteral("A4")};
    QTest::newRow("tabs and spaces") << " A1\tA2  A3 " << QStringList{QStringLiteral("A1"), QStringLiteral("A2"), QStringLiteral("A3")};
    QTest::newRow("nothing") << " \n " << QStringList();
}

void TestStocktake::pastedListsBecomeCodes()
{
    QFETCH(QString, pasted);
    QFETCH(QStringList, codes);
    QCOMPARE(codesIn(pasted), codes);
}

void TestStocktake::findingsGoThereAndBack()
{
    auto count = aCount();
    for (const auto *code : {"GZ-0001", "GZ-0001", "NOBODY"})
        count.take(scanned(QString::fromLatin1(code)));
    count.take(scanned(QStringLiteral("TWIN"), cellar));

    const auto text = findingsOf(count);
    const auto back = findingsFromJson(text);

    QVERIFY(back);
    QCOMPARE(*back, summaryOf(count));
    QCOMPARE(back->missing.size(), size_t(2));
    QCOMPARE(back->moved.front().seen, cellar);
    QCOMPARE(back->unknown.front().code, QStringLiteral("NOBODY"));
    QCOMPARE(findingsOf(count), text);
}

void TestStocktake::refusesFindingsThatAreNone_data()
{
    QTest::addColumn<QString>("json");
    QTest::newRow("nothing") << "";
    QTest::newRow("no object") << "[]";
    QTest::newRow("no lists") << R"({"expected":1})";
    QTest::newRow("a finding that is none") << R"({"expected":1,"found":0,"missing":[[1]],"moved":[],"unknown":[],"duplicate":[]})";
    QTest::newRow("broken") << "{";
}

void TestStocktake::refusesFindingsThatAreNone()
{
    QFETCH(QString, json);
    const auto refused = findingsFromJson(json);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::BadRequest);
}

void TestStocktake::countsSixtyThousandWithFiveThousandAtOnce()
{
    std::vector<Counted> expected;
    for (int i = 0; i < 60'000; ++i)
        expected.push_back(thing(QByteArray("T" + QByteArray::number(i)).constData(), QByteArray("N" + QByteArray::number(i)).constData()));
    Count count(std::move(expected));

    for (int i = 0; i < 5'000; ++i)
        count.take(scanned(QStringLiteral("T%1").arg(i * 11)));

    QCOMPARE(count.tally().found, 5'000);
    QCOMPARE(int(count.missing().size()), 55'000);
    const auto findings = findingsOf(count);
    QVERIFY2(findings.size() < 6'000'000, "a room in which nearly everything is missing can still be signed off");
}

QTEST_GUILESS_MAIN(TestStocktake)
#include "tst_stocktake.moc"
