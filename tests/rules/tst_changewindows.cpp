// Windows and freezes: rows that a change manager can check against a wall calendar.
#include "rules/calendardocument.h"
#include "rules/changewindows.h"

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

TimeSpan span(const char *from, const char *to)
{
    return {at(QString::fromLatin1(from)), at(QString::fromLatin1(to))};
}

QString said(const TimeSpan &time)
{
    const auto local = [](Instant instant) { return QDateTime::fromMSecsSinceEpoch(instant.ms, Qt::OffsetFromUTC, 8 * 3600).toString(QStringLiteral("MM-dd HH:mm")); };
    return local(time.from) + QStringLiteral(" - ") + local(time.to);
}

QStringList said(const std::vector<TimeSpan> &times)
{
    QStringList list;
    for (const auto &time : times)
        list << said(time);
    return list;
}

ChangeWindow window(WindowKind kind, const char *name, const char *from, const char *to)
{
    ChangeWindow made;
    made.id = {QUuid::createUuid()};
    made.kind = kind;
    made.name = QString::fromUtf8(name);
    made.startsAt = at(QString::fromLatin1(from));
    made.endsAt = at(QString::fromLatin1(to));
    return made;
}

/// Every Tuesday night.
ChangeWindow tuesdays()
{
    auto made = window(WindowKind::Maintenance, "周二维护", "2026-11-03 22:00", "2026-11-04 02:00");
    made.schedule = QStringLiteral(R"({"every": "week", "on": ["tue"], "at": ["22:00"]})");
    return made;
}

const QUuid bureau = QUuid::createUuid();
const QUuid otherBureau = QUuid::createUuid();
const QUuid portal = QUuid::createUuid();

Record server(const char *zone)
{
    Record record = blankRecord(shapeOf<Resource>(), QUuid::createUuid());
    record.values[size_t(shapeOf<Resource>().indexOf(u"network_zone"))] = QString::fromUtf8(zone);
    return record;
}

WindowTarget target(ChangeClass changeClass = ChangeClass::Normal)
{
    return {changeClass, {bureau}, {portal}, {server("internet"), server("intranet")}};
}

const WorkingCalendar &office()
{
    return shippedCalendar();
}

} // namespace

class tst_changewindows : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aWindowIsForWhatItNames_data();
    void aWindowIsForWhatItNames();
    void comesAgainUntilItsLastDayAndItsRelease();
    void aFreezeStopsWhatReachesIntoIt_data();
    void aFreezeStopsWhatReachesIntoIt();
    void workLiesWithinAWindowOrTheUsualHours_data();
    void workLiesWithinAWindowOrTheUsualHours();
    void findsTheNextFreeTimesAroundFreezesAndOtherWork();
    void namesWhatIsInTheWayWhereNothingIsFree();
    void refusesAWindowAndNamesTheField_data();
    void refusesAWindowAndNamesTheField();
};

void tst_changewindows::aWindowIsForWhatItNames_data()
{
    QTest::addColumn<QString>("unit");
    QTest::addColumn<QString>("system");
    QTest::addColumn<QString>("classes");
    QTest::addColumn<QString>("condition");
    QTest::addColumn<bool>("meets");
    const QString mine = idText(bureau);
    const QString theirs = idText(otherBureau);
    const QString none;
    QTest::newRow("everything") << none << none << none << none << true;
    QTest::newRow("its unit") << mine << none << none << none << true;
    QTest::newRow("another unit") << theirs << none << none << none << false;
    QTest::newRow("its system") << none << idText(portal) << none << none << true;
    QTest::newRow("another system") << none << theirs << none << none << false;
    QTest::newRow("its class") << none << none << QStringLiteral("major normal") << none << true;
    QTest::newRow("other classes") << none << none << QStringLiteral("major emergency") << none << false;
    QTest::newRow("a resource that meets the condition") << none << none << none << QStringLiteral(R"({"network_zone": "internet"})") << true;
    QTest::newRow("no resource that meets it") << none << none << none << QStringLiteral(R"({"network_zone": "private"})") << false;
    QTest::newRow("one value of two") << none << none << none << QStringLiteral(R"({"network_zone": "internet", "architecture": "arm64"})") << false;
    QTest::newRow("a condition that cannot be read meets nothing") << none << none << none << QStringLiteral("{") << false;
}

void tst_changewindows::aWindowIsForWhatItNames()
{
    QFETCH(QString, unit);
    QFETCH(QString, system);
    QFETCH(QString, classes);
    QFETCH(QString, condition);
    auto one = window(WindowKind::Freeze, "封网", "2026-11-01 00:00", "2026-11-08 00:00");
    one.unit = {idOf(unit)};
    one.system = {idOf(system)};
    one.classes = classes;
    one.condition = condition;
    QTEST(meets(one, target()), "meets");
}

void tst_changewindows::comesAgainUntilItsLastDayAndItsRelease()
{
    auto weekly = tuesdays();
    const auto november = span("2026-11-01 00:00", "2026-12-01 00:00");
    QCOMPARE(said(timesOf(weekly, office(), november)),
             QStringList({QStringLiteral("11-03 22:00 - 11-04 02:00"), QStringLiteral("11-10 22:00 - 11-11 02:00"), QStringLiteral("11-17 22:00 - 11-18 02:00"), QStringLiteral("11-24 22:00 - 11-25 02:00")}));
    // One that began before the span and reaches into it is of it.
    QCOMPARE(said(timesOf(weekly, office(), span("2026-11-11 01:00", "2026-11-11 09:00"))), QStringList{QStringLiteral("11-10 22:00 - 11-11 02:00")});
    weekly.lastDay = QDate(2026, 11, 17);
    QCOMPARE(timesOf(weekly, office(), november).size(), size_t(3));
    weekly.released = true;
    weekly.releasedAt = at(QStringLiteral("2026-11-10 23:00"));
    QCOMPARE(said(timesOf(weekly, office(), november)), QStringList({QStringLiteral("11-03 22:00 - 11-04 02:00"), QStringLiteral("11-10 22:00 - 11-10 23:00")}));
}

void tst_changewindows::aFreezeStopsWhatReachesIntoIt_data()
{
    QTest::addColumn<TimeSpan>("planned");
    QTest::addColumn<int>("hits");
    QTest::newRow("within") << span("2026-10-02 22:00", "2026-10-02 23:00") << 1;
    QTest::newRow("reaches in") << span("2026-09-30 22:00", "2026-10-01 00:01") << 1;
    QTest::newRow("ends as it begins") << span("2026-09-30 22:00", "2026-10-01 00:00") << 0;
    QTest::newRow("begins as it ends") << span("2026-10-09 00:00", "2026-10-09 02:00") << 0;
}

void tst_changewindows::aFreezeStopsWhatReachesIntoIt()
{
    QFETCH(TimeSpan, planned);
    const std::vector windows{window(WindowKind::Freeze, "国庆封网", "2026-10-01 00:00", "2026-10-09 00:00"), tuesdays()};
    const auto hits = freezesAgainst(target(), planned, windows, office());
    QTEST(int(hits.size()), "hits");
    for (const auto &hit : hits)
        QCOMPARE(hit.window->name, QStringLiteral("国庆封网"));
}

void tst_changewindows::workLiesWithinAWindowOrTheUsualHours_data()
{
    QTest::addColumn<bool>("hasWindow");
    QTest::addColumn<TimeSpan>("planned");
    QTest::addColumn<bool>("inside");
    QTest::newRow("usual hours, over midnight") << false << span("2026-11-05 23:00", "2026-11-06 05:00") << true;
    QTest::newRow("usual hours, into the morning") << false << span("2026-11-06 05:00", "2026-11-06 06:30") << false;
    QTest::newRow("the whole of them") << false << span("2026-11-05 22:00", "2026-11-06 06:00") << true;
    QTest::newRow("by day") << false << span("2026-11-05 14:00", "2026-11-05 15:00") << false;
    QTest::newRow("in the window") << true << span("2026-11-10 22:30", "2026-11-11 01:30") << true;
    QTest::newRow("a window takes the place of the usual hours") << true << span("2026-11-05 23:00", "2026-11-06 01:00") << false;
    QTest::newRow("longer than the window") << true << span("2026-11-10 22:00", "2026-11-11 02:01") << false;
}

void tst_changewindows::workLiesWithinAWindowOrTheUsualHours()
{
    QFETCH(bool, hasWindow);
    QFETCH(TimeSpan, planned);
    std::vector<ChangeWindow> windows;
    if (hasWindow)
        windows.push_back(tuesdays());
    QTEST(insideWindow(target(), planned, windows, UsualHours(), office()), "inside");
}

void tst_changewindows::findsTheNextFreeTimesAroundFreezesAndOtherWork()
{
    const std::vector windows{tuesdays(), window(WindowKind::Freeze, "大会保障", "2026-11-10 00:00", "2026-11-11 01:00")};
    const std::vector busy{span("2026-11-17 22:00", "2026-11-17 23:30")};
    const auto november = span("2026-11-01 00:00", "2026-12-01 00:00");
    const auto free = freeTimes(target(), 90 * minuteMs, november, windows, UsualHours(), busy, office());
    // On the 11th an hour is left behind the freeze: too short. On the 17th it begins when the other work is over.
    QCOMPARE(said(free.times), QStringList({QStringLiteral("11-03 22:00 - 11-03 23:30"), QStringLiteral("11-17 23:30 - 11-18 01:00"), QStringLiteral("11-24 22:00 - 11-24 23:30")}));
    QCOMPARE(freeTimes(target(), 60 * minuteMs, november, windows, UsualHours(), busy, office(), 2).times.size(), size_t(2));
}

void tst_changewindows::namesWhatIsInTheWayWhereNothingIsFree()
{
    const std::vector windows{tuesdays(), window(WindowKind::Freeze, "大会保障", "2026-11-09 00:00", "2026-11-12 00:00")};
    const std::vector busy{span("2026-11-05 00:00", "2026-11-06 00:00"), span("2026-11-17 21:00", "2026-11-18 03:00")};
    const auto free = freeTimes(target(), 60 * minuteMs, span("2026-11-09 00:00", "2026-11-20 00:00"), windows, UsualHours(), busy, office());
    QVERIFY(free.times.empty());
    QCOMPARE(free.frozen.size(), size_t(1));
    QCOMPARE(free.frozen.front().window->name, QStringLiteral("大会保障"));
    QCOMPARE(free.taken, std::vector{1});
}

void tst_changewindows::refusesAWindowAndNamesTheField_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<ChangeWindow>("one");
    const auto row = [](const char *name, const char *field, auto spoil) {
        auto one = window(WindowKind::Freeze, "封网", "2026-10-01 00:00", "2026-10-09 00:00");
        spoil(one);
        QTest::newRow(name) << QString::fromLatin1(field) << one;
    };
    row("nothing wrong", "", [](ChangeWindow &) {});
    row("runs backwards", "ends_at", [](ChangeWindow &one) { one.endsAt = one.startsAt; });
    row("no such class", "classes", [](ChangeWindow &one) { one.classes = QStringLiteral("normal tiny"); });
    row("a schedule of nothing", "schedule", [](ChangeWindow &one) { one.schedule = QStringLiteral(R"({"every": "blue moon"})"); });
    row("a condition that is a list", "condition", [](ChangeWindow &one) { one.condition = QStringLiteral("[1]"); });
    row("a condition on no field", "condition", [](ChangeWindow &one) { one.condition = QStringLiteral(R"({"colour": "red"})"); });
    row("over before it comes", "last_day", [](ChangeWindow &one) {
        one.schedule = QStringLiteral(R"({"every": "day", "at": ["22:00"]})");
        one.lastDay = QDate(2026, 9, 1);
    });
}

void tst_changewindows::refusesAWindowAndNamesTheField()
{
    QFETCH(ChangeWindow, one);
    const auto checked = checkWindow(one);
    QTEST(checked ? QString() : checked.error().field, "field");
}

QTEST_APPLESS_MAIN(tst_changewindows)
#include "tst_changewindows.moc"
