// A new order on one page: what is promised, what is open already, and one order however often it is pressed.
#include "items/similarorders.h"
#include "views/forms/fieldeditor.h"
#include "views/orderlab.h"
#include "views/typing.h"
#include "views/panels/orders/detail/neworderaction.h"
#include "views/panels/orders/detail/neworderdialog.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace contract;
using namespace support;
using namespace views::panels;

namespace {

class EmptyPanel : public views::shell::Panel
{
public:
    using Panel::Panel;
    void retranslate() override {}
    [[nodiscard]] bool showsData() const override { return true; }
};

} // namespace

class TestNewOrder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_lab = std::make_unique<OrderLab>(); }
    void cleanup()
    {
        m_dialog.reset();
        m_lab.reset();
    }

    void aDoubleClickMakesOneOrder()
    {
        open();
        choose(u"item_id", m_lab->items.at(QStringLiteral("C1")), QStringLiteral("服务请求"));
        choose(u"unit_id", m_lab->unit, QStringLiteral("政务服务局"));
        type(u"title", QStringLiteral("打印机不能用"));
        auto *create = m_dialog->findChild<QPushButton *>(QStringLiteral("create"));
        QVERIFY(create->isEnabled());

        QTest::mouseDClick(create, Qt::LeftButton);
        QTest::mouseClick(create, Qt::LeftButton);

        QTRY_COMPARE(m_lab->sent("work_order").size(), size_t(1));
        QTest::qWait(0);
        QCOMPARE(m_lab->sent("work_order").size(), size_t(1));
        const auto order = m_lab->record(QStringLiteral("work_order"), m_lab->sent("work_order")[0].targets[0].id);
        QCOMPARE(text(order.values[size_t(shapeOf<WorkOrder>().indexOf(u"state"))]), QStringLiteral("submitted"));
    }

    void nothingIsMadeWhileSomethingIsMissing()
    {
        open();
        QVERIFY(!m_dialog->whyNot().isEmpty());

        m_dialog->create(OrderState::Submitted);

        QVERIFY(m_lab->sink.commands.empty());
        QVERIFY(!m_dialog->findChild<QPushButton *>(QStringLiteral("create"))->toolTip().isEmpty());
    }

    void impactAndUrgencySayPriorityAndDueTimes()
    {
        open();
        choose(u"item_id", m_lab->items.at(QStringLiteral("C2")), QStringLiteral("事件"));
        choose(u"impact", QStringLiteral("platform"));
        choose(u"urgency", QStringLiteral("high"));

        auto *promise = m_dialog->findChild<QLabel *>(QStringLiteral("promise"));
        // P1: five minutes by the clock on the wall.
        QTRY_VERIFY2(promise->text().contains(QStringLiteral("P1")), qPrintable(promise->text()));
        QVERIFY2(promise->text().contains(items::displayTime({m_lab->clock.now().ms + 5 * 60'000}, m_lab->clock.now())), qPrintable(promise->text()));
    }

    void similarOpenOrdersAreShownAndOpenedInstead()
    {
        const QUuid other = m_lab->hasOrder("C2", "in_progress", {{QStringLiteral("title"), QStringLiteral("OA系统无法登录")}});
        m_lab->hasOrder("C2", "closed", {{QStringLiteral("title"), QStringLiteral("OA系统无法登录（已办结）")}});
        m_lab->hasOrder("C2", "in_progress", {{QStringLiteral("title"), QStringLiteral("机房空调漏水")}});
        open();
        choose(u"unit_id", m_lab->unit, QStringLiteral("政务服务局"));
        type(u"title", QStringLiteral("OA系统登录不了"));
        auto *similar = m_dialog->findChild<QListWidget *>(QStringLiteral("similar"));

        QTRY_COMPARE(similar->count(), 1);
        QVERIFY(similar->item(0)->text().contains(QStringLiteral("无法登录")));
        QSignalSpy asked(m_dialog.get(), &NewOrderDialog::recordAsked);
        Q_EMIT similar->itemActivated(similar->item(0));
        QCOMPARE(asked.size(), 0); // nothing is chosen yet
        similar->setCurrentRow(0);
        Q_EMIT similar->itemActivated(similar->item(0));
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][1].toUuid(), other);
        QVERIFY(m_lab->sink.commands.empty());
    }

    void ordersOfTheSameResourceComeFirst()
    {
        const QUuid server = m_lab->has(aResource().inUnit(m_lab->unit));
        const QUuid alike = m_lab->hasOrder("C2", "in_progress", {{QStringLiteral("title"), QStringLiteral("磁盘告警处理")}});
        const QUuid same = m_lab->hasOrder("C2", "in_progress", {{QStringLiteral("title"), QStringLiteral("别的事")}});
        m_lab->has(NewRecord{.entity = QStringLiteral("order_resource"), .fields = {{QStringLiteral("order_id"), idText(same)}, {QStringLiteral("resource_id"), idText(server)}}});
        auto answer = m_lab->context().items.queries().similarOrders(this, {.title = QStringLiteral("磁盘告警"), .unit = m_lab->unit, .system = {}, .resources = {server}}, 5);
        answer.waitForFinished();
        const auto found = answer.result().value();

        QCOMPARE(found.size(), size_t(2));
        QVERIFY(std::ranges::any_of(found, [&](const auto &order) { return order.row.record.id == same && order.sameResource; }));
        QVERIFY(std::ranges::any_of(found, [&](const auto &order) { return order.row.record.id == alike && order.likeness > 0.9; }));
    }

    void anOrderAboutAResourceKnowsItsUnitAndNamesIt()
    {
        const QUuid server = m_lab->has(aResource().inUnit(m_lab->unit));
        open({.kind = {}, .values = {}, .titles = {}, .resources = {{server, QStringLiteral("ecs-01")}}});
        QTRY_COMPARE(text(m_dialog->editor(u"unit_id")->value()), idText(m_lab->unit));
        choose(u"item_id", m_lab->items.at(QStringLiteral("A2")), QStringLiteral("资源变更"));
        type(u"title", QStringLiteral("扩容"));

        m_dialog->create(OrderState::Submitted);

        QTRY_COMPARE(m_lab->sent("order_resource").size(), size_t(1));
        const auto order = m_lab->sent("work_order").front();
        const auto named = m_lab->sent("order_resource").front();
        QCOMPARE(named.after, std::vector{order.id});
        QCOMPARE(text(named.fields.at(QStringLiteral("order_id"))), idText(order.targets[0].id));
    }

    void theActionOpensOnePage()
    {
        EmptyPanel panel;
        panel.show();
        auto *action = new NewOrderAction(NewOrderAction::About::Anything, panel, m_lab->context(), [](const auto &begin) { begin({}); });
        QVERIFY(action->isEnabled());

        action->trigger();
        action->trigger();

        QCOMPARE(panel.findChildren<NewOrderDialog *>().size(), 1);
        m_lab->host.become(ViewLab::actorWith({QStringLiteral("viewer")}));
        QVERIFY(!action->isEnabled());
        QVERIFY(action->toolTip().contains(QStringLiteral("work_order.create")));
    }

    void escapeAsksWhereSomethingWasTyped()
    {
        open();
        QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
        QVERIFY(!m_dialog->isVisible()); // nothing to lose

        open();
        type(u"title", QStringLiteral("打印机不能用"));
        answers(1); // of: discard, go on
        QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
        QVERIFY(m_dialog->isVisible());
        QCOMPARE(text(m_dialog->editor(u"title")->value()), QStringLiteral("打印机不能用"));
        answers(0);
        m_dialog->close();
        QVERIFY(!m_dialog->isVisible());
        QVERIFY(m_lab->sink.commands.empty());
    }

    void whatIsWholeCanBeKeptAsADraftInstead()
    {
        open();
        choose(u"item_id", m_lab->items.at(QStringLiteral("C1")), QStringLiteral("服务请求"));
        choose(u"unit_id", m_lab->unit, QStringLiteral("政务服务局"));
        type(u"title", QStringLiteral("打印机不能用"));

        answers(0); // of: keep as draft, discard, go on
        QTest::keyClick(m_dialog.get(), Qt::Key_Escape);

        QTRY_COMPARE(m_lab->sent("work_order").size(), size_t(1));
        QCOMPARE(text(m_lab->sent("work_order")[0].fields.at(QStringLiteral("state"))), QStringLiteral("draft"));
        QTRY_VERIFY(!m_dialog->isVisible());
    }

    void titlesAreAlikeByTheirPairs()
    {
        QCOMPARE(items::likenessOf(QStringLiteral("OA 系统"), QStringLiteral("oa系统")), 1.0);
        QCOMPARE(items::likenessOf(QStringLiteral("磁盘"), QStringLiteral("空调")), 0.0);
        QCOMPARE(items::likenessOf({}, QStringLiteral("空调")), 0.0);
    }

private:
    void open(const NewOrderStart &start = {})
    {
        m_dialog = std::make_unique<NewOrderDialog>(start, m_lab->context(), nullptr);
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
    }
    /// Presses that answer, from the left, as soon as the question stands there.
    void answers(int position)
    {
        auto *waiting = new QTimer(this);
        connect(waiting, &QTimer::timeout, this, [this, waiting, position] {
            const auto *question = m_dialog->findChild<QDialog *>(QStringLiteral("leaveNewOrder"));
            if (!question)
                return;
            waiting->deleteLater();
            const auto buttons = question->findChildren<QPushButton *>();
            buttons.at(position)->click();
        });
        waiting->start(0);
    }
    void choose(QStringView field, const QUuid &id, const QString &title) { put(field, idText(id), title); }
    void choose(QStringView field, const QString &code) { put(field, code, {}); }
    void put(QStringView field, const QString &value, const QString &title)
    {
        m_dialog->editor(field)->setValue(value, title);
        Q_EMIT m_dialog->editor(field)->edited();
    }
    void type(QStringView field, const QString &words)
    {
        auto *line = qobject_cast<QLineEdit *>(m_dialog->editor(field)->input());
        QVERIFY(line);
        line->setFocus();
        typeText(line, words);
    }

    std::unique_ptr<OrderLab> m_lab;
    std::unique_ptr<NewOrderDialog> m_dialog;
};

QTEST_MAIN(TestNewOrder)
#include "tst_neworder.moc"
