// The impact walk over the city's relations, beside one recursive query of the same file.
#include "benchmarks/bench.h"
#include "contract/entities/entities.h"
#include "lists/city.h"
#include "replica/prepared.h"
#include "replica/listreader.h"

#include <QTemporaryDir>
#include <sqlite3.h>

using namespace contract;

namespace {

constexpr int depth = 6;
constexpr int walks = 400;

} // namespace

BENCH("impact")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("cache.db"));
    const lists::City city({.units = 300, .systems = 1'400, .resources = bench::scaled(60'000), .relations = bench::scaled(150'000)});
    if (const auto made = lists::makeCache(path, city); !made)
        bench::giveUp(made.error().message.toStdString());
    auto reader = replica::ListReader::open(path);
    if (!reader)
        bench::giveUp(reader.error().message.toStdString());
    sqlite3 *bare = nullptr;
    if (sqlite3_open_v2(path.toUtf8().constData(), &bare, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK)
        bench::giveUp("the file does not open");
    std::vector<double> ours;
    std::vector<double> theirs;
    qint64 reached = 0;
    qint64 found = 0;
    {
        auto query = replica::Prepared::make(bare, QStringLiteral("WITH RECURSIVE hit(id, depth) AS (SELECT ?, 0 UNION SELECT r.from_id, hit.depth + 1 FROM hit JOIN relation r "
                                                                  "ON r.to_id = hit.id WHERE hit.depth < %1 AND r.retired = 0) SELECT DISTINCT id FROM hit").arg(depth));
        if (!query)
            bench::giveUp(query.error().message.toStdString());
        // In turns, so that a slow moment of the machine slows both.
        for (int i = 0; i < walks; ++i) {
            const QUuid start = city.resource(int(qint64(i) * city.plan().resources / walks)).id;
            ours.push_back(bench::elapsedMs([&] {
                const auto impact = (*reader)->impact({.starts = {start}, .depth = depth, .most = 100'000});
                if (!impact)
                    bench::giveUp(impact.error().message.toStdString());
                reached += qint64(impact->hits.size());
            }));
            theirs.push_back(bench::elapsedMs([&] {
                const std::string id = idText(start).toStdString();
                query->bind(0, std::string_view(id));
                while (query->step().value_or(false))
                    ++found;
                query->reset();
            }));
        }
    }
    sqlite3_close(bare);
    if (reached != found)
        bench::giveUp("the walk reached " + std::to_string(reached) + " records and the query " + std::to_string(found));
    return bench::Figure{.name = "impact", .value = bench::p99(ours), .unit = "ms", .baseline = bench::p99(theirs), .n = walks, .note = std::to_string(reached / walks) + " records a walk"};
}
