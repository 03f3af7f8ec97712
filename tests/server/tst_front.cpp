// The front that ships (installer/nginx-yunheng.conf), as it is but for addresses and files: a real nginx before two
// servers on one PostgreSQL, and workstations' own transport through it.
#include "contract/systemports.h"
#include "link/messages.h"
#include "support/nginx.h"
#include "support/postgres.h"
#include "support/rawclient.h"
#include "support/serverprocess.h"

#include <QElapsedTimer>
#include <QTest>

using namespace contract;
using support::RawClient;
using support::ServerProcess;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return file.readAll();
}

/// The file that ships, with this site's addresses and files; each replacement must be found.
QByteArray configuration(const ServerProcess &first, const ServerProcess &second)
{
    auto config = contentOf(QStringLiteral(YUNHENG_SOURCE_DIR "/installer/nginx-yunheng.conf"));
    const QList<std::pair<QByteArray, QByteArray>> changes{
        {"listen 443 ssl", "listen 127.0.0.1:@PORT@ ssl"},
        {"10.0.0.11:8443", "127.0.0.1:" + QByteArray::number(first.port())},
        {"10.0.0.12:8443", "127.0.0.1:" + QByteArray::number(second.port())},
        {"/etc/yunheng/front.pem", first.folder().toUtf8() + "/server.pem"},
        {"/etc/yunheng/front.key", first.folder().toUtf8() + "/server.key"},
        {"/etc/yunheng/authority.pem", "@FOLDER@/authorities.pem"},
    };
    for (const auto &[from, to] : changes) {
        if (config.count(from) != 1)
            qFatal("%s stands %d times in the configuration", from.constData(), int(config.count(from)));
        config.replace(from, to);
    }
    return config;
}

struct Site {
    support::FreshDatabase database{store::Engine::Postgres};
    std::unique_ptr<ServerProcess> first;
    std::unique_ptr<ServerProcess> second;
    std::unique_ptr<support::Nginx> front;
    SystemClock clock;
    UuidV7Source ids{clock};

    Site()
    {
        auto one = ServerProcess::run({.database = database.location()});
        auto two = ServerProcess::run({.staff = {}, .database = database.location()});
        if (!one || !two)
            qFatal("no servers");
        first = *std::move(one);
        second = *std::move(two);
        const auto authorities = contentOf(first->authorityFile()) + contentOf(second->authorityFile());
        auto nginx = support::Nginx::run(configuration(*first, *second), {{QStringLiteral("authorities.pem"), authorities}});
        if (!nginx)
            qFatal("no nginx: %s", qPrintable(nginx.error().message));
        front = *std::move(nginx);
    }
    [[nodiscard]] wire::ServerAddress address() const { return {.host = QStringLiteral("localhost"), .port = front->port(), .authorityFile = first->authorityFile()}; }

    Command unit(const QString &name)
    {
        Command command{.id = ids.next(), .kind = CommandKind::Create, .entity = QStringLiteral("organisation"), .targets = {{ids.next(), 0}}};
        command.fields.emplace(QStringLiteral("name"), name);
        command.occurredAt = clock.now();
        return command;
    }
    QByteArray signIn(wire::HttpsTransport &transport) const
    {
        const support::Staff chief;
        const auto session = transport.signIn({.login = chief.login, .password = chief.password, .newPassword = {}, .device = {}});
        if (!session)
            qFatal("no sign-in: %s", qPrintable(session.error().message));
        transport.useToken(session->token);
        return session->token;
    }
};

class Names : public RowSink
{
public:
    void take(const RowView &row) override
    {
        if (const int name = row.shape->indexOf(u"name"); name >= 0) // the history that travels along names nothing
            values << toRecord(row).values[size_t(name)];
    }
    QList<Value> values;
};

bool applied(const Result<std::vector<Receipt>> &receipts)
{
    return receipts && std::ranges::all_of(*receipts, [](const Receipt &receipt) { return std::holds_alternative<Applied>(receipt.outcome); });
}

} // namespace

class TestFront : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void carriesAWorkstationsWholeDay();
    void passesEachPokeOnAtOnce();
    void goesOnWithOneServer();
    void refusesWhatIsTooLarge();
    void keepsItsMetricsToItself();
};

void TestFront::carriesAWorkstationsWholeDay()
{
    Site site;
    wire::HttpsTransport transport(site.address());
    site.signIn(transport);
    const auto head = transport.head();
    QVERIFY(head);

    for (int i = 0; i < 10; ++i)
        QVERIFY(applied(transport.push({site.unit(QStringLiteral("单位 %1").arg(i))})));
    Names names;
    const auto page = transport.changes(*head, 100, names);

    QVERIFY2(page, page ? "" : qPrintable(page.error().message));
    QCOMPARE(names.values.size(), 10);
    QVERIFY(names.values.contains(Value(QStringLiteral("单位 9"))));
    QVERIFY(transport.signOut());
    // The other server may go by what it read up to two seconds ago.
    const auto isOut = [&] {
        const auto now = transport.head();
        return !now && now.error().code == ErrorCode::NotSignedIn;
    };
    QTRY_VERIFY(isOut());
}

void TestFront::passesEachPokeOnAtOnce()
{
    Site site;
    wire::HttpsTransport editor(site.address());
    const auto token = site.signIn(editor);
    RawClient parked(site.front->port());
    QVERIFY(parked.send("GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n\r\n"));
    QByteArray heard;
    const auto hears = [&](int ms) {
        QElapsedTimer timer;
        timer.start();
        while (!heard.contains("data: {\"head\":") && timer.elapsed() < ms)
            heard += parked.receive(ms - int(timer.elapsed()));
        const bool news = heard.contains("data: {\"head\":");
        heard.clear();
        return news;
    };
    QVERIFY2(hears(3000), "no welcome");

    for (int round = 0; round < 3; ++round) {
        QVERIFY(applied(editor.push({site.unit(QStringLiteral("单位"))})));
        QVERIFY2(hears(2000), "the front held a poke back");
    }
}

void TestFront::goesOnWithOneServer()
{
    Site site;
    wire::HttpsTransport transport(site.address());
    site.signIn(transport);
    QVERIFY(applied(transport.push({site.unit(QStringLiteral("before"))})));

    site.first->kill();

    for (int i = 0; i < 6; ++i) {
        const auto receipts = transport.push({site.unit(QStringLiteral("单位 %1").arg(i))});
        QVERIFY2(applied(receipts), receipts ? "refused" : qPrintable(receipts.error().message));
    }
    QVERIFY(site.first->start());
    QCOMPARE(site.second->stop(), 0);
    // nginx asks a server that failed again after five seconds; until then a workstation's commands wait in its outbox.
    QTRY_VERIFY_WITH_TIMEOUT(applied(transport.push({site.unit(QStringLiteral("afterwards"))})), 15'000);
}

void TestFront::refusesWhatIsTooLarge()
{
    Site site;
    RawClient client(site.front->port());
    client.send("POST /api/v1/commands HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9000000\r\n\r\n");
    QCOMPARE(client.reply().status, 413);
}

void TestFront::keepsItsMetricsToItself()
{
    Site site;
    wire::HttpsTransport transport(site.address());
    const auto token = site.signIn(transport);
    QCOMPARE(RawClient(site.front->port()).ask("GET", "/metrics", {"Authorization: Bearer " + token}).status, 404);
    QCOMPARE(RawClient(site.first->port()).ask("GET", "/metrics", {"Authorization: Bearer " + token}).status, 200);
}

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    if (!support::Nginx::isInstalled()) {
        std::puts("skipped: nginx is not installed (Debian: nginx-light, on 13 nginx)");
        return 0;
    }
    TestFront test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_front.moc"
