// Random promises for the clocks' test and figure: opened at any second of 2020 to 2026, from minutes to weeks of working
// time, with up to three pauses.
#pragma once

#include "rules/servicelevel.h"

#include <QRandomGenerator>

namespace support {

[[nodiscard]] inline rules::PromiseClock randomClock(QRandomGenerator &random)
{
    constexpr qint64 first = 1'577'808'000; // 2020-01-01 00:00 in China
    constexpr quint32 seconds = 2'400u * 24 * 3600;
    const qint64 start = first + random.bounded(seconds);
    rules::PromiseClock clock{.start = {start * 1'000}, .limitMs = qint64(1 + random.bounded(3 * 8 * 3'600)) * 1'000, .pauses = {}, .stopped = {}};
    qint64 from = start;
    for (int n = random.bounded(4); n > 0; --n) {
        from += 1 + random.bounded(24 * 3'600);
        const qint64 to = from + 1 + random.bounded(3 * 24 * 3'600);
        clock.pauses.push_back({{from * 1'000}, rules::Instant{to * 1'000}});
        from = to;
    }
    return clock;
}

} // namespace support
