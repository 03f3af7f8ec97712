// What reading promises: single records, lists, pages of the feed; their tags, cursors and packing.
#include "link/compression.h"
#include "server/apisite.h"

#include <QTest>

using namespace contract;
using support::RawClient;

class TestApiReading : public QObject, ApiSite
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void recordsHaveAnEtag();
    void listsFilterSortAndPage();
    void listsRefuseNonsense_data();
    void listsRefuseNonsense();
    void aStrangeCursorIsRefused_data();
    void aStrangeCursorIsRefused();
    void aCursorOfOtherRightsIsGone();
    void packsWhatIsAskedFor_data();
    void packsWhatIsAskedFor();
    void readsAPageOnceForManyClients();
    void showsNoOneWhatTheyMayNotSee();
};

void TestApiReading::initTestCase()
{
    QVERIFY(open());
}

void TestApiReading::recordsHaveAnEtag()
{
    const auto target = "/api/v1/organisation/" + idText(m_unit).toLatin1();
    const auto reply = ask("GET", target);
    const auto etag = reply.headers.value("etag");
    QCOMPARE(etag, '"' + QByteArray::number(objectOf(reply).value(QStringLiteral("revision")).toInteger()) + '"');
    const auto again = ask("GET", target, {}, {"If-None-Match: " + etag});
    QCOMPARE(again.status, 304);
    QVERIFY(again.body.isEmpty());
}

void TestApiReading::listsFilterSortAndPage()
{
    for (const auto *name : {"丙-3", "丙-1", "丙-2", "丙-4"})
        QVERIFY(!create(QStringLiteral("organisation"), {{QStringLiteral("name"), QString::fromUtf8(name)}}).isNull());
    QStringList names;
    QByteArray after;
    for (bool more = true; more;) {
        const auto reply = ask("GET", "/api/v1/organisation?name.prefix=" + QByteArray("丙-").toPercentEncoding() + "&sort=-name&limit=3" + (after.isEmpty() ? QByteArray() : "&after=" + after.toPercentEncoding()));
        QCOMPARE(reply.status, 200);
        const auto page = objectOf(reply);
        for (const auto &item : page.value(QStringLiteral("items")).toArray())
            names << item.toObject().value(QStringLiteral("name")).toString();
        after = page.value(QStringLiteral("after")).toString().toLatin1();
        more = page.value(QStringLiteral("more")).toBool();
    }
    QCOMPARE(names, (QStringList{QStringLiteral("丙-4"), QStringLiteral("丙-3"), QStringLiteral("丙-2"), QStringLiteral("丙-1")}));
}

void TestApiReading::listsRefuseNonsense_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::newRow("a limit of 0") << QByteArray("limit=0");
    QTest::newRow("a limit beyond") << QByteArray("limit=1001");
    QTest::newRow("a limit in words") << QByteArray("limit=many");
    QTest::newRow("an unknown sort") << QByteArray("sort=shininess");
    QTest::newRow("an SQL sort") << QByteArray("sort=name%3B--");
    QTest::newRow("an unknown comparison") << QByteArray("name.like=x");
    QTest::newRow("an unknown field") << QByteArray("shininess=7");
    QTest::newRow("an after of nobody's") << QByteArray("after=xyz&sort=name");
    QTest::newRow("a flag that is none") << QByteArray("retired=perhaps");
    QTest::newRow("a parameter twice") << QByteArray("limit=1&limit=2");
}

void TestApiReading::listsRefuseNonsense()
{
    QFETCH(QByteArray, query);
    const auto reply = ask("GET", "/api/v1/organisation?" + query);
    QVERIFY2(reply.status == 400, reply.body.constData());
    QCOMPARE(reply.headers.value("content-type"), QByteArray("application/problem+json"));
}

void TestApiReading::aStrangeCursorIsRefused_data()
{
    QTest::addColumn<QByteArray>("cursor");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("noise") << QByteArray("nonsense");
    QTest::newRow("controls") << QByteArray("%01%02");
    QTest::newRow("a long one") << QByteArray(4000, 'x');
}

void TestApiReading::aStrangeCursorIsRefused()
{
    QFETCH(QByteArray, cursor);
    const auto reply = ask("GET", "/api/v1/changes?cursor=" + cursor);
    QVERIFY2(reply.status == 400 || reply.status == 410, reply.body.constData());
}

void TestApiReading::aCursorOfOtherRightsIsGone()
{
    const auto cursor = objectOf(ask("GET", "/api/v1/head")).value(QStringLiteral("cursor")).toString().toLatin1();
    const auto reply = askAs(m_clerk, "GET", "/api/v1/changes?cursor=" + cursor.toPercentEncoding());
    QCOMPARE(reply.status, 410);
    QCOMPARE(codeOf(reply), QStringLiteral("cursor_gone"));
}

void TestApiReading::packsWhatIsAskedFor_data()
{
    QTest::addColumn<QByteArray>("target");
    for (const auto *target : {"/api/v1/snapshot/organisation", "/api/v1/organisation", "/openapi.json"})
        QTest::newRow(target) << QByteArray(target);
}

void TestApiReading::packsWhatIsAskedFor()
{
    QFETCH(QByteArray, target);
    const auto plain = ask("GET", target);
    QVERIFY(!plain.headers.contains("content-encoding"));
    for (const auto *name : {"zstd", "gzip"}) {
        const auto packed = ask("GET", target, {}, {QByteArray("Accept-Encoding: ") + name});
        QCOMPARE(packed.headers.value("content-encoding"), QByteArray(name));
        const auto unpacked = wire::unpacked(*wire::encodingOf(name), {packed.body.constData(), size_t(packed.body.size())}, 10'000'000);
        QVERIFY(unpacked);
        QCOMPARE(QByteArray::fromStdString(*unpacked), plain.body);
    }
}

void TestApiReading::readsAPageOnceForManyClients()
{
    const auto reused = [&] {
        const auto text = ask("GET", "/metrics").body;
        const auto at = text.indexOf("\nyunheng_pages_reused_total ") + 28;
        return text.mid(at, text.indexOf('\n', at) - at).toInt();
    };
    QCOMPARE(ask("GET", "/api/v1/snapshot/organisation?limit=77").status, 200);
    const int before = reused();
    const auto other = signIn(QStringLiteral("chief"));
    for (int i = 0; i < 5; ++i)
        QCOMPARE(askAs(other, "GET", "/api/v1/snapshot/organisation?limit=77").status, 200);
    QCOMPARE(reused(), before + 5);
    // A commit makes the page another one.
    QVERIFY(!create(QStringLiteral("organisation"), {{QStringLiteral("name"), QStringLiteral("后来")}}).isNull());
    QVERIFY(ask("GET", "/api/v1/snapshot/organisation?limit=777").body.contains("后来"));
    QCOMPARE(reused(), before + 5);
}

void TestApiReading::showsNoOneWhatTheyMayNotSee()
{
    const auto token = signIn(QStringLiteral("nowhere"));
    QVERIFY(!token.isEmpty());
    for (const auto *target : {"/api/v1/snapshot/organisation", "/api/v1/organisation"}) {
        QVERIFY(ask("GET", target).body.contains("教育局")); // in the cache now, for others
        const auto reply = askAs(token, "GET", target);
        QCOMPARE(reply.status, 200);
        QVERIFY(!reply.body.contains("教育局"));
    }
    QCOMPARE(askAs(token, "GET", "/api/v1/organisation/" + idText(m_unit).toLatin1()).status, 404);
    QCOMPARE(askAs(token, "GET", "/api/v1/organisation/" + idText(m_unit).toLatin1() + "/history").status, 404);
}

QTEST_GUILESS_MAIN(TestApiReading)
#include "tst_apireading.moc"
