// How long the server waits for whom, and for how many: short limits make short tests, over real sockets and TLS.
#include "app/server/certificates.h"
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

QTEST_GUILESS_MAIN(TestPatience)
#include "tst_patience.moc"
