// The server's life: starting, stopping, pokes to the parked, and what it does not survive.
#include "app/server/certificates.h"
#include "contract/systemports.h"
#include "link/messages.h"
#include "support/rawclient.h"
#include "support/postgres.h"
#include "support/serverprocess.h"

#include <QElapsedTimer>
#include <QTest>

using namespace contract;
using support::RawClient;
using support::ServerProcess;

namespace {

QByteArray tokenOf(ServerProcess &server)
{
    const auto reply = RawClient(server.port()).ask("POST", "/api/v1/session", {}, R"({"login":"chief","password":"Seven-Stars-88"})");
    return QJsonDocument::fromJson(reply.body).object().value(QStringLiteral("token")).toString().toLatin1();
}

QByteArray aCommand()
{
    static const SystemClock clock;
    static UuidV7Source ids(clock);
    Command command{.id = ids.next(), .kind = CommandKind::Create, .entity = QStringLiteral("organisation"), .targets = {{ids.next(), 0}}};
    command.fields.emplace(QStringLiteral("name"), QStringLiteral("单位"));
    command.occurredAt = clock.now();
    return wire::toJson(std::vector<Command>{command});
}

/// A parked client that has heard the head on its arrival.
RawClient listener(ServerProcess &server, const QByteArray &token)
{
    RawClient client(server.port());
    client.send("GET /api/v1/events HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer " + token + "\r\n\r\n");
    if (client.reply().status != 200)
        qFatal("not parked");
    return client;
}

bool hears(RawClient &client, const char *text, int ms)
{
    QElapsedTimer timer;
    timer.start();
    QByteArray heard;
    while (!heard.contains(text) && timer.elapsed() < ms)
        heard += client.receive(ms - int(timer.elapsed()));
    return heard.contains(text);
}

} // namespace

class TestServerLife : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stopsAtOnceWhenNothingIsInFlight();
    void finishesWhatIsInFlightAndRefusesWhatIsNew();
    void comesBackAfterAKill();
    void pokesEveryParkedClient();
    void losesNoPokeWhenAnotherClientArrives();
    void twoServersPokeEachOthersClients_data();
    void twoServersPokeEachOthersClients();
    void logsJsonLinesWithoutSecrets();
    void refusesToStart_data();
    void refusesToStart();
    void leavesAPortToTheServerThatHasIt();
    void manyParkedClientsTakeNoThread();
    void scraperNeedsNoSession();
};

void TestServerLife::stopsAtOnceWhenNothingIsInFlight()
{
    auto server = ServerProcess::run({});
    QVERIFY2(server, server ? "" : qPrintable(server.error().message));
    RawClient idle((*server)->port());
    QCOMPARE(idle.ask("GET", "/healthz").status, 200);
    auto parked = listener(**server, tokenOf(**server));
    QElapsedTimer timer;
    timer.start();

    QCOMPARE((*server)->stop(), 0);

    QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(idle.closedWithin(1000) && parked.closedWithin(1000));
}

void TestServerLife::finishesWhatIsInFlightAndRefusesWhatIsNew()
{
    auto server = ServerProcess::run({});
    QVERIFY(server);
    const auto token = tokenOf(**server);
    const auto body = aCommand();
    RawClient slow((*server)->port());
    RawClient open((*server)->port());
    QCOMPARE(open.ask("GET", "/readyz").status, 200);
    // In flight: the head is there, the body only half.
    QVERIFY(slow.send("POST /api/v1/commands HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nExpect: 100-continue\r\nAuthorization: Bearer " + token + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n"));
    QCOMPARE(slow.reply().status, 100);
    QVERIFY(slow.send(body.left(20)));

    (*server)->terminate();
    QTRY_VERIFY((*server)->log().contains("stopping"));

    QTRY_COMPARE(RawClient((*server)->port()).ask("GET", "/readyz").status, 503);
    const auto refused = open.ask("GET", "/api/v1/head", {"Authorization: Bearer " + token});
    QCOMPARE(refused.status, 503);
    QCOMPARE(refused.headers.value("connection"), QByteArray("close"));
    QVERIFY(slow.send(body.mid(20)));
    const auto receipts = wire::receiptsFromJson(slow.reply().body);
    QVERIFY(receipts && std::holds_alternative<Applied>(receipts->at(0).outcome));
    QCOMPARE((*server)->waitForEnd(10'000), 0);
}

void TestServerLife::comesBackAfterAKill()
{
    auto server = ServerProcess::run({});
    QVERIFY(server);
    const auto token = tokenOf(**server);
    const auto body = aCommand();
    RawClient client((*server)->port());
    const auto first = client.ask("POST", "/api/v1/commands", {"Authorization: Bearer " + token}, body);
    QCOMPARE(first.status, 200);

    (*server)->kill();
    QVERIFY((*server)->start());

    RawClient again((*server)->port());
    const auto second = again.ask("POST", "/api/v1/commands", {"Authorization: Bearer " + token}, body);
    QCOMPARE(second.body, first.body); // the session lives, and the receipt is the stored one
}

void TestServerLife::pokesEveryParkedClient()
{
    auto server = ServerProcess::run({});
    QVERIFY(server);
    const auto token = tokenOf(**server);
    std::vector<RawClient> parked;
    for (int i = 0; i < 50; ++i) {
        parked.push_back(listener(**server, token));
        QVERIFY(hears(parked.back(), "data: {\"head\":", 2000));
    }
    RawClient editor((*server)->port());
    QCOMPARE(editor.ask("POST", "/api/v1/commands", {"Authorization: Bearer " + token}, aCommand()).status, 200);
    QElapsedTimer timer;
    timer.start();
    for (auto &client : parked)
        QVERIFY(hears(client, "data: {\"head\":", 2000));
    QVERIFY2(timer.elapsed() < 600, qPrintable(QString::number(timer.elapsed())));
}

void TestServerLife::losesNoPokeWhenAnotherClientArrives()
{
    auto server = ServerProcess::run({});
    QVERIFY(server);
    const auto token = tokenOf(**server);
    auto parked = listener(**server, token);
    QVERIFY(hears(parked, "data:", 2000));
    RawClient editor((*server)->port());
    for (int round = 0; round < 5; ++round) {
        QCOMPARE(editor.ask("POST", "/api/v1/commands", {"Authorization: Bearer " + token}, aCommand()).status, 200);
        QVERIFY(hears(parked, "data:", 2000));
        // In the pause behind a round of pokes: a commit, and a newcomer who is told of it at once.
        QCOMPARE(editor.ask("POST", "/api/v1/commands", {"Authorization: Bearer " + token}, aCommand()).status, 200);
        auto newcomer = listener(**server, token);
        QVERIFY(hears(newcomer, "data:", 2000));
        QVERIFY2(hears(parked, "data:", 1000), "the newcomer's welcome swallowed the poke");
    }
}

void TestServerLife::twoServersPokeEachOthersClients_data()
{
    QTest::addColumn<int>("engine");
    QTest::newRow("SQLite") << int(store::Engine::Sqlite);
    QTest::newRow("PostgreSQL") << int(store::Engine::Postgres);
}

void TestServerLife::twoServersPokeEachOthersClients()
{
    // Two processes over one database, as behind a load balancer.
    QFETCH(int, engine);
    const support::FreshDatabase database{store::Engine(engine)};
    auto first = ServerProcess::run({.database = database.location()});
    QVERIFY2(first, first ? "" : qPrintable(first.error().field + first.error().message));
    auto second = ServerProcess::run({.staff = {}, .database = database.location()});
    QVERIFY2(second, second ? "" : qPrintable(second.error().field + second.error().message));
    const auto token = tokenOf(**first);
    auto parked = listener(**second, token);
    QVERIFY(hears(parked, "data:", 2000));
    RawClient editor((*first)->port());
    QCOMPARE(editor.ask("POST", "/api/v1/commands", {"Authorization: Bearer " + token}, aCommand()).status, 200);
    QVERIFY(hears(parked, "data:", 1000));
}

void TestServerLife::logsJsonLinesWithoutSecrets()
{
    auto server = ServerProcess::run({.environment = {{QStringLiteral("YUNHENG_LOG_LEVEL"), QStringLiteral("debug")}, {QStringLiteral("YUNHENG_LOG_REQUESTS"), QStringLiteral("yes")}}});
    QVERIFY(server);
    const auto token = tokenOf(**server);
    RawClient client((*server)->port());
    QCOMPARE(client.ask("GET", "/api/v1/head", {"Authorization: Bearer " + token}).status, 200);
    QCOMPARE((*server)->stop(), 0);

    const auto log = (*server)->log();

    QVERIFY(log.contains("/api/v1/head"));
    for (const auto &line : log.trimmed().split('\n')) {
        const auto object = QJsonDocument::fromJson(line).object();
        QVERIFY2(object.contains(QStringLiteral("time")) && object.contains(QStringLiteral("level")) && object.contains(QStringLiteral("message")), line);
    }
    QVERIFY(!log.contains("Seven-Stars") && !log.contains(token));
}

void TestServerLife::refusesToStart_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::newRow("an unknown engine") << QStringLiteral("YUNHENG_DATABASE_ENGINE") << QStringLiteral("oracle");
    QTest::newRow("no certificate") << QStringLiteral("YUNHENG_TLS_CERTIFICATE") << QStringLiteral("/nonexistent.pem");
    QTest::newRow("no key") << QStringLiteral("YUNHENG_TLS_KEY") << QStringLiteral("/nonexistent.key");
    QTest::newRow("no key for receipts") << QStringLiteral("YUNHENG_SEAL_KEY") << QStringLiteral("/nonexistent.key");
    QTest::newRow("no database") << QStringLiteral("YUNHENG_DATABASE_PATH") << QStringLiteral("/nonexistent/yunheng.db");
    QTest::newRow("an address of somebody else") << QStringLiteral("YUNHENG_SERVER_LISTEN") << QStringLiteral("192.0.2.1");
}

void TestServerLife::refusesToStart()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    auto server = ServerProcess::prepare({.environment = {{name, value}}});
    QVERIFY(server);
    const auto started = (*server)->start();
    QVERIFY(!started);
    QVERIFY2((*server)->waitForEnd(5000) > 0, "it did not end with an error");
    QVERIFY(started.error().message.size() > 20);
}

void TestServerLife::leavesAPortToTheServerThatHasIt()
{
    auto first = ServerProcess::run({});
    QVERIFY(first);
    auto second = ServerProcess::prepare({.environment = {{QStringLiteral("YUNHENG_SERVER_PORT"), QString::number((*first)->port())}}});
    QVERIFY(second);

    const auto started = (*second)->start();

    QVERIFY(!started);
    QVERIFY2(started.error().message.contains(QString::number((*first)->port())), qPrintable(started.error().message));
    QVERIFY((*second)->waitForEnd(5000) > 0);
    QCOMPARE(RawClient((*first)->port()).ask("GET", "/readyz").status, 200);
}

void TestServerLife::manyParkedClientsTakeNoThread()
{
    auto server = ServerProcess::run({.environment = {{QStringLiteral("YUNHENG_SERVER_THREADS"), QStringLiteral("2")}}});
    QVERIFY(server);
    const auto token = tokenOf(**server);
    std::vector<RawClient> parked;
    for (int i = 0; i < 300; ++i)
        parked.push_back(listener(**server, token));
    QFile status(QStringLiteral("/proc/%1/status").arg((*server)->pid()));
    QVERIFY(status.open(QIODevice::ReadOnly));
    const auto text = status.readAll();
    const auto at = text.indexOf("Threads:") + 8;
    const int threads = text.mid(at, text.indexOf('\n', at) - at).trimmed().toInt();
    QVERIFY2(threads > 0 && threads < 12, qPrintable(QString::number(threads)));
    QCOMPARE(RawClient((*server)->port()).ask("GET", "/readyz").status, 200);
}

void TestServerLife::scraperNeedsNoSession()
{
    QTemporaryDir folder;
    QFile secret(folder.filePath(QStringLiteral("token")));
    QVERIFY(secret.open(QIODevice::WriteOnly) && secret.write("let-me-scrape\n") > 0);
    secret.close();
    auto server = ServerProcess::run({.environment = {{QStringLiteral("YUNHENG_METRICS_TOKEN_FILE"), secret.fileName()}}});
    QVERIFY(server);
    RawClient client((*server)->port());
    QCOMPARE(client.ask("GET", "/metrics", {"Authorization: Bearer let-me-scrape"}).status, 200);
    QCOMPARE(client.ask("GET", "/api/v1/head", {"Authorization: Bearer let-me-scrape"}).status, 401);
    QCOMPARE(client.ask("GET", "/metrics", {"Authorization: Bearer let-me-scrapf"}).status, 401);
}

QTEST_GUILESS_MAIN(TestServerLife)
#include "tst_serverlife.moc"
