// Daily figures: thirty days of use in one compact text ("42 39 - 51 …": tenths, oldest day first, "-" where there is
// none), and the averages and peaks that the low-use review compares. Integer arithmetic: both sides agree to the bit.
#pragma once

#include "contract/command.h"
#include "contract/entities/utilisation.h"
#include "contract/shape.h"

#include <array>
#include <optional>

namespace rules {

using namespace contract;

inline constexpr int figureDays = 30;
inline constexpr int weekDays = 7;

/// Tenths; the last is the series' last day.
using DailyFigures = std::array<std::optional<int>, figureDays>;

/// Every kind of figure of one resource.
struct DailySeries {
    DailyFigures cpuAverage;
    DailyFigures cpuPeak;
    DailyFigures memoryAverage;
    DailyFigures storageAverage;
    DailyFigures network;
    bool operator==(const DailySeries &) const = default;
};

/// Refuses all but thirty figures from 0 to `most`, or none at all (an empty text).
[[nodiscard]] Result<DailyFigures> dailyFigures(QStringView text, int most);
/// Empty where no day has a figure.
[[nodiscard]] QString textOf(const DailyFigures &figures);

[[nodiscard]] Result<DailySeries> seriesOf(const Utilisation &utilisation);
void write(const DailySeries &series, Utilisation &utilisation);
/// Makes the window end that many days later; days that fall out are forgotten.
void moveOn(DailySeries &series, qint64 days);

/// Over the days that have a figure; nothing where none has.
[[nodiscard]] std::optional<int> averageOf(std::span<const std::optional<int>> figures);
[[nodiscard]] std::optional<int> peakOf(std::span<const std::optional<int>> figures);
/// The resource's own figures as the series gives them; those that it has no days for are left as they are.
void summarise(const DailySeries &series, Resource &resource);

/// Refuses a text that is no series in a field that holds one; other entities have none.
Result<void> checkSeries(const Shape &shape, const Patch &patch);

} // namespace rules
