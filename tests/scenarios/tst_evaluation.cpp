// An evaluation, predicted and decided: a quarter is planned, scored blindly by four parties, objected to, frozen and signed
// with the network off, in every weather, on both engines. What a person may not see never reaches their cache, and the
// server works out the same digest from its own rows.
#include "scenarios/scene.h"

#include "contract/digest.h"
#include "contract/entities/entities.h"
#include "items/readerworld.h"
#include "replica/contents.h"
#include "replica/figurereader.h"
#include "replica/listreader.h"
#include "rules/evaluation/evaluationflow.h"
#include "rules/evaluation/evaluationresult.h"
#include "rules/evaluation/evaluationsigning.h"
#include "rules/evaluation/sheets.h"
#include "service/evaluationwatch.h"
#include "support/sealdesk.h"

#include <QBuffer>

using namespace scenarios;
using namespace Qt::StringLiterals;
namespace ev = rules::evaluation;

namespace {

const QString evaluations = u"evaluation"_s;
const QString sheets = u"score_sheet"_s;
const QString objections = u"objection"_s;
constexpr qint64 hour = 3'600'000;

QString said(const std::optional<Error> &error)
{
    return !error ? QString() : error->message.startsWith(u"evaluation "_s) ? error->message.mid(11) : textOf(error->code) + u' ' + error->field;
}

const ev::Template &standard()
{
    return ev::shippedTemplates().front();
}

/// A person of a party with a key, at a workstation of their own.
struct Seat {
    Party party;
    QUuid unit;
    Actor actor;
    seals::SigningKey key;
    std::unique_ptr<Workstation> at;
};

/// A scene with the four parties and a template in force.
class Hall
{
public:
    explicit Hall(int engine, Weather weather = Weather::Calm) : scene(engine, weather)
    {
        for (const auto &choice : Choices<Party>::all)
            hire(choice.value);
        templateId = scene.server.has({.entity = u"evaluation_template"_s, .fields = {{u"code"_s, standard().code}, {name, standard().title.zh}, {u"version"_s, qint64(1)}, {u"content"_s, QString::fromUtf8(ev::toJson(standard()))}}});
        scene.server.edits(u"evaluation_template"_s, templateId, {{u"standing"_s, u"in_force"_s}});
        for (const Party party : parties()) {
            sync(party);
            auto &own = seat(party);
            if (const auto refused = own.at->submits({.kind = CommandKind::Create, .entity = u"signing_key"_s, .targets = {{scene.server.ids().next(), 0}}, .fields = support::SealDesk::registration(own.actor.person, own.key)}))
                qFatal("a key: %s", qPrintable(said(refused)));
            sync(party);
        }
    }

    static std::vector<Party> parties() { return {Party::Provider, Party::User, Party::Supervisor, Party::Authority}; }
    Seat &seat(Party party) { return m_seats.at(party); }
    Workstation &at(Party party) { return *seat(party).at; }
    void sync(Party party)
    {
        if (const auto error = at(party).syncs())
            qFatal("sync: %s", qPrintable(said(error)));
    }
    void allSync()
    {
        for (const Party party : parties())
            sync(party);
    }
    void serverActs()
    {
        const auto run = service::watchEvaluations(scene.server.service().ownActs());
        if (!run)
            qFatal("watch: %s", qPrintable(run.error().message));
        last = *run;
    }

    QString does(Party party, const QString &entity, const QUuid &id, Patch fields, const QString &reason = {})
    {
        const auto seen = at(party).record(entity, id);
        return said(at(party).submits({.kind = CommandKind::Edit, .entity = entity, .targets = {{id, seen ? seen->revision : 0}}, .fields = std::move(fields), .reason = reason, .occurredAt = now()}));
    }
    QString creates(Party party, const QString &entity, const QUuid &id, Patch fields)
    {
        return said(at(party).submits({.kind = CommandKind::Create, .entity = entity, .targets = {{id, 0}}, .fields = std::move(fields), .occurredAt = now()}));
    }
    QString plans(const QUuid &id)
    {
        const auto day = [](QDate date) { return Codec<QDate>::encode(date); };
        return creates(Party::Provider, evaluations, id, {{u"title"_s, u"2026年第3季度评价"_s}, {u"template_id"_s, idText(templateId)}, {u"period_kind"_s, u"quarter"_s}, {u"period_from"_s, day(QDate(2026, 7, 1))},
                                                         {u"period_to"_s, day(QDate(2026, 9, 30))}, {u"subject"_s, u"provider"_s}, {u"unit_id"_s, idText(seat(Party::Provider).unit)}});
    }
    QUuid sheetOf(Party party, const QUuid &id) { return ev::scoreSheetId(id, party, seat(party).unit); }
    QString handsIn(Party party, const QUuid &id)
    {
        std::vector<ev::GivenScore> given;
        for (const auto *indicator : ev::scoredByHand(standard(), party)) {
            ev::GivenScore score{.indicator = indicator->code, .applicable = true, .ratio = {}, .occurrences = {}, .reason = u"见台账"_s, .proof = sm3Hex("proof")};
            if (indicator->rule.kind == ev::RuleKind::Deduct || indicator->rule.kind == ev::RuleKind::Veto)
                score.occurrences.assign(indicator->rule.deductions.size(), 0);
            else
                score.ratio = indicator->rule.kind == ev::RuleKind::Bonus ? 0 : 9'000;
            given.push_back(score);
        }
        return creates(party, sheets, sheetOf(party, id), {{u"evaluation_id"_s, idText(id)}, {u"party"_s, Codec<Party>::encode(party)}, {u"unit_id"_s, idText(seat(party).unit)}, {u"scores"_s, ev::toJson(given)}, {u"state"_s, u"submitted"_s}});
    }
    /// Figures, inputs and result from what this workstation has, as the panel brings them.
    QString freezes(const QUuid &id)
    {
        auto &own = at(Party::Authority);
        const auto figures = replica::FigureReader::open(own.cachePath());
        auto evaluation = fromRecord<Evaluation>(own.record(evaluations, id).value()).value();
        const auto plan = (*figures)->plan(standard(), ev::periodOf(evaluation), ev::scopeOf(evaluation));
        const auto counted = plan ? (*figures)->figures(*plan) : Result<ev::Figures>(Unexpected(plan.error()));
        if (!counted)
            return u"no figures: "_s + counted.error().message;
        QByteArray inputs;
        if (const auto read = (*figures)->inputs(*plan, [&](QByteArrayView piece) { inputs.append(piece); }); !read)
            return u"no inputs"_s;
        if (const auto same = ev::figuresFromInputs(inputs, standard()); !same || *same != *counted)
            return u"the inputs give other figures"_s;
        evaluation.figures = ev::figuresText(*counted);
        evaluation.inputsDigest = attaches(id, inputs);
        const auto reader = replica::ListReader::open(own.cachePath());
        const items::ReaderWorld world(**reader);
        const auto result = ev::resultNow(evaluation, world);
        if (!result)
            return u"no result: "_s + result.error().message;
        return does(Party::Authority, evaluations, id, {{u"state"_s, u"frozen"_s}, {u"figures"_s, evaluation.figures}, {u"inputs_digest"_s, evaluation.inputsDigest}, {u"result"_s, QString::fromUtf8(*ev::canonicalText(*result))}});
    }
    QString signs(Party party, const QUuid &id)
    {
        auto &own = seat(party);
        const auto frozen = fromRecord<Evaluation>(own.at->record(evaluations, id).value()).value();
        ev::EvaluationSignature signature{.by = own.actor.login, .person = own.actor.person, .party = party, .at = now(), .version = frozen.version, .result = frozen.resultDigest,
                                          .key = own.key.publicKey().fingerprint(), .seal = {}, .receipt = {}};
        signature.seal = seals::toJson(seals::sealOf(ev::evaluationStatement(id, signature), own.key).value());
        return does(party, evaluations, id, {{u"signature"_s, support::compactJson(ev::toJson(signature))}});
    }
    /// The person catches up with the others, goes offline, acts, and comes back in the weather of the scene.
    template <class Act> QString offline(Party party, Act act)
    {
        sync(party);
        at(party).line().goOffline();
        if (const QString refused = act(); !refused.isEmpty())
            return codeOf(party) + u": "_s + refused;
        pass(hour);
        at(party).line().comeBack();
        return scene.everythingArrives(at(party)) ? QString() : codeOf(party) + u": nothing arrives "_s + stuck(party);
    }
    QString stuck(Party party)
    {
        for (const auto &act : at(party).acts())
            if (act.receipt)
                if (const auto *refused = std::get_if<Refused>(&act.receipt->outcome))
                    return said(refused->error) + u' ' + refused->error.message;
        return {};
    }
    static QString codeOf(Party party) { return text(Codec<Party>::encode(party)); }

    [[nodiscard]] Evaluation atServer(const QUuid &id) { return fromRecord<Evaluation>(scene.server.record(evaluations, id).value()).value(); }
    [[nodiscard]] QString state(const QUuid &id) { return text(Codec<EvaluationState>::encode(atServer(id).state)); }
    void pass(qint64 ms) { scene.server.clock().pass(ms); }
    [[nodiscard]] Instant now() { return scene.server.clock().now(); }

    Scene scene;
    QUuid templateId;
    service::EvaluationWatchRun last;

private:
    void hire(Party party)
    {
        const auto unit = scene.server.has({.entity = organisation, .fields = {{name, u"单位"_s + codeOf(party)}, {u"party"_s, codeOf(party)}}});
        auto actor = scene.server.actor(codeOf(party), {ev::roleOf(party)});
        actor.person = scene.server.has({.entity = u"person"_s, .fields = {{name, actor.login}, {u"unit_id"_s, idText(unit)}}});
        const auto algorithm = m_seats.size() % 2 == 0 ? seals::Algorithm::Sm2Sm3 : seals::Algorithm::EcdsaP256Sha256;
        m_seats.emplace(party, Seat{party, unit, actor, seals::SigningKey::make(algorithm).value(), std::make_unique<Workstation>(scene.server, actor)});
    }
    QString attaches(const QUuid &id, const QByteArray &bytes)
    {
        auto &own = at(Party::Authority);
        replica::Contents contents(own.folder() + u"/files"_s);
        QBuffer buffer;
        buffer.setData(bytes);
        buffer.open(QIODevice::ReadOnly);
        const auto kept = contents.add(buffer, u"inputs.jsonl"_s, 1 << 24);
        own.isKilled(); // the replica looks at the folder when it starts
        own.line().goOffline();
        own.creates({.entity = u"attachment"_s, .fields = {{u"record_entity"_s, evaluations}, {u"record_id"_s, idText(id)}, {name, u"inputs.jsonl"_s}, {u"size"_s, kept->size}, {u"digest"_s, kept->digest}}});
        return kept->digest;
    }

    std::map<Party, Seat> m_seats;
};

} // namespace

class Evaluations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    SCENARIO(aQuarterFromPlanToSignedByFourPartiesWithTheNetworkOff)
    {
        QFETCH(int, engine);
        QFETCH(int, weather);
        Hall hall(engine, Weather(weather));
        const QUuid id = hall.scene.server.ids().next();
        QCOMPARE(hall.offline(Party::Provider, [&] {
            const auto planned = hall.plans(id);
            return planned.isEmpty() ? hall.does(Party::Provider, evaluations, id, {{u"state"_s, u"scoring"_s}}) : planned;
        }), QString());
        for (const Party party : Hall::parties())
            QCOMPARE(hall.offline(party, [&] { return hall.handsIn(party, id); }), QString());

        // Blind: nobody's cache holds another's sheet, nor its history.
        hall.serverActs();
        QCOMPARE(hall.last.revealed, 0);
        hall.allSync();
        for (const Party party : Hall::parties()) {
            const auto seen = hall.at(party).all(sheets);
            QCOMPARE(seen.size(), size_t(1));
            QCOMPARE(seen.front().id, hall.sheetOf(party, id));
        }

        QCOMPARE(hall.offline(Party::Authority, [&] { return hall.does(Party::Authority, evaluations, id, {{u"state"_s, u"review"_s}}); }), QString());
        hall.serverActs();
        QCOMPARE(hall.last.revealed, 4);
        hall.allSync();
        for (const Party party : Hall::parties())
            QCOMPARE(hall.at(party).all(sheets), hall.scene.server.all(sheets));

        const QUuid objection = hall.scene.server.ids().next();
        QCOMPARE(hall.offline(Party::User, [&] { return hall.creates(Party::User, objections, objection, {{u"evaluation_id"_s, idText(id)}, {u"indicator"_s, u"I3"_s}, {u"party"_s, u"user"_s}, {u"reason"_s, u"改进项未见效果"_s}}); }), QString());
        QCOMPARE(hall.offline(Party::Provider, [&] { return hall.does(Party::Provider, objections, objection, {{u"state"_s, u"answered"_s}, {u"answer"_s, u"同意复核"_s}}); }), QString());
        QCOMPARE(hall.offline(Party::Authority, [&] { return hall.does(Party::Authority, objections, objection, {{u"state"_s, u"accepted"_s}, {u"ratio"_s, qint64(5'000)}}); }), QString());

        hall.pass(8 * 24 * hour);
        QCOMPARE(hall.offline(Party::Authority, [&] { return hall.freezes(id); }), QString());
        QCOMPARE(hall.state(id), u"frozen"_s);
        for (const Party party : Hall::parties())
            QCOMPARE(hall.offline(party, [&] { return hall.signs(party, id); }), QString());
        hall.serverActs();
        QCOMPARE(hall.last.checked, 1);
        hall.allSync();

        const auto frozen = hall.atServer(id);
        QCOMPARE(frozen.checkedDigest, frozen.resultDigest);
        QVERIFY(ev::checkResult(frozen.result.toUtf8(), standard()));
        const auto signatures = ev::evaluationSignaturesOf(frozen.signatures).value();
        QCOMPARE(signatures.size(), size_t(4));
        for (const auto &signature : signatures)
            QVERIFY(!signature.receipt.isEmpty());
        for (const Party party : Hall::parties())
            QCOMPARE(hall.at(party).record(evaluations, id), hall.scene.server.record(evaluations, id));
        hall.serverActs();
        QCOMPARE(hall.last, service::EvaluationWatchRun()); // nothing twice
    }

    ON_EACH_ENGINE(aSignatureWithAnotherPersonsKeyIsNotTaken)
    {
        QFETCH(int, engine);
        Hall hall(engine);
        const QUuid id = hall.scene.server.ids().next();
        QCOMPARE(hall.offline(Party::Provider, [&] {
            const auto planned = hall.plans(id);
            return planned.isEmpty() ? hall.does(Party::Provider, evaluations, id, {{u"state"_s, u"scoring"_s}}) : planned;
        }), QString());
        for (const Party party : Hall::parties())
            QCOMPARE(hall.offline(party, [&] { return hall.handsIn(party, id); }), QString());
        QCOMPARE(hall.offline(Party::Authority, [&] { return hall.does(Party::Authority, evaluations, id, {{u"state"_s, u"review"_s}}); }), QString());
        hall.serverActs();
        hall.pass(8 * 24 * hour);
        QCOMPARE(hall.offline(Party::Authority, [&] { return hall.freezes(id); }), QString());

        std::swap(hall.seat(Party::User).key, hall.seat(Party::Supervisor).key);
        QVERIFY(hall.offline(Party::User, [&] { return hall.signs(Party::User, id); }).contains(u"untrusted"_s));
        QVERIFY(hall.atServer(id).signatures.isEmpty());
    }

    ON_EACH_ENGINE(theServerRefusesToCloseWhileAPartyIsMissing)
    {
        QFETCH(int, engine);
        Hall hall(engine);
        const QUuid id = hall.scene.server.ids().next();
        QCOMPARE(hall.offline(Party::Provider, [&] {
            const auto planned = hall.plans(id);
            return planned.isEmpty() ? hall.does(Party::Provider, evaluations, id, {{u"state"_s, u"scoring"_s}}) : planned;
        }), QString());
        QCOMPARE(hall.offline(Party::Authority, [&] { return hall.handsIn(Party::Authority, id); }), QString());
        QVERIFY(hall.offline(Party::Authority, [&] { return hall.does(Party::Authority, evaluations, id, {{u"state"_s, u"review"_s}}); }).contains(u"handed_in user supervisor"_s));
        QCOMPARE(hall.state(id), u"scoring"_s);
    }
};

QTEST_GUILESS_MAIN(Evaluations)
#include "tst_evaluation.moc"
