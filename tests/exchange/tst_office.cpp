// An export opened by LibreOffice, where it is installed: every cell stands there as the ledger holds it.
#include "exchange/shelf.h"
#include "exchange/sheets.h"

#include "exchange/csv.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace contract;
using namespace exchange;
using namespace tests;

class tst_office : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void opensAnExportUnchanged_data();
    void opensAnExportUnchanged();
};

void tst_office::opensAnExportUnchanged_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("csv") << s("a.csv");
    QTest::newRow("xlsx") << s("a.xlsx");
}

void tst_office::opensAnExportUnchanged()
{
    QFETCH(QString, name);
    const auto office = QStandardPaths::findExecutable(s("soffice"));
    QVERIFY2(!office.isEmpty(), "soffice is missing: installer/install-dependencies test brings it");
    const QTemporaryDir folder;
    const Cells rows{{s("007"), s("=HYPERLINK(\"http://a.invalid\")"), s("12345678901234567890"), s("2026-11-22"), s("12.5")},
        {s("甲, \"乙\""), s("@SUM(1)"), s("1E5"), s("2024-02-29"), s("4096")}, {s("-"), s("+86 20"), s("'quoted"), s("1999-12-31"), s("0")}};
    const std::vector<SheetColumn> columns{{s("text")}, {s("formula")}, {s("serial")}, {s("day"), SheetColumn::Kind::Date}, {s("number"), SheetColumn::Kind::Number}};
    QVERIFY(written(folder.filePath(name), columns, rows));

    QProcess process;
    process.start(office, {s("-env:UserInstallation=file://") + folder.path() + s("/profile"), s("--headless"), s("--convert-to"),
        s("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"), s("--outdir"), folder.path() + s("/out"), folder.filePath(name)});
    QVERIFY(process.waitForFinished(100'000));

    const auto seen = wholeOf(openSheet(folder.filePath(s("out/a.csv"))));
    QVERIFY2(!seen.broken && seen.rows.size() == rows.size() + 1, process.readAllStandardError().constData());
    for (size_t i = 0; i < rows.size(); ++i) {
        // A text file holds no kinds: what a person does not want guessed goes as a workbook.
        const size_t certain = name == s("a.xlsx") ? rows[i].size() : 2;
        for (size_t cell = 0; cell < certain; ++cell)
            if (name == s("a.xlsx") || cell == 1)
                QCOMPARE(unguarded(seen.rows[i + 1][cell]), rows[i][cell]);
    }
}

QTEST_GUILESS_MAIN(tst_office)
#include "tst_office.moc"
