// The steps of an order as a person works through them, with keys and clicks.
#include "items/orderchecklist.h"
#include "items/stepchecks.h"
#include "views/orderlab.h"
#include "views/panels/records/attachmentstab.h"
#include "views/panels/orders/detail/checklisttab.h"
#include "views/panels/orders/detail/neworderdialog.h"
#include "views/panels/orders/detail/steppage.h"
#include "views/forms/fieldeditor.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTimer>

using namespace contract;
using namespace support;
using namespace views::panels;
using items::OrderChecklist;
using items::StepChecks;

class TestOrderChecklist : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_shelf = std::make_unique<LabShelf>(m_folder->filePath(QStringLiteral("files")));
        m_lab = std::make_unique<OrderLab>();
        m_order = m_lab->hasOrder("B1", "in_progress");
        auto context = m_lab->context();
        context.files = m_shelf.get();
        m_tab = std::make_unique<ChecklistTab>(shapeOf<WorkOrder>(), context, nullptr);
        m_tab->resize(760, 900);
        m_tab->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_tab.get()));
        m_tab->activateWindow();
        m_steps = m_tab->findChild<OrderChecklist *>();
        m_checks = m_tab->findChild<StepChecks *>();
        m_table = m_tab->findChild<QTableView *>(QStringLiteral("steps"));
        m_stepTester = std::make_unique<QAbstractItemModelTester>(m_steps, QAbstractItemModelTester::FailureReportingMode::Fatal);
        m_checkTester = std::make_unique<QAbstractItemModelTester>(m_checks, QAbstractItemModelTester::FailureReportingMode::Fatal);
        show(m_order);
    }
    void cleanup()
    {
        m_stepTester.reset();
        m_checkTester.reset();
        m_tab.reset();
        m_lab.reset();
        m_shelf.reset();
    }

    void theStepsOfTheOrdersVersionAreShownWithTheNextOneInHand()
    {
        QCOMPARE(m_steps->rowCount(), 4);
        QCOMPARE(codeAt(0), QStringLiteral("next"));
        QCOMPARE(codeAt(1), QStringLiteral("open"));
        QCOMPARE(m_table->currentIndex().row(), 0);
    }

    void aStepIsDoneByWordsAndTheNextComesIntoHand()
    {
        write(QStringLiteral("当日任务已派发给运维一组"));
        QTest::keyClick(&record(), Qt::Key_Return, Qt::ControlModifier);

        QTRY_COMPARE(codeAt(0), QStringLiteral("done"));
        QTRY_COMPARE(m_table->currentIndex().row(), 1);
        const auto acts = m_lab->sent("order_step");
        QCOMPARE(acts.size(), size_t(1));
        QCOMPARE(acts[0].targets[0].id, rules::orderStepId(m_order, 1));
        QCOMPARE(m_steps->lineAt(0)->record->doneBy, QStringLiteral("kim"));
        QCOMPARE(m_steps->lineAt(0)->record->stepKey, QStringLiteral("B1.1"));
    }

    void aStepWithoutWordsIsNotDoneAndSaysWhy()
    {
        QTest::keyClick(&record(), Qt::Key_Return, Qt::ControlModifier);

        QVERIFY(m_lab->sink.commands.empty());
        QCOMPARE(m_lab->host.notices.size(), size_t(1));
        QVERIFY(!button("stepDone").isEnabled());
        QVERIFY(!button("stepDone").toolTip().isEmpty());
    }

    void aValueOutOfItsRangeIsAbnormalByItself()
    {
        choose(1);
        const int load = checkNamed("ups_load");
        checks().setFocus();
        checks().setCurrentIndex(m_checks->index(load, StepChecks::NameColumn));
        QTest::keyClick(&checks(), Qt::Key_8);
        QTRY_VERIFY(checks().findChild<QLineEdit *>());
        auto *cell = checks().findChild<QLineEdit *>();
        QTest::keyClicks(cell, QStringLiteral("5.5"));
        QTest::keyClick(cell, Qt::Key_Return);

        QCOMPARE(m_checks->verdictAt(load), std::optional(rules::CheckVerdict::Abnormal));
        QTest::qWait(0);
        QCOMPARE(checks().currentIndex().row(), load + 1);
        QVERIFY(button("openIncident").isVisible());
        QVERIFY(m_tab->findChild<QLabel *>(QStringLiteral("finding"))->isVisible());
    }

    void checksAreJudgedByKeys()
    {
        choose(1);
        checks().setFocus();
        checks().setCurrentIndex(m_checks->index(0, StepChecks::VerdictColumn));
        QVERIFY(!m_checks->isMeasured(0));

        QTest::keyClick(&checks(), Qt::Key_A);
        QCOMPARE(m_checks->verdictAt(0), std::optional(rules::CheckVerdict::Abnormal));
        QCOMPARE(checks().currentIndex().row(), 1);
        checks().setCurrentIndex(m_checks->index(0, StepChecks::VerdictColumn));
        QTest::keyClick(&checks(), Qt::Key_N);
        QCOMPARE(m_checks->verdictAt(0), std::optional(rules::CheckVerdict::Normal));
    }

    void notApplicableAsksWhyAndCountsOnlyThen()
    {
        choose(1);
        const int before = m_checks->open();
        checks().setFocus();
        checks().setCurrentIndex(m_checks->index(0, StepChecks::VerdictColumn));

        QTest::keyClick(&checks(), Qt::Key_X);

        QTRY_VERIFY(checks().findChild<QLineEdit *>());
        QCOMPARE(m_checks->open(), before);
        auto *note = checks().findChild<QLineEdit *>();
        QTest::keyClicks(note, QStringLiteral("no UPS here"));
        QTest::keyClick(note, Qt::Key_Return);
        QCOMPARE(m_checks->open(), before - 1);
    }

    void aStepIsNotDoneWhileChecksAreOpen()
    {
        choose(1);
        m_tab->page().done();

        QVERIFY(m_lab->sink.commands.empty());
        QVERIFY(m_lab->host.notices.back().happened.contains(QString::number(m_checks->open())));
    }

    void whatIsAbnormalOpensAnIncidentThatTheStepNames()
    {
        choose(1);
        answerAll();
        m_checks->setVerdict(0, rules::CheckVerdict::Abnormal);

        QTest::mouseClick(&button("openIncident"), Qt::LeftButton);
        QTRY_VERIFY(m_tab->findChild<NewOrderDialog *>());
        auto *dialog = m_tab->findChild<NewOrderDialog *>();
        QTRY_VERIFY(dialog->whyNot().isEmpty());
        dialog->create(OrderState::Submitted);

        QTRY_COMPARE(m_lab->sent("order_step").size(), size_t(1));
        const auto incident = m_lab->sent("work_order").front();
        const auto step = m_lab->sent("order_step").front();
        QCOMPARE(step.after, std::vector{incident.id});
        QCOMPARE(text(step.fields.at(QStringLiteral("incident_id"))), idText(incident.targets[0].id));
        QCOMPARE(text(incident.fields.at(QStringLiteral("parent_id"))), idText(m_order));
        QTRY_VERIFY(m_steps->lineAt(1)->record);
        QCOMPARE(m_steps->lineAt(1)->record->abnormal, 1);
        QCOMPARE(text(m_lab->record(QStringLiteral("work_order"), incident.targets[0].id).values[size_t(shapeOf<WorkOrder>().indexOf(u"kind"))]), QStringLiteral("incident"));
    }

    void evidenceMakesTheRecordOfTheStepFirst()
    {
        const QString path = written(QStringLiteral("巡检.txt"), "seen");

        m_tab->findChild<AttachmentsTab *>()->attachFiles({path});

        QTRY_COMPARE(m_lab->sent("attachment").size(), size_t(1));
        const auto made = m_lab->sent("order_step").front();
        const auto hung = m_lab->sent("attachment").front();
        QCOMPARE(hung.after, std::vector{made.id});
        QCOMPARE(text(hung.fields.at(QStringLiteral("record_id"))), idText(rules::orderStepId(m_order, 1)));
        QTRY_COMPARE(m_steps->lineAt(0)->files, 1);
        QCOMPARE(codeAt(0), QStringLiteral("begun"));
    }

    void whatWasTypedStaysWithTheStepWhenOneGoesElsewhere()
    {
        write(QStringLiteral("写到一半"));

        choose(1);

        QTRY_COMPARE(codeAt(0), QStringLiteral("begun"));
        choose(0);
        QTRY_COMPARE(record().toPlainText(), QStringLiteral("写到一半"));
    }

    void whatTheRulesRefusedIsNotLost()
    {
        m_lab->sink.answer = fail(ErrorCode::Storage);
        write(QStringLiteral("磁盘满了"));

        choose(1);
        QTRY_VERIFY(!m_lab->host.notices.empty());
        choose(0);

        QCOMPARE(record().toPlainText(), QStringLiteral("磁盘满了"));
    }

    void aStepIsSkippedOnlyWhereItMayBeAndWithItsReason()
    {
        QVERIFY(!button("stepSkip").isVisible()); // the first step of an inspection may not be left out
        choose(2);
        QVERIFY(button("stepSkip").isVisible());
        auto *timer = new QTimer(m_tab.get());
        connect(timer, &QTimer::timeout, timer, [timer] {
            auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
            if (!dialog)
                return;
            timer->stop();
            dialog->findChild<QLineEdit *>()->setText(QStringLiteral("无异常项"));
            dialog->accept();
        });
        timer->start(5);

        QTest::mouseClick(&button("stepSkip"), Qt::LeftButton);

        QTRY_COMPARE(codeAt(2), QStringLiteral("skipped"));
        QCOMPARE(m_steps->lineAt(2)->record->record, QStringLiteral("无异常项"));
    }

    void aDoubleClickOnDoneIsOneAct()
    {
        write(QStringLiteral("派发"));
        m_tab->page().done();
        m_tab->page().done();

        QTRY_COMPARE(codeAt(0), QStringLiteral("done"));
        QCOMPARE(m_lab->sent("order_step").size(), size_t(1));
    }

    void anEndedOrderIsReadAndNotWorkedOn()
    {
        show(m_lab->hasOrder("B1", "closed"));

        QVERIFY(record().isReadOnly());
        QVERIFY(!m_tab->page().whyNotWork().isEmpty());
        QVERIFY(!button("stepDone").isEnabled());
    }

    void theLastGoodExamplesOfTheStepLeadToTheirOrders()
    {
        const QUuid other = m_lab->hasOrder("B1", "closed");
        m_lab->has({NewRecord{.entity = QStringLiteral("order_step"), .fields = {{QStringLiteral("order_id"), idText(other)}, {QStringLiteral("step"), qint64(1)}, {QStringLiteral("step_key"), QStringLiteral("B1.1")},
                                                                                 {QStringLiteral("name"), QStringLiteral("按计划派发")}, {QStringLiteral("state"), QStringLiteral("done")},
                                                                                 {QStringLiteral("record"), QStringLiteral("派发给二组，共 12 台")}, {QStringLiteral("done_by"), QStringLiteral("lin")}, {QStringLiteral("done_at"), m_lab->clock.now().ms}}}});
        show({});
        show(m_order);

        QTRY_VERIFY(m_tab->findChild<QPushButton *>(QStringLiteral("example")));
        QSignalSpy asked(m_tab.get(), &RecordTab::recordAsked);
        QTest::mouseClick(m_tab->findChild<QPushButton *>(QStringLiteral("example")), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][1].toUuid(), other);
    }

    void aColleaguesStepArrivesWithoutTakingMyWords()
    {
        write(QStringLiteral("我在写"));
        m_lab->has({NewRecord{.entity = QStringLiteral("order_note"), .fields = {{QStringLiteral("order_id"), idText(m_order)}, {QStringLiteral("text"), QStringLiteral("x")}}}});

        QTest::qWait(0);
        QCOMPARE(record().toPlainText(), QStringLiteral("我在写"));
        QVERIFY(m_tab->page().isDirty());
    }

private:
    void show(const QUuid &order)
    {
        QSignalSpy shown(m_steps, &OrderChecklist::shown);
        m_tab->showRecord(order);
        QVERIFY(order.isNull() || shown.size() > 0 || shown.wait());
    }
    QString codeAt(int row) { return m_steps->lineAt(row)->code(); }
    void choose(int row) { m_table->selectRow(row); }
    void write(const QString &words)
    {
        record().setFocus();
        record().setPlainText(words);
    }
    void answerAll()
    {
        for (int row = 0; row < m_checks->rowCount(); ++row) {
            if (!m_checks->isMeasured(row)) {
                m_checks->setVerdict(row, rules::CheckVerdict::Normal);
                continue;
            }
            const auto &check = m_checks->checks()[size_t(row)];
            QVERIFY(m_checks->setData(m_checks->index(row, StepChecks::ValueColumn), QString::number(check.low.value_or(check.high.value_or(1)))));
        }
        QCOMPARE(m_checks->firstOpen(), -1);
    }
    int checkNamed(const char *name)
    {
        const auto found = std::ranges::find(m_checks->checks(), QString::fromLatin1(name), &rules::StepCheck::name);
        return int(found - m_checks->checks().begin());
    }
    QPlainTextEdit &record() { return *m_tab->findChild<QPlainTextEdit *>(QStringLiteral("record")); }
    QTableView &checks() { return *m_tab->findChild<QTableView *>(QStringLiteral("checks")); }
    QPushButton &button(const char *name) { return *m_tab->findChild<QPushButton *>(QString::fromLatin1(name)); }
    QString written(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        return file.fileName();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LabShelf> m_shelf;
    std::unique_ptr<OrderLab> m_lab;
    QUuid m_order;
    std::unique_ptr<ChecklistTab> m_tab;
    OrderChecklist *m_steps = nullptr;
    StepChecks *m_checks = nullptr;
    QTableView *m_table = nullptr;
    std::unique_ptr<QAbstractItemModelTester> m_stepTester;
    std::unique_ptr<QAbstractItemModelTester> m_checkTester;
};

QTEST_MAIN(TestOrderChecklist)
#include "tst_orderchecklist.moc"
