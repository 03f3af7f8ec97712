// The worker with its threads: sign-in, unlock, news from colleagues, and a server that hangs.
#include "replica/notifier.h"
#include "secrets/memorystore.h"
#include "service/accounts.h"
#include "support/workstation.h"
#include "sync/commandbus.h"
#include "sync/syncworker.h"

#include <QSignalSpy>
#include <QTest>

using namespace syncing;
using support::aResource;
using support::aUnit;
using support::LoopbackServer;
using support::LoopbackTransport;

namespace {

const QString login = QStringLiteral("kim");
const QString password = QStringLiteral("Correct-Horse-2026");
const QString resource = QStringLiteral("resource");
const QString note = QStringLiteral("note");

/// A workstation as wiring makes it, but for the line.
class Seat
{
public:
    explicit Seat(LoopbackServer &toServer) : server(toServer) { switchesOn(); }

    void switchesOn()
    {
        lines.clear();
        worker = std::make_unique<SyncWorker>(SyncSetup{.folder = folder.path(), .device = QStringLiteral("seat"), .clock = clock, .ids = server.ids(),
                                                        .catalogues = shippedCatalogues(), .secrets = keyring,
                                                        .connect = [this] { return connected(); }, .newsMs = 2'000});
    }
    void switchesOff() { worker.reset(); }

    Result<Opened> signsIn(const QString &with = password)
    {
        auto answer = worker->signIn({.login = login, .password = with});
        return QTest::qWaitFor([&] { return answer.isFinished(); }, 20'000) ? answer.result() : Result<Opened>(fail(ErrorCode::Cancelled));
    }
    Result<Opened> unlocks(const QString &with)
    {
        auto answer = worker->unlock(login, with);
        return QTest::qWaitFor([&] { return answer.isFinished(); }, 20'000) ? answer.result() : Result<Opened>(fail(ErrorCode::Cancelled));
    }
    Result<void> edits(const QUuid &id, const QString &value, Revision seen = 1)
    {
        auto answer = worker->commands().submit({.entity = resource, .targets = {{id, seen}}, .fields = {{note, value}}});
        answer.waitForFinished();
        return answer.result();
    }
    bool isOnline() { return QTest::qWaitFor([&] { return worker->state().link == Link::Online && !worker->state().syncing; }, 20'000); }
    void everyLine(const std::function<void(LoopbackTransport &)> &does)
    {
        const QMutexLocker lock(&mutex);
        for (auto *line : lines)
            does(*line);
    }

    LoopbackServer &server;
    SystemClock clock;
    QTemporaryDir folder;
    secrets::MemoryStore keyring;
    QMutex mutex;
    std::vector<LoopbackTransport *> lines;
    bool offline = false;
    std::unique_ptr<SyncWorker> worker;

private:
    std::unique_ptr<Transport> connected()
    {
        const QMutexLocker lock(&mutex);
        auto line = std::make_unique<LoopbackTransport>(server);
        if (offline)
            line->goOffline();
        lines.push_back(line.get());
        return line;
    }
};

} // namespace

class SyncWorkerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<LoopbackServer>(store::Engine::Sqlite);
        const auto database = store::Database::open(m_server->location());
        const auto made = service::Accounts(**database, m_server->clock(), m_server->ids())
                              .create({.login = login, .password = password, .roles = {QStringLiteral("configuration_manager")}, .mustChangePassword = false});
        QVERIFY2(made, made ? "" : qPrintable(made.error().message));
        const auto unit = m_server->has(aUnit());
        m_box = m_server->has(aResource().inUnit(unit));
    }

    void saysThatTheServerIsGoneWithoutBeingAsked()
    {
        Seat seat(*m_server);
        QVERIFY(seat.signsIn());
        QVERIFY(seat.isOnline());

        seat.everyLine([](LoopbackTransport &line) { line.goOffline(); });

        QTRY_COMPARE_WITH_TIMEOUT(seat.worker->state().link, Link::Offline, 15'000);
    }

    void triesAgainOnlyWhenAskedAfterAnotherCertificate()
    {
        Seat seat(*m_server);
        QVERIFY(seat.signsIn());
        QVERIFY(seat.isOnline());
        seat.everyLine([](LoopbackTransport &line) { line.failNext(ErrorCode::Untrusted); });
        QVERIFY(seat.edits(m_box, QStringLiteral("written meanwhile")));
        QTRY_COMPARE_WITH_TIMEOUT(seat.worker->state().link, Link::Untrusted, 15'000);

        seat.worker->syncNow();

        QTRY_COMPARE_WITH_TIMEOUT(seat.worker->state().link, Link::Online, 15'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_server->field(resource, m_box, note), Value(QStringLiteral("written meanwhile")), 15'000);
    }

    void knowsAfterARestartHowOldItsDataIs()
    {
        Seat seat(*m_server);
        QVERIFY(seat.signsIn());
        QVERIFY(seat.isOnline());
        const auto level = seat.worker->state().lastSync;
        seat.switchesOff();

        seat.offline = true;
        seat.switchesOn();
        QVERIFY(seat.unlocks(password));

        const auto known = seat.worker->state().lastSync;
        QVERIFY(known && level);
        QVERIFY(std::abs(known->ms - level->ms) < 60'000);
    }

    void opensAnAccountsDataAtSignIn()
    {
        Seat seat(*m_server);
        QSignalSpy opened(seat.worker.get(), &SyncWorker::opened);

        const auto answer = seat.signsIn();

        QVERIFY2(answer, answer ? "" : qPrintable(textOf(answer.error().code)));
        QCOMPARE(answer->actor.login, login);
        QTRY_COMPARE(opened.size(), 1);
        QVERIFY(seat.isOnline());
        QVERIFY(seat.worker->state().complete);
        QVERIFY(seat.worker->state().tokenKept);
        QCOMPARE(seat.worker->lastLogin(), login);
    }

    void saysThatThePasswordIsWrong()
    {
        Seat seat(*m_server);

        QCOMPARE(seat.signsIn(QStringLiteral("wrong")).error().code, ErrorCode::BadCredentials);

        QCOMPARE(seat.worker->state().link, Link::SignedOut);
        QCOMPARE(seat.worker->lastLogin(), QString());
    }

    void resumesWithTheKeptToken()
    {
        Seat seat(*m_server);
        QVERIFY(seat.signsIn());
        seat.switchesOff();

        seat.switchesOn();
        QSignalSpy opened(seat.worker.get(), &SyncWorker::opened);
        seat.worker->start();

        QTRY_COMPARE(opened.size(), 1);
        QVERIFY(seat.isOnline());
    }

    void findsTheDataWhileTheKeyringIsAsked()
    {
        Seat seat(*m_server);
        QVERIFY(seat.signsIn());
        seat.switchesOff();

        seat.switchesOn();
        QStringList said;
        connect(seat.worker.get(), &SyncWorker::foundData, this, [&] { said << QStringLiteral("found"); });
        connect(seat.worker.get(), &SyncWorker::opened, this, [&] { said << QStringLiteral("opened"); });
        seat.worker->start();

        QTRY_COMPARE(said, (QStringList{QStringLiteral("found"), QStringLiteral("opened")}));
    }

    void closesTheFoundDataWhereTheKeyringHasNoToken()
    {
        Seat seat(*m_server);
        QVERIFY(seat.signsIn());
        auto ended = seat.worker->signOut();
        QTRY_VERIFY(ended.isFinished());
        seat.switchesOff();

        seat.switchesOn();
        QSignalSpy opened(seat.worker.get(), &SyncWorker::opened);
        QSignalSpy needed(seat.worker.get(), &SyncWorker::signInNeeded);
        seat.worker->start();

        QTRY_COMPARE(needed.size(), 1);
        QCOMPARE(opened.size(), 0);
        QCOMPARE(seat.edits(m_box, QStringLiteral("nobody")).error().code, ErrorCode::NotSignedIn);
        QCOMPARE(seat.worker->state().link, Link::SignedOut);
    }

    void unlocksWithoutTheServer()
    {
        Seat seat(*m_server);
        QVERIFY(seat.signsIn());
        QVERIFY(seat.isOnline());
        seat.switchesOff();
        seat.offline = true;
        seat.switchesOn();

        QVERIFY(seat.worker->mayUnlock(login));
        QVERIFY(!seat.worker->mayUnlock(QStringLiteral("li")));
        QCOMPARE(seat.unlocks(QStringLiteral("wrong")).error().code, ErrorCode::BadCredentials);
        QVERIFY(seat.unlocks(password));

        QVERIFY(seat.edits(m_box, QStringLiteral("offline")));
        QTRY_COMPARE(seat.worker->state().unsent, 1);
        QTRY_COMPARE(seat.worker->state().link, Link::Offline);
        QCOMPARE(seat.worker->state().reason->code, ErrorCode::Unavailable);
        seat.everyLine([](LoopbackTransport &line) { line.comeBack(); });
        seat.worker->syncNow();
        QTRY_COMPARE(m_server->field(resource, m_box, note), Value(QStringLiteral("offline")));
        QTRY_COMPARE(seat.worker->state().unsent, 0);
    }

    void showsAColleaguesEditWithinASecond()
    {
        Seat kim(*m_server);
        Seat li(*m_server);
        QVERIFY(kim.signsIn() && li.signsIn());
        QVERIFY(kim.isOnline() && li.isOnline());
        QSignalSpy changed(&li.worker->notifier(), &replica::Notifier::changed);

        QElapsedTimer watch;
        watch.start();
        QVERIFY(kim.edits(m_box, QStringLiteral("seen")));

        QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), 1'000);
        qInfo("a colleague's edit showed after %lld ms", watch.elapsed());
        QCOMPARE(changed.front().at(0).toString(), resource);
        QCOMPARE(changed.front().at(1).value<QVector<QUuid>>(), QVector<QUuid>{m_box});
    }

    void takesActsWhileTheServerHangs()
    {
        Seat seat(*m_server);
        QVERIFY(seat.signsIn());
        QVERIFY(seat.isOnline());
        seat.everyLine([](LoopbackTransport &line) { line.hang(); });
        seat.worker->syncNow();
        QTRY_VERIFY(seat.worker->state().syncing);

        QElapsedTimer watch;
        watch.start();
        QVERIFY(seat.edits(m_box, QStringLiteral("meanwhile")));
        QVERIFY2(watch.elapsed() < 1'000, "an act waited for the network");

        watch.restart();
        seat.switchesOff();
        QVERIFY2(watch.elapsed() < 3'000, "the end waited for the network");
    }

    void asksForThePasswordWhenTheTokenEnds()
    {
        Seat seat(*m_server);
        QVERIFY(seat.signsIn());
        QVERIFY(seat.isOnline());
        m_server->clock().passDays(2);
        seat.worker->syncNow();

        QTRY_COMPARE(seat.worker->state().link, Link::NeedsSignIn);

        QVERIFY(seat.edits(m_box, QStringLiteral("queued")));
        QTRY_COMPARE(seat.worker->state().unsent, 1);
        QVERIFY(seat.signsIn());
        QTRY_COMPARE(seat.worker->state().unsent, 0);
        QCOMPARE(m_server->field(resource, m_box, note), Value(QStringLiteral("queued")));
    }

    void forgetsTheTokenAtSignOut()
    {
        Seat seat(*m_server);
        QVERIFY(seat.signsIn());
        QVERIFY(seat.isOnline());

        auto ended = seat.worker->signOut();
        QTRY_VERIFY(ended.isFinished());

        QVERIFY(ended.result());
        QTRY_COMPARE(seat.worker->state().link, Link::SignedOut);
        QCOMPARE(seat.edits(m_box, QStringLiteral("nobody")).error().code, ErrorCode::NotSignedIn);
        seat.switchesOff();
        seat.switchesOn();
        QSignalSpy opened(seat.worker.get(), &SyncWorker::opened);
        seat.worker->start();
        QVERIFY(!opened.wait(300));
    }

private:
    std::unique_ptr<LoopbackServer> m_server;
    QUuid m_box;
};

QTEST_GUILESS_MAIN(SyncWorkerTest)
#include "tst_syncworker.moc"
