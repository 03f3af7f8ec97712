// The working calendar and the clocks of a promise, by rows that a dispatcher can check on a wall calendar.
#include "rules/calendardocument.h"
#include "rules/chinatime.h"
#include "rules/servicelevel.h"
#include "support/clockorders.h"
#include "support/minutewalk.h"

#include <QFile>
#include <QTest>
#include <QTimeZone>

using namespace rules;

namespace {

Instant at(const char *local)
{
    auto stamp = QDateTime::fromString(QString::fromLatin1(local), QStringLiteral("yyyy-MM-dd HH:mm"));
    stamp.setOffsetFromUtc(8 * 3600);
    return {stamp.toMSecsSinceEpoch()};
}

QByteArray holidays()
{
    QFile file(QStringLiteral(HOLIDAYS_CSV));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(opened, "holidays", HOLIDAYS_CSV);
    return file.readAll();
}

/// 9:00-12:00 and 14:00-18:00 on working days: 7 hours a day.
CalendarSpec officeSpec()
{
    return *calendarFromCsv(holidays(), QStringLiteral("test"), {{9 * 60, 12 * 60}, {14 * 60, 18 * 60}});
}

WorkingCalendar office()
{
    return *WorkingCalendar::make(officeSpec());
}

} // namespace

class TestCalendar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dueTimesAsADispatcherReadsThem_data()
    {
        QTest::addColumn<QByteArray>("start");
        QTest::addColumn<int>("minutes");
        QTest::addColumn<QByteArray>("due");
        const auto row = [](const char *name, const char *start, int minutes, const char *due) {
            QTest::newRow(name) << QByteArray(start) << minutes << QByteArray(due);
        };
        row("within the morning", "2026-11-23 09:00", 60, "2026-11-23 10:00");
        row("lunch is not counted", "2026-11-23 11:30", 60, "2026-11-23 14:30");
        row("a whole morning ends at noon", "2026-11-23 09:00", 180, "2026-11-23 12:00");
        row("a whole day ends at its evening", "2026-11-23 09:00", 420, "2026-11-23 18:00");
        row("opened at night it begins in the morning", "2026-11-23 22:00", 30, "2026-11-24 09:30");
        row("opened at lunch it begins after it", "2026-11-23 12:30", 30, "2026-11-23 14:30");
        row("over a weekend", "2026-11-20 17:30", 60, "2026-11-23 09:30");
        row("over the national holiday", "2026-09-30 17:30", 60, "2026-10-08 09:30");
        row("a make-up Saturday counts", "2026-10-09 17:30", 60, "2026-10-10 09:30");
        row("a make-up Saturday before spring festival", "2026-02-13 17:00", 120, "2026-02-14 10:00");
        row("a leap day is a Thursday like any other", "2024-02-28 17:30", 60, "2024-02-29 09:30");
        row("over new year", "2025-12-31 17:30", 60, "2026-01-04 09:30");
    }
    void dueTimesAsADispatcherReadsThem()
    {
        QFETCH(QByteArray, start);
        QFETCH(int, minutes);
        QFETCH(QByteArray, due);
        QCOMPARE(office().after(at(start), minutes * minuteMs), at(due));
    }

    void aroundTheClockLosesNoMinuteAtMidnight()
    {
        QCOMPARE(WorkingCalendar::always().after(at("2026-11-23 23:55"), 10 * minuteMs), at("2026-11-24 00:05"));
        QCOMPARE(WorkingCalendar::always().workingMs(at("2026-11-23 23:59"), at("2026-11-24 00:01")), 2 * minuteMs);
    }

    void fullDaysWithoutALunchBreakJoinAtMidnight()
    {
        auto spec = officeSpec();
        spec.hours = {{0, 24 * 60}};
        const auto calendar = *WorkingCalendar::make(spec);
        QCOMPARE(calendar.after(at("2026-11-23 23:55"), 10 * minuteMs), at("2026-11-24 00:05"));
    }

    void aPauseMovesTheDueTimeByItsWorkingTime()
    {
        // Paused from before the holiday to after the make-up Saturday's morning: 30 min + 8 Oct and 9 Oct + 3 h.
        const PromiseClock clock{.start = at("2026-09-30 09:00"), .limitMs = 8 * 60 * minuteMs,
                                 .pauses = {{at("2026-09-30 17:30"), at("2026-10-10 12:00")}}, .stopped = {}};
        QCOMPARE(dueAt(clock, office()), at("2026-10-10 15:30"));
        QCOMPARE(usedMs(clock, office(), at("2026-10-10 15:30")), 8 * 60 * minuteMs);
    }

    void aStandingClockHasNoDueTime()
    {
        const PromiseClock clock{.start = at("2026-11-23 09:00"), .limitMs = 60 * minuteMs, .pauses = {{at("2026-11-23 09:30"), {}}}, .stopped = {}};
        QCOMPARE(dueAt(clock, office()), std::nullopt);
        QCOMPARE(promiseOf(clock, office(), at("2026-12-23 09:30")), Promise::Paused);
        QCOMPARE(usedMs(clock, office(), at("2026-12-23 09:30")), 30 * minuteMs);
    }

    void aPauseAfterTheDueTimeMendsNothing()
    {
        const PromiseClock clock{.start = at("2026-11-23 09:00"), .limitMs = 60 * minuteMs,
                                 .pauses = {{at("2026-11-23 10:30"), at("2026-11-23 11:30")}}, .stopped = at("2026-11-23 11:00")};
        QCOMPARE(promiseOf(clock, office(), at("2026-11-23 12:00")), Promise::Broken);
    }

    void aPromiseKeptOfflineIsKept()
    {
        const PromiseClock clock{.start = at("2026-11-23 09:00"), .limitMs = 60 * minuteMs, .pauses = {}, .stopped = at("2026-11-23 09:59")};
        QCOMPARE(promiseOf(clock, office(), at("2026-11-27 09:00")), Promise::Kept);
    }

    void aWarningComesBeforeTheDueTime()
    {
        const PromiseClock clock{.start = at("2026-11-23 11:00"), .limitMs = 120 * minuteMs, .pauses = {}, .stopped = {}};
        QCOMPARE(reachedAt(clock, 7'500, office()), at("2026-11-23 14:30"));
        QCOMPARE(dueAt(clock, office()), at("2026-11-23 15:00"));
    }

    void explainsEachDayAndSumsUp()
    {
        const auto calendar = office();
        const auto from = at("2026-09-30 17:00");
        const auto to = at("2026-10-10 10:00");
        const auto stretches = calendar.explain(from, to);
        qint64 sum = 0;
        for (const auto &stretch : stretches)
            sum += stretch.countedMs;
        QCOMPARE(sum, calendar.workingMs(from, to));
        // One hour on 30 September, the feast, two working days with lunch and night, the make-up Saturday's first hour.
        QCOMPARE(stretches.size(), size_t(11));
        QCOMPARE(stretches[1].reason, TimeReason::Holiday);
        QCOMPARE(stretches[1].names, QStringList{QStringLiteral("国庆节")});
        QCOMPARE(stretches[3].reason, TimeReason::Lunch);
        QCOMPARE(stretches[5].reason, TimeReason::OffHours);
        QCOMPARE(stretches.back().reason, TimeReason::MakeUpDay);
        QCOMPARE(stretches.back().names, QStringList{QStringLiteral("国庆节")});
    }

    void saysWhichYearsItDoesNotKnow()
    {
        QVERIFY(office().knows(at("2026-12-31 23:59")));
        QVERIFY(!office().knows(at("2027-01-01 00:00")));
    }

    void refusesABadHolidayFileAtItsLine()
    {
        const auto refused = calendarFromCsv("date,kind,name\n2026-01-01,holiday,x\n2026-13-01,holiday,x\n", {}, {{540, 720}});
        QVERIFY(!refused);
        QCOMPARE(refused.error().field, QStringLiteral("line 3"));
        QVERIFY(!calendarFromCsv("date,kind,name\n2026-01-01,feast,x\n", {}, {{540, 720}}));
        QVERIFY(!WorkingCalendar::make({{}, {}, {}, {}, {{720, 540}}, {}, {}}));
    }

    void agreesWithAMinuteByMinuteWalkToTheSecond_data()
    {
        QTest::addColumn<CalendarSpec>("spec");
        auto nights = officeSpec();
        nights.hours = {{0, 24 * 60}};
        QTest::newRow("the shipped calendar") << shippedCalendarSpec();
        QTest::newRow("seven hours with a long lunch") << officeSpec();
        QTest::newRow("whole working days") << nights;
    }
    void agreesWithAMinuteByMinuteWalkToTheSecond()
    {
        QFETCH(CalendarSpec, spec);
        const auto calendar = *WorkingCalendar::make(spec);
        support::MinuteWalk walk(spec);
        QRandomGenerator random(20261122);
        for (int i = 0; i < 34'000; ++i) {
            const auto clock = support::randomClock(random);
            const auto due = dueAt(clock, calendar);
            QVERIFY(due);
            const auto walked = walk.dueAt(clock);
            if (*due != walked)
                QFAIL(qPrintable(QStringLiteral("order %1 from %2: %3 instead of %4").arg(i).arg(clock.start.ms).arg(due->ms).arg(walked.ms)));
            QCOMPARE(usedMs(clock, calendar, *due), clock.limitMs);
        }
    }

    void theProgramsClockIsChinasWhereverTheMachineStands()
    {
        const QByteArray before = qgetenv("TZ");
        qputenv("TZ", "America/New_York");
        ::tzset();
        const Instant noon = at("2026-07-01 12:00");

        useChinaTime();
        const auto shown = QDateTime::fromMSecsSinceEpoch(noon.ms);
        QCOMPARE(shown.toString(QStringLiteral("yyyy-MM-dd HH:mm")), QStringLiteral("2026-07-01 12:00"));
        QCOMPARE(qint64(shown.offsetFromUtc()) * 1'000, chinaOffsetMs);
        QCOMPARE(QDateTime(QDate(2026, 1, 1), QTime(0, 0)).toMSecsSinceEpoch(), at("2026-01-01 00:00").ms);

        before.isNull() ? qunsetenv("TZ") : qputenv("TZ", before);
        ::tzset();
    }
};

QTEST_GUILESS_MAIN(TestCalendar)
#include "tst_calendar.moc"
