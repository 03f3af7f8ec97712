// What a person hears about work orders, and that it is heard once: on a cache file, with the clock in the test's hand.
#include "items/bed.h"
#include "items/orderwatch.h"
#include "rules/orderclocks.h"

#include <QSignalSpy>
#include <QTest>

using namespace items;
using contract::Instant;
using Kind = OrderCall::Kind;

namespace {

constexpr qint64 minute = 60'000;
constexpr qint64 hour = 60 * minute;

QUuid named(const char *name)
{
    return QUuid::createUuidV5(QUuid(), QString::fromLatin1(name));
}

} // namespace

class tst_orderwatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void whatWasThereAtTheFirstStartIsNoNews();
    void anOrderGivenToMeIsSaidOnce();
    void whatITookMyselfIsNotSaid();
    void othersOrdersAreNotMine();
    void aPromiseIsSaidWhenItNearsItsEndAndWhenItIsBroken();
    void anUrgingIsSaidEachTime();
    void anEscalationToMyRoleIsSaid();
    void whatIsReadStaysReadAcrossStarts();
    void aMemoryThatIsNoneIsEmpty();

private:
    [[nodiscard]] WorkOrder anOrder(const char *name) const;
    void write(const WorkOrder &order) { m_bed->write(shapeOf<WorkOrder>(), {toRecord(order)}); }
    void start(OrderCallMemory memory = {});
    /// What is said until nothing more comes; at least one answer is waited for.
    [[nodiscard]] QStringList said(const std::function<void()> &happens);

    std::unique_ptr<Bed> m_bed;
    std::unique_ptr<OrderWatch> m_watch;
    Actor m_me;
};

void tst_orderwatch::init()
{
    m_bed = std::make_unique<Bed>(lists::CityPlan{.resources = 40});
    m_watch = std::make_unique<OrderWatch>(*m_bed->queries, m_bed->clock);
    m_me.account = named("account");
    m_me.person = named("me");
    m_me.roles = {QStringLiteral("engineer")};
}

void tst_orderwatch::cleanup()
{
    m_watch.reset();
    m_bed.reset();
}

/// Of mine, dispatched just now, with an hour to solve it.
WorkOrder tst_orderwatch::anOrder(const char *name) const
{
    const Instant now = m_bed->clock.now();
    WorkOrder order;
    order.id.uuid = named(name);
    order.revision = 1;
    order.number = QStringLiteral("GD-%1").arg(QLatin1StringView(name));
    order.title = QString::fromLatin1(name);
    order.kind = OrderKind::Request;
    order.item.uuid = named("item");
    order.unit.uuid = named("unit");
    order.state = OrderState::Dispatched;
    order.submittedAt = order.acceptedAt = order.dispatchedAt = now;
    order.resolveLimit = QStringLiteral("always 60");
    order.resolveDue = Instant{now.ms + hour};
    order.assignee.uuid = m_me.person;
    order.team = QStringLiteral("engineer");
    return order;
}

void tst_orderwatch::start(OrderCallMemory memory)
{
    QSignalSpy changed(m_watch.get(), &OrderWatch::changed);
    m_watch->start(m_me, std::move(memory));
    QTRY_VERIFY(!changed.isEmpty());
}

QStringList tst_orderwatch::said(const std::function<void()> &happens)
{
    QStringList lines;
    const auto listening = connect(m_watch.get(), &OrderWatch::called, this, [&](const std::vector<OrderCall> &fresh) {
        for (const auto &call : fresh)
            lines << QStringLiteral("%1 %2").arg(int(call.kind)).arg(call.title);
    });
    QSignalSpy changed(m_watch.get(), &OrderWatch::changed);
    happens();
    (void)(changed.wait(5'000));
    disconnect(listening);
    return lines;
}

void tst_orderwatch::whatWasThereAtTheFirstStartIsNoNews()
{
    write(anOrder("old"));

    const auto lines = said([&] { m_watch->start(m_me, {}); });

    QCOMPARE(lines, QStringList());
    QCOMPARE(m_watch->calls().size(), 1U);
    QCOMPARE(m_watch->unread(), 0);
}

void tst_orderwatch::anOrderGivenToMeIsSaidOnce()
{
    start();

    const auto lines = said([&] { write(anOrder("leak")); });
    const auto again = said([&] { write(anOrder("leak")); });

    QCOMPARE(lines, QStringList{QStringLiteral("%1 leak").arg(int(Kind::Assigned))});
    QCOMPARE(again, QStringList());
    QCOMPARE(m_watch->unread(), 1);
}

void tst_orderwatch::whatITookMyselfIsNotSaid()
{
    start();
    auto taken = anOrder("taken");
    taken.state = OrderState::InProgress;
    taken.startedAt = taken.dispatchedAt;

    QCOMPARE(said([&] { write(taken); }), QStringList());
}

void tst_orderwatch::othersOrdersAreNotMine()
{
    start();
    auto other = anOrder("other");
    other.assignee.uuid = named("somebody");

    QCOMPARE(said([&] { write(other); }), QStringList());
    QVERIFY(m_watch->calls().empty());
}

void tst_orderwatch::aPromiseIsSaidWhenItNearsItsEndAndWhenItIsBroken()
{
    auto order = anOrder("promise");
    write(order);
    start();

    // The shipped levels warn at three quarters.
    m_bed->clock.pass(46 * minute);
    const auto near = said([&] { write(order); });
    m_bed->clock.pass(15 * minute);
    const auto late = said([&] { write(order); });
    order.resolvedAt = m_bed->clock.now();
    order.state = OrderState::Resolved;
    const auto over = said([&] { write(order); });

    QCOMPARE(near, QStringList{QStringLiteral("%1 promise").arg(int(Kind::ResolveNear))});
    QCOMPARE(late, QStringList{QStringLiteral("%1 promise").arg(int(Kind::ResolveLate))});
    QCOMPARE(over, QStringList());
}

void tst_orderwatch::anUrgingIsSaidEachTime()
{
    auto order = anOrder("slow");
    write(order);
    start();

    order.urge = QStringLiteral("quick please");
    order.urgeCount = 1;
    const auto first = said([&] { write(order); });
    order.urgeCount = 2;
    const auto second = said([&] { write(order); });

    const QStringList urged{QStringLiteral("%1 slow").arg(int(Kind::Urged))};
    QCOMPARE(first, urged);
    QCOMPARE(second, urged);
}

void tst_orderwatch::anEscalationToMyRoleIsSaid()
{
    auto order = anOrder("grave");
    order.assignee.uuid = named("somebody");
    write(order);
    start();
    OrderNote note;
    note.id.uuid = named("note");
    note.revision = 1;
    note.order = order.id;
    note.kind = NoteKind::Escalation;
    note.text = QStringLiteral("overdue");
    note.toRoles = QStringLiteral("shift_leader engineer");
    note.at = m_bed->clock.now();
    auto elsewhere = note;
    elsewhere.id.uuid = named("elsewhere");
    elsewhere.toRoles = QStringLiteral("service_manager");

    const auto lines = said([&] { m_bed->write(shapeOf<OrderNote>(), {toRecord(note), toRecord(elsewhere)}); });

    QCOMPARE(lines, QStringList{QStringLiteral("%1 grave").arg(int(Kind::Escalated))});
}

void tst_orderwatch::whatIsReadStaysReadAcrossStarts()
{
    start();
    (void)said([&] { write(anOrder("one")); });
    (void)said([&] { write(anOrder("two")); });
    QCOMPARE(m_watch->unread(), 2);
    m_watch->markRead(m_watch->calls().front().key);
    const auto kept = toJson(m_watch->memory());

    m_watch = std::make_unique<OrderWatch>(*m_bed->queries, m_bed->clock);
    const auto lines = said([&] { m_watch->start(m_me, callMemoryFromJson(kept)); });

    QCOMPARE(lines, QStringList());
    QCOMPARE(m_watch->unread(), 1);
    m_watch->markAllRead();
    QCOMPARE(m_watch->unread(), 0);
}

void tst_orderwatch::aMemoryThatIsNoneIsEmpty()
{
    QCOMPARE(callMemoryFromJson("[1, 2"), OrderCallMemory());
    QCOMPARE(callMemoryFromJson(R"({"read": ["x"], "heard": 3})"), OrderCallMemory());
}

QTEST_GUILESS_MAIN(tst_orderwatch)
#include "tst_orderwatch.moc"
