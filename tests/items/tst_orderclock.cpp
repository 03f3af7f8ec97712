// What the clock of an order says, as rows that a dispatcher can read. The working day here is 9 to 12 and 14 to 18.
#include "contract/entities/workorder.h"
#include "items/orderclock.h"

#include <QTest>
#include <QTimeZone>

using namespace contract;
using items::ClockFacts;
using State = ClockFacts::State;

namespace {

/// "2026-11-20 17:30:05", in China.
Instant china(const char *text)
{
    const auto time = QDateTime::fromString(QString::fromLatin1(text), QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    return {QDateTime(time.date(), time.time(), QTimeZone(8 * 3600)).toMSecsSinceEpoch()};
}

rules::WorkingCalendar working()
{
    rules::CalendarSpec spec;
    spec.hours = {{540, 720}, {840, 1080}};
    return rules::WorkingCalendar::make(spec).value();
}

} // namespace

class TestOrderClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsLeft_data();
    void saysWhatIsLeft();
    void theWordsStandUntilTheyChange_data() { saysWhatIsLeft_data(); }
    void theWordsStandUntilTheyChange();
    void saysHowItEnded_data();
    void saysHowItEnded();
};

void TestOrderClock::saysWhatIsLeft_data()
{
    QTest::addColumn<QString>("limit");
    QTest::addColumn<qint64>("due");
    QTest::addColumn<qint64>("now");
    QTest::addColumn<QString>("words");
    QTest::addColumn<State>("state");
    const auto row = [](const char *name, const char *limit, const char *due, const char *now, const char *words, State state) {
        QTest::newRow(name) << QString::fromLatin1(limit) << china(due).ms << china(now).ms << QString::fromLatin1(words) << state;
    };
    row("hours and minutes", "always 240", "2026-11-20 12:00:00", "2026-11-20 10:39:30", "1 h 20 min left", State::Running);
    row("a whole hour", "always 240", "2026-11-20 12:00:00", "2026-11-20 10:00:00", "2 h left", State::Running);
    row("the last quarter", "always 240", "2026-11-20 12:00:00", "2026-11-20 11:30:00", "30 min left", State::Near);
    row("the last minutes have seconds", "always 240", "2026-11-20 12:00:00", "2026-11-20 11:55:30", "4 min 30 s left", State::Near);
    row("the last minute", "always 240", "2026-11-20 12:00:00", "2026-11-20 11:59:50", "10 s left", State::Near);
    row("days and hours", "always 7200", "2026-11-20 12:00:00", "2026-11-18 09:00:00", "2 d 3 h left", State::Running);
    row("three days late", "always 240", "2026-11-17 12:00:00", "2026-11-20 12:30:00", "3 d late", State::Late);
    row("an hour late", "always 240", "2026-11-20 11:00:00", "2026-11-20 12:30:00", "1 h 30 min late", State::Late);
    row("over lunch", "working 480", "2026-11-20 15:00:00", "2026-11-20 11:00:00", "2 h left", State::Running);
    row("in the lunch break", "working 480", "2026-11-20 15:00:00", "2026-11-20 12:30:00", "1 h left", State::Near);
    row("over a weekend", "working 3d", "2026-11-23 10:00:00", "2026-11-20 17:00:00", "2 h left", State::Near);
    row("on Sunday", "working 3d", "2026-11-23 18:00:00", "2026-11-22 09:00:00", "1 wd left", State::Running);
    row("working days", "working 3d", "2026-11-25 11:00:00", "2026-11-23 09:00:00", "2 wd 2 h left", State::Running);
    row("late since the end of Friday", "working 480", "2026-11-20 18:00:00", "2026-11-22 09:00:00", "Late", State::Late);
    row("late since Friday", "working 480", "2026-11-20 17:00:00", "2026-11-22 09:00:00", "1 h late", State::Late);
}

void TestOrderClock::saysWhatIsLeft()
{
    QFETCH(QString, limit);
    QFETCH(qint64, due);
    QFETCH(qint64, now);
    WorkOrder order;
    order.state = OrderState::InProgress;
    order.acceptedAt = Instant{1};
    order.resolveLimit = limit;
    order.resolveDue = Instant{due};

    const auto facts = items::clockNow(toRecord(order), working(), {now});

    QTEST(items::wordsOf(facts, items::NameTheClock::Yes), "words");
    QTEST(facts.state, "state");
}

/// Until the moment that it names the words are the same, and from then on they are others.
void TestOrderClock::theWordsStandUntilTheyChange()
{
    QFETCH(QString, limit);
    QFETCH(qint64, due);
    QFETCH(qint64, now);
    WorkOrder order;
    order.state = OrderState::Submitted;
    order.responseLimit = limit;
    order.responseDue = Instant{due};
    const auto calendar = working();
    const auto said = [&](qint64 at) { return items::wordsOf(items::clockNow(toRecord(order), calendar, {at}), items::NameTheClock::Yes); };

    const auto facts = items::clockNow(toRecord(order), calendar, {now});

    QVERIFY(facts.changesAt.ms > now);
    QCOMPARE(said(std::max(now, facts.changesAt.ms - 1'001)), said(now));
    QVERIFY2(said(facts.changesAt.ms) != said(now), qPrintable(said(now)));
    QVERIFY(said(now).startsWith(u"Response: "));
}

void TestOrderClock::saysHowItEnded_data()
{
    QTest::addColumn<QByteArray>("state");
    QTest::addColumn<qint64>("due");
    QTest::addColumn<qint64>("resolved");
    QTest::addColumn<State>("says");
    QTest::addColumn<QString>("words");
    const qint64 due = china("2026-11-20 12:00:00").ms;
    QTest::newRow("resolved in time") << QByteArray("closed") << due << due << State::Kept << QStringLiteral("In time");
    QTest::newRow("resolved too late") << QByteArray("resolved") << due << due + 1 << State::Missed << QStringLiteral("Too late");
    QTest::newRow("on hold") << QByteArray("on_hold") << qint64(0) << qint64(0) << State::OnHold << QStringLiteral("On hold");
    QTest::newRow("nothing was promised") << QByteArray("in_progress") << qint64(0) << qint64(0) << State::None << QString();
    QTest::newRow("terminated") << QByteArray("terminated") << due << qint64(0) << State::None << QString();
    QTest::newRow("on hold after it was due") << QByteArray("on_hold") << due << qint64(0) << State::Late << QStringLiteral("1 h late");
}

void TestOrderClock::saysHowItEnded()
{
    QFETCH(QByteArray, state);
    QFETCH(qint64, due);
    QFETCH(qint64, resolved);
    WorkOrder order;
    order.state = Codec<OrderState>::decode(Value(QString::fromLatin1(state))).value();
    order.acceptedAt = Instant{1};
    order.resolveDue = due == 0 ? std::nullopt : std::optional(Instant{due});
    order.resolvedAt = resolved == 0 ? std::nullopt : std::optional(Instant{resolved});

    const auto facts = items::clockNow(toRecord(order), working(), china("2026-11-20 13:00:00"));

    QTEST(facts.state, "says");
    QTEST(items::wordsOf(facts, items::NameTheClock::Yes), "words");
    QVERIFY(facts.state == State::Late || facts.changesAt.ms == 0);
}

QTEST_GUILESS_MAIN(TestOrderClock)
#include "tst_orderclock.moc"
