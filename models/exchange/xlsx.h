// XLSX: workbooks, written through libxlsxwriter and read with libzip and expat, both a row at a time. Formulas count with
// the value that they were saved with.
#pragma once

#include "exchange/sheet.h"

namespace exchange {

/// TooLarge for an archive that unpacks to more than any ledger needs, BadRequest for one that is no workbook or whose XML
/// is broken or declares a document type (nobody honest does; entities are how such files attack).
/// `sheet`: empty for the first; NotFound where there is none of that name.
[[nodiscard]] Result<std::unique_ptr<SheetReader>> readXlsx(const QString &path, const QString &sheet = {});
[[nodiscard]] Result<QStringList> sheetsOfXlsx(const QString &path);
/// Texts are texts, so leading zeros and long numbers survive; the header row stays in view.
/// `name`: of the sheet; empty for what a spreadsheet would call it.
[[nodiscard]] Result<std::unique_ptr<SheetWriter>> writeXlsx(const QString &path, const std::vector<SheetColumn> &columns, const QString &name = {});

} // namespace exchange
