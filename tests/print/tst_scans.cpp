// Paper that comes back: a form goes through printer and scanner, and its code still says which print it is.
#include "views/print/compose.h"
#include "views/print/layout.h"
#include "views/print/pdf.h"
#include "views/print/scans.h"

#include <QFile>
#include <QPainter>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace contract;
using namespace views::print;
using namespace Qt::StringLiterals;

class TestScans : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    const PaperCode m_code{.form = u"F24"_s, .number = u"ZG-000012"_s, .copy = 3, .shortCode = u"7K3M-9QXA"_s};

    QString paper()
    {
        const QString path = m_folder.filePath(u"paper.pdf"_s);
        if (QFile::exists(path))
            return path;
        const auto layout = shippedLayout(m_code.form);
        exchange::FormData data;
        data.head = {.number = m_code.number, .shortCode = m_code.shortCode};
        data.head.copy = m_code.copy;
        if (!layout || !writePdf(compose(*layout, data), path))
            qFatal("the form was not written");
        return path;
    }
    QImage scanned(int dpi)
    {
        const QString stem = m_folder.filePath(u"page%1"_s.arg(dpi));
        QProcess::execute(u"pdftoppm"_s, {u"-r"_s, QString::number(dpi), u"-png"_s, u"-singlefile"_s, paper(), stem});
        return QImage(stem + u".png"_s);
    }
    QString saved(const QImage &image, const QString &name, int quality = -1)
    {
        const QString path = m_folder.filePath(name);
        if (!image.save(path, nullptr, quality))
            qFatal("not saved");
        return path;
    }

private Q_SLOTS:
    void codeIsReadAsItIsWritten()
    {
        exchange::FormHead head{.number = m_code.number, .shortCode = m_code.shortCode};
        head.copy = m_code.copy;
        QCOMPARE(*paperCodeFrom(codeContent(m_code.form, head)), m_code);
    }

    void otherTextsAreNoCode_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << QString();
        QTest::newRow("an address") << u"https://example.invalid/YH1:F22:a:1:7K3M-9QXA"_s;
        QTest::newRow("another version") << u"YH2:F22:PJ-1:1:7K3M-9QXA"_s;
        QTest::newRow("no form") << u"YH1:X22:PJ-1:1:7K3M-9QXA"_s;
        QTest::newRow("a copy that is no number") << u"YH1:F22:PJ-1:one:7K3M-9QXA"_s;
        QTest::newRow("a copy too large") << u"YH1:F22:PJ-1:99999999999:7K3M-9QXA"_s;
        QTest::newRow("a line after it") << u"YH1:F22:PJ-1:1:7K3M-9QXA\n"_s;
        QTest::newRow("quotes in the code") << u"YH1:F22:PJ-1:1:' OR ''='"_s;
    }
    void otherTextsAreNoCode()
    {
        QFETCH(QString, text);
        QVERIFY(!paperCodeFrom(text));
    }

    void aPdfFileIsReadPageByPage()
    {
        const auto pages = readScan(paper());
        QVERIFY(pages);
        QVERIFY(!pages->empty());
        QCOMPARE(pages->front().codes, std::vector{m_code});
    }

    void aScanIsReadHoweverItLay_data()
    {
        QTest::addColumn<int>("dpi");
        QTest::addColumn<double>("turned");
        QTest::addColumn<int>("quality");
        QTest::newRow("300 dpi, straight") << 300 << 0. << 80;
        QTest::newRow("200 dpi, two degrees") << 200 << 2. << 60;
        QTest::newRow("150 dpi, a degree and a half, JPEG") << 150 << -1.5 << 60;
        QTest::newRow("200 dpi, upside down") << 200 << 180. << 60;
        QTest::newRow("200 dpi, on its side") << 200 << 91. << 60;
    }
    void aScanIsReadHoweverItLay()
    {
        QFETCH(int, dpi);
        QFETCH(double, turned);
        QFETCH(int, quality);
        auto image = scanned(dpi);
        QVERIFY(!image.isNull());
        QImage turnedImage = image.transformed(QTransform().rotate(turned), Qt::SmoothTransformation);
        QImage onWhite(turnedImage.size(), QImage::Format_RGB32);
        onWhite.fill(Qt::white);
        QPainter(&onWhite).drawImage(0, 0, turnedImage);
        const auto pages = readScan(saved(onWhite, u"scan.jpg"_s, quality));
        QVERIFY(pages);
        QCOMPARE(pages->size(), size_t(1));
        QCOMPARE(pages->front().codes, std::vector{m_code});
    }

    void aPageWithoutCodeIsAPage()
    {
        QImage white(1'000, 1'400, QImage::Format_Grayscale8);
        white.fill(255);
        const auto pages = readScan(saved(white, u"white.png"_s));
        QVERIFY(pages);
        QVERIFY(pages->front().codes.empty());
        QCOMPARE(pages->front().image.size(), white.size());
    }

    void whatIsNoScanIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("words") << QByteArray("not a picture at all");
        QTest::newRow("half a PDF file") << QByteArray("%PDF-1.7\n1 0 obj <<");
        QTest::newRow("a PNG that ends") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
        QTest::newRow("a PNG of a million by a million") << QByteArray::fromHex("89504e470d0a1a0a0000000d49484452000f4240000f4240080000000000000000");
    }
    void whatIsNoScanIsRefused()
    {
        QFETCH(QByteArray, bytes);
        QFile file(m_folder.filePath(u"bad"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        QVERIFY(!readScan(file.fileName()));
    }

    void aFileThatIsNotThereIsTold() { QCOMPARE(readScan(m_folder.filePath(u"none.pdf"_s)).error().code, ErrorCode::Storage); }
};

QTEST_MAIN(TestScans)
#include "tst_scans.moc"
