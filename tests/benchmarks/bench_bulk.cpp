// bulk: a change of 1,000 resources, from the form's submit until it is durable in the outbox and the list shows it,
// against the same 1,000 rows updated in one transaction of a copy of the same file.
#include "benchmarks/bench.h"
#include "contract/entities/entities.h"
#include "contract/systemports.h"
#include "items/recordlistmodel.h"
#include "items/undolist.h"
#include "rules/permissions.h"
#include "sync/commandbus.h"
#include "sync/desk.h"

#include <QTemporaryDir>
#include <QTest>
#include <sqlite3.h>

namespace {

using namespace contract;

constexpr int changed = 1'000;
constexpr int visibleRows = 40;
constexpr int runs = 12;

void sure(bool good, const char *what)
{
    if (!good)
        bench::giveUp(what);
}

/// What a server would have sent: a unit and its resources.
std::vector<QUuid> fill(syncing::Desk &desk, IdSource &ids, int count)
{
    Organisation unit;
    unit.id.uuid = ids.next();
    unit.revision = 1;
    unit.name = QStringLiteral("云城市数据局");
    replica::RowBatch rows;
    rows.take(replica::RecordRow(shapeOf<Organisation>(), toRecord(unit)).view());
    std::vector<QUuid> made;
    for (int i = 0; i < count; ++i) {
        Resource resource;
        resource.id.uuid = ids.next();
        resource.revision = 1;
        resource.number = QStringLiteral("ZY-%1").arg(i, 6, 10, QLatin1Char('0'));
        resource.name = QStringLiteral("政务服务云主机%1").arg(i);
        resource.type = QStringLiteral("virtual_server");
        resource.unit = unit.id;
        resource.privateIp = QStringLiteral("10.%1.%2.%3").arg(i / 62'500).arg(i / 250 % 250).arg(i % 250);
        rows.take(replica::RecordRow(shapeOf<Resource>(), toRecord(resource)).view());
        made.push_back(resource.id.uuid);
    }
    const auto absorbed = desk.call([&](replica::Replica &replica) { return replica.absorb({.rows = rows, .from = 0, .to = rows.size(), .reached = Cursor{"begun"}, .complete = true}); });
    sure(absorbed.has_value(), "the rows are not taken");
    return made;
}

/// Milliseconds of the same updates in one transaction, by prepared statement, with the file's own indexes.
std::vector<double> bareUpdates(const QString &cache, const QString &copy, const std::vector<QUuid> &ids)
{
    sqlite3 *database = nullptr;
    sure(sqlite3_open(cache.toUtf8().constData(), &database) == SQLITE_OK, "no cache");
    sure(sqlite3_exec(database, QStringLiteral("VACUUM INTO '%1'").arg(copy).toUtf8().constData(), nullptr, nullptr, nullptr) == SQLITE_OK, "no copy");
    sqlite3_close(database);
    sure(sqlite3_open(copy.toUtf8().constData(), &database) == SQLITE_OK, "no copy");
    sqlite3_exec(database, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL", nullptr, nullptr, nullptr);
    sqlite3_stmt *update = nullptr;
    sure(sqlite3_prepare_v2(database, "UPDATE resource SET department = ?, room = ?, revision = revision + 1 WHERE id = ?", -1, &update, nullptr) == SQLITE_OK, "no update");
    int run = 0;
    const auto times = bench::times(runs, [&] {
        const auto value = QStringLiteral("信息中心%1").arg(++run).toUtf8();
        sure(sqlite3_exec(database, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr) == SQLITE_OK, "no transaction");
        for (int i = 0; i < changed; ++i) {
            const auto id = idText(ids[size_t(i)]).toUtf8();
            sqlite3_bind_text(update, 1, value.constData(), int(value.size()), SQLITE_STATIC);
            sqlite3_bind_text(update, 2, value.constData(), int(value.size()), SQLITE_STATIC);
            sqlite3_bind_text(update, 3, id.constData(), int(id.size()), SQLITE_STATIC);
            sure(sqlite3_step(update) == SQLITE_DONE, "no row");
            sqlite3_reset(update);
        }
        sure(sqlite3_exec(database, "COMMIT", nullptr, nullptr, nullptr) == SQLITE_OK, "no commit");
    });
    sqlite3_finalize(update);
    sqlite3_close(database);
    return times;
}

} // namespace

BENCH("bulk")
{
    QTemporaryDir folder;
    const SystemClock clock;
    UuidV7Source ids(clock);
    const QStringList roles{QStringLiteral("configuration_manager")};
    const Actor actor{ids.next(), {}, QStringLiteral("kim"), QStringLiteral("Kim"), roles, rules::rightsOf(roles), {.all = true, .units = {}}};
    syncing::Desk desk(syncing::Desk::Runs::InThread);
    replica::Notifier *notifier = nullptr;
    QString cache;
    QString outbox;
    const auto opened = desk.open({.folder = folder.path() + QStringLiteral("/seat"), .clock = clock, .ids = ids, .catalogues = shippedCatalogues(), .actor = actor}, [&](replica::Replica &replica) {
        notifier = &replica.notifier();
        cache = replica.cachePath();
        outbox = replica.outboxPath();
    });
    sure(opened.has_value(), "the replica does not open");
    const auto resources = fill(desk, ids, std::max(changed * runs, bench::scaled(60'000)));
    const auto bare = bareUpdates(cache, folder.filePath(QStringLiteral("bare.db")), resources);

    syncing::CommandBus bus(desk, [] {});
    items::Queries queries(cache, outbox, notifier);
    items::UndoList undo(bus, queries, clock, ids);
    items::RecordListModel list(shapeOf<Resource>(), shippedCatalogues(), queries);
    list.setColumns({list.shape().indexOf(u"number"), list.shape().indexOf(u"department")});
    // Each run changes other records: those before would have been sent by now.
    int run = 0;
    const auto shows = [&](const QString &value) {
        for (int row = run * changed; row < run * changed + visibleRows; ++row)
            if (list.index(row, 1).data().toString() != value || !list.rowAt(row)) // which asks for it
                return false;
        return true;
    };
    sure(QTest::qWaitFor([&] { return list.matches() >= qint64(resources.size()) && list.rowCount() >= int(resources.size()); }, 20'000), "the list does not come");

    std::vector<double> durable;
    std::vector<double> shown;
    for (; run < runs; ++run) {
        sure(QTest::qWaitFor([&] { return shows(QString()); }, 20'000), "the rows do not come");
        Command command{.id = ids.next(), .kind = CommandKind::Edit, .entity = QStringLiteral("resource"), .targets = {}, .fields = {}, .overruled = {}, .reason = {}, .after = {}, .occurredAt = clock.now()};
        const auto value = QStringLiteral("信息中心%1").arg(run);
        command.fields = {{QStringLiteral("department"), value}, {QStringLiteral("room"), value}};
        for (int i = 0; i < changed; ++i)
            command.targets.push_back({resources[size_t(run * changed + i)], 1});
        QElapsedTimer timer;
        timer.start();
        auto done = undo.submit(command);
        // The event loop turns as a window's does: it sleeps until something comes.
        while (!done.isFinished())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        durable.push_back(double(timer.nsecsElapsed()) / 1e6);
        sure(done.result().has_value(), "refused");
        while (!shows(value))
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        shown.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    return bench::Figure{.name = "bulk", .value = bench::median(shown), .unit = "ms", .baseline = bench::median(bare), .n = runs,
                         .note = "durable after " + std::to_string(bench::median(durable)) + " ms, bare " + std::to_string(bench::median(bare)) + " ms"};
}
