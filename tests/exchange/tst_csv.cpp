// CSV: every encoding and line end that spreadsheets leave behind, and what a writer must guard against.
#include "exchange/sheets.h"

#include "exchange/csv.h"

#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>

using namespace contract;
using namespace exchange;
using namespace tests;

class tst_csv : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsEveryEncoding_data();
    void readsEveryEncoding();
    void readsEveryLineEndAndSeparator_data();
    void readsEveryLineEndAndSeparator();
    void keepsWhatIsQuoted();
    void namesTheLineOfWhatIsBroken_data();
    void namesTheLineOfWhatIsBroken();
    void readsAcrossItsPieces();
    void guardsFormulasAndTakesTheGuardOff();
    void negativeNumbersStayNumbers();
    void refusesHostileFiles();
};

void tst_csv::readsEveryEncoding_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QString text = QStringLiteral("名称,编号\n广州数据𠀀,007\n");
    const auto encoded = [&](const char *name) {
        QStringEncoder encoder(name, QStringConverter::Flag::Stateless);
        return QByteArray(encoder(text));
    };
    QTest::newRow("UTF-8") << text.toUtf8();
    QTest::newRow("UTF-8 with a mark") << QByteArrayLiteral("\xEF\xBB\xBF") + text.toUtf8();
    QTest::newRow("GB18030") << QByteArray::fromHex("c3fbb3c62cb1e0bac50ab9e3d6ddcafdbedd953282362c3030370a");
    QTest::newRow("UTF-16LE") << encoded("UTF-16LE");
    QTest::newRow("UTF-16BE") << encoded("UTF-16BE");
    QTest::newRow("UTF-16LE with a mark") << QByteArrayLiteral("\xFF\xFE") + encoded("UTF-16LE");
    QTest::newRow("UTF-16BE with a mark") << QByteArrayLiteral("\xFE\xFF") + encoded("UTF-16BE");
}

void tst_csv::readsEveryEncoding()
{
    QFETCH(QByteArray, bytes);

    const auto whole = wholeOf(readCsvBytes(bytes));

    QVERIFY2(!whole.broken, qPrintable(whole.error.field + whole.error.message));
    QCOMPARE(whole.rows, (Cells{{QStringLiteral("名称"), QStringLiteral("编号")}, {QStringLiteral("广州数据𠀀"), QStringLiteral("007")}}));
}

void tst_csv::readsEveryLineEndAndSeparator_data()
{
    QTest::addColumn<QByteArray>("bytes");
    for (const char *separator : {",", ";", "\t"})
        for (const char *end : {"\n", "\r", "\r\n"}) {
            const QByteArray line = QByteArrayLiteral("a") + separator + "b" + end;
            QTest::addRow("%d %d", separator[0], int(qstrlen(end)) * 100 + end[0]) << line + end + "1" + separator + "2" + end;
            QTest::addRow("%d %d, no end", separator[0], int(qstrlen(end)) * 100 + end[0]) << line + end + "1" + separator + "2";
        }
    QTest::newRow("said") << QByteArrayLiteral("sep=;\r\na;b\r\n\r\n1;2\r\n").replace("\r\n\r\n", "\r\n");
}

void tst_csv::readsEveryLineEndAndSeparator()
{
    QFETCH(QByteArray, bytes);

    const auto whole = wholeOf(readCsvBytes(bytes));

    QCOMPARE(whole.rows, (Cells{{QStringLiteral("a"), QStringLiteral("b")}, {QStringLiteral("1"), QStringLiteral("2")}}));
    QCOMPARE(whole.lines.back(), 3);
}

void tst_csv::keepsWhatIsQuoted()
{
    const auto whole = wholeOf(readCsvBytes("a,b\r\n\"x,\"\"y\"\"\r\nz\",\" 1 \"\r\n5\" disk,\r\n"));

    QCOMPARE(whole.rows, (Cells{{QStringLiteral("a"), QStringLiteral("b")}, {QStringLiteral("x,\"y\"\r\nz"), QStringLiteral(" 1 ")},
                             {QStringLiteral("5\" disk"), QString()}}));
    QCOMPARE(whole.lines, (std::vector<qint64>{1, 2, 4}));
}

void tst_csv::namesTheLineOfWhatIsBroken_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("place");
    QTest::newRow("not closed") << QByteArrayLiteral("a,b\n1,2\n3,\"4\n5,6\n") << QStringLiteral("line 3");
    QTest::newRow("text behind") << QByteArrayLiteral("a,b\n\"1\"x,2\n") << QStringLiteral("line 2");
    QTest::newRow("never closed") << QByteArrayLiteral("a\n\"") + QByteArray(200'000, 'x') << QStringLiteral("line 2");
    QTest::newRow("no text at all") << QByteArrayLiteral("a,b\n1,2\n\xFF\xFF\xFF\xFF,2\n") << QStringLiteral("line 3");
    QTest::newRow("half a character") << QByteArrayLiteral("\xEF\xBB\xBF""a,b\n1,\xE5\xB9") << QStringLiteral("line 2");
}

void tst_csv::namesTheLineOfWhatIsBroken()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, place);

    const auto whole = wholeOf(readCsvBytes(bytes));

    QVERIFY(whole.broken);
    QCOMPARE(whole.error.code, ErrorCode::BadRequest);
    QCOMPARE(whole.error.field, place);
}

void tst_csv::readsAcrossItsPieces()
{
    // Rows of every length, so that each kind of character falls on the border between two pieces.
    QByteArray bytes;
    Cells rows;
    for (int i = 0; i < 20'000; ++i) {
        const QString text = QString(i % 13, u'值') + QStringLiteral("\"\r\n");
        rows.push_back({text, QString::number(i)});
        bytes += '"' + QString(text).replace(u'"', QStringLiteral("\"\"")).toUtf8() + "\"," + QByteArray::number(i) + "\r\n";
    }

    const auto whole = wholeOf(readCsvBytes(bytes));

    QVERIFY(!whole.broken);
    QVERIFY(whole.rows == rows);
    QCOMPARE(whole.lines.back(), 2 * 20'000 - 1);
}

void tst_csv::guardsFormulasAndTakesTheGuardOff()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.csv"));
    std::vector<QString> cells;
    for (const auto *text : {"=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''-x", "'quoted", "plain"})
        cells.push_back(QString::fromLatin1(text));
    const std::vector<SheetColumn> columns(cells.size(), SheetColumn{QStringLiteral("=h")});

    QVERIFY(written(path, columns, {cells}));

    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto bytes = file.readAll();
    QVERIFY(bytes.startsWith("\xEF\xBB\xBF'=h,"));
    for (const char *formula : {",=", ",+", ",-", ",@", "\n=", "\"=", "\"\t", "\"\r"})
        QVERIFY2(!bytes.contains(formula), formula);
    QCOMPARE(wholeOf(openSheet(path)).rows.back(), cells);
}

void tst_csv::negativeNumbersStayNumbers()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.csv"));

    QVERIFY(written(path, {{QStringLiteral("n"), SheetColumn::Kind::Number}, {QStringLiteral("t")}},
        {{QStringLiteral("-12.5"), QStringLiteral("-12.5")}, {QStringLiteral("-x"), QString()}}));

    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArrayLiteral("\xEF\xBB\xBFn,t\r\n-12.5,'-12.5\r\n'-x,\r\n"));
}

void tst_csv::refusesHostileFiles()
{
    QVERIFY(wholeOf(readCsvBytes(QByteArray(5'000, ','))).broken);
    QVERIFY(wholeOf(readCsvBytes("a\n" + QByteArray(1'000'000, 'x'))).broken);
    QVERIFY(wholeOf(readCsvBytes({})).rows.empty());
    QVERIFY(wholeOf(openSheet(QStringLiteral("/nonexistent/a.csv"))).broken);
}

QTEST_GUILESS_MAIN(tst_csv)
#include "tst_csv.moc"
