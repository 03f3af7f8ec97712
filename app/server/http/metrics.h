// Counters for /metrics, in Prometheus' text format.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <string>

namespace server {

class Metrics
{
public:
    /// `route` is the position in the route table; microseconds from the head's last byte to the reply's.
    void count(size_t route, int status, std::int64_t microseconds);
    void begin() { ++m_inFlight; }
    void end() { --m_inFlight; }
    [[nodiscard]] int inFlight() const { return m_inFlight; }
    /// Appends the families to `out`.
    void write(std::string &out) const;

    static constexpr size_t maxRoutes = 32; ///< the last one counts requests that met no route

private:
    static constexpr std::array<std::int64_t, 10> bucketsUs{500, 1'000, 2'500, 5'000, 10'000, 25'000, 50'000, 100'000, 500'000, 2'500'000};
    std::array<std::array<std::atomic<std::int64_t>, 6>, maxRoutes> m_requests{}; ///< by route and status / 100
    std::array<std::atomic<std::int64_t>, bucketsUs.size() + 1> m_durations{};
    std::atomic<std::int64_t> m_durationSumUs = 0;
    std::atomic<int> m_inFlight = 0;
};

/// Appends one metric without labels.
void appendMetric(std::string &out, const char *name, const char *type, const char *help, std::int64_t value);

} // namespace server
