// The tree beside the list: from a filter or search until the numbers of every unit stand in it, at the size of a city.
#include "benchmarks/bench.h"
#include "contract/entities/entities.h"
#include "items/resourcetree.h"
#include "lists/city.h"

#include <QEventLoop>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTimer>

#include <sqlite3.h>

using namespace contract;
using replica::ListFilter;
using replica::ListQuery;

namespace {

constexpr int goalRows = 60'000;

/// What people narrow a ledger by; each of them is asked once, so that none is remembered.
std::vector<ListQuery> questions(const lists::City &city)
{
    const auto &shape = shapeOf<Resource>();
    std::vector<ListQuery> all;
    const auto ask = [&](const std::vector<ListFilter> &filters, const QString &search) { all.push_back({.entity = shape.name, .filters = filters, .search = search}); };
    const auto anyOf = [](const char *field, const Value &value) { return ListFilter{QString::fromLatin1(field), ListFilter::Test::AnyOf, {value}}; };
    for (const char *state : {"in_use", "planned", "to_deliver", "changing", "suspended", "to_reclaim", "reclaimed"}) {
        ask({anyOf("state", QString::fromLatin1(state))}, {});
        for (const char *zone : {"internet", "business", "management", "dmz"})
            ask({anyOf("state", QString::fromLatin1(state)), anyOf("network_zone", QString::fromLatin1(zone))}, {});
    }
    for (const char *type : {"virtual_server", "physical_server", "container", "gpu", "block_storage"})
        for (const char *search : {"", "数据", "sj", "10.2", "服务器", "guangzhou"})
            ask({anyOf("type", QString::fromLatin1(type))}, QString::fromUtf8(search));
    for (int month = 0; month < 24; ++month) {
        const QDate from = QDate(2026, 6, 1).addMonths(month);
        ask({{QStringLiteral("term_until"), ListFilter::Test::Between, {from.toString(Qt::ISODate), from.addMonths(1).toString(Qt::ISODate)}}}, {});
    }
    for (int unit = 0; unit < 30; ++unit)
        ask({}, text(city.unit(unit * 7 % city.plan().units).values[size_t(shapeOf<Organisation>().titleField())]).left(2 + unit % 3));
    for (int number = 0; number < 60; ++number)
        ask({}, QStringLiteral("10.%1.%2").arg(number).arg(number * 3 % 256));
    return all;
}

} // namespace

BENCH("tree")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("cache.db"));
    const lists::City city({.units = 300, .systems = 1'400, .resources = bench::scaled(goalRows), .relations = 0});
    if (const auto made = lists::makeCache(path, city); !made)
        bench::giveUp(made.error().message.toStdString());

    items::Queries queries(path, QString(), nullptr);
    items::ResourceTree tree(queries);
    QEventLoop loop;
    QObject::connect(&tree, &items::ResourceTree::counted, &loop, &QEventLoop::quit);
    QTimer::singleShot(60'000, &loop, [] { bench::giveUp("the tree was not counted within a minute"); });
    const auto awaitNumbers = [&] {
        do
            loop.exec();
        while (!tree.isCounted());
    };
    const double first = bench::elapsedMs([&] {
        tree.setActive(true);
        awaitNumbers();
    });
    std::vector<double> ours;
    for (const auto &query : questions(city))
        ours.push_back(bench::elapsedMs([&] {
            tree.setQuery(query);
            awaitNumbers();
        }));

    sqlite3 *handle = nullptr;
    if (sqlite3_open_v2(path.toUtf8().constData(), &handle, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK)
        bench::giveUp("the cache does not open");
    const auto bare = bench::times(int(ours.size()), [&] { sqlite3_exec(handle, "SELECT unit_id, count(*) FROM resource GROUP BY unit_id", nullptr, nullptr, nullptr); });
    sqlite3_close(handle);
    return bench::Figure{.name = "tree", .value = bench::p99(ours), .unit = "ms", .baseline = bench::p99(bare), .n = int(ours.size()),
                         .note = "median " + std::to_string(bench::median(ours)) + " ms, first " + std::to_string(first) + " ms; the baseline counts all rows by a covering index"};
}
