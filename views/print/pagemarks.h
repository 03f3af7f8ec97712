// The lines and filled marks of a page as they are written down in a PDF: what touches is one stroke, what is filled alike is
// one path.
#pragma once

#include "views/print/page.h"

namespace views::print {

/// Lines that go on in each other as one.
[[nodiscard]] std::vector<Line> joined(std::vector<Line> lines);

/// Is it nothing but a filled rectangle along the paper's edges, such as a module of a QR code?
[[nodiscard]] bool isModule(const Shape &shape);

} // namespace views::print
