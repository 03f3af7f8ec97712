// The other ways of seeing the same orders: the board by state and the timeline; and several orders changed at once.
#include "contract/entities/entities.h"
#include "views/forms/fieldeditor.h"
#include "views/orderswindow.h"
#include "views/panels/orders/boardpage.h"
#include "views/panels/orders/cardview.h"
#include "views/panels/orders/detail/verbdialog.h"
#include "views/panels/orders/timelinepage.h"

#include <QAction>
#include <QApplication>
#include <QDrag>
#include <QLabel>
#include <QMenu>
#include <QMouseEvent>
#include <QTableView>

using namespace contract;
using namespace views::panels;
using Look = OrdersPanel::Look;

class TestOrderBoard : public OrdersWindow
{
    Q_OBJECT

private:
    [[nodiscard]] CardView *column(const QString &name) const
    {
        const auto all = m_panel->board()->columns();
        const auto found = std::ranges::find(all, name, &QWidget::accessibleName);
        return found == all.end() ? nullptr : *found;
    }
    [[nodiscard]] QStringList cardsOf(const QString &name) const
    {
        QStringList titles;
        if (const auto *cards = column(name))
            for (int row = 0; row < cards->model()->rowCount(); ++row)
                titles << cards->model()->index(row, 0).data().toString();
        return titles;
    }
    void showBoard()
    {
        QTest::keyClick(m_view, Qt::Key_G, Qt::ControlModifier);
        QTRY_COMPARE(m_panel->look(), Look::Board);
        QTRY_COMPARE(cardsOf(QStringLiteral("In progress")), QStringList{QStringLiteral("门户网站打不开")});
    }
    [[nodiscard]] QString headOf(const QString &name) const
    {
        return column(name)->parentWidget()->findChild<QLabel *>()->text();
    }
    void selectAllRows()
    {
        m_view->selectAll();
        QTRY_COMPARE(m_pane->records().size(), size_t(m_list->rowCount()));
    }

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void theBoardShowsTheListByState();
    void theBoardFollowsSearchAndPreset();
    void onlyCardsInSightAreLoaded();
    void theKeyboardGoesFromColumnToColumn();
    void aVerbMovesTheCard();
    void thePressedMouseTakesACardAlong();
    void aDroppedCardAsksForItsVerb();
    void theTimelineDrawsFromSubmittedToDue();
    void theTimelineSharesTheSelection();
    void theTimelineMovesByKeyboard();
    void severalOrdersAreAssignedByOneAct();
    void closingSaysWhichOrdersCannotBe();
};

void TestOrderBoard::theBoardShowsTheListByState()
{
    showBoard();

    QCOMPARE(cardsOf(QStringLiteral("Dispatched")), QStringList{QStringLiteral("申请云主机")});
    QTRY_COMPARE(cardsOf(QStringLiteral("On hold")), QStringList{QStringLiteral("数据库扩容")});
    QTRY_COMPARE(headOf(QStringLiteral("On hold")), QStringLiteral("On hold  1"));
    QTRY_COMPARE(headOf(QStringLiteral("Resolved")), QStringLiteral("Resolved  0"));
    QVERIFY(!column(QStringLiteral("Closed"))); // the preset leaves it out
    QVERIFY(!column(QStringLiteral("Voided"))); // no order is in it
}

void TestOrderBoard::theBoardFollowsSearchAndPreset()
{
    showBoard();

    QTest::mouseClick(&preset(0), Qt::LeftButton);
    QTRY_COMPARE(cardsOf(QStringLiteral("Closed")), QStringList{QStringLiteral("证书更换")});
    m_panel->findChild<QLineEdit *>(QStringLiteral("search"))->setText(QStringLiteral("扩容"));
    QTRY_COMPARE(cardsOf(QStringLiteral("In progress")), QStringList());
    QTRY_COMPARE(cardsOf(QStringLiteral("On hold")), QStringList{QStringLiteral("数据库扩容")});
}

void TestOrderBoard::onlyCardsInSightAreLoaded()
{
    std::vector<support::NewRecord> many;
    for (int i = 0; i < 3'000; ++i)
        many.push_back({.entity = QStringLiteral("work_order"),
                        .fields = {{QStringLiteral("title"), QStringLiteral("巡检 %1").arg(i)}, {QStringLiteral("state"), QStringLiteral("accepted")}, {QStringLiteral("unit_id"), idText(m_unit)}, {QStringLiteral("item_id"), idText(m_item)}}});
    m_lab->has(many);
    showBoard();

    QTRY_COMPARE(headOf(QStringLiteral("Accepted")), QStringLiteral("Accepted  %1").arg(QLocale().toString(3'000)));
    auto *cards = column(QStringLiteral("Accepted"));
    QTRY_COMPARE(cards->model()->rowCount(), 3'000);
    cards->scrollToBottom();
    QTRY_VERIFY(cards->model()->index(2'999, 0).data(items::LoadedRole).toBool());
    int loaded = 0;
    for (int row = 0; row < 3'000; ++row)
        loaded += cards->model()->index(row, 0).data(items::LoadedRole).toBool() ? 1 : 0;
    QVERIFY2(loaded < 300, qPrintable(QString::number(loaded)));
}

void TestOrderBoard::theKeyboardGoesFromColumnToColumn()
{
    showBoard();
    QTRY_COMPARE(cardsOf(QStringLiteral("On hold")).size(), 1);
    auto *started = column(QStringLiteral("In progress"));
    started->enterAt(0);
    QTRY_VERIFY(m_pane->shows({started->currentRow()->record.id}));

    QTest::keyClick(started, Qt::Key_Right);

    auto *held = column(QStringLiteral("On hold"));
    QVERIFY(held->hasFocus());
    QTRY_VERIFY(held->currentRow() && m_pane->shows({held->currentRow()->record.id}));
    QVERIFY(started->selectionModel()->selectedRows().isEmpty());
    QTest::keyClick(held, Qt::Key_Left);
    QVERIFY(started->hasFocus());
    QTRY_VERIFY(m_pane->shows({started->currentRow()->record.id}));
    QVERIFY(!started->selectionModel()->selectedRows().isEmpty());
}

void TestOrderBoard::aVerbMovesTheCard()
{
    showBoard();
    auto *cards = column(QStringLiteral("Dispatched"));
    cards->enterAt(0);
    QTRY_VERIFY(cards->currentRow());

    QTest::keyClick(cards, Qt::Key_Space);
    auto *menu = m_panel->findChild<QMenu *>(QStringLiteral("verbs"));
    QVERIFY(menu);
    const auto actions = menu->actions();
    const auto start = std::ranges::find(actions, QStringLiteral("Start work"), &QAction::text);
    QVERIFY(start != actions.end() && (*start)->isEnabled());
    (*start)->trigger();
    menu->close();

    QTRY_COMPARE(cardsOf(QStringLiteral("Dispatched")), QStringList());
    QTRY_VERIFY(cardsOf(QStringLiteral("In progress")).contains(QStringLiteral("申请云主机")));
}

void TestOrderBoard::thePressedMouseTakesACardAlong()
{
    showBoard();
    auto *cards = column(QStringLiteral("In progress"));
    QTRY_COMPARE(cards->model()->rowCount(), 1);
    const QPoint first = cards->visualRect(cards->model()->index(0, 0)).center();
    const QPoint second = first + QPoint(90, 40);
    const auto moveTo = [&](const QPoint &to) {
        QMouseEvent move(QEvent::MouseMove, to, cards->viewport()->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(cards->viewport(), &move);
    };
    QTest::mousePress(cards->viewport(), Qt::LeftButton, {}, first);
    QTRY_VERIFY(cards->currentRow());

    moveTo(first + QPoint(1, 1)); // a trembling hand drags nothing
    QVERIFY(!cards->findChild<QDrag *>());
    moveTo(second); // this platform lets go at once

    QVERIFY(cards->findChild<QDrag *>());
    QTest::mouseRelease(cards->viewport(), Qt::LeftButton, {}, second);
}

void TestOrderBoard::aDroppedCardAsksForItsVerb()
{
    showBoard();
    auto *cards = column(QStringLiteral("In progress"));
    cards->enterAt(0);
    QTRY_VERIFY(cards->currentRow());
    const auto id = cards->currentRow()->record.id;

    Q_EMIT column(QStringLiteral("On hold"))->dropped(*cards->currentRow());

    // A hold wants a kind and a reason: nothing is done before they are given.
    QTRY_VERIFY(m_panel->findChild<VerbDialog *>());
    QCOMPARE(text(m_lab->record(QStringLiteral("work_order"), id).values[size_t(m_list->shape().indexOf(u"state"))]), QStringLiteral("in_progress"));
    m_panel->findChild<VerbDialog *>()->reject();
}

void TestOrderBoard::theTimelineDrawsFromSubmittedToDue()
{
    m_panel->showAs(Look::Timeline);
    auto &timeline = m_panel->timeline()->timeline();
    QTRY_VERIFY(!timeline.barOf(rowOf(QStringLiteral("门户网站打不开"))).isEmpty());

    const auto open = timeline.barOf(rowOf(QStringLiteral("门户网站打不开")));
    QVERIFY(qAbs(open.left() - timeline.xOf(in(-600))) <= 1);
    QVERIFY(qAbs(open.right() - timeline.xOf(in(80))) <= 2);
    const auto late = timeline.barOf(rowOf(QStringLiteral("申请云主机")));
    QVERIFY(qAbs(late.right() - timeline.xOf(in(0))) <= 4);
}

void TestOrderBoard::theTimelineSharesTheSelection()
{
    m_panel->showAs(Look::Timeline);
    auto &timeline = m_panel->timeline()->timeline();
    QTRY_VERIFY(!timeline.barOf(rowOf(QStringLiteral("数据库扩容"))).isEmpty());

    QTest::mouseClick(timeline.viewport(), Qt::LeftButton, Qt::NoModifier, timeline.barOf(rowOf(QStringLiteral("数据库扩容"))).center());

    QTRY_VERIFY(m_pane->shows({m_list->idAt(rowOf(QStringLiteral("数据库扩容")))}));
    QTest::keyClick(&timeline, Qt::Key_Home);
    QTRY_VERIFY(m_pane->shows({m_list->idAt(0)}));
}

void TestOrderBoard::theTimelineMovesByKeyboard()
{
    m_panel->showAs(Look::Timeline);
    auto &timeline = m_panel->timeline()->timeline();
    const auto from = timeline.from();

    QTest::keyClick(&timeline, Qt::Key_Right);
    QVERIFY(timeline.from() > from);
    QTest::keyClick(&timeline, Qt::Key_Minus);
    QCOMPARE(timeline.zoom(), TimelineZoom::Month);
    QTest::keyClick(&timeline, Qt::Key_Plus);
    QTest::keyClick(&timeline, Qt::Key_Plus);
    QCOMPARE(timeline.zoom(), TimelineZoom::Day);
    QTest::keyClick(&timeline, Qt::Key_T);
    QVERIFY(timeline.from() < m_lab->clock.now());
    QVERIFY(timeline.xOf(m_lab->clock.now()) < timeline.viewport()->width());
}

void TestOrderBoard::severalOrdersAreAssignedByOneAct()
{
    QTest::mouseClick(&preset(4), Qt::LeftButton);
    hasOrder({QStringLiteral("等待备件"), "on_hold"});
    QTRY_COMPARE(m_list->rowCount(), 2);
    selectAllRows();
    const size_t before = m_lab->acts().size();
    whenAsked<VerbDialog>([this](VerbDialog *dialog) {
        dialog->editor(u"team")->setValue(Value(QStringLiteral("engineer")), {});
        dialog->editor(u"assignee_id")->setValue(Value(me()), QStringLiteral("金明"));
        dialog->findChild<QLineEdit *>(QStringLiteral("verbReason"))->setText(QStringLiteral("换班"));
        whenAsked<QDialog>([](QDialog *preview) {
            auto *change = preview->findChild<QPushButton *>(QStringLiteral("change"));
            QTRY_VERIFY(change && change->isEnabled());
            QTest::mouseClick(change, Qt::LeftButton);
        });
        dialog->accept();
    });

    action(QStringLiteral("Assign…"))->trigger();

    QTRY_COMPARE(m_lab->acts().size(), before + 1);
    const auto act = m_lab->acts().back();
    QCOMPARE(act.command.targets.size(), size_t(2));
    QCOMPARE(act.command.reason, QStringLiteral("换班"));
    QCOMPARE(act.command.fields.at(QStringLiteral("assignee_id")), Value(me()));
}

void TestOrderBoard::closingSaysWhichOrdersCannotBe()
{
    QTRY_COMPARE(m_list->rowCount(), 4);
    selectAllRows();
    bool seen = false;
    whenAsked<QDialog>([&seen](QDialog *question) {
        whenAsked<QDialog>([&seen](QDialog *preview) {
            auto *table = preview->findChild<QTableView *>();
            QTRY_COMPARE(table->model()->rowCount(), 4);
            auto *change = preview->findChild<QPushButton *>(QStringLiteral("change"));
            QTRY_VERIFY(!change->isEnabled());
            QTRY_VERIFY(table->model()->index(0, 0).data(Qt::ToolTipRole).toString().size() > 0);
            seen = true;
            preview->reject();
        });
        press(question, QStringLiteral("Close"));
    });

    action(QStringLiteral("Close…"))->trigger();

    QTRY_VERIFY(seen);
    QVERIFY(m_lab->acts().empty());
}

QTEST_MAIN(TestOrderBoard)
#include "tst_orderboard.moc"
