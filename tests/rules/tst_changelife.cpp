// Changes from draft to closed, and everything that stops them on the way, in rows that a change manager can read.
#include "contract/digest.h"
#include "rules/approvals.h"
#include "rules/cabmeetings.h"
#include "rules/changecontent.h"
#include "rules/changelife.h"
#include "rules/changeplan.h"
#include "rules/changestatements.h"
#include "rules/changesteps.h"
#include "rules/changetemplates.h"
#include "rules/orderdesk.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace desk;

namespace {

const QString changes = u"change_request"_s;

/// The desk, with people behind its posts, and one change on it.
class Room : public Desk
{
public:
    Room()
    {
        for (const auto *role : {"engineer", "security_engineer", "shift_leader", "change_manager", "service_manager", "using_party", "managing_party", "supervising_party", "deputy", "second engineer",
                                 "configuration_manager"}) {
            Person person;
            person.id.uuid = id(u"person "_s + QString::fromLatin1(role));
            person.name = QString::fromLatin1(role);
            person.unit.uuid = id(u"unit"_s);
            put(person);
        }
        now = at(16, 9);
    }

    [[nodiscard]] ChangeRequest change(const QString &name = u"change"_s) const { return get<ChangeRequest>(id(name)); }
    [[nodiscard]] QString state(const QString &name = u"change"_s) const { return text(Codec<ChangeState>::encode(change(name).state)); }

    /// A draft with every paper in place, planned for the night of the 27th.
    QString drafts(const QString &changeClass, const QString &name = u"change"_s, const Patch &more = {})
    {
        ImpactList impact;
        impact.at = now;
        impact.starts = {id(u"host"_s)};
        impact.lines = {{id(u"second host"_s), 1, u"second host"_s, u"云城市水务局"_s, {}, {}, u"hit"_s, u"host"_s}};
        Patch fields{{u"title"_s, u"升级数据库"_s},
                     {u"change_class"_s, changeClass},
                     {u"unit_id"_s, idText(id(u"unit"_s))},
                     {u"reason"_s, u"补丁"_s},
                     {u"steps"_s, toJson(std::vector<PlanStep>{{u"停服务"_s, 5, {}, {}}, {u"打补丁"_s, 30, {}, {}}})},
                     {u"fallback"_s, u"恢复快照"_s},
                     {u"verification"_s, u"登录正常"_s},
                     {u"outage"_s, u"中断 30 分钟"_s},
                     {u"backup_proof"_s, u"11-26 全备，已校验"_s},
                     {u"rehearsal"_s, u"测试环境演练通过"_s},
                     {u"guard"_s, u"值班二组"_s},
                     {u"planned_start"_s, at(27, 22).ms},
                     {u"planned_end"_s, at(28, 2).ms},
                     {u"implementer_id"_s, idText(id(u"person engineer"_s))},
                     {u"watcher_id"_s, idText(id(u"person security_engineer"_s))},
                     {u"resources"_s, toJson(std::vector<PlanResource>{{id(u"host"_s), u"host"_s, {}}})},
                     {u"impact"_s, toJson(impact)},
                     {u"answers"_s, uR"({"scope": "one_system", "practice": "seldom", "way_back": "tested", "steps": "one"})"_s}};
        for (const auto &[field, value] : more)
            fields[field] = value;
        return creates(post(u"engineer"_s), changes, id(name), fields);
    }
    QString verb(const QString &role, const QString &to, const Patch &more = {}, const QString &reason = {}, const QString &name = u"change"_s)
    {
        Patch fields = more;
        fields[u"state"_s] = to;
        return edits(post(role), changes, id(name), fields, reason);
    }
    QString sets(const QString &role, const Patch &fields, const QString &name = u"change"_s) { return edits(post(role), changes, id(name), fields); }

    [[nodiscard]] ApprovalDecision decision(const Actor &actor, DecisionVerdict verdict = DecisionVerdict::Approve, const QString &name = u"change"_s) const
    {
        const auto stands = change(name);
        ApprovalDecision decision;
        decision.verdict = verdict;
        decision.stage = std::max(1, stands.stage);
        decision.round = std::max(1, stands.round);
        decision.content = stands.contentDigest;
        decision.impact = stands.impactDigest;
        decision.at = now;
        decision.by = actor.login;
        decision.person = actor.person;
        if (verdict != DecisionVerdict::Approve)
            decision.opinion = u"再想想"_s;
        return decision;
    }
    QString decides(const Actor &actor, const ApprovalDecision &decision, const QString &name = u"change"_s)
    {
        return edits(actor, changes, id(name), {{u"decision"_s, QString::fromUtf8(QJsonDocument(toJson(decision)).toJson(QJsonDocument::Compact))}});
    }
    QString approves(const QString &role, const QString &name = u"change"_s) { return decides(post(role), decision(post(role), DecisionVerdict::Approve, name), name); }

    /// Submitted, assessed, and waiting for its first approval.
    QString asks(const QString &name = u"change"_s)
    {
        for (const auto &said : {verb(u"engineer"_s, u"submitted"_s, {}, {}, name), verb(u"change_manager"_s, u"assessing"_s, {}, {}, name), verb(u"change_manager"_s, u"awaiting_approval"_s, {}, {}, name)})
            if (!said.isEmpty())
                return said;
        return {};
    }
    QString approvedByAll(const QStringList &roles, const QString &name = u"change"_s)
    {
        for (const auto &role : roles)
            if (const auto said = approves(role, name); !said.isEmpty())
                return role + u": "_s + said;
        return {};
    }
    QString records(const Actor &actor, ChangePart part, int step, const Patch &more = {}, const QString &name = u"change"_s)
    {
        Patch fields{{u"change_id"_s, idText(id(name))}, {u"part"_s, Codec<ChangePart>::encode(part)}, {u"step"_s, qint64(step)}, {u"name"_s, u"步骤"_s}, {u"state"_s, u"done"_s}};
        for (const auto &[field, value] : more)
            fields[field] = value;
        return creates(actor, u"change_step"_s, changeStepId(id(name), part, step), fields);
    }
    QString watches(const Actor &actor, ChangePart part, int step) { return edits(actor, u"change_step"_s, changeStepId(id(u"change"_s), part, step), {{u"watched"_s, qint64(1)}}); }

    /// Both steps done by the engineer and watched, as one after the other.
    QString works()
    {
        for (const int step : {1, 2})
            for (const auto &said : {records(post(u"engineer"_s), ChangePart::Work, step), watches(post(u"security_engineer"_s), ChangePart::Work, step)})
                if (!said.isEmpty())
                    return said;
        return {};
    }
};

const QStringList normalChain{u"change_manager"_s, u"service_manager"_s, u"using_party"_s};

} // namespace

class tst_changelife : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aNormalChangeFromDraftToClosed();
    void aMajorChangeNeedsItsMeeting();
    void aStandardChangeNeedsItsTemplate();
    void anEmergencyOwesItsPapers();
    void whatIsMissingIsNamed_data();
    void whatIsMissingIsNamed();
    void theApplicantDoesNotDecide();
    void whoDecidesHoldsTheStage();
    void aRejectedChangeGoesBackAndKeepsWhatWasSaid();
    void goesBackToAStage();
    void somebodyIsAskedAsWell();
    void allAndSoManyAreCounted();
    void aDeputyDecidesWithinTheDates();
    void anEditVoidsTheApprovals();
    void aDecisionOnSomethingElseIsRefused_data();
    void aDecisionOnSomethingElseIsRefused();
    void nobodyDecidesTwice();
    void aFreezeStopsItUntilSomebodyWhoMayLetsItThrough();
    void aLockdownHoldsAndReleases();
    void conflictsAreAcceptedWithWords();
    void aMajorRiskIsAMajorChange();
    void oneActsAndOneWatches();
    void theWayBackHasItsOwnEnd();
    void expiresWhenItsTimeIsOver();
    void theLedgerIsUpdatedBeforeTheClose();
    void aFailureSuspendsTheTemplate();
    void whatIsAtWorkIsNotRewritten();
    void decisionsAreReadStrictly_data();
    void decisionsAreReadStrictly();
    void theDigestIsOfEveryField();
    void minutesAreSignedAsTheyAre();
};

void tst_changelife::aNormalChangeFromDraftToClosed()
{
    Room room;
    QCOMPARE(room.drafts(u"normal"_s), QString());
    QCOMPARE(room.asks(), QString());
    QCOMPARE(room.change().stage, 1);
    QCOMPARE(room.change().waitsFor, u"change_manager"_s);
    QCOMPARE(room.change().risk, 4); // 2 by 2
    QCOMPARE(room.approvedByAll(normalChain), QString());
    QCOMPARE(room.state(), u"approved"_s);
    QCOMPARE(room.change().approvedAt, std::optional(at(16, 9)));
    QCOMPARE(room.verb(u"change_manager"_s, u"scheduled"_s), QString());
    room.now = at(27, 21);
    QCOMPARE(room.verb(u"engineer"_s, u"implementing"_s).section(u' ', 0, 0), u"too_early"_s);
    room.now = at(27, 22);
    QCOMPARE(room.verb(u"shift_leader"_s, u"implementing"_s), u"not_implementer"_s);
    QCOMPARE(room.verb(u"engineer"_s, u"implementing"_s), QString());
    QCOMPARE(room.verb(u"engineer"_s, u"verifying"_s), u"steps work 1 2"_s);
    QCOMPARE(room.works(), QString());
    QCOMPARE(room.verb(u"engineer"_s, u"verifying"_s), QString());
    QCOMPARE(room.records(post(u"security_engineer"_s), ChangePart::Verification, 1), QString());
    QCOMPARE(room.verb(u"engineer"_s, u"awaiting_review"_s), u"result succeeded partly failed"_s);
    QCOMPARE(room.verb(u"engineer"_s, u"awaiting_review"_s, {{u"result"_s, u"succeeded"_s}}), u"watched verification 1"_s);
    QCOMPARE(room.watches(post(u"engineer"_s), ChangePart::Verification, 1), QString());
    QCOMPARE(room.verb(u"engineer"_s, u"awaiting_review"_s, {{u"result"_s, u"succeeded"_s}}), QString());
    QCOMPARE(room.verb(u"change_manager"_s, u"closed"_s), u"missing review"_s);
    QCOMPARE(room.verb(u"engineer"_s, u"closed"_s, {{u"review"_s, u"按计划"_s}}).section(u' ', 0, 1), u"role close"_s);
    QCOMPARE(room.verb(u"change_manager"_s, u"closed"_s, {{u"review"_s, u"按计划"_s}}), QString());
    QCOMPARE(room.change().closedAt, std::optional(at(27, 22)));
    QCOMPARE(room.sets(u"engineer"_s, {{u"title"_s, u"换个名字"_s}}), u"ended closed title"_s);
}

void tst_changelife::aMajorChangeNeedsItsMeeting()
{
    Room room;
    room.now = at(2, 9);
    QCOMPARE(room.drafts(u"major"_s), QString());
    QCOMPARE(room.asks(), QString());
    QCOMPARE(room.approvedByAll({u"change_manager"_s, u"security_engineer"_s}), QString());
    QCOMPARE(room.approves(u"change_manager"_s), u"cab"_s);
    CabMeeting meeting;
    meeting.id.uuid = id(u"meeting"_s);
    meeting.state = MeetingState::Held;
    meeting.agenda = toJson(std::vector<AgendaItem>{{id(u"change"_s), u"升级"_s, u"postponed"_s, 1, 3, 0, {}}});
    room.put(meeting);
    QCOMPARE(room.sets(u"change_manager"_s, {{u"meeting_id"_s, idText(id(u"meeting"_s))}}), QString());
    QCOMPARE(room.approves(u"change_manager"_s), u"cab"_s);
    meeting.agenda = toJson(std::vector<AgendaItem>{{id(u"change"_s), u"升级"_s, u"passed"_s, 1, 4, 0, {}}});
    room.put(meeting);
    QCOMPARE(room.approves(u"change_manager"_s), u"cab"_s); // against the votes
    meeting.agenda = toJson(std::vector<AgendaItem>{{id(u"change"_s), u"升级"_s, u"passed"_s, 4, 0, 0, {}}});
    room.put(meeting);
    QCOMPARE(room.approvedByAll({u"change_manager"_s, u"service_manager"_s, u"supervising_party"_s, u"managing_party"_s}), QString());
    QCOMPARE(room.state(), u"approved"_s);
}

void tst_changelife::aStandardChangeNeedsItsTemplate()
{
    Room room;
    QCOMPARE(room.drafts(u"standard"_s), QString());
    QCOMPARE(room.verb(u"engineer"_s, u"submitted"_s), u"missing template_id"_s);
    ChangeTemplate made;
    made.id.uuid = id(u"template"_s);
    made.code = u"BZ-01"_s;
    made.name = u"扩容云盘"_s;
    room.put(made);
    QCOMPARE(room.sets(u"engineer"_s, {{u"template_id"_s, idText(id(u"template"_s))}}), QString());
    QCOMPARE(room.verb(u"engineer"_s, u"submitted"_s), u"template draft"_s);
    // Two runs do not make a template.
    for (const auto *run : {"one", "two"}) {
        ChangeRequest done;
        done.id.uuid = id(QString::fromLatin1(run));
        done.templateId = made.id;
        done.result = ChangeResult::Succeeded;
        done.finishedAt = at(9, 9);
        room.put(done);
    }
    const auto approve = [&] { return room.edits(post(u"change_manager"_s), u"change_template"_s, made.id.uuid, {{u"state"_s, u"approved"_s}}); };
    QCOMPARE(approve(), u"template runs 2 3"_s);
    ChangeRequest third;
    third.id.uuid = id(u"three"_s);
    third.templateId = made.id;
    third.result = ChangeResult::Succeeded;
    room.put(third);
    QCOMPARE(approve(), u"template runs 2 3"_s); // what is not finished is no run
    third.finishedAt = at(10, 9);
    room.put(third);
    QCOMPARE(approve(), QString());
    QCOMPARE(room.get<ChangeTemplate>(made.id.uuid).approvedBy, u"change_manager"_s);
    QCOMPARE(room.verb(u"engineer"_s, u"submitted"_s), QString());
    QCOMPARE(room.verb(u"shift_leader"_s, u"awaiting_approval"_s), QString());
    QCOMPARE(room.approves(u"shift_leader"_s), QString());
    QCOMPARE(room.state(), u"approved"_s);
}

void tst_changelife::anEmergencyOwesItsPapers()
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
    QCOMPARE(room.verb(u"change_manager"_s, u"closed"_s, {{u"review"_s, u"已恢复"_s}}), QString());
}

void tst_changelife::whatIsMissingIsNamed_data()
{
    QTest::addColumn<QString>("changeClass");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("said");
    for (const auto *field : {"reason", "steps", "fallback", "verification", "outage", "backup_proof", "implementer_id", "watcher_id", "impact", "answers"})
        QTest::addRow("normal without %s", field) << u"normal"_s << QString::fromLatin1(field) << u"missing "_s + QString::fromLatin1(field);
    QTest::newRow("major without rehearsal") << u"major"_s << u"rehearsal"_s << u"missing rehearsal"_s;
    QTest::newRow("major without guard") << u"major"_s << u"guard"_s << u"missing guard"_s;
    QTest::newRow("normal with half the risk questions") << u"normal"_s << u"half"_s << u"missing answers"_s;
    QTest::newRow("normal needs no rehearsal") << u"normal"_s << u"rehearsal"_s << QString();
    // 2026-11-16 to 27: nine days of eight working hours and the rest of the 16th: enough for normal, not for major.
    QTest::newRow("too late for a major change") << u"major"_s << QString() << u"lead 4800 4800"_s;
}

void tst_changelife::whatIsMissingIsNamed()
{
    QFETCH(QString, changeClass);
    QFETCH(QString, field);
    QFETCH(QString, said);
    Room room;
    Patch without;
    if (field == u"half")
        without[u"answers"_s] = uR"({"scope": "platform"})"_s;
    else if (!field.isEmpty())
        without[field] = Value();
    else
        room.now = at(17, 14);
    QCOMPARE(room.drafts(changeClass, u"change"_s, without), QString());
    const auto result = room.verb(u"engineer"_s, u"submitted"_s);
    if (field.isEmpty())
        QCOMPARE(result.section(u' ', 0, 1), said.section(u' ', 0, 1));
    else
        QCOMPARE(result, said);
}

void tst_changelife::theApplicantDoesNotDecide()
{
    Room room;
    QCOMPARE(room.drafts(u"normal"_s), QString());
    // Whoever wrote it is the applicant, and the only one who submits it or writes on.
    QCOMPARE(room.verb(u"change_manager"_s, u"submitted"_s), u"not_own"_s);
    QCOMPARE(room.sets(u"change_manager"_s, {{u"fallback"_s, u"我改的"_s}}), u"not_own"_s);
    QCOMPARE(room.creates(post(u"change_manager"_s), changes, id(u"own"_s), {{u"title"_s, u"自己的"_s}, {u"unit_id"_s, idText(id(u"unit"_s))}}), QString());
    auto own = room.change();
    own.applicant = u"change_manager"_s;
    room.put(own);
    QCOMPARE(room.verb(u"change_manager"_s, u"submitted"_s), QString());
    QCOMPARE(room.change().applicant, u"change_manager"_s);
    QCOMPARE(room.verb(u"shift_leader"_s, u"assessing"_s), QString());
    QCOMPARE(room.verb(u"shift_leader"_s, u"awaiting_approval"_s), QString());
    QCOMPARE(room.approves(u"change_manager"_s), u"own_decision"_s);
    QVERIFY(seatsOf(room.change(), post(u"change_manager"_s), room.now, room).empty());
    const auto other = post(u"change_manager"_s, u"second manager"_s);
    QCOMPARE(room.decides(other, room.decision(other)), QString());
}

void tst_changelife::whoDecidesHoldsTheStage()
{
    Room room;
    QCOMPARE(room.drafts(u"normal"_s), QString());
    QCOMPARE(room.approves(u"change_manager"_s), u"not_waiting"_s);
    QCOMPARE(room.asks(), QString());
    QCOMPARE(room.approves(u"service_manager"_s), u"no_seat change_manager"_s);
    auto later = room.decision(post(u"service_manager"_s));
    later.stage = 2;
    QCOMPARE(room.decides(post(u"service_manager"_s), later), u"decision stage 1"_s);
    QCOMPARE(room.approves(u"change_manager"_s), QString());
    QCOMPARE(room.change().stage, 2);
    QCOMPARE(room.change().waitsFor, u"service_manager"_s);
    auto forged = room.decision(post(u"service_manager"_s));
    forged.by = u"somebody"_s;
    QCOMPARE(room.decides(post(u"service_manager"_s), forged), u"decision by service_manager"_s);
    auto backdated = room.decision(post(u"service_manager"_s));
    backdated.at.ms -= 60'000;
    QCOMPARE(room.decides(post(u"service_manager"_s), backdated).section(u' ', 0, 1), u"decision at"_s);
    QCOMPARE(room.verb(u"change_manager"_s, u"approved"_s), u"way awaiting_approval approved"_s);
}

void tst_changelife::aRejectedChangeGoesBackAndKeepsWhatWasSaid()
{
    Room room;
    QCOMPARE(room.drafts(u"normal"_s), QString());
    QCOMPARE(room.asks(), QString());
    QCOMPARE(room.decides(post(u"change_manager"_s), room.decision(post(u"change_manager"_s), DecisionVerdict::Reject)), QString());
    QCOMPARE(room.state(), u"rejected"_s);
    QCOMPARE(room.change().waitsFor, QString());
    QCOMPARE(room.verb(u"security_engineer"_s, u"draft"_s), u"not_own"_s);
    QCOMPARE(room.verb(u"engineer"_s, u"draft"_s), QString());
    QCOMPARE(room.asks(), QString());
    QCOMPARE(room.change().round, 2);
    QCOMPARE(decisionsOf(room.change().decisions)->size(), size_t(1));
    QCOMPARE(room.approvedByAll(normalChain), QString());
    QCOMPARE(decisionsOf(room.change().decisions)->size(), size_t(4));
}

void tst_changelife::goesBackToAStage()
{
    Room room;
    QCOMPARE(room.drafts(u"normal"_s), QString());
    QCOMPARE(room.asks(), QString());
    QCOMPARE(room.approvedByAll({u"change_manager"_s, u"service_manager"_s}), QString());
    auto back = room.decision(post(u"using_party"_s), DecisionVerdict::Return);
    back.to = 3;
    QCOMPARE(room.decides(post(u"using_party"_s), back), u"decision to 2"_s);
    back.to = 1;
    QCOMPARE(room.decides(post(u"using_party"_s), back), QString());
    QCOMPARE(room.change().stage, 1);
    QCOMPARE(room.change().waitsFor, u"change_manager"_s);
    QCOMPARE(room.approvedByAll(normalChain), QString());
    QCOMPARE(room.state(), u"approved"_s);
}

void tst_changelife::somebodyIsAskedAsWell()
{
    Room room;
    QCOMPARE(room.drafts(u"normal"_s), QString());
    QCOMPARE(room.asks(), QString());
    auto add = room.decision(post(u"change_manager"_s), DecisionVerdict::Add);
    add.added = id(u"person configuration_manager"_s);
    QCOMPARE(room.decides(post(u"change_manager"_s), add), QString());
    QCOMPARE(room.change().waitsFor, u"change_manager "_s + idText(add.added));
    QCOMPARE(room.approves(u"change_manager"_s), QString());
    QCOMPARE(room.change().stage, 1);
    QCOMPARE(room.change().waitsFor, idText(add.added));
    QCOMPARE(room.approves(u"security_engineer"_s).section(u' ', 0, 0), u"no_seat"_s);
    QCOMPARE(room.approves(u"configuration_manager"_s), QString());
    QCOMPARE(room.change().stage, 2);
}

void tst_changelife::allAndSoManyAreCounted()
{
    const ApprovalStage all{ApprovalStage::Mode::All, u"ECAB"_s, {u"shift_leader"_s, u"service_manager"_s}, {}, 1, false};
    const ApprovalStage two{ApprovalStage::Mode::Count, u"评审"_s, {u"engineer"_s}, {}, 2, false};
    const std::vector chain{all, two};
    std::vector<ApprovalDecision> decisions;
    const auto approve = [&](int stage, const QString &by, const QStringList &roles) {
        ApprovalDecision decision;
        decision.stage = stage;
        decision.round = 1;
        decision.by = by;
        decision.person = id(by);
        decision.roles = roles;
        decisions.push_back(decision);
        return standingOf(chain, decisions, 1, {});
    };
    QCOMPARE(standingOf(chain, decisions, 1, {}).waitsFor, QStringList({u"shift_leader"_s, u"service_manager"_s}));
    QCOMPARE(approve(1, u"lead"_s, {u"shift_leader"_s}).waitsFor, QStringList{u"service_manager"_s});
    QCOMPARE(approve(1, u"boss"_s, {u"service_manager"_s}).stage, 2);
    QCOMPARE(approve(2, u"one"_s, {u"engineer"_s}).stage, 2);
    QCOMPARE(approve(2, u"one"_s, {u"engineer"_s}).stage, 2);
    decisions.push_back(decisions.back());
    decisions.back().verdict = DecisionVerdict::Add;
    decisions.back().added = id(u"guest"_s);
    QCOMPARE(approve(2, u"guest"_s, {}).stage, 2); // a guest is heard, and does not count
    QCOMPARE(standingOf(chain, decisions, 1, {}).waitsFor, QStringList{u"engineer"_s});
    QVERIFY(approve(2, u"two"_s, {u"engineer"_s}).isThrough);
    // In another round nothing of it counts.
    QCOMPARE(standingOf(chain, decisions, 2, {}).stage, 1);
    QCOMPARE(standingOf(chain, decisions, 1, u"other"_s).stage, 1);
    const auto again = chainFromJson(chainToJson(chain));
    QVERIFY(again.has_value());
    QCOMPARE(*again, chain);
}

void tst_changelife::aDeputyDecidesWithinTheDates()
{
    Room room;
    const auto deputy = post(u"engineer"_s, u"deputy"_s);
    const auto manager = post(u"change_manager"_s);
    const auto grants = [&](const Actor &by, const QString &name, const Patch &more = {}) {
        Patch fields{{u"principal_id"_s, idText(manager.person)}, {u"deputy_id"_s, idText(deputy.person)}, {u"starts_at"_s, at(16, 0).ms}, {u"ends_at"_s, at(18, 0).ms}, {u"reason"_s, u"出差"_s}};
        for (const auto &[field, value] : more)
            fields[field] = value;
        return room.creates(by, u"delegation"_s, id(name), fields);
    };
    QVERIFY(!grants(post(u"service_manager"_s), u"not mine"_s).isEmpty());
    QVERIFY(!grants(manager, u"to myself"_s, {{u"deputy_id"_s, idText(manager.person)}}).isEmpty());
    QCOMPARE(grants(manager, u"grant"_s, {{u"classes"_s, u"normal"_s}}), QString());
    QCOMPARE(room.get<Delegation>(id(u"grant"_s)).roles, u"change_manager"_s);
    QCOMPARE(room.drafts(u"normal"_s), QString());
    QCOMPARE(room.asks(), QString());
    auto decision = room.decision(deputy);
    QCOMPARE(room.decides(deputy, decision).section(u' ', 0, 0), u"no_seat"_s); // not as oneself
    decision.principal = manager.person;
    room.now = at(18, 0); // over
    decision.at = room.now;
    QCOMPARE(room.decides(deputy, decision).section(u' ', 0, 0), u"no_seat"_s);
    QVERIFY(seatsOf(room.change(), deputy, at(15, 0), room).empty());
    room.now = at(17, 9);
    decision.at = room.now;
    QCOMPARE(room.decides(deputy, decision), QString());
    const auto kept = decisionsOf(room.change().decisions)->back();
    QCOMPARE(kept.by, u"deputy"_s);
    QCOMPARE(kept.principal, manager.person);
    // Not passed on: the deputy of the deputy has no roles of the manager.
    const auto third = post(u"engineer"_s, u"second engineer"_s);
    QCOMPARE(room.edits(post(u"configuration_manager"_s), u"delegation"_s, id(u"grant"_s), {{u"deputy_id"_s, idText(id(u"person configuration_manager"_s))}}), u"read_only_field principal_id"_s);
    QCOMPARE(room.creates(deputy, u"delegation"_s, id(u"cascade"_s), {{u"principal_id"_s, idText(deputy.person)}, {u"deputy_id"_s, idText(third.person)}, {u"starts_at"_s, at(16, 0).ms}, {u"ends_at"_s, at(28, 0).ms}, {u"reason"_s, u"出差"_s}}), QString());
    QCOMPARE(room.drafts(u"normal"_s, u"second"_s), QString());
    QCOMPARE(room.verb(u"engineer"_s, u"submitted"_s, {}, {}, u"second"_s), QString());
    QCOMPARE(room.verb(u"change_manager"_s, u"assessing"_s, {}, {}, u"second"_s), QString());
    QCOMPARE(room.verb(u"change_manager"_s, u"awaiting_approval"_s, {{u"findings_accepted"_s, u"同一窗口，人员已协调"_s}}, {}, u"second"_s), QString());
    QVERIFY(seatsOf(room.change(u"second"_s), third, room.now, room).empty());
    QCOMPARE(seatsOf(room.change(u"second"_s), deputy, room.now, room).size(), size_t(1));
}

void tst_changelife::anEditVoidsTheApprovals()
{
    Room room;
    QCOMPARE(room.drafts(u"normal"_s), QString());
    QCOMPARE(room.asks(), QString());
    const auto asked = room.change();
    QCOMPARE(room.approvedByAll({u"change_manager"_s, u"service_manager"_s}), QString());
    QCOMPARE(room.sets(u"engineer"_s, {{u"fallback"_s, u"换成冷备"_s}, {u"outage"_s, u"中断一小时"_s}}), QString());
    const auto after = room.change();
    QCOMPARE(room.state(), u"awaiting_approval"_s);
    QCOMPARE(after.voided, u"fallback outage"_s);
    QCOMPARE(after.stage, 1);
    QCOMPARE(after.round, asked.round + 1);
    QVERIFY(after.contentDigest != asked.contentDigest);
    QCOMPARE(decisionsOf(after.decisions)->size(), size_t(2));
    QCOMPARE(standingOf(after).counted.size(), size_t(0));
    QCOMPARE(room.approvedByAll(normalChain), QString());
    QCOMPARE(room.verb(u"change_manager"_s, u"scheduled"_s), QString());
    // What is decided on stays whole, and is written by its applicant only.
    QCOMPARE(room.sets(u"engineer"_s, {{u"fallback"_s, Value()}}), u"missing fallback"_s);
    QCOMPARE(room.sets(u"engineer"_s, {{u"planned_start"_s, Value()}, {u"planned_end"_s, Value()}}), u"missing planned_start planned_end"_s);
    QCOMPARE(room.sets(u"change_manager"_s, {{u"steps"_s, toJson(std::vector<PlanStep>{{u"随便"_s, 1, {}, {}}})}}), u"not_own"_s);
    // Also what was scheduled already; what is no content voids nothing.
    QCOMPARE(room.sets(u"engineer"_s, {{u"notified_at"_s, at(16, 9).ms}}), QString());
    QCOMPARE(room.state(), u"scheduled"_s);
    QCOMPARE(room.sets(u"engineer"_s, {{u"planned_end"_s, at(28, 3).ms}}), QString());
    QCOMPARE(room.state(), u"awaiting_approval"_s);
    QCOMPARE(room.change().scheduledAt, std::optional<Instant>());
    // Another class is assessed anew.
    room.now = at(9, 9);
    QCOMPARE(room.sets(u"engineer"_s, {{u"change_class"_s, u"major"_s}}), QString());
    QCOMPARE(room.state(), u"assessing"_s);
}

void tst_changelife::aDecisionOnSomethingElseIsRefused_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("said");
    QTest::newRow("another content") << u"content"_s << u"content"_s;
    QTest::newRow("another impact list") << u"impact"_s << u"content impact"_s;
    QTest::newRow("other files") << u"files"_s << u"content files"_s;
    QTest::newRow("another round") << u"round"_s << u"content"_s;
}

void tst_changelife::aDecisionOnSomethingElseIsRefused()
{
    QFETCH(QString, member);
    Room room;
    QCOMPARE(room.drafts(u"normal"_s), QString());
    QCOMPARE(room.asks(), QString());
    auto decision = room.decision(post(u"change_manager"_s));
    const QString other = sm3Hex("other");
    if (member == u"content")
        decision.content = other;
    else if (member == u"impact")
        decision.impact = other;
    else if (member == u"files")
        decision.files = {other};
    else
        decision.round = 7;
    QTEST(room.decides(post(u"change_manager"_s), decision), "said");
    QCOMPARE(room.change().decisions, QString());
}

void tst_changelife::nobodyDecidesTwice()
{
    Room room;
    QCOMPARE(room.drafts(u"emergency"_s, u"change"_s, {{u"phone_consent"_s, u"张主任"_s}, {u"phone_consent_at"_s, at(16, 9).ms}}), QString());
    QCOMPARE(room.verb(u"engineer"_s, u"submitted"_s), QString());
    QCOMPARE(room.verb(u"shift_leader"_s, u"awaiting_approval"_s), QString());
    const auto both = post(u"shift_leader service_manager"_s, u"both"_s);
    auto first = room.decision(both);
    QCOMPARE(room.decides(both, first), QString());
    QCOMPARE(room.state(), u"approved"_s); // one who holds both posts speaks for both
    QCOMPARE(room.drafts(u"emergency"_s, u"second"_s, {{u"phone_consent"_s, u"张主任"_s}, {u"phone_consent_at"_s, at(16, 9).ms}}), QString());
    QCOMPARE(room.verb(u"engineer"_s, u"submitted"_s, {}, {}, u"second"_s), QString());
    QCOMPARE(room.verb(u"shift_leader"_s, u"awaiting_approval"_s, {{u"findings_accepted"_s, u"已协调"_s}}, {}, u"second"_s), QString());
    QCOMPARE(room.approves(u"shift_leader"_s, u"second"_s), QString());
    room.now = at(16, 9, 1);
    QCOMPARE(room.approves(u"shift_leader"_s, u"second"_s), u"again"_s);
}

void tst_changelife::aFreezeStopsItUntilSomebodyWhoMayLetsItThrough()
{
    Room room;
    ChangeWindow freeze;
    freeze.id.uuid = id(u"freeze"_s);
    freeze.kind = WindowKind::Freeze;
    freeze.name = u"大会保障"_s;
    freeze.startsAt = at(27, 0);
    freeze.endsAt = at(29, 0);
    room.put(freeze);
    QCOMPARE(room.drafts(u"normal"_s), QString());
    QCOMPARE(room.asks(), QString());
    QVERIFY(room.change().findings.contains(u"大会保障"_s));
    QCOMPARE(room.approvedByAll(normalChain), QString());
    QCOMPARE(room.verb(u"change_manager"_s, u"scheduled"_s), u"frozen "_s + idText(id(u"freeze"_s)));
    QCOMPARE(room.sets(u"service_manager"_s, {{u"exemption"_s, u"同意"_s}}), u"exemption managing_party"_s);
    QCOMPARE(room.sets(u"managing_party"_s, {{u"exemption"_s, u"补丁不能等"_s}}), QString());
    QCOMPARE(room.change().exemptedBy, u"managing_party"_s);
    QCOMPARE(room.state(), u"approved"_s);
    QCOMPARE(room.verb(u"change_manager"_s, u"scheduled"_s), QString());
    // Moved, it is another time that nobody has let through.
    QCOMPARE(room.sets(u"engineer"_s, {{u"planned_start"_s, at(27, 23).ms}}), QString());
    QCOMPARE(room.change().exemptedBy, QString());
}

void tst_changelife::aLockdownHoldsAndReleases()
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
    QCOMPARE(room.verb(u"engineer"_s, u"implementing"_s), u"frozen "_s + idText(id(u"lock"_s)));
    QCOMPARE(room.state(), u"scheduled"_s);
    room.now = at(27, 23);
    QCOMPARE(room.edits(post(u"shift_leader"_s), u"change_window"_s, id(u"lock"_s), {{u"released"_s, qint64(1)}}), QString());
    QCOMPARE(room.get<ChangeWindow>(id(u"lock"_s)).releasedBy, u"shift_leader"_s);
    QCOMPARE(room.verb(u"engineer"_s, u"implementing"_s), QString());
}

void tst_changelife::conflictsAreAcceptedWithWords()
{
    Room room;
    QCOMPARE(room.drafts(u"normal"_s), QString());
    QCOMPARE(room.asks(), QString());
    // The second touches the same host at the same time, and by day too.
    QCOMPARE(room.drafts(u"normal"_s, u"second"_s, {{u"implementer_id"_s, idText(id(u"person deputy"_s))}, {u"watcher_id"_s, idText(id(u"person configuration_manager"_s))}}), QString());
    QCOMPARE(room.asks(u"second"_s), u"conflicts 2"_s);
    const auto found = findingsFromJson(room.change(u"second"_s).findings.toUtf8());
    QVERIFY(found.has_value());
    QCOMPARE(found->front().kind, ConflictKind::SameResource);
    QCOMPARE(found->front().other, id(u"change"_s));
    QCOMPARE(room.verb(u"change_manager"_s, u"awaiting_approval"_s, {{u"findings_accepted"_s, u"同一停机窗口"_s}}, {}, u"second"_s), QString());
    QCOMPARE(room.approvedByAll(normalChain, u"second"_s), QString());
    QCOMPARE(room.verb(u"change_manager"_s, u"scheduled"_s, {}, {}, u"second"_s), QString());
}

void tst_changelife::aMajorRiskIsAMajorChange()
{
    Room room;
    QCOMPARE(room.drafts(u"normal"_s, u"change"_s, {{u"answers"_s, uR"({"scope": "platform", "practice": "never", "way_back": "none", "steps": "several"})"_s}}), QString());
    QCOMPARE(room.asks(), u"risk 12 8"_s);
    QCOMPARE(room.change().risk, 12);
    QCOMPARE(room.sets(u"engineer"_s, {{u"answers"_s, uR"({"scope": "moon"})"_s}}), u"invalid_value answers"_s);
}

void tst_changelife::oneActsAndOneWatches()
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

void tst_changelife::theWayBackHasItsOwnEnd()
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

void tst_changelife::expiresWhenItsTimeIsOver()
{
    Room room;
    QCOMPARE(room.drafts(u"normal"_s), QString());
    QCOMPARE(room.asks(), QString());
    QCOMPARE(room.approvedByAll(normalChain), QString());
    const auto expire = [&] { return room.edits(theServer(), changes, id(u"change"_s), {{u"state"_s, u"expired"_s}}); };
    room.now = at(28, 1);
    QCOMPARE(expire().section(u' ', 0, 0), u"too_early"_s);
    QCOMPARE(room.verb(u"change_manager"_s, u"expired"_s), u"way approved expired"_s);
    room.now = at(28, 2);
    QCOMPARE(room.verb(u"change_manager"_s, u"scheduled"_s), u"over"_s);
    QCOMPARE(expire(), QString());
    QCOMPARE(room.verb(u"engineer"_s, u"draft"_s), QString());
    QCOMPARE(room.change().approvedAt, std::optional<Instant>());
}

void tst_changelife::theLedgerIsUpdatedBeforeTheClose()
{
    Room room;
    const auto resources = toJson(std::vector<PlanResource>{{id(u"host"_s), u"host"_s, {{u"vcpu"_s, qint64(8)}}}});
    QCOMPARE(room.drafts(u"normal"_s, u"change"_s, {{u"resources"_s, resources}}), QString());
    auto change = room.change();
    change.state = ChangeState::AwaitingReview;
    change.result = ChangeResult::Succeeded;
    room.put(change);
    QCOMPARE(room.verb(u"change_manager"_s, u"closed"_s, {{u"review"_s, u"好"_s}}), u"ledger ZY-1"_s);
    QCOMPARE(room.edits(post(u"configuration_manager"_s), u"resource"_s, id(u"host"_s), {{u"vcpu"_s, qint64(8)}}), QString());
    QCOMPARE(room.verb(u"change_manager"_s, u"closed"_s, {{u"review"_s, u"好"_s}}), QString());
}

void tst_changelife::aFailureSuspendsTheTemplate()
{
    Room room;
    ChangeTemplate made;
    made.id.uuid = id(u"template"_s);
    made.state = TemplateState::Approved;
    made.approvedAt = at(10, 9);
    room.put(made);
    QVERIFY(standingOf(made, room).isUsable);
    ChangeRequest failed;
    failed.id.uuid = id(u"failed"_s);
    failed.number = u"BG-7"_s;
    failed.templateId = made.id;
    failed.result = ChangeResult::RolledBack;
    failed.finishedAt = at(9, 9);
    room.put(failed);
    QVERIFY2(standingOf(made, room).isUsable, "what failed before the approval was known then");
    failed.finishedAt = at(11, 9);
    room.put(failed);
    QVERIFY(!standingOf(made, room).isUsable);
    QCOMPARE(room.drafts(u"standard"_s, u"change"_s, {{u"template_id"_s, idText(made.id.uuid)}}), QString());
    QCOMPARE(room.verb(u"engineer"_s, u"submitted"_s), u"template BG-7"_s);
}

void tst_changelife::whatIsAtWorkIsNotRewritten()
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

void tst_changelife::decisionsAreReadStrictly_data()
{
    QTest::addColumn<QByteArray>("json");
    const QByteArray digest(64, 'a');
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("no verdict") << QByteArray(R"({"stage": 1, "round": 1, "at": 1})");
    QTest::newRow("stage nought") << QByteArray(R"({"verdict": "approve", "stage": 0, "round": 1, "at": 1})");
    QTest::newRow("half a stage") << QByteArray(R"({"verdict": "approve", "stage": 1.5, "round": 1, "at": 1})");
    QTest::newRow("a member too many") << QByteArray(R"({"verdict": "approve", "stage": 1, "round": 1, "at": 1, "x": 1})");
    QTest::newRow("its own receipt") << QByteArray(R"({"verdict": "approve", "stage": 1, "round": 1, "at": 1, "receipt": {}})");
    QTest::newRow("its own roles") << QByteArray(R"({"verdict": "approve", "stage": 1, "round": 1, "at": 1, "roles": ["x"]})");
    QTest::newRow("no digest") << QByteArray(R"({"verdict": "approve", "stage": 1, "round": 1, "at": 1, "content": "abc"})");
    QTest::newRow("files out of order") << QByteArray(R"({"verdict": "approve", "stage": 1, "round": 1, "at": 1, "files": [")" + QByteArray(64, 'b') + R"(",")" + digest + R"("]})");
    QTest::newRow("a rejection without words") << QByteArray(R"({"verdict": "reject", "stage": 1, "round": 1, "at": 1})");
    QTest::newRow("an addition of nobody") << QByteArray(R"({"verdict": "add", "stage": 1, "round": 1, "at": 1, "opinion": "x"})");
    QTest::newRow("a seal that is text") << QByteArray(R"({"verdict": "approve", "stage": 1, "round": 1, "at": 1, "seal": "x"})");
}

void tst_changelife::decisionsAreReadStrictly()
{
    QFETCH(QByteArray, json);
    const auto read = decisionFromJson(json);
    QVERIFY(!read);
    QCOMPARE(read.error().field, u"decision"_s);
}

/// Whatever of the content is altered, the digest is another.
void tst_changelife::theDigestIsOfEveryField()
{
    Room room;
    QCOMPARE(room.drafts(u"normal"_s), QString());
    const auto record = toRecord(room.change());
    const QString digest = contentDigest(record);
    QCOMPARE(digest, room.change().contentDigest);
    for (const auto &field : contentFields()) {
        auto other = record;
        auto &value = other.values[size_t(shapeOf<ChangeRequest>().indexOf(field))];
        value = std::holds_alternative<qint64>(value) ? Value(integer(value) + 1) : Value(text(value) + u'x');
        QVERIFY2(contentDigest(other) != digest, qPrintable(field));
    }
    const auto decision = room.decision(post(u"change_manager"_s));
    const auto statement = decisionStatement(id(u"change"_s), decision);
    QCOMPARE(statement.value(u"kind"_s).toString(), u"change-decision"_s);
    QVERIFY(statement != decisionStatement(id(u"second"_s), decision));
    auto received = decision;
    received.receipt = {{u"at"_s, 1}};
    QCOMPARE(decisionStatement(id(u"change"_s), received), statement);
}

void tst_changelife::minutesAreSignedAsTheyAre()
{
    Room room;
    const auto manager = post(u"change_manager"_s);
    const auto meeting = [&] { return room.get<CabMeeting>(id(u"meeting"_s)); };
    const auto edits = [&](const Actor &actor, const Patch &fields) { return room.edits(actor, u"cab_meeting"_s, id(u"meeting"_s), fields); };
    QCOMPARE(room.creates(manager, u"cab_meeting"_s, id(u"meeting"_s), {{u"title"_s, u"第 12 次会议"_s}, {u"starts_at"_s, at(18, 9).ms}, {u"chair_id"_s, idText(manager.person)}}), QString());
    QCOMPARE(edits(manager, {{u"agenda"_s, uR"([{"change": "x"}])"_s}}), u"invalid_value agenda"_s);
    QCOMPARE(edits(manager, {{u"state"_s, u"held"_s}}), u"required_missing minutes"_s);
    QCOMPARE(edits(manager, {{u"state"_s, u"held"_s}, {u"minutes"_s, u"同意"_s}}), QString());
    const auto sign = [&](const Actor &actor, const QString &content) {
        const MinutesSignature signature{actor.login, actor.person, room.now, content, {}, {}, {}};
        return edits(actor, {{u"seal"_s, QString::fromUtf8(QJsonDocument(toJson(signature)).toJson(QJsonDocument::Compact))}});
    };
    QCOMPARE(sign(manager, sm3Hex("other")), u"content minutes"_s);
    QCOMPARE(sign(manager, meeting().contentDigest), QString());
    room.now = at(18, 10);
    QCOMPARE(sign(manager, meeting().contentDigest), u"again"_s);
    QCOMPARE(edits(manager, {{u"minutes"_s, u"不同意"_s}}), u"kept minutes"_s);
    QCOMPARE(signaturesOf(meeting().seals)->size(), size_t(1));
}

QTEST_APPLESS_MAIN(tst_changelife)
#include "tst_changelife.moc"
