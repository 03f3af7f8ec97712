#include "rules/dailyfigures.h"

#include <algorithm>

namespace rules {

namespace {

constexpr int mostPercent = 1'000;
constexpr int mostTraffic = 10'000'000;

/// One kind of figure: where it stands in the entity and in the series.
struct Kind {
    const char *field;
    QString Utilisation::*text;
    DailyFigures DailySeries::*figures;
    int most;
};
constexpr std::array kinds{
    Kind{"cpu_avg", &Utilisation::cpuAverage, &DailySeries::cpuAverage, mostPercent},
    Kind{"cpu_peak", &Utilisation::cpuPeak, &DailySeries::cpuPeak, mostPercent},
    Kind{"memory_avg", &Utilisation::memoryAverage, &DailySeries::memoryAverage, mostPercent},
    Kind{"storage_avg", &Utilisation::storageAverage, &DailySeries::storageAverage, mostPercent},
    Kind{"network_avg", &Utilisation::network, &DailySeries::network, mostTraffic},
};

void take(std::optional<int> tenths, std::optional<double> &figure)
{
    if (tenths)
        figure = double(*tenths) / 10.0;
}

} // namespace

Result<DailyFigures> dailyFigures(QStringView text, int most)
{
    DailyFigures figures;
    if (text.isEmpty())
        return figures;
    const auto words = text.split(u' ');
    if (words.size() != figureDays)
        return fail(ErrorCode::InvalidValue, {}, QStringLiteral("%1 figures instead of %2").arg(words.size()).arg(figureDays));
    for (int day = 0; day < figureDays; ++day) {
        const auto word = words[day];
        if (word == u"-")
            continue;
        const bool digits = !word.isEmpty() && word.size() <= 8 && std::ranges::all_of(word, [](QChar c) { return c >= u'0' && c <= u'9'; });
        const int tenths = digits ? word.toInt() : -1;
        if (tenths < 0 || tenths > most)
            return fail(ErrorCode::InvalidValue, {}, QStringLiteral("no figure: %1").arg(word.left(20)));
        figures[size_t(day)] = tenths;
    }
    return figures;
}

QString textOf(const DailyFigures &figures)
{
    if (std::ranges::none_of(figures, [](const auto &figure) { return figure.has_value(); }))
        return {};
    QStringList words;
    for (const auto &figure : figures)
        words << (figure ? QString::number(*figure) : QStringLiteral("-"));
    return words.join(u' ');
}

Result<DailySeries> seriesOf(const Utilisation &utilisation)
{
    DailySeries series;
    for (const auto &kind : kinds) {
        auto figures = dailyFigures(utilisation.*kind.text, kind.most);
        if (!figures)
            return Unexpected(figures.error());
        series.*kind.figures = *figures;
    }
    return series;
}

void write(const DailySeries &series, Utilisation &utilisation)
{
    for (const auto &kind : kinds)
        utilisation.*kind.text = textOf(series.*kind.figures);
}

void moveOn(DailySeries &series, qint64 days)
{
    const auto steps = size_t(std::clamp<qint64>(days, 0, figureDays));
    for (const auto &kind : kinds) {
        auto &figures = series.*kind.figures;
        std::shift_left(figures.begin(), figures.end(), ptrdiff_t(steps));
        std::fill(figures.end() - ptrdiff_t(steps), figures.end(), std::nullopt);
    }
}

std::optional<int> averageOf(std::span<const std::optional<int>> figures)
{
    qint64 sum = 0;
    qint64 days = 0;
    for (const auto &figure : figures) {
        sum += figure.value_or(0);
        days += figure.has_value();
    }
    if (days == 0)
        return std::nullopt;
    return int((2 * sum + days) / (2 * days)); // half a tenth is rounded up
}

std::optional<int> peakOf(std::span<const std::optional<int>> figures)
{
    std::optional<int> peak;
    for (const auto &figure : figures)
        peak = std::max(peak, figure); // an empty optional is less than any figure
    return peak;
}

void summarise(const DailySeries &series, Resource &resource)
{
    take(averageOf(series.cpuAverage), resource.cpuAverage);
    take(averageOf(std::span(series.cpuAverage).last(weekDays)), resource.cpuWeekAverage);
    take(peakOf(series.cpuPeak), resource.cpuPeak);
    take(averageOf(series.memoryAverage), resource.memoryAverage);
    take(peakOf(series.memoryAverage), resource.memoryPeak);
    take(averageOf(series.storageAverage), resource.storageAverage);
    take(peakOf(series.storageAverage), resource.storagePeak);
    take(averageOf(series.network), resource.networkAverage);
}

Result<void> checkSeries(const Shape &shape, const Patch &patch)
{
    if (shape.name != QLatin1StringView(Describe<Utilisation>::name))
        return {};
    for (const auto &kind : kinds) {
        const auto held = patch.find(QString::fromLatin1(kind.field));
        if (held == patch.end())
            continue;
        if (const auto figures = dailyFigures(text(held->second), kind.most); !figures)
            return fail(ErrorCode::InvalidValue, held->first, figures.error().message);
    }
    return {};
}

} // namespace rules
