// Sealing: the server takes a decision only under the living key of the person who acts, and answers with its own seal.
#include "service/changewatch.h"
#include "service/house.h"
#include "support/sealdesk.h"

using namespace contract;
using support::Approver;
using support::SealDesk;

namespace {

QString codeOf(const Receipt &receipt)
{
    const auto *refused = std::get_if<Refused>(&receipt.outcome);
    return refused ? textOf(refused->error.code) + u' ' + refused->error.field : SealDesk::outcomeOf(receipt);
}

/// A house in which an emergency change waits for two seals.
struct Waiting {
    explicit Waiting(house::House &house) : desk(*house.service, house.clock, house.ids) {}
    SealDesk desk;
    Approver &kim = desk.hire(QStringLiteral("kim"), {QStringLiteral("engineer")});
    Approver &zhao = desk.hire(QStringLiteral("zhao"), {QStringLiteral("shift_leader")});
    Approver &qian = desk.hire(QStringLiteral("qian"), {QStringLiteral("service_manager")}, seals::Algorithm::EcdsaP256Sha256);
    QUuid change = desk.change(kim, zhao);
};

} // namespace

class TestServiceSealing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    ON_EACH_ENGINE(aSealedDecisionGetsTheServersReceipt)
    {
        HOUSE(house);
        Waiting w(house);

        QCOMPARE(SealDesk::outcomeOf(w.desk.decides(w.zhao, w.change)), QStringLiteral("applied"));
        QCOMPARE(w.desk.read(w.change).state, ChangeState::AwaitingApproval);
        QCOMPARE(SealDesk::outcomeOf(w.desk.decides(w.qian, w.change)), QStringLiteral("applied"));

        const auto change = w.desk.read(w.change);
        QCOMPARE(change.state, ChangeState::Approved);
        const auto decisions = rules::decisionsOf(change.decisions).value();
        QCOMPARE(decisions.size(), size_t(2));
        for (const auto &decision : decisions) {
            const auto seal = seals::sealFromJson(decision.receipt.value(QStringLiteral("seal")).toObject());
            QVERIFY(seal);
            QCOMPARE(decision.receipt.value(QStringLiteral("server")).toString(), support::serverKey().publicKey().fingerprint());
            const Instant at{qint64(decision.receipt.value(QStringLiteral("at")).toDouble())};
            QCOMPARE(at, house.clock.now());
            QVERIFY(seals::checkSeal(rules::receiptStatement(w.change, decision, at), *seal, support::serverKey().publicKey()));
        }
    }

    ON_EACH_ENGINE(aDecisionWithoutASealIsRefused)
    {
        HOUSE(house);
        Waiting w(house);

        QCOMPARE(codeOf(w.desk.sends(w.zhao.actor, w.change, support::compactJson(w.desk.decisionOf(w.zhao, w.change)))), QStringLiteral("required_missing decision"));
        QCOMPARE(codeOf(w.desk.sends(w.zhao.actor, w.change, QStringLiteral("no json"))), QStringLiteral("bad_request decision"));
        QVERIFY(w.desk.read(w.change).decisions.isEmpty());
    }

    void everyAlteredMemberIsRefused()
    {
        house::House house(int(store::Engine::Sqlite));
        Waiting w(house);
        const auto good = QJsonDocument::fromJson(SealDesk::sealed(w.change, w.desk.decisionOf(w.zhao, w.change), w.zhao.key).toUtf8()).object();
        const QHash<QString, QJsonValue> others{{QStringLiteral("verdict"), QStringLiteral("reject")}, {QStringLiteral("stage"), 2}, {QStringLiteral("round"), 2},
                                                {QStringLiteral("content"), sm3Hex("x")}, {QStringLiteral("impact"), sm3Hex("x")}, {QStringLiteral("files"), QJsonArray{sm3Hex("x")}},
                                                {QStringLiteral("at"), qint64(5)}, {QStringLiteral("by"), QStringLiteral("qian")}, {QStringLiteral("person"), idText(w.qian.actor.person)},
                                                {QStringLiteral("key"), w.qian.key.publicKey().fingerprint()}};

        for (auto other = others.begin(); other != others.end(); ++other) {
            auto altered = good;
            altered.insert(other.key(), other.value());
            if (other.key() == u"verdict")
                altered.insert(QStringLiteral("opinion"), QStringLiteral("不同意"));
            QVERIFY2(codeOf(w.desk.sends(w.zhao.actor, w.change, support::compactJson(altered))) == u"untrusted decision", qPrintable(other.key()));
        }
        QVERIFY(w.desk.read(w.change).decisions.isEmpty());
        QCOMPARE(SealDesk::outcomeOf(w.desk.sends(w.zhao.actor, w.change, support::compactJson(good))), QStringLiteral("applied"));
    }

    ON_EACH_ENGINE(aSealIsForOneChangeAndRoundOnly)
    {
        HOUSE(house);
        Waiting w(house);
        const auto other = w.desk.change(w.kim, w.zhao, QStringLiteral("另一变更"));
        const auto decision = w.desk.decisionOf(w.zhao, w.change);
        const auto sealed = SealDesk::sealed(w.change, decision, w.zhao.key);

        QCOMPARE(codeOf(w.desk.sends(w.zhao.actor, other, sealed)), QStringLiteral("untrusted decision"));

        // The applicant changes what is decided on: another round, for which the seal was never made.
        QCOMPARE(SealDesk::outcomeOf(w.desk.edit(w.kim.actor, w.change, {{QStringLiteral("reason"), QStringLiteral("原因改写")}})), QStringLiteral("applied"));
        QCOMPARE(w.desk.read(w.change).round, decision.value(QStringLiteral("round")).toInt() + 1);
        QVERIFY(codeOf(w.desk.sends(w.zhao.actor, w.change, sealed)) != u"applied");
        auto forged = QJsonDocument::fromJson(sealed.toUtf8()).object();
        forged.insert(QStringLiteral("round"), w.desk.read(w.change).round);
        QCOMPARE(codeOf(w.desk.sends(w.zhao.actor, w.change, support::compactJson(forged))), QStringLiteral("untrusted decision"));
    }

    ON_EACH_ENGINE(aFileThatComesVoidsTheApprovalsInTheSameAct)
    {
        HOUSE(house);
        Waiting w(house);
        w.desk.attaches(w.kim, w.change, "plan");
        QCOMPARE(SealDesk::outcomeOf(w.desk.decides(w.zhao, w.change)), QStringLiteral("applied"));
        QCOMPARE(SealDesk::outcomeOf(w.desk.decides(w.qian, w.change)), QStringLiteral("applied"));
        const auto before = w.desk.read(w.change);
        QCOMPARE(before.state, ChangeState::Approved);

        w.desk.attaches(w.kim, w.change, "another plan");

        const auto after = w.desk.read(w.change);
        QCOMPARE(after.state, ChangeState::AwaitingApproval);
        QCOMPARE(after.voided, QStringLiteral("files"));
        QCOMPARE(after.round, before.round + 1);
        QCOMPARE(after.revision, before.revision + 1);
        QCOMPARE(after.decisions, before.decisions); // they stay to be read
        QVERIFY(!after.approvedAt);
        QCOMPARE(SealDesk::outcomeOf(w.desk.decides(w.zhao, w.change)), QStringLiteral("applied"));
        QCOMPARE(SealDesk::outcomeOf(w.desk.decides(w.qian, w.change)), QStringLiteral("applied"));
        QCOMPARE(w.desk.read(w.change).state, ChangeState::Approved);
    }

    ON_EACH_ENGINE(theKeyIsThePersonsOwn)
    {
        HOUSE(house);
        Waiting w(house);
        auto decision = w.desk.decisionOf(w.zhao, w.change);
        decision.insert(QStringLiteral("key"), w.qian.key.publicKey().fingerprint());

        QCOMPARE(codeOf(w.desk.sends(w.zhao.actor, w.change, SealDesk::sealed(w.change, decision, w.qian.key))), QStringLiteral("untrusted decision"));

        const auto stranger = seals::SigningKey::make(seals::Algorithm::Sm2Sm3).value();
        decision.insert(QStringLiteral("key"), stranger.publicKey().fingerprint());
        QCOMPARE(codeOf(w.desk.sends(w.zhao.actor, w.change, SealDesk::sealed(w.change, decision, stranger))), QStringLiteral("unknown_reference decision"));
    }

    ON_EACH_ENGINE(anEndedKeySealsNothingNew)
    {
        HOUSE(house);
        Waiting w(house);

        QCOMPARE(SealDesk::outcomeOf(w.desk.run(w.zhao.actor, w.desk.commandOf(CommandKind::Retire, QStringLiteral("signing_key"), w.zhao.keyRecord, 1))), QStringLiteral("applied"));

        QCOMPARE(codeOf(w.desk.decides(w.zhao, w.change)), QStringLiteral("unknown_reference decision"));
        const auto next = seals::SigningKey::make(seals::Algorithm::Sm2Sm3).value();
        w.desk.registers(w.zhao.actor, next);
        auto decision = w.desk.decisionOf(w.zhao, w.change);
        decision.insert(QStringLiteral("key"), next.publicKey().fingerprint());
        QCOMPARE(SealDesk::outcomeOf(w.desk.sends(w.zhao.actor, w.change, SealDesk::sealed(w.change, decision, next))), QStringLiteral("applied"));
    }

    ON_EACH_ENGINE(onlyOnesOwnKeyIsRegistered)
    {
        HOUSE(house);
        Waiting w(house);
        const QString entity = QStringLiteral("signing_key");
        const auto key = seals::SigningKey::make(seals::Algorithm::Sm2Sm3).value();
        const auto tries = [&](Patch fields) { return codeOf(w.desk.run(w.kim.actor, w.desk.commandOf(CommandKind::Create, entity, house.ids.next(), 0, std::move(fields)))); };
        const auto good = SealDesk::registration(w.kim.actor.person, key);

        QCOMPARE(tries(SealDesk::registration(w.zhao.actor.person, key)), QStringLiteral("missing_right person_id"));
        auto forZhao = good;
        forZhao[QStringLiteral("person_id")] = idText(w.zhao.actor.person);
        QCOMPARE(tries(forZhao), QStringLiteral("untrusted proof"));
        auto unproven = good;
        unproven[QStringLiteral("proof")] = SealDesk::registration(w.kim.actor.person, w.zhao.key)[QStringLiteral("proof")];
        QCOMPARE(tries(unproven), QStringLiteral("untrusted proof"));
        auto misnamed = good;
        misnamed[QStringLiteral("fingerprint")] = sm3Hex("x");
        QCOMPARE(tries(misnamed), QStringLiteral("invalid_value fingerprint"));
        auto otherKind = good;
        otherKind[QStringLiteral("algorithm")] = QStringLiteral("ecdsa-p256-sha256");
        QCOMPARE(tries(otherKind), QStringLiteral("invalid_value algorithm"));
        auto noKey = good;
        noKey[QStringLiteral("public_key")] = QStringLiteral("PEM");
        QCOMPARE(tries(noKey), QStringLiteral("invalid_value public_key"));

        QCOMPARE(tries(good), QStringLiteral("applied"));
        QCOMPARE(text(house.field(w.desk.root(), entity, w.zhao.keyRecord, QStringLiteral("login"))), QStringLiteral("zhao"));
    }

    ON_EACH_ENGINE(aKeyIsEndedByItsOwnerOrSecurity)
    {
        HOUSE(house);
        Waiting w(house);
        const QString entity = QStringLiteral("signing_key");
        const auto ends = [&](const Actor &who, const QUuid &key, CommandKind kind = CommandKind::Retire, Revision base = 1) { return codeOf(w.desk.run(who, w.desk.commandOf(kind, entity, key, base))); };

        QCOMPARE(ends(w.kim.actor, w.zhao.keyRecord), QStringLiteral("missing_right person_id"));
        QCOMPARE(ends(house.actor(QStringLiteral("secadmin"), {QStringLiteral("security_admin")}), w.zhao.keyRecord), QStringLiteral("applied"));
        QCOMPARE(ends(w.qian.actor, w.qian.keyRecord), QStringLiteral("applied"));
        QCOMPARE(ends(w.qian.actor, w.qian.keyRecord, CommandKind::Restore, 2), QStringLiteral("is_retired id"));
        QCOMPARE(codeOf(w.desk.run(w.desk.root(), w.desk.commandOf(CommandKind::Edit, entity, w.kim.keyRecord, 1, {{QStringLiteral("proof"), QStringLiteral("x")}}))), QStringLiteral("read_only_field public_key"));
    }

    void aServerWithoutAKeyTakesNoSeals()
    {
        house::House house(int(store::Engine::Sqlite));
        Waiting w(house);
        house.service.reset();
        auto keyless = service::Service::open({.database = house.fresh.location()}, house.clock, house.ids, house.catalogues);
        QVERIFY(keyless);
        const auto decision = [&] {
            house.service = *std::move(keyless);
            SealDesk desk(*house.service, house.clock, house.ids);
            return desk.decides(w.zhao, w.change);
        };

        QCOMPARE(codeOf(decision()), QStringLiteral("unavailable decision"));
    }

    ON_EACH_ENGINE(aClockThatRunsAheadSealsAsWell)
    {
        HOUSE(house);
        Waiting w(house);
        auto decision = w.desk.decisionOf(w.zhao, w.change);
        const qint64 ahead = house.clock.now().ms + 90'000;
        decision.insert(QStringLiteral("at"), ahead);
        auto command = w.desk.commandOf(CommandKind::Edit, w.desk.entity, w.change, w.desk.record(w.change).revision, {{QStringLiteral("decision"), SealDesk::sealed(w.change, decision, w.zhao.key)}});
        command.occurredAt = {ahead};

        QCOMPARE(SealDesk::outcomeOf(w.desk.run(w.zhao.actor, command)), QStringLiteral("applied"));
    }

    ON_EACH_ENGINE(whatMissesItsTimeExpires)
    {
        HOUSE(house);
        Waiting w(house);
        w.desk.decides(w.zhao, w.change);
        w.desk.decides(w.qian, w.change);

        QCOMPARE(service::watchChanges(house.service->ownActs()).value(), (service::ChangeWatchRun{0, 0}));
        house.clock.turnMinutes(3 * 60);
        QCOMPARE(service::watchChanges(house.service->ownActs()).value(), (service::ChangeWatchRun{1, 0}));

        QCOMPARE(w.desk.read(w.change).state, ChangeState::Expired);
        QCOMPARE(service::watchChanges(house.service->ownActs()).value(), service::ChangeWatchRun());
    }

    ON_EACH_ENGINE(latePapersMakeAnEmergencyUnauthorised)
    {
        HOUSE(house);
        Waiting w(house);
        w.desk.decides(w.zhao, w.change);
        w.desk.decides(w.qian, w.change);
        house.clock.turnMinutes(61);
        w.desk.moves(w.kim.actor, w.change, QStringLiteral("implementing"));
        QVERIFY(w.desk.read(w.change).papersDue);

        QCOMPARE(service::watchChanges(house.service->ownActs()).value(), service::ChangeWatchRun());
        house.clock.ms = w.desk.read(w.change).papersDue->ms + 1;
        QCOMPARE(service::watchChanges(house.service->ownActs()).value(), (service::ChangeWatchRun{0, 1}));

        QVERIFY(w.desk.read(w.change).unauthorised);
        QCOMPARE(service::watchChanges(house.service->ownActs()).value(), service::ChangeWatchRun());
    }
};

QTEST_GUILESS_MAIN(TestServiceSealing)
#include "tst_servicesealing.moc"
