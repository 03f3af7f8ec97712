// How long the server waits for whom, and for how many: short limits make short tests, over real sockets and TLS.
#include "app/server/certificates.h"
#include "app/server/http/events.h"
#include "app/server/http/lobby.h"
#include "support/rawclient.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace server;
using support::RawClient;

namespace {

class Door
{
public:
    Door()
    {
        if (!makeAuthority(m_folder.path()) || !makeServerCertificate(m_folder.path(), {}))
            qFatal("no certificates");
    }
    [[nodiscard]] TlsListener listener() const
    {
        auto opened = TlsListener::open(QStringLiteral("127.0.0.1"), 0, {.certificate = m_folder.filePath(QStringLiteral("server.pem")), .key = m_folder.filePath(QStringLiteral("server.key"))});
        if (!opened)
            qFatal("no listener");
        return *std::move(opened);
    }

private:
    QTemporaryDir m_folder;
};

Next sayHello(Connection &connection)
{
    if (!connection.takeHead())
        return Next::Close;
    const Reply hello{.status = connection.isTurnedAway() ? 503 : 200, .headers = {}};
    return connection.write(hello, "1", true) ? Next::KeepOpen : Next::Close;
}

} // namespace

class TestPatience : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void closesAnIdleConnection();
    void closesAHeadThatComesTooSlowly();
    void tellsThoseBeyondTheLimit();
    void dropsWhoAsksForNewsAndDoesNotReadThem();

private:
    Door m_door;
};

void TestPatience::closesAnIdleConnection()
{
    auto listener = m_door.listener();
    const auto port = listener.port();
    Lobby lobby(std::move(listener), {.threads = 1, .idleMs = 300}, &sayHello);
    lobby.start();
    RawClient client(port);
    QCOMPARE(client.ask("GET", "/").status, 200);

    QVERIFY(client.closedWithin(4000));

    QTRY_COMPARE(lobby.open(), 0);
}

void TestPatience::closesAHeadThatComesTooSlowly()
{
    auto listener = m_door.listener();
    const auto port = listener.port();
    Lobby lobby(std::move(listener), {.threads = 1, .idleMs = 600'000}, &sayHello);
    lobby.start();
    RawClient client(port);
    QElapsedTimer timer;
    timer.start();

    // A little now and then does not help: the ten seconds stand over the whole head.
    bool closed = false;
    while (!closed && timer.elapsed() < 20'000) {
        client.send("G");
        closed = client.closedWithin(500);
    }

    QVERIFY(closed);
    QVERIFY2(timer.elapsed() > 8'000, qPrintable(QString::number(timer.elapsed())));
    QTRY_COMPARE(lobby.open(), 0);
}

void TestPatience::tellsThoseBeyondTheLimit()
{
    auto listener = m_door.listener();
    const auto port = listener.port();
    Lobby lobby(std::move(listener), {.threads = 1, .maxConnections = 2}, &sayHello);
    lobby.start();
    std::optional<RawClient> first(port);
    RawClient second(port);
    QCOMPARE(first->ask("GET", "/").status, 200);
    QCOMPARE(second.ask("GET", "/").status, 200);

    QCOMPARE(RawClient(port).ask("GET", "/").status, 503);

    first.reset();
    QTRY_COMPARE(lobby.open(), 1);
    QCOMPARE(RawClient(port).ask("GET", "/").status, 200);
}

void TestPatience::dropsWhoAsksForNewsAndDoesNotReadThem()
{
    std::atomic<qint64> head = 0;
    Events events([&] { return Result<qint64>(head.load()); }, {.pollMs = 20, .pauseMs = 0});
    events.start();
    auto listener = m_door.listener();
    const auto port = listener.port();
    Lobby lobby(std::move(listener), {.threads = 1}, [&](Connection &connection) {
        if (!connection.takeHead())
            return Next::Close;
        auto socket = connection.release();
        if (socket.send("HTTP/1.1 200 OK\r\n\r\n", 5000))
            events.admit(std::move(socket), "token");
        return Next::Taken;
    });
    lobby.start();
    RawClient reading(port);
    RawClient silent(port, {.receiveBuffer = 1024});
    for (auto *client : {&reading, &silent})
        QVERIFY(client->send("GET /api/v1/events HTTP/1.1\r\nHost: h\r\n\r\n"));
    QTRY_COMPARE(events.clients(), 2);

    qint64 longest = 0;
    QByteArray heard;
    const auto tell = [&] {
        const auto line = "{\"head\":" + QByteArray::number(++head) + '}';
        QElapsedTimer timer;
        timer.start();
        events.poke();
        while (!heard.contains(line) && timer.elapsed() < 10'000)
            heard = heard.right(200) + reading.receive(500);
        longest = std::max(longest, timer.elapsed());
    };
    while (events.dropped() == 0 && head < 20'000 && longest < 5'000)
        tell();

    QCOMPARE(events.dropped(), 1);
    QTRY_COMPARE(events.clients(), 1); // counted as dropped first, then taken away
    QVERIFY2(longest < 5'000, qPrintable(QStringLiteral("somebody who reads waited %1 ms").arg(longest)));
    tell();
    QVERIFY2(longest < 5'000, "somebody who reads is not told any more");
    QVERIFY2(head < 5'000, qPrintable(QStringLiteral("%1 lines were kept for somebody who does not read").arg(head)));
    QVERIFY(silent.closedWithin(4000));
}

QTEST_GUILESS_MAIN(TestPatience)
#include "tst_patience.moc"
