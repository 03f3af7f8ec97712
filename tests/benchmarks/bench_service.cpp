// push.core: commands a second that the service makes durable for eight clients (row, history, feed, receipt and audit),
// in process: what push costs without HTTP, TLS and sign-in. The figure of the whole server is in bench_push.cpp.
#include "benchmarks/barecommits.h"

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

bench::Figure push(const std::string &name, store::Engine engine)
{
    bench::Workplace place(engine);
    bench::BareCommits bare(engine);
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

BENCH("push.core.sqlite")
{
    return push("push.core.sqlite", store::Engine::Sqlite);
}

BENCH("push.core.postgres")
{
    return push("push.core.postgres", store::Engine::Postgres);
}
