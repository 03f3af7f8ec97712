// Editing in the inventory as a person does it: what becomes a command, what is refused, what is asked.
#include "contract/entities/entities.h"
#include "views/forms/fieldeditor.h"
#include "views/forms/recordform.h"
#include "views/inventorywindow.h"
#include "views/panels/records/relatedialog.h"
#include "views/panels/records/relationstab.h"

#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>

using namespace contract;
using namespace support;
using namespace views::panels;

class TestInventoryEditing : public InventoryWindow
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void aSavedFieldIsOneCommandWithTheBaseAndOnlyTheChange();
    void aSaveIsSeenInTheListAtOnce();
    void anInvalidValueIsMarkedAndNotQueued();
    void aDoubleClickOnSaveMakesOneCommand();
    void anEditOfSeveralRowsIsOneCommand();
    void theHeadOfSeveralRowsForgetsWhatHasArrived();
    void anEditReachesRowsThatWereNeverInSight();
    void aRefusedCommandMarksTheField();
    void escapeAsksBeforeEditsAreLost();
    void escapeWithoutEditsAsksNothing();
    void anotherRowAsksBeforeEditsAreLost();
    void aSearchCostsNoUnsavedEdit();
    void retiringSeveralRowsIsOneCommandWithItsReason();
    void retireAndRestoreFollowWhatIsSelected();
    void relatingSeveralRowsToOneIsOneCommand();
    void aSelectedRelationIsTakenAwayByItsKeys();
    void aNewRecordIsSelectedOnceItIsSaved();
    void aReaderMayNotEdit();
};

void TestInventoryEditing::aSavedFieldIsOneCommandWithTheBaseAndOnlyTheChange()
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

void TestInventoryEditing::aSaveIsSeenInTheListAtOnce()
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

void TestInventoryEditing::anInvalidValueIsMarkedAndNotQueued()
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

void TestInventoryEditing::aDoubleClickOnSaveMakesOneCommand()
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

void TestInventoryEditing::anEditOfSeveralRowsIsOneCommand()
{
    m_view->setFocus();
    QTest::keyClick(m_view, Qt::Key_A, Qt::ControlModifier);
    QTRY_VERIFY(m_pane->shows({m_list->idAt(0), m_list->idAt(1), m_list->idAt(2)}));

    QTest::keyClicks(&line(u"pool"), QStringLiteral("P2"));
    agreeToTheBulkChange();
    QTest::keyClick(m_pane, Qt::Key_S, Qt::ControlModifier);

    QTRY_COMPARE(m_lab->sink.commands.size(), size_t(1));
    QCOMPARE(m_lab->sink.commands.front().targets.size(), size_t(3));
    QCOMPARE(m_lab->sink.commands.front().fields, (Patch{{QStringLiteral("pool"), QStringLiteral("P2")}}));
}

void TestInventoryEditing::theHeadOfSeveralRowsForgetsWhatHasArrived()
{
    m_view->setFocus();
    QTest::keyClick(m_view, Qt::Key_A, Qt::ControlModifier);
    QTRY_VERIFY(m_pane->shows({m_list->idAt(0), m_list->idAt(1), m_list->idAt(2)}));
    QTest::keyClicks(&line(u"pool"), QStringLiteral("P2"));
    agreeToTheBulkChange();
    QTest::keyClick(m_pane, Qt::Key_S, Qt::ControlModifier);
    const auto saysPending = [this] {
        const auto labels = m_pane->findChildren<QLabel *>();
        return std::ranges::any_of(labels, [](const QLabel *label) { return label->isVisible() && label->text().contains(QStringLiteral("not sent yet")); });
    };
    QTRY_VERIFY(saysPending());

    const auto sent = m_lab->sends();
    QCOMPARE(sent.size(), size_t(1));
    Applied applied;
    for (const auto &id : m_resources)
        applied.records.push_back({id, 2});
    m_lab->answers(sent.front().id, applied);
    for (const auto &id : m_resources) {
        auto record = m_lab->record(QStringLiteral("resource"), id);
        record.revision = 2;
        m_lab->arrives(shapeOf<Resource>(), record);
    }

    QTRY_VERIFY(!saysPending());
}

void TestInventoryEditing::anEditReachesRowsThatWereNeverInSight()
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
    agreeToTheBulkChange();
    QTest::keyClick(m_pane, Qt::Key_S, Qt::ControlModifier);

    QTRY_COMPARE(m_lab->sink.commands.size(), size_t(1));
    QCOMPARE(m_lab->sink.commands.front().targets.size(), size_t(4'003));
}

void TestInventoryEditing::aRefusedCommandMarksTheField()
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

void TestInventoryEditing::escapeAsksBeforeEditsAreLost()
{
    select(0);
    QTest::keyClicks(&line(u"room"), QStringLiteral("B"));

    whenAsked<QDialog>([](QDialog *box) { press(box, QStringLiteral("Go on editing")); });
    QTest::keyClick(&line(u"room"), Qt::Key_Escape);
    QCOMPARE(line(u"room").text(), QStringLiteral("B"));
    QVERIFY(m_pane->isDirty());

    whenAsked<QDialog>([](QDialog *box) { press(box, QStringLiteral("Discard the changes")); });
    QTest::keyClick(&line(u"room"), Qt::Key_Escape);
    QCOMPARE(line(u"room").text(), QString());
    QVERIFY(!m_pane->isDirty());
    QVERIFY(m_lab->sink.commands.empty());
}

void TestInventoryEditing::escapeWithoutEditsAsksNothing()
{
    select(0);
    line(u"room").setFocus();

    QTest::keyClick(&line(u"room"), Qt::Key_Escape);

    QVERIFY(m_view->hasFocus());
}

void TestInventoryEditing::anotherRowAsksBeforeEditsAreLost()
{
    select(0);
    QTest::keyClicks(&line(u"room"), QStringLiteral("B"));

    bool asked = false;
    whenAsked<QDialog>([&asked](QDialog *box) {
        asked = true;
        QCOMPARE(box->windowTitle(), QStringLiteral("Changes not saved"));
        press(box, QStringLiteral("Go on editing"));
    });
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::NoModifier, m_view->visualRect(m_list->index(2, 0)).center());

    QTRY_VERIFY(asked);
    QTRY_COMPARE(m_view->selectedRows(), std::vector<int>{0});
    QCOMPARE(line(u"room").text(), QStringLiteral("B"));
}

void TestInventoryEditing::aSearchCostsNoUnsavedEdit()
{
    select(0);
    QTest::keyClicks(&line(u"room"), QStringLiteral("B"));

    QTest::keyClicks(m_search, QStringLiteral("10.9"));

    QTRY_COMPARE(rows(), 1);
    QTest::qWait(80);
    QCOMPARE(line(u"room").text(), QStringLiteral("B"));
    QVERIFY(m_pane->isDirty());
}

void TestInventoryEditing::retiringSeveralRowsIsOneCommandWithItsReason()
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

void TestInventoryEditing::retireAndRestoreFollowWhatIsSelected()
{
    auto *retire = action(QStringLiteral("Retire…"));
    auto *restore = action(QStringLiteral("Restore…"));
    const auto answer = [] { whenAsked<QDialog>([](QDialog *dialog) { QTest::keyClick(dialog, Qt::Key_Return); }); };
    action(QStringLiteral("Show retired"))->trigger();
    QTRY_VERIFY(!m_list->isBusy());
    select(0);
    QVERIFY(retire->isEnabled() && !restore->isEnabled());

    answer();
    retire->trigger();
    QTRY_VERIFY(restore->isEnabled() && !retire->isEnabled());

    m_view->selectAll(); // one retired and two not
    QTRY_VERIFY(restore->isEnabled() && retire->isEnabled());
    answer();
    restore->trigger();
    QTRY_VERIFY(!restore->isEnabled() && retire->isEnabled());
}

void TestInventoryEditing::relatingSeveralRowsToOneIsOneCommand()
{
    m_view->setFocus();
    QTest::keyClick(m_view, Qt::Key_A, Qt::ControlModifier);
    QTRY_VERIFY(m_pane->shows(m_resources));

    whenAsked<RelateDialog>([this](RelateDialog *dialog) {
        for (auto *editor : dialog->findChildren<views::forms::FieldEditor *>())
            if (editor->input()->objectName() == QStringLiteral("to_id")) {
                editor->setValue(idText(m_resources[1]), {});
                Q_EMIT editor->edited();
            }
        dialog->accept();
    });
    action(QStringLiteral("Relate…"))->trigger();

    QTRY_COMPARE(m_lab->sink.commands.size(), size_t(1));
    const auto &command = m_lab->sink.commands.front();
    QCOMPARE(command.kind, CommandKind::Relate);
    QCOMPARE(text(command.fields.at(QStringLiteral("to_id"))), idText(m_resources[1]));
    std::vector<Patch> own;
    for (const auto &target : command.targets)
        own.push_back(target.fields);
    const auto from = [this](int resource) { return Patch{{QStringLiteral("from_id"), idText(m_resources[size_t(resource)])}}; };
    QCOMPARE(own, (std::vector{from(0), from(2)})); // not to itself
}

void TestInventoryEditing::aSelectedRelationIsTakenAwayByItsKeys()
{
    const auto relation = m_lab->has(aRelation(m_resources[0], m_resources[1]));
    select(0);
    m_pane->findChild<QTabWidget *>()->setCurrentIndex(2);
    auto *table = m_pane->findChild<QTableView *>(QStringLiteral("relations"));
    QTRY_VERIFY(table->model() && table->model()->rowCount() == 1);
    QVERIFY(!action(QStringLiteral("Unrelate…"))->isEnabled());
    table->setFocus();
    table->selectRow(0);

    whenAsked<QDialog>([](QDialog *dialog) { QTest::keyClick(dialog, Qt::Key_Return); });
    QTest::keyClick(table, Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);

    QTRY_COMPARE(m_lab->sink.commands.size(), size_t(1));
    QCOMPARE(m_lab->sink.commands.front().kind, CommandKind::Unrelate);
    QCOMPARE(m_lab->sink.commands.front().targets.front().id, relation);
    QTRY_COMPARE(table->model()->rowCount(), 0);
}

void TestInventoryEditing::aNewRecordIsSelectedOnceItIsSaved()
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

void TestInventoryEditing::aReaderMayNotEdit()
{
    m_lab->host.become(ViewLab::actorWith({QStringLiteral("viewer")}));
    select(0);

    QVERIFY(line(u"room").isReadOnly());
    QVERIFY(line(u"room").toolTip().contains(QStringLiteral("resource.edit")));
    QVERIFY(!action(QStringLiteral("New"))->isEnabled());
}

QTEST_MAIN(TestInventoryEditing)
#include "tst_inventoryediting.moc"
