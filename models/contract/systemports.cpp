#include "contract/systemports.h"

#include <QDateTime>
#include <QMutexLocker>
#include <QRandomGenerator>

namespace contract {

Instant SystemClock::now() const
{
    return Instant{QDateTime::currentMSecsSinceEpoch()};
}

UuidV7Source::UuidV7Source(const Clock &clock) : m_clock(clock) {}

QUuid UuidV7Source::next()
{
    const QMutexLocker lock(&m_mutex);
    const qint64 ms = m_clock.now().ms;
    if (ms > m_lastMs) {
        m_lastMs = ms;
        m_counter = 0;
    } else if (++m_counter == 0x1000) {
        // The counter is full, or the clock stepped back: borrow from the future to stay ascending.
        ++m_lastMs;
        m_counter = 0;
    }
    return uuidV7(m_lastMs, m_counter, QRandomGenerator::system()->generate64());
}

QUuid uuidV7(qint64 ms, quint16 counter, quint64 random)
{
    const auto stamp = quint64(ms);
    return QUuid(uint(stamp >> 16), ushort(stamp), ushort(0x7000 | (counter & 0x0fff)),
                 uchar(0x80 | ((random >> 56) & 0x3f)), uchar(random >> 48), uchar(random >> 40), uchar(random >> 32),
                 uchar(random >> 24), uchar(random >> 16), uchar(random >> 8), uchar(random));
}

} // namespace contract
