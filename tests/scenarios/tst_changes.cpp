// Changes, predicted and decided: written, approved and carried out with the network off, in every weather, on both
// engines. An approval counts at the time when it was given, or comes back with what hangs on it.
#include "scenarios/scene.h"

#include "contract/entities/entities.h"
#include "rules/approvals.h"
#include "rules/calendar.h"
#include "rules/changeplan.h"
#include "rules/changesteps.h"
#include "support/sealdesk.h"

using namespace scenarios;
using namespace Qt::StringLiterals;
using rules::ApprovalDecision;

namespace {

const QString change = u"change_request"_s;
constexpr qint64 hours = 3'600'000;

QString said(const std::optional<Error> &error)
{
    return !error ? QString() : error->message.startsWith(u"change "_s) ? error->message.mid(7) : textOf(error->code) + u' ' + error->field;
}

/// A person with a key at a workstation of their own.
struct Seat {
    Actor actor;
    seals::SigningKey key;
    std::unique_ptr<Workstation> at;
};

/// A scene with everybody whom a change passes.
class Board
{
public:
    explicit Board(int engine, Weather weather = Weather::Calm) : scene(engine, weather)
    {
        for (const auto *roles : {"engineer", "security_engineer", "change_manager", "service_manager", "using_party", "shift_leader", "shift_leader service_manager"})
            hire(QString::fromLatin1(roles));
        for (auto &[roles, seat] : m_seats) {
            sync(seat);
            const auto registered = seat.at->submits({.kind = CommandKind::Create, .entity = u"signing_key"_s, .targets = {{scene.server.ids().next(), 0}}, .fields = support::SealDesk::registration(seat.actor.person, seat.key)});
            if (registered)
                qFatal("a key: %s", qPrintable(said(registered)));
            sync(seat);
        }
    }

    Seat &seat(const QString &roles) { return m_seats.at(roles); }
    Workstation &at(const QString &roles) { return *seat(roles).at; }
    void sync(Seat &one)
    {
        if (const auto error = one.at->syncs())
            qFatal("sync: %s", qPrintable(said(error)));
    }

    /// What an emergency wants, and with more of it a normal change.
    [[nodiscard]] Patch papers(const QString &changeClass)
    {
        const Instant start = rules::startOfDay(rules::dayOf(now()).addDays(21));
        const Instant from{start.ms + 22 * hours};
        rules::ImpactList impact;
        impact.at = now();
        impact.starts = {scene.box};
        return {{u"title"_s, u"更换核心交换机"_s}, {u"change_class"_s, changeClass}, {u"unit_id"_s, idText(scene.unit)}, {u"reason"_s, u"端口丢包"_s},
                {u"phone_consent"_s, u"张主任 020-0000-0001"_s}, {u"phone_consent_at"_s, now().ms}, {u"steps"_s, toJson(std::vector<rules::PlanStep>{{u"更换"_s, 30, {}, {}}})},
                {u"fallback"_s, u"换回旧设备"_s}, {u"verification"_s, u"丢包为零"_s}, {u"outage"_s, u"中断 10 分钟"_s}, {u"backup_proof"_s, u"配置已备份"_s},
                {u"planned_start"_s, from.ms}, {u"planned_end"_s, from.ms + 3 * hours}, {u"implementer_id"_s, idText(seat(u"engineer"_s).actor.person)},
                {u"watcher_id"_s, idText(seat(u"security_engineer"_s).actor.person)}, {u"resources"_s, toJson(std::vector<rules::PlanResource>{{scene.box, u"ecs-box"_s, {}}})},
                {u"impact"_s, rules::toJson(impact)}, {u"answers"_s, uR"({"scope": "one_system", "practice": "often", "way_back": "tested", "steps": "one"})"_s}};
    }
    QUuid drafts(const QString &changeClass) { return at(u"engineer"_s).creates({.entity = change, .fields = papers(changeClass)}); }

    QString does(const QString &roles, const QUuid &id, Patch fields, const QString &reason = {})
    {
        const auto seen = at(roles).record(change, id);
        return said(at(roles).submits({.kind = CommandKind::Edit, .entity = change, .targets = {{id, seen ? seen->revision : 0}}, .fields = std::move(fields), .reason = reason, .occurredAt = now()}));
    }
    QString goes(const QString &roles, const QUuid &id, const QString &to, Patch more = {}, const QString &reason = {})
    {
        more.emplace(u"state"_s, to);
        return does(roles, id, more, reason);
    }
    /// A sealed approval of what this workstation shows.
    QString approves(const QString &roles, const QUuid &id)
    {
        auto &own = seat(roles);
        const auto seen = fromRecord<ChangeRequest>(own.at->record(change, id).value()).value();
        ApprovalDecision decision;
        decision.stage = std::max(1, seen.stage);
        decision.round = std::max(1, seen.round);
        decision.content = seen.contentDigest;
        decision.impact = seen.impactDigest;
        decision.at = now();
        decision.by = own.actor.login;
        decision.person = own.actor.person;
        decision.key = own.key.publicKey().fingerprint();
        decision.seal = seals::toJson(seals::sealOf(rules::decisionStatement(id, decision), own.key).value());
        return does(roles, id, {{u"decision"_s, support::compactJson(rules::toJson(decision))}});
    }
    QString records(const QString &roles, const QUuid &id, ChangePart part)
    {
        return said(at(roles).submits({.kind = CommandKind::Create, .entity = u"change_step"_s, .targets = {{rules::changeStepId(id, part, 1), 0}},
                                       .fields = {{u"change_id"_s, idText(id)}, {u"part"_s, Codec<ChangePart>::encode(part)}, {u"step"_s, qint64(1)}, {name, u"步骤"_s}, {u"state"_s, u"done"_s}}, .occurredAt = now()}));
    }
    QString watches(const QString &roles, const QUuid &id, ChangePart part)
    {
        const QUuid step = rules::changeStepId(id, part, 1);
        const auto seen = at(roles).record(u"change_step"_s, step);
        return said(at(roles).submits({.kind = CommandKind::Edit, .entity = u"change_step"_s, .targets = {{step, seen ? seen->revision : 0}}, .fields = {{u"watched"_s, qint64(1)}}, .occurredAt = now()}));
    }
    /// The person catches up with the others, goes offline, acts, and comes back in the weather of the scene.
    template <class Act> QString offline(const QString &roles, Act act)
    {
        auto &own = seat(roles);
        sync(own);
        own.at->line().goOffline();
        const QString refused = act();
        if (!refused.isEmpty())
            return roles + u": "_s + refused;
        pass(hours / 60);
        own.at->line().comeBack();
        return scene.everythingArrives(*own.at) ? QString() : roles + u": nothing arrives"_s;
    }

    [[nodiscard]] ChangeRequest atServer(const QUuid &id) { return fromRecord<ChangeRequest>(scene.server.record(change, id).value()).value(); }
    [[nodiscard]] QString state(const QUuid &id) { return text(Codec<ChangeState>::encode(atServer(id).state)); }
    void pass(qint64 ms) { scene.server.clock().pass(ms); }
    [[nodiscard]] Instant now() { return scene.server.clock().now(); }

    Scene scene;

private:
    void hire(const QString &roles)
    {
        auto actor = scene.server.actor(roles.section(u' ', -1) + QString::number(m_seats.size()), roles.split(u' '));
        actor.person = scene.server.has({.entity = u"person"_s, .fields = {{name, actor.login}, {u"unit_id"_s, idText(scene.unit)}}});
        const auto algorithm = m_seats.size() % 2 == 0 ? seals::Algorithm::Sm2Sm3 : seals::Algorithm::EcdsaP256Sha256;
        m_seats.emplace(roles, Seat{actor, seals::SigningKey::make(algorithm).value(), std::make_unique<Workstation>(scene.server, actor)});
    }

    std::map<QString, Seat> m_seats;
};

} // namespace

class Changes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    SCENARIO(aNormalChangeFromDraftToClosedWithTheNetworkOff)
    {
        QFETCH(int, engine);
        QFETCH(int, weather);
        Board board(engine, Weather(weather));
        QUuid id;
        QCOMPARE(board.offline(u"engineer"_s, [&] { id = board.drafts(u"normal"_s); return board.goes(u"engineer"_s, id, u"submitted"_s); }), QString());
        QCOMPARE(board.offline(u"change_manager"_s, [&] {
            const auto assessed = board.goes(u"change_manager"_s, id, u"assessing"_s);
            const auto asked = assessed.isEmpty() ? board.goes(u"change_manager"_s, id, u"awaiting_approval"_s) : assessed;
            return asked.isEmpty() ? board.approves(u"change_manager"_s, id) : asked;
        }), QString());
        const Instant given = board.now();
        QCOMPARE(board.offline(u"service_manager"_s, [&] { return board.approves(u"service_manager"_s, id); }), QString());
        QCOMPARE(board.offline(u"using_party"_s, [&] { return board.approves(u"using_party"_s, id); }), QString());
        QCOMPARE(board.state(id), u"approved"_s);
        const auto decisions = rules::decisionsOf(board.atServer(id).decisions).value();
        QCOMPARE(decisions.size(), size_t(3));
        QCOMPARE(decisions[1].at, given);
        QVERIFY(decisions[1].receipt.value(u"at"_s).toInteger() > given.ms);
        QCOMPARE(board.offline(u"change_manager"_s, [&] { return board.goes(u"change_manager"_s, id, u"scheduled"_s); }), QString());
        board.pass(board.atServer(id).plannedStart->ms + hours - board.now().ms);
        QCOMPARE(board.offline(u"engineer"_s, [&] {
            const auto begun = board.goes(u"engineer"_s, id, u"implementing"_s);
            return begun.isEmpty() ? board.records(u"engineer"_s, id, ChangePart::Work) : begun;
        }), QString());
        QCOMPARE(board.offline(u"security_engineer"_s, [&] { return board.watches(u"security_engineer"_s, id, ChangePart::Work); }), QString());
        QCOMPARE(board.offline(u"engineer"_s, [&] {
            const auto verifies = board.goes(u"engineer"_s, id, u"verifying"_s);
            return verifies.isEmpty() ? board.records(u"engineer"_s, id, ChangePart::Verification) : verifies;
        }), QString());
        QCOMPARE(board.offline(u"security_engineer"_s, [&] { return board.watches(u"security_engineer"_s, id, ChangePart::Verification); }), QString());
        QCOMPARE(board.offline(u"engineer"_s, [&] { return board.goes(u"engineer"_s, id, u"awaiting_review"_s, {{u"result"_s, u"succeeded"_s}}); }), QString());
        QCOMPARE(board.offline(u"change_manager"_s, [&] { return board.goes(u"change_manager"_s, id, u"closed"_s, {{u"review"_s, u"按计划"_s}}); }), QString());
        QCOMPARE(board.state(id), u"closed"_s);
        for (const auto *roles : {"engineer", "change_manager"}) {
            board.sync(board.seat(QString::fromLatin1(roles)));
            QCOMPARE(board.at(QString::fromLatin1(roles)).record(change, id), board.scene.server.record(change, id));
        }
    }

    ON_EACH_ENGINE(twoWhoApproveAtOnceDoNotClash)
    {
        QFETCH(int, engine);
        Board board(engine);
        QUuid id;
        QCOMPARE(board.offline(u"engineer"_s, [&] { id = board.drafts(u"emergency"_s); return board.goes(u"engineer"_s, id, u"submitted"_s); }), QString());
        QCOMPARE(board.offline(u"change_manager"_s, [&] { return board.goes(u"change_manager"_s, id, u"awaiting_approval"_s); }), QString());
        for (const auto &roles : {u"shift_leader"_s, u"service_manager"_s}) {
            board.sync(board.seat(roles));
            board.at(roles).line().goOffline();
            QCOMPARE(board.approves(roles, id), QString());
        }
        for (const auto &roles : {u"shift_leader"_s, u"service_manager"_s}) {
            board.at(roles).line().comeBack();
            QVERIFY(board.scene.everythingArrives(board.at(roles)));
        }
        QCOMPARE(board.state(id), u"approved"_s);
        QCOMPARE(rules::decisionsOf(board.atServer(id).decisions)->size(), size_t(2));
    }

    ON_EACH_ENGINE(anApprovalOfWhatWasChangedMeanwhileComesBackWithWhatHangsOnIt)
    {
        QFETCH(int, engine);
        Board board(engine);
        const QString both = u"shift_leader service_manager"_s;
        QUuid id;
        QCOMPARE(board.offline(u"engineer"_s, [&] { id = board.drafts(u"emergency"_s); return board.goes(u"engineer"_s, id, u"submitted"_s); }), QString());
        QCOMPARE(board.offline(u"change_manager"_s, [&] { return board.goes(u"change_manager"_s, id, u"awaiting_approval"_s); }), QString());
        QCOMPARE(board.offline(u"shift_leader"_s, [&] { return board.approves(u"shift_leader"_s, id); }), QString());
        board.sync(board.seat(both));
        board.at(both).line().goOffline();
        QCOMPARE(board.approves(both, id), QString());
        QCOMPARE(text(board.at(both).field(change, id, u"state"_s)), u"approved"_s);
        QCOMPARE(board.goes(both, id, u"scheduled"_s), QString());
        QCOMPARE(board.offline(u"engineer"_s, [&] { return board.does(u"engineer"_s, id, {{u"fallback"_s, u"没有回退"_s}}); }), QString());

        board.at(both).line().comeBack();
        QVERIFY(!board.scene.everythingArrives(board.at(both)));
        const auto acts = board.at(both).acts();
        QCOMPARE(acts.size(), size_t(2));
        QCOMPARE(acts[0].state, ActState::Refused);
        QCOMPARE(said(std::get<Refused>(acts[0].receipt->outcome).error), u"content fallback"_s);
        QCOMPARE(acts[1].state, ActState::Refused);
        QCOMPARE(std::get<Refused>(acts[1].receipt->outcome).error.code, ErrorCode::DependencyRefused);
        QCOMPARE(board.state(id), u"awaiting_approval"_s);
        QCOMPARE(board.atServer(id).voided, u"fallback"_s);
        QCOMPARE(rules::decisionsOf(board.atServer(id).decisions)->size(), size_t(1));
        // Looked at again, it is approved as it is now.
        QVERIFY(!board.at(both).discards(acts[1]));
        QVERIFY(!board.at(both).discards(acts[0]));
        QCOMPARE(board.offline(u"shift_leader"_s, [&] { return board.approves(u"shift_leader"_s, id); }), QString());
        board.sync(board.seat(both));
        QCOMPARE(board.approves(both, id), QString());
        QVERIFY(board.scene.everythingArrives(board.at(both)));
        QCOMPARE(board.state(id), u"approved"_s);
    }
};

QTEST_GUILESS_MAIN(Changes)
#include "tst_changes.moc"
