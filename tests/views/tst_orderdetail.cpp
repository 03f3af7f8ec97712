// The order's story and its resources, as a person reads and adds to them.
#include "items/orderfollowup.h"
#include "items/orderresources.h"
#include "items/recordeditor.h"
#include "rules/orderledger.h"
#include "views/orderlab.h"
#include "views/panels/orders/detail/followuptab.h"
#include "views/panels/orders/detail/ledgerchangedialog.h"
#include "views/panels/orders/detail/resourcestab.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace contract;
using namespace support;
using namespace views::panels;
using items::FollowLine;
using items::OrderFollowUp;
using items::OrderResources;

namespace {

template <class Model> std::unique_ptr<QAbstractItemModelTester> tested(Model *model)
{
    return std::make_unique<QAbstractItemModelTester>(model, QAbstractItemModelTester::FailureReportingMode::Fatal);
}

} // namespace

class TestOrderDetail : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_lab = std::make_unique<OrderLab>(QStringList{QStringLiteral("service_manager"), QStringLiteral("engineer"), QStringLiteral("resource_manager")});
        m_order = m_lab->hasOrder("A2", "in_progress");
    }
    void cleanup()
    {
        m_tester.reset();
        m_tab.reset();
        m_lab.reset();
    }

    void theStoryStandsInTheOrderOfTime()
    {
        tell();
        auto *lines = follow();

        QTRY_COMPARE(lines->rowCount(), 5);
        std::vector<FollowLine::Kind> kinds;
        for (int row = 0; row < lines->rowCount(); ++row)
            kinds.push_back(lines->lineAt(row)->kind);
        using Kind = FollowLine::Kind;
        QCOMPARE(kinds, (std::vector{Kind::State, Kind::Note, Kind::Step, Kind::File, Kind::Alert}));
        QVERIFY(lines->lineAt(0)->words.contains(QStringLiteral("开始处理")));
    }

    void whatTheServerHeardOfLaterSaysBothTimes()
    {
        tell();
        auto *lines = follow();
        QTRY_COMPARE(lines->rowCount(), 5);

        QCOMPARE(lines->lineAt(0)->received.ms - lines->lineAt(0)->at.ms, 3'600'000);
        QVERIFY(lines->timeOf(*lines->lineAt(0)).contains(items::displayTime(lines->lineAt(0)->received, m_lab->clock.now())));
    }

    void oneKindIsShownAlone()
    {
        tell();
        auto *lines = follow();
        QTRY_COMPARE(lines->rowCount(), 5);

        lines->setKind(FollowLine::Kind::Note);

        QCOMPARE(lines->rowCount(), 1);
        QCOMPARE(lines->countOf(FollowLine::Kind::State), 1);
        lines->setKind({});
        QCOMPARE(lines->rowCount(), 5);
    }

    void aNoteIsAddedByKeysAndShownAtOnce()
    {
        auto *lines = follow();
        auto *words = m_tab->findChild<QPlainTextEdit *>(QStringLiteral("noteText"));
        words->setFocus();
        QTest::keyClicks(words, QStringLiteral("called the user"));
        QTest::keyClick(words, Qt::Key_Return, Qt::ControlModifier);

        QTRY_COMPARE(lines->rowCount(), 1);
        QCOMPARE(lines->lineAt(0)->words, QStringLiteral("called the user"));
        QVERIFY(lines->lineAt(0)->pending);
        QVERIFY(words->toPlainText().isEmpty());
        QCOMPARE(m_lab->sent("order_note").size(), size_t(1));
    }

    void anUrgingCountsOnTheOrder()
    {
        auto *lines = follow();
        QTRY_VERIFY(lines->file());
        auto *tab = static_cast<FollowUpTab *>(m_tab.get());
        tab->beginNote(QStringLiteral("urge"));
        m_tab->findChild<QPlainTextEdit *>(QStringLiteral("noteText"))->setPlainText(QStringLiteral("用户再次来电"));
        tab->add();

        QTRY_COMPARE(m_lab->sent("work_order").size(), size_t(1));
        QCOMPARE(integer(m_lab->record(QStringLiteral("work_order"), m_order).values[size_t(shapeOf<WorkOrder>().indexOf(u"urge_count"))]), 1);
        QTRY_COMPARE(lines->rowCount(), 1);
        QCOMPARE(lines->lineAt(0)->kind, FollowLine::Kind::Notice);
    }

    void whatIsTypedStaysWithItsOrder()
    {
        follow();
        auto *words = m_tab->findChild<QPlainTextEdit *>(QStringLiteral("noteText"));
        words->setPlainText(QStringLiteral("写到一半"));

        static_cast<FollowUpTab *>(m_tab.get())->showRecord(m_lab->hasOrder("C1", "in_progress"));
        QVERIFY(words->toPlainText().isEmpty());
        static_cast<FollowUpTab *>(m_tab.get())->showRecord(m_order);

        QCOMPARE(words->toPlainText(), QStringLiteral("写到一半"));
    }

    void earlierEntriesComeOnRequest()
    {
        std::vector<NewRecord> notes;
        for (int i = 0; i < OrderFollowUp::page + 30; ++i)
            notes.push_back({.entity = QStringLiteral("order_note"), .fields = {{QStringLiteral("order_id"), idText(m_order)}, {QStringLiteral("text"), QStringLiteral("note %1").arg(i)}, {QStringLiteral("at"), m_lab->clock.now().ms + i}}});
        m_lab->has(notes);
        auto *lines = follow();

        QTRY_COMPARE(lines->rowCount(), OrderFollowUp::page);
        QCOMPARE(lines->earlier(), 30);
        lines->showEarlier();
        QCOMPARE(lines->rowCount(), OrderFollowUp::page + 30);
        QCOMPARE(lines->lineAt(0)->words, QStringLiteral("note 0"));
    }

    void aResourceIsNamedPreparedAndPutIntoTheLedger()
    {
        const QUuid server = m_lab->has(aResource().inUnit(m_lab->unit).with(QStringLiteral("vcpu"), qint64(4)));
        auto *resources = showResources();
        auto *tab = static_cast<ResourcesTab *>(m_tab.get());

        tab->add(server);
        QTRY_COMPARE(resources->rowCount(), 1);
        QCOMPARE(resources->at(0)->code(), QStringLiteral("named"));
        m_tab->findChild<QTableView *>(QStringLiteral("orderResources"))->selectRow(0);
        tab->prepareChange();
        auto *dialog = m_tab->findChild<LedgerChangeDialog *>();
        QVERIFY(dialog);
        dialog->editor().setValue(shapeOf<Resource>().indexOf(u"vcpu"), qint64(8));
        dialog->accept();

        QTRY_COMPARE(resources->at(0)->code(), QStringLiteral("waiting"));
        QVERIFY(resources->changeText(*resources->at(0)).contains(QStringLiteral("4 → 8")));
        QCOMPARE(resources->waiting(), 1);
        tab->putIntoLedger();

        QTRY_COMPARE(resources->at(0)->code(), QStringLiteral("applied"));
        QCOMPARE(integer(m_lab->record(QStringLiteral("resource"), server).values[size_t(shapeOf<Resource>().indexOf(u"vcpu"))]), 8);
        const auto changed = m_lab->sent("resource").front();
        QCOMPARE(m_lab->sent("order_resource").back().after, std::vector{changed.id});
        QVERIFY(!changed.reason.isEmpty());
    }

    void tiedOrdersOpen()
    {
        const QUuid child = m_lab->hasOrder("C2", "in_progress", {{QStringLiteral("parent_id"), idText(m_order)}});
        showResources();
        auto *links = m_tab->findChild<QListWidget *>(QStringLiteral("orderLinks"));
        QTRY_COMPARE(links->count(), 1);
        QSignalSpy asked(m_tab.get(), &RecordTab::recordAsked);

        Q_EMIT links->itemActivated(links->item(0));

        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][1].toUuid(), child);
    }

private:
    OrderFollowUp *follow()
    {
        m_tab = std::make_unique<FollowUpTab>(shapeOf<WorkOrder>(), m_lab->context(), nullptr);
        return open<OrderFollowUp>();
    }
    OrderResources *showResources()
    {
        m_tab = std::make_unique<ResourcesTab>(shapeOf<WorkOrder>(), m_lab->context(), nullptr);
        return open<OrderResources>();
    }
    template <class Model> Model *open()
    {
        m_tab->resize(700, 600);
        m_tab->show();
        auto *model = m_tab->template findChild<Model *>();
        m_tester = tested(model);
        m_tab->showRecord(m_order);
        [&] { QTRY_VERIFY(model->file()); }();
        return model;
    }
    /// A change of state that the server heard of an hour later, a note, a step with evidence and an alert.
    void tell()
    {
        const qint64 now = m_lab->clock.now().ms;
        const auto field = [](const char *name, const Value &value) { return std::pair<const QString, Value>(QString::fromLatin1(name), value); };
        const auto step = m_lab->has(NewRecord{.entity = QStringLiteral("order_step"), .fields = {field("order_id", idText(m_order)), field("step", qint64(1)), field("name", QStringLiteral("受理")), field("state", QStringLiteral("done")),
                                                                                                  field("record", QStringLiteral("利用率 72%")), field("done_by", QStringLiteral("lin")), field("done_at", now + 20'000)}});
        m_lab->has(NewRecord{.entity = QStringLiteral("order_note"), .fields = {field("order_id", idText(m_order)), field("text", QStringLiteral("已电话联系")), field("author", QStringLiteral("lin")), field("at", now + 10'000)}});
        m_lab->has(NewRecord{.entity = QStringLiteral("attachment"), .fields = {field("record_entity", QStringLiteral("order_step")), field("record_id", idText(step)), field("name", QStringLiteral("截图.png")), field("size", qint64(3)),
                                                                                field("digest", sm3Hex("x")), field("added_at", now + 30'000)}});
        m_lab->has(NewRecord{.entity = QStringLiteral("order_alert"), .fields = {field("order_id", idText(m_order)), field("fingerprint", QStringLiteral("abc")), field("name", QStringLiteral("HighCpu")), field("starts_at", now + 40'000)}});
        // hasHistory() says that the server heard of it a minute later; here an hour.
        m_lab->hasHistory(shapeOf<WorkOrder>(), m_order, {{.revision = 1, .kind = QStringLiteral("edit"), .by = QStringLiteral("林工"), .doneAt = {now}, .reason = QStringLiteral("开始处理"), .changes = QStringLiteral(R"({"state":["dispatched","in_progress"]})"), .receivedAfterMs = 3'600'000}});
    }

    std::unique_ptr<OrderLab> m_lab;
    QUuid m_order;
    std::unique_ptr<RecordTab> m_tab;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_MAIN(TestOrderDetail)
#include "tst_orderdetail.moc"
