// A crowd: eight threads that do the same thing as often as they can, against the service or against the bare engine.
#pragma once

#include "benchmarks/bench.h"
#include "contract/systemports.h"
#include "rules/permissions.h"
#include "service/service.h"
#include "support/postgres.h"

#include <QElapsedTimer>
#include <atomic>
#include <thread>

namespace bench {

using namespace contract;

inline constexpr int crowdSize = 8;

/// Acts a second, when eight threads together do `acts` of them. `act` gets the number of its thread and of the act.
inline double crowdRate(int acts, const std::function<void(int, int)> &act)
{
    std::atomic<int> next = 0;
    QElapsedTimer timer;
    timer.start();
    std::vector<std::thread> threads;
    for (int t = 0; t < crowdSize; ++t)
        threads.emplace_back([&, t] {
            for (int i = next++; i < acts; i = next++)
                act(t, i);
        });
    for (auto &thread : threads)
        thread.join();
    return acts * 1e9 / double(timer.nsecsElapsed());
}

/// A service with the shipped catalogues' rules off, an actor who may do everything, and some units to work on.
struct Workplace {
    explicit Workplace(store::Engine engine) : fresh(engine)
    {
        if (!service::Service::prepare(fresh.location()))
            giveUp("the database could not be prepared");
        auto opened = service::Service::open({.database = fresh.location()}, clock, ids, catalogues);
        if (!opened)
            giveUp("the service could not be opened");
        service = *std::move(opened);
        const QStringList roles{QStringLiteral("configuration_manager")};
        actor = {ids.next(), {}, QStringLiteral("bench"), QStringLiteral("bench"), roles, rules::rightsOf(roles), {.all = true}};
    }

    Command create(int records)
    {
        Command command{.id = ids.next(), .kind = CommandKind::Create, .entity = QStringLiteral("organisation"), .targets = {},
                        .fields = {{QStringLiteral("name"), QStringLiteral("单位")}}, .occurredAt = clock.now()};
        for (int i = 0; i < records; ++i)
            command.targets.push_back({ids.next(), 0});
        return command;
    }
    Command edit(const QUuid &record, Revision base, int n)
    {
        return {.id = ids.next(), .kind = CommandKind::Edit, .entity = QStringLiteral("organisation"), .targets = {{record, base}},
                .fields = {{QStringLiteral("note"), QStringLiteral("第 %1 次").arg(n)}}, .occurredAt = clock.now()};
    }
    void run(const Command &command)
    {
        const auto receipts = service->execute(actor, {command});
        if (!receipts)
            giveUp(receipts.error().message.toStdString());
        if (!std::holds_alternative<Applied>(receipts->front().outcome))
            giveUp("a command was not applied");
    }

    support::FreshDatabase fresh;
    SystemClock clock;
    UuidV7Source ids{clock};
    Catalogues catalogues;
    std::unique_ptr<service::Service> service;
    Actor actor;
};

} // namespace bench
