// The real clock and the real source of ids. Made in wiring only.
#pragma once

#include "contract/ports.h"

#include <QMutex>

namespace contract {

class SystemClock : public Clock
{
public:
    [[nodiscard]] Instant now() const override;
};

/// UUIDv7 (RFC 9562): 48 bits of milliseconds, a counter within the millisecond, the rest random. Thread-safe.
class UuidV7Source : public IdSource
{
public:
    explicit UuidV7Source(const Clock &clock);
    QUuid next() override;

private:
    const Clock &m_clock;
    QMutex m_mutex;
    qint64 m_lastMs = 0;
    quint16 m_counter = 0;
};

/// The UUIDv7 of a time, a 12-bit counter and 62 random bits; for generators that must be repeatable.
[[nodiscard]] QUuid uuidV7(qint64 ms, quint16 counter, quint64 random);

} // namespace contract
