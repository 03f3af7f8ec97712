// Contents of attachments over the wire: brought in pieces, gone on with after a break, refused where they are not what
// they say, and read by those who may see what they hang on.
#include "contract/digest.h"
#include "link/httpstransport.h"
#include "server/apisite.h"

#include <QTest>

using namespace contract;
using support::RawClient;

namespace {

/// Bytes that are no text, and differ from place to place.
QByteArray bytes(qsizetype count, char seed = 1)
{
    QByteArray all(count, Qt::Uninitialized);
    quint32 state = quint32(seed);
    for (auto &byte : all) {
        state = state * 1'664'525u + 1'013'904'223u;
        byte = char(state >> 24);
    }
    return all;
}

} // namespace

class TestFiles : public QObject, ApiSite
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(open()); }
    void goesOnWhereItBrokeOff();
    void survivesTheServersDeathBetweenPieces();
    void refusesBytesThatAreNotTheDigest();
    void twoPeopleDoNotSpoilEachOthersParts();
    void refusesWhatIsTooLarge();
    void refusesWhoMayNotAttach();
    void refusesAnAttachmentWithoutItsContent();
    void givesRanges_data();
    void givesRanges();
    void showsAContentOnlyWithTheRecord();
    void travelsByTheRealTransport();
};

void TestFiles::goesOnWhereItBrokeOff()
{
    const auto content = bytes(300'000);
    const QString digest = sm3Hex(content);
    const QByteArray size = "?size=300000";
    QCOMPARE(objectOf(putBytes(m_token, digest, size, {})), (QJsonObject{{QStringLiteral("received"), 0}, {QStringLiteral("complete"), false}}));

    const auto first = objectOf(putBytes(m_token, digest, size, content.left(100'000)));
    const auto repeated = objectOf(putBytes(m_token, digest, size, content.left(100'000)));
    const auto gap = objectOf(putBytes(m_token, digest, size + "&offset=200000", content.mid(200'000)));
    const auto last = objectOf(putBytes(m_token, digest, size + "&offset=100000", content.mid(100'000)));
    const auto again = objectOf(putBytes(m_token, digest, size + "&offset=100000", content.mid(100'000)));

    QCOMPARE(first.value(QStringLiteral("received")).toInt(), 100'000);
    QCOMPARE(repeated, first);
    QCOMPARE(gap, first);
    QCOMPARE(last, (QJsonObject{{QStringLiteral("received"), 300'000}, {QStringLiteral("complete"), true}}));
    QCOMPARE(again, last);
}

void TestFiles::survivesTheServersDeathBetweenPieces()
{
    const auto content = bytes(200'000, 2);
    const QString digest = sm3Hex(content);
    QCOMPARE(objectOf(putBytes(m_token, digest, "?size=200000", content.left(120'000))).value(QStringLiteral("received")).toInt(), 120'000);

    m_server->kill();
    QVERIFY(m_server->start());
    m_client = std::make_unique<RawClient>(m_server->port());

    const auto there = objectOf(putBytes(m_token, digest, "?size=200000", {}));
    QCOMPARE(there.value(QStringLiteral("received")).toInt(), 120'000);
    const auto whole = objectOf(putBytes(m_token, digest, "?size=200000&offset=120000", content.mid(120'000)));
    QVERIFY(whole.value(QStringLiteral("complete")).toBool());
}

void TestFiles::refusesBytesThatAreNotTheDigest()
{
    const QString digest = sm3Hex("what was promised");

    const auto wrong = putBytes(m_token, digest, "?size=5", "other");

    QCOMPARE(wrong.status, 422);
    QCOMPARE(codeOf(wrong), QStringLiteral("invalid_value"));
    QCOMPARE(fieldOf(wrong), QStringLiteral("digest"));
    QCOMPARE(objectOf(putBytes(m_token, digest, "?size=17", {})).value(QStringLiteral("received")).toInt(), 0);
    QVERIFY(objectOf(putBytes(m_token, digest, "?size=17", "what was promised")).value(QStringLiteral("complete")).toBool());
}

void TestFiles::twoPeopleDoNotSpoilEachOthersParts()
{
    const auto content = bytes(1000, 3);
    const QString digest = sm3Hex(content);
    const auto other = signIn(QStringLiteral("locked")); // a configuration manager too
    QCOMPARE(objectOf(putBytes(other, digest, "?size=1000", "rubbish")).value(QStringLiteral("received")).toInt(), 7);

    const auto mine = objectOf(putBytes(m_token, digest, "?size=1000", content));

    QVERIFY(mine.value(QStringLiteral("complete")).toBool());
    QVERIFY(objectOf(putBytes(other, digest, "?size=1000", {})).value(QStringLiteral("complete")).toBool());
}

void TestFiles::refusesWhatIsTooLarge()
{
    const QString digest = sm3Hex("x");

    const auto tooLarge = putBytes(m_token, digest, "?size=20971521", "x");
    const auto beyond = putBytes(m_token, digest, "?size=3", "four");
    const auto without = putBytes(m_token, digest, "", "x");
    const auto piece = putBytes(m_token, digest, "?size=20000000", QByteArray((4 << 20) + 1, 'x'));
    const auto words = putBytes(m_token, digest, "?size=many", "x");

    QCOMPARE(tooLarge.status, 413);
    QCOMPARE(beyond.status, 413);
    QCOMPARE(without.status, 400);
    QCOMPARE(piece.status, 413);
    QCOMPARE(words.status, 400);
    for (const auto *name : {"7", "..", "0123456789abcdef", "ZZ"})
        QCOMPARE(askAs(m_token, "PUT", QByteArray("/api/v1/files/") + name + "?size=1", "x", {"Content-Type: application/octet-stream"}).status, 404);
}

void TestFiles::refusesWhoMayNotAttach()
{
    const auto viewer = signIn(QStringLiteral("viewer"));

    const auto refused = putBytes(viewer, sm3Hex("x"), "?size=1", "x");

    QCOMPARE(refused.status, 403);
    QCOMPARE(fieldOf(refused), QStringLiteral("attachment.create"));
    QCOMPARE(putBytes(QByteArray("nobody"), sm3Hex("x"), "?size=1", "x").status, 401);
}

void TestFiles::refusesAnAttachmentWithoutItsContent()
{
    const QJsonObject fields{{QStringLiteral("record_entity"), QStringLiteral("organisation")}, {QStringLiteral("record_id"), idText(m_unit)}, {QStringLiteral("name"), QStringLiteral("a.txt")},
                             {QStringLiteral("size"), 9}, {QStringLiteral("digest"), sm3Hex("not there")}};
    QVERIFY(create(QStringLiteral("attachment"), fields).isNull());

    QVERIFY(objectOf(putBytes(m_token, sm3Hex("not there"), "?size=9", "not there")).value(QStringLiteral("complete")).toBool());

    QVERIFY(!create(QStringLiteral("attachment"), fields).isNull());
    auto otherSize = fields;
    otherSize.insert(QStringLiteral("size"), 10);
    QVERIFY(create(QStringLiteral("attachment"), otherSize).isNull());
    auto path = fields;
    path.insert(QStringLiteral("name"), QStringLiteral("../../etc/passwd"));
    QVERIFY(create(QStringLiteral("attachment"), path).isNull());
}

void TestFiles::givesRanges_data()
{
    QTest::addColumn<QByteArray>("range");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("none") << QByteArray() << 200 << QByteArray("0123456789");
    QTest::newRow("the beginning") << QByteArray("bytes=0-3") << 206 << QByteArray("0123");
    QTest::newRow("across a part") << QByteArray("bytes=3-6") << 206 << QByteArray("3456");
    QTest::newRow("to the end") << QByteArray("bytes=7-") << 206 << QByteArray("789");
    QTest::newRow("the last ones") << QByteArray("bytes=-2") << 206 << QByteArray("89");
    QTest::newRow("more than there is") << QByteArray("bytes=8-99") << 206 << QByteArray("89");
    QTest::newRow("beyond the end") << QByteArray("bytes=10-11") << 416 << QByteArray();
    QTest::newRow("several") << QByteArray("bytes=0-1,3-4") << 200 << QByteArray("0123456789");
    QTest::newRow("no range") << QByteArray("bytes=x-y") << 200 << QByteArray("0123456789");
    QTest::newRow("a giant") << QByteArray("bytes=99999999999999999999-") << 200 << QByteArray("0123456789");
}

void TestFiles::givesRanges()
{
    QFETCH(QByteArray, range);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    const QByteArray content = "0123456789";
    const QString digest = sm3Hex(content);
    putBytes(m_token, digest, "?size=10", content.left(5)); // two parts, the first time
    putBytes(m_token, digest, "?size=10&offset=5", content.mid(5));
    QCOMPARE(attach(QStringLiteral("organisation"), m_unit, content), digest);

    const auto reply = ask("GET", "/api/v1/files/" + digest.toLatin1(), {}, range.isEmpty() ? QByteArrayList() : QByteArrayList{"Range: " + range});

    QCOMPARE(reply.status, status);
    if (status >= 400)
        return;
    QCOMPARE(reply.body, body);
    QCOMPARE(reply.headers.value("content-type"), QByteArray("application/octet-stream"));
    QCOMPARE(reply.headers.value("x-content-type-options"), QByteArray("nosniff"));
    QCOMPARE(reply.headers.contains("content-range"), status == 206);
}

void TestFiles::showsAContentOnlyWithTheRecord()
{
    const QString digest = attach(QStringLiteral("organisation"), m_unit, "for those of the unit");
    const auto target = "/api/v1/files/" + digest.toLatin1();
    const QString orphan = sm3Hex("hangs nowhere");
    QVERIFY(objectOf(putBytes(m_token, orphan, "?size=13", "hangs nowhere")).value(QStringLiteral("complete")).toBool());

    QCOMPARE(ask("GET", target).status, 200);
    QCOMPARE(askAs(signIn(QStringLiteral("nowhere")), "GET", target).status, 404); // another unit's
    QCOMPARE(askAs(m_clerk, "GET", target).status, 404);                            // may not read attachments
    QCOMPARE(ask("GET", "/api/v1/files/" + orphan.toLatin1()).status, 404);
    QCOMPARE(ask("GET", "/api/v1/files/" + sm3Hex("never there").toLatin1()).status, 404);
}

void TestFiles::travelsByTheRealTransport()
{
    wire::HttpsTransport transport(m_server->address());
    transport.useToken(m_token);
    const auto content = bytes(3'500'001, 5);
    const QString digest = sm3Hex(content);
    qint64 mostAtOnce = 0;
    int broken = 2;
    const auto read = [&](qint64 at, qint64 most) -> Result<QByteArray> {
        mostAtOnce = std::max(mostAtOnce, most);
        if (at > 0 && broken-- == 2)
            return fail(ErrorCode::Cancelled);
        return content.mid(at, most);
    };
    QCOMPARE(transport.putFile(digest, content.size(), read).error().code, ErrorCode::Cancelled);
    const auto put = transport.putFile(digest, content.size(), read);
    QVERIFY2(put, put ? "" : qPrintable(put.error().message));
    QVERIFY(mostAtOnce <= 1 << 20);
    QCOMPARE(attach(QStringLiteral("organisation"), m_unit, content), digest);

    QByteArray came;
    const auto take = [&](const QByteArray &piece) -> Result<void> {
        came += piece;
        return came.size() < 2'000'000 ? Result<void>() : Result<void>(fail(ErrorCode::Cancelled));
    };
    QCOMPARE(transport.getFile(digest, 0, take).error().code, ErrorCode::Cancelled);
    const auto got = transport.getFile(digest, came.size(), [&](const QByteArray &piece) {
        came += piece;
        return Result<void>();
    });

    QCOMPARE(got.value_or(-1), content.size());
    QCOMPARE(came, content);
    QCOMPARE(transport.getFile(sm3Hex("nowhere"), 0, take).error().code, ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(TestFiles)
#include "tst_files.moc"
