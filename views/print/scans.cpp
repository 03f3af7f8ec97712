#include "views/print/scans.h"

#include <QFile>
#include <QImageReader>
#include <QRegularExpression>
#include <QSet>
#include <poppler-qt6.h>
#include <zbar.h>

namespace views::print {

namespace {

constexpr double renderDpi = 200; ///< of a PDF page: a code of 18 mm has some 5 dots a module
constexpr qint64 mostScanBytes = 100ll << 20;

struct CodesOnPage {
    QStringList texts;

    void take(const QString &text)
    {
        if (!texts.contains(text))
            texts << text;
    }
};

struct EndScanner {
    void operator()(zbar::zbar_image_scanner_t *scanner) const { zbar::zbar_image_scanner_destroy(scanner); }
};
struct EndImage {
    void operator()(zbar::zbar_image_t *image) const { zbar::zbar_image_destroy(image); }
};

/// Every QR code of a grey picture.
void readCodes(const QImage &grey, CodesOnPage &found)
{
    using namespace zbar;
    const std::unique_ptr<zbar_image_scanner_t, EndScanner> scanner(zbar_image_scanner_create());
    zbar_image_scanner_set_config(scanner.get(), ZBAR_NONE, ZBAR_CFG_ENABLE, 0);
    zbar_image_scanner_set_config(scanner.get(), ZBAR_QRCODE, ZBAR_CFG_ENABLE, 1);
    // Rows of a QImage end at four bytes, those of zbar do not.
    QByteArray rows;
    rows.reserve(qsizetype(grey.width()) * grey.height());
    for (int y = 0; y < grey.height(); ++y)
        rows.append(reinterpret_cast<const char *>(grey.constScanLine(y)), grey.width());
    const std::unique_ptr<zbar_image_t, EndImage> image(zbar_image_create());
    zbar_image_set_format(image.get(), zbar_fourcc('Y', '8', '0', '0'));
    zbar_image_set_size(image.get(), unsigned(grey.width()), unsigned(grey.height()));
    zbar_image_set_data(image.get(), rows.constData(), size_t(rows.size()), nullptr);
    if (zbar_scan_image(scanner.get(), image.get()) <= 0)
        return;
    for (const auto *symbol = zbar_image_first_symbol(image.get()); symbol; symbol = zbar_symbol_next(symbol))
        found.take(QString::fromUtf8(zbar_symbol_get_data(symbol), int(zbar_symbol_get_data_length(symbol))));
}

ScannedPage pageOf(const QImage &image)
{
    ScannedPage page{.image = image, .codes = {}};
    const auto grey = image.convertToFormat(QImage::Format_Grayscale8);
    CodesOnPage found;
    // Coarse scans are read when they are larger, fine ones with much grain when they are smaller.
    for (const double larger : {1., 2., 3., 0.5}) {
        const QSize size = grey.size() * larger;
        if (found.texts.isEmpty() && qint64(size.width()) * size.height() <= mostScanPixels)
            readCodes(larger == 1. ? grey : grey.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation), found);
    }
    for (const auto &text : std::as_const(found.texts)) {
        if (const auto code = paperCodeFrom(text))
            page.codes.push_back(*code);
        else
            ++page.foreignCodes;
    }
    return page;
}

Error tooLarge()
{
    return {ErrorCode::TooLarge, {}, QStringLiteral("more than %1 pages, or a page too large").arg(mostScanPages)};
}

Result<std::vector<ScannedPage>> pagesOfPdf(const QByteArray &bytes)
{
    const auto document = Poppler::Document::loadFromData(bytes);
    if (!document || document->isLocked())
        return fail(ErrorCode::InvalidValue, {}, document ? QStringLiteral("locked by a password") : QStringLiteral("not a PDF file"));
    if (document->numPages() > mostScanPages)
        return Unexpected(tooLarge());
    std::vector<ScannedPage> pages;
    for (int i = 0; i < document->numPages(); ++i) {
        const auto page = document->page(i);
        if (!page)
            return fail(ErrorCode::InvalidValue, {}, QStringLiteral("page %1 is broken").arg(i + 1));
        const QSizeF points = page->pageSizeF();
        if (points.width() * points.height() * renderDpi * renderDpi / (72. * 72.) > double(mostScanPixels))
            return Unexpected(tooLarge());
        const auto image = page->renderToImage(renderDpi, renderDpi);
        if (image.isNull())
            return fail(ErrorCode::InvalidValue, {}, QStringLiteral("page %1 is broken").arg(i + 1));
        pages.push_back(pageOf(image));
    }
    return pages;
}

Result<std::vector<ScannedPage>> pagesOfPicture(const QString &path)
{
    QImageReader reader(path);
    reader.setAutoTransform(true);
    reader.setDecideFormatFromContent(true);
    std::vector<ScannedPage> pages;
    do {
        const QSize size = reader.size();
        if (qint64(size.width()) * size.height() > mostScanPixels || int(pages.size()) == mostScanPages)
            return Unexpected(tooLarge());
        const auto image = reader.read();
        if (image.isNull())
            return fail(ErrorCode::InvalidValue, {}, reader.errorString());
        pages.push_back(pageOf(image));
    } while (reader.jumpToNextImage());
    return pages;
}

} // namespace

Result<PaperCode> paperCodeFrom(const QString &text)
{
    static const QRegularExpression written(QStringLiteral("\\AYH1:(F\\d{2}):([^:\\x00-\\x1f]{0,40}):(\\d{1,6}):([0-9A-Za-z-]{4,40})\\z"));
    const auto match = written.match(text);
    if (!match.hasMatch())
        return fail(ErrorCode::InvalidValue, {}, QStringLiteral("no code of a form"));
    return PaperCode{.form = match.captured(1), .number = match.captured(2), .copy = match.captured(3).toInt(), .shortCode = match.captured(4)};
}

Result<std::vector<ScannedPage>> readScan(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Storage, {}, file.errorString());
    if (file.size() > mostScanBytes)
        return Unexpected(tooLarge());
    if (file.peek(5) == "%PDF-")
        return pagesOfPdf(file.readAll());
    return pagesOfPicture(path);
}

} // namespace views::print
