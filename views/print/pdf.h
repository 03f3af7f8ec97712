// A document as a PDF file: PDF/A-2b, tagged, text as text, fonts as subsets. What is written is what compose() placed.
#pragma once

#include "contract/result.h"
#include "views/print/fonts.h"
#include "views/print/page.h"

#include <QDateTime>

namespace views::print {

struct PdfOptions {
    QDateTime createdAt;         ///< null: not said
    QString author;
    bool hasSignaturePlace = false; ///< leaves the room that exchange::signedPdf() fills
};

/// The file's bytes; the same for the same document and options.
[[nodiscard]] contract::Result<QByteArray> pdfOf(const Document &document, const PdfOptions &options = {}, const FontBook &fonts = installedFonts());

/// Writes the file whole or not at all.
[[nodiscard]] contract::Result<void> writePdf(const Document &document, const QString &path, const PdfOptions &options = {}, const FontBook &fonts = installedFonts());

} // namespace views::print
