// Work orders, predicted and decided: worked through with the network off, in every weather, on both engines. What people
// did when stands; what the server heard later changes nothing of it.
#include "scenarios/scene.h"

#include "contract/digest.h"
#include "contract/entities/entities.h"
#include "items/recordeditor.h"
#include "replica/contents.h"
#include "rules/calendardocument.h"
#include "rules/orderclocks.h"
#include "rules/orderflow.h"
#include "rules/orderstep.h"
#include "rules/serviceitems.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <random>

using namespace scenarios;
using namespace Qt::StringLiterals;
using Keep = ConflictChoice::Keep;

namespace {

const QString workOrder = u"work_order"_s;
const QString orderStep = u"order_step"_s;
const QString orderNote = u"order_note"_s;
const QString orderResource = u"order_resource"_s;
const QString attachment = u"attachment"_s;
const QString state = u"state"_s;
constexpr qint64 minutes = 60'000;

/// Every post, so that a story needs one person.
const QStringList everyPost = u"service_desk shift_leader engineer security_engineer configuration_manager service_manager"_s.split(u' ');

QString said(const std::optional<Error> &error)
{
    if (!error)
        return {};
    return error->message.startsWith(u"order "_s) ? error->message.mid(6) : textOf(error->code) + u' ' + error->field;
}

/// A scene with the catalogue of services in it.
class Office
{
public:
    explicit Office(int engine, Weather weather = Weather::Calm, const QStringList &codes = {}) : scene(engine, weather)
    {
        for (const auto &item : rules::shippedServiceItems().items) {
            if (!codes.isEmpty() && !codes.contains(item.code))
                continue;
            const auto record = toRecord(item);
            Patch fields;
            for (size_t i = 0; i < record.values.size(); ++i)
                if (const auto &field = shapeOf<ServiceItem>().fields[i]; !field.traits.readOnly && !isEmpty(record.values[i]))
                    fields.emplace(field.name, record.values[i]);
            m_items[item.code] = scene.server.has({.entity = u"service_item"_s, .fields = fields});
        }
        kim = std::make_unique<Workstation>(scene.server, scene.server.actor(u"Kim"_s, everyPost));
        lee = std::make_unique<Workstation>(scene.server, scene.server.actor(u"Lee"_s, everyPost));
        for (auto *at : {kim.get(), lee.get()})
            if (const auto error = at->syncs())
                qFatal("first sync: %s", qPrintable(textOf(error->code)));
        QBuffer buffer;
        buffer.setData(evidence());
        buffer.open(QIODevice::ReadOnly);
        for (auto *at : {kim.get(), lee.get()}) {
            buffer.seek(0);
            replica::Contents(at->folder() + u"/files"_s).add(buffer, u"证据.png"_s, 1 << 20).value();
            at->isKilled(); // the replica looks at the folder when it starts
        }
    }

    static QByteArray evidence() { return QByteArray(2'000, 'e'); }

    [[nodiscard]] Patch newOrder(const QString &item) const
    {
        return {{u"title"_s, u"网站打不开"_s}, {u"item_id"_s, idText(m_items.at(item))}, {u"unit_id"_s, idText(scene.unit)}, {state, u"submitted"_s},
                {u"impact"_s, u"one_system"_s}, {u"urgency"_s, u"high"_s}, {u"team"_s, u"engineer"_s}};
    }

    QUuid opens(Workstation &at, const QString &item)
    {
        return at.creates({.entity = workOrder, .fields = newOrder(item)});
    }
    QString does(Workstation &at, const QUuid &order, const Patch &fields, const QString &reason = {})
    {
        const auto seen = at.record(workOrder, order);
        return said(at.submits({.kind = CommandKind::Edit, .entity = workOrder, .targets = {{order, seen ? seen->revision : 0}}, .fields = fields, .reason = reason}));
    }
    QString goes(Workstation &at, const QUuid &order, const char *to, Patch fields = {}, const QString &reason = {})
    {
        fields.emplace(state, QString::fromLatin1(to));
        return does(at, order, fields, reason);
    }
    /// Works the steps that come before `before`, with what they want.
    QString works(Workstation &at, const QUuid &order, rules::StepBefore before = rules::StepBefore::Resolved)
    {
        const auto held = at.record(workOrder, order);
        const auto item = at.record(u"service_item"_s, idOf(text(held->values[size_t(shapeOf<WorkOrder>().indexOf(u"item_id"))])));
        const auto steps = rules::stepsFromJson(fromRecord<ServiceItem>(*item)->steps);
        for (const auto &step : *steps) {
            const auto id = rules::orderStepId(order, step.step);
            if ((before == rules::StepBefore::Resolved && step.before != before) || at.record(orderStep, id))
                continue;
            std::vector<rules::CheckAnswer> answers;
            for (const auto &check : step.checks)
                answers.push_back(check.isMeasured() ? rules::measured(check, check.low.value_or(check.high.value_or(1))) : rules::CheckAnswer{check.name, rules::CheckVerdict::Normal, {}, {}});
            const auto refused = said(at.submits({.kind = CommandKind::Create, .entity = orderStep, .targets = {{id, 0}},
                .fields = {{u"order_id"_s, idText(order)}, {u"step"_s, qint64(step.step)}, {name, step.zh}, {state, u"done"_s}, {u"record"_s, u"已完成"_s}, {u"checks"_s, rules::toJson(answers)}}}));
            if (!refused.isEmpty())
                return refused;
            if (step.evidence)
                at.creates({.entity = attachment, .fields = {{u"record_entity"_s, orderStep}, {u"record_id"_s, idText(id)}, {name, u"证据.png"_s}, {u"size"_s, qint64(evidence().size())}, {u"digest"_s, sm3Hex(evidence())}}});
        }
        return {};
    }

    [[nodiscard]] WorkOrder atServer(const QUuid &order) { return *fromRecord<WorkOrder>(*scene.server.record(workOrder, order)); }
    void pass(qint64 ms) { scene.server.clock().pass(ms); }
    [[nodiscard]] Instant now() { return scene.server.clock().now(); }

    /// What has not arrived, and why.
    [[nodiscard]] static QByteArray left(Workstation &at)
    {
        QStringList lines;
        for (const auto &act : at.acts()) {
            const auto *refused = act.receipt ? std::get_if<Refused>(&act.receipt->outcome) : nullptr;
            lines << u"%1 %2 %3: %4"_s.arg(act.command.entity, text(act.command.fields.contains(state) ? act.command.fields.at(state) : Value()), replica::textOf(act.state), refused ? said(refused->error) : QString());
        }
        return lines.join(u'\n').toUtf8();
    }

    /// Both see what the server has.
    void verifyEqual()
    {
        for (auto *at : {kim.get(), lee.get()})
            QVERIFY(!at->syncs());
        for (const auto &entity : {workOrder, orderStep, orderNote, orderResource, attachment, resource})
            for (auto *at : {kim.get(), lee.get()})
                QCOMPARE(at->all(entity), scene.server.all(entity));
    }

    Scene scene;
    std::unique_ptr<Workstation> kim;
    std::unique_ptr<Workstation> lee;

private:
    std::map<QString, QUuid> m_items;
};

#define OFFICE(variable, ...) \
    QFETCH(int, engine); \
    QFETCH(int, weather); \
    Office variable(engine, Weather(weather), QStringList{__VA_ARGS__})
#define CALM_OFFICE(variable, ...) \
    QFETCH(int, engine); \
    Office variable(engine, Weather::Calm, QStringList{__VA_ARGS__})

/// Two people who do whatever the table offers them, on three orders.
class Shift
{
public:
    Shift(int engine, unsigned seed) : office(engine, Weather::Calm, {u"C6"_s, u"C2"_s, u"C4"_s}), m_random(seed)
    {
        for (const auto *item : {"C6", "C2", "C4"})
            m_orders.push_back(office.opens(*office.kim, QString::fromLatin1(item)));
        everybodySyncs();
    }

    void something()
    {
        auto &at = chance(2) ? *office.kim : *office.lee;
        switch (m_random() % 12) {
        case 0:
            return at.isKilled();
        case 1:
            return chance(2) ? at.line().loseReply() : at.line().loseRequest();
        case 2:
            return at.line().failNext(ErrorCode::Internal);
        case 3:
            return office.scene.server.restart();
        case 4:
            return decides(at);
        case 5:
        case 6:
            return static_cast<void>(at.syncs());
        case 7:
            return static_cast<void>(office.works(at, any(), chance(2) ? rules::StepBefore::Resolved : rules::StepBefore::Closed));
        default:
            office.pass(qint64(m_random() % 90) * minutes);
            return takesAVerb(at);
        }
    }

    bool comesToRest()
    {
        for (int round = 0; round < 40; ++round) {
            everybodySyncs();
            decides(*office.kim);
            decides(*office.lee);
            office.pass(600'000);
            if (office.kim->acts().empty() && office.lee->acts().empty())
                return true;
        }
        return false;
    }

    /// What must hold of any order, however it came there.
    void verifySense()
    {
        for (const auto &order : m_orders) {
            const auto stands = office.atServer(order);
            Instant last;
            for (const auto &stamp : {stands.submittedAt, stands.acceptedAt, stands.resolvedAt, stands.confirmingSince, stands.closedAt})
                if (stamp) {
                    QVERIFY(last <= *stamp);
                    last = *stamp;
                }
            QVERIFY(rules::pausesFromJson(stands.pauses));
            QCOMPARE(stands.closedAt.has_value(), !rules::isOpen(stands.state));
            QCOMPARE(stands.holdKind.has_value(), stands.state == OrderState::OnHold);
            QCOMPARE(stands.resolveDue, rules::dueOf(stands, rules::ClockKind::Resolve, rules::shippedCalendar()));
            QCOMPARE(stands.responseDue, rules::dueOf(stands, rules::ClockKind::Response, rules::shippedCalendar()));
        }
        QVERIFY2(m_done > 5, "the table offered something");
    }

    Office office;

private:
    bool chance(unsigned of) { return m_random() % of == 0; }
    QUuid any() { return m_orders[m_random() % m_orders.size()]; }

    void takesAVerb(Workstation &at)
    {
        using enum rules::OrderVerb;
        const auto order = any();
        const auto seen = at.record(workOrder, order);
        auto offers = rules::allowedVerbs(*seen, office.scene.server.actor(u"reader"_s, everyPost));
        // An order that has ended is no story.
        std::erase_if(offers, [&](const rules::VerbOffer &offer) { return offer.problem || offer.verb == Void || offer.verb == Terminate || offer.verb == Withdraw || (offer.verb == Close && !chance(4)); });
        if (offers.empty())
            return;
        const auto &offer = offers[m_random() % offers.size()];
        Patch fields;
        if (const auto before = fromRecord<WorkOrder>(*seen)->state; offer.to != before)
            fields.emplace(state, Codec<OrderState>::encode(offer.to));
        switch (offer.verb) {
        case Hold:
            fields.emplace(u"hold_kind"_s, chance(2) ? u"user"_s : u"spares"_s);
            break;
        case Resolve:
            fields.emplace(u"resolution"_s, u"已办结 %1"_s.arg(m_random() % 100));
            break;
        case Transfer:
            fields.emplace(u"team"_s, everyPost[m_random() % everyPost.size()]);
            break;
        case Urge:
            fields.emplace(u"urge"_s, u"请尽快"_s);
            break;
        case Grade:
            fields.emplace(u"security_level"_s, chance(2) ? u"general"_s : u"larger"_s);
            break;
        case Report:
            fields.emplace(u"reported_at"_s, office.now().ms);
            break;
        case AskRating:
            fields.emplace(u"rating_asked_at"_s, office.now().ms);
            break;
        case Rate:
            fields.insert({{u"stars"_s, qint64(1 + m_random() % 5)}, {u"rating_source"_s, u"phone"_s}});
            break;
        default:
            break;
        }
        if (office.does(at, order, fields, u"理由 %1"_s.arg(m_random() % 1000)).isEmpty())
            ++m_done;
    }

    void decides(Workstation &at)
    {
        for (const auto &act : at.acts())
            if (act.state == ActState::Conflicted)
                at.keeps(act, chance(2) ? Keep::Mine : Keep::Theirs);
            else if (act.state == ActState::Refused)
                at.discards(act);
    }
    void everybodySyncs()
    {
        for (auto *at : {office.kim.get(), office.lee.get()})
            for (int i = 0; i < 6 && at->syncs(); ++i)
                office.pass(10'000);
    }

    std::mt19937 m_random;
    std::vector<QUuid> m_orders;
    int m_done = 0;
};

} // namespace

class Orders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    SCENARIO(workedThroughOfflineItCountsWhenItWasDone)
    {
        OFFICE(office, u"C2"_s);
        auto &kim = *office.kim;
        kim.line().goOffline();

        // A P2: response within 15 minutes, restored within 4 hours, at any time of the day.
        const auto submitted = office.now();
        const auto order = office.opens(kim, u"C2"_s);
        office.pass(10 * minutes);
        QCOMPARE(office.goes(kim, order, "accepted"), QString());
        office.pass(5 * minutes);
        QCOMPARE(office.goes(kim, order, "in_progress"), QString());
        office.pass(45 * minutes);
        QCOMPARE(office.goes(kim, order, "on_hold", {{u"hold_kind"_s, u"spares"_s}}, u"等光模块"_s), QString());
        office.pass(120 * minutes);
        QCOMPARE(office.goes(kim, order, "in_progress"), QString());
        QVERIFY(!kim.edits(resource, office.scene.box, {{note, u"更换光模块"_s}}));
        QCOMPARE(office.works(kim, order), QString());
        office.pass(60 * minutes);
        QCOMPARE(office.goes(kim, order, "resolved", {{u"resolution"_s, u"更换光模块后恢复"_s}}), QString());
        const auto predicted = *fromRecord<WorkOrder>(*kim.record(workOrder, order));

        // Three days later the line is back.
        office.scene.server.clock().passDays(3);
        kim.line().comeBack();
        QVERIFY2(office.scene.everythingArrives(kim), Office::left(kim));

        const auto at = [&](int minute) { return std::optional(Instant{submitted.ms + minute * minutes}); };
        const auto stands = office.atServer(order);
        QCOMPARE(stands.submittedAt, at(0));
        QCOMPARE(stands.acceptedAt, at(10));
        QCOMPARE(stands.startedAt, at(15));
        QCOMPARE(stands.resolvedAt, at(240));
        QCOMPARE(stands.responseDue, at(15));
        QCOMPARE(stands.resolveDue, at(10 + 240 + 120)); // two hours on hold
        QCOMPARE(stands.resolveDue, predicted.resolveDue);
        QCOMPARE(stands.pauses, predicted.pauses);
        const auto &working = rules::shippedCalendar();
        for (const auto kind : {rules::ClockKind::Response, rules::ClockKind::Resolve}) {
            const auto clock = rules::clockOf(stands, kind, working);
            QCOMPARE(rules::promiseOf(clock->clock, rules::calendarOf(clock->limit.basis, working), office.now()), rules::Promise::Kept);
        }
        // The time at which it was heard of stands beside the time at which it was done.
        const auto history = QJsonDocument::fromJson(*office.scene.server.service().history(office.scene.server.actor(u"reader"_s), workOrder, order)).array();
        QVERIFY(history.size() >= 5);
        for (const auto &entry : history)
            QVERIFY(entry[u"received_at"].toDouble() - entry[u"done_at"].toDouble() > 2.9 * 86'400'000);
        office.verifyEqual();
    }

    void eachItemIsStartedWorkedThroughAndClosed_data()
    {
        QTest::addColumn<int>("engine");
        QTest::addColumn<int>("weather");
        QTest::addColumn<bool>("offline");
        for (const auto &[engine, on] : {std::pair{store::Engine::Sqlite, "sqlite"}, std::pair{store::Engine::Postgres, "postgres"}}) {
            QTest::addRow("%s, online", on) << int(engine) << int(Weather::Calm) << false;
            QTest::addRow("%s, offline", on) << int(engine) << int(Weather::Calm) << true;
            QTest::addRow("%s, offline, reply lost", on) << int(engine) << int(Weather::ReplyLost) << true;
        }
    }
    void eachItemIsStartedWorkedThroughAndClosed()
    {
        OFFICE(office, );
        QFETCH(bool, offline);
        auto &kim = *office.kim;
        if (offline)
            kim.line().goOffline();
        const auto syncs = [&] { return offline || !kim.syncs(); };

        std::map<QString, QUuid> orders;
        for (const auto &item : rules::shippedServiceItems().items) {
            const auto order = orders[item.code] = office.opens(kim, item.code);
            QVERIFY(syncs());
            QCOMPARE(office.goes(kim, order, "accepted"), QString());
            QCOMPARE(office.goes(kim, order, "dispatched"), QString());
            QCOMPARE(office.goes(kim, order, "in_progress"), QString());
            QVERIFY(syncs());
            QVERIFY(office.goes(kim, order, "resolved", {{u"resolution"_s, u"已办结"_s}}).startsWith(u"steps "_s));
            QCOMPARE(office.works(kim, order), QString());
            QVERIFY(syncs());
            QCOMPARE(office.goes(kim, order, "resolved", {{u"resolution"_s, u"已办结"_s}}), QString());
            QCOMPARE(office.works(kim, order, rules::StepBefore::Closed), QString());
            QCOMPARE(office.goes(kim, order, "awaiting_confirmation"), QString());
            QVERIFY(syncs());
            if (item.code.startsWith(u'A') && item.code != u"A6") {
                QCOMPARE(office.goes(kim, order, "closed"), u"no_resource "_s + item.code);
                const auto host = kim.creates(aResource().named(u"ecs-"_s + item.code).inUnit(office.scene.unit));
                const auto part = kim.creates({.entity = orderResource, .fields = {{u"order_id"_s, idText(order)}, {u"resource_id"_s, idText(host)}, {u"change"_s, uR"({"vcpu": 8})"_s}}});
                QVERIFY(office.goes(kim, order, "closed").startsWith(u"ledger "_s));
                QVERIFY(!kim.edits(resource, host, {{u"vcpu"_s, qint64(8)}}));
                QVERIFY(!kim.edits(orderResource, part, {{u"applied"_s, qint64(1)}}));
                QVERIFY(syncs());
            }
            // A P2 is not closed by who handled it alone.
            const auto byHimself = office.goes(kim, order, "closed");
            QCOMPARE(byHimself, u"own_close p2"_s);
            QVERIFY(syncs());
            office.pass(minutes);
        }
        kim.line().comeBack();
        QVERIFY2(office.scene.everythingArrives(kim), Office::left(kim));
        QVERIFY(!office.lee->syncs());
        for (const auto &[code, order] : orders)
            QCOMPARE(office.goes(*office.lee, order, "closed"), QString());
        QVERIFY2(office.scene.everythingArrives(*office.lee), Office::left(*office.lee));

        for (const auto &[code, order] : orders)
            QVERIFY2(office.atServer(order).state == OrderState::Closed, qPrintable(code));
        office.verifyEqual();
    }

    SCENARIO(aDoubleClickMakesOneOrder)
    {
        OFFICE(office, u"C1"_s);
        auto &kim = *office.kim;
        QVERIFY(!kim.edits(resource, office.scene.box, {{note, u"来电"_s}}));
        items::RecordEditor form(shapeOf<WorkOrder>(), shippedCatalogues(), office.scene.server.ids(), office.scene.server.clock());
        form.begin();
        for (const auto &[field, value] : office.newOrder(u"C1"_s))
            form.setValue(form.shape().indexOf(field), value);

        // The form's sink is asked twice; and what it was asked once goes out twice.
        const auto first = form.command({});
        const auto second = form.command({});
        QVERIFY(first && second);
        QCOMPARE(second->targets, first->targets);
        QVERIFY(!kim.submits(*first));
        (void)kim.submits(*first);
        QCOMPARE(said(kim.submits(*second)), u"already_exists id"_s);
        QVERIFY2(office.scene.everythingArrives(kim), Office::left(kim));

        QCOMPARE(office.scene.server.all(workOrder).size(), size_t(1));
        QCOMPARE(office.scene.server.historyLength(workOrder, first->targets.front().id), 1);
        office.verifyEqual();
    }

    ON_EACH_ENGINE(twoActOnOneOrderOffline)
    {
        CALM_OFFICE(office, u"C6"_s);
        auto &kim = *office.kim;
        auto &lee = *office.lee;
        const auto order = office.opens(kim, u"C6"_s);
        QVERIFY(!kim.syncs());
        QVERIFY(!lee.syncs());

        // Both accept: it was accepted when the first of them did, though he is heard of later.
        office.pass(5 * minutes);
        const auto first = office.now();
        QCOMPARE(office.goes(lee, order, "accepted"), QString());
        office.pass(40 * minutes);
        QCOMPARE(office.goes(kim, order, "accepted"), QString());
        QVERIFY(!kim.syncs());
        QVERIFY(!lee.syncs());
        QVERIFY(lee.acts().empty());
        QCOMPARE(office.atServer(order).acceptedAt, std::optional(first));

        // One puts it on hold, the other starts it: a person decides.
        QVERIFY(!kim.syncs());
        QCOMPARE(office.goes(kim, order, "dispatched"), QString());
        QCOMPARE(office.goes(lee, order, "in_progress"), QString());
        QVERIFY(!kim.syncs());
        (void)lee.syncs();
        const auto acts = lee.acts();
        QCOMPARE(acts.size(), size_t(1));
        QCOMPARE(acts.front().state, ActState::Conflicted);
        lee.keeps(acts.front(), Keep::Mine);
        QVERIFY2(office.scene.everythingArrives(lee), Office::left(lee));
        QCOMPARE(office.atServer(order).state, OrderState::InProgress);
        office.verifyEqual();
    }

    ON_EACH_ENGINE(aStepThatTwoWorkIsOneRecord)
    {
        CALM_OFFICE(office, u"C6"_s);
        auto &kim = *office.kim;
        auto &lee = *office.lee;
        const auto order = office.opens(kim, u"C6"_s);
        QCOMPARE(office.goes(kim, order, "accepted"), QString());
        QVERIFY(!kim.syncs());
        QVERIFY(!lee.syncs());

        QCOMPARE(office.works(kim, order), QString());
        QCOMPARE(office.works(lee, order), QString());
        QVERIFY(!kim.syncs());
        (void)lee.syncs();
        for (const auto &act : lee.acts())
            lee.discards(act);

        QCOMPARE(office.scene.server.all(orderStep).size(), size_t(2));
        office.verifyEqual();
    }

    ON_EACH_ENGINE(aClockThatRunsAheadKeepsNoPromise)
    {
        CALM_OFFICE(office, u"C1"_s);
        auto &kim = *office.kim;
        const auto order = office.opens(kim, u"C1"_s);
        QVERIFY(!kim.syncs());
        const auto seen = kim.record(workOrder, order);
        const Instant tomorrow{office.now().ms + 86'400'000};
        QVERIFY(!kim.submits({.kind = CommandKind::Edit, .entity = workOrder, .targets = {{order, seen->revision}}, .fields = {{state, u"accepted"_s}}, .occurredAt = tomorrow}));
        QVERIFY(!kim.syncs());

        QCOMPARE(office.atServer(order).acceptedAt, std::optional(office.now()));
        office.verifyEqual();
    }

    void twoWorkstationsAndAKilledServerEndInTheSameState_data()
    {
        QTest::addColumn<int>("engine");
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 20; ++seed)
            QTest::addRow("sqlite, shift %u", seed) << int(store::Engine::Sqlite) << seed;
        for (unsigned seed = 101; seed <= 106; ++seed)
            QTest::addRow("postgres, shift %u", seed) << int(store::Engine::Postgres) << seed;
    }
    void twoWorkstationsAndAKilledServerEndInTheSameState()
    {
        QFETCH(int, engine);
        QFETCH(unsigned, seed);
        Shift shift(engine, seed);

        for (int step = 0; step < 120; ++step)
            shift.something();

        QVERIFY(shift.comesToRest());
        shift.verifySense();
        shift.office.verifyEqual();
    }
};

QTEST_GUILESS_MAIN(Orders)
#include "tst_orders.moc"
