// Figures of printed forms: pages a second beside QPdfWriter, bytes of a form, and whether paper, file and preview agree.
#include "benchmarks/bench.h"
#include "exchange/forms/scorewords.h"
#include "rules/evaluation/template.h"
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
namespace ev = rules::evaluation;

namespace {

constexpr double inchMm = 25.4;

Layout evaluationForm()
{
    auto layout = shippedLayout(QStringLiteral("F22"));
    if (!layout)
        bench::giveUp("the evaluation form is not there: " + layout.error().field.toStdString());
    return *std::move(layout);
}

/// The form of a unit as it is printed, all its cells filled: the indicators of a template that ships, with their criteria,
/// figures, points, reasons and codes.
exchange::FormData evaluationOf(int unit, const ev::Template &document)
{
    exchange::FormData data;
    data.head = {QStringLiteral("PJ-%1").arg(unit, 6, 10, QLatin1Char('0')), 1, QStringLiteral("2026-11-23 10:00"), QStringLiteral("demo.manager"), QStringLiteral("8F2A-41C7"), QStringLiteral("未签署")};
    const auto put = [&](const char *name, const QString &text) { data.texts.insert(QString::fromLatin1(name), text); };
    put("number", data.head.number);
    put("period", QStringLiteral("2026年7月1日至2026年9月30日"));
    put("subject", QStringLiteral("广州市鹭洲区模拟第%1生态环境局").arg(unit));
    put("scope", QStringLiteral("使用方"));
    put("template", document.title.zh + QStringLiteral(" V1"));
    put("evaluators", QStringLiteral("管理方50%、使用方30%、监理方20%"));
    auto &rows = data.tables[QStringLiteral("indicators")];
    qint64 sum = 0;
    for (const auto &indicator : document.indicators) {
        const int place = int(rows.size());
        const int off = (unit * 7 + place * 13) % 3 == 0 ? (unit * 11 + place * 17) % 90 + 5 : 0;
        const int points = std::max(0, indicator.weight - off);
        const int whole = 20 + (unit * 3 + place * 29) % 300;
        sum += points;
        const auto *dimension = document.dimension(indicator.dimension);
        rows.push_back({{QStringLiteral("dimension"), dimension ? dimension->name.zh : QStringLiteral("否决与加分")},
            {QStringLiteral("indicator"), indicator.code + u' ' + indicator.name.zh},
            {QStringLiteral("weight"), exchange::pointsWords(indicator.weight)},
            {QStringLiteral("standard"), exchange::standardWords(indicator)},
            {QStringLiteral("done"), QStringLiteral("%1／%2＝%3").arg(whole - off / 10).arg(whole).arg(exchange::ratioWords((whole - off / 10) * 10'000LL / whole))},
            {QStringLiteral("evidence"), indicator.evidence.zh},
            {QStringLiteral("self"), exchange::pointsWords(indicator.weight)},
            {QStringLiteral("score"), exchange::pointsWords(points)},
            {QStringLiteral("note"), off > 0 ? QStringLiteral("扣%1分；查阅台账与现场抽查").arg(exchange::pointsWords(off)) : QString()},
            {QStringLiteral("code"), QStringLiteral("%1-%2").arg(QString::number(46'656 + unit * 97 + place * 7919, 36), QString::number(46'656 + unit * 31 + place * 104'729 % 1'600'000, 36)).toUpper()}});
    }
    put("total_weight", QStringLiteral("100"));
    put("total_self", QStringLiteral("100"));
    put("total_score", exchange::pointsWords(sum));
    put("score", exchange::pointsWords(sum) + u'分');
    put("grade", QStringLiteral("良好"));
    put("veto", QStringLiteral("无"));
    put("arithmetic", QStringLiteral("各维度得分合计%1，适用权重合计100；扣加分后总分%1。").arg(exchange::pointsWords(sum)));
    return data;
}

/// The daily assessment of a unit, as it is printed of all units in one act: two pages.
exchange::FormData assessmentOf(int unit)
{
    return evaluationOf(unit, ev::shippedTemplates()[1]);
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
        all.push_back(assessmentOf(i));
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
    const auto size = [](const char *name, const exchange::FormData &data) {
        const auto document = compose(evaluationForm(), data);
        const auto bytes = pdfOf(document);
        if (!bytes)
            bench::giveUp("the form was not written");
        return bench::Figure{.name = name, .value = double(bytes->size()) / 1000, .unit = "kB", .n = int(document.pages.size()), .note = std::to_string(document.pages.size()) + " pages"};
    };
    return {size("print.size", assessmentOf(1)), size("print.size.default", evaluationOf(1, ev::shippedTemplates()[0]))};
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
