// What no decent client sends: requests within requests, bodies without end, silence. Over TLS, at the real server.
#include "support/rawclient.h"
#include "support/serverprocess.h"

#include <QElapsedTimer>
#include <QTest>
#include <arpa/inet.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace contract;
using support::RawClient;
using support::ServerProcess;

class TestSmuggling : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void refusesAndCloses_data();
    void refusesAndCloses();
    void answersPipelinedRequestsInOrder();
    void neverTakesABodyForARequest();
    void takesABodyByteByByte();
    void refusesAHeadWithoutEnd();
    void refusesATooLargeBodyBeforeReadingIt();
    void tellsWhoExpectsToBeTold();
    void refusesOldTls_data();
    void refusesOldTls();
    void refusesWeakCiphers();
    void givesUpOnPlainHttp();
    void idleClientsHoldNobodyUp();
    void silentClientsHoldNobodyUp();

private:
    std::unique_ptr<ServerProcess> m_server;
    [[nodiscard]] quint16 port() const { return m_server->port(); }
};

void TestSmuggling::initTestCase()
{
    auto server = ServerProcess::run({.environment = {{QStringLiteral("YUNHENG_SERVER_THREADS"), QStringLiteral("4")}, {QStringLiteral("YUNHENG_SERVER_BODY_BYTES"), QStringLiteral("100000")}}});
    QVERIFY2(server, server ? "" : qPrintable(server.error().message));
    m_server = *std::move(server);
}

void TestSmuggling::refusesAndCloses_data()
{
    QTest::addColumn<QByteArray>("request");
    const QByteArray hidden = "GET /healthz HTTP/1.1\r\nHost: h\r\n\r\n";
    const auto post = [&](const QByteArray &lines, const QByteArray &body) { return "POST /api/v1/session HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n" + lines + "\r\n\r\n" + body + hidden; };
    QTest::newRow("CL.TE") << post("Content-Length: 4\r\nTransfer-Encoding: chunked", "0\r\n\r\n");
    QTest::newRow("TE.CL") << post("Transfer-Encoding: chunked\r\nContent-Length: 4", "5c\r\n");
    QTest::newRow("TE.TE") << post("Transfer-Encoding: chunked\r\nTransfer-Encoding: x", "0\r\n\r\n");
    QTest::newRow("an obscured TE") << post("Transfer-Encoding: xchunked", "0\r\n\r\n");
    QTest::newRow("a space before the colon") << post("Transfer-Encoding : chunked", "0\r\n\r\n");
    QTest::newRow("two lengths") << post("Content-Length: 2\r\nContent-Length: 40", "{}");
    QTest::newRow("a list of lengths") << post("Content-Length: 2,40", "{}");
    QTest::newRow("a negative length") << post("Content-Length: -2", "{}");
    QTest::newRow("an overflowing length") << post("Content-Length: 4294967298000000000000", "{}");
    QTest::newRow("a length in letters") << post("Content-Length: two", "{}");
    QTest::newRow("a chunk of negative size") << post("Transfer-Encoding: chunked", "-2\r\n{}\r\n0\r\n\r\n");
    QTest::newRow("a chunk of overflowing size") << post("Transfer-Encoding: chunked", "fffffffffffffffff\r\n{}\r\n0\r\n\r\n");
    QTest::newRow("a chunk with an extension") << post("Transfer-Encoding: chunked", "2;x=y\r\n{}\r\n0\r\n\r\n");
    QTest::newRow("trailers") << post("Transfer-Encoding: chunked", "2\r\n{}\r\n0\r\nX: y\r\n\r\n");
    QTest::newRow("bare line feeds") << QByteArray("GET /healthz HTTP/1.1\nHost: h\n\nGET /healthz HTTP/1.1\nHost: h\r\n\r\n");
    QTest::newRow("a folded header") << QByteArray("GET /healthz HTTP/1.1\r\nHost: h\r\nX: y\r\n Content-Length: 9\r\n\r\n" + hidden);
    QTest::newRow("no host") << QByteArray("GET /healthz HTTP/1.1\r\n\r\n" + hidden);
    QTest::newRow("another server's target") << QByteArray("GET https://evil/healthz HTTP/1.1\r\nHost: h\r\n\r\n" + hidden);
    QTest::newRow("a body where none belongs") << QByteArray("GET /healthz HTTP/1.1\r\nHost: h\r\nContent-Length: " + QByteArray::number(hidden.size()) + "\r\n\r\n" + hidden);
}

void TestSmuggling::refusesAndCloses()
{
    QFETCH(QByteArray, request);
    RawClient client(port());
    QVERIFY(client.send(request));

    const auto reply = client.reply();

    QCOMPARE(reply.status, 400);
    QCOMPARE(reply.headers.value("content-type"), QByteArray("application/problem+json"));
    QCOMPARE(reply.headers.value("connection"), QByteArray("close"));
    QVERIFY2(client.reply(5000).status == 0, "the hidden request was answered");
    QVERIFY(client.closedWithin(5000));
}

void TestSmuggling::answersPipelinedRequestsInOrder()
{
    RawClient client(port());
    QVERIFY(client.send("GET /healthz HTTP/1.1\r\nHost: h\r\n\r\nGET /nowhere HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"));
    QCOMPARE(client.reply().status, 200);
    QCOMPARE(client.reply().status, 404);
    QVERIFY(client.closedWithin(5000));
}

void TestSmuggling::neverTakesABodyForARequest()
{
    // Refused before its body is read: the body must not become the next request.
    for (const auto *target : {"/api/v1/commands", "/nowhere", "/healthz"}) {
        RawClient client(port());
        const QByteArray hidden = "GET /healthz HTTP/1.1\r\nHost: h\r\n\r\n";
        QVERIFY(client.send(QByteArray("POST ") + target + " HTTP/1.1\r\nHost: h\r\nContent-Length: " + QByteArray::number(hidden.size()) + "\r\n\r\n" + hidden));
        QVERIFY(client.reply().status >= 400);
        QCOMPARE(client.reply(5000).status, 0);
    }
}

void TestSmuggling::takesABodyByteByByte()
{
    RawClient client(port());
    const QByteArray request = "POST /api/v1/session HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                               "10\r\n{\"login\":\"chief\"\r\n1c\r\n,\"password\":\"Seven-Stars-88\"\r\n1\r\n}\r\n0\r\n\r\n";
    for (const char byte : request)
        QVERIFY(client.send(QByteArray(1, byte)));
    QCOMPARE(client.reply().status, 200);
}

void TestSmuggling::refusesAHeadWithoutEnd()
{
    RawClient client(port());
    QVERIFY(client.send("GET /healthz HTTP/1.1\r\nHost: h\r\nX: " + QByteArray(40'000, 'x')));
    QCOMPARE(client.reply().status, 413);
    QVERIFY(client.closedWithin(5000));
}

void TestSmuggling::refusesATooLargeBodyBeforeReadingIt()
{
    RawClient client(port());
    QVERIFY(client.send("POST /api/v1/session HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nContent-Length: 999999999\r\nExpect: 100-continue\r\n\r\n"));
    QCOMPARE(client.reply().status, 413);
    RawClient chunked(port());
    QVERIFY(chunked.send("POST /api/v1/session HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"));
    for (int i = 0; i < 11; ++i)
        chunked.send("2710\r\n" + QByteArray(10'000, ' ') + "\r\n");
    QCOMPARE(chunked.reply().status, 413);
}

void TestSmuggling::tellsWhoExpectsToBeTold()
{
    RawClient client(port());
    QVERIFY(client.send("POST /api/v1/session HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n"));
    QCOMPARE(client.reply().status, 100);
    QVERIFY(client.send("{}"));
    QCOMPARE(client.reply().status, 400);
}

void TestSmuggling::refusesOldTls_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<bool>("welcome");
    QTest::newRow("TLS 1.0") << TLS1_VERSION << false;
    QTest::newRow("TLS 1.1") << TLS1_1_VERSION << false;
    QTest::newRow("TLS 1.2") << TLS1_2_VERSION << true;
    QTest::newRow("TLS 1.3") << TLS1_3_VERSION << true;
}

void TestSmuggling::refusesOldTls()
{
    QFETCH(int, version);
    QFETCH(bool, welcome);
    RawClient client(port(), {.leastVersion = version, .mostVersion = version});
    QCOMPARE(client.isConnected(), welcome);
}

void TestSmuggling::refusesWeakCiphers()
{
    for (const auto *ciphers : {"ECDHE-ECDSA-AES128-SHA", "ECDHE-ECDSA-AES256-SHA384", "AES128-GCM-SHA256", "NULL"})
        QVERIFY2(!RawClient(port(), {.leastVersion = TLS1_2_VERSION, .mostVersion = TLS1_2_VERSION, .ciphers = ciphers}).isConnected(), ciphers);
    QVERIFY(RawClient(port(), {.leastVersion = TLS1_2_VERSION, .mostVersion = TLS1_2_VERSION, .ciphers = "ECDHE-ECDSA-AES128-GCM-SHA256"}).isConnected());
}

void TestSmuggling::givesUpOnPlainHttp()
{
    // Its handshake fails, and the server goes on.
    const int plain = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port());
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    QCOMPARE(::connect(plain, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
    const QByteArray request = "GET /healthz HTTP/1.1\r\nHost: h\r\n\r\n";
    QCOMPARE(::send(plain, request.constData(), size_t(request.size()), MSG_NOSIGNAL), request.size());
    QByteArray answer(100, '\0');
    const auto count = ::recv(plain, answer.data(), size_t(answer.size()), 0);
    ::close(plain);
    QVERIFY2(count <= 0 || !answer.startsWith("HTTP"), "answered without TLS");
    QCOMPARE(RawClient(port()).ask("GET", "/healthz").status, 200);
}

void TestSmuggling::idleClientsHoldNobodyUp()
{
    // Ten times as many open connections as the server has threads.
    std::vector<RawClient> idle;
    for (int i = 0; i < 40; ++i) {
        idle.emplace_back(port());
        QCOMPARE(idle.back().ask("GET", "/healthz").status, 200);
    }
    QElapsedTimer timer;
    timer.start();
    RawClient next(port());
    QCOMPARE(next.ask("GET", "/healthz").status, 200);
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(idle.front().ask("GET", "/healthz").status, 200);
}

void TestSmuggling::silentClientsHoldNobodyUp()
{
    // Connections that never begin to speak wait where they cost no thread.
    std::vector<RawClient> connected;
    for (int i = 0; i < 20; ++i)
        connected.emplace_back(port());
    QElapsedTimer timer;
    timer.start();
    RawClient next(port());
    QCOMPARE(next.ask("GET", "/healthz").status, 200);
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_GUILESS_MAIN(TestSmuggling)
#include "tst_smuggling.moc"
