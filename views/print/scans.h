// Scans of paper that came back: pictures and PDF files, a page each, with the QR codes of our forms that stand on them.
#pragma once

#include "contract/result.h"

#include <QImage>

namespace views::print {

using namespace contract;

/// What the QR code of a form says, as codeContent() wrote it.
struct PaperCode {
    QString form;   ///< "F22"
    QString number; ///< of the record; empty where it had none
    int copy = 0;
    QString shortCode;
    bool operator==(const PaperCode &) const = default;
};

/// InvalidValue for any other text: what a scanner reads may be anything.
[[nodiscard]] Result<PaperCode> paperCodeFrom(const QString &text);

struct ScannedPage {
    QImage image;                 ///< grey or coloured, at most mostScanPixels
    std::vector<PaperCode> codes; ///< of our forms; each once
    int foreignCodes = 0;         ///< other QR codes on the page
};

inline constexpr int mostScanPages = 60;
inline constexpr qint64 mostScanPixels = 60'000'000; ///< of a page: A3 at 600 dpi

/// The pages of a PDF file or a picture (TIFF with several too). Storage: it cannot be read. InvalidValue: it is no picture and
/// no PDF, or locked by a password. TooLarge: more pages or pixels than above. Slow: call it off the UI thread.
[[nodiscard]] Result<std::vector<ScannedPage>> readScan(const QString &path);

} // namespace views::print
