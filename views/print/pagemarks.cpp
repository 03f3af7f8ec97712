#include "views/print/pagemarks.h"

#include <algorithm>
#include <tuple>

namespace views::print {

namespace {

constexpr double touching = 1e-6; // mm

bool isUpright(const Line &line)
{
    return line.x1 == line.x2;
}

} // namespace

std::vector<Line> joined(std::vector<Line> lines)
{
    for (auto &line : lines)
        if (std::tie(line.x2, line.y2) < std::tie(line.x1, line.y1)) {
            std::swap(line.x1, line.x2);
            std::swap(line.y1, line.y2);
        }
    const auto key = [](const Line &line) {
        const bool along = isUpright(line);
        return std::tuple(line.width, line.dashed, line.colour, along, along ? line.x1 : line.y1, along ? line.y1 : line.x1);
    };
    std::ranges::sort(lines, {}, key);
    std::vector<Line> all;
    for (const auto &line : lines) {
        if (!all.empty() && !line.dashed) {
            auto &last = all.back();
            const bool isAlike = last.width == line.width && last.dashed == line.dashed && last.colour == line.colour;
            if (isAlike && isUpright(last) && isUpright(line) && last.x1 == line.x1 && line.y1 <= last.y2 + touching) {
                last.y2 = std::max(last.y2, line.y2);
                continue;
            }
            if (isAlike && last.y1 == last.y2 && line.y1 == line.y2 && last.y1 == line.y1 && line.x1 <= last.x2 + touching) {
                last.x2 = std::max(last.x2, line.x2);
                continue;
            }
        }
        all.push_back(line);
    }
    return all;
}

bool isModule(const Shape &shape)
{
    const auto &p = shape.points;
    return shape.isFilled && shape.stroke == 0 && p.size() == 4 && p[0].y() == p[1].y() && p[1].x() == p[2].x() && p[2].y() == p[3].y() && p[3].x() == p[0].x();
}

} // namespace views::print
