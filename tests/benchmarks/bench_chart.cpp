// A chart of a million points: a repaint, beside the same chart that was given the points it draws and no more.
#include "benchmarks/bench.h"
#include "views/charts/downsample.h"
#include "views/charts/pointchart.h"

#include <QCoreApplication>
#include <QPixmap>
#include <cmath>

namespace {

constexpr int goalPoints = 1'000'000;
constexpr int width = 900;

double repaint(std::vector<QPointF> series)
{
    views::charts::PointChart chart(views::charts::PointChart::Kind::Trend, nullptr);
    chart.resize(width, 400);
    chart.setSeries(std::move(series));
    chart.show();
    for (int i = 0; i < 5; ++i) {
        QCoreApplication::processEvents();
        chart.repaint();
    }
    return bench::median(bench::times(60, [&] {
        const QPixmap drawn = chart.grab();
        Q_UNUSED(drawn)
    }));
}

} // namespace

BENCH("chart")
{
    std::vector<QPointF> series;
    const int points = bench::scaled(goalPoints);
    series.reserve(size_t(points));
    for (int i = 0; i < points; ++i)
        series.emplace_back(i, 50 + 40 * std::sin(i / 5'000.0) + (i * 7'919 % 101) / 10.0);
    const auto few = views::charts::downsampled(series, width);
    // What it costs to thin the series out, once for each width of the window.
    const double thinned = bench::median(bench::times(20, [&] {
        const auto drawn = views::charts::downsampled(series, width);
        Q_UNUSED(drawn)
    }));
    return bench::Figures{bench::Figure{.name = "chart", .value = repaint(series), .unit = "ms", .baseline = repaint(few), .n = 60, .note = "thinned out once in " + std::to_string(thinned) + " ms"}};
}
