// Blocks of cells in HTML, as LibreOffice has put it on the clipboard (clipboard/libreoffice.html, beside the text that it
// put there too), as Excel and WPS write it, and what is no block of cells.
#include "exchange/clipboardhtml.h"

#include <QFile>
#include <QTest>

using namespace exchange;
using namespace Qt::StringLiterals;

using Rows = std::vector<QStringList>;

class TestClipboardHtml : public QObject
{
    Q_OBJECT

private:
    static QString kept(const QString &name)
    {
        QFile file(QStringLiteral(YUNHENG_SOURCE_DIR "/tests/exchange/clipboard/") + name);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("%s is not there", qPrintable(name));
        return QString::fromUtf8(file.readAll());
    }
    static Rows rows(const QString &html) { return clipboardTableOfHtml(html, 1000).value().rows; }

private Q_SLOTS:
    void readsWhatLibreOfficeCopied()
    {
        const Rows read = rows(kept(u"libreoffice.html"_s));
        const Rows text = clipboardTableOf(kept(u"libreoffice.txt"_s), Parted::ByTabs, 1000).value().rows;

        QCOMPARE(read.size(), 3);
        QCOMPARE(read[0], text[0]);
        QCOMPARE(read[1], QStringList({u"ZY-000001"_s, u"网关 <A> & \"B\" é"_s, u"1,024"_s, u"2026年11月22日"_s, u"123456789012"_s, u"12.5%"_s, u"两行\n第二行"_s}));
        QCOMPARE(read[2], QStringList({QString(), u"合并 制表"_s, QString(), QString(), u"001234567890123456"_s, QString(), u"=1+1"_s}));
        // What the text beside it has lost.
        QCOMPARE(text[1][4], u"1.23E+11"_s);
        QCOMPARE(text[1][6], u"两行 第二行"_s);
    }

    void readsWhatExcelAndWpsWrite()
    {
        const QString html = u"<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\">\r\n<head><style>\r\n<!--td {mso-number-format:\"a>b\";}-->\r\n</style></head>\r\n"
                             "<body link=blue>\r\n<table border=0 width=128>\r\n<!--StartFragment-->\r\n <col width=64 span=2>\r\n"
                             " <tr height=20>\r\n  <td height=20 class=xl65 x:num=\"123456789012\">1.23E+11</td>\r\n  <td class=xl66 title=\"a > b\">one<br>\r\n    two</td>\r\n </tr>\r\n"
                             " <tr height=0 style='display: none'><td width=64></td><td width=64></td></tr>\r\n"
                             " <tr><td rowspan=2>tall</td><td><span style='mso-spacerun:yes'>&nbsp; </span>x</td></tr>\r\n <tr><td>beside</td></tr>\r\n"
                             "<!--EndFragment-->\r\n</table>\r\n</body></html>"_s;
        QCOMPARE(rows(html), (Rows{{u"123456789012"_s, u"one\ntwo"_s}, {u"tall"_s, u"x"_s}, {QString(), u"beside"_s}}));
    }

    void digitsThatTheSpreadsheetLostStayLost()
    {
        QCOMPARE(rows(u"<table><tr><td sdval=\"123456789012345680\">1.23E+17</td><td sdval=\"0.125\">12.5%</td></tr></table>"_s), (Rows{{u"1.23E+17"_s, u"12.5%"_s}}));
    }

    void shortRowsGetRoomAndCellsNeedNoEnd()
    {
        QCOMPARE(rows(u"<TABLE><TR><TD>a<TD>b<TR><TD>&#20013;&#x4E2D;&eacute;&unknown;&</TABLE>"_s), (Rows{{u"a"_s, u"b"_s}, {u"中中é&unknown;&"_s, QString()}}));
    }

    void whatIsNoBlockOfCellsIsNone_data()
    {
        QTest::addColumn<QString>("html");
        QTest::newRow("no table") << u"<p>words</p>"_s;
        QTest::newRow("words beside") << u"<p>Read this:</p><table><tr><td>a</td></tr></table>"_s;
        QTest::newRow("two tables") << u"<table><tr><td>a</td></tr></table><table><tr><td>b</td></tr></table>"_s;
        QTest::newRow("nothing") << QString();
        QTest::newRow("a tag without end") << u"<table><tr><td title=\"a>b"_s;
    }
    void whatIsNoBlockOfCellsIsNone()
    {
        QFETCH(QString, html);
        QCOMPARE(rows(html), Rows());
    }

    void refusesWhatIsTooLarge()
    {
        const auto field = [](const QString &html) { return clipboardTableOfHtml(html, 2).error().field; };
        QCOMPARE(field(u"<table>"_s + u"<tr><td>a"_s.repeated(3)), u"rows"_s);
        QCOMPARE(field(u"<table><tr>"_s + u"<td colspan=600>a"_s.repeated(2)), u"columns"_s);
        QCOMPARE(field(u"<table><tr><td>"_s + QString(40'000, u'x')), u"cell"_s);
    }
};

QTEST_GUILESS_MAIN(TestClipboardHtml)
#include "tst_clipboardhtml.moc"
