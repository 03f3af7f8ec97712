// The tree beside the resource list and the charts in its place, as a person uses them.
#include "contract/entities/entities.h"
#include "views/charts/barchart.h"
#include "views/inventorywindow.h"
#include "views/panels/inventory/chartspane.h"
#include "views/panels/records/filterbar.h"
#include "views/panels/records/recordbrowser.h"
#include "views/panels/inventory/treepane.h"
#include "views/typing.h"

#include <QClipboard>
#include <QLabel>
#include <QSettings>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeView>

using namespace contract;
using namespace support;
using namespace views::panels;
using items::ResourceTree;
using views::charts::BarChart;

class TestTreeAndCharts : public InventoryWindow
{
    Q_OBJECT

private:
    QTreeView *m_tree = nullptr;

    [[nodiscard]] FilterBar &chips() const { return *m_panel->findChild<FilterBar *>(); }
    void awaitNumber(int row, int number) { QTRY_COMPARE(m_tree->model()->index(row, 0).data(items::ValueRole).toInt(), number); }
    void clickTree(const QModelIndex &row) { QTest::mouseClick(m_tree->viewport(), Qt::LeftButton, Qt::NoModifier, m_tree->visualRect(row).center()); }
    [[nodiscard]] QString chosen() const
    {
        const auto rows = m_tree->selectionModel()->selectedRows();
        return rows.isEmpty() ? QString() : rows.front().data().toString();
    }
    [[nodiscard]] static bool says(const QWidget &pane, const QString &beginning)
    {
        const auto labels = pane.findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&](const QLabel *label) { return label->isVisible() && label->text().startsWith(beginning); });
    }
    void showCharts()
    {
        QTest::keyClick(m_view, Qt::Key_G, Qt::ControlModifier);
        QTRY_VERIFY(m_panel->findChild<ChartsPane *>() && !m_panel->findChildren<BarChart *>().isEmpty());
    }
    [[nodiscard]] BarChart &chart(const QString &title) const
    {
        const auto charts = m_panel->findChildren<BarChart *>();
        return **std::ranges::find(charts, title, &QWidget::accessibleName);
    }

private Q_SLOTS:
    void init()
    {
        open();
        m_panel->activateWindow();
        QTRY_VERIFY(m_panel->findChild<TreePane *>());
        m_tree = m_panel->findChild<QTreeView *>(QStringLiteral("tree"));
        awaitNumber(0, 3);
    }
    void cleanup() { close(); }

    void theTreeSaysThatItsNumbersAreTodaysAndChartsWaitWhileThePastIsShown()
    {
        auto *browser = m_panel->findChild<RecordBrowser *>();
        auto *note = m_panel->findChild<QLabel *>(QStringLiteral("treeOfToday"));
        const auto chartsButton = [&] {
            const auto buttons = m_panel->findChildren<QToolButton *>();
            return *std::ranges::find(buttons, QStringLiteral("Show charts"), &QWidget::accessibleName);
        };
        QVERIFY(!note->isVisible() && chartsButton()->isEnabled());

        browser->setAsOf({1'700'000'000'000});

        QTRY_VERIFY(note->isVisible());
        QVERIFY(!chartsButton()->isEnabled());
        awaitNumber(0, 3);
        browser->setAsOf({});
        QTRY_VERIFY(!note->isVisible());
        QVERIFY(chartsButton()->isEnabled());
    }

    void aClickOnAUnitNarrowsTheListAndAllWidensIt()
    {
        const QUuid other = m_lab->has(aUnit().named(QStringLiteral("云城市教育局")));
        m_lab->has(aResource().named(QStringLiteral("学籍库")).inUnit(other));
        QTRY_COMPARE(rows(), 4);
        QTRY_COMPARE(m_tree->model()->rowCount(), 3);
        awaitNumber(0, 4);
        QCOMPARE(m_tree->model()->index(1, 0).data().toString(), QStringLiteral("云城市教育局")); // jiao before shu
        QCOMPARE(chosen(), QStringLiteral("All units"));

        clickTree(m_tree->model()->index(1, 0));

        QTRY_COMPARE(rows(), 1);
        QCOMPARE(chips().sentences(), QStringList{QStringLiteral("Unit is 云城市教育局")});
        QCOMPARE(chosen(), QStringLiteral("云城市教育局"));
        awaitNumber(0, 4); // the numbers go on saying what each row would show
        awaitNumber(2, 3);
        clickTree(m_tree->model()->index(0, 0));
        QTRY_COMPARE(rows(), 4);
        QVERIFY(chips().sentences().isEmpty());
    }

    void theNumbersFollowTheSearch()
    {
        m_search->setFocus();
        typeText(m_search, QStringLiteral("门户"));
        QTRY_COMPARE(rows(), 1);
        awaitNumber(0, 1);
        awaitNumber(1, 1);
        typeText(m_search, QStringLiteral("没有"));
        awaitNumber(0, 0);
        QTRY_COMPARE(m_tree->model()->rowCount(), 1); // a unit without a hit goes
        QTest::keyClick(m_search, Qt::Key_Escape);
        awaitNumber(1, 3);
    }

    void removingTheChipChoosesAllAgain()
    {
        clickTree(m_tree->model()->index(1, 0));
        QTRY_COMPARE(int(chips().sentences().size()), 1);
        QTest::mouseClick(chips().findChild<QToolButton *>(), Qt::LeftButton);
        QVERIFY(chips().sentences().isEmpty());
        QCOMPARE(chosen(), QStringLiteral("All units"));
    }

    void arrowsLookEnterChoosesEscapeGoesBack()
    {
        m_view->setFocus();
        QTest::keyClick(m_view, Qt::Key_T, Qt::ControlModifier);
        QVERIFY(m_tree->hasFocus());
        QTest::keyClick(m_tree, Qt::Key_Down);
        QCOMPARE(m_tree->currentIndex().row(), 1);
        QVERIFY(chips().sentences().isEmpty());
        QTest::keyClick(m_tree, Qt::Key_Right);
        QVERIFY(m_tree->isExpanded(m_tree->currentIndex()));
        QTest::keyClick(m_tree, Qt::Key_Down);
        QTest::keyClick(m_tree, Qt::Key_Return);
        QCOMPARE(chips().sentences(), (QStringList{QStringLiteral("Unit is 云城市数据局"), QStringLiteral("Business system is empty")}));
        QCOMPARE(chosen(), QStringLiteral("No business system"));
        QTest::keyClick(m_tree, Qt::Key_Escape);
        QVERIFY(m_view->hasFocus());
    }

    void theSameKeyHidesTheTreeAndItStaysHidden()
    {
        QTest::keyClick(m_view, Qt::Key_T, Qt::ControlModifier);
        QTest::keyClick(m_tree, Qt::Key_T, Qt::ControlModifier);
        QVERIFY(!m_tree->isVisible());
        QVERIFY(m_view->hasFocus());
        QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        m_panel->saveLayout(settings);

        InventoryPanel again(m_lab->context(), nullptr);
        again.restoreLayout(settings);
        again.resize(1400, 800);
        again.show();
        QTRY_VERIFY(again.showsData());
        QVERIFY(!again.findChild<TreePane *>());
    }

    void theTreesSearchFindsByPinyin()
    {
        auto *find = m_panel->findChild<QLineEdit *>(QStringLiteral("findInTree"));
        find->setFocus();
        typeText(find, QStringLiteral("jiaoyu"));
        QTRY_COMPARE(m_tree->model()->rowCount(), 1);
        QTRY_VERIFY(says(*m_panel->findChild<TreePane *>(), QStringLiteral("No unit or system")));
        QTest::keyClick(find, Qt::Key_Escape);
        QTRY_COMPARE(m_tree->model()->rowCount(), 2);
        typeText(find, QStringLiteral("sjj"));
        QTRY_COMPARE(m_tree->model()->rowCount(), 2);
        QTest::keyClick(find, Qt::Key_Down);
        QTest::keyClick(m_tree, Qt::Key_Return);
        QTRY_COMPARE(chosen(), QStringLiteral("云城市数据局"));
    }

    void nothingIsMadeBeforeItIsAsked() { QVERIFY(!m_panel->findChild<ChartsPane *>()); }

    void aBarOfAChartNarrowsTheListWithTheKeyboard()
    {
        m_view->setFocus();
        showCharts();
        QVERIFY(!m_view->isVisible());
        QVERIFY(!m_pane->isVisible());
        auto &byUnit = chart(QStringLiteral("By unit"));
        byUnit.setFocus();
        QTRY_COMPARE(byUnit.current(), 0);
        QCOMPARE(byUnit.accessibleDescription(), QStringLiteral("云城市数据局: 3 (100.0 %)"));
        QTest::keyClick(&byUnit, Qt::Key_Return);

        QVERIFY(m_view->isVisible() && m_pane->isVisible());
        QCOMPARE(chips().sentences(), QStringList{QStringLiteral("Unit is 云城市数据局")});
        QCOMPARE(chosen(), QStringLiteral("云城市数据局"));
    }

    void theNumbersOfTheChartsGoToASpreadsheet()
    {
        m_view->setFocus();
        showCharts();
        auto *charts = m_panel->findChild<ChartsPane *>();
        QTest::keyClick(charts, Qt::Key_C, Qt::ControlModifier);
        QTRY_VERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("By unit\t云城市数据局\t3\t100.0 %\n")));
    }

    void theChartsFollowTheSearchAndSayWhenNothingIsLeft()
    {
        m_view->setFocus();
        showCharts();
        auto *charts = m_panel->findChild<items::ResourceCharts *>();
        m_search->setFocus();
        typeText(m_search, QStringLiteral("门户"));
        QTRY_COMPARE(charts->total(), qint64(1));
        typeText(m_search, QStringLiteral("没有"));
        QTRY_COMPARE(charts->total(), qint64(0));
        QVERIFY(says(*m_panel->findChild<ChartsPane *>(), QStringLiteral("Nothing fits")));
    }

    void unsavedEditsAreAskedForBeforeTheChartsHideThem()
    {
        select(0);
        line(u"name").setFocus();
        typeText(&line(u"name"), QStringLiteral("改名"));
        QTRY_VERIFY(m_pane->isDirty());
        whenAsked<QDialog>([](QDialog *question) { question->reject(); });
        QTest::keyClick(m_view, Qt::Key_G, Qt::ControlModifier);
        QVERIFY(m_view->isVisible());
        QVERIFY(m_pane->isDirty());
    }

    void wordsGoWhereThereIsNoRoomForThem()
    {
        auto *filter = [&] {
            const auto buttons = m_panel->findChildren<QToolButton *>();
            return *std::ranges::find_if(buttons, [](const QToolButton *button) { return button->isVisible() && button->text() == QStringLiteral("Filter…"); });
        }();
        m_panel->resize(1900, 800);
        QTRY_COMPARE(filter->toolButtonStyle(), Qt::ToolButtonTextBesideIcon);
        m_panel->resize(1000, 800);
        QTRY_COMPARE(filter->toolButtonStyle(), Qt::ToolButtonIconOnly);
        QVERIFY2(m_panel->minimumSizeHint().width() <= 1104, qPrintable(QString::number(m_panel->minimumSizeHint().width()))); // 1280 less the rail
    }

    void otherKindsHaveNeither()
    {
        QTest::keyClick(m_panel.get(), Qt::Key_2, Qt::AltModifier);
        auto *tree = action(QStringLiteral("Tree of units and systems"));
        QTRY_VERIFY(!tree->isEnabled());
        QVERIFY(tree->toolTip().contains(QStringLiteral("Only resources")));
    }
};

QTEST_MAIN(TestTreeAndCharts)
#include "tst_treeandcharts.moc"
