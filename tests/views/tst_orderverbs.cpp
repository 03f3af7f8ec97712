// What can be done with an order, as a person does it: the next step by one press, the rest from the menu, and what is
// missing leads to where it is.
#include "items/factory.h"
#include "items/ordersentences.h"
#include "items/undolist.h"
#include "rules/orderledger.h"
#include "views/forms/fieldeditor.h"
#include "views/orderlab.h"
#include "views/panels/orders/detail/checklisttab.h"
#include "views/panels/orders/detail/orderverbs.h"
#include "views/panels/orders/detail/verbdialog.h"
#include "views/panels/records/recordpane.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace contract;
using namespace support;
using namespace views::panels;
using rules::OrderVerb;

class TestOrderVerbs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_shelf = std::make_unique<LabShelf>(m_folder->filePath(QStringLiteral("files")));
        m_lab = std::make_unique<OrderLab>();
        auto context = m_lab->context();
        context.files = m_shelf.get();
        m_window = std::make_unique<QWidget>();
        m_verbs = new OrderVerbs(shapeOf<WorkOrder>(), context, m_window.get());
        auto *tabs = new QTabWidget(m_window.get());
        tabs->addTab(new QWidget(tabs), QStringLiteral("Fields"));
        m_checklist = new ChecklistTab(shapeOf<WorkOrder>(), context, tabs);
        tabs->addTab(m_checklist, QStringLiteral("Steps"));
        m_tabs = tabs;
        auto *column = new QVBoxLayout(m_window.get());
        column->addWidget(m_verbs);
        column->addWidget(tabs);
        m_window->resize(800, 700);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }
    void cleanup()
    {
        m_window.reset();
        m_lab.reset();
        m_shelf.reset();
    }

    void theNextStepStandsFirst_data()
    {
        QTest::addColumn<QByteArray>("item");
        QTest::addColumn<QByteArray>("state");
        QTest::addColumn<OrderVerb>("next");
        QTest::newRow("draft") << QByteArray("C1") << QByteArray("draft") << OrderVerb::Submit;
        QTest::newRow("submitted") << QByteArray("C1") << QByteArray("submitted") << OrderVerb::Accept;
        QTest::newRow("accepted") << QByteArray("C1") << QByteArray("accepted") << OrderVerb::Dispatch;
        QTest::newRow("dispatched") << QByteArray("C1") << QByteArray("dispatched") << OrderVerb::Start;
        QTest::newRow("in progress") << QByteArray("C1") << QByteArray("in_progress") << OrderVerb::Resolve;
        QTest::newRow("on hold") << QByteArray("C1") << QByteArray("on_hold") << OrderVerb::Resume;
        QTest::newRow("resolved") << QByteArray("C1") << QByteArray("resolved") << OrderVerb::AskConfirmation;
        QTest::newRow("to be confirmed") << QByteArray("C1") << QByteArray("awaiting_confirmation") << OrderVerb::Close;
    }
    void theNextStepStandsFirst()
    {
        QFETCH(QByteArray, item);
        QFETCH(QByteArray, state);
        QFETCH(OrderVerb, next);
        show(m_lab->hasOrder(item.constData(), state.constData()));

        QCOMPARE(m_verbs->next(), std::optional(next));
        QVERIFY(nextButton().isVisible() && nextButton().isEnabled());
        QVERIFY(nextButton().text().startsWith(items::verbText(next)));
    }

    void onlyWhatTheStateAllowsIsOffered()
    {
        show(m_lab->hasOrder("B1", "in_progress"));

        QVERIFY(!offered(OrderVerb::Submit));
        QVERIFY(!offered(OrderVerb::Grade)); // no incident
        QVERIFY(offered(OrderVerb::Hold));
    }

    void oneStepIsOnePressAndADoublePressIsOneAct()
    {
        show(m_lab->hasOrder("C1", "dispatched"));

        m_verbs->doVerb(OrderVerb::Start);
        m_verbs->doVerb(OrderVerb::Start);

        QTRY_COMPARE(m_lab->sent("work_order").size(), size_t(1));
        QCOMPARE(text(m_lab->sent("work_order")[0].fields.at(QStringLiteral("state"))), QStringLiteral("in_progress"));
        QCOMPARE(stateNow(), QStringLiteral("in_progress"));
        QTest::qWait(0);
        QCOMPARE(m_lab->sent("work_order").size(), size_t(1));
    }

    void aHoldAsksForKindReasonAndConsent()
    {
        show(m_lab->hasOrder("C1", "in_progress"));

        m_verbs->doVerb(OrderVerb::Hold);
        auto *dialog = opened();
        auto *ok = dialog->findChild<QPushButton *>();
        Q_UNUSED(ok)
        QVERIFY(!okOf(*dialog).isEnabled());
        put(*dialog, u"hold_kind", QStringLiteral("user"));
        put(*dialog, u"hold_consent", QStringLiteral("王值班长"));
        dialog->findChild<QLineEdit *>(QStringLiteral("verbReason"))->setText(QStringLiteral("等用户提供材料"));
        QVERIFY(okOf(*dialog).isEnabled());
        dialog->accept();

        QTRY_COMPARE(m_lab->sent("work_order").size(), size_t(1));
        const auto act = m_lab->sent("work_order")[0];
        QCOMPARE(act.reason, QStringLiteral("等用户提供材料"));
        QCOMPARE(text(act.fields.at(QStringLiteral("hold_kind"))), QStringLiteral("user"));
        QCOMPARE(stateNow(), QStringLiteral("on_hold"));
    }

    void whatWasTypedForAVerbOutlivesEscape()
    {
        items::UndoList undo(m_lab->sink, m_lab->context().items.queries(), m_lab->clock, m_lab->ids);
        items::Drafts drafts(m_folder->filePath(QStringLiteral("drafts.json")));
        m_lab->context().items.keep(undo, drafts);
        const QUuid order = m_lab->hasOrder("C1", "in_progress");
        show(order);
        m_verbs->doVerb(OrderVerb::Hold);
        QPointer<VerbDialog> first = opened();
        put(*first, u"hold_kind", QStringLiteral("user"));
        QTest::keyClicks(reasonOf(*first), QStringLiteral("waiting for papers"));
        QTest::keyClick(first.data(), Qt::Key_Escape);
        QTRY_VERIFY(!first);

        m_verbs->doVerb(OrderVerb::Hold);
        QPointer<VerbDialog> again = opened();
        QCOMPARE(reasonOf(*again)->text(), QStringLiteral("waiting for papers"));
        QCOMPARE(text(again->editor(u"hold_kind")->value()), QStringLiteral("user"));
        QVERIFY(again->findChild<QWidget *>(QStringLiteral("keptText")));
        QTest::keyClick(again.data(), Qt::Key_Escape);
        QTRY_VERIFY(!again);

        // Another order and another verb have nothing of it; an act that is taken leaves nothing.
        show(m_lab->hasOrder("C1", "in_progress"));
        m_verbs->doVerb(OrderVerb::Hold);
        QPointer<VerbDialog> other = opened();
        QVERIFY(reasonOf(*other)->text().isEmpty());
        other->reject();
        QTRY_VERIFY(!other);
        show(order);
        m_verbs->doVerb(OrderVerb::Hold);
        auto *last = opened();
        put(*last, u"hold_consent", QStringLiteral("王值班长"));
        last->accept();
        QTRY_COMPARE(m_lab->sent("work_order").size(), size_t(1));
        QCOMPARE(m_lab->sent("work_order")[0].reason, QStringLiteral("waiting for papers"));
        QTRY_VERIFY(!drafts.keptOf(QStringLiteral("work_order/hold"), {order}));
    }

    void beginningAnewTakesTheKeptWordsAway()
    {
        items::UndoList undo(m_lab->sink, m_lab->context().items.queries(), m_lab->clock, m_lab->ids);
        items::Drafts drafts(m_folder->filePath(QStringLiteral("drafts.json")));
        m_lab->context().items.keep(undo, drafts);
        const QUuid order = m_lab->hasOrder("C1", "in_progress");
        drafts.keep({.entity = QStringLiteral("work_order/hold"), .records = {order}, .fields = {}, .titles = {}, .reason = QStringLiteral("老理由"), .at = m_lab->clock.now()});
        show(order);

        m_verbs->doVerb(OrderVerb::Hold);
        auto *dialog = opened();
        QCOMPARE(reasonOf(*dialog)->text(), QStringLiteral("老理由"));
        QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("beginAnew")), Qt::LeftButton);

        QVERIFY(reasonOf(*dialog)->text().isEmpty());
        QVERIFY(!drafts.keptOf(QStringLiteral("work_order/hold"), {order}));
    }

    void whoIsTypedButNotChosenGetsNoOrder()
    {
        show(m_lab->hasOrder("C1", "accepted"));

        m_verbs->doVerb(OrderVerb::Dispatch);
        auto *dialog = opened();
        put(*dialog, u"team", QStringLiteral("engineer"));
        QVERIFY(okOf(*dialog).isEnabled());
        put(*dialog, u"assignee_id", QStringLiteral("oushiheng"));

        QVERIFY(!okOf(*dialog).isEnabled());
    }

    void gradingShowsTheTermOfTheLaw()
    {
        show(m_lab->hasOrder("C2", "in_progress", {{QStringLiteral("priority"), QStringLiteral("p1")}}));

        m_verbs->doVerb(OrderVerb::Grade);
        auto *dialog = opened();
        put(*dialog, u"security_level", QStringLiteral("major"));
        put(*dialog, u"report_duty", QStringLiteral("critical_operator"));

        const QString follows = dialog->findChild<QLabel *>(QStringLiteral("consequence"))->text();
        QVERIFY2(follows.contains(items::fullTime({m_lab->clock.now().ms + 3'600'000})), qPrintable(follows));
        dialog->accept();
        QTRY_COMPARE(m_lab->sent("work_order").size(), size_t(1));
        QVERIFY(integer(field(u"report_due")) > 0);
    }

    void aResolutionWithoutItsStepsIsRefusedAndLeadsToTheStep()
    {
        const QUuid order = m_lab->hasOrder("B1", "in_progress");
        m_checklist->showRecord(order);
        show(order);

        m_verbs->doVerb(OrderVerb::Resolve);

        auto *sentence = m_window->findChild<QLabel *>(QStringLiteral("refusal"));
        QTRY_VERIFY(sentence->isVisible());
        QVERIFY(m_lab->sink.commands.empty());
        QVERIFY2(sentence->text().contains(u'1'), qPrintable(sentence->text()));
        auto *go = m_window->findChild<QPushButton *>(QStringLiteral("goThere"));
        QVERIFY(go->isVisible());
        QTest::mouseClick(go, Qt::LeftButton);
        QCOMPARE(m_tabs->currentWidget(), m_checklist);
    }

    void whatIsMissingLeadsToATabThatNobodyHasLookedAt()
    {
        const QUuid order = m_lab->hasOrder("B1", "in_progress");
        RecordPane pane(shapeOf<WorkOrder>(), m_lab->context(), nullptr);
        pane.resize(800, 700);
        pane.setVisible(true);
        auto row = m_lab->context().items.queries().record(shapeOf<WorkOrder>(), order);
        row.waitForFinished();
        pane.show({row.result().value().value()});
        QVERIFY(pane.has<ChecklistTab>());
        QVERIFY(!pane.tab<ChecklistTab>());

        pane.strip<OrderVerbs>()->doVerb(OrderVerb::Resolve);
        auto *go = pane.findChild<QPushButton *>(QStringLiteral("goThere"));
        QTRY_VERIFY(go->isVisible());
        QTest::mouseClick(go, Qt::LeftButton);

        QTRY_VERIFY(pane.tab<ChecklistTab>() && pane.tab<ChecklistTab>()->isVisible());
    }

    void whoLacksTheRoleIsToldWhoMay()
    {
        m_lab->host.become(ViewLab::actorWith({QStringLiteral("viewer")}));
        show(m_lab->hasOrder("C1", "submitted"));

        QVERIFY(!m_verbs->next());
        QVERIFY(!nextButton().isEnabled());
        QVERIFY(!nextButton().toolTip().isEmpty());
    }

    void unsavedEditsInTheFormComeFirst()
    {
        show(m_lab->hasOrder("C1", "dispatched"));

        m_verbs->setLock(QStringLiteral("save first"));

        QVERIFY(!nextButton().isEnabled());
        QCOMPARE(nextButton().toolTip(), QStringLiteral("save first"));
        m_verbs->doVerb(OrderVerb::Start);
        QVERIFY(m_lab->sink.commands.empty());
    }

    void aRatingFromPaperComesWithItsScan()
    {
        show(m_lab->hasOrder("C1", "closed"));
        QFile scan(m_folder->filePath(QStringLiteral("评价表.pdf")));
        QVERIFY(scan.open(QIODevice::WriteOnly));
        scan.write("%PDF-1.4 signed");
        scan.close();

        m_verbs->doVerb(OrderVerb::Rate);
        auto *dialog = opened();
        for (auto *star : dialog->findChildren<QToolButton *>())
            if (star->text().startsWith(u'4'))
                QTest::mouseClick(star, Qt::LeftButton);
        put(*dialog, u"rating_source", QStringLiteral("paper"));
        dialog->setScan(scan.fileName());
        dialog->accept();

        QTRY_COMPARE(m_lab->sent("work_order").size(), size_t(1));
        const auto hung = m_lab->sent("attachment");
        QCOMPARE(hung.size(), size_t(1));
        QCOMPARE(m_lab->sent("work_order")[0].after, std::vector{hung[0].id});
        QCOMPARE(integer(field(u"stars")), 4);
    }

    void aRatingIsAskedForByOnePress()
    {
        show(m_lab->hasOrder("C1", "closed"));

        m_verbs->doVerb(OrderVerb::AskRating);

        QTRY_COMPARE(m_lab->sent("work_order").size(), size_t(1));
        QVERIFY(integer(field(u"rating_asked_at")) > 0);
    }

    void theKeyboardStaysInTheBarWhenItsButtonGoes()
    {
        show(m_lab->hasOrder("C1", "in_progress"));
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        auto *last = m_verbs->findChild<QPushButton *>(QStringLiteral("verb2"));
        QVERIFY(last->isVisible());
        last->setFocus();

        show(m_lab->hasOrder("C1", "draft")); // fewer verbs: that button is gone

        QVERIFY(!last->isVisible());
        QVERIFY2(m_verbs->isAncestorOf(m_window->focusWidget()), m_window->focusWidget() ? qPrintable(m_window->focusWidget()->objectName()) : "nobody");
        QVERIFY(m_window->focusWidget()->isEnabled());
    }

    void keysDoTheVerbs()
    {
        show(m_lab->hasOrder("C1", "dispatched"));
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));

        QTest::keyClick(m_window.get(), Qt::Key_1, Qt::AltModifier);

        QTRY_COMPARE(m_lab->sent("work_order").size(), size_t(1));
    }

private:
    void show(const QUuid &order)
    {
        m_order = order;
        auto row = m_lab->context().items.queries().record(shapeOf<WorkOrder>(), order);
        row.waitForFinished();
        const auto held = row.result().value().value();
        m_verbs->showRow(&held);
    }
    VerbDialog *opened()
    {
        VerbDialog *dialog = nullptr;
        [&] { QTRY_VERIFY((dialog = m_window->findChild<VerbDialog *>())); }();
        return dialog;
    }
    static QLineEdit *reasonOf(VerbDialog &dialog) { return dialog.findChild<QLineEdit *>(QStringLiteral("verbReason")); }
    static QPushButton &okOf(VerbDialog &dialog)
    {
        for (auto *button : dialog.findChildren<QPushButton *>())
            if (button->isDefault())
                return *button;
        qFatal("no default button");
    }
    static void put(VerbDialog &dialog, QStringView field, const QString &value)
    {
        dialog.editor(field)->setValue(value, {});
        Q_EMIT dialog.editor(field)->edited();
    }
    bool offered(OrderVerb verb)
    {
        return std::ranges::find(m_verbs->offers(), verb, &rules::VerbOffer::verb) != m_verbs->offers().end();
    }
    Value field(QStringView name) { return m_lab->record(QStringLiteral("work_order"), m_order).values[size_t(shapeOf<WorkOrder>().indexOf(name))]; }
    QString stateNow() { return text(field(u"state")); }
    QPushButton &nextButton() { return *m_verbs->findChild<QPushButton *>(QStringLiteral("nextVerb")); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LabShelf> m_shelf;
    std::unique_ptr<OrderLab> m_lab;
    std::unique_ptr<QWidget> m_window;
    OrderVerbs *m_verbs = nullptr;
    QTabWidget *m_tabs = nullptr;
    ChecklistTab *m_checklist = nullptr;
    QUuid m_order;
};

QTEST_MAIN(TestOrderVerbs)
#include "tst_orderverbs.moc"
