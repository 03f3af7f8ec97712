// Fonts of official documents where they are installed: a TrueType font under the name of 仿宋 that lacks Chinese characters,
// beside the fonts that stand in.
#include "views/print/compose.h"
#include "views/print/pdf.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace views::print;

class tst_printfonts : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    static Layout layoutOf(const QByteArray &blocks)
    {
        const auto layout = layoutFromJson("{\"form\": \"F99\", \"version\": \"1.0\", \"title\": {\"zh\": \"试验表\"}, \"blocks\": " + blocks + "}");
        if (!layout)
            qFatal("%s: %s", qPrintable(layout.error().field), qPrintable(layout.error().message));
        return *layout;
    }

private Q_SLOTS:
    void initTestCase()
    {
        // Before fontconfig is first asked: DejaVu Serif is called 仿宋 here.
        QFile configuration(m_folder.filePath(QStringLiteral("fonts.conf")));
        QVERIFY(configuration.open(QIODevice::WriteOnly));
        configuration.write("<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig><dir>/usr/share/fonts</dir><cachedir>" + QFile::encodeName(m_folder.path())
            + "/cache</cachedir><match target=\"scan\"><test name=\"family\"><string>DejaVu Serif</string></test>"
              "<edit name=\"family\" mode=\"assign_replace\"><string>FangSong_GB2312</string></edit></match></fontconfig>");
        configuration.close();
        qputenv("FONTCONFIG_FILE", QFile::encodeName(configuration.fileName()));
    }

    void takesTheInstalledFontAndSaysSo()
    {
        const FontBook fonts;

        QCOMPARE(fonts.face(fonts.faceOf(FontRole::FangSong)).family, QStringLiteral("FangSong_GB2312"));
        QVERIFY(!fonts.isSubstitute(FontRole::FangSong));
        QVERIFY(fonts.isSubstitute(FontRole::BiaoSong));
        QVERIFY2(fonts.account().startsWith(QStringLiteral("仿宋：FangSong_GB2312；小标宋：")), qPrintable(fonts.account()));
        QVERIFY(fonts.account().contains(QStringLiteral("（替代）")));
    }

    void setsWhatTheFontLacksInItsSubstitute()
    {
        const FontBook fonts;
        const FontBook without({QStringLiteral("FangSong_GB2312")});

        for (const char32_t c : QStringLiteral("国㛃𬭚").toStdU32String()) {
            const auto glyph = fonts.glyph(FontRole::FangSong, c);
            const auto &face = fonts.face(glyph.face);
            const auto &substitute = without.face(without.faceOf(FontRole::FangSong));
            QVERIFY(glyph.id != 0 && !glyph.isStandIn);
            // Not the bold face of titles, which has it too.
            QCOMPARE(std::pair(face.file, face.index), std::pair(substitute.file, substitute.index));
        }
        QCOMPARE(fonts.glyph(FontRole::FangSong, U'A').face, fonts.faceOf(FontRole::FangSong));
    }

    void keepsSpacesThatDoNotBreak()
    {
        const FontBook fonts;

        QVERIFY(fonts.glyph(FontRole::FangSong, U'\u00a0').advance > 0.1);
    }

    void setsAMarkForWhatNoFontHas()
    {
        const FontBook fonts;
        const QString unknown = QString::fromUcs4(U"\U000F1234", 1); // private use
        exchange::FormData data;
        data.texts.insert(QStringLiteral("name"), QStringLiteral("王%1").arg(unknown));

        const auto document = compose(layoutOf(R"([{"type": "paragraph", "field": "name", "indent": 0}])"), data, fonts);

        const auto &runs = document.pages.front().runs;
        const auto mark = std::ranges::find(runs, unknown, &GlyphRun::actual);
        QVERIFY(mark != runs.end());
        QCOMPARE(mark->text, QStringLiteral("〓"));
        for (const auto &run : runs)
            for (const quint32 glyph : run.glyphs)
                QVERIFY2(glyph != 0, qPrintable(run.text));
    }

    void embedsBothKinds()
    {
        QVERIFY2(!QStandardPaths::findExecutable(QStringLiteral("pdffonts")).isEmpty() && !QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty(), "poppler-utils is not installed");
        const FontBook fonts;
        exchange::FormData data;
        data.texts.insert(QStringLiteral("name"), QStringLiteral("Cloud 云 2026 㛃𬭚"));
        const auto document = compose(layoutOf(R"([{"type": "paragraph", "field": "name", "indent": 0}])"), data, fonts);
        const QString path = m_folder.filePath(QStringLiteral("kinds.pdf"));
        QVERIFY(writePdf(document, path, {}, fonts));

        const auto said = [](const QString &program, const QStringList &arguments) {
            QProcess process;
            process.start(program, arguments);
            return process.waitForFinished(30'000) ? QString::fromUtf8(process.readAllStandardOutput()) : QString();
        };
        const QString list = said(QStringLiteral("pdffonts"), {path});
        QVERIFY2(list.contains(QStringLiteral("CID TrueType")), qPrintable(list));
        QVERIFY2(list.contains(QStringLiteral("CID Type 0C")), qPrintable(list));
        QVERIFY(said(QStringLiteral("pdftotext"), {path, QStringLiteral("-")}).contains(QStringLiteral("Cloud 云 2026 㛃𬭚")));
    }
};

QTEST_GUILESS_MAIN(tst_printfonts)
#include "tst_printfonts.moc"
