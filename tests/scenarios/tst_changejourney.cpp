// A change between workstations while the server's real process is down: submitted, assessed, approved under seal, and accepted
// when it is back. What was decided on something that changed meanwhile comes back with all that hangs on it, to be edited.
#include "replica/outbox.h"
#include "rules/approvals.h"
#include "rules/changestatements.h"
#include "support/builders.h"
#include "support/processseat.h"
#include "support/sealdesk.h"

#include <QTest>

using namespace contract;
using namespace Qt::StringLiterals;
using support::ProcessSeat;
using support::ServerProcess;

namespace {

const QString change = u"change_request"_s;

support::Staff staff(const QString &login, const QString &roles)
{
    support::Staff one;
    one.login = login;
    one.roles = roles.split(u' ');
    one.person = QUuid::createUuidV5(QUuid(), login);
    return one;
}

class Seat : public ProcessSeat
{
public:
    using ProcessSeat::ProcessSeat;
    [[nodiscard]] ChangeRequest seen(const QUuid &id) { return fromRecord<ChangeRequest>(record(change, id).value()).value(); }
    void goes(const QUuid &id, const QString &state) { does(CommandKind::Edit, change, id, revision(change, id), {{u"state"_s, state}}, u"按流程"_s); }
    void hasKey() { creates(u"signing_key"_s, support::SealDesk::registration(actor.person, m_key)); }
    void approves(const QUuid &id)
    {
        const auto held = seen(id);
        rules::ApprovalDecision decision;
        decision.stage = held.stage;
        decision.round = held.round;
        decision.content = held.contentDigest;
        decision.impact = held.impactDigest;
        decision.at = clock.now();
        decision.by = actor.login;
        decision.person = actor.person;
        decision.key = m_key.publicKey().fingerprint();
        decision.seal = seals::toJson(seals::sealOf(rules::decisionStatement(id, decision), m_key).value());
        does(CommandKind::Edit, change, id, revision(change, id), {{u"decision"_s, support::compactJson(rules::toJson(decision))}}, {}, decision.at);
    }
    std::vector<replica::Act> acts()
    {
        const auto path = desk.call([](replica::Replica &replica) { return Result<QString>(replica.outboxPath()); });
        return (*replica::Outbox::openReadOnly(*path))->acts().value();
    }

private:
    seals::SigningKey m_key = seals::SigningKey::make(seals::Algorithm::Sm2Sm3).value();
};

} // namespace

class ChangeJourney : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsDecidedWhileTheServerIsDownCountsOrComesBackWhole()
    {
        const auto kimIs = staff(u"kim"_s, u"engineer configuration_manager"_s);
        const auto leeIs = staff(u"lee"_s, u"shift_leader change_manager"_s);
        const auto miaIs = staff(u"mia"_s, u"service_manager"_s);
        auto started = ServerProcess::run({.staff = {kimIs, leeIs, miaIs}});
        QVERIFY2(started, started ? "" : qPrintable(started.error().message));
        const auto server = *std::move(started);
        Seat kim(server->address(), kimIs);
        Seat lee(server->address(), leeIs);
        Seat mia(server->address(), miaIs);
        const auto unit = kim.creates(u"organisation"_s, support::aUnit().fields);
        for (const auto *one : {&kimIs, &leeIs, &miaIs})
            kim.does(CommandKind::Create, u"person"_s, one->person, 0, {{u"name"_s, one->login}, {u"unit_id"_s, idText(unit)}});
        QVERIFY(kim.syncs());
        for (auto *seat : {&lee, &mia}) {
            QVERIFY(seat->syncs());
            seat->hasKey();
            QVERIFY(seat->syncs());
        }

        // The cable is out at everybody's: each acts when the change has reached them, the server comes up between.
        server->kill();
        const auto id = kim.creates(change, {{u"title"_s, u"更换核心交换机"_s}, {u"change_class"_s, u"emergency"_s}, {u"unit_id"_s, idText(unit)}, {u"reason"_s, u"端口丢包"_s}, {u"phone_consent"_s, u"张主任"_s},
                                                  {u"phone_consent_at"_s, kim.clock.now().ms}, {u"implementer_id"_s, idText(kimIs.person)}});
        kim.goes(id, u"submitted"_s);
        QVERIFY(!kim.sender.sendAll());
        QCOMPARE(kim.unsettled(), 2);
        QVERIFY(server->start());
        QVERIFY(kim.syncs() && lee.syncs());
        server->kill();
        lee.goes(id, u"awaiting_approval"_s);
        lee.approves(id);
        const Instant given = rules::decisionsOf(lee.seen(id).decisions)->back().at;
        QVERIFY(!lee.sender.sendAll());
        QVERIFY(server->start());
        QVERIFY(lee.syncs() && mia.syncs() && kim.syncs());
        const auto decisions = rules::decisionsOf(mia.seen(id).decisions).value();
        QCOMPARE(decisions.size(), size_t(1));
        QCOMPARE(decisions[0].at, given);
        QVERIFY(decisions[0].receipt.value(u"at"_s).toInteger() >= given.ms);

        // What is approved now is not any more what was there: the chain that hangs on it comes back, and is to be edited.
        server->kill();
        mia.approves(id);
        QCOMPARE(mia.seen(id).state, ChangeState::Approved);
        mia.goes(id, u"scheduled"_s);
        kim.edits(change, id, {{u"reason"_s, u"端口丢包，设备告警"_s}});
        QVERIFY(server->start());
        QVERIFY(kim.syncs());
        mia.sender.sendAll();
        QVERIFY(mia.engine.pull());
        const auto acts = mia.acts();
        QCOMPARE(acts.size(), size_t(2));
        for (const auto &act : acts)
            QCOMPARE(act.state, replica::ActState::Refused);
        QVERIFY(std::get<Refused>(acts[0].receipt->outcome).error.message.contains(u"reason"_s));
        QCOMPARE(std::get<Refused>(acts[1].receipt->outcome).error.code, ErrorCode::DependencyRefused);
        for (auto act = acts.rbegin(); act != acts.rend(); ++act)
            QVERIFY(mia.desk.call([&](replica::Replica &replica) { return replica.discard(act->command.id); }));

        // Approved again as it is now.
        QVERIFY(lee.syncs());
        lee.approves(id);
        QVERIFY(lee.syncs() && mia.syncs());
        mia.approves(id);
        QVERIFY(mia.syncs() && kim.syncs());
        QCOMPARE(kim.seen(id).state, ChangeState::Approved);
        QCOMPARE(mia.unsettled(), 0);
    }
};

QTEST_GUILESS_MAIN(ChangeJourney)
#include "tst_changejourney.moc"
