// CSV: reads what spreadsheets of every kind and age write, and writes what every one of them reads (UTF-8 with a BOM,
// CRLF, commas). A text that a spreadsheet would take for a formula is guarded with an apostrophe, which the reader takes
// off again.
#pragma once

#include "exchange/sheet.h"

namespace exchange {

/// The separator is the one of comma, semicolon and tab that the first line holds most; a first line `sep=;` says it. The
/// options say both, and the encoding, where a person knows better.
[[nodiscard]] Result<std::unique_ptr<SheetReader>> readCsv(const QString &path, const ReadOptions &options = {});
[[nodiscard]] Result<std::unique_ptr<SheetReader>> readCsvBytes(const QByteArray &bytes);
[[nodiscard]] Result<std::unique_ptr<SheetWriter>> writeCsv(const QString &path, const std::vector<SheetColumn> &columns);

/// Texts that begin with = + - @, a tab or a return, also behind apostrophes, get one apostrophe more.
[[nodiscard]] QString guarded(const QString &text);
[[nodiscard]] QString unguarded(const QString &text);

} // namespace exchange
