// The outbox in a real window over a real outbox: what a person sees of unsent acts, and decides.
#include "contract/entities/entities.h"
#include "items/outboxmodel.h"
#include "views/panels/outbox/actdetails.h"
#include "views/panels/outbox/editagaindialog.h"
#include "views/panels/outbox/outboxpanel.h"
#include "views/panels/records/recordpane.h"
#include "views/viewlab.h"

#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QTest>
#include <QTimer>
#include <QTreeView>

using namespace contract;
using namespace support;
using namespace views::panels;

class TestOutboxPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void saysWhenNothingWaits();
    void saysThatAQueuedActIsNotSentYet();
    void namesTheEndsOfARelation();
    void theKeyboardAlwaysFindsAnActSelected();
    void tellsWhyAnActWasRefused();
    void settlesAConflictByKeysAlone();
    void showsTheirChangeWithTheirDate();
    void sendsARefusedActAgain();
    void asksBeforeDiscardingAndNamesWhatGoesWithIt();
    void editsARefusedActAgainInItsForm();
    void disabledActionsSayWhy();

private:
    QUuid edits(const QString &field, const Value &value);
    void refused(const QUuid &command, const Error &error);
    [[nodiscard]] QString shownText() const;

    std::unique_ptr<ViewLab> m_lab;
    std::unique_ptr<OutboxPanel> m_panel;
    QUuid m_unit;
    QUuid m_resource;
    QTreeView *m_list = nullptr;
};

void TestOutboxPanel::init()
{
    m_lab = std::make_unique<ViewLab>();
    m_unit = m_lab->has(aUnit());
    m_resource = m_lab->has(aResource().named(QStringLiteral("web-01")).inUnit(m_unit).with(QStringLiteral("room"), QStringLiteral("A1")));
    m_panel = std::make_unique<OutboxPanel>(m_lab->context(), nullptr);
    m_panel->resize(1100, 700);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    m_panel->activateWindow();
    m_list = m_panel->findChild<QTreeView *>(QStringLiteral("acts"));
}

void TestOutboxPanel::cleanup()
{
    m_panel.reset();
    m_lab.reset();
}

QUuid TestOutboxPanel::edits(const QString &field, const Value &value)
{
    const Command command{.id = m_lab->ids.next(),
                          .kind = CommandKind::Edit,
                          .entity = QStringLiteral("resource"),
                          .targets = {{m_resource, 1}},
                          .fields = {{field, value}},
                          .occurredAt = m_lab->clock.now()};
    m_lab->sink.submit(command);
    m_lab->sink.commands.clear();
    return command.id;
}

void TestOutboxPanel::refused(const QUuid &command, const Error &error)
{
    m_lab->sends();
    m_lab->answers(command, Refused{error, m_resource});
    QTRY_VERIFY(m_list->model()->rowCount() > 0 && m_list->model()->index(0, 0).data(items::OutboxModel::StateRole).toInt() == int(replica::ActState::Refused));
}

QString TestOutboxPanel::shownText() const
{
    QStringList texts;
    for (const auto *label : m_panel->findChildren<QLabel *>())
        if (label->isVisible())
            texts << label->text();
    return texts.join(QLatin1Char('\n'));
}

void TestOutboxPanel::saysWhenNothingWaits()
{
    QTRY_VERIFY(m_panel->showsData());

    QVERIFY(shownText().contains(QStringLiteral("Nothing waits to be sent.")));
}

void TestOutboxPanel::namesTheEndsOfARelation()
{
    const auto other = m_lab->has(aResource().named(QStringLiteral("db-02")).inUnit(m_unit));
    m_lab->sink.submit({.id = m_lab->ids.next(),
                        .kind = CommandKind::Relate,
                        .entity = QStringLiteral("relation"),
                        .targets = {{m_lab->ids.next(), 0, {{QStringLiteral("from_id"), idText(m_resource)}}}},
                        .fields = {{QStringLiteral("to_id"), idText(other)}},
                        .occurredAt = m_lab->clock.now()});
    const QString name = text(m_lab->record(QStringLiteral("resource"), m_resource).values[size_t(shapeOf<Resource>().indexOf(u"name"))]);

    QTRY_VERIFY(m_list->model()->rowCount() == 1 && m_list->model()->index(0, 0).data().toString().endsWith(name + QStringLiteral(" → db-02")));

    auto *fields = m_panel->findChild<ActDetails *>()->findChild<QTableWidget *>();
    QStringList said;
    for (int row = 0; row < fields->rowCount(); ++row)
        said << fields->item(row, 1)->text();
    QVERIFY2(said.contains(name) && said.contains(QStringLiteral("db-02")), qPrintable(said.join(u'|')));
}

void TestOutboxPanel::saysThatAQueuedActIsNotSentYet()
{
    edits(QStringLiteral("room"), QStringLiteral("B2"));

    QTRY_COMPARE(m_list->model()->rowCount(), 1);
    QVERIFY(m_list->model()->index(0, 0).data().toString().contains(QStringLiteral("Machine room")));
    QTRY_VERIFY(shownText().contains(QStringLiteral("Not sent yet.")));
    QVERIFY(shownText().contains(QStringLiteral("1 act")));
}

void TestOutboxPanel::theKeyboardAlwaysFindsAnActSelected()
{
    edits(QStringLiteral("room"), QStringLiteral("B2"));
    QTRY_COMPARE(m_list->model()->rowCount(), 1);
    m_list->selectionModel()->clearSelection();
    QLineEdit elsewhere(m_panel.get());
    elsewhere.show();
    elsewhere.setFocus();

    m_list->setFocus();

    QVERIFY(m_list->selectionModel()->hasSelection());
}

void TestOutboxPanel::tellsWhyAnActWasRefused()
{
    const auto act = edits(QStringLiteral("room"), QStringLiteral("B2"));

    refused(act, {ErrorCode::MissingRight, QStringLiteral("resource.edit"), {}});

    QTRY_VERIFY(shownText().contains(QStringLiteral("nothing of it was applied")));
    QVERIFY(shownText().contains(QStringLiteral("resource.edit")));
}

namespace {
FieldConflict onRoom(const QUuid &resource, Instant theirs)
{
    return {.record = resource, .field = QStringLiteral("room"), .base = QStringLiteral("A1"), .mine = QStringLiteral("B2"), .theirs = QStringLiteral("C3"),
            .changedBy = QStringLiteral("Li Wei"), .changedAt = theirs};
}
}

void TestOutboxPanel::settlesAConflictByKeysAlone()
{
    const auto act = edits(QStringLiteral("room"), QStringLiteral("B2"));
    m_lab->sends();
    m_lab->answers(act, Conflict{{onRoom(m_resource, m_lab->clock.now())}, {{m_resource, 2}}});
    auto *disputes = m_panel->findChild<QTableWidget *>(QStringLiteral("disputes"));
    QTRY_VERIFY(disputes->isVisible());

    m_list->setFocus();
    QTest::keyClick(m_list, Qt::Key_Return);
    QVERIFY(disputes->hasFocus());
    QTest::keyClick(disputes, Qt::Key_3);
    QTest::keyClick(disputes, Qt::Key_Return, Qt::ControlModifier);

    QCOMPARE(m_lab->sink.settled.size(), size_t(1));
    QCOMPARE(m_lab->sink.settled.front().command, act);
    QCOMPARE(m_lab->sink.settled.front().choices, (std::vector<ConflictChoice>{{m_resource, QStringLiteral("room"), ConflictChoice::Keep::Theirs}}));
}

void TestOutboxPanel::showsTheirChangeWithTheirDate()
{
    const auto act = edits(QStringLiteral("room"), QStringLiteral("B2"));
    const Instant mine = m_lab->clock.now();
    const Instant theirs{mine.ms - 5 * 86'400'000LL};
    m_lab->clock.pass(60'000);
    m_lab->sends();
    m_lab->answers(act, Conflict{{onRoom(m_resource, theirs)}, {{m_resource, 2}}});

    auto *disputes = m_panel->findChild<QTableWidget *>(QStringLiteral("disputes"));
    QTRY_VERIFY(disputes->isVisible());

    QVERIFY(disputes->item(0, 2)->toolTip().contains(items::fullTime(mine)));
    QVERIFY(disputes->item(0, 3)->toolTip().contains(items::fullTime(theirs)));
    QVERIFY(disputes->item(0, 3)->toolTip().contains(QStringLiteral("Li Wei")));
    QCOMPARE(disputes->item(0, 2)->text(), QStringLiteral("B2"));
    QCOMPARE(disputes->item(0, 3)->text(), QStringLiteral("C3"));
}

void TestOutboxPanel::sendsARefusedActAgain()
{
    const auto act = edits(QStringLiteral("room"), QStringLiteral("B2"));
    refused(act, {ErrorCode::MissingRight, QStringLiteral("resource.edit"), {}});
    m_list->setFocus();

    QTest::keyClick(m_list, Qt::Key_R, Qt::ControlModifier);

    QCOMPARE(m_lab->sink.retried, std::vector{act});
    QTRY_COMPARE(m_list->model()->index(0, 0).data(items::OutboxModel::StateRole).toInt(), int(replica::ActState::Queued));
}

void TestOutboxPanel::asksBeforeDiscardingAndNamesWhatGoesWithIt()
{
    const auto first = edits(QStringLiteral("room"), QStringLiteral("B2"));
    edits(QStringLiteral("pool"), QStringLiteral("P1"));
    QTRY_COMPARE(m_list->model()->rowCount(), 2);
    m_list->setFocus();
    QTest::keyClick(m_list, Qt::Key_Home);
    QString said;
    auto *timer = new QTimer(m_panel.get());
    connect(timer, &QTimer::timeout, m_panel.get(), [timer, &said] {
        auto *box = qobject_cast<QDialog *>(QApplication::activeModalWidget());
        if (!box)
            return;
        timer->stop();
        said = box->findChild<QLabel *>(QStringLiteral("meaning"))->text();
        for (auto *button : box->findChildren<QPushButton *>())
            if (button->text() == QStringLiteral("Discard"))
                QTest::mouseClick(button, Qt::LeftButton);
    });
    timer->start(5);

    QTest::keyClick(m_list, Qt::Key_Delete);

    QVERIFY2(said.contains(QStringLiteral("Resource pool")), qPrintable(said));
    QCOMPARE(m_lab->sink.discarded, std::vector{first});
    QTRY_COMPARE(m_list->model()->rowCount(), 0);
}

void TestOutboxPanel::editsARefusedActAgainInItsForm()
{
    const auto act = edits(QStringLiteral("room"), QStringLiteral("B2"));
    refused(act, {ErrorCode::InvalidValue, QStringLiteral("room"), {}});
    m_list->setFocus();

    QTest::keyClick(m_list, Qt::Key_F2);
    auto *dialog = m_panel->findChild<EditAgainDialog *>();
    QVERIFY(dialog);
    QTRY_VERIFY(dialog->findChild<QLineEdit *>(QStringLiteral("room")));
    auto *room = dialog->findChild<QLineEdit *>(QStringLiteral("room"));
    QTRY_COMPARE(room->text(), QStringLiteral("B2"));
    QTest::keyClick(room, Qt::Key_End);
    QTest::keyClicks(room, QStringLiteral("-7"));
    QTest::keyClick(room, Qt::Key_S, Qt::ControlModifier);

    QTRY_COMPARE(m_lab->sink.commands.size(), size_t(1));
    QCOMPARE(m_lab->sink.commands.front().id, act);
    QCOMPARE(m_lab->sink.commands.front().fields, (Patch{{QStringLiteral("room"), QStringLiteral("B2-7")}}));
}

void TestOutboxPanel::disabledActionsSayWhy()
{
    edits(QStringLiteral("room"), QStringLiteral("B2"));
    QTRY_COMPARE(m_list->model()->rowCount(), 1);

    for (const auto *action : m_panel->actions())
        if (!action->isEnabled())
            QVERIFY2(action->toolTip().contains(QLatin1Char(':')), qPrintable(action->toolTip()));
}

QTEST_MAIN(TestOutboxPanel)
#include "tst_outboxpanel.moc"
