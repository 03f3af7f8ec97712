// Run reports as a person prepares them: numbers counted from the records that are here, those that have moved marked, the
// text written block by block, issued once, saved as PDF, ODT and XLSX.
#include "contract/entities/entities.h"
#include "exchange/xlsx.h"
#include "views/inventorywindow.h"
#include "views/panels/reports/blockeditor.h"
#include "views/panels/reports/newreportdialog.h"
#include "views/panels/reports/reportdocument.h"
#include "views/panels/reports/reportspanel.h"
#include "views/panels/reports/reporttab.h"
#include "views/viewlab.h"

#include <QListWidget>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QTextBrowser>
#include <QTimeZone>

using namespace contract;
using namespace support;
using namespace views;
using namespace views::panels;
using namespace rules::evaluation;
using namespace Qt::StringLiterals;

namespace {

constexpr auto october = "2026-10-01";

ReportText smallText()
{
    ReportText text;
    text.numbers.emplace(u"incidents"_s, ReportNumber{u"count(incidents)"_s, u"事件"_s, u"Incidents"_s});
    text.blocks = {{ReportBlock::Kind::Heading, 1, u"概况"_s, {}, {}},
                   {ReportBlock::Kind::Paragraph, 1, u"发生事件{incidents}起。"_s, {}, {}},
                   {ReportBlock::Kind::Table, 1, u"情况"_s, {u"类别"_s, u"数量"_s}, {{u"事件"_s, u"{incidents}"_s}}}};
    return text;
}

class Room
{
public:
    Room() : tab(shapeOf<RunReport>(), lab.context(), nullptr)
    {
        unit = lab.has(aUnit());
        item = lab.has({.entity = u"service_item"_s, .fields = {{u"code"_s, u"C2"_s}, {u"name"_s, u"事件"_s}, {u"kind"_s, u"incident"_s}, {u"version"_s, qint64(1)}, {u"state"_s, u"in_force"_s}, {u"audience"_s, u"everyone"_s}}});
        tab.resize(700, 800);
        tab.show();
    }
    void incident(QDate day)
    {
        const qint64 at = QDateTime(day, QTime(10, 0), QTimeZone(8 * 3600)).toMSecsSinceEpoch();
        lab.has({.entity = u"work_order"_s, .fields = {{u"title"_s, u"门户打不开"_s}, {u"item_id"_s, idText(item)}, {u"unit_id"_s, idText(unit)}, {u"kind"_s, u"incident"_s}, {u"state"_s, u"closed"_s}, {u"submitted_at"_s, at}}});
    }
    QUuid report(const Patch &more = {})
    {
        Patch fields{{u"title"_s, u"2026年10月政务云运行月报"_s}, {u"kind"_s, u"monthly"_s}, {u"state"_s, u"draft"_s}, {u"period_from"_s, QString::fromLatin1(october)}, {u"period_to"_s, u"2026-10-31"_s},
                     {u"blocks"_s, QString::fromUtf8(toJson(smallText()))}, {u"audience"_s, u"everyone"_s}};
        for (const auto &[name, value] : more)
            fields.insert_or_assign(name, value);
        return lab.has({.entity = u"run_report"_s, .fields = fields});
    }
    void shows(const QUuid &id)
    {
        tab.showRecord(id);
        QTRY_VERIFY(tab.page().toPlainText().contains(u"概况"_s));
    }

    ViewLab lab{{u"service_manager"_s}};
    ReportTab tab;
    QUuid unit;
    QUuid item;
};

QPushButton *button(QWidget &in, const char *name)
{
    return in.findChild<QPushButton *>(QLatin1StringView(name));
}

} // namespace

class TestReportsPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itsNumbersAreCountedFromThePeriodsRecords()
    {
        Room room;
        room.incident(QDate(2026, 10, 1));
        room.incident(QDate(2026, 10, 31));
        room.incident(QDate(2026, 11, 1)); // of another month

        room.shows(room.report());

        QTRY_VERIFY2(room.tab.page().toPlainText().contains(u"发生事件2起。"_s), qPrintable(room.tab.page().toPlainText()));
        QVERIFY(room.tab.page().toPlainText().contains(u"一、概况"_s));
    }

    void aNumberThatHasMovedIsMarkedAndReadAgain()
    {
        Room room;
        room.incident(QDate(2026, 10, 3));
        ReportNumbers then{{1'790'000'000'000}, {{u"incidents"_s, {ReportValue::Unit::Count, true, 0}}}};
        room.shows(room.report({{u"numbers"_s, QString::fromUtf8(toJson(then))}}));
        QTRY_COMPARE(room.tab.stale(), QStringList{u"incidents"_s});
        QVERIFY(room.tab.page().toPlainText().contains(u"发生事件0起。"_s)); // as it was kept, but marked

        QTRY_VERIFY(button(room.tab, "readNumbers")->isEnabled());
        QTest::mouseClick(button(room.tab, "readNumbers"), Qt::LeftButton);

        QTRY_COMPARE(room.lab.sink.commands.size(), size_t(1));
        const auto numbers = reportNumbersFromJson(text(room.lab.sink.commands.front().fields.at(u"numbers"_s)).toUtf8());
        QVERIFY(numbers);
        QCOMPARE(numbers->values.at(u"incidents"_s).value, 1);
    }

    void theTextIsWrittenBlockByBlock()
    {
        Room room;
        room.shows(room.report());
        QTRY_VERIFY(button(room.tab, "editReport")->isEnabled());
        QTest::mouseClick(button(room.tab, "editReport"), Qt::LeftButton);
        auto &editor = room.tab.editor();
        editor.choose(1);
        auto *words = editor.findChild<QPlainTextEdit *>(u"blockWords"_s);
        words->moveCursor(QTextCursor::End);

        QTest::keyClicks(words, u"More: "_s);
        editor.insertNumber(u"incidents"_s);
        editor.add(ReportBlock::Kind::Paragraph);
        QTest::keyClicks(words, u"New"_s);
        editor.move(1);
        QTest::mouseClick(button(room.tab, "saveReport"), Qt::LeftButton);

        QTRY_COMPARE(room.lab.sink.commands.size(), size_t(1));
        const auto kept = reportTextFromJson(text(room.lab.sink.commands.front().fields.at(u"blocks"_s)).toUtf8());
        QVERIFY(kept);
        QCOMPARE(kept->blocks.size(), size_t(4));
        QCOMPARE(kept->blocks[1].text, u"发生事件{incidents}起。More: {incidents}"_s);
        QCOMPARE(kept->blocks[2].kind, ReportBlock::Kind::Table);
        QCOMPARE(kept->blocks[3].text, u"New"_s);
    }

    void cellsOfASpreadsheetBecomeATable()
    {
        Room room;
        room.shows(room.report());
        room.tab.edit();
        auto &editor = room.tab.editor();
        editor.choose(2);

        editor.findChild<QPlainTextEdit *>(u"blockRows"_s)->setPlainText(u"甲\t乙\t丙\n1\t2\n4\t5\t6\t7\n\n"_s);

        const auto &table = editor.text().blocks[2];
        QCOMPARE(table.columns, (QStringList{u"甲"_s, u"乙"_s, u"丙"_s}));
        QCOMPARE(table.rows, (std::vector<QStringList>{{u"1"_s, u"2"_s, QString()}, {u"4"_s, u"5"_s, u"6"_s}}));
    }

    void whatWasTypedStaysWhileAnotherReportIsLookedAt()
    {
        Room room;
        const auto one = room.report();
        const auto other = room.report({{u"title"_s, u"另一份"_s}});
        room.shows(one);
        room.tab.edit();
        room.tab.editor().choose(1);
        room.tab.editor().findChild<QPlainTextEdit *>(u"blockWords"_s)->setPlainText(u"typed"_s);
        QVERIFY(room.tab.isDirty());

        room.tab.showRecord(other);
        QTRY_VERIFY(!room.tab.isDirty());
        room.tab.showRecord(one);

        QTRY_VERIFY(room.tab.isDirty());
        QCOMPARE(room.tab.editor().text().blocks[1].text, u"typed"_s);
    }

    void itIsIssuedOnceWithTheNumbersOfNow()
    {
        Room room;
        room.incident(QDate(2026, 10, 3));
        room.shows(room.report());
        QTRY_VERIFY(button(room.tab, "issueReport")->isEnabled());
        whenAsked<QDialog>([](QDialog *question) { press(question, u"Issue"_s); });

        QTest::mouseClick(button(room.tab, "issueReport"), Qt::LeftButton);

        QTRY_COMPARE(room.lab.sink.commands.size(), size_t(1));
        const auto &act = room.lab.sink.commands.front();
        QCOMPARE(text(act.fields.at(u"state"_s)), u"issued"_s);
        QVERIFY(text(act.fields.at(u"numbers"_s)).contains(u"incidents"_s));
    }

    void anIssuedReportIsNotEdited()
    {
        Room room;
        ReportNumbers then{{1'790'000'000'000}, {{u"incidents"_s, {ReportValue::Unit::Count, true, 7}}}};
        room.shows(room.report({{u"state"_s, u"issued"_s}, {u"numbers"_s, QString::fromUtf8(toJson(then))}, {u"issued_by"_s, u"金"_s}, {u"issued_at"_s, qint64(1'790'000'000'000)}}));

        QVERIFY(room.tab.page().toPlainText().contains(u"发生事件7起。"_s));
        for (const auto *name : {"editReport", "readNumbers", "issueReport"}) {
            QVERIFY2(!button(room.tab, name)->isEnabled(), name);
            QVERIFY2(button(room.tab, name)->toolTip().contains(u"stays as it is"_s), name);
        }
    }

    void itIsSavedAsPdfOdtAndWorkbook()
    {
        Room room;
        room.incident(QDate(2026, 10, 3));
        room.shows(room.report());
        QTRY_VERIFY(room.tab.page().toPlainText().contains(u"发生事件1起。"_s));
        QTemporaryDir folder;

        for (const auto *name : {"a.odt", "a.xlsx", "a.pdf"})
            room.tab.saveAs(folder.filePath(QLatin1StringView(name)));
        QTRY_VERIFY(QFile::exists(folder.filePath(u"a.pdf"_s)));
        // The print is entered: it is a form like those that are printed.
        QTRY_COMPARE(room.lab.sink.commands.size(), size_t(1));
        QCOMPARE(room.lab.sink.commands.front().entity, u"printed_form"_s);
        QCOMPARE(text(room.lab.sink.commands.front().fields.at(u"form"_s)), u"F25"_s);
        room.tab.saveAs(folder.filePath(u"a.doc"_s));

        QFile pdf(folder.filePath(u"a.pdf"_s));
        QVERIFY(pdf.open(QIODevice::ReadOnly) && pdf.read(5) == "%PDF-");
        QFile odt(folder.filePath(u"a.odt"_s));
        QVERIFY(odt.open(QIODevice::ReadOnly) && odt.read(2) == "PK");
        auto book = exchange::readXlsx(folder.filePath(u"a.xlsx"_s));
        QVERIFY(book);
        exchange::SheetRow row;
        QVERIFY(*(*book)->next(row));
        QVERIFY(*(*book)->next(row));
        QCOMPARE(row.cells[0], u"事件"_s);
        QCOMPARE(row.cells[1], u"1"_s);
        QCOMPARE(room.lab.host.notices.back().severity, shell::Severity::Failure);
    }

    void aNewReportIsAboutTheLastPeriodThatIsOver()
    {
        ViewLab lab{{u"service_manager"_s}};
        NewReportDialog dialog(lab.context(), nullptr);
        QSignalSpy created(&dialog, &NewReportDialog::created);
        dialog.choose(ReportKind::Quarterly);
        const QDate today = QDateTime::fromMSecsSinceEpoch(lab.clock.now().ms, QTimeZone(8 * 3600)).date();

        QVERIFY(dialog.to() < today);
        QVERIFY(dialog.to().addMonths(3) >= today);
        dialog.create();
        dialog.create();

        QTRY_COMPARE(created.size(), 1);
        QCOMPARE(lab.sink.commands.size(), size_t(1));
        const auto &fields = lab.sink.commands.front().fields;
        QCOMPARE(text(fields.at(u"kind"_s)), u"quarterly"_s);
        QVERIFY(text(fields.at(u"title"_s)).endsWith(u"季度政务云运行季报"_s));
    }

    void headingsAreNumberedAsOfficialsDo()
    {
        HeadingCount count;

        QStringList numbers;
        for (const int level : {1, 2, 2, 3, 1, 2})
            numbers << count.next(level);
        for (int i = 3; i <= 21; ++i)
            numbers << count.next(1);

        QCOMPARE(numbers.mid(0, 6), (QStringList{u"一、"_s, u"（一）"_s, u"（二）"_s, u"1."_s, u"二、"_s, u"（一）"_s}));
        QCOMPARE(numbers[13], u"十、"_s);
        QCOMPARE(numbers.back(), u"二十一、"_s);
    }

    void thePanelShowsTheListAndTheReportBesideIt()
    {
        Room room;
        room.report();
        ReportsPanel panel(room.lab.context(), nullptr);
        panel.resize(1300, 800);
        panel.show();
        QTRY_VERIFY(panel.showsData());
        QCOMPARE(panel.browser().list().rowCount(), 1);
    }
};

QTEST_MAIN(TestReportsPanel)
#include "tst_reportspanel.moc"
