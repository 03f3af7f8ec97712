// save: from the form's submit to the future that says "durable", against one FULL commit of one row. The act goes through
// the rules, the outbox and the prediction in the cache.
#include "benchmarks/barecache.h"
#include "benchmarks/bench.h"
#include "contract/entities/entities.h"
#include "contract/systemports.h"
#include "rules/permissions.h"
#include "sync/commandbus.h"
#include "sync/desk.h"

#include <QTemporaryDir>

namespace {

using namespace contract;

constexpr int records = 1'000;

/// What a server would have sent: a unit and its resources.
void fill(syncing::Desk &desk, IdSource &ids, std::vector<QUuid> &resources)
{
    Organisation unit;
    unit.id.uuid = ids.next();
    unit.revision = 1;
    unit.name = QStringLiteral("云城市数据局");
    replica::RowBatch rows;
    rows.take(replica::RecordRow(shapeOf<Organisation>(), toRecord(unit)).view());
    for (int i = 0; i < records; ++i) {
        Resource resource;
        resource.id.uuid = ids.next();
        resource.revision = 1;
        resource.number = QStringLiteral("ZY-%1").arg(i, 6, 10, QLatin1Char('0'));
        resource.name = QStringLiteral("政务服务云主机%1").arg(i);
        resource.type = QStringLiteral("virtual_server");
        resource.unit = unit.id;
        resource.privateIp = QStringLiteral("10.1.%1.%2").arg(i / 250).arg(i % 250);
        rows.take(replica::RecordRow(shapeOf<Resource>(), toRecord(resource)).view());
        resources.push_back(resource.id.uuid);
    }
    const auto absorbed = desk.call([&](replica::Replica &replica) {
        return replica.absorb({.rows = rows, .from = 0, .to = rows.size(), .reached = Cursor{"begun"}, .complete = true});
    });
    if (!absorbed)
        bench::giveUp(absorbed.error().message.toStdString());
}

} // namespace

BENCH("save")
{
    QTemporaryDir folder;
    const SystemClock clock;
    UuidV7Source ids(clock);
    const QStringList roles{QStringLiteral("configuration_manager")};
    const Actor actor{ids.next(), {}, QStringLiteral("kim"), QStringLiteral("Kim"), roles, rules::rightsOf(roles), {.all = true, .units = {}}};
    syncing::Desk desk(syncing::Desk::Runs::InThread);
    const auto opened = desk.open({.folder = folder.path() + QStringLiteral("/seat"), .clock = clock, .ids = ids, .catalogues = shippedCatalogues(), .actor = actor},
                                  [](replica::Replica &) {});
    if (!opened)
        bench::giveUp(opened.error().message.toStdString());
    std::vector<QUuid> resources;
    fill(desk, ids, resources);
    syncing::CommandBus bus(desk, [] {});

    constexpr int runs = 600;
    size_t next = 0;
    const auto saves = bench::times(runs, [&] {
        const auto &id = resources[next++ % resources.size()];
        auto saved = bus.submit({.id = {}, .kind = CommandKind::Edit, .entity = QStringLiteral("resource"), .targets = {{id, 1}},
                                 .fields = {{QStringLiteral("name"), QStringLiteral("数据共享交换节点%1").arg(next)}, {QStringLiteral("vcpu"), qint64(next % 64)}}});
        saved.waitForFinished();
        if (!saved.result())
            bench::giveUp(saved.result().error().message.toStdString());
    });
    const auto bare = bench::fullCommits(folder.path(), runs);
    return bench::Figure{.name = "save", .value = bench::p99(saves), .unit = "ms", .baseline = bench::p99(bare), .n = runs,
                         .note = "median " + std::to_string(bench::median(saves)) + " ms, bare " + std::to_string(bench::median(bare)) + " ms"};
}
