// The calendar of changes as people use it: what lies where, freezes behind it, a bar that is dragged and what it would run
// into, the next free times and what stands in the way.
#include "contract/entities/entities.h"
#include "rules/changeplan.h"
#include "views/inventorywindow.h"
#include "views/panels/changes/calendar/changecalendarpage.h"
#include "views/panels/changes/calendar/freetimesdialog.h"
#include "views/panels/changes/changespanel.h"
#include "views/viewlab.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QListWidget>
#include <QLabel>
#include <QMenu>
#include <QMouseEvent>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>

using namespace contract;
using namespace support;
using namespace views::panels;
using namespace Qt::StringLiterals;

namespace {

/// In China, of the days around 2026-11-23, a Monday.
qint64 at(int day, int hour, int minute = 0)
{
    return QDateTime(QDate(2026, 11, day), QTime(hour, minute), QTimeZone(8 * 3600)).toMSecsSinceEpoch();
}

} // namespace

class TestChangeCalendar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_lab = std::make_unique<ViewLab>(QStringList{u"change_manager"_s, u"engineer"_s});
        m_unit = m_lab->has(aUnit());
        m_resource = m_lab->has({.entity = u"resource"_s, .fields = {{u"name"_s, u"核心交换机"_s}, {u"type"_s, u"virtual_server"_s}, {u"unit_id"_s, idText(m_unit)}, {u"state"_s, u"in_use"_s}}});
    }
    void cleanup()
    {
        m_panel.reset();
        m_lab.reset();
    }

    void changesStandOnTheDayOnWhichTheyBegin()
    {
        change(u"升级"_s, at(24, 22), at(25, 2));
        change(u"别的月"_s, at(24, 22) + 90 * rules::dayMs, at(24, 23) + 90 * rules::dayMs);
        open();

        QTRY_VERIFY(view().calendar() && view().calendar()->entries.size() == 1);
        QVERIFY(!view().boxOf(0).isEmpty());
        view().setDay(QDate(2027, 2, 22));
        QTRY_VERIFY(view().calendar()->entries.size() == 1 && view().calendar()->entries[0].title == u"别的月"_s);
    }

    void aChangeOverMidnightHasTwoPiecesInAWeek()
    {
        change(u"升级"_s, at(24, 22), at(25, 2));
        open();

        page().setShape(CalendarShape::Week);

        QTRY_VERIFY(view().calendar() && view().calendar()->entries.size() == 1 && !view().boxOf(0).isEmpty());
        QVERIFY(view().range().from.ms == at(23, 0));
    }

    void itFollowsTheFilterOfTheList()
    {
        change(u"核心"_s, at(24, 22), at(25, 2));
        change(u"边缘"_s, at(24, 22), at(25, 2));
        open();
        QTRY_VERIFY(view().calendar() && view().calendar()->entries.size() == 2);

        auto query = m_panel->browser().list().query();
        query.search = u"核心"_s;
        m_panel->browser().list().setQuery(query);
        Q_EMIT m_panel->browser().narrowed();

        QTRY_COMPARE(view().calendar()->entries.size(), size_t(1));
    }

    void aFreezeStandsBehindItsDaysAndIsNamed()
    {
        change(u"升级"_s, at(24, 22), at(25, 2));
        freeze(u"重保封网"_s, at(26, 0), at(28, 0));
        open();

        QTRY_VERIFY(view().calendar() && view().calendar()->windows.size() == 1);
        QCOMPARE(view().calendar()->windows[0].name, u"重保封网"_s);
        const auto &entry = view().calendar()->entries[0];
        QVERIFY(rules::isFrozen(view().calendar()->findingsAt(entry, {{at(26, 22)}, {at(27, 2)}})));
        QVERIFY(!rules::isFrozen(view().calendar()->findingsAt(entry, entry.time)));
    }

    void aBarIsDraggedToAnotherDayWithItsTime()
    {
        change(u"升级"_s, at(24, 22), at(25, 2));
        open();
        QTRY_VERIFY(view().calendar() && !view().boxOf(0).isEmpty());
        const QPoint from = view().boxOf(0).center();
        const int dayWidth = view().viewport()->width() / 7;

        drag(from, from + QPoint(dayWidth, 0));

        QTRY_COMPARE(m_lab->sink.commands.size(), size_t(1));
        QCOMPARE(integer(m_lab->sink.commands[0].fields.at(u"planned_start"_s)), at(25, 22));
        QCOMPARE(integer(m_lab->sink.commands[0].fields.at(u"planned_end"_s)), at(26, 2));
    }

    void whatItWouldRunIntoIsSaidWhileItIsHeldAndAskedBeforeItStays()
    {
        change(u"升级"_s, at(24, 22), at(25, 2));
        freeze(u"重保封网"_s, at(25, 0), at(27, 0));
        open();
        QTRY_VERIFY(view().calendar() && !view().boxOf(0).isEmpty());
        const QPoint from = view().boxOf(0).center();
        const QPoint to = from + QPoint(view().viewport()->width() / 7, 0);

        QTest::mousePress(view().viewport(), Qt::LeftButton, {}, from);
        sendMove(from + QPoint(8, 0));
        sendMove(to);
        QVERIFY2(page().said().contains(u"重保封网"_s), qPrintable(page().said()));
        whenAsked<QDialog>([](QDialog *question) { press(question, u"Leave it"_s); });
        QTest::mouseRelease(view().viewport(), Qt::LeftButton, {}, to);

        QVERIFY(m_lab->sink.commands.empty());
    }

    void anEndIsPulledInAWeek()
    {
        change(u"升级"_s, at(24, 9), at(24, 10));
        open();
        page().setShape(CalendarShape::Week);
        view().verticalScrollBar()->setValue(0);
        QTRY_VERIFY(view().calendar() && !view().boxOf(0).isEmpty());
        const QRect box = view().boxOf(0);
        const QPoint edge(box.center().x(), box.bottom() - 1);

        whenAsked<QDialog>([](QDialog *question) { press(question, u"Move"_s); }); // outside of the usual hours
        drag(edge, edge + QPoint(0, box.height()));

        QTRY_COMPARE(m_lab->sink.commands.size(), size_t(1));
        QCOMPARE(integer(m_lab->sink.commands[0].fields.at(u"planned_start"_s)), at(24, 9));
        QCOMPARE(integer(m_lab->sink.commands[0].fields.at(u"planned_end"_s)), at(24, 11));
    }

    void theKeyboardMovesTheChosenChange()
    {
        change(u"升级"_s, at(24, 22), at(25, 2));
        open();
        QTRY_VERIFY(view().calendar() && view().calendar()->entries.size() == 1);
        QTest::keyClick(&view(), Qt::Key_N);
        QCOMPARE(view().current(), 0);

        QTest::keyClick(&view(), Qt::Key_Right, Qt::AltModifier);

        QTRY_COMPARE(m_lab->sink.commands.size(), size_t(1));
        QCOMPARE(integer(m_lab->sink.commands[0].fields.at(u"planned_start"_s)), at(25, 22));
    }

    void movingWhatWasApprovedSaysSo()
    {
        change(u"升级"_s, at(24, 22), at(25, 2), {{u"state"_s, u"approved"_s}, {u"decisions"_s, u"[{}]"_s}});
        open();
        QTRY_VERIFY(view().calendar() && view().calendar()->entries.size() == 1);
        view().setCurrent(0);
        QString asked;
        whenAsked<QDialog>([&](QDialog *question) {
            for (const auto *label : question->findChildren<QLabel *>())
                asked += label->text();
            press(question, u"Leave it"_s);
        });

        view().nudge(60);

        QVERIFY2(asked.contains(u"voided"_s), qPrintable(asked));
        QVERIFY(m_lab->sink.commands.empty());
    }

    void aChangeWhoseWorkBeganStaysWhereItIs()
    {
        change(u"升级"_s, at(24, 22), at(25, 2), {{u"state"_s, u"implementing"_s}});
        open();
        QTRY_VERIFY(view().calendar() && !view().boxOf(0).isEmpty());
        const QPoint from = view().boxOf(0).center();

        drag(from, from + QPoint(view().viewport()->width() / 7, 0));

        QVERIFY(m_lab->sink.commands.empty());
    }

    void theNextFreeTimesLeaveOutFreezesAndOtherChanges()
    {
        change(u"升级"_s, at(24, 22), at(25, 2));
        change(u"同一台"_s, at(25, 22), at(26, 6));
        freeze(u"封网"_s, at(23, 0), at(25, 12));
        open();
        QTRY_VERIFY(view().calendar() && view().calendar()->entries.size() == 2);
        const auto &calendar = *view().calendar();

        const auto free = calendar.freeTimesOf(calendar.entries[0], {at(23, 8)}, 10);

        QVERIFY(!free.times.empty());
        QCOMPARE(free.times.front().from.ms, at(26, 22));
        for (const auto &time : free.times)
            QVERIFY(calendar.findingsAt(calendar.entries[0], time).empty());
    }

    void whereNoneIsFreeWhatStandsInTheWayIsListed()
    {
        change(u"升级"_s, at(24, 22), at(25, 2));
        freeze(u"全年封网"_s, at(22, 0), at(22, 0) + 200 * rules::dayMs);
        open();
        QTRY_VERIFY(view().calendar() && view().calendar()->entries.size() == 1);
        view().setCurrent(0);

        page().showFreeTimes();

        auto *dialog = page().findChild<FreeTimesDialog *>();
        QVERIFY(dialog);
        auto *list = dialog->findChild<QListWidget *>(u"freeTimeList"_s);
        QCOMPARE(list->count(), 1);
        QCOMPARE(list->item(0)->text(), u"全年封网"_s);
    }

    void moreThanADayCanShowAreCountedAndListedByTheirDay()
    {
        for (int i = 0; i < 40; ++i)
            change(u"变更%1"_s.arg(i), at(24, 22), at(24, 23), {{u"resources"_s, {}}});
        open();
        QTRY_VERIFY(view().calendar() && view().calendar()->entries.size() == 40);
        int shown = 0;
        for (int i = 0; i < 40; ++i)
            shown += view().boxOf(i).isEmpty() ? 0 : 1;
        QVERIFY(shown > 0 && shown < 40);
        view().setDay(QDate(2026, 11, 24));

        QTest::keyClick(&view(), Qt::Key_Space);

        auto *list = view().findChild<QMenu *>(u"dayList"_s);
        QVERIFY(list && list->isVisible());
        const auto lines = list->actions();
        QCOMPARE(std::ranges::count_if(lines, [](const QAction *one) { return one->text().startsWith(u"22:00–23:00  N"_s); }), 40);
        QCOMPARE(page().isVisible(), true);
        lines[1]->trigger();
        QTRY_VERIFY(m_panel->browser().isVisible());
        list->close();
    }

    void itsDaysKnowHolidaysAndMakeUpDays()
    {
        open();
        view().setDay(QDate(2026, 10, 1));
        QTRY_VERIFY(view().calendar() && view().calendar()->days.contains(QDate(2026, 10, 1)));
        QVERIFY(view().calendar()->days.value(QDate(2026, 10, 1)).isOff);
        QVERIFY(!view().calendar()->days.value(QDate(2026, 10, 1)).name.isEmpty());
    }

    void enterOpensTheChangeInItsList()
    {
        change(u"升级"_s, at(24, 22), at(25, 2));
        open();
        QTRY_VERIFY(view().calendar() && view().calendar()->entries.size() == 1);
        QTest::keyClick(&view(), Qt::Key_N);
        QSignalSpy opened(&view(), &CalendarView::opened);

        QTest::keyClick(&view(), Qt::Key_Return);

        QCOMPARE(opened.size(), 1);
        QTRY_VERIFY(!view().isVisible());
    }

private:
    QUuid change(const QString &title, qint64 from, qint64 to, const Patch &more = {})
    {
        const QJsonArray resources{QJsonObject{{u"id"_s, idText(m_resource)}, {u"name"_s, u"核心交换机"_s}, {u"change"_s, QJsonObject()}}};
        Patch fields{{u"title"_s, title}, {u"change_class"_s, u"normal"_s}, {u"state"_s, u"draft"_s}, {u"unit_id"_s, idText(m_unit)}, {u"planned_start"_s, from}, {u"planned_end"_s, to}, {u"applicant"_s, u"kim"_s},
                     {u"resources"_s, QString::fromUtf8(QJsonDocument(resources).toJson(QJsonDocument::Compact))}};
        // A draft takes no time of others; what was asked for does.
        fields.insert_or_assign(u"state"_s, Value(u"submitted"_s));
        for (const auto &[name, value] : more)
            fields.insert_or_assign(name, value);
        return m_lab->has({.entity = u"change_request"_s, .fields = fields});
    }
    void freeze(const QString &name, qint64 from, qint64 to)
    {
        m_lab->has({.entity = u"change_window"_s, .fields = {{u"name"_s, name}, {u"kind"_s, u"freeze"_s}, {u"starts_at"_s, from}, {u"ends_at"_s, to}, {u"reason"_s, u"保障"_s}, {u"exempt_roles"_s, u"managing_party"_s}, {u"released"_s, false}, {u"audience"_s, u"everyone"_s}}});
    }
    void open()
    {
        m_panel = std::make_unique<ChangesPanel>(m_lab->context(), nullptr);
        m_panel->resize(1300, 800);
        m_panel->choose(items::ChangeScope::All, items::ChangePreset::Everything);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
        QTRY_VERIFY(m_panel->showsData());
        m_panel->showPage(1);
        QVERIFY(m_panel->page(1));
        view().setDay(QDate(2026, 11, 23));
    }
    ChangeCalendarPage &page() { return *qobject_cast<ChangeCalendarPage *>(m_panel->page(1)); }
    CalendarView &view() { return page().view(); }
    void sendMove(const QPoint &point)
    {
        QMouseEvent move(QEvent::MouseMove, point, view().viewport()->mapToGlobal(point), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(view().viewport(), &move);
    }
    void drag(const QPoint &from, const QPoint &to)
    {
        QTest::mousePress(view().viewport(), Qt::LeftButton, {}, from);
        sendMove(from + QPoint(8, 0));
        sendMove(to);
        QTest::mouseRelease(view().viewport(), Qt::LeftButton, {}, to);
    }

    std::unique_ptr<ViewLab> m_lab;
    std::unique_ptr<ChangesPanel> m_panel;
    QUuid m_unit;
    QUuid m_resource;
};

QTEST_MAIN(TestChangeCalendar)
#include "tst_changecalendar.moc"
