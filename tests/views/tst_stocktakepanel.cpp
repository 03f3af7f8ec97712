// The counting screen as a person with a scanner uses it: every scan is matched at once and kept at once.
#include "contract/digest.h"
#include "contract/entities/entities.h"
#include "items/listqueryjson.h"
#include "items/stocktakecount.h"
#include "views/panels/stocktake/countingpage.h"
#include "views/panels/stocktake/scanline.h"
#include "views/panels/stocktake/stocktakepanel.h"
#include "views/panels/stocktake/stocktakesheet.h"
#include "views/inventorywindow.h"
#include "views/viewlab.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QLabel>
#include <QTableView>
#include <QTabWidget>

using namespace contract;
using namespace support;
using namespace views::panels;

namespace {

const QString scans = QStringLiteral("stocktake_scans");

NewRecord thing(const QUuid &unit, const QString &tag, const QString &room)
{
    return aResource().named(QStringLiteral("主机 ") + tag).inUnit(unit).with(QStringLiteral("asset_tag"), tag).with(QStringLiteral("room"), room);
}

} // namespace

class TestStocktakePanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_lab = std::make_unique<ViewLab>();
        m_unit = m_lab->has(aUnit());
        m_things = m_lab->has(std::vector{thing(m_unit, QStringLiteral("GZ-1"), QStringLiteral("一号机房")), thing(m_unit, QStringLiteral("GZ-2"), QStringLiteral("一号机房")),
                                          thing(m_unit, QStringLiteral("GZ-3"), QStringLiteral("一号机房")), thing(m_unit, QStringLiteral("GZ-9"), QStringLiteral("二号机房"))});
        const items::ListQuery coverage{.entity = QStringLiteral("resource"), .filters = {{QStringLiteral("room"), replica::ListFilter::Test::AnyOf, {QStringLiteral("一号机房")}}}};
        m_stocktake = m_lab->has({.entity = QStringLiteral("stocktake"), .fields = {{QStringLiteral("title"), QStringLiteral("年度盘点")}, {QStringLiteral("unit_id"), idText(m_unit)},
                                                                                    {QStringLiteral("coverage"), items::jsonOf(coverage)}}});
        open();
    }
    void cleanup()
    {
        m_panel.reset();
        m_lab.reset();
    }

    void theKeyboardIsInTheLineAndAScanIsMatchedAtOnce()
    {
        QTRY_VERIFY(line().hasFocus());
        scan("gz-1");
        QCOMPARE(tally(), (rules::Tally{.expected = 3, .found = 1}));
        QVERIFY(line().text().isEmpty());
        scan("GZ-9"); // of another room: the whole ledger is asked
        QTRY_COMPARE(tally(), (rules::Tally{.expected = 3, .found = 1, .moved = 1}));
        scan("nobody");
        QTRY_COMPARE(tally().unknown, 1);
        scan("GZ-1");
        QTRY_COMPARE(tally().duplicate, 1);
        QVERIFY(m_panel->findChild<QLabel *>(QStringLiteral("feedback"))->text().contains(QLatin1StringView("GZ-1")));
    }

    void scansAreOneActAndSurviveTheEndOfTheWindow()
    {
        for (const auto *code : {"GZ-1", "GZ-2", "nobody"})
            scan(code);
        QTRY_COMPARE(scansKept(), 3);
        QCOMPARE(m_lab->acts().size(), size_t(1));

        m_panel.reset();
        open();

        QCOMPARE(tally(), (rules::Tally{.expected = 3, .found = 2, .moved = 0, .unknown = 1}));
    }

    void whatHasLeftForTheServerIsFollowedByAnotherAct()
    {
        scan("GZ-1");
        QTRY_COMPARE(scansKept(), 1);
        m_lab->sends();

        scan("GZ-2");

        QTRY_COMPARE(m_lab->acts().size(), size_t(2));
        QTRY_COMPARE(scansKept(), 2);
        QCOMPARE(tally(), (rules::Tally{.expected = 3, .found = 2}));
    }

    void aListIsPasted()
    {
        QGuiApplication::clipboard()->setText(QStringLiteral("GZ-1\nGZ-2\nGZ-3\nzzz\n"));

        QTest::keySequence(&line(), QKeySequence::Paste);

        QTRY_COMPARE(tally(), (rules::Tally{.expected = 3, .found = 3, .moved = 0, .unknown = 1}));
        QTRY_COMPARE(scansKept(), 4);
    }

    void aScannerTypesIntoTheLineWhereverTheKeyboardIs()
    {
        auto *table = m_panel->findChildren<QTableView *>().at(1);
        table->setFocus();

        QTest::keyClicks(table, QStringLiteral("G"));

        QTRY_VERIFY(line().hasFocus());
        QCOMPARE(line().text(), QStringLiteral("G"));
    }

    void newPlacesAreAcceptedAsOneAct()
    {
        scan("GZ-9");
        QTRY_COMPARE(tally().moved, 1);
        m_page->findChild<QTabWidget *>()->setCurrentIndex(1);
        whenAsked<QDialog>([](QDialog *dialog) { press(dialog, QStringLiteral("Accept")); });

        m_page->acceptPlaces();

        QTRY_COMPARE(m_lab->record(QStringLiteral("resource"), m_things[3]).values[size_t(shapeOf<Resource>().indexOf(u"room"))], Value(QStringLiteral("一号机房")));
    }

    void foundThingsAreVerifiedByOneAct()
    {
        scan("GZ-1");
        scan("GZ-2");
        QTRY_COMPARE(scansKept(), 2);
        whenAsked<QDialog>([](QDialog *dialog) { press(dialog, QStringLiteral("Mark")); });

        m_page->setVerified();

        QTRY_COMPARE(m_lab->acts().size(), size_t(2));
        QCOMPARE(m_lab->acts().back().command.targets.size(), size_t(2));
        QVERIFY(m_lab->acts().back().command.fields.contains(QStringLiteral("verified_on")));
    }

    void theSignOffFreezesTheResult()
    {
        QVERIFY(!m_page->whyNotSign().isEmpty());
        scan("GZ-1");
        QTRY_COMPARE(scansKept(), 1);
        QTRY_COMPARE(m_page->whyNotSign(), QString());
        whenAsked<QDialog>([](QDialog *dialog) { press(dialog, QStringLiteral("Sign off")); });

        m_page->signOff();

        QTRY_VERIFY(m_page->isSigned());
        QVERIFY(!m_page->whyNotScan().isEmpty());
        const auto record = m_lab->record(QStringLiteral("stocktake"), m_stocktake);
        const auto stocktake = fromRecord<Stocktake>(record);
        QCOMPARE(stocktake->findingsDigest, sm3Hex(stocktake->findings.toUtf8()));
        QCOMPARE(rules::findingsFromJson(stocktake->findings)->tally, (rules::Tally{.expected = 3, .found = 1}));
        m_page->scan({QStringLiteral("GZ-2")});
        QCOMPARE(m_lab->acts().size(), size_t(2));
    }

    void aColleaguesScansCount()
    {
        scan("GZ-1");
        m_lab->has({.entity = scans, .fields = {{QStringLiteral("stocktake_id"), idText(m_stocktake)}, {QStringLiteral("lines"), QStringLiteral("GZ-2\t\t\t5\n")}}});

        QTRY_COMPARE(tally().found, 2);
    }

    void theListsAreModelsThatKeepTheirWord()
    {
        std::vector<std::unique_ptr<QAbstractItemModelTester>> testers;
        for (auto *table : m_page->findChildren<QTableView *>())
            testers.push_back(std::make_unique<QAbstractItemModelTester>(table->model(), QAbstractItemModelTester::FailureReportingMode::Fatal));

        for (const auto *code : {"GZ-1", "zzz", "GZ-1", "GZ-9", "GZ-3"})
            scan(code);

        QTRY_COMPARE(tally(), (rules::Tally{.expected = 3, .found = 2, .moved = 1, .unknown = 1, .duplicate = 1}));
        using List = items::StocktakeFindings::List;
        std::map<List, int> rows;
        for (const auto *list : m_page->findChildren<items::StocktakeFindings *>())
            rows[list->list()] = list->rowCount();
        QCOMPARE(rows, (std::map<List, int>{{List::Missing, 1}, {List::Moved, 1}, {List::Unknown, 1}, {List::Duplicate, 1}, {List::Scans, 5}}));
    }

    void theSheetHasEveryFindingAndPlacesToSign()
    {
        rules::Findings findings;
        findings.missing.resize(2);
        findings.unknown.push_back({.code = QStringLiteral("zzz")});

        const auto sheet = sheetOf({.title = QStringLiteral("年度盘点"), .number = QStringLiteral("PD-000001")}, findings);

        QCOMPARE(sheet.rows, 3);
        QCOMPARE(sheet.cell(2, 2), QStringLiteral("zzz"));
        QCOMPARE(sheet.signatures.size(), 3);
        QTemporaryDir folder;
        QVERIFY(views::print::writePdf(sheet, folder.filePath(QStringLiteral("a.pdf"))));
        QVERIFY(QFileInfo(folder.filePath(QStringLiteral("a.pdf"))).size() > 1000);
    }

private:
    void open()
    {
        m_panel = std::make_unique<StocktakePanel>(m_lab->context(), nullptr);
        m_panel->resize(1200, 800);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
        m_panel->activateWindow();
        m_page = m_panel->findChild<CountingPage *>();
        m_panel->showRecord(m_stocktake);
        QTRY_COMPARE(m_page->stocktake(), m_stocktake);
        QTRY_VERIFY(m_page->isSigned() || m_page->count().isReady());
    }
    ScanLine &line() { return *m_panel->findChild<ScanLine *>(); }
    rules::Tally tally() { return m_page->count().count().tally(); }
    void scan(const char *code)
    {
        line().setFocus();
        QTest::keyClicks(&line(), QString::fromLatin1(code));
        QTest::keyClick(&line(), Qt::Key_Return);
    }
    /// In the acts of the outbox: durable, whatever becomes of the window.
    int scansKept()
    {
        int kept = 0;
        for (const auto &act : m_lab->acts())
            if (act.command.entity == scans)
                kept += int(rules::scansOf(text(act.command.fields.at(QStringLiteral("lines"))), {}).size());
        return kept;
    }

    std::unique_ptr<ViewLab> m_lab;
    QUuid m_unit;
    QUuid m_stocktake;
    std::vector<QUuid> m_things;
    std::unique_ptr<StocktakePanel> m_panel;
    CountingPage *m_page = nullptr;
};

QTEST_MAIN(TestStocktakePanel)
#include "tst_stocktakepanel.moc"
