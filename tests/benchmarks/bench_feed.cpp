// feed: what the change feed costs the writers on PostgreSQL, and how many changes a reader misses while eight write.
// The naive reader, which remembers the highest sequence number that it saw, is the control: it must miss some.
#include "benchmarks/crowd.h"

using namespace contract;

namespace {

/// Many short rounds, the two in turn: whatever else the machine does meets both alike.
constexpr int rounds = 10;
constexpr int recordsACommand = 10;

double writeRate(bench::Workplace &place, int commands)
{
    return bench::crowdRate(commands, [&](int, int) { place.run(place.create(1)); });
}

/// The same books without the feed: its rows are thrown away before they are written.
void switchFeedOff(const bench::Workplace &place)
{
    auto database = store::Database::open(place.fresh.location());
    const auto off = (*database)->script(QStringLiteral("CREATE FUNCTION drop_row() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';\n"
                                                        "CREATE TRIGGER drop_feed BEFORE INSERT ON change_log FOR EACH ROW EXECUTE FUNCTION drop_row()"));
    if (!off)
        bench::giveUp(off.error().message.toStdString());
}

class Counting : public RowSink
{
public:
    void take(const RowView &row) override { ids.insert(QByteArray(row.id.data(), qsizetype(row.id.size()))); }
    QSet<QByteArray> ids;
};

/// Reads until the writers are done and nothing more comes.
qint64 seenByCursor(bench::Workplace &place, Cursor cursor, const std::atomic<bool> &written)
{
    Counting rows;
    for (bool last = false; !last;) {
        const bool done = written;
        const auto page = place.service->changesSince(place.actor, cursor, 1000, rows);
        if (!page)
            bench::giveUp(page.error().message.toStdString());
        cursor = page->cursor;
        last = done && !page->more;
    }
    return rows.ids.size();
}

qint64 seenNaively(const bench::Workplace &place, const std::atomic<bool> &written)
{
    auto database = store::Database::open(place.fresh.location());
    qint64 seen = 0;
    qint64 highest = 0;
    for (bool last = false; !last;) {
        const bool done = written;
        auto rows = (*database)->run(QStringLiteral("SELECT seq FROM change_log WHERE seq > ? ORDER BY seq LIMIT 1000"), {highest});
        if (!rows)
            bench::giveUp(rows.error().message.toStdString());
        qint64 page = 0;
        for (; rows->next(); ++page)
            highest = rows->integer(0);
        seen += page;
        last = done && page < 1000;
    }
    return seen;
}

bench::Figure loss()
{
    bench::Workplace place(store::Engine::Postgres);
    const int commands = bench::scaled(11'000);
    const qint64 changes = qint64(commands) * recordsACommand;
    const auto start = place.service->head(place.actor);
    std::atomic<bool> written = false;
    qint64 seen = 0, naive = 0;
    std::thread reader([&] { seen = seenByCursor(place, *start, written); });
    std::thread control([&] { naive = seenNaively(place, written); });
    bench::crowdRate(commands, [&](int, int) { place.run(place.create(recordsACommand)); });
    written = true;
    reader.join();
    control.join();
    return {.name = "feed.lost", .value = double(changes - seen), .unit = "changes", .baseline = double(changes - naive), .n = int(changes),
            .note = "baseline: lost by the naive cursor"};
}

} // namespace

BENCH("feed")
{
    bench::Workplace with(store::Engine::Postgres);
    bench::Workplace without(store::Engine::Postgres);
    switchFeedOff(without);
    const int commands = bench::scaled(1'500);
    std::vector<double> ours, baseline;
    writeRate(with, commands);
    writeRate(without, commands);
    for (int round = 0; round < rounds; ++round) {
        if (round % 2 == 0)
            baseline.push_back(writeRate(without, commands));
        ours.push_back(writeRate(with, commands));
        if (round % 2 == 1)
            baseline.push_back(writeRate(without, commands));
    }
    return bench::Figures{{.name = "feed", .value = bench::median(ours), .unit = "1/s", .baseline = bench::median(baseline), .n = rounds * commands}, loss()};
}
