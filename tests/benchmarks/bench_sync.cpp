// sync.snapshot: a server's million resources over TLS into a new cache with its list and search indexes.
// sync.changes: 20,000 changes into that live cache, while a window's event loop turns beside it.
#include "benchmarks/barecache.h"
#include "benchmarks/bench.h"
#include "contract/systemports.h"
#include "support/serverprocess.h"
#include "sync/syncengine.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QTimer>
#include <thread>

namespace {

using namespace contract;
using namespace syncing;

constexpr int fullRows = 1'000'000;
constexpr int fullChanges = 20'000;

template <class T> T sure(Result<T> result, const char *what)
{
    if (!result)
        bench::giveUp(std::string(what) + ": " + textOf(result.error().code).toStdString() + ' ' + result.error().message.toStdString());
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

/// A server with the made-up city's resources, and a workstation beside it. Made once for both figures.
class Site
{
public:
    static Site &shared()
    {
        static Site site;
        return site;
    }

    std::unique_ptr<wire::HttpsTransport> line()
    {
        auto transport = std::make_unique<wire::HttpsTransport>(m_server->address());
        const support::Staff chief;
        const auto session = sure(transport->signIn({.login = chief.login, .password = chief.password, .newPassword = {}, .device = QStringLiteral("bench")}), "sign in");
        transport->useToken(session.token);
        m_actor = session.actor;
        return transport;
    }
    Result<void> open(Desk &desk)
    {
        return desk.open({.folder = folder(), .clock = m_clock, .ids = m_ids, .catalogues = shippedCatalogues(), .actor = m_actor}, [](Replica &) {});
    }
    [[nodiscard]] QString folder() const { return m_folder.path() + QStringLiteral("/seat"); }
    [[nodiscard]] QString bareFile() const { return m_folder.path() + QStringLiteral("/bare.db"); }
    IdSource &ids() { return m_ids; }
    const Clock &clock() { return m_clock; }
    bool filled = false;

private:
    Site() : m_server(sure(support::ServerProcess::prepare({}), "the server"))
    {
        QProcess demo;
        demo.setProcessChannelMode(QProcess::MergedChannels);
        demo.start(QStringLiteral(YUNHENG_BIN_DIR "/yunhengctl"), {QStringLiteral("demo"), QStringLiteral("--database"), QStringLiteral("sqlite:") + m_server->database().path,
                                                                   QStringLiteral("--resources"), QString::number(bench::scaled(fullRows))});
        if (!demo.waitForFinished(1'800'000) || demo.exitCode() != 0)
            bench::giveUp("demo data: " + demo.readAll().toStdString());
        {
            // The figure is of resources: what relates them would be two and a half times as many rows.
            const auto database = sure(store::Database::open(m_server->database()), "the server's database");
            sure(database->script(QStringLiteral("DELETE FROM relation")), "relations");
        }
        sure(m_server->start(), "the server");
    }

    std::unique_ptr<support::ServerProcess> m_server;
    QTemporaryDir m_folder;
    SystemClock m_clock;
    UuidV7Source m_ids{m_clock};
    Actor m_actor;
};

QString cacheOf(Desk &desk)
{
    return sure(desk.call([](Replica &replica) { return Result<QString>(replica.cachePath()); }), "the cache's path");
}

double fill(Site &site)
{
    const auto line = site.line();
    Desk desk(Desk::Runs::InCaller);
    sure(site.open(desk), "the workstation");
    SyncEngine engine(desk, *line, {});
    const double ms = bench::elapsedMs([&] { sure(engine.pull(), "the snapshot"); });
    site.filled = true;
    return ms;
}

/// Turns an event loop as a window does and notes its longest gap until `done`.
double longestStall(const std::atomic_bool &done)
{
    QEventLoop loop;
    QTimer tick;
    QElapsedTimer watch;
    double longest = 0;
    tick.setTimerType(Qt::PreciseTimer);
    QObject::connect(&tick, &QTimer::timeout, &loop, [&] {
        longest = std::max(longest, double(watch.nsecsElapsed()) / 1e6 - 1.0);
        watch.restart();
        if (done)
            loop.quit();
    });
    watch.start();
    tick.start(1);
    loop.exec();
    return longest;
}

/// Edits so many resources at the server, each by its own value, as a monitoring import or a colleague's bulk edit does.
void change(Site &site, Transport &line, Desk &desk, int changes)
{
    const auto path = cacheOf(desk);
    const auto cache = sure(store::Database::open({.path = path, .readOnly = true}), "the cache");
    const qint64 rows = sure(cache->number(QStringLiteral("SELECT count(*) FROM resource")), "count");
    auto found = sure(cache->run(QStringLiteral("SELECT id, revision FROM resource WHERE retired = 0 AND rid % ? = 0 LIMIT ?"), {std::max<qint64>(1, rows * 3 / 4 / changes), qint64(changes)}), "ids");
    std::vector<Command> commands;
    for (int i = 0; found.next(); ++i) {
        if (i % 100 == 0) {
            const qint64 number = i / 100;
            commands.push_back({.id = site.ids().next(), .kind = CommandKind::Edit, .entity = QStringLiteral("resource"), .targets = {},
                                .fields = {{QStringLiteral("department"), bench::changedMark}, {QStringLiteral("cpu_peak"), number % 100},
                                           {QStringLiteral("term_until"), QStringLiteral("2027-%1-01").arg(number % 12 + 1, 2, 10, QLatin1Char('0'))}},
                                .occurredAt = site.clock().now()});
            // Every fourth also changes what the search box finds.
            if (number % 4 == 0)
                commands.back().fields.emplace(QStringLiteral("owner_name"), QStringLiteral("张伟%1").arg(number));
        }
        commands.back().targets.push_back({idOf(found.text(0)), found.integer(1)});
    }
    for (size_t from = 0; from < commands.size(); from += 20) {
        const auto to = std::min(from + 20, commands.size());
        const auto receipts = sure(line.push({commands.begin() + qsizetype(from), commands.begin() + qsizetype(to)}), "changing");
        for (const auto &receipt : receipts)
            if (const auto *refused = std::get_if<Refused>(&receipt.outcome))
                bench::giveUp("a change was refused: " + textOf(refused->error.code).toStdString() + ' ' + refused->error.field.toStdString());
    }
}

} // namespace

BENCH("sync.snapshot")
{
    auto &site = Site::shared();
    const double before = bench::peakResidentMb();
    const double ms = fill(site);
    const double grown = bench::peakResidentMb() - before;
    Desk desk(Desk::Runs::InCaller);
    sure(site.open(desk), "the workstation");
    const auto bare = bench::copyBare(cacheOf(desk), site.bareFile());
    const auto rows = double(bare.rows);
    return bench::Figures{{.name = "sync.snapshot", .value = rows * 1000 / ms, .unit = "1/s", .baseline = rows * 1000 / bare.ms, .n = 1,
                           .note = std::to_string(bare.rows) + " rows in " + std::to_string(ms / 1000) + " s, bare " + std::to_string(bare.ms / 1000) + " s"},
                          {.name = "sync.snapshot.memory", .value = grown, .unit = "MB", .n = 1}};
}

BENCH("sync.changes")
{
    auto &site = Site::shared();
    if (!site.filled)
        fill(site);
    const auto line = site.line();
    Desk desk(Desk::Runs::InThread);
    sure(site.open(desk), "the workstation");
    if (!QFile::exists(site.bareFile()))
        static_cast<void>(bench::copyBare(cacheOf(desk), site.bareFile()));
    const int changes = bench::scaled(fullChanges);
    change(site, *line, desk, changes);

    std::atomic_bool done = false;
    double ms = 0;
    std::thread worker([&] {
        SyncEngine engine(desk, *line, {});
        ms = bench::elapsedMs([&] { sure(engine.pull(), "the changes"); });
        done = true;
    });
    const double stall = longestStall(done);
    worker.join();
    const auto bare = bench::upsertBare(cacheOf(desk), site.bareFile());
    if (bare.rows != changes)
        bench::giveUp(std::to_string(bare.rows) + " changes arrived, not " + std::to_string(changes));
    return bench::Figures{{.name = "sync.changes", .value = changes * 1000 / ms, .unit = "1/s", .baseline = double(bare.rows) * 1000 / bare.ms, .n = 1},
                          {.name = "sync.changes.stall", .value = stall, .unit = "ms", .n = 1}};
}
