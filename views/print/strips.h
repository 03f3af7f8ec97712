// Strips: pieces of content that stand under each other and are not split, before it is known on which page they come to lie.
#pragma once

#include "views/print/page.h"

#include <variant>

namespace views::print {

using Piece = std::variant<GlyphRun, Line, Shape, PlacedImage, QRectF>; ///< a QRectF is a seal box

struct Strip {
    double height = 0;
    std::vector<Piece> pieces; ///< from the strip's own upper left corner
};

[[nodiscard]] Piece moved(Piece piece, double dx, double dy);
void put(PageDescription &page, Piece piece);
[[nodiscard]] double heightOf(const std::vector<Strip> &strips);

} // namespace views::print
