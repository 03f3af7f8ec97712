// The clocks of an order by rows that a dispatcher can check on a wall calendar: what each promise counts, why it is due
// when it is due, and who is told when. Hours are the shipped ones: 8:30-12:00 and 13:30-18:00.
#include "rules/calendardocument.h"
#include "rules/clockaccount.h"
#include "rules/escalation.h"
#include "rules/orderclocks.h"
#include "support/clockorders.h"

#include <QTest>

using namespace rules;

namespace {

Instant at(const QString &local)
{
    auto stamp = QDateTime::fromString(local, QStringLiteral("yyyy-MM-dd HH:mm"));
    stamp.setOffsetFromUtc(8 * 3600);
    Q_ASSERT_X(stamp.isValid(), "at", "a row is written wrongly");
    return {stamp.toMSecsSinceEpoch()};
}

QString said(std::optional<Instant> instant)
{
    return instant ? QDateTime::fromMSecsSinceEpoch(instant->ms).toOffsetFromUtc(8 * 3600).toString(QStringLiteral("yyyy-MM-dd HH:mm")) : QStringLiteral("-");
}

/// "2026-09-30 17:30 > 2026-10-10 12:00; 2026-10-11 09:00 >": pauses, the last perhaps without an end.
std::vector<Pause> pausesOf(const QString &text)
{
    std::vector<Pause> pauses;
    for (const auto &part : text.split(u';', Qt::SkipEmptyParts)) {
        const auto ends = part.split(u'>');
        const QString to = ends.value(1).trimmed();
        pauses.push_back({at(ends[0].trimmed()), to.isEmpty() ? std::nullopt : std::optional(at(to))});
    }
    return pauses;
}

PromiseClock clockOf(const char *start, const char *limit, const char *pauses = "", const char *stopped = "")
{
    return {.start = at(QString::fromLatin1(start)), .limitMs = msOf(*limitFromText(QString::fromLatin1(limit)), shippedCalendar()),
            .pauses = pausesOf(QString::fromLatin1(pauses)), .stopped = *stopped ? std::optional(at(QString::fromLatin1(stopped))) : std::nullopt};
}

const WorkingCalendar &calendarOf(const char *limit)
{
    return rules::calendarOf(limitFromText(QString::fromLatin1(limit))->basis, shippedCalendar());
}

/// A line as a person would say it: "counted 2026-11-23 08:30-12:00 working 210 (210)".
QString said(const AccountLine &line)
{
    static const QStringList whats{QStringLiteral("started"), QStringLiteral("counted"), QStringLiteral("idle"), QStringLiteral("paused"), QStringLiteral("standing"),
                                   QStringLiteral("resumed"), QStringLiteral("due"), QStringLiteral("overdue"), QStringLiteral("stopped")};
    static const QStringList reasons{QStringLiteral("always"), QStringLiteral("working"), QStringLiteral("make-up"), QStringLiteral("lunch"), QStringLiteral("night"), QStringLiteral("weekend"), QStringLiteral("holiday")};
    const auto moment = [](Instant instant) { return said(instant).mid(5); };
    QString text = whats[int(line.what)] + u' ' + moment(line.from);
    if (line.to == line.from)
        return text;
    text += QStringLiteral(" - ") + moment(line.to);
    if (line.what != AccountLine::What::Overdue)
        text += u' ' + (QStringList(reasons[int(line.reason)]) + line.names).join(u' ');
    if (line.countedMs)
        text += QStringLiteral(" %1").arg(line.countedMs / minuteMs);
    if (line.standingMs)
        text += QStringLiteral(" stands %1").arg(line.standingMs / minuteMs);
    return text + QStringLiteral(" = %1").arg(line.totalMs / minuteMs);
}

QStringList said(const ClockAccount &account)
{
    QStringList lines;
    for (const auto &line : account.lines)
        lines << said(line);
    return lines;
}

LevelAction action(LevelAction::When when, int amount, bool anyHour = false)
{
    return {.clock = ClockKind::Resolve, .when = when, .amount = amount, .unit = TimeLimit::Unit::Minutes, .to = {QStringLiteral("shift_leader")}, .priorities = {}, .kinds = {}, .anyHour = anyHour};
}

} // namespace

class TestClocks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dueTimes_data()
    {
        QTest::addColumn<QByteArray>("start");
        QTest::addColumn<QByteArray>("limit");
        QTest::addColumn<QByteArray>("pauses");
        QTest::addColumn<QString>("due");
        const auto row = [](const char *name, const char *start, const char *limit, const char *pauses, const char *due) {
            QTest::newRow(name) << QByteArray(start) << QByteArray(limit) << QByteArray(pauses) << QString::fromLatin1(due);
        };
        row("P1 around midnight loses no minute", "2026-11-23 23:58", "always 5", "", "2026-11-24 00:03");
        row("P1 over midnight of a whole day", "2026-11-23 23:58", "always 1440", "", "2026-11-24 23:58");
        row("P1 on the national holiday runs", "2026-10-01 02:00", "always 120", "", "2026-10-01 04:00");
        row("lunch break is not counted", "2026-11-23 11:45", "working 30", "", "2026-11-23 13:45");
        row("opened at lunch", "2026-11-23 12:10", "working 30", "", "2026-11-23 14:00");
        row("opened outside hours it is not due at once", "2026-11-23 22:00", "working 30", "", "2026-11-24 09:00");
        row("opened on Saturday it begins on Monday", "2026-11-21 10:00", "working 30", "", "2026-11-23 09:00");
        row("opened on a make-up Saturday it begins at once", "2026-10-10 10:00", "working 30", "", "2026-10-10 10:30");
        row("8 working hours are one working day", "2026-11-23 10:00", "working 480", "", "2026-11-24 10:00");
        row("3 working days over a weekend", "2026-11-19 10:00", "working 3d", "", "2026-11-24 10:00");
        row("a leap day counts", "2024-02-28 17:30", "working 60", "", "2024-02-29 09:00");
        row("a leap day around the clock", "2024-02-28 23:30", "always 60", "", "2024-02-29 00:30");
        row("no leap day, no day", "2025-02-28 23:30", "always 60", "", "2025-03-01 00:30");
        row("paused for an hour of work", "2026-11-23 09:00", "working 150", "2026-11-23 10:00 > 2026-11-23 11:00", "2026-11-23 14:00");
        row("a pause at night moves nothing", "2026-11-23 17:00", "working 120", "2026-11-23 19:00 > 2026-11-24 07:00", "2026-11-24 09:30");
        row("a pause of lunch moves nothing", "2026-11-23 11:00", "working 120", "2026-11-23 12:00 > 2026-11-23 13:30", "2026-11-23 14:30");
        row("a pause over the holiday and the make-up Saturday", "2026-09-30 09:00", "working 480", "2026-09-30 17:30 > 2026-10-10 12:00", "2026-10-10 14:30");
        row("a pause that begins when it is due comes too late", "2026-11-23 09:00", "working 60", "2026-11-23 10:00 > 2026-11-24 10:00", "2026-11-23 10:00");
        row("two pauses add up", "2026-11-23 09:00", "working 60", "2026-11-23 09:10 > 2026-11-23 09:20; 2026-11-23 09:30 > 2026-11-23 09:50", "2026-11-23 10:30");
        row("while it stands nothing is due", "2026-11-23 09:00", "working 60", "2026-11-23 09:30 >", "-");
    }
    void dueTimes()
    {
        QFETCH(QByteArray, start);
        QFETCH(QByteArray, limit);
        QFETCH(QByteArray, pauses);
        QFETCH(QString, due);
        QCOMPARE(said(dueAt(clockOf(start, limit, pauses), calendarOf(limit.constData()))), due);
    }

    void whyItIsDueThen()
    {
        // P3 opened the evening before the national holiday, paused over it, done late on the make-up Saturday.
        const auto clock = clockOf("2026-09-30 16:00", "working 480", "2026-09-30 17:00 > 2026-10-08 09:30", "2026-10-10 09:00");
        const auto account = accountOf(clock, shippedCalendar(), at(QStringLiteral("2026-10-12 09:00")));

        QCOMPARE(said(account), (QStringList{
            QStringLiteral("started 09-30 16:00"),
            QStringLiteral("counted 09-30 16:00 - 09-30 17:00 working 60 = 60"),
            QStringLiteral("paused 09-30 17:00"),
            QStringLiteral("standing 09-30 17:00 - 09-30 18:00 working stands 60 = 60"),
            QStringLiteral("standing 09-30 18:00 - 10-08 08:30 holiday 国庆节 = 60"),
            QStringLiteral("standing 10-08 08:30 - 10-08 09:30 working stands 60 = 60"),
            QStringLiteral("resumed 10-08 09:30"),
            QStringLiteral("counted 10-08 09:30 - 10-08 12:00 working 150 = 210"),
            QStringLiteral("idle 10-08 12:00 - 10-08 13:30 lunch = 210"),
            QStringLiteral("counted 10-08 13:30 - 10-08 18:00 working 270 = 480"),
            QStringLiteral("due 10-08 18:00"),
            QStringLiteral("overdue 10-08 18:00 - 10-10 09:00 510 = 990"),
            QStringLiteral("stopped 10-10 09:00"),
        }));
        QCOMPARE(account.pausedMs, 120 * minuteMs);
        QCOMPARE(account.usedMs, 990 * minuteMs);
        QCOMPARE(account.promise, Promise::Broken);
        QVERIFY(account.unknownYears.empty());
    }

    void theAccountOfAMakeUpSaturdayNamesItsFeast()
    {
        const auto account = accountOf(clockOf("2026-10-09 17:00", "working 90"), shippedCalendar(), at(QStringLiteral("2026-10-09 17:10")));
        QCOMPARE(said(account), (QStringList{
            QStringLiteral("started 10-09 17:00"),
            QStringLiteral("counted 10-09 17:00 - 10-09 18:00 working 60 = 60"),
            QStringLiteral("idle 10-09 18:00 - 10-10 08:30 night = 60"),
            QStringLiteral("counted 10-10 08:30 - 10-10 09:00 make-up 国庆节 30 = 90"),
            QStringLiteral("due 10-10 09:00"),
        }));
        QCOMPARE(account.usedMs, 10 * minuteMs);
        QCOMPARE(account.promise, Promise::Open);
    }

    void theAccountOfAStandingClockEndsNow()
    {
        const auto account = accountOf(clockOf("2026-11-23 09:00", "working 60", "2026-11-23 09:30 >"), shippedCalendar(), at(QStringLiteral("2026-11-23 11:00")));
        QCOMPARE(account.due, std::nullopt);
        QCOMPARE(account.promise, Promise::Paused);
        QCOMPARE(said(account).last(), QStringLiteral("standing 11-23 09:30 - 11-23 11:00 working stands 90 = 30"));
    }

    void theAccountAroundTheClockIsOneLine()
    {
        const auto account = accountOf(clockOf("2026-11-23 23:58", "always 5"), WorkingCalendar::always(), at(QStringLiteral("2026-11-23 23:59")));
        QCOMPARE(said(account), (QStringList{QStringLiteral("started 11-23 23:58"), QStringLiteral("counted 11-23 23:58 - 11-24 00:03 always 5 = 5"), QStringLiteral("due 11-24 00:03")}));
    }

    void aYearWithoutAListIsSaid()
    {
        const auto account = accountOf(clockOf("2026-12-31 15:00", "working 3d"), shippedCalendar(), at(QStringLiteral("2026-12-31 16:00")));
        QCOMPARE(account.unknownYears, std::set<int>{2027});
    }

    void everyAccountSumsUpToItsDueTime()
    {
        QRandomGenerator random(4);
        for (int i = 0; i < 3'000; ++i) {
            const auto clock = support::randomClock(random);
            const auto due = dueAt(clock, shippedCalendar());
            const auto account = accountOf(clock, shippedCalendar(), *due);
            QCOMPARE(account.due, due);
            qint64 counted = 0;
            qint64 standing = 0;
            Instant last = clock.start;
            for (const auto &line : account.lines) {
                QCOMPARE(line.from, last);
                counted += line.countedMs;
                standing += line.standingMs;
                QCOMPARE(line.totalMs, counted);
                last = line.to;
            }
            QCOMPARE(counted, clock.limitMs);
            QCOMPARE(last, *due);
            QCOMPARE(standing, account.pausedMs);
            QCOMPARE(shippedCalendar().workingMs(clock.start, *due), clock.limitMs + standing);
        }
    }

    void whoIsToldWhen_data()
    {
        QTest::addColumn<PromiseClock>("clock");
        QTest::addColumn<bool>("always");
        QTest::addColumn<LevelAction>("action");
        QTest::addColumn<QString>("told"); // -: nobody
        using When = LevelAction::When;
        const auto row = [](const char *name, const PromiseClock &clock, const LevelAction &action, const char *told, bool always = false) {
            QTest::newRow(name) << clock << always << action << QString::fromLatin1(told);
        };
        row("75 % of 8 hours", clockOf("2026-11-23 08:30", "working 480"), action(When::Percent, 75), "2026-11-23 16:00");
        row("30 minutes before the due time", clockOf("2026-11-23 09:00", "working 240"), action(When::BeforeDue, 30), "2026-11-23 14:00");
        row("15 minutes after the start", clockOf("2026-11-23 11:50", "working 480"), action(When::AfterStart, 15), "2026-11-23 13:35");
        row("at the due time", clockOf("2026-11-23 08:30", "working 60"), action(When::AtDue, 0), "2026-11-23 09:30");
        row("an hour after it", clockOf("2026-11-23 08:30", "working 60"), action(When::AfterDue, 60), "2026-11-23 10:30");
        row("due at 3 at night, hours are 9 to 17: in the morning", clockOf("2026-11-23 01:00", "always 120"), action(When::AtDue, 0), "2026-11-23 09:00", true);
        row("due at midnight: not at midnight", clockOf("2026-11-23 22:00", "always 120"), action(When::AtDue, 0), "2026-11-24 09:00", true);
        row("due at 3 at night, at any hour", clockOf("2026-11-23 01:00", "always 120"), action(When::AtDue, 0, true), "2026-11-23 03:00", true);
        row("due when duty ends waits for the next day", clockOf("2026-11-23 15:00", "always 120"), action(When::AtDue, 0), "2026-11-24 09:00", true);
        row("due on Friday night waits for Monday", clockOf("2026-11-20 22:00", "always 120"), action(When::AtDue, 0), "2026-11-23 09:00", true);
        row("due on the holiday waits for its end", clockOf("2026-10-01 10:00", "always 120"), action(When::AtDue, 0), "2026-10-08 09:00", true);
        row("due on Friday before a make-up Saturday", clockOf("2026-10-09 20:00", "always 120"), action(When::AtDue, 0), "2026-10-10 09:00", true);
        row("longer before the due time than the promise is: never", clockOf("2026-11-23 09:00", "working 15"), action(When::BeforeDue, 30), "-");
        row("as long before it as the promise is: not at once", clockOf("2026-11-23 09:00", "working 30"), action(When::BeforeDue, 30), "-");
        row("while the clock stands: never", clockOf("2026-11-23 09:00", "working 60", "2026-11-23 09:10 >"), action(When::Percent, 50), "-");
        row("a pause moves it", clockOf("2026-11-23 09:00", "working 60", "2026-11-23 09:10 > 2026-11-23 10:10"), action(When::Percent, 50), "2026-11-23 10:30");
        row("moved by duty into a pause it waits for the end", clockOf("2026-11-23 02:00", "always 120", "2026-11-23 08:00 > 2026-11-23 11:00"), action(When::Percent, 50), "2026-11-23 11:00", true);
        row("kept before: never", clockOf("2026-11-23 09:00", "working 60", "", "2026-11-23 09:20"), action(When::Percent, 50), "-");
        row("kept at the last moment: never", clockOf("2026-11-23 09:00", "working 60", "", "2026-11-23 10:00"), action(When::AtDue, 0), "-");
        row("kept after it: it came", clockOf("2026-11-23 09:00", "working 60", "", "2026-11-23 09:40"), action(When::Percent, 50), "2026-11-23 09:30");
    }
    void whoIsToldWhen()
    {
        QFETCH(PromiseClock, clock);
        QFETCH(bool, always);
        QFETCH(LevelAction, action);
        QFETCH(QString, told);
        const DutyHours duty{{{9 * 60, 17 * 60}}, true};
        const auto calendar = always ? WorkingCalendar::always() : shippedCalendar();
        const auto escalations = escalationsOf(clock, {action}, {calendar, shippedCalendar(), duty});
        QCOMPARE(said(escalations.empty() ? std::nullopt : std::optional(escalations[0].at)), told);
        for (const auto &escalation : escalations)
            QVERIFY(escalation.at > clock.start && escalation.at >= escalation.reached);
    }

    void dutyOnEveryDayDoesNotWaitForMonday()
    {
        const DutyHours duty{{{9 * 60, 12 * 60}, {14 * 60, 17 * 60}}, false};
        QCOMPARE(said(nextDuty(at(QStringLiteral("2026-11-21 12:30")), duty, shippedCalendar())), QStringLiteral("2026-11-21 14:00"));
        QCOMPARE(said(nextDuty(at(QStringLiteral("2026-11-21 17:00")), duty, shippedCalendar())), QStringLiteral("2026-11-22 09:00"));
    }

    void escalationsComeInTheirOrder()
    {
        using When = LevelAction::When;
        const auto escalations = escalationsOf(clockOf("2026-11-23 09:00", "working 120"), {action(When::AfterDue, 10), action(When::AtDue, 0), action(When::Percent, 50)},
                                               {shippedCalendar(), shippedCalendar(), shippedServiceLevels().duty});
        QStringList instants;
        for (const auto &escalation : escalations)
            instants << said(escalation.at).mid(11);
        QCOMPARE(instants, (QStringList{QStringLiteral("10:00"), QStringLiteral("11:00"), QStringLiteral("11:10")}));
    }

    void theThreeClocksOfAnOrder()
    {
        WorkOrder order;
        order.submittedAt = at(QStringLiteral("2026-11-23 11:45"));
        order.responseLimit = QStringLiteral("working 30");
        order.resolveLimit = QStringLiteral("working 480");
        QCOMPARE(said(dueOf(order, ClockKind::Response, shippedCalendar())), QStringLiteral("2026-11-23 13:45"));
        QCOMPARE(dueOf(order, ClockKind::Resolve, shippedCalendar()), std::nullopt);

        order.acceptedAt = at(QStringLiteral("2026-11-23 14:00"));
        order.pauses = toJson(std::vector<OrderPause>{{{at(QStringLiteral("2026-11-23 15:00")), at(QStringLiteral("2026-11-23 16:00"))}, HoldKind::Spares, QStringLiteral("等硬盘"), QStringLiteral("李值班长")}});
        QCOMPARE(said(dueOf(order, ClockKind::Resolve, shippedCalendar())), QStringLiteral("2026-11-24 15:00"));

        order.securityLevel = SecurityLevel::General;
        order.gradedAt = at(QStringLiteral("2026-11-23 23:30"));
        order.reportDuty = ReportDuty::CriticalOperator;
        QCOMPARE(dueOf(order, ClockKind::Statutory, shippedCalendar()), std::nullopt);
        order.securityLevel = SecurityLevel::Larger;
        QCOMPARE(said(dueOf(order, ClockKind::Statutory, shippedCalendar())), QStringLiteral("2026-11-24 00:30"));
    }

    void pausesComeBackTheSameAndBadOnesAreRefused()
    {
        const std::vector<OrderPause> pauses{{{{1'000}, Instant{2'000}}, HoldKind::ThirdParty, QStringLiteral("电信\"割接\""), QStringLiteral("王")}, {{{3'000}, {}}, HoldKind::User, {}, {}}};
        QCOMPARE(*pausesFromJson(toJson(pauses)), pauses);
        QVERIFY(toJson(std::vector<OrderPause>()).isEmpty());
        for (const auto *bad : {"{}", "[1]", R"([{"kind":"user"}])", R"([{"from":5,"to":4,"kind":"user"}])", R"([{"from":5,"kind":"user"},{"from":6,"kind":"user"}])", R"([{"from":5,"to":9,"kind":"user"},{"from":6,"kind":"user"}])"})
            QVERIFY2(!pausesFromJson(QString::fromLatin1(bad)), bad);
    }
};

QTEST_GUILESS_MAIN(TestClocks)
#include "tst_clocks.moc"
