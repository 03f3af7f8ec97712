// downsampled(): a long series in as many points as a chart has columns of pixels, so that every peak and every dip is still
// seen: of each column its lowest and its highest point, in their order, and the first and last of all.
#pragma once

#include <QPointF>
#include <span>
#include <vector>

namespace views::charts {

/// `points` ascend in x. At most `columns` * 2 + 2 points; a series that has no more than that comes back as it is.
[[nodiscard]] std::vector<QPointF> downsampled(std::span<const QPointF> points, int columns);

} // namespace views::charts
