// The end of a workstation, at every moment of its work: while it starts, signs in, fills, saves, reads, waits or signs
// out. It ends at once, with no thread left behind, and no act that was taken is lost.
#include "secrets/memorystore.h"
#include "service/accounts.h"
#include "support/loopback.h"
#include "sync/commandbus.h"
#include "sync/syncworker.h"

#include <QElapsedTimer>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace syncing;
using support::aResource;
using support::aUnit;
using support::LoopbackServer;
using support::LoopbackTransport;

namespace {

constexpr int lives = 200;
constexpr qint64 endsWithinMs = 10'000; ///< far from an end that waits for news (25 s), and from one of a busy machine
constexpr int restMs = 50;              ///< without that many calls the worker is at rest, which is a moment too
const QString login = QStringLiteral("kim");
const QString password = QStringLiteral("Correct-Horse-2026");

/// Counts the calls of all lines, and says when the chosen one is made.
class Moment
{
public:
    void choose(int call)
    {
        m_reached.tryAcquire(m_reached.available());
        m_left = call;
    }
    void pass()
    {
        if (--m_left == 0)
            m_reached.release();
    }
    void wait() { static_cast<void>(m_reached.tryAcquire(1, restMs)); }

private:
    std::atomic_int m_left = 0;
    QSemaphore m_reached;
};

class CountingTransport : public Transport
{
public:
    CountingTransport(LoopbackServer &server, Moment &moment, const std::atomic_bool &hangs) : m_inner(server), m_moment(moment)
    {
        if (hangs)
            m_inner.hang();
    }
    Result<Session> signIn(const Credentials &credentials) override { return on().signIn(credentials); }
    Result<void> signOut() override { return on().signOut(); }
    void useToken(const QByteArray &token) override { m_inner.useToken(token); }
    Result<Cursor> head() override { return on().head(); }
    Result<std::vector<EntityCount>> counts() override { return on().counts(); }
    Result<SnapshotPage> snapshot(const QString &entity, const QByteArray &after, int limit, RowSink &rows) override { return on().snapshot(entity, after, limit, rows); }
    Result<ChangePage> changes(const Cursor &cursor, int limit, RowSink &rows) override { return on().changes(cursor, limit, rows); }
    Result<std::vector<Receipt>> push(const std::vector<Command> &commands) override { return on().push(commands); }
    Result<void> putFile(const QString &digest, qint64 size, const ReadPiece &read) override { return on().putFile(digest, size, read); }
    Result<qint64> getFile(const QString &digest, qint64 from, const TakePiece &take) override { return on().getFile(digest, from, take); }
    Result<bool> waitForNews(const Cursor &cursor, int timeoutMs) override { return on().waitForNews(cursor, timeoutMs); }
    void cancel() override { m_inner.cancel(); }

private:
    LoopbackTransport &on()
    {
        m_moment.pass();
        return m_inner;
    }
    LoopbackTransport m_inner;
    Moment &m_moment;
};

/// What goes on when the end comes.
enum class Doing { Nothing, Starting, Saving, Filling, Reading, SavingAndFilling, Hanging, SigningOut };
constexpr int doings = 8;

} // namespace

class WorkerEnd : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<LoopbackServer>(store::Engine::Sqlite);
        const auto database = store::Database::open(m_server->location());
        const auto made = service::Accounts(**database, m_server->clock(), m_server->ids())
                              .create({.login = login, .password = password, .roles = {QStringLiteral("configuration_manager")}, .mustChangePassword = false});
        QVERIFY2(made, made ? "" : qPrintable(made.error().message));
        m_server->has(aResource().inUnit(m_server->has(aUnit())));
    }

    void comesAtOnceAndLosesNothingWheneverItComes()
    {
        for (int life = 0; life < lives; ++life) {
            auto worker = switchedOn(Doing(life % doings) == Doing::Hanging);
            live(*worker, Doing(life % doings), 1 + life / doings);

            QElapsedTimer watch;
            watch.start();
            worker.reset();

            QVERIFY2(watch.elapsed() < endsWithinMs, qPrintable(QStringLiteral("life %1 took %2 ms to end").arg(life).arg(watch.elapsed())));
        }

        auto worker = switchedOn(false);
        QVERIFY(isAtWork(*worker));
        worker->syncNow();
        QTRY_VERIFY_WITH_TIMEOUT(worker->state().link == Link::Online && worker->state().unsent == 0, 20'000);
        for (auto &act : m_acts) {
            QVERIFY(act.resultCount() > 0);
            QVERIFY2(act.result(), qPrintable(act.result() ? QString() : textOf(act.result().error().code) + act.result().error().field));
        }
        QCOMPARE(qsizetype(m_server->all(aUnit().entity).size()), 1 + m_acts.size());
    }

private:
    std::unique_ptr<SyncWorker> switchedOn(bool hangs)
    {
        m_hangs = hangs;
        return std::make_unique<SyncWorker>(SyncSetup{.folder = m_folder.path(), .device = QStringLiteral("seat"), .clock = m_clock, .ids = m_server->ids(),
                                                      .catalogues = shippedCatalogues(), .secrets = m_keyring,
                                                      .connect = [this] { return std::make_unique<CountingTransport>(*m_server, m_moment, m_hangs); }});
    }

    /// Starts the worker and comes back when an account's data is open, with the password where there is no token.
    bool isAtWork(SyncWorker &worker)
    {
        QSignalSpy opened(&worker, &SyncWorker::opened);
        QSignalSpy asked(&worker, &SyncWorker::signInNeeded);
        worker.start();
        if (!QTest::qWaitFor([&] { return !opened.isEmpty() || !asked.isEmpty(); }, 20'000))
            return false;
        if (opened.isEmpty())
            worker.signIn({.login = login, .password = password});
        return QTest::qWaitFor([&] { return !opened.isEmpty(); }, 20'000);
    }

    /// Until the worker has made that many calls of what it does.
    void live(SyncWorker &worker, Doing doing, int calls)
    {
        if (doing == Doing::Nothing)
            return;
        if (doing == Doing::Starting) {
            m_moment.choose(calls);
            worker.start();
            m_moment.wait();
            return;
        }
        QVERIFY(isAtWork(worker));
        m_moment.choose(calls);
        if (doing == Doing::Saving || doing == Doing::SavingAndFilling || doing == Doing::Hanging)
            for (int i = 0; i < 3; ++i)
                saves(worker);
        if (doing == Doing::Filling || doing == Doing::SavingAndFilling)
            worker.refill();
        if (doing == Doing::Reading)
            for (int i = 0; i < calls; ++i)
                worker.files().fetch(QString(64, QChar(u'a' + i % 6))); // a content that the server is asked for and has not
        if (doing == Doing::SigningOut)
            worker.signOut();
        worker.syncNow();
        m_moment.wait();
    }

    void saves(SyncWorker &worker)
    {
        const auto record = aUnit(); // refers to nothing, so it is taken also before the first filling
        m_acts << worker.commands().submit({.kind = CommandKind::Create, .entity = record.entity, .targets = {{m_server->ids().next(), 0}}, .fields = record.fields});
    }

    std::unique_ptr<LoopbackServer> m_server;
    SystemClock m_clock;
    QTemporaryDir m_folder;
    secrets::MemoryStore m_keyring;
    Moment m_moment;
    std::atomic_bool m_hangs = false;
    QList<QFuture<Result<void>>> m_acts;
};

QTEST_GUILESS_MAIN(WorkerEnd)
#include "tst_workerend.moc"
