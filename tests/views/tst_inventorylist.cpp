// The inventory's list as a person uses it: search, filters, columns, sorts, copying, and the keyboard.
#include "views/panels/records/recordbrowser.h"
#include "views/inventorywindow.h"
#include "views/panels/records/columnchooser.h"
#include "views/panels/records/filterbar.h"
#include "views/panels/records/ownerbar.h"
#include "views/shell/theme.h"
#include "views/typing.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QTabWidget>
#include <QToolButton>

using namespace contract;
using namespace support;
using namespace views::panels;
namespace shell = views::shell;

class TestInventoryList : public InventoryWindow
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void typingInTheSearchShowsTheHits_data();
    void typingInTheSearchShowsTheHits();
    void twoEntersGoFromTheSearchIntoTheForm();
    void aUnitsNameLeadsToItsRecords();
    void anEmptyListSaysWhyAndHelps();
    void aListThatIsStillFilledSaysSo();
    void copiedRowsHaveAHeaderAndTabs();
    void aColumnIsShownAndHiddenWithTheKeyboard();
    void theLayoutIsRemembered();
    void aChangeOfScaleChoosesNoWidths();
    void shiftClickAddsASort();
    void theKeyboardSortsByItsColumn();
    void aFilterReadsAsASentenceAndGoesWithOneKey();
    void disabledActionsSayWhy();
    void everyActionHasTextAndShortcut();
    void theDayOfThePastIsTypedAndNeverOneThatIsNone();
    void tabReachesTheListAndTheForm();
    void theHistoryShowsWhatTheServerKept();
    void thePastIsShownLockedAndEscLeadsBack();
    void anEntryLeadsToTheRecordAsItStood();
};

void TestInventoryList::typingInTheSearchShowsTheHits_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("resource");
    QTest::newRow("two Chinese characters") << QStringLiteral("门户") << 2;
    QTest::newRow("piece of an address") << QStringLiteral("10.9.7") << 2;
    QTest::newRow("pinyin") << QStringLiteral("menhu") << 2;
    QTest::newRow("initials") << QStringLiteral("sjgx") << 1;
    QTest::newRow("number") << QStringLiteral("ZY-000002") << 0;
}

void TestInventoryList::typingInTheSearchShowsTheHits()
{
    QFETCH(QString, typed);
    QFETCH(int, resource);

    m_search->setFocus();
    typeText(m_search, typed);

    QTRY_COMPARE(rows(), 1);
    QCOMPARE(m_list->idAt(0), m_resources[resource]);
    QTRY_VERIFY(m_panel->findChild<QLabel *>(QStringLiteral("count"))->text().startsWith(QLatin1Char('1')));
    QTest::keyClick(m_search, Qt::Key_Down);
    QVERIFY(m_view->hasFocus());
    QTest::keyClick(m_view, Qt::Key_F, Qt::ControlModifier);
    QTest::keyClick(m_search, Qt::Key_Escape);
    QTRY_COMPARE(rows(), 3);
}

void TestInventoryList::twoEntersGoFromTheSearchIntoTheForm()
{
    m_view->selectionModel()->setCurrentIndex(m_list->index(0, 0), QItemSelectionModel::NoUpdate); // as a reset leaves it
    m_search->setFocus();

    QTest::keyClick(m_search, Qt::Key_Return);
    QTest::keyClick(m_view, Qt::Key_Return); // before the record can have come

    QTRY_COMPARE(QApplication::focusWidget(), &line(u"name"));
}

void TestInventoryList::aUnitsNameLeadsToItsRecords()
{
    const auto other = m_lab->has(aUnit().named(QStringLiteral("云城市水务局")));
    m_lab->has(aResource().named(QStringLiteral("泵站监测")).inUnit(other));
    QTRY_COMPARE(rows(), 4);
    auto *owners = m_panel->findChild<OwnerBar *>();

    typeText(m_search, QStringLiteral("云城市水务"));
    QTRY_COMPARE(rows(), 0);
    QTRY_VERIFY(owners->isVisible());
    const auto offered = owners->findChildren<QToolButton *>();
    QCOMPARE(offered.last()->text(), QStringLiteral("Unit: 云城市水务局"));
    QTest::mouseClick(offered.last(), Qt::LeftButton);

    QTRY_COMPARE(rows(), 1);
    QVERIFY(m_search->text().isEmpty());
    QCOMPARE(m_panel->findChild<FilterBar *>()->sentences().size(), 1);
    QTRY_VERIFY(!owners->isVisible());
}

void TestInventoryList::anEmptyListSaysWhyAndHelps()
{
    QTest::keyClicks(m_search, QStringLiteral("zzzzqq"));

    QTRY_COMPARE(rows(), 0);
    const auto buttons = m_view->viewport()->findChildren<QPushButton *>();
    QCOMPARE(buttons.size(), 1);
    QTRY_VERIFY(buttons.first()->isVisible());
    QTest::mouseClick(buttons.first(), Qt::LeftButton);
    QTRY_COMPARE(rows(), 3);
    QVERIFY(!buttons.first()->isVisible());
}

void TestInventoryList::aListThatIsStillFilledSaysSo()
{
    m_lab->host.filling = true;
    m_search->setText(QStringLiteral("zzzzqq"));
    QTRY_COMPARE(rows(), 0);
    const auto *action = m_view->viewport()->findChild<QPushButton *>();
    const auto *sentence = m_view->viewport()->findChild<QLabel *>();

    QTRY_VERIFY(sentence->isVisible());
    QVERIFY(sentence->text().contains(QStringLiteral("on their way")));
    QVERIFY(!action->isVisible());

    m_lab->host.filling = false;
    Q_EMIT m_lab->host.fillingChanged();
    QVERIFY(action->isVisible());
}

void TestInventoryList::copiedRowsHaveAHeaderAndTabs()
{
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::NoModifier, m_view->visualRect(m_list->index(0, 0)).center());
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::ShiftModifier, m_view->visualRect(m_list->index(1, 0)).center());
    QGuiApplication::clipboard()->clear();

    QTest::keyClick(m_view, Qt::Key_C, Qt::ControlModifier);

    QTRY_VERIFY(!QGuiApplication::clipboard()->text().isEmpty());
    const auto lines = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines[0].split(QLatin1Char('\t')).size(), qsizetype(m_list->columns().size()));
    QCOMPARE(lines[0].split(QLatin1Char('\t'))[1], QStringLiteral("Name"));
    QVERIFY(lines[1].contains(QStringLiteral("粤政易应用服务器")));
    QVERIFY(lines[2].contains(QStringLiteral("10.8.1.22")));
}

void TestInventoryList::aColumnIsShownAndHiddenWithTheKeyboard()
{
    const int room = m_list->shape().indexOf(u"room");
    const auto shown = [&] { return std::ranges::find(m_list->columns(), room) != m_list->columns().end(); };
    QVERIFY(!shown());
    select(1);

    QTest::keyClick(m_view, Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
    auto *chooser = m_panel->findChild<ColumnChooser *>();
    QVERIFY(chooser && chooser->isVisible());
    QTest::keyClicks(chooser->findChild<QLineEdit *>(), QStringLiteral("Machine"));
    auto *columns = chooser->findChild<QListWidget *>();
    for (int row = 0; row < columns->count(); ++row)
        if (!columns->item(row)->isHidden())
            columns->setCurrentRow(row);
    columns->setFocus();
    QTest::keyClick(columns, Qt::Key_Space);

    QVERIFY(shown());
    QCOMPARE(m_view->selectedRows(), std::vector<int>{1});
    QTest::keyClick(columns, Qt::Key_Space);
    QVERIFY(!shown());
}

void TestInventoryList::theLayoutIsRemembered()
{
    QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("layout.ini")), QSettings::IniFormat);
    m_view->showColumn(m_list->shape().indexOf(u"room"), true);
    m_view->horizontalHeader()->moveSection(1, 3);
    QTRY_COMPARE(m_list->columns()[3], m_list->shape().indexOf(u"name"));
    m_view->horizontalHeader()->resizeSection(3, 333);
    m_list->setSorts({{QStringLiteral("memory_gb"), replica::Order::Descending}, {QStringLiteral("name"), replica::Order::Ascending}});
    const auto columns = m_list->columns();
    m_panel->saveLayout(settings);

    InventoryPanel again(m_lab->context(), nullptr);
    again.restoreLayout(settings);

    auto *view = again.findChild<ListView *>();
    auto *list = qobject_cast<items::RecordListModel *>(view->model());
    QCOMPARE(list->columns(), columns);
    QCOMPARE(view->horizontalHeader()->sectionSize(3), 333);
    QCOMPARE(list->query().sorts, m_list->query().sorts);
}

void TestInventoryList::aChangeOfScaleChoosesNoWidths()
{
    shell::Theme theme;
    connect(&theme, &shell::Theme::scaleChanged, &m_lab->host, &shell::PanelHost::scaleChanged);
    theme.setScale(150);
    QCoreApplication::processEvents();

    theme.setScale(100);
    QCoreApplication::processEvents();

    QVERIFY(m_view->layoutState().value(QStringLiteral("widths")).toMap().isEmpty());
}

void TestInventoryList::shiftClickAddsASort()
{
    auto *header = m_view->horizontalHeader();
    const auto click = [&](QStringView field, Qt::KeyboardModifiers modifiers) {
        const int column = int(std::ranges::find(m_list->columns(), m_list->shape().indexOf(field)) - m_list->columns().begin());
        m_view->scrollTo(m_list->index(0, column));
        QTest::mouseClick(header->viewport(), Qt::LeftButton, modifiers, QPoint(header->sectionViewportPosition(column) + header->sectionSize(column) / 2, 10));
    };
    using replica::Order;

    click(u"state", Qt::NoModifier);
    click(u"name", Qt::ShiftModifier);
    click(u"name", Qt::ShiftModifier);

    QCOMPARE(m_list->query().sorts, (std::vector<replica::ListSort>{{QStringLiteral("state"), Order::Ascending}, {QStringLiteral("name"), Order::Descending}}));
    click(u"name", Qt::NoModifier);
    QVERIFY(m_list->query().sorts.empty());
}

void TestInventoryList::theKeyboardSortsByItsColumn()
{
    using replica::Order;
    m_view->setFocus();
    m_view->setCurrentIndex(m_list->index(0, 0));

    QTest::keyClick(m_view, Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyClick(m_view, Qt::Key_Right);
    QTest::keyClick(m_view, Qt::Key_S, Qt::ControlModifier | Qt::AltModifier);

    const auto first = m_list->fieldAt(0).name;
    const auto second = m_list->fieldAt(1).name;
    QCOMPARE(m_list->query().sorts, (std::vector<replica::ListSort>{{first, Order::Ascending}, {second, Order::Ascending}}));
}

void TestInventoryList::aFilterReadsAsASentenceAndGoesWithOneKey()
{
    m_view->setFocus();
    whenAsked<QDialog>([this](QDialog *dialog) {
        auto *field = dialog->findChild<QComboBox *>(QStringLiteral("filterField"));
        field->setCurrentIndex(field->findData(m_list->shape().indexOf(u"memory_gb")));
        auto *from = dialog->findChild<QLineEdit *>(QStringLiteral("filterValue0"));
        QTest::keyClicks(from, QStringLiteral("64"));
        QTest::keyClick(from, Qt::Key_Return);
    });

    QTest::keyClick(m_view, Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);

    QTRY_COMPARE(rows(), 2);
    auto *bar = m_panel->findChild<FilterBar *>();
    QCOMPARE(bar->sentences().size(), 1);
    QVERIFY2(bar->sentences().first().startsWith(QStringLiteral("Memory is at least 64")), qPrintable(bar->sentences().first()));
    QTest::keyClick(bar->findChild<QAbstractButton *>(), Qt::Key_Delete);
    QTRY_COMPARE(rows(), 3);
    QVERIFY(!bar->isVisible());
}

void TestInventoryList::disabledActionsSayWhy()
{
    auto *retire = action(QStringLiteral("Retire…"));
    QVERIFY(!retire->isEnabled());
    QVERIFY(retire->toolTip().contains(QStringLiteral("Select one or more records first.")));

    select(0);

    QVERIFY(retire->isEnabled());
}

void TestInventoryList::everyActionHasTextAndShortcut()
{
    for (const auto *one : m_panel->actions()) {
        QVERIFY(!one->text().isEmpty());
        QVERIFY2(!one->shortcut().isEmpty(), qPrintable(one->text()));
        QVERIFY(!one->toolTip().isEmpty());
    }
}

void TestInventoryList::theHistoryShowsWhatTheServerKept()
{
    select(0);
    QTRY_VERIFY(!m_pane->records().empty());
    m_lab->hasHistory(shapeOf<Resource>(), m_pane->records().front().id,
                      {{.revision = 1, .kind = QStringLiteral("create"), .by = QStringLiteral("li.hua"), .doneAt = {1}, .reason = {}, .changes = QStringLiteral(R"({"name":[null,"b"]})")}});

    m_pane->findChild<QTabWidget *>()->setCurrentIndex(1);

    auto *history = m_pane->findChild<QTableView *>(QStringLiteral("history"));
    QTRY_VERIFY(history->isVisible());
    QCOMPARE(history->model()->rowCount(), 1);
}

void TestInventoryList::thePastIsShownLockedAndEscLeadsBack()
{
    select(0);
    QTRY_VERIFY(!m_pane->records().empty());
    Record record = m_pane->records().front();
    const auto name = size_t(shapeOf<Resource>().indexOf(u"name"));
    const QString before = text(record.values[name]);
    const qint64 now = m_lab->clock.now().ms;
    record.revision = 2;
    record.values[name] = QStringLiteral("renamed since");
    m_lab->arrives(shapeOf<Resource>(), record);
    m_lab->hasHistory(shapeOf<Resource>(), record.id,
                      {{.revision = 1, .kind = QStringLiteral("create"), .by = QStringLiteral("li.hua"), .doneAt = {now - 1'000'000}, .reason = {}, .changes = QStringLiteral("{}")},
                       {.revision = 2, .kind = QStringLiteral("edit"), .by = QStringLiteral("li.hua"), .doneAt = {now + 1'000'000}, .reason = QStringLiteral("why"),
                        .changes = QStringLiteral(R"({"name":["%1","renamed since"]})").arg(before)}});
    m_lab->arrives(shapeOf<Resource>(), record);
    auto *browser = m_panel->findChild<views::panels::RecordBrowser *>();
    const auto shows = [&](const QString &wanted) {
        for (int row = 0; row < m_view->model()->rowCount(); ++row)
            for (int column = 0; column < m_view->model()->columnCount(); ++column)
                if (m_view->model()->index(row, column).data().toString() == wanted)
                    return true;
        return false;
    };
    QTRY_VERIFY(shows(QStringLiteral("renamed since")));

    browser->setAsOf({now + 500'000});

    QTRY_VERIFY(shows(before) && !shows(QStringLiteral("renamed since")));
    const auto bannerShows = [&] {
        return std::ranges::any_of(browser->findChildren<QWidget *>(QStringLiteral("asOf")), [](const QWidget *banner) { return banner->isVisible(); });
    };
    QVERIFY(bannerShows());
    for (const auto act : {views::panels::Act::New, views::panels::Act::Retire, views::panels::Act::Edit})
        QVERIFY(browser->whyNot(act).contains(QStringLiteral("past")));
    QTest::keyClick(m_view, Qt::Key_Escape);
    QTRY_VERIFY(shows(QStringLiteral("renamed since")));
    QVERIFY(!bannerShows());
    QVERIFY(browser->whyNot(views::panels::Act::New).isEmpty());
}

void TestInventoryList::anEntryLeadsToTheRecordAsItStood()
{
    select(0);
    QTRY_VERIFY(!m_pane->records().empty());
    Record record = m_pane->records().front();
    const auto name = size_t(shapeOf<Resource>().indexOf(u"name"));
    const QString before = text(record.values[name]);
    const qint64 now = m_lab->clock.now().ms;
    record.revision = 2;
    record.values[name] = QStringLiteral("renamed since");
    m_lab->arrives(shapeOf<Resource>(), record);
    m_lab->hasHistory(shapeOf<Resource>(), record.id,
                      {{.revision = 1, .kind = QStringLiteral("create"), .by = QStringLiteral("li.hua"), .doneAt = {now}, .reason = {}, .changes = QStringLiteral(R"({"name":[null,"%1"]})").arg(before)},
                       {.revision = 2, .kind = QStringLiteral("edit"), .by = QStringLiteral("li.hua"), .doneAt = {now + 1'000'000}, .reason = {}, .changes = QStringLiteral(R"({"name":["%1","renamed since"]})").arg(before)}});
    auto *tabs = m_pane->findChild<QTabWidget *>();
    tabs->setCurrentIndex(1);
    auto *history = m_pane->findChild<QTableView *>(QStringLiteral("history"));
    QTRY_COMPARE(history->model() ? history->model()->rowCount() : 0, 2);
    auto *step = m_pane->findChild<QPushButton *>(QStringLiteral("asOfEntry"));

    history->setCurrentIndex(history->model()->index(1, 0));
    QVERIFY(step->isEnabled());
    step->click();

    QTRY_COMPARE(text(m_pane->records().front().values[name]), before);
    QCOMPARE(tabs->currentIndex(), 0);
    QVERIFY(!line(u"name").isEnabled() || line(u"name").isReadOnly());
    m_pane->findChild<QPushButton *>(QStringLiteral("backToToday"))->click();
    QTRY_COMPARE(text(m_pane->records().front().values[name]), QStringLiteral("renamed since"));
}

void TestInventoryList::theDayOfThePastIsTypedAndNeverOneThatIsNone()
{
    auto *browser = m_panel->findChild<views::panels::RecordBrowser *>();
    const auto typeDay = [&](const QString &typed) {
        whenAsked<QDialog>([&](QDialog *dialog) {
            auto *day = dialog->findChild<QLineEdit *>(QStringLiteral("day"));
            day->setFocus();
            day->selectAll();
            QTest::keyClicks(day, typed);
            QTest::keyClick(day, Qt::Key_Return);
            if (dialog->isVisible())
                dialog->reject(); // no such day is shown
        });
        browser->perform(views::panels::Act::AsOf);
        const auto banners = browser->findChildren<QWidget *>(QStringLiteral("asOf"));
        const auto shown = std::ranges::find_if(banners, [](const QWidget *banner) { return banner->isVisible(); });
        return shown == banners.end() ? QString() : (*shown)->accessibleName();
    };

    const QString past = QDateTime::fromMSecsSinceEpoch(m_lab->clock.now().ms).date().addDays(-40).toString(Qt::ISODate);
    // Of this year, of others, a day that only a leap year has, and the first there is.
    for (const auto &typed : {past, QStringLiteral("2024-02-29"), QStringLiteral("2019-12-31"), QStringLiteral("2000-01-01"), past}) {
        const QString shown = typeDay(typed);
        QVERIFY2(shown.startsWith(QStringLiteral("As of ") + typed), qPrintable(typed + u' ' + shown));
    }
    for (const auto &none : {QStringLiteral("0001-06-01"), QStringLiteral("2026-02-29"), QStringLiteral("2999-01-01"), QStringLiteral("soon")}) {
        const QString shown = typeDay(none);
        QVERIFY2(shown.startsWith(QStringLiteral("As of ") + past), qPrintable(none + u' ' + shown));
    }
}

void TestInventoryList::tabReachesTheListAndTheForm()
{
    select(0);
    m_search->setFocus();
    QSet<QWidget *> reached;

    for (int i = 0; i < 40; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        reached.insert(QApplication::focusWidget());
    }

    QVERIFY(reached.contains(m_view));
    QVERIFY(reached.contains(&line(u"name")));
}

QTEST_MAIN(TestInventoryList)
#include "tst_inventorylist.moc"
