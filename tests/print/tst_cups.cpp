// Printing through CUPS: a scheduler of the test's own, on a socket in its own folder, with a queue whose paper has margins and
// whose back end keeps the PDF. What comes out is A4 and lies where our own PDF has it.
#include "views/print/compose.h"
#include "views/print/pdf.h"
#include "views/print/preview.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QPrinter>
#include <QPrinterInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace views::print;
using namespace Qt::StringLiterals;

namespace {

constexpr int dpi = 300;
constexpr double dotMm = 25.4 / dpi;

QString toolAt(const QString &name)
{
    return QStandardPaths::findExecutable(name, {u"/usr/bin"_s, u"/usr/sbin"_s});
}

QByteArray run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(toolAt(program), arguments);
    process.waitForFinished(60'000);
    return process.readAll();
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s", qPrintable(file.errorString()));
}

/// A4 with margins of 6.35 mm, as most printers have them; takes PDF as it comes.
constexpr auto paper = R"ppd(*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "MARGINS.PPD"
*Manufacturer: "Test"
*Product: "(Paper with margins)"
*ModelName: "Paper with margins"
*ShortNickName: "Paper with margins"
*NickName: "Paper with margins"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: True
*DefaultColorSpace: RGB
*FileSystem: False
*Throughput: "20"
*cupsFilter2: "application/vnd.cups-pdf application/pdf 0 -"
*OpenUI *PageSize/Media Size: PickOne
*OrderDependency: 10 AnySetup *PageSize
*DefaultPageSize: A4
*PageSize A4/A4: "<</PageSize[595 842]/ImagingBBox null>>setpagedevice"
*CloseUI: *PageSize
*OpenUI *PageRegion: PickOne
*OrderDependency: 10 AnySetup *PageRegion
*DefaultPageRegion: A4
*PageRegion A4/A4: "<</PageSize[595 842]/ImagingBBox null>>setpagedevice"
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4/A4: "18 18 577 824"
*DefaultPaperDimension: A4
*PaperDimension A4/A4: "595 842"
*DefaultFont: Courier
)ppd";

class Scheduler
{
public:
    Scheduler()
    {
        const QString here = m_folder.path();
        QFile::setPermissions(here, QFile::Permissions::fromInt(0x7755)); // its back ends run as another user where root starts it
        for (const auto &name : {u"root"_s, u"spool"_s, u"cache"_s, u"state"_s, u"out"_s})
            QDir(here).mkdir(name);
        QFile::setPermissions(here + u"/out"_s, QFile::Permissions::fromInt(0x7777));
        write(here + u"/cupsd.conf"_s, "Listen " + here.toUtf8() + "/socket\nDefaultAuthType None\nBrowsing Off\nWebInterface No\n<Location />\nAllow all\n</Location>\n<Location /admin>\nAllow all\n</Location>\n"
                                           "<Policy default>\nJobPrivateAccess all\nJobPrivateValues none\n<Limit All>\nOrder deny,allow\n</Limit>\n</Policy>\n");
        QByteArray files = "FileDevice Yes\n";
        for (const auto &[word, name] : {std::pair("ServerRoot", "root"), std::pair("RequestRoot", "spool"), std::pair("CacheDir", "cache"), std::pair("StateDir", "state"), std::pair("TempDir", "spool"),
                 std::pair("AccessLog", "access"), std::pair("ErrorLog", "error"), std::pair("PageLog", "page")})
            files += QByteArray(word) + ' ' + here.toUtf8() + '/' + name + '\n';
        write(here + u"/cups-files.conf"_s, files);
        write(here + u"/paper.ppd"_s, paper);
        qputenv("CUPS_SERVER", socket().toUtf8());
        m_process.setStandardErrorFile(here + u"/said"_s);
        m_process.start(toolAt(u"cupsd"_s), {u"-f"_s, u"-c"_s, here + u"/cupsd.conf"_s, u"-s"_s, here + u"/cups-files.conf"_s});
    }
    ~Scheduler()
    {
        m_process.terminate();
        if (!m_process.waitForFinished(10'000))
            m_process.kill();
        m_process.waitForFinished();
    }
    [[nodiscard]] QString socket() const { return m_folder.filePath(u"socket"_s); }
    [[nodiscard]] QString output() const { return m_folder.filePath(u"out/printed.pdf"_s); }
    [[nodiscard]] QByteArray said() const
    {
        QFile error(m_folder.filePath(u"error"_s));
        return error.open(QIODevice::ReadOnly) ? error.readAll() : QByteArray();
    }
    [[nodiscard]] bool runs() const { return m_process.state() == QProcess::Running && run(u"lpstat"_s, {u"-r"_s}).contains("is running"); }
    [[nodiscard]] QByteArray addQueue() const { return run(u"lpadmin"_s, {u"-p"_s, u"margins"_s, u"-E"_s, u"-v"_s, u"file:"_s + output(), u"-P"_s, m_folder.filePath(u"paper.ppd"_s)}); }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
};

/// The page of a file as a picture, lying as `landscape` says.
QImage picture(const QString &pdf, int page, bool landscape)
{
    QTemporaryDir folder;
    run(u"pdftoppm"_s, {u"-r"_s, QString::number(dpi), u"-gray"_s, u"-png"_s, u"-singlefile"_s, u"-f"_s, QString::number(page), u"-l"_s, QString::number(page), pdf, folder.filePath(u"page"_s)});
    QImage image(folder.filePath(u"page.png"_s));
    if (landscape && image.height() > image.width())
        image = image.transformed(QTransform().rotate(90));
    return image.convertToFormat(QImage::Format_Grayscale8);
}

/// How dark each row is, or each column.
std::vector<double> profile(const QImage &image, Qt::Orientation along)
{
    std::vector<double> sums(size_t(along == Qt::Horizontal ? image.width() : image.height()));
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            sums[size_t(along == Qt::Horizontal ? x : y)] += 255 - image.constScanLine(y)[x];
    return sums;
}

/// By how many dots a part of the profile lies elsewhere; the shift at which both are most alike.
int shiftOf(const std::vector<double> &ours, const std::vector<double> &theirs, size_t from, size_t to)
{
    constexpr int reach = 40; // 3.4 mm
    int best = 0;
    double least = -1;
    // The nearest first: where there is no ink, nothing is shifted.
    for (int step = 0; step <= 2 * reach; ++step) {
        const int shift = step % 2 ? (step + 1) / 2 : -step / 2;
        double difference = 0;
        for (size_t i = from; i < to; ++i) {
            const auto at = qint64(i) + shift;
            difference += std::abs(ours[i] - (at >= 0 && at < qint64(theirs.size()) ? theirs[size_t(at)] : 0));
        }
        if (least < 0 || difference < least) {
            least = difference;
            best = shift;
        }
    }
    return best;
}

/// Our ink by the thirds of the page: a scaled page lies apart at one of its ends.
double largestShiftMm(const QImage &ours, const QImage &theirs)
{
    int largest = 0;
    for (const auto along : {Qt::Horizontal, Qt::Vertical}) {
        const auto mine = profile(ours, along);
        const auto other = profile(theirs, along);
        for (size_t third = 0; third < 3; ++third)
            largest = std::max(largest, std::abs(shiftOf(mine, other, mine.size() * third / 3, mine.size() * (third + 1) / 3)));
    }
    return largest * dotMm;
}

} // namespace

class tst_cups : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// The paper has margins and the form reaches to 5 mm: nothing may be made smaller for it.
    void whatAQueuePrintsLiesWhereOurFileHasIt()
    {
        for (const auto &tool : {u"cupsd"_s, u"lpadmin"_s, u"lpstat"_s, u"pdftoppm"_s})
            if (toolAt(tool).isEmpty()) {
                qWarning("nothing is printed: %s is not installed (apt-get install cups)", qPrintable(tool));
                return;
            }
        Scheduler scheduler;
        if (!QTest::qWaitFor([&] { return scheduler.runs(); }, 15'000)) {
            qWarning("nothing is printed: no cupsd can be started here: %s", scheduler.said().constData());
            return;
        }
        QVERIFY2(!scheduler.addQueue().contains("rror"), scheduler.said().constData());
        QVERIFY2(QTest::qWaitFor([] { return QPrinterInfo::availablePrinterNames().contains(u"margins"_s); }, 15'000), scheduler.said().constData());
        const auto document = compose(*shippedLayout(u"F22"_s), {});
        QTemporaryDir folder;
        const QString ours = folder.filePath(u"ours.pdf"_s);
        QVERIFY(writePdf(document, ours));
        PrintPreview preview;
        preview.show(document);
        QPrinter printer(QPrinterInfo::printerInfo(u"margins"_s), QPrinter::HighResolution);
        QCOMPARE(printer.outputFormat(), QPrinter::NativeFormat);

        QVERIFY(preview.paintOn(printer));

        QVERIFY2(QTest::qWaitFor([&] { return run(u"lpstat"_s, {u"-W"_s, u"completed"_s, u"-o"_s}).contains("margins-"); }, 60'000), scheduler.said().constData());
        const auto said = run(u"pdfinfo"_s, {scheduler.output()});
        static const QRegularExpression size(u"Page size:\\s+([\\d.]+) x ([\\d.]+)"_s);
        const auto match = size.match(QString::fromUtf8(said));
        QVERIFY2(match.hasMatch(), said.constData());
        const double shorter = std::min(match.captured(1).toDouble(), match.captured(2).toDouble());
        const double longer = std::max(match.captured(1).toDouble(), match.captured(2).toDouble());
        QVERIFY2(std::abs(shorter - 595.28) < 1 && std::abs(longer - 841.89) < 1, said.constData());
        QVERIFY2(said.contains("Pages:           " + QByteArray::number(qsizetype(document.pages.size()))), said.constData());
        for (size_t i = 0; i < document.pages.size(); ++i) {
            const bool landscape = document.pages[i].width > document.pages[i].height;
            auto printed = picture(scheduler.output(), int(i) + 1, landscape);
            const auto mine = picture(ours, int(i) + 1, landscape);
            QVERIFY(!printed.isNull() && !mine.isNull());
            // Turned the other way round it is the same paper.
            const double shift = std::min(largestShiftMm(mine, printed), largestShiftMm(mine, printed.transformed(QTransform().rotate(180))));
            qInfo("page %zu lies %.2f mm apart", i + 1, shift);
            QVERIFY2(shift <= 0.2, qPrintable(u"page %1 lies %2 mm apart"_s.arg(i + 1).arg(shift)));
        }
    }
};

QTEST_MAIN(tst_cups)
#include "tst_cups.moc"
