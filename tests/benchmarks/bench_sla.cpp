// Due times of promises with pauses, lunch, holidays and make-up days, beside a walk of the calendar minute by minute.
#include "benchmarks/bench.h"
#include "rules/calendardocument.h"
#include "support/clockorders.h"
#include "support/minutewalk.h"

BENCH("sla.due")
{
    constexpr int orders = 4'096;
    constexpr int rounds = 400; // of ours to one of the walk
    QRandomGenerator random(20261122);
    std::vector<rules::PromiseClock> clocks;
    for (int i = 0; i < orders; ++i)
        clocks.push_back(support::randomClock(random));
    const auto &calendar = rules::shippedCalendar();
    support::MinuteWalk walk(rules::shippedCalendarSpec());
    double ours = 0;
    double theirs = 0;
    // A part of the orders in turn, so that a slow moment of the machine slows both.
    constexpr int parts = 16;
    for (int part = 0; part < parts; ++part) {
        const std::span share(clocks.data() + part * (orders / parts), orders / parts);
        qint64 sum = 0;
        ours += bench::elapsedMs([&] {
            for (int round = 0; round < rounds; ++round)
                for (const auto &clock : share)
                    sum += rules::dueAt(clock, calendar)->ms;
        });
        qint64 walked = 0;
        theirs += bench::elapsedMs([&] {
            for (const auto &clock : share)
                walked += walk.dueAt(clock).ms;
        });
        if (sum != walked * rounds)
            bench::giveUp("the walk ends elsewhere");
    }
    return bench::Figure{.name = "sla.due", .value = orders * double(rounds) / ours * 1'000, .unit = "1/s", .baseline = orders / theirs * 1'000, .n = orders * rounds};
}
