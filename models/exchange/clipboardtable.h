// ClipboardTable: a block of cells as spreadsheets put it on the clipboard: lines of cells with tabs between them, where a
// cell with a line break, a tab or a quote stands in quotes; and lines of CSV, which people paste as well. Every row
// stays, an empty one too: the block is laid over other cells.
#pragma once

#include "contract/result.h"

#include <QStringList>
#include <vector>

namespace exchange {

using namespace contract;

struct ClipboardTable {
    std::vector<QStringList> rows; ///< each as long as the longest
    [[nodiscard]] int columns() const { return rows.empty() ? 0 : int(rows.front().size()); }
    bool operator==(const ClipboardTable &) const = default;
};

/// Whether tabs are all that may part cells (what a spreadsheet says beside the text), or commas and semicolons may too.
enum class Parted { ByTabs, AsItLooks };

/// TooLarge beyond `mostRows`, `mostColumns` or a cell of more than `longestCell`; an empty table for an empty text. A quote
/// that is not closed, or has text behind it, is a quote as any other character.
[[nodiscard]] Result<ClipboardTable> clipboardTableOf(const QString &text, Parted parted, int mostRows);
/// As a spreadsheet writes it.
[[nodiscard]] QString textOf(const ClipboardTable &table);

} // namespace exchange
