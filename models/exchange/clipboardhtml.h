// ClipboardHtml: a block of cells as spreadsheets put it on the clipboard in HTML, beside the text. It says more than the
// text does: where a line ends within a cell, and the digits of a number that is shown as 1.23E+11.
#pragma once

#include "exchange/clipboardtable.h"

namespace exchange {

/// The table that the HTML consists of; an empty one where it holds none, or several, or words beside it (a page of the
/// web, not a block of cells). Cells that others are merged into, and those of hidden rows, are left out as a spreadsheet
/// does. TooLarge as clipboardTableOf().
[[nodiscard]] Result<ClipboardTable> clipboardTableOfHtml(const QString &html, int mostRows);

} // namespace exchange
