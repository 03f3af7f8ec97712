// The inventory in a real window, as a person uses it: keys and clicks over real item models on a real cache.
#include "contract/entities/entities.h"
#include "items/recordlistmodel.h"
#include "views/forms/fieldeditor.h"
#include "views/forms/recordform.h"
#include "views/panels/inventory/columnchooser.h"
#include "views/panels/inventory/filterbar.h"
#include "views/panels/inventory/inventorypanel.h"
#include "views/panels/inventory/listview.h"
#include "views/panels/inventory/recordpane.h"
#include "views/typing.h"
#include "views/viewlab.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace contract;
using namespace support;
using namespace views::panels;

namespace {

/// Runs `answer` on the modal window once it is there.
template <class Window, class Answer> void whenAsked(Answer answer)
{
    auto *timer = new QTimer(qApp);
    QObject::connect(timer, &QTimer::timeout, qApp, [timer, answer] {
        auto *window = qobject_cast<Window *>(QApplication::activeModalWidget());
        if (!window)
            return;
        timer->stop();
        timer->deleteLater();
        answer(window);
    });
    timer->start(5);
}

void press(QMessageBox *box, const QString &text)
{
    for (auto *button : box->buttons())
        if (button->text() == text) {
            QTest::mouseClick(button, Qt::LeftButton);
            return;
        }
    QFAIL(qPrintable(QStringLiteral("no button ") + text));
}

} // namespace

class TestInventoryPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void typingInTheSearchShowsTheHits_data();
    void typingInTheSearchShowsTheHits();
    void anEmptyListSaysWhyAndHelps();
    void aSavedFieldIsOneCommandWithTheBaseAndOnlyTheChange();
    void aSaveIsSeenInTheListAtOnce();
    void anInvalidValueIsMarkedAndNotQueued();
    void aDoubleClickOnSaveMakesOneCommand();
    void anEditOfSeveralRowsIsOneCommand();
    void anEditReachesRowsThatWereNeverInSight();
    void aRefusedCommandMarksTheField();
    void escapeAsksBeforeEditsAreLost();
    void escapeWithoutEditsAsksNothing();
    void anotherRowAsksBeforeEditsAreLost();
    void aSearchCostsNoUnsavedEdit();
    void retiringSeveralRowsIsOneCommandWithItsReason();
    void aNewRecordIsSelectedOnceItIsSaved();
    void copiedRowsHaveAHeaderAndTabs();
    void aColumnIsShownAndHiddenWithTheKeyboard();
    void theLayoutIsRemembered();
    void shiftClickAddsASort();
    void aFilterReadsAsASentenceAndGoesWithOneKey();
    void disabledActionsSayWhy();
    void everyActionHasTextAndShortcut();
    void aReaderMayNotEdit();
    void tabReachesTheListAndTheForm();

private:
    QLineEdit &line(QStringView field);
    QAction *action(const QString &text);
    void select(int row);
    [[nodiscard]] int rows() const { return m_list->rowCount(); }

    std::unique_ptr<ViewLab> m_lab;
    std::unique_ptr<InventoryPanel> m_panel;
    QUuid m_unit;
    std::vector<QUuid> m_resources;
    ListView *m_view = nullptr;
    items::RecordListModel *m_list = nullptr;
    QLineEdit *m_search = nullptr;
    RecordPane *m_pane = nullptr;
};

void TestInventoryPanel::init()
{
    m_lab = std::make_unique<ViewLab>();
    m_unit = m_lab->has(aUnit().named(QStringLiteral("云城市数据局")));
    const auto resource = [this](const QString &name, const QString &ip, qint64 memory) {
        return aResource().named(name).inUnit(m_unit).with(QStringLiteral("private_ip"), ip).with(QStringLiteral("memory_gb"), memory);
    };
    m_resources = m_lab->has(std::vector{resource(QStringLiteral("粤政易应用服务器"), QStringLiteral("10.8.1.21"), 64),
                                         resource(QStringLiteral("数据共享平台数据库"), QStringLiteral("10.8.1.22"), 128),
                                         resource(QStringLiteral("门户网站前端"), QStringLiteral("10.9.7.30"), 16)});
    m_panel = std::make_unique<InventoryPanel>(m_lab->context(), nullptr);
    m_panel->resize(1400, 800);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    m_panel->activateWindow();
    m_view = m_panel->findChild<ListView *>();
    m_list = qobject_cast<items::RecordListModel *>(m_view->model());
    m_search = m_panel->findChild<QLineEdit *>(QStringLiteral("search"));
    m_pane = m_panel->findChild<RecordPane *>();
    QTRY_COMPARE(rows(), 3);
    QTRY_VERIFY(m_panel->showsData());
}

void TestInventoryPanel::cleanup()
{
    m_panel.reset();
    m_lab.reset();
}

QLineEdit &TestInventoryPanel::line(QStringView field)
{
    auto *form = m_pane->findChild<views::forms::RecordForm *>();
    return *qobject_cast<QLineEdit *>(form->fieldEditor(shapeOf<Resource>().indexOf(field))->input());
}

QAction *TestInventoryPanel::action(const QString &text)
{
    const auto actions = m_panel->actions();
    const auto found = std::ranges::find(actions, text, &QAction::text);
    return found == actions.end() ? nullptr : *found;
}

void TestInventoryPanel::select(int row)
{
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::NoModifier, m_view->visualRect(m_list->index(row, 0)).center());
    QTRY_VERIFY(m_pane->shows({m_list->idAt(row)}));
}

void TestInventoryPanel::typingInTheSearchShowsTheHits_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("resource");
    QTest::newRow("two Chinese characters") << QStringLiteral("门户") << 2;
    QTest::newRow("piece of an address") << QStringLiteral("10.9.7") << 2;
    QTest::newRow("pinyin") << QStringLiteral("menhu") << 2;
    QTest::newRow("initials") << QStringLiteral("sjgx") << 1;
    QTest::newRow("number") << QStringLiteral("ZY-000002") << 0;
}

void TestInventoryPanel::typingInTheSearchShowsTheHits()
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

void TestInventoryPanel::anEmptyListSaysWhyAndHelps()
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

void TestInventoryPanel::aSavedFieldIsOneCommandWithTheBaseAndOnlyTheChange()
{
    select(1);

    line(u"room").setFocus();
    QTest::keyClicks(&line(u"room"), QStringLiteral("A-301"));
    auto *reason = m_pane->findChild<QLineEdit *>(QStringLiteral("reason"));
    QTest::keyClicks(reason, QStringLiteral("moved"));
    QTest::keyClick(m_pane, Qt::Key_S, Qt::ControlModifier);

    QTRY_COMPARE(m_lab->sink.commands.size(), size_t(1));
    const auto &command = m_lab->sink.commands.front();
    QCOMPARE(command.kind, CommandKind::Edit);
    QCOMPARE(command.targets, (std::vector{Target{m_resources[1], 1}}));
    QCOMPARE(command.fields, (Patch{{QStringLiteral("room"), QStringLiteral("A-301")}}));
    QCOMPARE(command.reason, QStringLiteral("moved"));
    QCOMPARE(command.occurredAt, m_lab->clock.now());
}

void TestInventoryPanel::aSaveIsSeenInTheListAtOnce()
{
    select(0);

    line(u"name").setFocus();
    line(u"name").selectAll();
    QTest::keyClicks(&line(u"name"), QStringLiteral("web-01"));
    QTest::keyClick(m_pane, Qt::Key_S, Qt::ControlModifier);

    const int name = int(std::ranges::find(m_list->columns(), m_list->shape().indexOf(u"name")) - m_list->columns().begin());
    QTRY_COMPARE(m_list->index(0, name).data().toString(), QStringLiteral("web-01"));
    QTRY_VERIFY(m_list->index(0, 0).data(items::PendingRole).toBool());
    QVERIFY(!m_pane->isDirty());
    QCOMPARE(line(u"name").text(), QStringLiteral("web-01"));
}

void TestInventoryPanel::anInvalidValueIsMarkedAndNotQueued()
{
    select(0);

    line(u"private_ip").setFocus();
    line(u"private_ip").selectAll();
    QTest::keyClicks(&line(u"private_ip"), QStringLiteral("10.8.1.999"));
    QTest::keyClick(m_pane, Qt::Key_S, Qt::ControlModifier);

    auto *form = m_pane->findChild<views::forms::RecordForm *>();
    QVERIFY(form->fieldEditor(shapeOf<Resource>().indexOf(u"private_ip"))->problem().contains(QStringLiteral("IPv4")));
    QCOMPARE(m_lab->sink.commands.size(), size_t(0));
    QVERIFY(m_pane->isDirty());
}

void TestInventoryPanel::aDoubleClickOnSaveMakesOneCommand()
{
    select(0);
    QTest::keyClicks(&line(u"room"), QStringLiteral("B"));

    auto *save = m_pane->findChild<QPushButton *>(QStringLiteral("save"));
    QTest::mouseClick(save, Qt::LeftButton);
    QTest::mouseDClick(save, Qt::LeftButton);
    QTest::mouseRelease(save, Qt::LeftButton);

    QTRY_VERIFY(!m_pane->isDirty());
    QCOMPARE(m_lab->sink.commands.size(), size_t(1));
}

void TestInventoryPanel::anEditOfSeveralRowsIsOneCommand()
{
    m_view->setFocus();
    QTest::keyClick(m_view, Qt::Key_A, Qt::ControlModifier);
    QTRY_VERIFY(m_pane->shows({m_list->idAt(0), m_list->idAt(1), m_list->idAt(2)}));

    QTest::keyClicks(&line(u"pool"), QStringLiteral("P2"));
    QTest::keyClick(m_pane, Qt::Key_S, Qt::ControlModifier);

    QTRY_COMPARE(m_lab->sink.commands.size(), size_t(1));
    QCOMPARE(m_lab->sink.commands.front().targets.size(), size_t(3));
    QCOMPARE(m_lab->sink.commands.front().fields, (Patch{{QStringLiteral("pool"), QStringLiteral("P2")}}));
}

void TestInventoryPanel::anEditReachesRowsThatWereNeverInSight()
{
    std::vector<NewRecord> many;
    for (int i = 0; i < 4'000; ++i)
        many.push_back(aResource().named(QStringLiteral("ecs-%1").arg(i)).inUnit(m_unit));
    m_lab->has(many);
    QTRY_COMPARE(rows(), 4'003);
    m_view->setFocus();

    QTest::keyClick(m_view, Qt::Key_A, Qt::ControlModifier);
    QTRY_COMPARE(m_pane->records().size(), size_t(4'003));
    QTest::keyClicks(&line(u"pool"), QStringLiteral("P2"));
    QTest::keyClick(m_pane, Qt::Key_S, Qt::ControlModifier);

    QTRY_COMPARE(m_lab->sink.commands.size(), size_t(1));
    QCOMPARE(m_lab->sink.commands.front().targets.size(), size_t(4'003));
}

void TestInventoryPanel::aRefusedCommandMarksTheField()
{
    select(0);
    m_lab->sink.answer = fail(ErrorCode::NotUnique, QStringLiteral("room"));
    QTest::keyClicks(&line(u"room"), QStringLiteral("B"));

    QTest::keyClick(m_pane, Qt::Key_S, Qt::ControlModifier);

    auto *form = m_pane->findChild<views::forms::RecordForm *>();
    QTRY_VERIFY(!form->fieldEditor(shapeOf<Resource>().indexOf(u"room"))->problem().isEmpty());
    QVERIFY(m_pane->isDirty());
    QVERIFY(m_pane->findChild<QPushButton *>(QStringLiteral("save"))->isEnabled());
}

void TestInventoryPanel::escapeAsksBeforeEditsAreLost()
{
    select(0);
    QTest::keyClicks(&line(u"room"), QStringLiteral("B"));

    whenAsked<QMessageBox>([](QMessageBox *box) { press(box, QStringLiteral("Go on editing")); });
    QTest::keyClick(&line(u"room"), Qt::Key_Escape);
    QCOMPARE(line(u"room").text(), QStringLiteral("B"));
    QVERIFY(m_pane->isDirty());

    whenAsked<QMessageBox>([](QMessageBox *box) { press(box, QStringLiteral("Discard the changes")); });
    QTest::keyClick(&line(u"room"), Qt::Key_Escape);
    QCOMPARE(line(u"room").text(), QString());
    QVERIFY(!m_pane->isDirty());
    QVERIFY(m_lab->sink.commands.empty());
}

void TestInventoryPanel::escapeWithoutEditsAsksNothing()
{
    select(0);
    line(u"room").setFocus();

    QTest::keyClick(&line(u"room"), Qt::Key_Escape);

    QVERIFY(m_view->hasFocus());
}

void TestInventoryPanel::anotherRowAsksBeforeEditsAreLost()
{
    select(0);
    QTest::keyClicks(&line(u"room"), QStringLiteral("B"));

    bool asked = false;
    whenAsked<QMessageBox>([&asked](QMessageBox *box) {
        asked = true;
        press(box, QStringLiteral("Go on editing"));
    });
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::NoModifier, m_view->visualRect(m_list->index(2, 0)).center());

    QTRY_VERIFY(asked);
    QTRY_COMPARE(m_view->selectedRows(), std::vector<int>{0});
    QCOMPARE(line(u"room").text(), QStringLiteral("B"));
}

void TestInventoryPanel::aSearchCostsNoUnsavedEdit()
{
    select(0);
    QTest::keyClicks(&line(u"room"), QStringLiteral("B"));

    QTest::keyClicks(m_search, QStringLiteral("10.9"));

    QTRY_COMPARE(rows(), 1);
    QTest::qWait(80);
    QCOMPARE(line(u"room").text(), QStringLiteral("B"));
    QVERIFY(m_pane->isDirty());
}

void TestInventoryPanel::retiringSeveralRowsIsOneCommandWithItsReason()
{
    m_view->setFocus();
    QTest::keyClick(m_view, Qt::Key_A, Qt::ControlModifier);

    whenAsked<QDialog>([](QDialog *dialog) {
        QTest::keyClicks(dialog->findChild<QLineEdit *>(), QStringLiteral("reclaimed"));
        QTest::keyClick(dialog, Qt::Key_Return);
    });
    QTest::keyClick(m_view, Qt::Key_Delete, Qt::ControlModifier);

    QTRY_COMPARE(m_lab->sink.commands.size(), size_t(1));
    QCOMPARE(m_lab->sink.commands.front().kind, CommandKind::Retire);
    QCOMPARE(m_lab->sink.commands.front().targets.size(), size_t(3));
    QCOMPARE(m_lab->sink.commands.front().reason, QStringLiteral("reclaimed"));
    QTRY_COMPARE(rows(), 0);
}

void TestInventoryPanel::aNewRecordIsSelectedOnceItIsSaved()
{
    QTest::keyClick(m_panel.get(), Qt::Key_N, Qt::ControlModifier);
    QTest::keyClicks(&line(u"name"), QStringLiteral("web-09"));
    auto *form = m_pane->findChild<views::forms::RecordForm *>();
    const auto &shape = shapeOf<Resource>();
    auto *type = qobject_cast<QComboBox *>(form->fieldEditor(shape.indexOf(u"type"))->input());
    type->setCurrentIndex(type->findData(QStringLiteral("virtual_server")));
    Q_EMIT type->activated(type->currentIndex());
    auto *unit = form->fieldEditor(shape.indexOf(u"unit_id"));
    unit->setValue(idText(m_unit), QStringLiteral("云城市数据局"));
    Q_EMIT unit->edited();

    QTest::keyClick(m_pane, Qt::Key_S, Qt::ControlModifier);

    QTRY_COMPARE(m_lab->sink.commands.size(), size_t(1));
    QCOMPARE(m_lab->sink.commands.front().kind, CommandKind::Create);
    QTRY_COMPARE(rows(), 4);
    QTRY_VERIFY(m_pane->shows({m_lab->sink.commands.front().targets.front().id}));
}

void TestInventoryPanel::copiedRowsHaveAHeaderAndTabs()
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

void TestInventoryPanel::aColumnIsShownAndHiddenWithTheKeyboard()
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

void TestInventoryPanel::theLayoutIsRemembered()
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

void TestInventoryPanel::shiftClickAddsASort()
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

void TestInventoryPanel::aFilterReadsAsASentenceAndGoesWithOneKey()
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

void TestInventoryPanel::disabledActionsSayWhy()
{
    auto *retire = action(QStringLiteral("Retire…"));
    QVERIFY(!retire->isEnabled());
    QVERIFY(retire->toolTip().contains(QStringLiteral("Select one or more records first.")));

    select(0);

    QVERIFY(retire->isEnabled());
}

void TestInventoryPanel::everyActionHasTextAndShortcut()
{
    for (const auto *one : m_panel->actions()) {
        QVERIFY(!one->text().isEmpty());
        QVERIFY2(!one->shortcut().isEmpty(), qPrintable(one->text()));
        QVERIFY(!one->toolTip().isEmpty());
    }
}

void TestInventoryPanel::aReaderMayNotEdit()
{
    m_lab->host.become(ViewLab::actorWith({QStringLiteral("viewer")}));
    select(0);

    QVERIFY(line(u"room").isReadOnly());
    QVERIFY(line(u"room").toolTip().contains(QStringLiteral("resource.edit")));
    QVERIFY(!action(QStringLiteral("New"))->isEnabled());
}

void TestInventoryPanel::tabReachesTheListAndTheForm()
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

QTEST_MAIN(TestInventoryPanel)
#include "tst_inventorypanel.moc"
