// FakeClock: time that a test turns. Starts on 2026-11-22 at 01:00 UTC.
#pragma once

#include "contract/ports.h"

#include <atomic>

namespace support {

class FakeClock : public contract::Clock
{
public:
    [[nodiscard]] contract::Instant now() const override { return {m_ms.load()}; }
    void pass(qint64 ms) { m_ms += ms; }
    void passDays(qint64 days) { pass(days * 86'400'000); }

private:
    std::atomic<qint64> m_ms{1'795'309'200'000};
};

} // namespace support
