// When work comes again: rows that a dispatcher can check against a wall calendar, on China's real holidays.
#include "rules/calendardocument.h"
#include "rules/recurrence.h"

#include <QDateTime>
#include <QTest>

using namespace rules;

namespace {

Instant at(const QString &local)
{
    auto stamp = QDateTime::fromString(local, QStringLiteral("yyyy-MM-dd HH:mm"));
    stamp.setOffsetFromUtc(8 * 3600);
    return {stamp.toMSecsSinceEpoch()};
}

QString said(Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(instant.ms, Qt::OffsetFromUTC, 8 * 3600).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

const WorkingCalendar &office()
{
    return shippedCalendar();
}

Recurrence schedule(const char *json)
{
    const auto read = recurrenceFromJson(QString::fromUtf8(json));
    if (!read)
        qFatal("%s: %s", qPrintable(read.error().field), qPrintable(read.error().message));
    return *read;
}

QStringList saidRuns(const std::vector<Occurrence> &runs)
{
    QStringList list;
    for (const auto &run : runs)
        list << said(run.at);
    return list;
}

} // namespace

class tst_recurrence : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void runsComeAsADispatcherExpectsThem_data();
    void runsComeAsADispatcherExpectsThem();
    void aRunIsNamedByTheDayOfTheScheduleWhereverItMoves();
    void daysThatMeetOnOneMorningAreOneRun();
    void theWindowIncludesItsBeginningAndNotItsEnd();
    void stopsWhenThereAreEnough();
    void findsTheNextRunOfALeapDayEightYearsOn();
    void aScheduleThatWasAcceptedComesBackTheSame_data();
    void aScheduleThatWasAcceptedComesBackTheSame();
    void refusesAScheduleAndNamesThePlace_data();
    void refusesAScheduleAndNamesThePlace();

    void makesWhatIsDueAndNothingTwice();
    void catchesUpWhatWasMissedAndCountsWhatIsTooOld();
    void keepsToTheTermOfThePlan();
    void whatIsAFewMinutesLateWasNotMissed();
};

void tst_recurrence::runsComeAsADispatcherExpectsThem_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("runs");
    const auto row = [](const char *name, const char *json, const char *from, const char *runs) {
        QTest::newRow(name) << QByteArray(json) << QString::fromLatin1(from) << QString::fromLatin1(runs);
    };
    row("every day, twice", R"({"every":"day","at":["09:00","21:00"]})", "2026-11-22 12:00", "2026-11-22 21:00, 2026-11-23 09:00, 2026-11-23 21:00");
    row("every third day", R"({"every":"day","step":3,"since":"2026-11-20","at":["09:00"]})", "2026-11-21 00:00", "2026-11-23 09:00, 2026-11-26 09:00, 2026-11-29 09:00");
    row("a step begins on its day, not before", R"({"every":"day","step":3,"since":"2026-11-26","at":["09:00"]})", "2026-11-20 00:00", "2026-11-26 09:00, 2026-11-29 09:00");
    row("on working days", R"({"every":"day","at":["09:00"],"off_day":"skip"})", "2026-09-30 00:00", "2026-09-30 09:00, 2026-10-08 09:00, 2026-10-09 09:00, 2026-10-10 09:00, 2026-10-12 09:00");
    row("a make-up Saturday is a working day", R"({"every":"week","on":["sat"],"at":["09:00"],"off_day":"skip"})", "2026-10-01 00:00", "2026-10-10 09:00");
    row("Mondays and Fridays", R"({"every":"week","on":["fri","mon"],"at":["08:30"]})", "2026-11-23 00:00", "2026-11-23 08:30, 2026-11-27 08:30, 2026-11-30 08:30");
    row("every second week, also over new year", R"({"every":"week","step":2,"since":"2026-12-14","on":["mon"],"at":["08:30"]})", "2026-12-15 00:00", "2026-12-28 08:30, 2027-01-11 08:30");
    row("the 15th", R"({"every":"month","day":15,"at":["10:00"]})", "2026-11-23 00:00", "2026-12-15 10:00, 2027-01-15 10:00");
    row("the 31st is the last day of a short month", R"({"every":"month","day":31,"at":["10:00"]})", "2026-01-31 00:00", "2026-01-31 10:00, 2026-02-28 10:00, 2026-03-31 10:00, 2026-04-30 10:00");
    row("the 30th meets the leap day", R"({"every":"month","day":30,"at":["10:00"]})", "2024-02-01 00:00", "2024-02-29 10:00, 2024-03-30 10:00");
    row("the last day", R"({"every":"month","day":-1,"at":["17:00"]})", "2026-02-01 00:00", "2026-02-28 17:00, 2026-03-31 17:00");
    row("the last working day", R"({"every":"month","working_day":-1,"at":["17:00"]})", "2026-01-01 00:00", "2026-01-30 17:00, 2026-02-28 17:00, 2026-03-31 17:00");
    row("the first working day waits for the holiday to end", R"({"every":"month","working_day":1,"at":["09:00"]})", "2026-09-15 00:00", "2026-10-08 09:00, 2026-11-02 09:00");
    row("the fifth working day counts make-up Saturdays", R"({"every":"month","working_day":5,"at":["09:00"]})", "2026-10-01 00:00", "2026-10-13 09:00, 2026-11-06 09:00");
    row("a month without a 23rd working day is left out", R"({"every":"month","working_day":23,"at":["09:00"]})", "2026-01-01 00:00", "2026-07-31 09:00, 2026-12-31 09:00");
    row("the second Tuesday", R"({"every":"month","day":2,"weekday":"tue","at":["22:00"]})", "2026-11-01 00:00", "2026-11-10 22:00, 2026-12-08 22:00");
    row("the last Friday", R"({"every":"month","day":-1,"weekday":"fri","at":["22:00"]})", "2026-11-01 00:00", "2026-11-27 22:00, 2026-12-25 22:00");
    row("the fifth Monday comes four times a year", R"({"every":"month","day":5,"weekday":"mon","at":["09:00"]})", "2026-01-01 00:00", "2026-03-30 09:00, 2026-06-29 09:00");
    row("each quarter's third month", R"({"every":"quarter","months":[3],"day":25,"at":["09:00"]})", "2026-11-23 00:00", "2026-12-25 09:00, 2027-03-25 09:00");
    row("a holiday moves to the working day behind it", R"({"every":"quarter","months":[1],"day":1,"at":["09:00"],"off_day":"next"})", "2026-08-01 00:00", "2026-10-08 09:00");
    row("a holiday moves to the working day before it", R"({"every":"quarter","months":[1],"day":1,"at":["09:00"],"off_day":"previous"})", "2026-08-01 00:00", "2026-09-30 09:00");
    row("a Sunday moves before the window it was asked in", R"({"every":"month","day":22,"at":["09:00"],"off_day":"next"})", "2026-11-23 00:00", "2026-11-23 09:00, 2026-12-22 09:00");
    row("twice a year", R"({"every":"year","months":[6,12],"day":10,"at":["09:00"]})", "2026-11-23 00:00", "2026-12-10 09:00, 2027-06-10 09:00");
    row("a yearly leap day runs on the 28th in other years", R"({"every":"year","months":[2],"day":29,"at":["09:00"]})", "2024-01-01 00:00", "2024-02-29 09:00, 2025-02-28 09:00");
}

void tst_recurrence::runsComeAsADispatcherExpectsThem()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, from);
    QFETCH(QString, runs);
    const auto wanted = runs.split(QStringLiteral(", "));

    const auto found = nextOccurrences(schedule(json), office(), at(from), size_t(wanted.size()));

    QCOMPARE(saidRuns(found), wanted);
}

void tst_recurrence::aRunIsNamedByTheDayOfTheScheduleWhereverItMoves()
{
    const auto nationalDay = schedule(R"({"every":"year","months":[10],"day":1,"at":["09:00"],"off_day":"next"})");

    const auto runs = nextOccurrences(nationalDay, office(), at(QStringLiteral("2026-01-01 00:00")), 1);

    QCOMPARE(said(runs.front().at), QStringLiteral("2026-10-08 09:00"));
    QCOMPARE(runs.front().day, QDate(2026, 10, 1));
    QCOMPARE(runs.front().minute, 9 * 60);
    QVERIFY(runs.front().moved());
}

void tst_recurrence::daysThatMeetOnOneMorningAreOneRun()
{
    const auto daily = schedule(R"({"every":"day","at":["09:00"],"off_day":"next"})");

    const auto runs = occurrences(daily, office(), at(QStringLiteral("2026-11-20 00:00")), at(QStringLiteral("2026-11-25 00:00")));

    QCOMPARE(saidRuns(runs), (QStringList{QStringLiteral("2026-11-20 09:00"), QStringLiteral("2026-11-23 09:00"), QStringLiteral("2026-11-24 09:00")}));
    QCOMPARE(runs[1].day, QDate(2026, 11, 23)); // Monday's own, not what Saturday left
    QVERIFY(!runs[1].moved());
}

void tst_recurrence::theWindowIncludesItsBeginningAndNotItsEnd()
{
    const auto daily = schedule(R"({"every":"day","at":["09:00"]})");
    const auto nine = at(QStringLiteral("2026-11-23 09:00"));

    QCOMPARE(occurrences(daily, office(), nine, {nine.ms + dayMs}).size(), size_t(1));
    QVERIFY(occurrences(daily, office(), {nine.ms + 1}, {nine.ms + dayMs}).empty());
    QVERIFY(occurrences(daily, office(), {nine.ms + dayMs}, nine).empty());
}

void tst_recurrence::stopsWhenThereAreEnough()
{
    const auto often = schedule(R"({"every":"day","at":["00:00","06:00","12:00","18:00"],"off_day":"next"})");
    const auto from = at(QStringLiteral("2020-01-01 00:00"));

    const auto few = occurrences(often, office(), from, at(QStringLiteral("2060-01-01 00:00")), 10);
    const auto all = occurrences(often, office(), from, at(QStringLiteral("2020-03-01 00:00")));

    QCOMPARE(few, std::vector<Occurrence>(all.begin(), all.begin() + 10));
}

void tst_recurrence::findsTheNextRunOfALeapDayEightYearsOn()
{
    const auto everyEight = schedule(R"({"every":"year","step":8,"since":"2024-01-01","months":[2],"day":29,"at":["09:00"]})");

    QCOMPARE(saidRuns(nextOccurrences(everyEight, office(), at(QStringLiteral("2024-03-01 00:00")), 1)), QStringList{QStringLiteral("2032-02-29 09:00")});
}

void tst_recurrence::aScheduleThatWasAcceptedComesBackTheSame_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("day") << QByteArray(R"({"every":"day","at":["00:00","23:59"],"off_day":"skip","catch_up":0})");
    QTest::newRow("week") << QByteArray(R"({"every":"week","step":2,"since":"2026-01-05","on":["mon","sun"],"at":["09:00"]})");
    QTest::newRow("month") << QByteArray(R"({"every":"month","working_day":-1,"at":["09:00"]})");
    QTest::newRow("quarter") << QByteArray(R"({"every":"quarter","months":[1,3],"day":-1,"weekday":"fri","at":["09:00"]})");
    QTest::newRow("year") << QByteArray(R"({"every":"year","months":[12],"day":31,"at":["09:00"],"off_day":"previous"})");
}

void tst_recurrence::aScheduleThatWasAcceptedComesBackTheSame()
{
    QFETCH(QByteArray, json);
    const auto read = schedule(json);

    QCOMPARE(schedule(toJson(read).toUtf8()), read);
}

void tst_recurrence::refusesAScheduleAndNamesThePlace_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("place");
    const auto row = [](const char *name, const char *json, const char *place) { QTest::newRow(name) << QByteArray(json) << QString::fromLatin1(place); };
    row("no JSON", "every day", "offset 1");
    row("no kind", R"({"at":["09:00"]})", "every");
    row("an unknown kind", R"({"every":"hour","at":["09:00"]})", "every");
    row("no time", R"({"every":"day"})", "at");
    row("a wrong time", R"({"every":"day","at":["24:00"]})", "at[0]");
    row("a time twice", R"({"every":"day","at":["09:00","09:00"]})", "at[1]");
    row("a member of another kind", R"({"every":"day","on":["mon"],"at":["09:00"]})", "on");
    row("no weekday", R"({"every":"week","at":["09:00"]})", "on");
    row("a wrong weekday", R"({"every":"week","on":["monday"],"at":["09:00"]})", "on[0]");
    row("no day of the month", R"({"every":"month","at":["09:00"]})", "");
    row("two days of the month", R"({"every":"month","day":1,"working_day":1,"at":["09:00"]})", "");
    row("the day before the first", R"({"every":"month","day":0,"at":["09:00"]})", "day");
    row("half a day", R"({"every":"month","day":1.5,"at":["09:00"]})", "day");
    row("a sixth Monday", R"({"every":"month","day":6,"weekday":"mon","at":["09:00"]})", "day");
    row("a weekday that is a working day", R"({"every":"month","working_day":1,"weekday":"mon","at":["09:00"]})", "weekday");
    row("a fourth month of a quarter", R"({"every":"quarter","months":[4],"day":1,"at":["09:00"]})", "months[0]");
    row("a step from nowhere", R"({"every":"week","step":2,"on":["mon"],"at":["09:00"]})", "since");
    row("a wrong off day", R"({"every":"day","at":["09:00"],"off_day":"sometimes"})", "off_day");
    row("too much to catch up", R"({"every":"day","at":["09:00"],"catch_up":1000})", "catch_up");
}

void tst_recurrence::refusesAScheduleAndNamesThePlace()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, place);

    const auto read = recurrenceFromJson(QString::fromUtf8(json));

    QVERIFY(!read);
    QCOMPARE(read.error().field, place);
    QVERIFY(!read.error().message.isEmpty());
}

void tst_recurrence::makesWhatIsDueAndNothingTwice()
{
    const auto daily = schedule(R"({"every":"day","at":["09:00"]})");
    const Term term{QDate(2026, 11, 1), {}};
    const auto nine = at(QStringLiteral("2026-11-23 09:00"));

    const auto due = dueRuns(daily, office(), term, {nine.ms - minuteMs}, nine);
    const auto again = dueRuns(daily, office(), term, {nine.ms + 1}, {nine.ms + minuteMs});

    QCOMPARE(saidRuns(due.runs), QStringList{QStringLiteral("2026-11-23 09:00")});
    QCOMPARE(again, DueRuns{});
}

void tst_recurrence::catchesUpWhatWasMissedAndCountsWhatIsTooOld()
{
    const auto daily = schedule(R"({"every":"day","at":["09:00"],"catch_up":2})");
    const Term term{QDate(2026, 11, 1), {}};

    const auto due = dueRuns(daily, office(), term, at(QStringLiteral("2026-11-18 12:00")), at(QStringLiteral("2026-11-23 09:05")));

    QCOMPARE(saidRuns(due.runs), (QStringList{QStringLiteral("2026-11-21 09:00"), QStringLiteral("2026-11-22 09:00"), QStringLiteral("2026-11-23 09:00")}));
    QCOMPARE(due.givenUp, 2);
}

void tst_recurrence::keepsToTheTermOfThePlan()
{
    const auto daily = schedule(R"({"every":"day","at":["09:00"],"catch_up":100})");

    const auto due = dueRuns(daily, office(), {QDate(2026, 11, 20), QDate(2026, 11, 21)}, at(QStringLiteral("2026-11-01 00:00")), at(QStringLiteral("2026-11-30 00:00")));

    QCOMPARE(saidRuns(due.runs), (QStringList{QStringLiteral("2026-11-20 09:00"), QStringLiteral("2026-11-21 09:00")}));
}

void tst_recurrence::whatIsAFewMinutesLateWasNotMissed()
{
    const Occurrence run{at(QStringLiteral("2026-11-23 09:00")), QDate(2026, 11, 23), 9 * 60};

    QVERIFY(!isMissed(run, at(QStringLiteral("2026-11-23 09:15"))));
    QVERIFY(isMissed(run, at(QStringLiteral("2026-11-23 09:16"))));
}

QTEST_APPLESS_MAIN(tst_recurrence)
#include "tst_recurrence.moc"
