// The life of an order told by its stamps: what each act leaves behind, what it promises, and that an act counts when it
// was done, whenever it is heard of.
#include "rules/orderdesk.h"

#include "rules/calendardocument.h"
#include "rules/orderclocks.h"
#include "rules/policies.h"

#include <QTest>

using namespace desk;
using enum OrderState;

namespace {

using Stamp = std::optional<Instant>;

Patch newOrder(const QString &item, OrderState state = Submitted)
{
    return {{u"title"_s, u"网站打不开"_s}, {u"item_id"_s, idText(shippedItemId(item, 1).uuid)}, {u"unit_id"_s, idText(id(u"unit"_s))}, {u"state"_s, Codec<OrderState>::encode(state)}};
}

/// "Mo 10:00" in Beijing, for a failed comparison.
QString when(const Stamp &stamp)
{
    return stamp ? QDateTime::fromMSecsSinceEpoch(stamp->ms, Qt::UTC).addSecs(8 * 3600).toString(u"d. hh:mm:ss"_s) : QString();
}

QStringList pausesOf(const WorkOrder &order)
{
    const auto pauses = pausesFromJson(order.pauses);
    QStringList words;
    for (const auto &pause : *pauses)
        words << when(pause.pause.from) + u" - "_s + when(pause.pause.to) + u' ' + text(Codec<HoldKind>::encode(pause.kind)) + u' ' + pause.reason + u' ' + pause.consent;
    return words;
}

} // namespace

class tst_OrderLife : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPromiseIsKeptOrMissedWithTheAct_data()
    {
        QTest::addColumn<int>("accepts"); // minutes after the due time
        QTest::addColumn<int>("resolves");
        QTest::addColumn<QString>("kept");
        QTest::newRow("both in time") << 0 << 0 << u"kept kept"_s;
        QTest::newRow("accepted late") << 1 << -1 << u"missed kept"_s;
        QTest::newRow("resolved late") << -1 << 1 << u"kept missed"_s;
    }

    void aPromiseIsKeptOrMissedWithTheAct()
    {
        QFETCH(int, accepts);
        QFETCH(int, resolves);
        Desk desk;
        const auto lee = post(u"engineer"_s);
        const auto told = [&] {
            const auto said = [](const std::optional<Timeliness> &kept) { return kept ? text(Codec<Timeliness>::encode(*kept)) : u"-"_s; };
            return said(desk.order().responseKept) + u' ' + said(desk.order().resolveKept);
        };
        desk.now = at(16, 9);
        QCOMPARE(desk.creates(post(u"service_desk"_s), u"work_order"_s, id(u"order"_s), newOrder(u"C6"_s)), QString());
        QCOMPARE(told(), u"- -"_s);
        desk.now = {desk.order().responseDue->ms + accepts * minuteMs};
        QCOMPARE(desk.goes(post(u"service_desk"_s), Accepted), QString());
        auto order = desk.order();
        order.state = InProgress;
        order.startedAt = desk.now;
        order.approvedAt = desk.now;
        desk.put(order);
        QCOMPARE(desk.worksThrough(lee), QString());
        // A hold moves the due time, and with it what is in time.
        desk.now = {desk.now.ms + minuteMs};
        QCOMPARE(desk.goes(lee, OnHold, u"等使用方提供清单"_s, {{u"hold_kind"_s, u"user"_s}, {u"hold_consent"_s, u"王值班"_s}}), QString());
        const Instant before = *dueOf(order, ClockKind::Resolve, shippedCalendar());
        desk.now = {desk.now.ms + 60 * minuteMs};
        QCOMPARE(desk.goes(lee, InProgress), QString());
        QVERIFY(*desk.order().resolveDue > before);
        desk.now = {desk.order().resolveDue->ms + resolves * minuteMs};
        QCOMPARE(desk.goes(lee, Resolved, {}, {{u"resolution"_s, u"已核对"_s}}), QString());
        QTEST(told(), "kept");
        // What was accepted stays so; what is taken up again was not resolved.
        desk.now = {desk.now.ms + minuteMs};
        QCOMPARE(desk.goes(post(u"service_desk"_s), AwaitingConfirmation), QString());
        QCOMPARE(desk.goes(post(u"using_party"_s), InProgress, u"还是打不开"_s), QString());
        QCOMPARE(told().section(u' ', 1), u"-"_s);
        QCOMPARE(told().section(u' ', 0, 0), accepts > 0 ? u"missed"_s : u"kept"_s);
    }

    void onlyAnIncidentHasAnOutage()
    {
        Desk desk;
        desk.stands(InProgress, u"C1"_s, {}, u"request"_s);
        desk.stands(InProgress, u"B2"_s, [](WorkOrder &order) { order.kind = OrderKind::Incident; }, u"incident"_s);
        const auto lee = post(u"engineer"_s);
        QCOMPARE(desk.says(lee, {{u"outage_minutes"_s, qint64(12)}, {u"outage_cause"_s, u"provider"_s}}, {}, u"request"_s), u"invalid_value outage_minutes"_s);
        QCOMPARE(desk.says(lee, {{u"outage_minutes"_s, qint64(12)}, {u"outage_cause"_s, u"provider"_s}}, {}, u"incident"_s), QString());
        QCOMPARE(desk.order(u"incident"_s).outageMinutes, 12);
    }

    void aRequestFromTheCallToTheClose()
    {
        Desk desk;
        const auto kim = post(u"service_desk"_s);
        const auto lee = post(u"engineer"_s);
        const auto moves = [&](const Actor &actor, Instant moment, OrderState to, const QString &reason = {}, const Patch &fields = {}) {
            desk.now = moment;
            return desk.goes(actor, to, reason, fields);
        };
        desk.now = at(16, 9);
        QCOMPARE(desk.creates(kim, u"work_order"_s, id(u"order"_s), newOrder(u"C6"_s)), QString());
        QCOMPARE(moves(kim, at(16, 9, 20), Accepted), QString());
        QCOMPARE(moves(lee, at(16, 9, 30), AwaitingApproval), QString());
        QCOMPARE(moves(post(u"managing_party"_s), at(16, 10), Approved), QString());
        QCOMPARE(moves(kim, at(16, 10, 5), Dispatched, {}, {{u"team"_s, u"engineer"_s}}), QString());
        QCOMPARE(moves(lee, at(16, 10, 30), InProgress), QString());
        QCOMPARE(moves(lee, at(16, 11), OnHold, u"等使用方提供清单"_s, {{u"hold_kind"_s, u"user"_s}, {u"hold_consent"_s, u"王值班"_s}}), QString());
        QCOMPARE(moves(lee, at(17, 9), InProgress), QString());
        QCOMPARE(desk.worksThrough(lee), QString());
        QCOMPARE(moves(lee, at(17, 11), Resolved, {}, {{u"resolution"_s, u"已核对"_s}}), QString());
        QCOMPARE(moves(kim, at(17, 11, 5), AwaitingConfirmation), QString());
        QCOMPARE(moves(post(u"using_party"_s), at(17, 15), Closed), QString());

        const auto order = desk.order();
        QCOMPARE(when(order.submittedAt), u"16. 09:00:00"_s);
        QCOMPARE(when(order.acceptedAt), u"16. 09:20:00"_s);
        QCOMPARE(when(order.approvedAt), u"16. 10:00:00"_s);
        QCOMPARE(when(order.dispatchedAt), u"16. 10:05:00"_s);
        QCOMPARE(when(order.startedAt), u"16. 10:30:00"_s);
        QCOMPARE(when(order.resolvedAt), u"17. 11:00:00"_s);
        QCOMPARE(when(order.confirmingSince), u"17. 11:05:00"_s);
        QCOMPARE(when(order.closedAt), u"17. 15:00:00"_s);
        QCOMPARE(pausesOf(order), QStringList{u"16. 11:00:00 - 17. 09:00:00 user 等使用方提供清单 王值班"_s});
        QVERIFY(!order.holdKind && order.holdConsent.isEmpty());
        QCOMPARE(order.handledBy, u"engineer"_s);
        QCOMPARE(order.responseKept, std::optional(Timeliness::Kept));
        QCOMPARE(order.resolveKept, std::optional(Timeliness::Kept));
        QCOMPARE(order.closedBy, u"using_party"_s);
        QVERIFY(order.firstTime && !order.autoConfirmed);
        QCOMPARE(order.policyVersion, shippedServiceLevels().version);
    }

    void whatIsPromised_data()
    {
        QTest::addColumn<QString>("item");
        QTest::addColumn<QString>("impact");
        QTest::addColumn<QString>("urgency");
        QTest::addColumn<QString>("limits");
        QTest::addColumn<QString>("responseDue");
        QTest::addColumn<QString>("resolveDue");
        const auto row = [](const char *fact, const char *item, const char *impact, const char *urgency, const char *limits, const char *response, const char *resolve) {
            QTest::newRow(fact) << QString::fromLatin1(item) << QString::fromLatin1(impact) << QString::fromLatin1(urgency) << QString::fromLatin1(limits) << QString::fromLatin1(response) << QString::fromLatin1(resolve);
        };
        // Submitted on Monday at 11:50, accepted at 11:55; lunch from 12:00 to 13:30.
        row("P1 runs through lunch",       "C2", "platform",   "high",   "always 5 always 120",    "16. 11:55:00", "16. 13:55:00");
        row("P2 runs through lunch",       "C2", "one_system", "high",   "always 15 always 240",   "16. 12:05:00", "16. 15:55:00");
        row("P3 waits over lunch",         "C2", "one_system", "medium", "working 30 working 480", "16. 13:50:00", "17. 11:55:00");
        row("P4 has three working days",   "C2", "one_user",   "low",    "working 120 working 3d", "16. 15:20:00", "19. 11:55:00");
        row("a complaint",                 "C1", "",           "",       "working 15 working 2d",  "16. 13:35:00", "18. 11:55:00");
        row("opening a resource",          "A1", "",           "",       "working 30 working 10d", "16. 13:50:00", "30. 11:55:00");
        row("opening one in an emergency", "A1", "platform",   "high",   "always 30 always 240",   "16. 12:20:00", "16. 15:55:00");
    }
    void whatIsPromised()
    {
        QFETCH(QString, item);
        QFETCH(QString, impact);
        QFETCH(QString, urgency);
        QFETCH(QString, limits);
        QFETCH(QString, responseDue);
        QFETCH(QString, resolveDue);
        Desk desk;
        auto fields = newOrder(item);
        if (!impact.isEmpty())
            fields.insert({{u"impact"_s, impact}, {u"urgency"_s, urgency}});

        desk.now = at(16, 11, 50);
        QCOMPARE(desk.creates(post(u"service_desk"_s), u"work_order"_s, id(u"order"_s), fields), QString());
        QVERIFY(!desk.order().resolveDue);
        desk.now = at(16, 11, 55);
        QCOMPARE(desk.goes(post(u"service_desk"_s), Accepted), QString());

        const auto order = desk.order();
        QCOMPARE(order.responseLimit + u' ' + order.resolveLimit, limits);
        QCOMPARE(when(order.responseDue), responseDue);
        QCOMPARE(when(order.resolveDue), resolveDue);
    }

    void aDraftPromisesNothing()
    {
        Desk desk;
        desk.now = at(9, 9);
        QCOMPARE(desk.creates(post(u"service_desk"_s), u"work_order"_s, id(u"order"_s), newOrder(u"C1"_s, Draft)), QString());
        QVERIFY(!desk.order().responseDue && !desk.order().submittedAt);
        desk.now = at(16, 9);
        QCOMPARE(desk.goes(post(u"service_desk"_s), Submitted), QString());
        QCOMPARE(when(desk.order().responseDue), u"16. 09:15:00"_s);
    }

    void aHoldStopsTheClockByItsWorkingTime()
    {
        Desk desk;
        const auto lee = post(u"shift_leader"_s);
        desk.now = at(16, 9);
        QCOMPARE(desk.creates(lee, u"work_order"_s, id(u"order"_s), newOrder(u"C1"_s)), QString());
        QCOMPARE(desk.goes(lee, Accepted), QString());
        QCOMPARE(desk.goes(lee, InProgress), QString());
        QCOMPARE(when(desk.order().resolveDue), u"18. 09:00:00"_s);
        desk.now = at(16, 11);
        QCOMPARE(desk.goes(lee, OnHold, u"等厂商"_s, {{u"hold_kind"_s, u"third_party"_s}}), QString());
        QVERIFY(!desk.order().resolveDue); // nobody knows
        desk.now = at(16, 15, 30);
        QCOMPARE(desk.goes(lee, InProgress), QString());
        QCOMPARE(when(desk.order().resolveDue), u"18. 12:00:00"_s); // one hour before lunch, two after it
        QCOMPARE(desk.order().responseDue, Stamp(at(16, 9, 15)));
    }

    void anotherPriorityIsAnotherPromise()
    {
        Desk desk;
        const auto kim = post(u"service_desk"_s);
        auto fields = newOrder(u"C2"_s);
        fields.insert({{u"impact"_s, u"one_user"_s}, {u"urgency"_s, u"low"_s}});
        desk.now = at(16, 9);
        QCOMPARE(desk.creates(kim, u"work_order"_s, id(u"order"_s), fields), QString());
        QCOMPARE(desk.goes(kim, Accepted), QString());
        QCOMPARE(when(desk.order().resolveDue), u"19. 09:00:00"_s);
        desk.now = at(16, 11);
        QCOMPARE(desk.says(kim, {{u"impact"_s, u"platform"_s}, {u"urgency"_s, u"high"_s}}), QString());
        QCOMPARE(when(desk.order().resolveDue), u"16. 11:00:00"_s); // from the acceptance on, as if it had been P1 from the beginning
    }

    void theLivingPolicyCounts()
    {
        Desk desk;
        auto levels = shippedServiceLevels();
        levels.version = u"市级 2"_s;
        std::ranges::find(levels.kinds, OrderKind::Complaint, &KindLevels::kind)->limits.response = TimeLimit{Basis::Always, 7, TimeLimit::Unit::Minutes};
        std::erase_if(levels.items, [](const ItemLevels &one) { return one.item == u"C1"; });
        Policy policy;
        policy.id.uuid = id(u"policy"_s);
        policy.kind = PolicyKind::ServiceLevels;
        policy.content = QString::fromUtf8(toJson(levels));
        desk.put(policy);

        desk.now = at(16, 9);
        QCOMPARE(desk.creates(post(u"service_desk"_s), u"work_order"_s, id(u"order"_s), newOrder(u"C1"_s)), QString());

        QCOMPARE(desk.order().responseLimit, u"always 7"_s);
        QCOMPARE(desk.order().policyVersion, u"市级 2"_s);
        // What is frozen stays so when the policy changes.
        policy.retired = true;
        desk.put(policy);
        QCOMPARE(desk.goes(post(u"service_desk"_s), Accepted), QString());
        QCOMPARE(desk.order().responseLimit, u"always 7"_s);
    }

    void anActCountsWhenItWasDoneAndNeverBeforeTheOneBefore()
    {
        Desk desk;
        const auto lee = post(u"service_desk"_s);
        desk.now = at(16, 9);
        QCOMPARE(desk.creates(lee, u"work_order"_s, id(u"order"_s), newOrder(u"C1"_s)), QString());
        desk.now = at(16, 8); // a clock that was set back
        QCOMPARE(desk.goes(lee, Accepted), QString());
        QCOMPARE(when(desk.order().acceptedAt), u"16. 09:00:00"_s);
        desk.now = at(16, 10);
        QCOMPARE(desk.goes(lee, InProgress), QString());
        desk.now = at(16, 9, 30);
        QCOMPARE(desk.goes(lee, OnHold, u"等用户"_s, {{u"hold_kind"_s, u"user"_s}, {u"hold_consent"_s, u"王值班"_s}}), QString());
        QCOMPARE(desk.goes(lee, InProgress), QString());
        QCOMPARE(pausesOf(desk.order()), QStringList{u"16. 10:00:00 - 16. 10:00:00 user 等用户 王值班"_s});
    }

    void ofTwoWhoAcceptedTheFirstCounts()
    {
        Desk desk;
        desk.now = at(16, 9);
        QCOMPARE(desk.creates(post(u"service_desk"_s), u"work_order"_s, id(u"order"_s), newOrder(u"C1"_s)), QString());
        desk.now = at(16, 9, 20);
        QCOMPARE(desk.goes(post(u"service_desk"_s), Accepted), QString());
        desk.now = at(16, 9, 10); // offline, and heard of later
        QCOMPARE(desk.goes(post(u"engineer"_s), Accepted), QString());
        QCOMPARE(when(desk.order().acceptedAt), u"16. 09:10:00"_s);
        QCOMPARE(when(desk.order().resolveDue), u"18. 09:10:00"_s);
        desk.now = at(16, 8, 10);
        QCOMPARE(desk.goes(post(u"engineer"_s), Accepted), QString());
        QCOMPARE(when(desk.order().acceptedAt), u"16. 09:00:00"_s);
    }

    void anEndEndsTheHoldToo()
    {
        Desk desk;
        const auto lee = post(u"shift_leader"_s);
        desk.stands(InProgress);
        QCOMPARE(desk.goes(lee, OnHold, u"等用户"_s, {{u"hold_kind"_s, u"user"_s}}), QString());
        desk.now = at(16, 11);
        QCOMPARE(desk.goes(lee, Terminated, u"使用方撤销项目"_s), QString());
        QCOMPARE(pausesOf(desk.order()), QStringList{u"16. 10:00:00 - 16. 11:00:00 user 等用户 SHIFT_LEADER"_s});
        QCOMPARE(desk.order().closedAt, Stamp(at(16, 11)));
        QCOMPARE(desk.order().closedBy, u"shift_leader"_s);
        // A void leaves the end where it was.
        desk.now = at(17, 11);
        QCOMPARE(desk.goes(post(u"quality_manager"_s), Voided, u"重复登记"_s), QString());
        QCOMPARE(desk.order().closedAt, Stamp(at(16, 11)));
        QCOMPARE(desk.order().closedBy, u"shift_leader"_s);
    }

    void manyAreClosedWithOneCommand()
    {
        Desk desk;
        const auto kim = post(u"service_desk"_s);
        Command close{.id = id(u"close"_s), .kind = CommandKind::Edit, .entity = u"work_order"_s, .targets = {}, .fields = {{u"state"_s, u"closed"_s}}, .occurredAt = desk.now};
        for (const auto *name : {"one", "two", "three"}) {
            const QString called = QString::fromLatin1(name);
            desk.stands(InProgress, u"C1"_s, {}, called);
            QCOMPARE(desk.worksThrough(kim, StepBefore::Closed, called), QString());
            desk.stands(AwaitingConfirmation, u"C1"_s, {}, called);
            close.targets.push_back({id(called), 1});
        }
        desk.stands(AwaitingConfirmation, u"C1"_s, {}, u"unfinished"_s);
        auto withUnfinished = close;
        withUnfinished.targets.push_back({id(u"unfinished"_s), 1});

        QCOMPARE(desk.does(kim, withUnfinished), u"steps 1 2"_s); // all or none
        QCOMPARE(desk.order(u"one"_s).state, AwaitingConfirmation);
        QCOMPARE(desk.does(kim, close), QString());
        for (const auto *name : {"one", "two", "three"})
            QCOMPARE(desk.order(QString::fromLatin1(name)).closedBy, u"service_desk"_s);
    }

    void eachItemOfTheCatalogueIsWorkedThrough_data()
    {
        QTest::addColumn<QString>("item");
        for (const auto &item : shippedServiceItems().items)
            QTest::newRow(qPrintable(item.code + u' ' + item.name)) << item.code;
    }
    void eachItemOfTheCatalogueIsWorkedThrough()
    {
        QFETCH(QString, item);
        Desk desk;
        const auto kim = post(u"service_desk configuration_manager"_s, u"kim"_s);
        const auto lee = post(u"engineer"_s, u"lee"_s);
        auto fields = newOrder(item);
        fields.insert({{u"team"_s, u"engineer"_s}, {u"impact"_s, u"one_system"_s}, {u"urgency"_s, u"high"_s}});

        QCOMPARE(desk.creates(kim, u"work_order"_s, id(u"order"_s), fields), QString());
        QCOMPARE(desk.goes(kim, Accepted), QString());
        QCOMPARE(desk.goes(kim, Dispatched), QString());
        QCOMPARE(desk.goes(lee, InProgress), QString());
        QVERIFY(desk.goes(lee, Resolved, {}, {{u"resolution"_s, u"已办结"_s}}).startsWith(u"steps "_s));
        QCOMPARE(desk.worksThrough(lee), QString());
        QCOMPARE(desk.goes(lee, Resolved, {}, {{u"resolution"_s, u"已办结"_s}}), QString());
        QCOMPARE(desk.worksThrough(lee, StepBefore::Closed), QString());
        QCOMPARE(desk.goes(lee, AwaitingConfirmation), QString());
        if (QStringList{u"A1"_s, u"A2"_s, u"A3"_s, u"A4"_s, u"A5"_s}.contains(item)) {
            QCOMPARE(desk.goes(kim, Closed), u"no_resource "_s + item);
            QCOMPARE(desk.creates(kim, u"order_resource"_s, id(u"part"_s), {{u"order_id"_s, idText(id(u"order"_s))}, {u"resource_id"_s, idText(id(u"host"_s))}, {u"change"_s, uR"({"vcpu": 8})"_s}}), QString());
            QCOMPARE(desk.goes(kim, Closed), u"ledger ZY-1"_s);
            QCOMPARE(desk.edits(kim, u"resource"_s, id(u"host"_s), {{u"vcpu"_s, qint64(8)}}), QString());
        }
        QCOMPARE(desk.goes(kim, Closed), QString());

        const auto order = desk.order();
        QCOMPARE(order.state, Closed);
        QVERIFY(!order.resolveLimit.isEmpty() && order.resolveDue);
    }
};

QTEST_GUILESS_MAIN(tst_OrderLife)
#include "tst_orderlife.moc"
