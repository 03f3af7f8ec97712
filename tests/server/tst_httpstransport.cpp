// The workstation's way to the real server: trust, sessions, pages, pokes, cancelling.
#include "app/server/certificates.h"
#include "contract/entities/entities.h"
#include "contract/systemports.h"
#include "support/serverprocess.h"

#include <QElapsedTimer>
#include <QTest>
#include <sys/wait.h>
#include <arpa/inet.h>
#include <csignal>
#include <future>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace contract;
using support::ServerProcess;

namespace {

class Kept : public RowSink
{
public:
    std::vector<Record> records;
    void take(const RowView &row) override { records.push_back(toRecord(row)); }
};

/// Takes connections and says nothing.
class SilentServer
{
public:
    SilentServer() : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        const bool listens = ::bind(m_socket, reinterpret_cast<sockaddr *>(&address), size) == 0 && ::listen(m_socket, 8) == 0
            && ::getsockname(m_socket, reinterpret_cast<sockaddr *>(&address), &size) == 0;
        if (!listens)
            qFatal("no port to be silent on");
        m_port = ntohs(address.sin_port);
    }
    ~SilentServer() { ::close(m_socket); }
    Q_DISABLE_COPY_MOVE(SilentServer)
    [[nodiscard]] quint16 port() const { return m_port; }

private:
    const int m_socket;
    quint16 m_port = 0;
};

Command newOrganisation(IdSource &ids, const QString &name)
{
    Command command{.id = ids.next(), .kind = CommandKind::Create, .entity = QStringLiteral("organisation"), .targets = {{ids.next(), 0}}};
    command.fields.emplace(QStringLiteral("name"), name);
    command.occurredAt = SystemClock().now();
    return command;
}

} // namespace

class TestHttpsTransport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void showsTheAuthorityBeforeItIsPinned();
    void refusesAnotherAuthority();
    void refusesToGoWithoutAuthority();
    void givesAFrozenServerUpInTime();
    void refusesAnotherHostName();
    void saysThatNobodyIsThere();
    void signsInAndOut();
    void tellsAWrongPassword();
    void pushesAndPulls();
    void pagesThroughASnapshot();
    void changesItsMindBetweenPages();
    void hearsOfAnotherPersonsEditWellWithinASecond();
    void waitsNoLongerThanItWasTold();
    void cancelsAWait();
    void cancelsACallThatIsNeverAnswered();
    void givesUpOnASilentServer();
    void survivesARestartOfTheServer();

private:
    std::unique_ptr<wire::HttpsTransport> signedIn();
    SystemClock m_clock;
    UuidV7Source m_ids{m_clock};
    std::unique_ptr<ServerProcess> m_server;
};

void TestHttpsTransport::initTestCase()
{
    auto server = ServerProcess::run({});
    QVERIFY2(server, server ? "" : qPrintable(server.error().message));
    m_server = *std::move(server);
}

std::unique_ptr<wire::HttpsTransport> TestHttpsTransport::signedIn()
{
    auto transport = std::make_unique<wire::HttpsTransport>(m_server->address());
    const auto session = transport->signIn({.login = QStringLiteral("chief"), .password = QStringLiteral("Seven-Stars-88"), .newPassword = {}, .device = QStringLiteral("test")});
    if (!session)
        qFatal("no session: %s", qPrintable(session.error().message));
    transport->useToken(session->token);
    return transport;
}

void TestHttpsTransport::showsTheAuthorityBeforeItIsPinned()
{
    const auto authority = wire::fetchAuthority(QStringLiteral("localhost"), m_server->port(), 5000);
    QVERIFY2(authority, authority ? "" : qPrintable(authority.error().message));
    QVERIFY(server::fingerprintOf(m_server->authorityFile()) == authority->fingerprint);
    QVERIFY(authority->subject.contains(QStringLiteral("Yunheng private authority")));
    QFile file(m_server->authorityFile());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(authority->pem, file.readAll());
}

void TestHttpsTransport::refusesAnotherAuthority()
{
    QTemporaryDir other;
    QVERIFY(server::makeAuthority(other.path()));
    auto address = m_server->address();
    address.authorityFile = other.filePath(QStringLiteral("authority.pem"));
    wire::HttpsTransport transport(address);

    const auto session = transport.signIn({.login = QStringLiteral("chief"), .password = QStringLiteral("Seven-Stars-88"), .newPassword = {}, .device = {}});

    QVERIFY(!session);
    QCOMPARE(session.error().code, ErrorCode::Untrusted);
}

void TestHttpsTransport::refusesToGoWithoutAuthority()
{
    for (const auto &file : {QString(), QStringLiteral("/nonexistent.pem")}) {
        auto address = m_server->address();
        address.authorityFile = file;
        wire::HttpsTransport transport(address);
        const auto head = transport.head();
        QVERIFY(!head);
        QCOMPARE(head.error().code, ErrorCode::Untrusted);
    }
}

void TestHttpsTransport::refusesAnotherHostName()
{
    // The certificate is for localhost and 127.0.0.1; 127.0.0.2 is the same machine under a name that it does not have.
    auto server = ServerProcess::run({.environment = {{QStringLiteral("YUNHENG_SERVER_LISTEN"), QStringLiteral("0.0.0.0")}}});
    QVERIFY(server);
    auto address = (*server)->address();
    for (const auto &[host, code] : {std::pair{"127.0.0.1", ErrorCode::NotSignedIn}, {"localhost", ErrorCode::NotSignedIn}, {"127.0.0.2", ErrorCode::Untrusted}}) {
        address.host = QString::fromLatin1(host);
        wire::HttpsTransport transport(address);
        const auto head = transport.head();
        QVERIFY(!head);
        QCOMPARE(textOf(head.error().code), textOf(code));
    }
}

void TestHttpsTransport::saysThatNobodyIsThere()
{
    auto address = m_server->address();
    address.port = 1;
    wire::HttpsTransport transport(address);
    const auto head = transport.head();
    QVERIFY(!head);
    QCOMPARE(head.error().code, ErrorCode::Unavailable);
    QCOMPARE(wire::fetchAuthority(QStringLiteral("localhost"), 1, 1000).error().code, ErrorCode::Unavailable);
}

void TestHttpsTransport::signsInAndOut()
{
    wire::HttpsTransport transport(m_server->address());
    const auto session = transport.signIn({.login = QStringLiteral("chief"), .password = QStringLiteral("Seven-Stars-88"), .newPassword = {}, .device = {}});
    QVERIFY(session);
    QCOMPARE(session->actor.login, QStringLiteral("chief"));
    QVERIFY(session->actor.scope.all);
    QVERIFY(session->actor.may(QStringLiteral("resource.edit")));
    QCOMPARE(transport.head().error().code, ErrorCode::NotSignedIn);
    transport.useToken(session->token);
    QVERIFY(transport.head());

    QVERIFY(transport.signOut());

    QCOMPARE(transport.head().error().code, ErrorCode::NotSignedIn);
}

void TestHttpsTransport::tellsAWrongPassword()
{
    wire::HttpsTransport transport(m_server->address());
    const auto session = transport.signIn({.login = QStringLiteral("nobody"), .password = QStringLiteral("wrong"), .newPassword = {}, .device = {}});
    QVERIFY(!session);
    QCOMPARE(session.error().code, ErrorCode::BadCredentials);
}

void TestHttpsTransport::pushesAndPulls()
{
    const auto transport = signedIn();
    const auto before = transport->head();
    QVERIFY(before);
    const auto command = newOrganisation(m_ids, QStringLiteral("荔湾区教育局"));

    const auto receipts = transport->push({command});
    Kept kept;
    const auto page = transport->changes(*before, 100, kept);
    const auto counts = transport->counts();

    QVERIFY2(receipts, receipts ? "" : qPrintable(receipts.error().message));
    QVERIFY(std::holds_alternative<Applied>(receipts->front().outcome));
    QVERIFY(page && !page->more && page->cursor != *before);
    QVERIFY(std::ranges::find(kept.records, command.targets[0].id, &Record::id) != kept.records.end());
    QVERIFY(counts && std::ranges::find(*counts, QStringLiteral("organisation"), &EntityCount::entity)->rows > 0);
    QVERIFY(transport->push({command}) == receipts); // a repetition gets the stored receipt
}

void TestHttpsTransport::pagesThroughASnapshot()
{
    const auto transport = signedIn();
    std::vector<Command> commands;
    for (int i = 0; i < 250; ++i)
        commands.push_back(newOrganisation(m_ids, QStringLiteral("单位 %1").arg(i)));
    QVERIFY(transport->push(commands));

    Kept kept;
    QByteArray after;
    int pages = 0;
    for (bool more = true; more; ++pages) {
        const auto page = transport->snapshot(QStringLiteral("organisation"), after, 17, kept);
        QVERIFY2(page, page ? "" : qPrintable(page.error().message));
        after = page->after;
        more = page->more;
    }

    QVERIFY(pages > 14);
    QVERIFY(std::ranges::is_sorted(kept.records, {}, [](const Record &record) { return idText(record.id); }));
    for (const auto &command : commands)
        QVERIFY(std::ranges::find(kept.records, command.targets[0].id, &Record::id) != kept.records.end());
}

void TestHttpsTransport::changesItsMindBetweenPages()
{
    // The next page is already on its way when something else is asked.
    const auto transport = signedIn();
    Kept first;
    const auto page = transport->snapshot(QStringLiteral("organisation"), {}, 5, first);
    QVERIFY(page && page->more);

    QVERIFY(transport->head());
    Kept second;
    const auto next = transport->snapshot(QStringLiteral("organisation"), page->after, 5, second);

    QVERIFY(next);
    QCOMPARE(second.records.size(), size_t(5));
    QVERIFY(idText(second.records.front().id) > idText(first.records.back().id));
}

void TestHttpsTransport::hearsOfAnotherPersonsEditWellWithinASecond()
{
    const auto listener = signedIn();
    const auto editor = signedIn();
    const auto cursor = listener->head();
    QVERIFY(listener->waitForNews(*cursor, 5000) == true); // a fresh connection: who knows what was missed
    for (int round = 0; round < 3; ++round) {
        QElapsedTimer timer;
        std::thread other([&] {
            timer.start();
            if (!editor->push({newOrganisation(m_ids, QStringLiteral("新单位"))}))
                qFatal("not pushed");
        });
        const auto news = listener->waitForNews(*cursor, 5000);
        const auto elapsed = timer.elapsed();
        other.join();
        QVERIFY(news == true);
        QVERIFY2(elapsed < 600, qPrintable(QString::number(elapsed)));
    }
}

void TestHttpsTransport::waitsNoLongerThanItWasTold()
{
    const auto transport = signedIn();
    const auto cursor = transport->head();
    QVERIFY(transport->waitForNews(*cursor, 5000));
    QElapsedTimer timer;
    timer.start();
    QVERIFY(transport->waitForNews(*cursor, 300) == false);
    QVERIFY(timer.elapsed() >= 290 && timer.elapsed() < 2000);
}

void TestHttpsTransport::cancelsAWait()
{
    const auto transport = signedIn();
    const auto cursor = transport->head();
    QVERIFY(transport->waitForNews(*cursor, 5000));
    for (int round = 0; round < 20; ++round) {
        // Whether the wait has begun or not when the cancel comes, it ends at once.
        QElapsedTimer timer;
        timer.start();
        std::thread other([&] { transport->cancel(); });
        const auto news = transport->waitForNews(*cursor, 10'000);
        other.join();
        QVERIFY(!news);
        QCOMPARE(news.error().code, ErrorCode::Cancelled);
        QVERIFY(timer.elapsed() < 5000);
    }
    QVERIFY(transport->head()); // and the next call is not touched
}

void TestHttpsTransport::cancelsACallThatIsNeverAnswered()
{
    const SilentServer silent;
    auto address = m_server->address();
    address.port = silent.port();
    wire::HttpsTransport transport(address);
    auto call = std::async(std::launch::async, [&] { return transport.head(); });
    QElapsedTimer timer;
    timer.start();
    // Again and again, since a cancel before the call has begun does not count.
    do {
        transport.cancel();
    } while (call.wait_for(std::chrono::milliseconds(10)) != std::future_status::ready && timer.elapsed() < 10'000);
    QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(textOf(call.get().error().code), textOf(ErrorCode::Cancelled));
}

void TestHttpsTransport::givesUpOnASilentServer()
{
    const SilentServer silent;
    auto address = m_server->address();
    address.port = silent.port();
    address.timeoutMs = 300;
    wire::HttpsTransport transport(address);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(textOf(transport.head().error().code), textOf(ErrorCode::Unavailable));
    QVERIFY2(timer.elapsed() >= 250 && timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
    timer.start();
    QCOMPARE(textOf(wire::fetchAuthority(QStringLiteral("127.0.0.1"), silent.port(), 1000).error().code), textOf(ErrorCode::Unavailable));
    QVERIFY2(timer.elapsed() < 4000, qPrintable(QString::number(timer.elapsed())));
}

void TestHttpsTransport::survivesARestartOfTheServer()
{
    const auto transport = signedIn();
    QVERIFY(transport->head());
    QCOMPARE(m_server->stop(), 0);
    QCOMPARE(transport->head().error().code, ErrorCode::Unavailable);
    QVERIFY(m_server->start());
    QVERIFY(transport->head());
}

void TestHttpsTransport::givesAFrozenServerUpInTime()
{
    auto address = m_server->address();
    address.timeoutMs = 1'000;
    wire::HttpsTransport transport(address);
    const support::Staff chief;
    const auto session = transport.signIn({.login = chief.login, .password = chief.password, .newPassword = {}, .device = {}});
    QVERIFY(session);
    transport.useToken(session->token);
    QVERIFY(transport.head());

    QCOMPARE(::kill(pid_t(m_server->pid()), SIGSTOP), 0);
    siginfo_t stopped{}; // the signal is on its way: the server may answer until every thread of it stands
    QCOMPARE(::waitid(P_PID, id_t(m_server->pid()), &stopped, WSTOPPED | WNOWAIT), 0);
    QElapsedTimer timer;
    timer.start();
    const auto head = transport.head();
    const auto waited = timer.elapsed();
    ::kill(pid_t(m_server->pid()), SIGCONT);

    QVERIFY(!head);
    QCOMPARE(head.error().code, ErrorCode::Unavailable);
    QVERIFY2(waited >= 900 && waited < 2'500, qPrintable(QString::number(waited)));
    QVERIFY(transport.head());
}

QTEST_GUILESS_MAIN(TestHttpsTransport)
#include "tst_httpstransport.moc"
