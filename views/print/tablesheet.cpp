#include "views/print/tablesheet.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QFontDatabase>
#include <QPainter>
#include <QPdfWriter>
#include <QPrintPreviewDialog>
#include <QPrinter>
#include <QTextLayout>

namespace views::print {

namespace {

constexpr double inchMm = 25.4;
constexpr double marginMm = 15;
constexpr double footMm = 8;     ///< between the table's lowest end and the paper's margin, for the page number
constexpr double paddingMm = 1.2;
constexpr double insideMm = 0.2; ///< rules within the table
constexpr double aroundMm = 0.5; ///< the rule around it
constexpr double signatureMm = 14;
constexpr double titlePoint = 16;
constexpr double textPoint = 9;

QString say(const char *text)
{
    return QCoreApplication::translate("TableSheet", text);
}

/// The text fonts of official forms where they are installed, else what the system has for Chinese.
QString familyOf(const QStringList &wanted)
{
    const auto installed = QFontDatabase::families();
    for (const auto &family : wanted)
        if (installed.contains(family))
            return family;
    return {};
}

class Painting
{
public:
    Painting(const TableSheet &sheet, QPagedPaintDevice &device)
        : m_sheet(sheet), m_device(device)
    {
        QPageLayout layout(QPageSize(QPageSize::A4), sheet.orientation, QMarginsF(marginMm, marginMm, marginMm, marginMm), QPageLayout::Millimeter);
        device.setPageLayout(layout);
    }

    int go()
    {
        if (!m_painter.begin(&m_device))
            return 0;
        m_dots = m_device.logicalDpiX() / inchMm;
        const QString text = familyOf({QStringLiteral("仿宋_GB2312"), QStringLiteral("FangSong_GB2312"), QStringLiteral("FangSong"), QStringLiteral("Noto Serif CJK SC"), QStringLiteral("Noto Sans CJK SC")});
        const QString head = familyOf({QStringLiteral("黑体"), QStringLiteral("SimHei"), QStringLiteral("Noto Sans CJK SC")});
        m_text = QFont(text);
        m_text.setPointSizeF(textPoint);
        m_head = QFont(head);
        m_head.setPointSizeF(textPoint);
        m_title = QFont(head);
        m_title.setPointSizeF(titlePoint);
        const auto area = m_device.pageLayout().paintRectPoints();
        m_width = area.width() / 72.0 * inchMm * m_dots;
        m_height = area.height() / 72.0 * inchMm * m_dots - mm(footMm);
        measureColumns();
        layOut();
        for (int page = 0; page < int(m_pages.size()); ++page) {
            if (page > 0)
                m_device.newPage();
            paintPage(page);
        }
        return int(m_pages.size());
    }

private:
    struct Page {
        int first = 0;
        int rows = 0;
        bool signs = false;
    };

    [[nodiscard]] double mm(double length) const { return length * m_dots; }

    void measureColumns()
    {
        double wanted = 0;
        for (const auto &column : m_sheet.columns)
            wanted += column.widthMm;
        for (const auto &column : m_sheet.columns)
            m_widths.push_back(column.widthMm / wanted * m_width);
    }

    /// Lays the text out in the width; draws it where `at` is given. The height.
    double put(const QString &text, const QFont &font, double width, Qt::Alignment alignment, const QPointF *at)
    {
        QTextLayout layout(text, font, &m_device);
        QTextOption option(alignment);
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        layout.setTextOption(option);
        layout.beginLayout();
        double y = 0;
        for (auto line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(width);
            line.setPosition({0, y});
            y += line.height();
        }
        layout.endLayout();
        if (at)
            layout.draw(&m_painter, *at);
        return y;
    }

    double rowHeight(const std::function<QString(int)> &cell, const QFont &font)
    {
        double height = 0;
        for (size_t i = 0; i < m_widths.size(); ++i)
            height = std::max(height, put(cell(int(i)), font, m_widths[i] - mm(2 * paddingMm), m_sheet.columns[i].alignment, nullptr));
        return height + mm(2 * paddingMm);
    }

    [[nodiscard]] QString captionAt(int column) const { return m_sheet.columns[size_t(column)].caption; }

    void layOut()
    {
        m_headHeight = rowHeight([this](int column) { return captionAt(column); }, m_head);
        m_rowHeights.reserve(size_t(m_sheet.rows));
        double top = put(m_sheet.title, m_title, m_width, Qt::AlignHCenter, nullptr) + mm(3);
        for (const auto &fact : m_sheet.facts)
            top += put(fact, m_text, m_width, Qt::AlignLeft, nullptr);
        top += mm(2);
        m_top = top;
        const double signs = mm(signatureMm) * double((m_sheet.signatures.size() + 1) / 2);
        Page page;
        double y = top + m_headHeight;
        if (m_sheet.rows == 0)
            y += put(m_sheet.empty, m_text, m_width, Qt::AlignLeft, nullptr) + mm(2 * paddingMm);
        for (int row = 0; row < m_sheet.rows; ++row) {
            const double height = std::min(rowHeight([&](int column) { return m_sheet.cell(row, column); }, m_text), m_height - m_headHeight);
            m_rowHeights.push_back(height);
            // The last row takes the places to sign with it, so that nobody signs an empty page.
            const double needed = height + (row + 1 == m_sheet.rows ? signs : 0);
            if (page.rows > 0 && y + needed > m_height) {
                m_pages.push_back(page);
                page = {.first = row};
                y = m_headHeight;
            }
            ++page.rows;
            y += height;
        }
        page.signs = true;
        m_pages.push_back(page);
    }

    void paintPage(int number)
    {
        const auto &page = m_pages[size_t(number)];
        double y = 0;
        if (number == 0) {
            QPointF at(0, 0);
            at.ry() += put(m_sheet.title, m_title, m_width, Qt::AlignHCenter, &at) + mm(3);
            for (const auto &fact : m_sheet.facts)
                at.ry() += put(fact, m_text, m_width, Qt::AlignLeft, &at);
            y = m_top;
        }
        const double tableTop = y;
        y = paintRow(y, m_headHeight, m_head, [this](int column) { return captionAt(column); });
        for (int row = page.first; row < page.first + page.rows; ++row)
            y = paintRow(y, m_rowHeights[size_t(row)], m_text, [&](int column) { return m_sheet.cell(row, column); });
        m_painter.setPen(QPen(Qt::black, mm(aroundMm)));
        m_painter.drawRect(QRectF(0, tableTop, m_width, y - tableTop));
        if (m_sheet.rows == 0) {
            const QPointF at(mm(paddingMm), y + mm(paddingMm));
            y += put(m_sheet.empty, m_text, m_width, Qt::AlignLeft, &at) + mm(2 * paddingMm);
        }
        if (page.signs)
            paintSignatures(y);
        const QPointF foot(0, m_height + mm(footMm) - QFontMetricsF(m_text, &m_device).height());
        put(say(QT_TRANSLATE_NOOP("TableSheet", "Page %1 of %2")).arg(number + 1).arg(m_pages.size()), m_text, m_width, Qt::AlignHCenter, &foot);
    }

    double paintRow(double y, double height, const QFont &font, const std::function<QString(int)> &cell)
    {
        m_painter.setPen(QPen(Qt::black, mm(insideMm)));
        double x = 0;
        for (size_t i = 0; i < m_widths.size(); ++i) {
            m_painter.drawRect(QRectF(x, y, m_widths[i], height));
            const QPointF at(x + mm(paddingMm), y + mm(paddingMm));
            m_painter.save();
            m_painter.setClipRect(QRectF(x, y, m_widths[i], height));
            put(cell(int(i)), font, m_widths[i] - mm(2 * paddingMm), m_sheet.columns[i].alignment, &at);
            m_painter.restore();
            x += m_widths[i];
        }
        return y + height;
    }

    void paintSignatures(double y)
    {
        for (int i = 0; i < int(m_sheet.signatures.size()); ++i) {
            const double x = i % 2 == 0 ? 0 : m_width / 2;
            const double line = y + mm(signatureMm) * (i / 2 + 1) - mm(2);
            //: Under a printed list; %1 is "Counted by" or the like.
            const QString text = say(QT_TRANSLATE_NOOP("TableSheet", "%1:")).arg(m_sheet.signatures[i]);
            const QFontMetricsF metrics(m_text, &m_device);
            const QPointF at(x, line - metrics.height());
            put(text, m_text, m_width / 2, Qt::AlignLeft, &at);
            m_painter.setPen(QPen(Qt::black, mm(insideMm)));
            m_painter.drawLine(QPointF(x + metrics.horizontalAdvance(text) + mm(1), line), QPointF(x + m_width / 2 - mm(38), line));
            const QPointF date(x + m_width / 2 - mm(36), line - metrics.height());
            put(say(QT_TRANSLATE_NOOP("TableSheet", "Date:          ")), m_text, mm(34), Qt::AlignLeft, &date);
        }
    }

    const TableSheet &m_sheet;
    QPagedPaintDevice &m_device;
    QPainter m_painter;
    QFont m_text;
    QFont m_head;
    QFont m_title;
    double m_dots = 1; ///< of the device in a millimetre
    double m_width = 0;
    double m_height = 0;
    double m_top = 0;
    double m_headHeight = 0;
    std::vector<double> m_widths;
    std::vector<double> m_rowHeights;
    std::vector<Page> m_pages;
};

} // namespace

int paint(const TableSheet &sheet, QPagedPaintDevice &device)
{
    return Painting(sheet, device).go();
}

void preview(const TableSheet &sheet, const QString &name, QWidget *parent)
{
    QPrinter printer(QPrinter::HighResolution);
    printer.setDocName(name);
    QPrintPreviewDialog dialog(&printer, parent);
    dialog.setWindowTitle(sheet.title);
    QObject::connect(&dialog, &QPrintPreviewDialog::paintRequested, &dialog, [&sheet](QPrinter *target) { paint(sheet, *target); });
    dialog.resize(parent ? parent->size() : QSize(900, 700));
    dialog.exec();
}

bool writePdf(const TableSheet &sheet, const QString &path)
{
    QPdfWriter writer(path);
    writer.setTitle(sheet.title);
    writer.setResolution(1200);
    paint(sheet, writer);
    return QFileInfo(path).size() > 0;
}

} // namespace views::print
