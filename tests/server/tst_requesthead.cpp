// The strict reader of request heads, without a socket.
#include "app/server/http/query.h"
#include "app/server/http/requesthead.h"
#include "app/server/http/routes.h"

#include <QTest>

using namespace contract;

class TestRequestHead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAPlainRequest();
    void refuses_data();
    void refuses();
    void unpacksChunksHoweverTheyArrive();
    void refusesChunks_data();
    void refusesChunks();
    void decodesAQuery();
    void refusesQueries_data();
    void refusesQueries();
    void routesByMethodAndPath_data();
    void routesByMethodAndPath();
};

void TestRequestHead::readsAPlainRequest()
{
    const auto head = server::parseHead("PATCH /api/v1/resource/x?a=b HTTP/1.1\r\nHost: h\r\ncontent-LENGTH:  12 \r\nX-Empty:\r\nConnection: Keep-Alive\r\n\r\n");

    QVERIFY2(head, head ? "" : qPrintable(head.error().message));
    QCOMPARE(head->method, std::string("PATCH"));
    QCOMPARE(head->path, std::string("/api/v1/resource/x"));
    QCOMPARE(head->query, std::string("a=b"));
    QVERIFY(head->contentLength == 12);
    QVERIFY(head->header("x-empty").empty());
    QVERIFY(head->keepAlive);
    QVERIFY(!server::parseHead("GET / HTTP/1.0\r\n\r\n")->keepAlive);
    QVERIFY(!server::parseHead("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")->keepAlive);
}

void TestRequestHead::refuses_data()
{
    QTest::addColumn<QByteArray>("head");
    const auto with = [](const QByteArray &lines) { return "POST / HTTP/1.1\r\nHost: h\r\n" + lines + "\r\n\r\n"; };
    QTest::newRow("length beside chunks") << with("Content-Length: 3\r\nTransfer-Encoding: chunked");
    QTest::newRow("two lengths") << with("Content-Length: 3\r\nContent-Length: 4");
    QTest::newRow("the same length twice") << with("Content-Length: 3\r\nContent-Length: 3");
    QTest::newRow("a list of lengths") << with("Content-Length: 3, 3");
    QTest::newRow("a negative length") << with("Content-Length: -1");
    QTest::newRow("a signed length") << with("Content-Length: +3");
    QTest::newRow("an overflowing length") << with("Content-Length: 18446744073709551617");
    QTest::newRow("a hexadecimal length") << with("Content-Length: 0x3");
    QTest::newRow("an empty length") << with("Content-Length:");
    QTest::newRow("a length with a space in it") << with("Content-Length: 1 2");
    QTest::newRow("identity") << with("Transfer-Encoding: identity");
    QTest::newRow("gzip and chunks") << with("Transfer-Encoding: gzip, chunked");
    QTest::newRow("chunks twice") << with("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked");
    QTest::newRow("chunked with a tab before") << with("Transfer-Encoding: \x0b" "chunked");
    QTest::newRow("a space before the colon") << with("Content-Length : 3");
    QTest::newRow("a folded line") << with("X-A: b\r\n c");
    QTest::newRow("a header without a colon") << with("X-A");
    QTest::newRow("a header without a name") << with(": b");
    QTest::newRow("a bare LF") << QByteArray("GET / HTTP/1.1\nHost: h\r\n\r\n");
    QTest::newRow("a bare CR") << with("X-A: b\rc");
    QTest::newRow("a NUL") << with(QByteArray("X-A: b\0c", 8));
    QTest::newRow("no host") << QByteArray("GET / HTTP/1.1\r\nX: y\r\n\r\n");
    QTest::newRow("two hosts") << with("Host: i");
    QTest::newRow("two tokens") << with("Authorization: Bearer a\r\nAuthorization: Bearer b");
    QTest::newRow("chunks in HTTP/1.0") << QByteArray("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n");
    QTest::newRow("HTTP/2 in words") << QByteArray("GET / HTTP/2\r\nHost: h\r\n\r\n");
    QTest::newRow("HTTP/0.9") << QByteArray("GET /\r\n\r\n");
    QTest::newRow("four parts") << QByteArray("GET / x HTTP/1.1\r\nHost: h\r\n\r\n");
    QTest::newRow("another server's target") << QByteArray("GET http://evil/ HTTP/1.1\r\nHost: h\r\n\r\n");
    QTest::newRow("a raw byte in the target") << QByteArray("GET /\xe4 HTTP/1.1\r\nHost: h\r\n\r\n");
    QTest::newRow("a method with a bracket") << QByteArray("G(T / HTTP/1.1\r\nHost: h\r\n\r\n");
    QTest::newRow("nothing") << QByteArray("\r\n\r\n");
    QTest::newRow("65 headers") << with(QByteArray("X: y\r\n").repeated(64).chopped(2));
}

void TestRequestHead::refuses()
{
    QFETCH(QByteArray, head);
    QVERIFY(!server::parseHead({head.constData(), size_t(head.size())}));
}

void TestRequestHead::unpacksChunksHoweverTheyArrive()
{
    const std::string wire = "4\r\nwiki\r\n00a\r\n0123456789\r\n0\r\n\r\nGET /next";
    for (size_t piece = 1; piece <= wire.size(); ++piece) {
        server::ChunkedBody chunks(1000);
        std::string buffer;
        std::string body;
        bool end = false;
        size_t at = 0;
        while (!end && at < wire.size()) {
            buffer += wire.substr(at, piece);
            at += piece;
            const auto taken = chunks.take(buffer, body);
            QVERIFY2(taken, taken ? "" : qPrintable(taken.error().message));
            end = *taken;
        }
        QVERIFY(end);
        QCOMPARE(body, std::string("wiki0123456789"));
        QCOMPARE(buffer + wire.substr(std::min(at, wire.size())), std::string("GET /next"));
    }
}

void TestRequestHead::refusesChunks_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("a negative size") << QByteArray("-4\r\nwiki\r\n");
    QTest::newRow("a signed size") << QByteArray("+4\r\nwiki\r\n");
    QTest::newRow("a prefix") << QByteArray("0x4\r\nwiki\r\n");
    QTest::newRow("a space") << QByteArray("4 \r\nwiki\r\n");
    QTest::newRow("an extension") << QByteArray("4;a=b\r\nwiki\r\n");
    QTest::newRow("an overflow") << QByteArray("ffffffffffffffff4\r\nwiki\r\n");
    QTest::newRow("more than allowed") << QByteArray("3e9\r\n");
    QTest::newRow("an empty size") << QByteArray("\r\n\r\n");
    QTest::newRow("a wrong end") << QByteArray("4\r\nwikiX\r\n");
    QTest::newRow("trailers") << QByteArray("0\r\nX: y\r\n\r\n");
    QTest::newRow("a line without end") << QByteArray(50, '1');
}

void TestRequestHead::refusesChunks()
{
    QFETCH(QByteArray, bytes);
    server::ChunkedBody chunks(1000);
    auto buffer = bytes.toStdString();
    std::string body;
    QVERIFY(!chunks.take(buffer, body));
}

void TestRequestHead::decodesAQuery()
{
    const auto query = server::Query::parse("name=%E4%BA%91+x%2B&limit=7&&flag");
    QVERIFY(query);
    QCOMPARE(query->value(QLatin1StringView("name")), QStringLiteral("云 x+"));
    QVERIFY(query->number(QLatin1StringView("limit"), 1, 1, 10) == 7);
    QVERIFY(query->number(QLatin1StringView("other"), 3, 1, 10) == 3);
    QVERIFY(!query->number(QLatin1StringView("limit"), 1, 1, 6));
    QCOMPARE(query->all().size(), size_t(3));
    QCOMPARE(query->allowOnly({QLatin1StringView("name"), QLatin1StringView("limit")}).error().field, QStringLiteral("flag"));
}

void TestRequestHead::refusesQueries_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("half a code") << QByteArray("a=%4");
    QTest::newRow("no code") << QByteArray("a=%zz");
    QTest::newRow("no UTF-8") << QByteArray("a=%ff");
    QTest::newRow("a NUL") << QByteArray("a=%00");
    QTest::newRow("a name twice") << QByteArray("a=1&a=2");
}

void TestRequestHead::refusesQueries()
{
    QFETCH(QByteArray, text);
    QVERIFY(!server::Query::parse({text.constData(), size_t(text.size())}));
}

void TestRequestHead::routesByMethodAndPath_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QByteArray>("allowed");
    QTest::newRow("a fixed path") << QByteArray("GET /api/v1/head") << QByteArray("/api/v1/head") << QByteArray();
    QTest::newRow("an entity") << QByteArray("GET /api/v1/resource") << QByteArray("/api/v1/{entity}") << QByteArray();
    QTest::newRow("a record") << QByteArray("GET /api/v1/resource/7") << QByteArray("/api/v1/{entity}/{id}") << QByteArray();
    QTest::newRow("its history") << QByteArray("GET /api/v1/resource/7/history") << QByteArray("/api/v1/{entity}/{id}/history") << QByteArray();
    QTest::newRow("a snapshot") << QByteArray("GET /api/v1/snapshot/resource") << QByteArray("/api/v1/snapshot/{entity}") << QByteArray();
    QTest::newRow("another method") << QByteArray("PUT /api/v1/resource/7") << QByteArray() << QByteArray("GET, PATCH");
    QTest::newRow("a fixed path, another method") << QByteArray("GET /api/v1/session") << QByteArray() << QByteArray("POST, DELETE");
    QTest::newRow("no path") << QByteArray("GET /api/v1/resource/7/8/9") << QByteArray() << QByteArray();
    QTest::newRow("the root") << QByteArray("GET /") << QByteArray() << QByteArray();
    QTest::newRow("an empty segment") << QByteArray("GET /api/v1/") << QByteArray() << QByteArray();
    QTest::newRow("a slash too many") << QByteArray("GET /healthz/") << QByteArray() << QByteArray();
}

void TestRequestHead::routesByMethodAndPath()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, pattern);
    QFETCH(QByteArray, allowed);
    const auto parts = request.split(' ');
    const auto match = server::matchRoute(parts[0].toStdString(), parts[1].toStdString());
    QCOMPARE(QByteArray(match.route ? match.route->pattern : ""), pattern);
    if (!match.route)
        QCOMPARE(QByteArray::fromStdString(match.allowed), allowed);
}

QTEST_GUILESS_MAIN(TestRequestHead)
#include "tst_requesthead.moc"
