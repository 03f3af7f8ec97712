// push: commands a second that the service makes durable for eight clients (row, history, feed, receipt and audit),
// beside the engine's own durable commits of one row with eight writers. In process: no HTTP on either side.
#include "benchmarks/crowd.h"

#include <mutex>

using namespace contract;

namespace {

constexpr int rounds = 5;

/// Each thread edits a record of its own, as eight people do.
double pushRate(bench::Workplace &place, int commands)
{
    const auto made = place.create(bench::crowdSize);
    place.run(made);
    std::array<Revision, bench::crowdSize> revisions;
    revisions.fill(1);
    return bench::crowdRate(commands, [&](int thread, int n) {
        place.run(place.edit(made.targets[thread].id, revisions[thread]++, n));
    });
}

/// One row, one durable commit: the least that keeping anything costs.
class Bare
{
public:
    explicit Bare(store::Engine engine) : m_fresh(engine)
    {
        if (!connect()->script(QStringLiteral("CREATE TABLE bare (id TEXT PRIMARY KEY NOT NULL, n BIGINT)")))
            bench::giveUp("no table for the baseline");
        for (auto &connection : m_connections)
            connection = connect();
    }
    double rate(int commits)
    {
        // SQLite's writers wait in line here: left to its busy handler they would sleep, and the baseline would be low.
        const bool inLine = m_fresh.location().engine == store::Engine::Sqlite;
        return bench::crowdRate(commits, [&](int thread, int n) {
            std::unique_lock lock(m_line, std::defer_lock);
            if (inLine)
                lock.lock();
            const auto done = m_connections[thread]->run(QStringLiteral("INSERT INTO bare (id, n) VALUES (?, ?)"), {idText(QUuid::createUuid()), qint64(n)});
            if (!done)
                bench::giveUp(done.error().message.toStdString());
        });
    }

private:
    [[nodiscard]] std::unique_ptr<store::Database> connect() const
    {
        auto opened = store::Database::open(m_fresh.location());
        if (!opened)
            bench::giveUp("no connection for the baseline");
        return *std::move(opened);
    }
    support::FreshDatabase m_fresh;
    std::array<std::unique_ptr<store::Database>, bench::crowdSize> m_connections;
    std::mutex m_line;
};

bench::Figure push(const std::string &name, store::Engine engine)
{
    bench::Workplace place(engine);
    Bare bare(engine);
    const int acts = bench::scaled(3'000);
    std::vector<double> ours, baseline;
    pushRate(place, acts / 3);
    for (int round = 0; round < rounds; ++round) {
        baseline.push_back(bare.rate(acts));
        ours.push_back(pushRate(place, acts));
    }
    return {.name = name, .value = bench::median(ours), .unit = "1/s", .baseline = bench::median(baseline), .n = rounds * acts, .note = "in process"};
}

} // namespace

BENCH("push.sqlite")
{
    return push("push.sqlite", store::Engine::Sqlite);
}

BENCH("push.postgres")
{
    return push("push.postgres", store::Engine::Postgres);
}
