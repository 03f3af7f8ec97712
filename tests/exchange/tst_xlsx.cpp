// XLSX: what is written comes back, other programs' ways of writing are read, and hostile archives are refused.
#include "exchange/sheets.h"

#include "exchange/xlsx.h"

#include <QTemporaryDir>
#include <QTest>

#include <zip.h>

using namespace contract;
using namespace exchange;
using namespace tests;

namespace {

using Files = std::map<QByteArray, QByteArray>;

/// A workbook of hand-written parts; what is not given is as little as a reader needs.
QString workbook(const QTemporaryDir &folder, Files files)
{
    files.emplace("xl/workbook.xml",
        "<workbook xmlns:r=\"r\"><workbookPr/><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
    files.emplace("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
    const QString path = folder.filePath(QStringLiteral("hand.xlsx"));
    int error = 0;
    auto *archive = zip_open(QFile::encodeName(path).constData(), ZIP_CREATE | ZIP_TRUNCATE, &error);
    for (const auto &[name, bytes] : files)
        zip_file_add(archive, name.constData(), zip_source_buffer(archive, bytes.constData(), zip_uint64_t(bytes.size()), 0), 0);
    if (zip_close(archive) != 0)
        qFatal("the workbook was not written");
    return path;
}

QByteArray sheet(const QByteArray &rows)
{
    return "<x:worksheet xmlns:x=\"x\"><x:sheetData>" + rows + "</x:sheetData></x:worksheet>";
}

} // namespace

class tst_xlsx : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsWrittenComesBack();
    void readsTheWaysOfOtherPrograms();
    void readsASharesPercentAsItIsShown();
    void countsFrom1904WhereTheWorkbookDoes();
    void refusesHostileWorkbooks_data();
    void refusesHostileWorkbooks();
    void refusesABomb();
};

void tst_xlsx::whatIsWrittenComesBack()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.xlsx"));
    using Kind = SheetColumn::Kind;
    const auto s = [](const char *text) { return QString::fromUtf8(text); };
    const Cells rows{
        {s("007"), s("-12.5"), s("2026-11-22"), s("a\r\nb\tc")},
        {s("12345678901234567890"), s("42"), s("1900-03-01"), s("_x000D_")},
        {s("=1+1"), s("999999999999999"), s("1899-12-31"), s("  spaced  ")},
        {s("<&>\""), s("1234567890123456789"), s("9999-12-31"), s("广州𠀀")},
        {s("TRUE"), s("0.1"), s("no date"), s("a\x01_b")},
        {s("1E5"), s("no number"), s("2024-02-29"), s("'x")},
    };

    QVERIFY(written(path, {{s("t"), Kind::Text}, {s("n"), Kind::Number}, {s("d"), Kind::Date}, {s("u"), Kind::Text}}, rows));

    const auto whole = wholeOf(openSheet(path));
    QVERIFY2(!whole.broken, qPrintable(whole.error.message));
    QCOMPARE(whole.rows.size(), rows.size() + 1);
    for (size_t i = 0; i < rows.size(); ++i)
        QCOMPARE(whole.rows[i + 1], rows[i]);
}

void tst_xlsx::readsTheWaysOfOtherPrograms()
{
    const QTemporaryDir folder;
    const auto path = workbook(folder,
        {{"xl/sharedStrings.xml", "<sst><si><t>whole</t></si><si><r><t>in </t></r><r><t>parts</t></r><rPh><t>x</t></rPh></si></sst>"},
            {"xl/styles.xml",
                "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/><numFmt numFmtId=\"171\" "
                "formatCode=\"0.0&quot;day&quot;[Red]\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/><xf "
                "numFmtId=\"171\"/></cellXfs></styleSheet>"},
            {"xl/worksheets/sheet1.xml",
                sheet("<x:row r=\"2\"><x:c r=\"A2\" t=\"s\"><x:v>0</x:v></x:c><x:c r=\"C2\" t=\"s\"><x:v>1</x:v></x:c><x:c t=\"b\"><x:v>1</x:v></x:c></x:row>"
                      "<x:row r=\"3\"/><x:row><x:c s=\"1\"><x:v>46348</x:v></x:c><x:c s=\"2\"><x:v>46348.5</x:v></x:c><x:c "
                      "s=\"3\"><x:v>1.5</x:v></x:c><x:c><x:v>1.2345678901234501E+17</x:v></x:c><x:c><x:v>3.0</x:v></x:c><x:c "
                      "t=\"str\"><x:f>A1</x:f><x:v>saved</x:v></x:c></x:row>")}});

    const auto whole = wholeOf(readXlsx(path));

    QVERIFY2(!whole.broken, qPrintable(whole.error.message));
    const auto s = [](const char *text) { return QString::fromUtf8(text); };
    QCOMPARE(whole.rows, (Cells{{s("whole"), {}, s("in parts"), s("TRUE")},
                             {s("2026-11-22"), s("2026-11-22 12:00:00"), s("1.5"), s("1.23456789012345E+17"), s("3"), s("saved")}}));
    QCOMPARE(whole.lines, (std::vector<qint64>{2, 4}));
}

void tst_xlsx::readsASharesPercentAsItIsShown()
{
    const QTemporaryDir folder;
    const auto path = workbook(folder,
        {{"xl/styles.xml",
             "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"0.0#%\"/><numFmt numFmtId=\"171\" formatCode=\"0&quot;%&quot;\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf "
             "numFmtId=\"9\"/><xf numFmtId=\"170\"/><xf numFmtId=\"171\"/></cellXfs></styleSheet>"},
            {"xl/worksheets/sheet1.xml",
                sheet("<x:row><x:c s=\"1\"><x:v>0.98</x:v></x:c><x:c s=\"2\"><x:v>0.99949999999999994</x:v></x:c><x:c s=\"1\"><x:v>1</x:v></x:c><x:c s=\"2\"><x:v>-0.07</x:v></x:c><x:c "
                      "s=\"3\"><x:v>98</x:v></x:c><x:c s=\"1\"><x:v>1E+300</x:v></x:c><x:c s=\"1\" t=\"str\"><x:v>n/a</x:v></x:c></x:row>")}});

    const auto s = [](const char *text) { return QString::fromUtf8(text); };
    QCOMPARE(wholeOf(readXlsx(path)).rows, (Cells{{s("98%"), s("99.95%"), s("100%"), s("-7%"), s("98"), s("1.00000000000000E+300"), s("n/a")}}));
}

void tst_xlsx::countsFrom1904WhereTheWorkbookDoes()
{
    const QTemporaryDir folder;
    const auto path = workbook(folder,
        {{"xl/workbook.xml", "<workbook xmlns:r=\"r\"><workbookPr date1904=\"1\"/><sheets><sheet r:id=\"rId1\"/></sheets></workbook>"},
            {"xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId=\"14\"/></cellXfs></styleSheet>"},
            {"xl/worksheets/sheet1.xml", sheet("<x:row><x:c><x:v>1</x:v></x:c></x:row>")}});

    QCOMPARE(wholeOf(readXlsx(path)).rows, (Cells{{QStringLiteral("1904-01-02")}}));
}

void tst_xlsx::refusesHostileWorkbooks_data()
{
    QTest::addColumn<QByteArray>("part");
    const auto cell = [](const QByteArray &attributes, const QByteArray &content) { return sheet("<x:row><x:c " + attributes + ">" + content + "</x:c></x:row>"); };
    QTest::newRow("entities") << QByteArrayLiteral("<!DOCTYPE a [<!ENTITY b \"c\">]><worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>");
    QTest::newRow("an outer file") << QByteArrayLiteral("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><worksheet/>");
    QTest::newRow("cut off") << QByteArrayLiteral("<worksheet><sheetData><row><c><v>1</v>");
    QTest::newRow("a far column") << cell("r=\"XFD1\"", "<x:v>1</x:v>");
    QTest::newRow("a farther column") << cell("r=\"ZZZZZZZZZZZZ1\"", "<x:v>1</x:v>");
    QTest::newRow("no such text") << cell("t=\"s\"", "<x:v>99</x:v>");
    QTest::newRow("a huge cell") << cell("t=\"str\"", "<x:v>" + QByteArray(1'000'000, 'x') + "</x:v>");
    QTest::newRow("no XML") << QByteArrayLiteral("\x01\x02\x03");
}

void tst_xlsx::refusesHostileWorkbooks()
{
    QFETCH(QByteArray, part);
    const QTemporaryDir folder;

    const auto whole = wholeOf(readXlsx(workbook(folder, {{"xl/worksheets/sheet1.xml", part}})));

    QVERIFY(whole.broken);
    QCOMPARE(whole.error.code, ErrorCode::BadRequest);
}

void tst_xlsx::refusesABomb()
{
    const QTemporaryDir folder;
    const auto blanks = QByteArray(64 * 1024 * 1024, ' ');

    const auto whole = wholeOf(readXlsx(workbook(folder, {{"xl/worksheets/sheet1.xml", sheet(blanks)}})));

    QVERIFY(whole.broken);
    QCOMPARE(whole.error.code, ErrorCode::TooLarge);
}

QTEST_GUILESS_MAIN(tst_xlsx)
#include "tst_xlsx.moc"
