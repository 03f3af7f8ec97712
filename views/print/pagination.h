// Pagination: slabs, which are never split, dealt out to pages: chains that stay together, table heads that repeat, sums that are
// carried over, merged cells and frames that go on over the page's end.
#pragma once

#include "views/print/layout.h"
#include "views/print/strips.h"

#include <functional>

namespace views::print {

struct Slab {
    double height = 0;
    double before = 0; ///< falls away at the top of a page
    bool keepWithNext = false;
    bool breaksPage = false;
    bool isFramed = false;
    double x0 = 0;     ///< of the frame
    double x1 = 0;
    std::vector<double> verticals;                ///< rules within the frame
    std::vector<std::pair<double, double>> tops;  ///< rules at the upper edge
    std::vector<Piece> pieces;
    std::vector<int> merged; ///< cells that this slab is a part of
    int table = -1;
    int row = -1;            ///< of the table's body: which of the carried sums hold after it
    bool isLastRow = false;
};

/// A cell that spans several slabs.
struct MergedCell {
    double x = 0;
    double width = 0;
    std::vector<Strip> strips;
    VerticalAlign vertical = VerticalAlign::Middle;
    bool repeats = true; ///< short: said again on the next page
};

struct FlowTable {
    std::vector<Slab> head;  ///< as repeated: nothing of the content
    bool isCarried = false;
    std::function<Slab(const QString &label, int row)> carriedRow; ///< with the sums after that row
};

struct Flow {
    std::vector<Slab> slabs;
    std::vector<MergedCell> merged;
    std::vector<FlowTable> tables;
};

struct PageFrame {
    double width = 210;
    double height = 297;
    Margins margins;
};

inline constexpr double cellPadding = 1.2;
inline constexpr double insideRule = 0.2;
inline constexpr double aroundRule = 0.5;

[[nodiscard]] std::vector<PageDescription> paginated(const Flow &flow, const PageFrame &frame);

} // namespace views::print
