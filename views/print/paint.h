// Painting a page description on any painter: screen, printer, picture. Lays nothing out.
#pragma once

#include "views/print/fonts.h"
#include "views/print/page.h"

class QPainter;

namespace views::print {

/// Paints the page with `dots` of the painter's units to a millimetre, from the painter's origin.
void paint(const PageDescription &page, QPainter &painter, double dots, const FontBook &fonts = installedFonts());

} // namespace views::print
