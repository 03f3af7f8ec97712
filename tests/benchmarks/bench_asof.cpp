// The list as of a past date: until its first page is there, and until its whole order is, from nothing known, over sixty
// thousand resources with a hundred thousand acts in two years. Beside it the live list's, asked the same. In the order of
// creation, as the list opens, the first page asks only about its own rows; a sort must know every key that has changed
// since, so its figure stands by itself.
#include "benchmarks/bench.h"
#include "contract/entities/entities.h"
#include "contract/history.h"
#include "lists/city.h"
#include "replica/cache.h"
#include "replica/listreader.h"
#include "replica/rowbatch.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTemporaryDir>

using namespace contract;
using replica::ListQuery;
using replica::ListReader;

namespace {

constexpr int fullRows = 60'000;
constexpr int fullEntries = 100'000;
constexpr int page = 60; ///< as RecordListModel asks
constexpr qint64 month = 30LL * 86'400'000;
constexpr int months = 24;
constexpr qint64 begin = 1'710'000'000'000;

template <class T> T sure(Result<T> result, const char *what)
{
    if (!result)
        bench::giveUp(std::string(what) + ": " + result.error().message.toStdString());
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

/// Fields that people change, some of them sorted and filtered by.
const QStringList &changedFields()
{
    static const QStringList names{QStringLiteral("name"), QStringLiteral("state"), QStringLiteral("unit_id"), QStringLiteral("vcpu"), QStringLiteral("memory_gb"), QStringLiteral("term_until"),
                                   QStringLiteral("owner_name"), QStringLiteral("owner_phone"), QStringLiteral("private_ip"), QStringLiteral("cpu_avg"), QStringLiteral("monitored"), QStringLiteral("data_disk_gb")};
    return names;
}

/// Acts in the order of time, each on a resource of chance; the values before it are another resource's.
void addHistory(replica::Cache &cache, const lists::City &city, int entries)
{
    const auto &shape = shapeOf<Resource>();
    QRandomGenerator dice(3);
    const int rows = city.plan().resources;
    std::vector<std::pair<int, qint64>> acts;
    for (int i = 0; i < entries; ++i)
        acts.emplace_back(dice.bounded(rows), begin + qint64(double(months * month) * i / entries));
    std::ranges::stable_sort(acts, {}, &std::pair<int, qint64>::first);
    sure(cache.inTransaction([&]() -> Result<void> {
        for (size_t at = 0; at < acts.size();) {
            auto record = city.resource(acts[at].first);
            const int number = acts[at].first;
            std::vector<Record> past;
            for (; at < acts.size() && acts[at].first == number; ++at) {
                QJsonObject changes;
                const Record other = city.resource(dice.bounded(rows));
                for (int i = 1 + dice.bounded(2); i > 0; --i) {
                    const auto name = changedFields()[dice.bounded(int(changedFields().size()))];
                    const auto field = size_t(shape.indexOf(name));
                    changes.insert(name, QJsonArray{toJson(other.values[field]), toJson(record.values[field])});
                }
                past.push_back({record.id, ++record.revision, false,
                                {shape.name, QStringLiteral("edit"), QStringLiteral("李工"), acts[at].second, acts[at].second, QStringLiteral("核查"),
                                 QString::fromUtf8(QJsonDocument(changes).toJson(QJsonDocument::Compact)), Value()}});
            }
            if (const auto put = cache.table(shape).put(replica::RecordRow(shape, record).view(), replica::EntityTable::Pending::No); !put)
                return put;
            for (const auto &entry : past)
                if (const auto put = cache.putHistory(replica::RecordRow(historyShape(), entry).view()); !put)
                    return put;
        }
        return {};
    }), "history");
}

struct Took {
    double first = 0;
    double whole = 0;
};

/// From nothing known of the entity.
Took ask(ListReader &reader, const ListQuery &query)
{
    reader.forget(query.entity);
    QElapsedTimer timer;
    Took took;
    timer.start();
    sure(reader.order(query, page, [&](const replica::FirstRows &) { took.first = double(timer.nsecsElapsed()) / 1e6; }), "order");
    took.whole = double(timer.nsecsElapsed()) / 1e6;
    return took;
}

} // namespace

BENCH("asof")
{
    using Test = replica::ListFilter::Test;
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("cache.db"));
    const lists::City city({.units = 300, .systems = 1'400, .resources = bench::scaled(fullRows), .relations = 0});
    sure(lists::makeCache(path, city), "cache");
    {
        const auto cache = sure(replica::Cache::open(path), "cache");
        addHistory(*cache, city, bench::scaled(fullEntries));
    }
    const auto reader = sure(ListReader::open(path), "reader");
    const QString entity = QStringLiteral("resource");
    const std::vector<ListQuery> asCreated{
        {.entity = entity},
        {.entity = entity, .filters = {{QStringLiteral("state"), Test::AnyOf, {QStringLiteral("in_use")}}}},
        {.entity = entity, .filters = {{QStringLiteral("vcpu"), Test::Between, {qint64(4), Value()}}, {QStringLiteral("monitored"), Test::AnyOf, {qint64(1)}}}, .retired = replica::RetiredRows::Shown},
    };
    const std::vector<ListQuery> sorted{
        {.entity = entity, .sorts = {{QStringLiteral("name"), replica::Order::Ascending}}},
        {.entity = entity, .sorts = {{QStringLiteral("term_until"), replica::Order::Descending}}},
        {.entity = entity, .filters = {{QStringLiteral("state"), Test::AnyOf, {QStringLiteral("in_use")}}}, .sorts = {{QStringLiteral("private_ip"), replica::Order::Ascending}}},
    };
    struct Times {
        std::vector<double> live, past, liveWhole, pastWhole;
    };
    const auto measure = [&](const std::vector<ListQuery> &queries) {
        Times times;
        for (int round = 0; round < 10; ++round)
            for (const auto &query : queries)
                for (const int ago : {1, 3, 6, 12}) {
                    const auto now = ask(*reader, query);
                    auto asked = query;
                    asked.asOf = {begin + (months - ago) * month};
                    const auto then = ask(*reader, asked);
                    times.live.push_back(now.first);
                    times.liveWhole.push_back(now.whole);
                    times.past.push_back(then.first);
                    times.pastWhole.push_back(then.whole);
                    if (round == 0)
                        std::fprintf(stderr, "asof: %d months ago, %s: first %.1f (live %.1f), whole %.1f (live %.1f) ms\n", ago,
                                     query.sorts.empty() ? "as created" : qPrintable(query.sorts.front().field), then.first, now.first, then.whole, now.whole);
                }
        return times;
    };
    const auto note = [](const Times &times) { return "median " + std::to_string(bench::median(times.past)) + ", live " + std::to_string(bench::median(times.live)) + " ms"; };
    const auto plain = measure(asCreated);
    const auto bySort = measure(sorted);
    return {{.name = "asof", .value = bench::p99(plain.past), .unit = "ms", .baseline = bench::p99(plain.live), .n = int(plain.past.size()), .note = note(plain)},
            {.name = "asof.whole", .value = bench::p99(plain.pastWhole), .unit = "ms", .baseline = bench::p99(plain.liveWhole), .n = int(plain.pastWhole.size())},
            {.name = "asof.sorted", .value = bench::p99(bySort.past), .unit = "ms", .baseline = bench::p99(bySort.live), .n = int(bySort.past.size()), .note = note(bySort)}};
}
