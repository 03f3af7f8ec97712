// Conflicts of changes: one change as it is typed (its impact walked, then everything in the schedule asked), and every
// change against every other; beside the bare SQL joins over the same times and resources.
#include "benchmarks/bench.h"
#include "lists/city.h"
#include "replica/listreader.h"
#include "replica/prepared.h"
#include "rules/changeconflicts.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <set>
#include <sqlite3.h>

using namespace contract;
using namespace rules;

namespace {

constexpr int resourcesEach = 20;
constexpr int depth = 3;
constexpr int checks = 400;
constexpr qint64 hourMs = 60 * minuteMs;
constexpr qint64 marginMs = 30 * minuteMs;

template <class T> T orGiveUp(Result<T> result)
{
    if (!result)
        bench::giveUp(result.error().message.toStdString());
    return std::move(*result);
}

/// 24 months of changes at night, over the city's resources.
std::vector<PlannedChange> changesOf(const lists::City &city, int count, replica::ListReader &reader)
{
    QRandomGenerator random(11);
    std::vector<PlannedChange> changes;
    changes.reserve(size_t(count));
    for (int i = 0; i < count; ++i) {
        PlannedChange change;
        change.id = QUuid::createUuid();
        change.number = QStringLiteral("BG-%1").arg(i, 6, 10, QChar(u'0'));
        change.title = QStringLiteral("变更");
        const qint64 from = qint64(random.bounded(730)) * dayMs + (14 + random.bounded(6)) * hourMs;
        change.planned = {{from}, {from + (1 + random.bounded(4)) * hourMs}};
        change.implementer = QUuid(uint(random.bounded(200)), 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
        // What belongs to one system stands close together in the ledger.
        const int first = int(random.bounded(std::max(1, city.plan().resources - resourcesEach)));
        std::vector<QUuid> starts;
        for (int k = 0; k < resourcesEach; ++k)
            starts.push_back(city.resource(first + k).id);
        for (const auto &hit : orGiveUp(reader.impact({.starts = starts, .depth = depth, .most = 1'000})).hits)
            if (!hit.again)
                change.touched.push_back({hit.record, hit.distance});
        sortTouched(change.touched);
        changes.push_back(std::move(change));
    }
    return changes;
}

void run(sqlite3 *db, const char *sql)
{
    if (sqlite3_exec(db, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        bench::giveUp(std::string(sql) + ": " + sqlite3_errmsg(db));
}

/// The schedule as tables that a join can ask: times of changes, and what they touch.
sqlite3 *tablesOf(const std::vector<PlannedChange> &changes, const QString &path)
{
    sqlite3 *db = nullptr;
    if (sqlite3_open(path.toUtf8().constData(), &db) != SQLITE_OK)
        bench::giveUp("the file does not open");
    run(db, "CREATE TABLE change (id INTEGER PRIMARY KEY, starts INTEGER, ends INTEGER, person TEXT);"
            "CREATE TABLE touched (change INTEGER, resource BLOB, distance INTEGER); BEGIN");
    {
        auto change = orGiveUp(replica::Prepared::make(db, QStringLiteral("INSERT INTO change VALUES (?, ?, ?, ?)")));
        auto touched = orGiveUp(replica::Prepared::make(db, QStringLiteral("INSERT INTO touched VALUES (?, ?, ?)")));
        for (size_t i = 0; i < changes.size(); ++i) {
            const std::string person = idText(changes[i].implementer).toStdString();
            change.bind(0, qint64(i));
            change.bind(1, changes[i].planned.from.ms);
            change.bind(2, changes[i].planned.to.ms);
            change.bind(3, std::string_view(person));
            (void)change.step();
            change.reset();
            for (const auto &one : changes[i].touched) {
                const std::string resource = one.resource.toRfc4122().toStdString();
                touched.bind(0, qint64(i));
                touched.bind(1, std::string_view(resource));
                touched.bind(2, qint64(one.distance));
                (void)touched.step();
                touched.reset();
            }
        }
    }
    run(db, "COMMIT; CREATE INDEX change_starts ON change (starts, ends); CREATE INDEX touched_change ON touched (change, resource, distance);"
            "CREATE INDEX touched_resource ON touched (resource, change, distance); ANALYZE");
    return db;
}

struct Stage {
    QTemporaryDir folder;
    lists::City city{{.units = 300, .systems = 1'400, .resources = bench::scaled(60'000), .relations = bench::scaled(150'000)}};
    std::unique_ptr<replica::ListReader> reader;
    std::vector<PlannedChange> changes;
    sqlite3 *tables = nullptr;

    Stage()
    {
        const QString path = folder.filePath(QStringLiteral("cache.db"));
        if (const auto made = lists::makeCache(path, city); !made)
            bench::giveUp(made.error().message.toStdString());
        reader = orGiveUp(replica::ListReader::open(path));
        changes = changesOf(city, bench::scaled(12'000), *reader);
        tables = tablesOf(changes, folder.filePath(QStringLiteral("changes.db")));
    }
    ~Stage() { sqlite3_close(tables); }
    Q_DISABLE_COPY_MOVE(Stage)
};

} // namespace

BENCH("conflict")
{
    const Stage stage;
    const ChangeSchedule schedule(stage.changes);
    auto join = orGiveUp(replica::Prepared::make(stage.tables, QStringLiteral("SELECT other.id, mine.resource, mine.distance, theirs.distance FROM touched AS mine "
                                                                              "JOIN touched AS theirs ON theirs.resource = mine.resource AND theirs.change <> mine.change "
                                                                              "JOIN change AS other ON other.id = theirs.change WHERE mine.change = ? AND other.starts < ? AND other.ends > ?")));
    std::vector<double> ours;
    std::vector<double> asked;
    std::vector<double> theirs;
    size_t found = 0;
    size_t joined = 0;
    for (int i = 0; i < checks; ++i) {
        const size_t at = size_t(qint64(i) * qint64(stage.changes.size()) / checks);
        auto mine = stage.changes[at];
        std::vector<QUuid> starts;
        for (const auto &one : mine.touched)
            if (one.distance == 0)
                starts.push_back(one.resource);
        ours.push_back(bench::elapsedMs([&] {
            // As one types: what it touches has just changed, so its impact is walked anew.
            mine.touched.clear();
            for (const auto &hit : orGiveUp(stage.reader->impact({.starts = starts, .depth = depth, .most = 1'000})).hits)
                if (!hit.again)
                    mine.touched.push_back({hit.record, hit.distance});
            sortTouched(mine.touched);
            asked.push_back(bench::elapsedMs([&] {
                for (const auto &finding : conflictsWith(mine, schedule, 0))
                    found += finding.resources.size();
            }));
        }));
        theirs.push_back(bench::elapsedMs([&] {
            join.bind(0, qint64(at));
            join.bind(1, mine.planned.to.ms);
            join.bind(2, mine.planned.from.ms);
            while (join.step().value_or(false))
                ++joined;
            join.reset();
        }));
    }
    if (found != joined)
        bench::giveUp("the check found " + std::to_string(found) + " shared resources and the join " + std::to_string(joined));
    return {bench::Figure{.name = "conflict", .value = bench::p99(ours), .unit = "ms", .baseline = bench::p99(theirs), .n = checks,
                          .note = std::to_string(found) + " shared resources; goal < 16.7 ms and <= 5x"},
            bench::Figure{.name = "conflict.asked", .value = bench::p99(asked), .unit = "ms", .baseline = bench::p99(theirs), .n = checks, .note = "without the walk"}};
}

BENCH("conflict.all")
{
    const Stage stage;
    auto join = orGiveUp(replica::Prepared::make(stage.tables, QStringLiteral("SELECT one.id, other.id FROM change AS one JOIN change AS other ON other.starts > one.starts - 43200000 AND other.starts < one.ends "
                                                                              "AND other.ends > one.starts AND other.id > one.id WHERE EXISTS (SELECT 1 FROM touched AS mine "
                                                                              "JOIN touched AS theirs ON theirs.resource = mine.resource WHERE mine.change = one.id AND theirs.change = other.id)")));
    size_t found = 0;
    size_t joined = 0;
    const auto ours = bench::times(5, [&] {
        const ChangeSchedule schedule(stage.changes);
        std::set<std::pair<int, int>> pairs;
        for (const auto &pair : allConflicts(schedule, 0))
            if (pair.kind != ConflictKind::SamePerson)
                pairs.insert({pair.one, pair.other});
        found = pairs.size();
    });
    const auto theirs = bench::times(5, [&] {
        joined = 0;
        while (join.step().value_or(false))
            ++joined;
        join.reset();
    });
    if (found != joined)
        bench::giveUp("the sweep found " + std::to_string(found) + " pairs and the join " + std::to_string(joined));
    return bench::Figure{.name = "conflict.all", .value = bench::median(ours), .unit = "ms", .baseline = bench::median(theirs), .n = 5,
                         .note = std::to_string(found) + " pairs; goal <= 3x"};
}
