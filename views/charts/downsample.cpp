#include "views/charts/downsample.h"

#include <algorithm>

namespace views::charts {

std::vector<QPointF> downsampled(std::span<const QPointF> points, int columns)
{
    const size_t most = size_t(std::max(columns, 1)) * 2 + 2;
    if (points.size() <= most)
        return {points.begin(), points.end()};
    std::vector<QPointF> kept;
    kept.reserve(most);
    kept.push_back(points.front());
    // The first and the last stand for themselves; what lies between is shared out evenly.
    const auto inner = points.subspan(1, points.size() - 2);
    for (int column = 0; column < columns; ++column) {
        const size_t from = inner.size() * size_t(column) / size_t(columns);
        const size_t to = inner.size() * size_t(column + 1) / size_t(columns);
        if (from == to)
            continue;
        size_t lowest = from;
        size_t highest = from;
        for (size_t at = from + 1; at < to; ++at) {
            if (inner[at].y() < inner[lowest].y())
                lowest = at;
            if (inner[at].y() > inner[highest].y())
                highest = at;
        }
        kept.push_back(inner[std::min(lowest, highest)]);
        if (lowest != highest)
            kept.push_back(inner[std::max(lowest, highest)]);
    }
    kept.push_back(points.back());
    return kept;
}

} // namespace views::charts
