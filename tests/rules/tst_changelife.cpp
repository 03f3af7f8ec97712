// Changes from draft to closed, and what stops them on the way, in rows that a change manager can read.
#include "rules/changeroom.h"

#include <QTest>

using namespace desk;

class tst_changelife : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aNormalChangeFromDraftToClosed();
    void aStandardChangeNeedsItsTemplate();
    void aStandardChangeIsWhatItsTemplateSays_data();
    void aStandardChangeIsWhatItsTemplateSays();
    void aFailureSuspendsTheTemplate();
    void whatIsMissingIsNamed_data();
    void whatIsMissingIsNamed();
    void theImpactListIsOfItsResources();
    void conflictsAreAcceptedWithWords();
    void aMajorRiskIsAMajorChange();
    void goesBackOrAwayOnTheWay_data();
    void goesBackOrAwayOnTheWay();
    void expiresWhenItsTimeIsOver();
    void theLedgerIsUpdatedBeforeTheClose();
    void whoCarriedItOutDoesNotCloseIt();
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

void tst_changelife::aStandardChangeNeedsItsTemplate()
{
    Room room;
    QCOMPARE(room.drafts(u"standard"_s), QString());
    QCOMPARE(room.verb(u"engineer"_s, u"submitted"_s), u"missing template_id"_s);
    const ChangeTemplate made = room.madeFor(TemplateState::Draft);
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

void tst_changelife::aStandardChangeIsWhatItsTemplateSays_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("said");
    const auto steps = [](const std::vector<PlanStep> &plan) { return toJson(plan); };
    QTest::newRow("as it is") << QString() << QString() << QString();
    QTest::newRow("a step left out") << u"steps"_s << steps({{u"打补丁"_s, 30, {}, {}}}) << u"template differs steps"_s;
    QTest::newRow("a step of another") << u"steps"_s << steps({{u"停服务"_s, 5, {}, {}}, {u"重装系统"_s, 30, {}, {}}}) << u"template differs steps"_s;
    QTest::newRow("a remark to a step") << u"steps"_s << steps({{u"停服务"_s, 5, {}, u"先通知值班室"_s}, {u"打补丁"_s, 30, {}, {}}}) << QString();
    QTest::newRow("no way back") << u"fallback"_s << u"不回退"_s << u"template differs fallback"_s;
    QTest::newRow("another verification") << u"verification"_s << u"看一眼"_s << u"template differs verification"_s;
    QTest::newRow("lines apart") << u"verification"_s << u"登录正常\n\n"_s << QString();
    QTest::newRow("a longer outage") << u"outage_minutes"_s << u"90"_s << u"template differs outage_minutes"_s;
    QTest::newRow("other answers") << u"answers"_s << uR"({"scope": "one_user", "practice": "often", "way_back": "tested", "steps": "one"})"_s << u"template differs answers"_s;
}

void tst_changelife::aStandardChangeIsWhatItsTemplateSays()
{
    QFETCH(QString, field);
    QFETCH(QString, value);
    Room room;
    Patch other{{u"template_id"_s, idText(room.madeFor().id.uuid)}};
    if (!field.isEmpty())
        other[field] = field == u"outage_minutes" ? Value(value.toLongLong()) : Value(value);
    QCOMPARE(room.drafts(u"standard"_s, u"change"_s, other), QString());
    QTEST(room.verb(u"engineer"_s, u"submitted"_s), "said");
}

void tst_changelife::aFailureSuspendsTheTemplate()
{
    Room room;
    const ChangeTemplate made = room.madeFor();
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

void tst_changelife::theImpactListIsOfItsResources()
{
    Room room;
    const auto touching = [](std::vector<PlanResource> resources) { return Patch{{u"resources"_s, toJson(resources)}}; };
    QCOMPARE(room.drafts(u"normal"_s, u"change"_s, touching({{id(u"host"_s), u"host"_s, {}}, {id(u"second host"_s), u"second host"_s, {}}})), QString());
    QCOMPARE(room.verb(u"engineer"_s, u"submitted"_s), u"impact"_s);
    QCOMPARE(room.sets(u"engineer"_s, touching({{id(u"second host"_s), u"second host"_s, {}}})), QString());
    QCOMPARE(room.verb(u"engineer"_s, u"submitted"_s), u"impact"_s);
    QCOMPARE(room.sets(u"engineer"_s, touching({{id(u"host"_s), u"host"_s, {}}})), QString());
    QCOMPARE(room.asks(), QString());
    // Also later: other resources want another list.
    QCOMPARE(room.sets(u"engineer"_s, touching({{id(u"second host"_s), u"second host"_s, {}}})), u"impact"_s);
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

void tst_changelife::goesBackOrAwayOnTheWay_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("said");
    const auto why = u"业务方取消"_s;
    for (const auto *state : {"submitted", "assessing", "awaiting_approval", "approved", "scheduled", "rejected", "expired"}) {
        const QString stands = QString::fromLatin1(state);
        QTest::addRow("withdrawn by its applicant when %s", state) << stands << u"engineer"_s << u"withdrawn"_s << why << QString();
        QTest::addRow("not without a reason when %s", state) << stands << u"engineer"_s << u"withdrawn"_s << QString() << u"reason withdraw"_s;
        QTest::addRow("withdrawn by who manages changes when %s", state) << stands << u"change_manager"_s << u"withdrawn"_s << why << QString();
        QTest::addRow("not by a colleague when %s", state) << stands << u"security_engineer"_s << u"withdrawn"_s << why << u"not_own"_s;
    }
    QTest::newRow("a draft goes without words") << u"draft"_s << u"engineer"_s << u"withdrawn"_s << QString() << QString();
    QTest::newRow("another's draft does not") << u"draft"_s << u"security_engineer"_s << u"withdrawn"_s << QString() << u"not_own"_s;
    QTest::newRow("not when closed") << u"closed"_s << u"engineer"_s << u"withdrawn"_s << why << u"ended closed state"_s;
    for (const auto *state : {"implementing", "verifying", "rolling_back", "awaiting_review"})
        QTest::addRow("not when %s", state) << QString::fromLatin1(state) << u"engineer"_s << u"withdrawn"_s << why << u"way "_s + QString::fromLatin1(state) + u" withdrawn"_s;
    QTest::newRow("taken off the schedule") << u"scheduled"_s << u"change_manager"_s << u"approved"_s << why << QString();
    QTest::newRow("not without a reason") << u"scheduled"_s << u"shift_leader"_s << u"approved"_s << QString() << u"reason unschedule"_s;
    QTest::newRow("not by who carries it out") << u"scheduled"_s << u"engineer"_s << u"approved"_s << why << u"role unschedule change_manager service_manager shift_leader"_s;
}

void tst_changelife::goesBackOrAwayOnTheWay()
{
    QFETCH(QString, state);
    QFETCH(QString, role);
    QFETCH(QString, to);
    QFETCH(QString, reason);
    QFETCH(QString, said);
    Room room;
    QCOMPARE(room.drafts(u"normal"_s), QString());
    auto change = room.change();
    change.state = *Codec<ChangeState>::decode(state);
    change.waitsFor = u"service_manager"_s;
    change.stage = 2;
    change.approvedAt = at(16, 9);
    change.scheduledAt = at(16, 9);
    room.put(change);
    QCOMPARE(room.verb(role, to, {}, reason), said);
    const auto after = room.change();
    if (!said.isEmpty()) {
        QCOMPARE(after, change);
        return;
    }
    QCOMPARE(after.scheduledAt, std::optional<Instant>());
    if (to == u"withdrawn") {
        QCOMPARE(after.waitsFor, QString());
        QCOMPARE(after.stage, 0);
        QCOMPARE(after.approvedAt, std::optional<Instant>());
        QCOMPARE(room.verb(u"engineer"_s, u"draft"_s), u"ended withdrawn state"_s);
    } else {
        QCOMPARE(after.approvedAt, std::optional(at(16, 9)));
    }
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

void tst_changelife::whoCarriedItOutDoesNotCloseIt()
{
    Room room;
    QCOMPARE(room.drafts(u"normal"_s, u"change"_s, {{u"implementer_id"_s, idText(id(u"person change_manager"_s))}}), QString());
    auto change = room.change();
    change.state = ChangeState::AwaitingReview;
    change.result = ChangeResult::Succeeded;
    room.put(change);
    QCOMPARE(room.verb(u"change_manager"_s, u"closed"_s, {{u"review"_s, u"我做得很好"_s}}), u"own_close"_s);
    QCOMPARE(room.verb(u"service_manager"_s, u"closed"_s, {{u"review"_s, u"按计划"_s}}), QString());
}

QTEST_APPLESS_MAIN(tst_changelife)
#include "tst_changelife.moc"
