// Freezes and lockdowns: what they stop, and who lets a change through which of them.
#include "rules/changeroom.h"

#include <QTest>

using namespace desk;

class tst_changefreezes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFreezeStopsItUntilSomebodyWhoMayLetsItThrough();
    void anExemptionIsForItsFreezeOnly();
    void anExemptionNeedsAFreezeAndAnother();
    void nobodyApprovesIntoAFreeze();
    void aLockdownHoldsAndReleases();
    void aLockdownStopsEmergenciesToo();
    void anEmergencyGoesOnInAFreeze();
};

void tst_changefreezes::aFreezeStopsItUntilSomebodyWhoMayLetsItThrough()
{
    Room room;
    room.freezes();
    const QString frozen = u"frozen "_s + idText(id(u"freeze"_s)) + u" 大会保障"_s;
    // Asked for, it names the rule; written down it may be.
    QCOMPARE(room.drafts(u"normal"_s), QString());
    QCOMPARE(room.asks(), frozen);
    QCOMPARE(room.sets(u"service_manager"_s, {{u"exemption"_s, u"同意"_s}}), u"exemption managing_party"_s);
    QCOMPARE(room.sets(u"managing_party"_s, {{u"exemption"_s, u"补丁不能等"_s}}), QString());
    QCOMPARE(room.change().exemptedBy, u"managing_party"_s);
    QCOMPARE(room.asks(), QString());
    QVERIFY(room.change().findings.contains(u"大会保障"_s));
    QCOMPARE(room.approvedByAll(normalChain), QString());
    QCOMPARE(room.state(), u"approved"_s);
    QCOMPARE(room.verb(u"change_manager"_s, u"scheduled"_s), QString());
    // Moved within the freeze, it is another time that nobody has let through.
    QCOMPARE(room.sets(u"engineer"_s, {{u"planned_start"_s, at(27, 23).ms}}), frozen);
    QCOMPARE(room.state(), u"scheduled"_s);
    QCOMPARE(room.change().exemptedBy, u"managing_party"_s);
    // Moved out of it the exemption is gone.
    QCOMPARE(room.sets(u"engineer"_s, {{u"planned_start"_s, at(29, 22).ms}, {u"planned_end"_s, at(30, 2).ms}}), QString());
    QCOMPARE(room.change().exemptedBy, QString());
    QCOMPARE(room.change().exemption, QString());
    room.now = at(16, 10);
    QCOMPARE(room.sets(u"engineer"_s, {{u"planned_start"_s, at(27, 22).ms}, {u"planned_end"_s, at(28, 2).ms}}), frozen);
}

void tst_changefreezes::anExemptionIsForItsFreezeOnly()
{
    Room room;
    room.freezes();
    QCOMPARE(room.drafts(u"normal"_s), QString());
    QCOMPARE(room.sets(u"managing_party"_s, {{u"exemption"_s, u"补丁不能等"_s}}), QString());
    QCOMPARE(room.asks(), QString());
    QCOMPARE(room.approvedByAll(normalChain), QString());
    // Another freeze is laid down later, and nobody let the change through that one.
    room.freezes(u"second freeze"_s);
    const QString frozen = u"frozen "_s + idText(id(u"second freeze"_s)) + u" 大会保障"_s;
    QCOMPARE(room.verb(u"change_manager"_s, u"scheduled"_s), frozen);
    QCOMPARE(room.sets(u"managing_party"_s, {{u"exemption"_s, u"两次都同意"_s}}), QString());
    QCOMPARE(room.verb(u"change_manager"_s, u"scheduled"_s), QString());
    QCOMPARE(room.sets(u"managing_party"_s, {{u"exemption"_s, Value()}}), QString());
    QCOMPARE(room.change().exemptedBy, QString());
    room.now = at(27, 22);
    QCOMPARE(room.verb(u"engineer"_s, u"implementing"_s).section(u' ', 0, 0), u"frozen"_s);
}

void tst_changefreezes::anExemptionNeedsAFreezeAndAnother()
{
    Room room;
    QCOMPARE(room.drafts(u"normal"_s), QString());
    QCOMPARE(room.sets(u"managing_party"_s, {{u"exemption"_s, u"以防万一"_s}}), u"exemption none"_s);
    auto freeze = room.freezes();
    freeze.exemptRoles = u"managing_party engineer"_s;
    room.put(freeze);
    QCOMPARE(room.sets(u"engineer"_s, {{u"exemption"_s, u"自己同意"_s}}), u"own_decision"_s);
    QCOMPARE(room.edits(post(u"engineer"_s, u"second engineer"_s), changes, id(u"change"_s), {{u"exemption"_s, u"同意"_s}}), QString());
}

void tst_changefreezes::nobodyApprovesIntoAFreeze()
{
    Room room;
    QCOMPARE(room.drafts(u"normal"_s), QString());
    QCOMPARE(room.asks(), QString());
    room.freezes();
    QCOMPARE(room.approves(u"change_manager"_s).section(u' ', 0, 0), u"frozen"_s);
    QCOMPARE(room.change().decisions, QString());
    QCOMPARE(room.sets(u"managing_party"_s, {{u"exemption"_s, u"补丁不能等"_s}}), QString());
    QCOMPARE(room.approves(u"change_manager"_s), QString());
    // Sent away it may be at any time.
    QCOMPARE(room.sets(u"managing_party"_s, {{u"exemption"_s, Value()}}), QString());
    QCOMPARE(room.decides(post(u"service_manager"_s), room.decision(post(u"service_manager"_s), DecisionVerdict::Reject)), QString());
    QCOMPARE(room.state(), u"rejected"_s);
}

void tst_changefreezes::aLockdownHoldsAndReleases()
{
    Room room;
    QCOMPARE(room.drafts(u"normal"_s), QString());
    QCOMPARE(room.asks(), QString());
    QCOMPARE(room.approvedByAll(normalChain), QString());
    QCOMPARE(room.verb(u"change_manager"_s, u"scheduled"_s), QString());
    const auto locks = room.creates(post(u"shift_leader"_s), u"change_window"_s, id(u"lock"_s),
                                    {{u"name"_s, u"故障锁定"_s}, {u"kind"_s, u"lockdown"_s}, {u"starts_at"_s, at(27, 12).ms}, {u"ends_at"_s, at(29, 0).ms}, {u"reason"_s, u"核心交换机故障"_s}});
    QCOMPARE(locks, QString());
    room.now = at(27, 22);
    QCOMPARE(room.verb(u"engineer"_s, u"implementing"_s), u"frozen "_s + idText(id(u"lock"_s)) + u" 故障锁定"_s);
    QCOMPARE(room.state(), u"scheduled"_s);
    room.now = at(27, 23);
    QCOMPARE(room.edits(post(u"shift_leader"_s), u"change_window"_s, id(u"lock"_s), {{u"released"_s, qint64(1)}}), QString());
    QCOMPARE(room.get<ChangeWindow>(id(u"lock"_s)).releasedBy, u"shift_leader"_s);
    QCOMPARE(room.verb(u"engineer"_s, u"implementing"_s), QString());
}

void tst_changefreezes::aLockdownStopsEmergenciesToo()
{
    Room room;
    room.freezes();
    auto lock = room.freezes(u"lock"_s);
    lock.kind = WindowKind::Lockdown;
    lock.startsAt = at(16, 0);
    lock.endsAt = at(17, 0);
    room.put(lock);
    QCOMPARE(room.drafts(u"emergency"_s, u"change"_s, {{u"phone_consent"_s, u"张主任"_s}, {u"phone_consent_at"_s, at(16, 9).ms}, {u"planned_start"_s, Value()}, {u"planned_end"_s, Value()}}), QString());
    QCOMPARE(room.verb(u"engineer"_s, u"submitted"_s), QString());
    QCOMPARE(room.verb(u"shift_leader"_s, u"awaiting_approval"_s), QString());
    QCOMPARE(room.approvedByAll({u"shift_leader"_s, u"service_manager"_s}), QString());
    QCOMPARE(room.verb(u"engineer"_s, u"implementing"_s), u"frozen "_s + idText(id(u"lock"_s)) + u" 大会保障"_s);
    QCOMPARE(room.sets(u"shift_leader"_s, {{u"exemption"_s, u"我负责"_s}}), u"exemption managing_party"_s);
    QCOMPARE(room.sets(u"managing_party"_s, {{u"exemption"_s, u"先恢复业务"_s}}), QString());
    QCOMPARE(room.verb(u"engineer"_s, u"implementing"_s), QString());
}

void tst_changefreezes::anEmergencyGoesOnInAFreeze()
{
    Room room;
    room.freezes();
    QCOMPARE(room.drafts(u"emergency"_s, u"change"_s, {{u"phone_consent"_s, u"张主任"_s}, {u"phone_consent_at"_s, at(16, 9).ms}}), QString());
    QCOMPARE(room.verb(u"engineer"_s, u"submitted"_s), QString());
    QCOMPARE(room.verb(u"shift_leader"_s, u"awaiting_approval"_s), QString());
    QCOMPARE(room.approvedByAll({u"shift_leader"_s, u"service_manager"_s}), QString());
    room.now = at(27, 22);
    QCOMPARE(room.verb(u"engineer"_s, u"implementing"_s), QString());
}

QTEST_APPLESS_MAIN(tst_changefreezes)
#include "tst_changefreezes.moc"
