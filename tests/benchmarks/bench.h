// The register of figures. A figure measures ours and a baseline in the same run, so that a slow machine slows both:
//
//   BENCH("save")
//   {
//       const auto ours = bench::times(200, [&] { … });
//       const auto bare = bench::times(200, [&] { … });
//       return bench::Figure{.name = "save", .value = bench::p99(ours), .unit = "ms", .baseline = bench::p99(bare), .n = 200};
//   }
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace bench {

/// One line of output. `ratio` is value / baseline; where there is no baseline it is null.
struct Figure {
    std::string name;
    double value = 0;
    std::string unit; ///< "ms", "MB", "kB", "1/s"
    double baseline = 0; ///< the same measure of the bare thing, in the same run; 0: none
    int n = 1;           ///< runs behind the value
    std::string note;    ///< a short remark, to stderr only
};

/// A bench may return one figure or several (a throughput and its p99).
struct Figures : std::vector<Figure> {
    using std::vector<Figure>::vector;
    Figures(Figure figure) : std::vector<Figure>{std::move(figure)} {}
};

struct Bench {
    std::string name;
    std::function<Figures()> measure;
};

[[nodiscard]] std::vector<Bench> &allBenches();
[[nodiscard]] bool enlist(std::string name, std::function<Figures()> measure);

/// The value below which `share` (0 to 1) of the samples lie; 0 where there are none.
[[nodiscard]] double quantile(std::vector<double> samples, double share);
[[nodiscard]] inline double median(std::vector<double> samples) { return quantile(std::move(samples), 0.5); }
[[nodiscard]] inline double p99(std::vector<double> samples) { return quantile(std::move(samples), 0.99); }

/// Milliseconds that `act` takes.
[[nodiscard]] double elapsedMs(const std::function<void()> &act);
/// The milliseconds of each of `runs` runs.
[[nodiscard]] std::vector<double> times(int runs, const std::function<void()> &act);

/// Resident memory of this process in MB (Linux: VmRSS), and its highest value so far (VmHWM).
[[nodiscard]] double residentMb();
[[nodiscard]] double peakResidentMb();

/// How much of the goal's size to measure: 1 unless YUNHENG_BENCH_SCALE says otherwise (0.01 for a trial).
[[nodiscard]] double scale();
/// `full` rows at scale 1, at least 100.
[[nodiscard]] int scaled(int full);

/// Ends the bench; the runner reports the sentence on stderr and goes on with the next one.
[[noreturn]] void giveUp(const std::string &why);

} // namespace bench

#define BENCH_JOIN2(a, b) a##b
#define BENCH_JOIN(a, b) BENCH_JOIN2(a, b)
/// BENCH("name") { … return Figures; }: the name is what `./test --bench NAME` asks for.
#define BENCH(benchName) \
    static bench::Figures BENCH_JOIN(benchBody, __LINE__)(); \
    [[maybe_unused]] static const bool BENCH_JOIN(benchEnlisted, __LINE__) = bench::enlist(benchName, BENCH_JOIN(benchBody, __LINE__)); \
    static bench::Figures BENCH_JOIN(benchBody, __LINE__)()
