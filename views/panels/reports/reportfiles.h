// Report files: a run report as a text document that a word processor opens (ODT), as a workbook whose numbers are numbers
// (XLSX). By the end of the file's name. As a PDF file it is the form of the report (records/formprinting).
#pragma once

#include "views/panels/reports/reportdocument.h"

namespace views::panels {

/// For a file dialog, translated; PDF too.
[[nodiscard]] QString reportFileFilters();
/// InvalidValue for another end of name; Storage where the file cannot be written. A file of that name is replaced whole or
/// stays.
[[nodiscard]] contract::Result<void> writeReportFile(const QString &path, const rules::evaluation::ReportText &text, const rules::evaluation::ReportNumbers &numbers, const ReportLook &look);

} // namespace views::panels
