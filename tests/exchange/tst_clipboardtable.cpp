// What spreadsheets put on the clipboard, as LibreOffice and Excel write it, and CSV that people paste.
#include "exchange/clipboardtable.h"

#include <QTest>

using namespace exchange;

class TestClipboardTable : public QObject
{
    Q_OBJECT

private:
    static std::vector<QStringList> rows(const QString &text, Parted parted = Parted::AsItLooks)
    {
        return clipboardTableOf(text, parted, 1000).value().rows;
    }

private Q_SLOTS:
    void readsCellsAsSpreadsheetsWriteThem()
    {
        QCOMPARE(rows(QStringLiteral("a\tb\r\nc\td\r\n")), (std::vector<QStringList>{{QStringLiteral("a"), QStringLiteral("b")}, {QStringLiteral("c"), QStringLiteral("d")}}));
        QCOMPARE(rows(QStringLiteral("one\n\nthree\n")), (std::vector<QStringList>{{QStringLiteral("one")}, {QString()}, {QStringLiteral("three")}}));
        QCOMPARE(rows({}), std::vector<QStringList>());
    }

    void aCellMayHoldQuotesTabsAndLines()
    {
        QCOMPARE(rows(QStringLiteral("\"said \"\"yes\"\"\nand left\"\tx\n")), (std::vector<QStringList>{{QStringLiteral("said \"yes\"\nand left"), QStringLiteral("x")}}));
        QCOMPARE(rows(QStringLiteral("\"a\tb\"\tc")), (std::vector<QStringList>{{QStringLiteral("a\tb"), QStringLiteral("c")}}));
    }

    void aLooseQuoteIsACharacter()
    {
        QCOMPARE(rows(QStringLiteral("5\" disk\t\"half\n\"a\" b\tc")), (std::vector<QStringList>{{QStringLiteral("5\" disk"), QStringLiteral("\"half")}, {QStringLiteral("\"a\" b"), QStringLiteral("c")}}));
    }

    void csvIsReadWhereItPartsEveryLine()
    {
        QCOMPARE(rows(QStringLiteral("a,b\n\"c,d\",e\n")), (std::vector<QStringList>{{QStringLiteral("a"), QStringLiteral("b")}, {QStringLiteral("c,d"), QStringLiteral("e")}}));
        QCOMPARE(rows(QStringLiteral("a;1,5\nb;2,5\n")), (std::vector<QStringList>{{QStringLiteral("a"), QStringLiteral("1,5")}, {QStringLiteral("b"), QStringLiteral("2,5")}}));
        QCOMPARE(rows(QStringLiteral("rack 3, left\nrack 4\n")), (std::vector<QStringList>{{QStringLiteral("rack 3, left")}, {QStringLiteral("rack 4")}}));
        QCOMPARE(rows(QStringLiteral("a,b\nc,d"), Parted::ByTabs), (std::vector<QStringList>{{QStringLiteral("a,b")}, {QStringLiteral("c,d")}}));
    }

    void shorterLinesGetRoom()
    {
        QCOMPARE(rows(QStringLiteral("a\tb\tc\nd\n")), (std::vector<QStringList>{{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}, {QStringLiteral("d"), QString(), QString()}}));
    }

    void whatWeGuardedOurselvesComesBackPlain()
    {
        QCOMPARE(rows(QStringLiteral("'=1+1\t'plain")), (std::vector<QStringList>{{QStringLiteral("=1+1"), QStringLiteral("'plain")}}));
    }

    void isWrittenAsItIsRead()
    {
        const ClipboardTable table{{{QStringLiteral("a\"b"), QStringLiteral("x\ty")}, {QStringLiteral("\"q\""), QStringLiteral("line\nline")}, {QStringLiteral("-1"), QString()}}};
        QCOMPARE(clipboardTableOf(textOf(table), Parted::ByTabs, 10).value(), table);
    }

    void refusesWhatIsTooLarge()
    {
        QCOMPARE(clipboardTableOf(QStringLiteral("a\nb\nc"), Parted::ByTabs, 2).error().field, QStringLiteral("rows"));
        QCOMPARE(clipboardTableOf(QString(2000, u'\t'), Parted::ByTabs, 2).error().field, QStringLiteral("columns"));
        QCOMPARE(clipboardTableOf(QString(40'000, u'x'), Parted::ByTabs, 2).error().field, QStringLiteral("cell"));
    }
};

QTEST_GUILESS_MAIN(TestClipboardTable)
#include "tst_clipboardtable.moc"
