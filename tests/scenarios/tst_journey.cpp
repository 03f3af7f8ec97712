// One record's whole journey with nothing simulated: the server's process, TLS, two workstations, and a workstation's
// process that is killed. The program starts itself once more as that workstation.
#include "contract/systemports.h"
#include "replica/listreader.h"
#include "replica/notifier.h"
#include "secrets/memorystore.h"
#include "support/builders.h"
#include "support/serverprocess.h"
#include "sync/commandbus.h"
#include "sync/outboxsender.h"
#include "sync/syncengine.h"
#include "sync/syncworker.h"
#include "sync/unlock.h"

#include <QCoreApplication>
#include <QSignalSpy>
#include <QTest>

using namespace syncing;
using support::ServerProcess;

namespace {

const QString resource = QStringLiteral("resource");
const QString note = QStringLiteral("note");
const support::Staff chief;

/// A workstation without threads, on what its folder holds.
class Bench
{
public:
    Bench(const QString &folder, const wire::ServerAddress &address) : m_folder(folder), line(address), engine(desk, line, {}), sender(desk, line, clock) {}

    Result<void> signIn()
    {
        const auto session = line.signIn({.login = chief.login, .password = chief.password, .device = QStringLiteral("bench")});
        if (!session)
            return Unexpected(session.error());
        line.useToken(session->token);
        return open(session->actor).and_then([&] { return desk.call([&](Replica &replica) { return replica.remember(kept::session, toText(*session)); }); });
    }
    Result<void> reopen()
    {
        const auto known = keptIn(m_folder + QStringLiteral("/outbox.db"));
        return known ? open(known->session.actor) : Result<void>(fail(ErrorCode::NotSignedIn));
    }
    Result<void> enqueue(const Command &command)
    {
        return desk.call([&](Replica &replica) { return replica.enqueue(command); });
    }
    int unsent()
    {
        return desk.call([](Replica &replica) { return Result<int>(replica.tally().unsent); }).value_or(-1);
    }

private:
    Result<void> open(const Actor &actor)
    {
        return desk.open({.folder = m_folder, .clock = clock, .ids = ids, .catalogues = shippedCatalogues(), .actor = actor}, [](Replica &) {});
    }
    QString m_folder;

public:
    SystemClock clock;
    UuidV7Source ids{clock};
    Desk desk{Desk::Runs::InCaller};
    wire::HttpsTransport line;
    SyncEngine engine;
    OutboxSender sender;
};

void say(const QByteArray &line)
{
    fwrite(line.constData(), 1, size_t(line.size()), stdout);
    fputc('\n', stdout);
    fflush(stdout);
}

/// The workstation's process: does its work, says so, and then waits to be killed.
int beWorkstation(const QStringList &arguments)
{
    Bench bench(arguments[2], {.port = quint16(arguments[3].toInt()), .authorityFile = arguments[4], .timeoutMs = 2'000});
    if (!bench.reopen())
        return 3;
    if (arguments[1] == QStringLiteral("edit"))
        if (!bench.enqueue({.entity = resource, .targets = {{idOf(arguments[5]), 1}}, .fields = {{note, QStringLiteral("killed twice")}}}))
            return 4;
    const auto sent = bench.sender.sendAll();
    say(QByteArray::number(bench.unsent()) + (sent ? " sent" : " not sent"));
    return getchar() == EOF ? 5 : 6;
}

} // namespace

class Journey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        auto server = ServerProcess::run({});
        QVERIFY2(server, server ? "" : qPrintable(server.error().message));
        m_server = *std::move(server);
    }

    void showsAnEditAtTheOtherWorkstationWithinASecond()
    {
        SystemClock clock;
        UuidV7Source ids(clock);
        secrets::MemoryStore keyring;
        QTemporaryDir here;
        QTemporaryDir there;
        const auto seat = [&](const QTemporaryDir &folder) {
            return std::make_unique<SyncWorker>(SyncSetup{.folder = folder.path(), .device = QStringLiteral("seat"), .clock = clock, .ids = ids, .catalogues = shippedCatalogues(),
                                                          .secrets = keyring, .connect = [this] { return std::make_unique<wire::HttpsTransport>(m_server->address()); }});
        };
        const auto kim = seat(here);
        const auto li = seat(there);
        const auto unit = ids.next();
        const auto box = ids.next();
        for (auto *worker : {kim.get(), li.get()}) {
            auto signedIn = worker->signIn({.login = chief.login, .password = chief.password});
            QTRY_VERIFY_WITH_TIMEOUT(signedIn.isFinished(), 20'000);
            QVERIFY2(signedIn.result(), signedIn.result() ? "" : qPrintable(signedIn.result().error().message));
            QTRY_COMPARE_WITH_TIMEOUT(worker->state().link, Link::Online, 20'000);
        }
        QVERIFY(submitted(*kim, {.kind = CommandKind::Create, .entity = QStringLiteral("organisation"), .targets = {{unit, 0}}, .fields = support::aUnit().fields}));
        QVERIFY(submitted(*kim, {.kind = CommandKind::Create, .entity = resource, .targets = {{box, 0}}, .fields = support::aResource().inUnit(unit).fields}));
        QSignalSpy changed(&li->notifier(), &replica::Notifier::changed);
        const auto saw = [&](const QUuid &id) { return std::ranges::any_of(changed, [&](const QVariantList &said) { return said[1].value<QVector<QUuid>>().contains(id); }); };
        QTRY_VERIFY(saw(box));

        changed.clear();
        QElapsedTimer watch;
        watch.start();
        QVERIFY(submitted(*kim, {.entity = resource, .targets = {{box, 1}}, .fields = {{note, QStringLiteral("seen")}}}));
        QTRY_VERIFY_WITH_TIMEOUT(saw(box), 1'000);
        qInfo("the other workstation knew after %lld ms", watch.elapsed());
        QTRY_COMPARE(kim->state().unsent, 0);
    }

    void bringsAnActThroughAStoppedServerAndTwoKills()
    {
        QTemporaryDir folder;
        QUuid box;
        {
            Bench bench(folder.path(), m_server->address());
            QVERIFY(bench.signIn());
            QVERIFY(bench.engine.pull());
            const auto unit = bench.ids.next();
            box = bench.ids.next();
            QVERIFY(bench.enqueue({.kind = CommandKind::Create, .entity = QStringLiteral("organisation"), .targets = {{unit, 0}}, .fields = support::aUnit().fields}));
            QVERIFY(bench.enqueue({.kind = CommandKind::Create, .entity = resource, .targets = {{box, 0}}, .fields = support::aResource().inUnit(unit).fields}));
            QVERIFY(bench.sender.sendAll());
            QVERIFY(bench.engine.pull());
            QCOMPARE(bench.unsent(), 0);
        }
        QCOMPARE(m_server->stop(), 0);

        QCOMPARE(saidBeforeItWasKilled({QStringLiteral("edit"), folder.path()}, box), QByteArray("1 not sent"));
        QCOMPARE(saidBeforeItWasKilled({QStringLiteral("start"), folder.path()}, box), QByteArray("1 not sent"));
        QVERIFY(m_server->start());

        Bench bench(folder.path(), m_server->address());
        QVERIFY(bench.signIn());
        QCOMPARE(bench.unsent(), 1);
        QVERIFY(bench.sender.sendAll());
        QVERIFY(bench.engine.pull());
        QCOMPARE(bench.unsent(), 0);
        const auto cache = bench.desk.call([](Replica &replica) { return Result<QString>(replica.cachePath()); });
        QVERIFY(cache);
        const auto reader = replica::ListReader::open(*cache);
        QVERIFY(reader);
        const auto history = (*reader)->history(*shapeNamed(resource), box);
        QVERIFY(history);
        QCOMPARE(history->size(), size_t(2));
        QCOMPARE(text(history->front().changes.front().after), QStringLiteral("killed twice"));
    }

private:
    static bool submitted(SyncWorker &worker, const Command &command)
    {
        auto done = worker.commands().submit(command);
        done.waitForFinished();
        return done.result().has_value();
    }

    /// Runs a workstation's process until it has said a line, and kills it.
    QByteArray saidBeforeItWasKilled(QStringList arguments, const QUuid &box)
    {
        arguments << QString::number(m_server->port()) << m_server->authorityFile() << idText(box);
        QProcess workstation;
        workstation.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        workstation.start(QCoreApplication::applicationFilePath(), arguments);
        QByteArray said;
        while (!said.contains('\n') && workstation.waitForReadyRead(20'000))
            said += workstation.readAllStandardOutput();
        workstation.kill();
        workstation.waitForFinished();
        return workstation.exitStatus() == QProcess::CrashExit ? said.trimmed() : QByteArray("ended by itself");
    }

    std::unique_ptr<ServerProcess> m_server;
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const auto arguments = application.arguments();
    if (arguments.size() == 6)
        return beWorkstation(arguments);
    Journey test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_journey.moc"
