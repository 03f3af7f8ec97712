#include "app/server/http/metrics.h"

#include "app/server/http/routes.h"

namespace server {

void Metrics::count(size_t route, int status, std::int64_t microseconds)
{
    ++m_requests[std::min(route, maxRoutes - 1)][size_t(status / 100) % 6];
    const auto bucket = std::ranges::lower_bound(bucketsUs, microseconds) - bucketsUs.begin();
    ++m_durations[size_t(bucket)];
    m_durationSumUs += microseconds;
}

void Metrics::write(std::string &out) const
{
    out += "# HELP yunheng_requests_total Requests answered, by route and class of status.\n# TYPE yunheng_requests_total counter\n";
    for (size_t route = 0; route < maxRoutes; ++route) {
        const bool known = route < routes().size();
        for (size_t family = 1; family < 6; ++family) {
            const auto value = m_requests[route][family].load();
            if (value == 0)
                continue;
            out += "yunheng_requests_total{method=\"" + std::string(known ? routes()[route].method : "") + "\",route=\"" + (known ? routes()[route].pattern : "none")
                + "\",status=\"" + std::to_string(family) + "xx\"} " + std::to_string(value) + '\n';
        }
    }
    out += "# HELP yunheng_request_duration_seconds Time from a request's head to the end of its reply.\n# TYPE yunheng_request_duration_seconds histogram\n";
    std::int64_t total = 0;
    for (size_t i = 0; i < m_durations.size(); ++i) {
        total += m_durations[i];
        const auto bound = i < bucketsUs.size() ? std::to_string(double(bucketsUs[i]) / 1e6) : std::string("+Inf");
        out += "yunheng_request_duration_seconds_bucket{le=\"" + bound + "\"} " + std::to_string(total) + '\n';
    }
    out += "yunheng_request_duration_seconds_sum " + std::to_string(double(m_durationSumUs) / 1e6) + '\n';
    out += "yunheng_request_duration_seconds_count " + std::to_string(total) + '\n';
    appendMetric(out, "yunheng_requests_in_flight", "gauge", "Requests being worked on.", m_inFlight);
}

void appendMetric(std::string &out, const char *name, const char *type, const char *help, std::int64_t value)
{
    out += std::string("# HELP ") + name + ' ' + help + "\n# TYPE " + name + ' ' + type + '\n' + name + ' ' + std::to_string(value) + '\n';
}

} // namespace server
