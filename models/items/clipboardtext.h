// ClipboardText: rows as a spreadsheet takes them from the clipboard: a line a row, tabs between cells.
#pragma once

#include "items/captions.h"
#include "items/queries.h"

namespace items {

/// A cell as shown, without tabs and line ends. A text that a spreadsheet would take for a formula (it begins with
/// = + - @) gets an apostrophe before it.
[[nodiscard]] QString clipboardCell(const Shape &shape, const FieldShape &field, const Value &value, const Catalogues &catalogues, const QString &title);
/// Any text as such a cell.
[[nodiscard]] QString clipboardText(const QString &text);
void appendClipboardHeader(const Shape &shape, const std::vector<int> &fields, QString &out);
void appendClipboardRow(const Shape &shape, const std::vector<int> &fields, const ListRow &row, const Catalogues &catalogues, QString &out);

} // namespace items
