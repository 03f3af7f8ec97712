#include "benchmarks/bench.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace bench {

namespace {

double statusMb(const std::string &key)
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(key))
            return std::strtod(line.c_str() + key.size(), nullptr) / 1024;
    return 0;
}

} // namespace

std::vector<Bench> &allBenches()
{
    static std::vector<Bench> benches;
    return benches;
}

bool enlist(std::string name, std::function<Figures()> measure)
{
    allBenches().push_back({std::move(name), std::move(measure)});
    return true;
}

double quantile(std::vector<double> samples, double share)
{
    if (samples.empty())
        return 0;
    const auto position = size_t(std::clamp(std::ceil(share * double(samples.size())) - 1, 0.0, double(samples.size() - 1)));
    std::ranges::nth_element(samples, samples.begin() + std::ptrdiff_t(position));
    return samples[position];
}

double elapsedMs(const std::function<void()> &act)
{
    const auto start = std::chrono::steady_clock::now();
    act();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

std::vector<double> times(int runs, const std::function<void()> &act)
{
    std::vector<double> samples;
    samples.reserve(size_t(runs));
    for (int run = 0; run < runs; ++run)
        samples.push_back(elapsedMs(act));
    return samples;
}

double residentMb()
{
    return statusMb("VmRSS:");
}

double peakResidentMb()
{
    return statusMb("VmHWM:");
}

double scale()
{
    const char *text = std::getenv("YUNHENG_BENCH_SCALE");
    const double asked = text ? std::strtod(text, nullptr) : 1;
    return asked > 0 && asked <= 1 ? asked : 1;
}

int scaled(int full)
{
    return std::max(100, int(full * scale()));
}

void giveUp(const std::string &why)
{
    throw std::runtime_error(why);
}

} // namespace bench
