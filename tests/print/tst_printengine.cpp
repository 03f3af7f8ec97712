// The print engine: where lines and pages break, what stands on which page, and what the PDF file holds.
#include "exchange/pdfsigning.h"
#include "views/print/batch.h"
#include "views/print/breaking.h"
#include "views/print/compose.h"
#include "views/print/paint.h"
#include "views/print/pdf.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <stop_token>

using namespace views::print;
using exchange::FormData;

namespace {

Layout layoutOf(const QByteArray &blocks, const QByteArray &sheet = {})
{
    const auto layout = layoutFromJson("{\"form\": \"F99\", \"version\": \"1.0\", \"title\": {\"zh\": \"试验表\"}, " + sheet + "\"blocks\": " + blocks + "}");
    if (!layout)
        qFatal("%s: %s", qPrintable(layout.error().field), qPrintable(layout.error().message));
    return *layout;
}

QString textOf(const PageDescription &page)
{
    QString text;
    for (const auto &run : page.runs)
        text += run.text;
    return text;
}

/// The run that says the text, if one does.
const GlyphRun *runSaying(const PageDescription &page, const QString &text)
{
    const auto found = std::ranges::find_if(page.runs, [&](const GlyphRun &run) { return run.text.contains(text); });
    return found == page.runs.end() ? nullptr : &*found;
}

QStringList linesOf(const QString &text, double width)
{
    const auto characters = text.toStdU32String();
    std::vector<double> advances;
    for (const char32_t c : characters)
        advances.push_back(c < 0x80 ? 0.5 : 1);
    QStringList lines;
    for (const auto &line : brokenLines(characters, advances, width, 0))
        lines << QString::fromStdU32String(characters.substr(size_t(line.first), size_t(line.count)));
    return lines;
}

FormData withRows(const QString &table, int count)
{
    FormData data;
    for (int i = 1; i <= count; ++i)
        data.tables[table].push_back({{QStringLiteral("item"), QStringLiteral("第%1项").arg(i)}, {QStringLiteral("score"), QStringLiteral("1.25")}, {QStringLiteral("group"), QStringLiteral("维度%1").arg((i - 1) / 30)}});
    return data;
}

QString run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(60000))
        return QStringLiteral("does not run: ") + program;
    return QString::fromUtf8(process.readAll()) + (process.exitCode() ? QStringLiteral("\nexit %1").arg(process.exitCode()) : QString());
}

bool has(const char *program)
{
    return !QStandardPaths::findExecutable(QString::fromLatin1(program)).isEmpty();
}

} // namespace

class tst_printengine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beginsNoLineWithClosingPunctuation()
    {
        QCOMPARE(linesOf(QStringLiteral("政务云平台运行平稳，无事故"), 9), (QStringList{QStringLiteral("政务云平台运行平"), QStringLiteral("稳，无事故")}));
        QCOMPARE(linesOf(QStringLiteral("平台（一期）"), 5), (QStringList{QStringLiteral("平台（一"), QStringLiteral("期）")}));
    }

    void endsNoLineWithOpeningPunctuation()
    {
        QCOMPARE(linesOf(QStringLiteral("按《办法》执行"), 2), (QStringList{QStringLiteral("按"), QStringLiteral("《办"), QStringLiteral("法》"), QStringLiteral("执行")}));
    }

    void letsAClosingMarkHangByItsEmptyHalf()
    {
        QCOMPARE(linesOf(QStringLiteral("运行平稳，无事故"), 4.5), (QStringList{QStringLiteral("运行平稳，"), QStringLiteral("无事故")}));
    }

    void breaksNoWordOrNumber()
    {
        QCOMPARE(linesOf(QStringLiteral("可用率99.95%达标"), 5), (QStringList{QStringLiteral("可用率"), QStringLiteral("99.95%达标")}));
        QCOMPARE(linesOf(QStringLiteral("在2026-11-23日"), 5), (QStringList{QStringLiteral("在"), QStringLiteral("2026-11-23"), QStringLiteral("日")}));
        QCOMPARE(linesOf(QStringLiteral("abcdefghij"), 2), (QStringList{QStringLiteral("abcd"), QStringLiteral("efgh"), QStringLiteral("ij")}));
    }

    void keepsDoubledDashesTogether()
    {
        QCOMPARE(linesOf(QStringLiteral("甲乙——丙"), 3), (QStringList{QStringLiteral("甲"), QStringLiteral("乙——"), QStringLiteral("丙")}));
    }

    void repeatsTheHeadOfATableOnEveryPage()
    {
        const auto layout = layoutOf(R"([{"type": "table", "table": "rows", "columns": [{"label": "序号", "number": true}, {"label": "检查项目", "field": "item"}]}])");

        const auto document = compose(layout, withRows(QStringLiteral("rows"), 100));

        QVERIFY(document.pages.size() >= 3);
        for (const auto &page : document.pages)
            QVERIFY(runSaying(page, QStringLiteral("检查项目")));
        // Said once to those who listen.
        QVERIFY(runSaying(document.pages[0], QStringLiteral("检查项目"))->node >= 0);
        QCOMPARE(runSaying(document.pages[1], QStringLiteral("检查项目"))->node, -1);
        QString all;
        for (const auto &page : document.pages)
            all += textOf(page);
        for (int i = 1; i <= 100; ++i)
            QCOMPARE(all.count(QStringLiteral("第%1项").arg(i)), 1);
    }

    void carriesSumsOverThePage()
    {
        const auto layout = layoutOf(R"([{"type": "table", "table": "rows", "carried": true, "totals": {"label": "合计"},
            "columns": [{"label": "检查项目", "field": "item"}, {"label": "得分", "field": "score", "sum": true}]}])");

        const auto document = compose(layout, withRows(QStringLiteral("rows"), 80));

        QVERIFY(document.pages.size() >= 2);
        for (size_t p = 0; p + 1 < document.pages.size(); ++p) {
            const QString text = textOf(document.pages[p]);
            int last = 0;
            for (int i = 1; i <= 80; ++i)
                if (text.contains(QStringLiteral("第%1项").arg(i)))
                    last = i;
            const QString sum = QString::number(last * 1.25, 'f', 2);
            QVERIFY2(text.contains(QStringLiteral("过次页") + sum), qPrintable(text.right(200)));
            QVERIFY(textOf(document.pages[p + 1]).contains(QStringLiteral("承前页") + sum));
        }
        QVERIFY(textOf(document.pages.back()).contains(QStringLiteral("合计100.00")));
        QVERIFY(!textOf(document.pages.front()).contains(QStringLiteral("承前页")));
        QVERIFY(!textOf(document.pages.back()).contains(QStringLiteral("过次页")));
    }

    void splitsNoSignatures_data()
    {
        QTest::addColumn<int>("rows");
        for (int rows = 20; rows <= 36; ++rows)
            QTest::addRow("%d", rows) << rows;
    }
    void splitsNoSignatures()
    {
        QFETCH(int, rows);
        const auto layout = layoutOf(R"([{"type": "table", "table": "rows", "columns": [{"label": "检查项目", "field": "item"}]},
            {"type": "signatures", "signers": [{"role": "编制"}, {"role": "审核"}, {"role": "批准", "seal": "（盖章）"}], "columns": 1}])");

        const auto document = compose(layout, withRows(QStringLiteral("rows"), rows));

        const auto &last = document.pages.back();
        QVERIFY(textOf(last).contains(QStringLiteral("编制")) && textOf(last).contains(QStringLiteral("审核")) && textOf(last).contains(QStringLiteral("批准")));
        // Nobody signs an empty page.
        QVERIFY(textOf(last).contains(QStringLiteral("第%1项").arg(rows)));
        for (const auto &page : document.pages)
            for (const auto &run : page.runs)
                QVERIFY2(run.y < page.height - 4, qPrintable(run.text));
    }

    void signsOnOnePageBelowWhatIsSigned_data() { splitsNoSignatures_data(); }
    void signsOnOnePageBelowWhatIsSigned()
    {
        QFETCH(int, rows);
        const auto layout = layoutOf(R"([{"type": "table", "table": "rows", "columns": [{"label": "检查项目", "field": "item"}]},
            {"type": "grid", "columns": ["1*", "1*"], "rows": [{"cells": [{"opinion": {"label": "编制", "signer": "签字"}}, {"opinion": {"label": "审核", "signer": "签字"}}]}]},
            {"type": "grid", "columns": ["1*"], "rows": [{"cells": [{"opinion": {"label": "批准", "signer": "签字", "seal": "（盖章）", "min": 60}}]}]}])");

        const auto document = compose(layout, withRows(QStringLiteral("rows"), rows));

        const QString last = textOf(document.pages.back());
        for (const auto &said : {QStringLiteral("编制"), QStringLiteral("审核"), QStringLiteral("批准"), QStringLiteral("第%1项").arg(rows)})
            QVERIFY2(last.contains(said), qPrintable(said));
    }

    void signsAtTheLowerEndOfTheRow()
    {
        const auto layout = layoutOf(R"([{"type": "grid", "columns": ["1*", "1*"], "rows": [{"cells": [{"opinion": {"label": "甲方", "signer": "经办人"}}, {"opinion": {"label": "乙方", "signer": "负责人", "seal": "（盖章）", "min": 60}}]}]}])");

        const auto page = compose(layout, FormData()).pages.front();

        const auto *first = runSaying(page, QStringLiteral("经办人"));
        const auto *second = runSaying(page, QStringLiteral("负责人"));
        QVERIFY(first && second);
        QCOMPARE(first->y, second->y);
        QVERIFY(first->y > runSaying(page, QStringLiteral("甲方"))->y + 30);
    }

    void keepsATableTogetherThatSaysSo()
    {
        const QByteArray above = R"({"type": "table", "table": "rows", "columns": [{"label": "检查项目", "field": "item"}]})";
        const QByteArray table = R"({"type": "table", "table": "kept", "keep_together": true, "columns": [{"label": "类别", "field": "a"}], "fixed": [{"a": "甲类"}, {"a": "乙类"}, {"a": "丙类"}]})";

        for (int rows = 24; rows < 32; ++rows) {
            const auto document = compose(layoutOf('[' + above + R"(, {"type": "spacer", "mm": 2}, )" + table + ']'), withRows(QStringLiteral("rows"), rows));
            QCOMPARE(std::ranges::count_if(document.pages, [](const PageDescription &page) { return runSaying(page, QStringLiteral("甲类")) || runSaying(page, QStringLiteral("丙类")); }), 1);
        }
    }

    void saysACodeOnceForAllPages()
    {
        QVERIFY2(has("qpdf"), "qpdf is not installed");
        auto data = withRows(QStringLiteral("rows"), 100);
        data.head.shortCode = QStringLiteral("8F2A-41C7");
        data.head.number = QStringLiteral("GD-000001");
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a.pdf"));
        const auto document = compose(layoutOf(R"([{"type": "table", "table": "rows", "columns": [{"label": "检查项目", "field": "item"}]}])"), data);
        QVERIFY(document.pages.size() >= 3);
        QVERIFY(writePdf(document, path));

        const QString plain = run(QStringLiteral("qpdf"), {QStringLiteral("--qdf"), QStringLiteral("--object-streams=disable"), path, QStringLiteral("-")});

        QCOMPARE(plain.count(QStringLiteral("/Subtype /Form")), 1);
        QCOMPARE(plain.count(QRegularExpression(QStringLiteral("/X\\d+ Do"))), int(document.pages.size()));
    }

    void printsNothingOverASeal()
    {
        FormData data;
        data.texts.insert(QStringLiteral("opinion"), QStringLiteral("同意。").repeated(120));
        data.texts.insert(QStringLiteral("who"), QStringLiteral("云小衡"));
        const auto layout = layoutOf(R"([{"type": "grid", "columns": [25, "1*"], "rows": [{"cells": [{"label": "意见"}, {"opinion": {"field": "opinion", "signer": "负责人（签字）", "name": "who", "seal": "（盖章）"}}]}]},
            {"type": "grid", "columns": ["1*", "1*", "1*"], "rows": [{"cells": [{"opinion": {"label": "甲", "signer": "签字", "seal": "（章）"}}, {"opinion": {"label": "乙", "signer": "签字", "seal": "（章）"}}, {"opinion": {"label": "丙", "signer": "签字", "seal": "（章）"}}]}]}])");

        const auto document = compose(layout, data);

        size_t seals = 0;
        for (const auto &page : document.pages)
            for (const auto &seal : page.seals) {
                ++seals;
                QVERIFY(seal.width() >= 45 && seal.height() >= 45);
                QVERIFY(QRectF(0, 0, page.width, page.height).contains(seal));
                const QRectF inner = seal.adjusted(0.2, 0.2, -0.2, -0.2);
                for (const auto &run : page.runs)
                    for (size_t i = 0; i < run.x.size(); ++i)
                        QVERIFY2(!inner.intersects(QRectF(run.x[i], run.y - 0.7 * run.em, run.em * 0.9, run.em * 0.8)), qPrintable(run.text));
                for (const auto &line : page.lines)
                    QVERIFY(!inner.intersects(QRectF(QPointF(line.x1 - 0.05, line.y1 - 0.05), QPointF(line.x2 + 0.05, line.y2 + 0.05)).normalized()));
            }
        QCOMPARE(seals, size_t(4));
    }

    void ticksTheChosenBox()
    {
        const auto layout = layoutOf(R"([{"type": "grid", "columns": ["1*"], "rows": [{"cells": [{"choice": "kind", "options": [{"code": "a", "zh": "一般"}, {"code": "b", "zh": "重大"}]}]}]}])");
        FormData data;
        data.texts.insert(QStringLiteral("kind"), QStringLiteral("b"));

        const auto ticked = [](const Document &document) {
            return std::ranges::count_if(document.pages[0].runs, [](const GlyphRun &run) { return run.actual == QStringLiteral("☑"); });
        };

        QCOMPARE(ticked(compose(layout, data)), 1);
        QCOMPARE(ticked(compose(layout, FormData())), 0);
    }

    void repeatsAMergedCellOnTheNextPage()
    {
        const auto layout = layoutOf(R"([{"type": "table", "table": "rows", "columns": [{"label": "维度", "field": "group", "merge": true}, {"label": "检查项目", "field": "item"}]}])");

        const auto document = compose(layout, withRows(QStringLiteral("rows"), 60));

        QCOMPARE(document.pages.size(), size_t(2));
        QCOMPARE(textOf(document.pages[0]).count(QStringLiteral("维度0")), 1);
        // One row of it stands on the first page, the others on the second.
        QCOMPARE(textOf(document.pages[0]).count(QStringLiteral("维度1")), 1);
        QCOMPARE(textOf(document.pages[1]).count(QStringLiteral("维度1")), 1);
    }

    void runsALongCellOverPages()
    {
        const auto layout = layoutOf(R"([{"type": "grid", "columns": [25, "1*"], "rows": [{"cells": [{"label": "经过"}, {"field": "story"}]}]}])");
        FormData data;
        QString story;
        for (int i = 0; i < 400; ++i)
            story += QStringLiteral("第%1句话说的是处理经过。").arg(i);
        data.texts.insert(QStringLiteral("story"), story);

        const auto document = compose(layout, data);

        QVERIFY(document.pages.size() > 1);
        QString all;
        for (const auto &page : document.pages)
            for (const auto &run : page.runs) {
                QVERIFY(run.y < page.height - 4);
                if (run.node >= 0)
                    all += run.text;
            }
        QCOMPARE(all, QStringLiteral("经过") + story);
    }

    void setsADocumentTwentyTwoLinesByTwentyEight()
    {
        const auto layout = layoutOf(R"([{"type": "paragraph", "field": "text", "indent": 0}])", R"("style": "document", )");
        FormData data;
        data.texts.insert(QStringLiteral("text"), QStringLiteral("国").repeated(28 * 44));

        const auto document = compose(layout, data);

        QCOMPARE(document.pages.size(), size_t(2));
        std::map<double, int> lines;
        for (const auto &run : document.pages[0].runs)
            if (run.node >= 0)
                lines[run.y] += int(run.glyphs.size());
        QCOMPARE(lines.size(), size_t(22));
        for (const auto &[y, count] : lines)
            QCOMPARE(count, 28);
    }

    void hasAGlyphForRareCharacters()
    {
        for (const char32_t c : QStringLiteral("㛃𬭚国A√□").toStdU32String())
            QVERIFY2(installedFonts().glyph(FontRole::FangSong, c).id != 0, qPrintable(QString::fromUcs4(&c, 1)));
    }

    void refusesAHostileLayoutByItsPlace_data()
    {
        QTest::addColumn<QByteArray>("blocks");
        QTest::addColumn<QString>("place");
        QTest::addRow("span") << QByteArray(R"([{"type": "grid", "columns": [10, 10], "rows": [{"cells": [{"label": "a", "span": 3}]}]}])") << QStringLiteral("blocks[0].rows[0].cells[0].span");
        QTest::addRow("gap") << QByteArray(R"([{"type": "grid", "columns": [10, 10], "rows": [{"cells": [{"label": "a"}]}]}])") << QStringLiteral("blocks[0].rows[0].cells");
        QTest::addRow("type") << QByteArray(R"([{"type": "script"}])") << QStringLiteral("blocks[0].type");
        QTest::addRow("member") << QByteArray(R"([{"type": "spacer", "mm": 3, "run": "x"}])") << QStringLiteral("blocks[0].run");
        QTest::addRow("brace") << QByteArray(R"([{"type": "paragraph", "text": "{1}"}])") << QStringLiteral("blocks[0].text");
        QTest::addRow("repeat in repeat") << QByteArray(R"([{"type": "repeat", "table": "t", "blocks": [{"type": "repeat", "table": "t", "blocks": [{"type": "page_break"}]}]}])") << QStringLiteral("blocks[0].blocks[0]");
        QTest::addRow("seal") << QByteArray(R"([{"type": "grid", "columns": [10], "rows": [{"cells": [{"opinion": {"seal": "x", "seal_size": 20}}]}]}])") << QStringLiteral("blocks[0].rows[0].cells[0].opinion.seal_size");
        QTest::addRow("huge") << QByteArray(R"([{"type": "spacer", "mm": 1e300}])") << QStringLiteral("blocks[0].mm");
    }
    void refusesAHostileLayoutByItsPlace()
    {
        QFETCH(QByteArray, blocks);
        QFETCH(QString, place);

        const auto layout = layoutFromJson("{\"form\": \"F99\", \"version\": \"1\", \"title\": {\"zh\": \"x\"}, \"blocks\": " + blocks + "}");

        QVERIFY(!layout);
        QCOMPARE(layout.error().field, place);
    }

    void composesTheSameEveryTime()
    {
        const auto layout = shippedLayout(QStringLiteral("F27"));
        QVERIFY(layout);
        const FontBook other;

        QVERIFY(compose(*layout, FormData()) == compose(*layout, FormData(), other));
        QCOMPARE(*pdfOf(compose(*layout, FormData())), *pdfOf(compose(*layout, FormData(), other), {}, other));
    }

    void makesEveryFormBlank_data()
    {
        QTest::addColumn<QString>("form");
        for (const auto &form : shippedForms())
            QTest::addRow("%s", qPrintable(form)) << form;
    }
    /// The pictures of all forms are left where YUNHENG_PRINTS says.
    void makesEveryFormBlank()
    {
        QFETCH(QString, form);
        const auto layout = shippedLayout(form);
        QVERIFY2(layout, qPrintable(layout ? QString() : layout.error().field + layout.error().message));
        QTemporaryDir folder;
        const QString kept = qEnvironmentVariable("YUNHENG_PRINTS", folder.path());
        const QString path = kept + u'/' + form + QStringLiteral("-blank.pdf");

        const auto document = compose(*layout, FormData());
        const auto written = writePdf(document, path);

        QVERIFY(written);
        for (const auto &page : document.pages)
            for (const auto &line : page.runs)
                for (const double x : line.x)
                    QVERIFY2(x > 4 && x < page.width - 4 && line.y < page.height - 4, qPrintable(QStringLiteral("%1 at %2, %3").arg(line.text).arg(x).arg(line.y)));
        QVERIFY(has("qpdf"));
        QVERIFY2(run(QStringLiteral("qpdf"), {QStringLiteral("--check"), path}).contains(QStringLiteral("No syntax or stream encoding errors")), qPrintable(run(QStringLiteral("qpdf"), {QStringLiteral("--check"), path})));
    }

    void writesTextThatIsFoundAgain()
    {
        QVERIFY(has("pdftotext"));
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a.pdf"));
        const auto layout = layoutOf(R"([{"type": "heading", "level": 1, "text": "一般情况", "numbered": true}, {"type": "paragraph", "field": "text"}, {"type": "table", "table": "rows", "columns": [{"label": "检查项目", "field": "item"}]}])");
        auto data = withRows(QStringLiteral("rows"), 3);
        data.texts.insert(QStringLiteral("text"), QStringLiteral("联系人㛃𬭚，一二三，见ABC 99.95%。"));

        QVERIFY(writePdf(compose(layout, data), path));

        const QString text = run(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), path, QStringLiteral("-")});
        for (const auto &part : {QStringLiteral("联系人㛃𬭚，一二三，见ABC 99.95%。"), QStringLiteral("一、一般情况"), QStringLiteral("第3项")})
            QVERIFY2(text.contains(part), qPrintable(text));
        const QString info = run(QStringLiteral("pdfinfo"), {path});
        QVERIFY2(info.contains(QRegularExpression(QStringLiteral("Tagged:\\s+yes"))) && info.contains(QStringLiteral("试验表")), qPrintable(info));
        const QString structure = run(QStringLiteral("pdfinfo"), {QStringLiteral("-struct"), path});
        for (const auto &part : {QStringLiteral("Table"), QStringLiteral("TR"), QStringLiteral("TH"), QStringLiteral("TD"), QStringLiteral("H2")})
            QVERIFY2(structure.contains(part), qPrintable(structure));
        const QString fonts = run(QStringLiteral("pdffonts"), {path});
        QVERIFY2(!fonts.contains(QStringLiteral(" no  ")) || fonts.contains(QStringLiteral("yes yes yes")), qPrintable(fonts));
    }

    void signsAFileThatPdfsigVerifies()
    {
        QVERIFY(has("pdfsig") && has("openssl"));
        QTemporaryDir folder;
        const auto path = [&](const char *name) { return folder.filePath(QString::fromLatin1(name)); };
        run(QStringLiteral("openssl"), {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"), QStringLiteral("ec"), QStringLiteral("-pkeyopt"), QStringLiteral("ec_paramgen_curve:P-256"), QStringLiteral("-nodes"),
            QStringLiteral("-subj"), QStringLiteral("/CN=Evaluator"), QStringLiteral("-days"), QStringLiteral("30"), QStringLiteral("-keyout"), path("key.pem"), QStringLiteral("-out"), path("certificate.pem")});
        const auto contentOf = [](const QString &name) {
            QFile file(name);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        const auto document = compose(layoutOf(R"([{"type": "paragraph", "text": "签名试验"}])"), FormData());
        const auto pdf = pdfOf(document, {.hasSignaturePlace = true});
        QVERIFY(pdf);

        const auto signedFile = exchange::signedPdf(*pdf, contentOf(path("key.pem")), contentOf(path("certificate.pem")));

        QVERIFY2(signedFile, qPrintable(signedFile ? QString() : signedFile.error().message));
        const auto write = [&](const char *name, const QByteArray &bytes) {
            QFile file(path(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(bytes);
        };
        write("signed.pdf", *signedFile);
        const QString report = run(QStringLiteral("pdfsig"), {QStringLiteral("-nocert"), path("signed.pdf")});
        QVERIFY2(report.contains(QStringLiteral("Signature is Valid")) && report.contains(QStringLiteral("Total document signed")), qPrintable(report));
        auto altered = *signedFile;
        altered[20] = altered[20] == 'x' ? 'y' : 'x';
        write("altered.pdf", altered);
        QVERIFY(!run(QStringLiteral("pdfsig"), {QStringLiteral("-nocert"), path("altered.pdf")}).contains(QStringLiteral("Signature is Valid")));
        QVERIFY(!exchange::signedPdf(*signedFile, contentOf(path("key.pem")), contentOf(path("certificate.pem"))));
        QVERIFY(!exchange::signedPdf(*pdf, contentOf(path("certificate.pem")), contentOf(path("certificate.pem"))));
    }

    void goesOnWithABatchWhereItStopped()
    {
        QTemporaryDir folder;
        const auto layout = layoutOf(R"([{"type": "paragraph", "field": "unit"}])");
        int asked = 0;
        Batch batch{.count = 5, .folder = folder.path(), .pattern = QStringLiteral("{number}_{unit}.pdf"), .key = QStringLiteral("k")};
        batch.item = [&](int index) -> contract::Result<BatchItem> {
            ++asked;
            FormData data;
            data.head.number = QStringLiteral("../N%1").arg(index / 2);
            data.texts.insert(QStringLiteral("unit"), QStringLiteral("某/局"));
            return BatchItem{layout, data};
        };
        std::stop_source stop;
        const auto first = writeBatch(batch, [&](const BatchProgress &progress) { progress.done == 2 ? void(stop.request_stop()) : void(); }, stop.get_token());
        QVERIFY(first && first->isCancelled);
        QCOMPARE(first->files, (QStringList{QStringLiteral("_N0_某_局.pdf"), QStringLiteral("_N0_某_局 (2).pdf")}));

        const auto second = writeBatch(batch);

        QVERIFY(second);
        QCOMPARE(second->skipped, 2);
        QCOMPARE(second->written, 3);
        QCOMPARE(asked, 5);
        QCOMPARE(QDir(folder.path()).entryList({QStringLiteral("*.pdf")}).size(), 5);
        QVERIFY(QDir(folder.path()).entryList({QStringLiteral("*.journal")}, QDir::Files | QDir::Hidden).isEmpty());
        const auto one = writeBatchFile(batch, folder.filePath(QStringLiteral("all.pdf")));
        QVERIFY(one);
        QCOMPARE(one->pages, 5);
        QVERIFY(!writeBatchFile(batch, folder.filePath(QStringLiteral("all.pdf"))));
    }

    void closesTheFrameBeforeAGap()
    {
        const auto layout = layoutOf(R"([{"type": "grid", "columns": ["1*"], "rows": [{"cells": [{"label": "甲"}]}]}, {"type": "spacer", "mm": 10}, {"type": "grid", "columns": ["1*"], "rows": [{"cells": [{"label": "乙"}]}]}])");

        const auto page = compose(layout, FormData()).pages.front();

        QList<double> heights;
        for (const auto &line : page.lines)
            if (line.x1 == line.x2)
                heights << line.y2 - line.y1;
        QCOMPARE(heights, (QList<double>{8, 8, 8, 8}));
    }
};

QTEST_GUILESS_MAIN(tst_printengine)
#include "tst_printengine.moc"
