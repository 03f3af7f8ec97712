// Figures of printed forms: pages a second beside QPdfWriter, bytes of a form, and whether paper, file and preview agree.
#include "benchmarks/bench.h"
#include "views/print/compose.h"
#include "views/print/paint.h"
#include "views/print/pdf.h"

#include <QGlyphRun>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QProcess>
#include <QRawFont>
#include <QTemporaryDir>

using namespace views::print;

namespace {

constexpr double inchMm = 25.4;

Layout evaluationForm()
{
    auto layout = shippedLayout(QStringLiteral("F22"));
    if (!layout)
        bench::giveUp("the evaluation form is not there: " + layout.error().field.toStdString());
    return *std::move(layout);
}

/// The form of a unit, with the indicators of the default template.
exchange::FormData evaluationOf(int unit)
{
    static const QStringList indicators = QStringLiteral("关键岗位到位率与AB角,人员备案审查保密协议完成率,证书有效率,培训完成率,交接班合规率,监控覆盖率,备份成功率,恢复验证与容灾演练完成,高危漏洞按期整改率,知识条目复审率,平台月可用率,事件响应及时率,事件恢复及时率,"
                                                         "事件数与报告按期,服务请求按期完成率,资源开通按期率,变更成功率,未授权违窗变更,巡检完成率,台账准确率,重复事件率,使用方满意度,有效投诉,首次解决率,低效资源整改率,月报按期与质量,整改按期销号率,改进项效果")
                                              .split(u',');
    const auto form = evaluationForm(); // outlives what is read of it
    exchange::FormData data;
    data.head = {QStringLiteral("PJ-2026-%1").arg(unit, 4, 10, QLatin1Char('0')), 1, QStringLiteral("2026-11-23 10:00"), QStringLiteral("评价员"), QStringLiteral("8F2A-41C7"), QStringLiteral("未签署")};
    for (const auto *name : {"object", "period", "scope", "template", "evaluators"})
        data.texts.insert(QString::fromLatin1(name), QStringLiteral("第%1单位").arg(unit));
    for (int i = 0; i < indicators.size(); ++i) {
        QMap<QString, QString> row;
        for (const auto &column : form.sheets.front().blocks)
            if (const auto *table = std::get_if<TableBlock>(&column.content))
                for (const auto &one : table->columns)
                    row.insert(one.field, QString::number((unit * 7 + i * 13) % 100));
        row[QStringLiteral("dimension")] = QStringLiteral("维度%1").arg(i / 6 + 1);
        row[QStringLiteral("indicator")] = indicators[i];
        for (const auto &block : form.sheets.front().blocks)
            if (const auto *table = std::get_if<TableBlock>(&block.content))
                data.tables[table->table].push_back(row);
    }
    return data;
}

/// What QPdfWriter takes for the same glyphs and lines where nothing is laid out, tagged or checked.
void drawBare(const Document &document, const QString &path)
{
    QPdfWriter writer(path);
    writer.setResolution(1200);
    std::map<int, QRawFont> fonts;
    QPainter painter;
    bool hasBegun = false;
    for (const auto &page : document.pages) {
        writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), page.width > page.height ? QPageLayout::Landscape : QPageLayout::Portrait, QMarginsF()));
        hasBegun ? void(writer.newPage()) : void(painter.begin(&writer));
        hasBegun = true;
        const double dots = 1200 / inchMm;
        for (const auto &line : page.lines) {
            painter.setPen(QPen(Qt::black, line.width * dots));
            painter.drawLine(QLineF(line.x1 * dots, line.y1 * dots, line.x2 * dots, line.y2 * dots));
        }
        for (const auto &run : page.runs) {
            auto &font = fonts[run.face * 1000 + int(run.em * 100)];
            if (!font.isValid())
                font = QRawFont(installedFonts().face(run.face).file, run.em * dots, QFont::PreferNoHinting);
            QGlyphRun glyphs;
            glyphs.setRawFont(font);
            glyphs.setGlyphIndexes(QList<quint32>(run.glyphs.begin(), run.glyphs.end()));
            QList<QPointF> places;
            for (const double x : run.x)
                places << QPointF((x - run.x.front()) * dots, 0);
            glyphs.setPositions(places);
            painter.drawGlyphRun(QPointF(run.x.front() * dots, run.y * dots), glyphs);
        }
    }
    painter.end();
}

QRect inkWithin(const QImage &image, const QRect &area)
{
    QRect ink;
    const QRect all = area.intersected(image.rect());
    for (int y = all.top(); y <= all.bottom(); ++y)
        for (int x = all.left(); x <= all.right(); ++x)
            if (qGray(image.pixel(x, y)) < 128)
                ink |= QRect(x, y, 1, 1);
    return ink;
}

} // namespace

BENCH("print.batch")
{
    QTemporaryDir folder;
    const auto layout = evaluationForm();
    const int forms = bench::scaled(300);
    std::vector<exchange::FormData> all;
    for (int i = 0; i < forms; ++i)
        all.push_back(evaluationOf(i));
    int pages = 0;
    const double before = bench::residentMb();
    const double ours = bench::elapsedMs([&] {
        for (int i = 0; i < forms; ++i) {
            const auto document = compose(layout, all[size_t(i)]);
            pages += int(document.pages.size());
            if (!writePdf(document, folder.filePath(QStringLiteral("ours-%1.pdf").arg(i))))
                bench::giveUp("a form was not written");
        }
    });
    const double grown = bench::residentMb() - before;
    const int samples = std::max(1, forms / 10);
    int barePages = 0;
    std::vector<Document> documents;
    for (int i = 0; i < samples; ++i) {
        documents.push_back(compose(layout, all[size_t(i)]));
        barePages += int(documents.back().pages.size());
    }
    const double bare = bench::elapsedMs([&] {
        for (int i = 0; i < samples; ++i)
            drawBare(documents[size_t(i)], folder.filePath(QStringLiteral("bare-%1.pdf").arg(i)));
    });
    return {bench::Figure{.name = "print.batch", .value = pages * 1000.0 / ours, .unit = "1/s", .baseline = barePages * 1000.0 / bare, .n = forms, .note = std::to_string(pages) + " pages"},
        bench::Figure{.name = "print.batch.memory", .value = grown, .unit = "MB", .n = forms}};
}

BENCH("print.size")
{
    const auto document = compose(evaluationForm(), evaluationOf(1));
    const auto bytes = pdfOf(document);
    if (!bytes)
        bench::giveUp("the form was not written");
    return bench::Figure{.name = "print.size", .value = double(bytes->size()) / 1000, .unit = "kB", .n = int(document.pages.size()), .note = std::to_string(document.pages.size()) + " pages"};
}

BENCH("print.position")
{
    // Characters far enough from each other to be told apart, and ruled boxes.
    constexpr int dpi = 500; // a page of 600 is more than QImage reads
    const auto layout = layoutFromJson(R"({"form": "F99", "version": "1", "title": {"zh": "位置"}, "blocks": [{"type": "table", "table": "rows", "row": 14, "columns": [
        {"field": "a", "width": "1*"}, {"field": "b", "width": "1*", "align": "center"}, {"field": "c", "width": "1*", "align": "right"}]}]})");
    if (!layout)
        bench::giveUp(layout.error().field.toStdString());
    exchange::FormData data;
    for (const QChar c : QStringLiteral("国年月云衡评价表格线位"))
        data.tables[QStringLiteral("rows")].push_back({{QStringLiteral("a"), c}, {QStringLiteral("b"), c}, {QStringLiteral("c"), c}});
    const auto document = compose(*layout, data);
    const auto &page = document.pages.front();
    const double dots = dpi / inchMm;
    QImage preview(int(page.width * dots + 0.5), int(page.height * dots + 0.5), QImage::Format_RGB32);
    preview.fill(Qt::white);
    {
        QPainter painter(&preview);
        paint(page, painter, dots);
    }
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.pdf"));
    if (!writePdf(document, path))
        bench::giveUp("the form was not written");
    QProcess::execute(QStringLiteral("pdftoppm"), {QStringLiteral("-r"), QString::number(dpi), QStringLiteral("-png"), QStringLiteral("-singlefile"), path, folder.filePath(QStringLiteral("a"))});
    const QImage file(folder.filePath(QStringLiteral("a.png")));
    if (file.isNull())
        bench::giveUp("pdftoppm left no picture");
    double largest = 0;
    int compared = 0;
    const auto compare = [&](const QRectF &expected, double around) {
        for (const auto *image : {&std::as_const(preview), &file}) {
            const QRectF wide = expected.adjusted(-around, -around, around, around);
            const QRect ink = inkWithin(*image, QRectF(wide.topLeft() * dots, wide.size() * dots).toAlignedRect());
            if (ink.isNull())
                bench::giveUp("nothing stands where something should");
            const QRectF mm(ink.left() / dots, ink.top() / dots, ink.width() / dots, ink.height() / dots);
            for (const double offset : {mm.left() - expected.left(), mm.top() - expected.top(), mm.right() - expected.right(), mm.bottom() - expected.bottom()})
                largest = std::max(largest, std::abs(offset));
            ++compared;
        }
    };
    for (const auto &run : page.runs) {
        if (run.node < 0 || run.glyphs.size() != 1)
            continue;
        const auto box = installedFonts().outline(run.face, run.glyphs[0]).boundingRect();
        compare({run.x[0] + box.left() * run.em, run.y + box.top() * run.em, box.width() * run.em, box.height() * run.em}, 1);
    }
    // A piece of each upright rule within a row, and the height of the frame at its left.
    for (const auto &line : page.lines)
        if (line.x1 == line.x2 && line.y2 - line.y1 < 20) {
            for (const auto *image : {&std::as_const(preview), &file}) {
                const QRectF strip((line.x1 - 1) * dots, (line.y1 + 3) * dots, 2 * dots, 2 * dots);
                const QRect ink = inkWithin(*image, strip.toAlignedRect());
                largest = std::max(largest, std::abs((ink.left() + ink.right() + 1) / 2.0 / dots - line.x1));
                ++compared;
            }
        }
    return bench::Figure{.name = "print.position", .value = largest, .unit = "mm", .n = compared};
}
