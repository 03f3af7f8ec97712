// Who approves a change, in whose place, on what, and what makes an approval void.
#include "rules/changeroom.h"

#include <QTest>

using namespace desk;

class tst_changeapproval : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theApplicantDoesNotDecide();
    void whoDecidesHoldsTheStage();
    void aRejectedChangeGoesBackAndKeepsWhatWasSaid();
    void goesBackToAStage();
    void somebodyIsAskedAsWell();
    void allAndSoManyAreCounted();
    void nobodyDecidesTwice();
    void aDeputyDecidesWithinTheDates();
    void aRoleThatIsLostIsRepresentedNoMore();
    void anEditVoidsTheApprovals();
    void aFileThatComesOrGoesVoidsTheApprovals();
    void aDecisionOnSomethingElseIsRefused_data();
    void aDecisionOnSomethingElseIsRefused();
    void decisionsAreReadStrictly_data();
    void decisionsAreReadStrictly();
    void theDigestIsOfEveryField();
};

void tst_changeapproval::theApplicantDoesNotDecide()
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

void tst_changeapproval::whoDecidesHoldsTheStage()
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

void tst_changeapproval::aRejectedChangeGoesBackAndKeepsWhatWasSaid()
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

void tst_changeapproval::goesBackToAStage()
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

void tst_changeapproval::somebodyIsAskedAsWell()
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

void tst_changeapproval::allAndSoManyAreCounted()
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

void tst_changeapproval::nobodyDecidesTwice()
{
    Room room;
    const auto asks = [&](const QString &name) {
        const Patch consent{{u"phone_consent"_s, u"张主任"_s}, {u"phone_consent_at"_s, at(16, 9).ms}};
        QCOMPARE(room.drafts(u"emergency"_s, name, consent), QString());
        QCOMPARE(room.verb(u"engineer"_s, u"submitted"_s, {}, {}, name), QString());
        QCOMPARE(room.verb(u"shift_leader"_s, u"awaiting_approval"_s, {{u"findings_accepted"_s, u"已协调"_s}}, {}, name), QString());
    };
    asks(u"change"_s);
    // One who holds both posts speaks for one of them, whichever the other does not.
    const auto both = post(u"shift_leader service_manager"_s, u"both"_s);
    QCOMPARE(room.decides(both, room.decision(both)), QString());
    QCOMPARE(room.state(), u"awaiting_approval"_s);
    QCOMPARE(room.change().waitsFor, u"shift_leader service_manager"_s);
    QVERIFY(seatsOf(room.change(), both, room.now, room).empty());
    room.now = at(16, 9, 1);
    QCOMPARE(room.decides(both, room.decision(both)), u"again"_s);
    QCOMPARE(room.approves(u"shift_leader"_s), QString());
    QCOMPARE(room.state(), u"approved"_s);
    asks(u"second"_s);
    QCOMPARE(room.approves(u"shift_leader"_s, u"second"_s), QString());
    QCOMPARE(room.change(u"second"_s).waitsFor, u"service_manager"_s);
    room.now = at(16, 9, 2);
    QCOMPARE(room.approves(u"shift_leader"_s, u"second"_s), u"again"_s);
}

void tst_changeapproval::aDeputyDecidesWithinTheDates()
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

void tst_changeapproval::aRoleThatIsLostIsRepresentedNoMore()
{
    Room room;
    const auto deputy = post(u"engineer"_s, u"deputy"_s);
    const auto manager = post(u"change_manager"_s);
    Account account;
    account.id.uuid = manager.account;
    account.login = manager.login;
    account.person.uuid = manager.person;
    account.roles = u"change_manager quality_manager"_s;
    room.put(account);
    room.whole = true; // the server knows the accounts
    QCOMPARE(room.creates(manager, u"delegation"_s, id(u"grant"_s),
                          {{u"principal_id"_s, idText(manager.person)}, {u"deputy_id"_s, idText(deputy.person)}, {u"starts_at"_s, at(16, 0).ms}, {u"ends_at"_s, at(18, 0).ms}, {u"reason"_s, u"出差"_s}}),
             QString());
    QCOMPARE(room.drafts(u"normal"_s), QString());
    QCOMPARE(room.asks(), QString());
    auto decision = room.decision(deputy);
    decision.principal = manager.person;
    account.roles = u"quality_manager"_s;
    room.put(account);
    QCOMPARE(room.decides(deputy, decision), u"no_seat change_manager"_s);
    account.roles = u"change_manager"_s;
    account.validUntil = QDate(2026, 11, 15);
    room.put(account);
    QCOMPARE(room.decides(deputy, decision), u"no_seat change_manager"_s);
    account.validUntil = QDate(2026, 11, 16);
    room.put(account);
    QCOMPARE(room.decides(deputy, decision), QString());
}

void tst_changeapproval::anEditVoidsTheApprovals()
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

void tst_changeapproval::aFileThatComesOrGoesVoidsTheApprovals()
{
    Room room;
    const auto only = [&](const QString &name, const QString &by = u"engineer"_s) {
        return room.creates(post(by), u"attachment"_s, id(name), {{u"record_entity"_s, changes}, {u"record_id"_s, idText(id(u"change"_s))}, {u"name"_s, u"方案.pdf"_s},
                                                                 {u"media_type"_s, u"application/pdf"_s}, {u"size"_s, qint64(7)}, {u"digest"_s, sm3Hex(name.toUtf8())}});
    };
    // What the service does in the same transaction.
    const auto follow = [&](const Record *before, const QString &name) {
        const auto voided = changeAfterFiles(before, toRecord(room.get<Attachment>(id(name))), room).value();
        if (voided)
            room.put(*fromRecord<ChangeRequest>(*voided));
    };
    const auto attaches = [&](const QString &name) {
        const auto said = only(name);
        if (said.isEmpty())
            follow(nullptr, name);
        return said;
    };
    const auto does = [&](CommandKind kind, const QString &name) {
        const auto before = toRecord(room.get<Attachment>(id(name)));
        const auto said = room.does(post(u"engineer"_s), {.id = id(u"act "_s + name), .kind = kind, .entity = u"attachment"_s, .targets = {{id(name), 1}}, .occurredAt = room.now});
        if (said.isEmpty())
            follow(&before, name);
        return said;
    };
    const auto approves = [&](QStringList files) {
        for (auto &file : files)
            file = sm3Hex(file.toUtf8());
        files.sort();
        for (const auto &role : normalChain) {
            auto next = room.decision(post(role));
            next.files = files;
            if (const auto said = room.decides(post(role), next); !said.isEmpty())
                return said;
        }
        return QString();
    };
    QCOMPARE(room.drafts(u"normal"_s), QString());
    QCOMPARE(attaches(u"plan"_s), QString());
    QCOMPARE(room.asks(), QString());
    // Until somebody has decided, files come and go, and a decision names those that are there.
    QCOMPARE(attaches(u"appendix"_s), QString());
    QCOMPARE(does(CommandKind::Retire, u"appendix"_s), QString());
    QCOMPARE(room.change().round, 1);
    auto decision = room.decision(post(u"change_manager"_s));
    QCOMPARE(room.decides(post(u"change_manager"_s), decision), u"content files"_s);
    decision.files = {sm3Hex("plan")};
    QCOMPARE(room.decides(post(u"change_manager"_s), decision), QString());
    // From then on they are the applicant's to change, and a change of them is told.
    QCOMPARE(only(u"strange"_s, u"change_manager"_s), u"not_own"_s);
    QCOMPARE(room.edits(post(u"engineer"_s), u"attachment"_s, id(u"plan"_s), {{u"name"_s, u"实施方案.pdf"_s}}), QString());
    QCOMPARE(room.change().round, 1);
    QCOMPARE(attaches(u"late"_s), QString());
    QCOMPARE(room.change().round, 2);
    QCOMPARE(room.change().stage, 1);
    QCOMPARE(room.change().voided, u"files"_s);
    QCOMPARE(room.change().waitsFor, u"change_manager"_s);
    // One that goes from an approved change takes its approval away as well.
    QCOMPARE(approves({u"plan"_s, u"late"_s}), QString());
    QCOMPARE(room.state(), u"approved"_s);
    QCOMPARE(does(CommandKind::Retire, u"late"_s), QString());
    QCOMPARE(room.state(), u"awaiting_approval"_s);
    QCOMPARE(room.change().approvedAt, std::optional<Instant>());
    QCOMPARE(approves({u"plan"_s}), QString());
    // A workstation that knows the file and not yet what it voids goes on with nothing.
    QCOMPARE(only(u"unheard"_s), QString());
    QCOMPARE(room.verb(u"change_manager"_s, u"scheduled"_s), u"content files"_s);
    follow(nullptr, u"unheard"_s);
    QCOMPARE(approves({u"plan"_s, u"unheard"_s}), QString());
    QCOMPARE(room.verb(u"change_manager"_s, u"scheduled"_s), QString());
    room.now = at(27, 22);
    QCOMPARE(room.verb(u"engineer"_s, u"implementing"_s), QString());
    // The photographs of the work come; what was approved stays.
    QCOMPARE(attaches(u"photograph"_s), QString());
    QCOMPARE(does(CommandKind::Retire, u"photograph"_s), QString());
    QCOMPARE(does(CommandKind::Retire, u"plan"_s), u"files"_s);
    QCOMPARE(room.state(), u"implementing"_s);
}

void tst_changeapproval::aDecisionOnSomethingElseIsRefused_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("said");
    QTest::newRow("another content") << u"content"_s << u"content"_s;
    QTest::newRow("another impact list") << u"impact"_s << u"content impact"_s;
    QTest::newRow("other files") << u"files"_s << u"content files"_s;
    QTest::newRow("another round") << u"round"_s << u"content"_s;
}

void tst_changeapproval::aDecisionOnSomethingElseIsRefused()
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

void tst_changeapproval::decisionsAreReadStrictly_data()
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

void tst_changeapproval::decisionsAreReadStrictly()
{
    QFETCH(QByteArray, json);
    const auto read = decisionFromJson(json);
    QVERIFY(!read);
    QCOMPARE(read.error().field, u"decision"_s);
}

/// Whatever of the content is altered, the digest is another.
void tst_changeapproval::theDigestIsOfEveryField()
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

QTEST_APPLESS_MAIN(tst_changeapproval)
#include "tst_changeapproval.moc"
