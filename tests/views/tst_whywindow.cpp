// The why-sheet of an order in a window of its own: what a person reads there, copies and prints.
#include "contract/entities/entities.h"
#include "items/clockaccounttable.h"
#include "rules/calendardocument.h"
#include "views/panels/orders/whywindow.h"
#include "views/viewlab.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QTabBar>
#include <QTableView>
#include <QTest>

using namespace contract;
using items::ClockAccountTable;
using views::panels::WhyWindow;

namespace {

Instant at(const char *local)
{
    auto stamp = QDateTime::fromString(QString::fromLatin1(local), QStringLiteral("yyyy-MM-dd HH:mm"));
    stamp.setOffsetFromUtc(8 * 3600);
    return {stamp.toMSecsSinceEpoch()};
}

} // namespace

class tst_whywindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_lab = std::make_unique<ViewLab>();
        m_unit = m_lab->has(support::aUnit().named(QStringLiteral("市水务局")));
        m_item = m_lab->has(support::NewRecord{.entity = QStringLiteral("service_item"), .fields = {{QStringLiteral("code"), QStringLiteral("C2")}, {QStringLiteral("name"), QStringLiteral("事件（故障）")}}});
    }
    void cleanup()
    {
        delete m_window;
        m_lab.reset();
    }

    void saysEveryStartPauseAndResumeWithItsReason()
    {
        open(pausedOverTheHoliday());

        QTRY_COMPARE(cell(0, ClockAccountTable::WhatColumn), QStringLiteral("Accepted: the clock starts"));
        QCOMPARE(cell(2, ClockAccountTable::WhatColumn), QStringLiteral("Put on hold"));
        QCOMPARE(cell(2, ClockAccountTable::ReasonColumn), QStringLiteral("Waits for spare parts · 等硬盘 · consent: 李值班长"));
        QCOMPARE(cell(3, ClockAccountTable::ReasonColumn), QStringLiteral("Working hours · moves the due time by 1 h"));
        QCOMPARE(cell(4, ClockAccountTable::ReasonColumn), QStringLiteral("Holiday: 国庆节"));
        QCOMPARE(cell(8, ClockAccountTable::ReasonColumn), QStringLiteral("Lunch break"));
        QCOMPARE(cell(10, ClockAccountTable::WhatColumn), QStringLiteral("Due"));
        QCOMPARE(cell(10, ClockAccountTable::FromColumn), QStringLiteral("2026-10-08 Thu 18:00"));
        QCOMPARE(cell(10, ClockAccountTable::TotalColumn), QStringLiteral("8 h"));
        QVERIFY(summary().contains(QStringLiteral("Promised: 8 h of working time")));
        QVERIFY(summary().contains(QStringLiteral("Stood still: 2 h")));
        QVERIFY(summary().contains(QStringLiteral("Over by 8 h 30 min")));
    }

    void theOtherClocksAreATabAway()
    {
        open(pausedOverTheHoliday());
        QTRY_VERIFY(table().model()->rowCount() > 0);

        tabs().setCurrentIndex(0);
        QCOMPARE(cell(0, ClockAccountTable::WhatColumn), QStringLiteral("Submitted: the clock starts"));
        QVERIFY(summary().contains(QStringLiteral("Kept")));
        tabs().setCurrentIndex(2);
        QCOMPARE(table().model()->rowCount(), 0);
        QVERIFY(!action("Print…").isEnabled());
        QVERIFY(says(QStringLiteral("no statutory term runs")));
    }

    void aGradingStartsTheStatutoryClock()
    {
        auto order = pausedOverTheHoliday();
        order.fields[QStringLiteral("security_level")] = QStringLiteral("larger");
        order.fields[QStringLiteral("report_duty")] = QStringLiteral("central_unit");
        order.fields[QStringLiteral("graded_at")] = at("2026-10-02 23:30").ms;
        open(order);

        QCOMPARE(tabs().currentIndex(), 2);
        QTRY_COMPARE(table().model()->rowCount(), 4);
        QCOMPARE(cell(1, ClockAccountTable::ReasonColumn), QStringLiteral("Around the clock"));
        QCOMPARE(cell(2, ClockAccountTable::FromColumn), QStringLiteral("2026-10-03 Sat 01:30"));
    }

    void anActHeardOfLaterShowsBothTimes()
    {
        const auto id = open(pausedOverTheHoliday());
        QTRY_VERIFY(table().model()->rowCount() > 0);
        QVERIFY(table().isColumnHidden(ClockAccountTable::ReceivedColumn));

        // The act was done at the resolution and arrived with the sync of now.
        m_lab->hasHistory(shapeOf<WorkOrder>(), id, {{.kind = QStringLiteral("edit"), .doneAt = at("2026-10-10 09:00"), .changes = QStringLiteral(R"({"state":["in_progress","resolved"]})")}});
        m_lab->arrives(shapeOf<WorkOrder>(), raised(id));

        QTRY_VERIFY(!table().isColumnHidden(ClockAccountTable::ReceivedColumn));
        const int last = table().model()->rowCount() - 1;
        QCOMPARE(cell(last, ClockAccountTable::WhatColumn), QStringLiteral("Resolved or ended"));
        QVERIFY(!cell(last, ClockAccountTable::ReceivedColumn).isEmpty());
        QVERIFY(cell(0, ClockAccountTable::ReceivedColumn).isEmpty());
    }

    void aYearWithoutHolidaysIsSaid()
    {
        auto order = pausedOverTheHoliday();
        order.fields[QStringLiteral("accepted_at")] = at("2026-12-31 16:00").ms;
        order.fields[QStringLiteral("pauses")] = Value();
        order.fields[QStringLiteral("resolved_at")] = Value();
        open(order);
        QTRY_VERIFY(says(QStringLiteral("No list of public holidays for 2027")));
    }

    void theLivingCalendarCounts()
    {
        auto calendar = rules::shippedCalendarSpec();
        calendar.hours = {{0, 24 * 60}};
        m_lab->has(support::NewRecord{.entity = QStringLiteral("policy"), .fields = {{QStringLiteral("kind"), QStringLiteral("calendar")}, {QStringLiteral("name"), QStringLiteral("日历")}, {QStringLiteral("version"), QStringLiteral("2")}, {QStringLiteral("content"), QString::fromUtf8(rules::toJson(calendar))}}});
        open(pausedOverTheHoliday());
        QTRY_COMPARE(cell(table().model()->rowCount() - 3, ClockAccountTable::FromColumn), QStringLiteral("2026-10-08 Thu 16:30"));
    }

    void saysWhoseTimeItIs()
    {
        open(pausedOverTheHoliday());
        QVERIFY(says(QStringLiteral("China Standard Time (UTC+8)")));
    }

    void isCopiedAsATable()
    {
        open(pausedOverTheHoliday());
        QTRY_VERIFY(table().model()->rowCount() > 0);
        action("Copy table").trigger();
        const auto lines = QGuiApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), table().model()->rowCount() + 1);
        QCOMPARE(lines[0], QStringLiteral("From\tTo\tWhat\tCounted\tIn all\tWhy"));
        QVERIFY(lines[2].startsWith(QStringLiteral("2026-09-30 Wed 16:00\t2026-09-30 Wed 17:00\tCounts\t1 h\t1 h")));
    }

private:
    support::NewRecord pausedOverTheHoliday() const
    {
        const auto pauses = rules::toJson(std::vector<rules::OrderPause>{{{at("2026-09-30 17:00"), at("2026-10-08 09:30")}, HoldKind::Spares, QStringLiteral("等硬盘"), QStringLiteral("李值班长")}});
        return {.entity = QStringLiteral("work_order"),
                .fields = {{QStringLiteral("title"), QStringLiteral("磁盘阵列告警")}, {QStringLiteral("unit_id"), idText(m_unit)}, {QStringLiteral("item_id"), idText(m_item)}, {QStringLiteral("state"), QStringLiteral("resolved")},
                           {QStringLiteral("submitted_at"), at("2026-09-30 15:45").ms}, {QStringLiteral("response_limit"), QStringLiteral("working 30")},
                           {QStringLiteral("accepted_at"), at("2026-09-30 16:00").ms}, {QStringLiteral("resolve_limit"), QStringLiteral("working 480")},
                           {QStringLiteral("pauses"), pauses}, {QStringLiteral("resolved_at"), at("2026-10-10 09:00").ms}}};
    }
    QUuid open(const support::NewRecord &order)
    {
        const auto id = m_lab->has(order);
        m_window = new WhyWindow(m_lab->record(QStringLiteral("work_order"), id), m_lab->context(), nullptr);
        new QAbstractItemModelTester(table().model(), QAbstractItemModelTester::FailureReportingMode::Fatal, m_window);
        m_window->show();
        return id;
    }
    Record raised(const QUuid &id)
    {
        auto record = m_lab->record(QStringLiteral("work_order"), id);
        ++record.revision;
        return record;
    }
    QTableView &table() const { return *m_window->findChild<QTableView *>(); }
    QTabBar &tabs() const { return *m_window->findChild<QTabBar *>(); }
    QString cell(int row, int column) const { return table().model()->index(row, column).data().toString(); }
    QAction &action(const char *text) const
    {
        const auto actions = m_window->actions();
        return **std::ranges::find(actions, QString::fromUtf8(text), &QAction::text);
    }
    bool says(const QString &words) const
    {
        return std::ranges::any_of(m_window->findChildren<QLabel *>(), [&](const QLabel *label) { return label->isVisible() && label->text().contains(words); });
    }
    QString summary() const
    {
        QStringList texts;
        for (const auto *label : m_window->findChildren<QLabel *>())
            texts << label->text();
        return texts.join(u'\n');
    }

    std::unique_ptr<ViewLab> m_lab;
    QPointer<WhyWindow> m_window;
    QUuid m_unit;
    QUuid m_item;
};

QTEST_MAIN(tst_whywindow)
#include "tst_whywindow.moc"
