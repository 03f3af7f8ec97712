// Changes carried out: steps done and watched, the way back, the window kept, and the papers that follow an emergency.
#include "rules/changeroom.h"

#include <QTest>

using namespace desk;

class tst_changework : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneActsAndOneWatches();
    void whoWatchesIsIndependent_data();
    void whoWatchesIsIndependent();
    void theWayBackHasItsOwnEnd();
    void theWindowIsKeptOrNot_data();
    void theWindowIsKeptOrNot();
    void whatIsAtWorkIsNotRewritten();
    void anEmergencyOwesItsPapers();
};

void tst_changework::oneActsAndOneWatches()
{
    Room room;
    QCOMPARE(room.drafts(u"normal"_s, u"change"_s, {{u"watcher_id"_s, idText(id(u"person engineer"_s))}}), QString());
    QCOMPARE(room.verb(u"engineer"_s, u"submitted"_s), u"same_person"_s);
    QCOMPARE(room.sets(u"engineer"_s, {{u"watcher_id"_s, idText(id(u"person security_engineer"_s))}}), QString());
    QCOMPARE(room.asks(), QString());
    QCOMPARE(room.records(post(u"engineer"_s), ChangePart::Work, 1).section(u' ', 0, 0), u"ended"_s);
    QCOMPARE(room.approvedByAll(normalChain), QString());
    QCOMPARE(room.verb(u"change_manager"_s, u"scheduled"_s), QString());
    room.now = at(27, 22);
    QCOMPARE(room.verb(u"engineer"_s, u"implementing"_s), QString());
    QCOMPARE(room.records(post(u"engineer"_s), ChangePart::Work, 1), QString());
    QCOMPARE(room.records(post(u"engineer"_s), ChangePart::Work, 2, {{u"state"_s, u"skipped"_s}}), u"required_missing record"_s);
    QCOMPARE(room.records(post(u"engineer"_s), ChangePart::Work, 2, {{u"state"_s, u"skipped"_s}, {u"record"_s, u"已是最新"_s}}), QString());
    QCOMPARE(room.watches(post(u"engineer"_s), ChangePart::Work, 1), u"same_person"_s);
    QCOMPARE(room.verb(u"engineer"_s, u"verifying"_s), u"watched work 1"_s);
    QCOMPARE(room.watches(post(u"security_engineer"_s), ChangePart::Work, 1), QString());
    // Done anew it has to be seen anew.
    const QUuid step = changeStepId(id(u"change"_s), ChangePart::Work, 1);
    QCOMPARE(room.edits(post(u"engineer"_s), u"change_step"_s, step, {{u"record"_s, u"重做一次"_s}}), QString());
    QVERIFY(!room.get<ChangeStep>(step).watched);
    QCOMPARE(room.watches(post(u"security_engineer"_s), ChangePart::Work, 1), QString());
    QCOMPARE(room.verb(u"engineer"_s, u"verifying"_s), QString());
}

void tst_changework::whoWatchesIsIndependent_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("login");
    QTest::addColumn<QString>("said");
    QTest::newRow("the named one") << u"security_engineer"_s << QString() << QString();
    QTest::newRow("who did it") << u"engineer"_s << QString() << u"same_person"_s;
    QTest::newRow("another of the post") << u"engineer"_s << u"second engineer"_s << u"not_watcher named"_s;
    QTest::newRow("who leads the shift") << u"shift_leader"_s << QString() << QString();
    QTest::newRow("the using party") << u"using_party"_s << QString() << u"not_watcher role"_s;
    QTest::newRow("the service desk") << u"service_desk"_s << QString() << u"not_watcher role"_s;
    QTest::newRow("who represents who did it") << u"shift_leader"_s << u"deputy"_s << u"not_watcher deputy"_s;
}

void tst_changework::whoWatchesIsIndependent()
{
    QFETCH(QString, role);
    QFETCH(QString, login);
    Room room;
    QCOMPARE(room.drafts(u"normal"_s), QString());
    auto change = room.change();
    change.state = ChangeState::Implementing;
    room.put(change);
    const auto engineer = post(u"engineer"_s);
    QCOMPARE(room.creates(engineer, u"delegation"_s, id(u"grant"_s),
                          {{u"principal_id"_s, idText(engineer.person)}, {u"deputy_id"_s, idText(id(u"person deputy"_s))}, {u"starts_at"_s, at(16, 0).ms}, {u"ends_at"_s, at(18, 0).ms}, {u"reason"_s, u"出差"_s}}),
             QString());
    QCOMPARE(room.records(engineer, ChangePart::Work, 1), QString());
    QTEST(room.watches(post(role, login), ChangePart::Work, 1).section(u' ', 0, 1), "said");
}

void tst_changework::theWayBackHasItsOwnEnd()
{
    Room room;
    QCOMPARE(room.drafts(u"normal"_s), QString());
    QCOMPARE(room.asks(), QString());
    QCOMPARE(room.approvedByAll(normalChain), QString());
    QCOMPARE(room.verb(u"change_manager"_s, u"scheduled"_s), QString());
    room.now = at(27, 22);
    QCOMPARE(room.verb(u"engineer"_s, u"implementing"_s), QString());
    QCOMPARE(room.verb(u"engineer"_s, u"rolling_back"_s), u"reason roll_back"_s);
    QCOMPARE(room.verb(u"engineer"_s, u"rolling_back"_s, {}, u"补丁报错"_s), QString());
    QCOMPARE(room.verb(u"engineer"_s, u"awaiting_review"_s, {{u"result"_s, u"succeeded"_s}}), u"result rolled_back failed"_s);
    QCOMPARE(room.verb(u"engineer"_s, u"awaiting_review"_s, {{u"result"_s, u"rolled_back"_s}}), u"steps fallback 1"_s);
    QCOMPARE(room.records(post(u"engineer"_s), ChangePart::Fallback, 1), QString());
    QCOMPARE(room.watches(post(u"security_engineer"_s), ChangePart::Fallback, 1), QString());
    QCOMPARE(room.verb(u"engineer"_s, u"awaiting_review"_s, {{u"result"_s, u"rolled_back"_s}}), QString());
    QCOMPARE(room.verb(u"change_manager"_s, u"closed"_s, {{u"review"_s, u"补丁与驱动冲突"_s}}), QString());
}

void tst_changework::theWindowIsKeptOrNot_data()
{
    QTest::addColumn<int>("minutes");
    QTest::addColumn<Timeliness>("kept");
    QTest::newRow("early") << 60 << Timeliness::Kept;
    QTest::newRow("to the minute") << 240 << Timeliness::Kept;
    QTest::newRow("over") << 241 << Timeliness::Missed;
}

void tst_changework::theWindowIsKeptOrNot()
{
    QFETCH(int, minutes);
    QFETCH(Timeliness, kept);
    Room room;
    QCOMPARE(room.drafts(u"normal"_s), QString());
    auto change = room.change();
    change.state = ChangeState::Scheduled;
    room.put(change);
    room.now = at(27, 22);
    QCOMPARE(room.verb(u"engineer"_s, u"implementing"_s), QString());
    QCOMPARE(room.works(), QString());
    QCOMPARE(room.verb(u"engineer"_s, u"verifying"_s), QString());
    QCOMPARE(room.records(post(u"security_engineer"_s), ChangePart::Verification, 1), QString());
    QCOMPARE(room.watches(post(u"engineer"_s), ChangePart::Verification, 1), QString());
    QCOMPARE(room.change().windowKept, std::optional<Timeliness>());
    room.now = Instant{at(27, 22).ms + minutes * 60'000};
    QCOMPARE(room.verb(u"engineer"_s, u"awaiting_review"_s, {{u"result"_s, u"succeeded"_s}}), QString());
    QCOMPARE(room.change().windowKept, std::optional(kept));
}

void tst_changework::whatIsAtWorkIsNotRewritten()
{
    Room room;
    QCOMPARE(room.drafts(u"normal"_s), QString());
    QCOMPARE(room.sets(u"engineer"_s, {{u"planned_end"_s, at(27, 21).ms}}), u"backwards"_s);
    auto change = room.change();
    change.state = ChangeState::Implementing;
    room.put(change);
    QCOMPARE(room.sets(u"engineer"_s, {{u"steps"_s, Value()}}), u"at_work steps"_s);
    QCOMPARE(room.sets(u"engineer"_s, {{u"actual_outage"_s, qint64(12)}}), QString());
    QCOMPARE(room.sets(u"engineer"_s, {{u"result"_s, u"succeeded"_s}}), u"kept result"_s);
    QCOMPARE(room.does(post(u"service_manager"_s), {.id = id(u"gone"_s), .kind = CommandKind::Retire, .entity = changes, .targets = {{id(u"change"_s), 1}}, .occurredAt = room.now}), u"submitted"_s);
}

void tst_changework::anEmergencyOwesItsPapers()
{
    Room room;
    QCOMPARE(room.creates(post(u"engineer"_s), changes, id(u"change"_s),
                          {{u"title"_s, u"拔掉坏盘"_s}, {u"change_class"_s, u"emergency"_s}, {u"unit_id"_s, idText(id(u"unit"_s))}, {u"reason"_s, u"P1 事件"_s}, {u"implementer_id"_s, idText(id(u"person engineer"_s))}}),
             QString());
    QCOMPARE(room.verb(u"engineer"_s, u"submitted"_s), u"missing phone_consent phone_consent_at"_s);
    QCOMPARE(room.sets(u"engineer"_s, {{u"phone_consent"_s, u"张主任 020-0000"_s}, {u"phone_consent_at"_s, at(16, 9).ms}}), QString());
    QCOMPARE(room.verb(u"engineer"_s, u"submitted"_s), QString());
    QCOMPARE(room.verb(u"shift_leader"_s, u"awaiting_approval"_s), QString());
    QCOMPARE(room.approves(u"shift_leader"_s), QString());
    QCOMPARE(room.change().waitsFor, u"service_manager"_s);
    QCOMPARE(room.approves(u"service_manager"_s), QString());
    const QString approved = room.change().contentDigest;
    room.now = at(16, 10);
    QCOMPARE(room.verb(u"engineer"_s, u"implementing"_s), QString());
    QCOMPARE(room.change().papersDue, std::optional(at(17, 10)));
    QCOMPARE(room.verb(u"engineer"_s, u"verifying"_s), QString());
    QCOMPARE(room.verb(u"engineer"_s, u"awaiting_review"_s, {{u"result"_s, u"succeeded"_s}}), QString());
    QCOMPARE(room.verb(u"change_manager"_s, u"closed"_s, {{u"review"_s, u"已恢复"_s}}).section(u' ', 0, 1), u"papers steps"_s);
    QCOMPARE(room.sets(u"change_manager"_s, {{u"unauthorised"_s, qint64(1)}}), u"kept unauthorised"_s);
    QCOMPARE(room.edits(theServer(), changes, id(u"change"_s), {{u"unauthorised"_s, qint64(1)}}), QString());
    QVERIFY(room.change().unauthorised);
    room.now = at(18, 9);
    ImpactList impact;
    impact.starts = {id(u"host"_s)};
    QCOMPARE(room.sets(u"engineer"_s, {{u"steps"_s, toJson(std::vector<PlanStep>{{u"换盘"_s, 0, {}, {}}})}, {u"fallback"_s, u"无"_s}, {u"verification"_s, u"阵列正常"_s}, {u"outage"_s, u"无"_s}, {u"backup_proof"_s, u"有"_s},
                                     {u"planned_start"_s, at(16, 10).ms}, {u"planned_end"_s, at(16, 11).ms}, {u"watcher_id"_s, idText(id(u"person deputy"_s))},
                                     {u"resources"_s, toJson(std::vector<PlanResource>{{id(u"host"_s), u"host"_s, {}}})}, {u"impact"_s, toJson(impact)},
                                     {u"answers"_s, uR"({"scope": "one_user", "practice": "often", "way_back": "tested", "steps": "one"})"_s}}),
             QString());
    QCOMPARE(room.change().papersAt, std::optional(at(18, 9)));
    // What was approved by telephone and ECAB stays approved; what was written since is confirmed by another.
    QVERIFY(room.change().contentDigest != approved);
    QVERIFY(standingOf(room.change()).isThrough);
    QCOMPARE(room.change().windowKept, std::optional<Timeliness>());
    auto own = room.change();
    own.applicant = u"change_manager"_s;
    room.put(own);
    QCOMPARE(room.verb(u"change_manager"_s, u"closed"_s, {{u"review"_s, u"已恢复"_s}}), u"own_papers"_s);
    own.applicant = u"engineer"_s;
    room.put(own);
    QCOMPARE(room.verb(u"change_manager"_s, u"closed"_s, {{u"review"_s, u"已恢复"_s}}), QString());
}

QTEST_APPLESS_MAIN(tst_changework)
#include "tst_changework.moc"
