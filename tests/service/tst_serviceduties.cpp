// What the server does by itself: incidents from alerts, orders from plans, escalations, confirmations by time-out, and due
// times after a change of the calendar. Each of it may be done twice, or by two servers, and happens once.
#include "rules/calendardocument.h"
#include "rules/derivedids.h"
#include "rules/orderalerts.h"
#include "rules/policies.h"
#include "rules/serviceitems.h"
#include "service/alerts.h"
#include "service/hooktokens.h"
#include "service/house.h"
#include "service/plans.h"
#include "service/recalculation.h"
#include "service/watch.h"

#include <QDateTime>
#include <thread>

using namespace house;
using namespace Qt::StringLiterals;

namespace {

const QString workOrder = QStringLiteral("work_order");
const QString orderAlert = QStringLiteral("order_alert");
const QString orderNote = QStringLiteral("order_note");
const QString orderPlan = QStringLiteral("order_plan");
const QString orderResource = QStringLiteral("order_resource");

rules::Alert alert(const QString &fingerprint, bool firing, Instant startsAt, const QString &instance = {}, const QString &severity = u"warning"_s)
{
    rules::Alert one;
    one.fingerprint = fingerprint;
    one.firing = firing;
    one.labels = {{u"alertname"_s, u"HostDown"_s}, {u"severity"_s, severity}};
    if (!instance.isEmpty())
        one.labels[u"instance"_s] = instance;
    one.annotations = {{u"summary"_s, u"主机失联"_s}};
    one.startsAt = startsAt;
    if (!firing)
        one.endsAt = Instant{startsAt.ms + 60'000};
    return one;
}

rules::AlertGroup group(std::vector<rules::Alert> alerts, const QString &key = u"{}:{alertname=\"HostDown\"}"_s)
{
    rules::AlertGroup made;
    made.key = key;
    made.alerts = std::move(alerts);
    return made;
}

QString fingerprint(int number)
{
    return QStringLiteral("%1").arg(number, 16, 16, QLatin1Char('0'));
}

Instant china(const QString &local)
{
    auto stamp = QDateTime::fromString(local, u"yyyy-MM-dd HH:mm"_s);
    stamp.setOffsetFromUtc(8 * 3600);
    return {stamp.toMSecsSinceEpoch()};
}

} // namespace

class TestServiceDuties : public QObject
{
    Q_OBJECT

private:
    /// A house with a provider, a using unit and the shipped catalogue.
    struct City {
        House &house;
        Actor kim;
        QUuid provider;
        QUuid water;

        explicit City(House &h) : house(h), kim(h.manager())
        {
            provider = House::applied(house.run(kim, house.create(organisation, {{u"name"_s, u"航天云宏"_s}, {u"party"_s, u"provider"_s}}))).id;
            water = house.unit(kim, u"水务局"_s);
            House::applied(house.run(kim, rules::seedCommand(rules::shippedServiceItems().items, {}, house.ids, house.clock.now())));
        }
        [[nodiscard]] QUuid item(const QString &code) const { return rules::shippedItemId(code, 1).uuid; }

        service::AlertsTaken take(const rules::AlertGroup &message)
        {
            const auto taken = service::takeAlerts(house.service->ownActs(), house.ids, message);
            if (!taken)
                qFatal("takeAlerts: %s %s %s", qPrintable(textOf(taken.error().code)), qPrintable(taken.error().field), qPrintable(taken.error().message));
            return *taken;
        }
        service::PlansRun makePlanned()
        {
            const auto run = service::runPlans(house.service->ownActs());
            if (!run)
                qFatal("runPlans: %s %s", qPrintable(run.error().field), qPrintable(run.error().message));
            return *run;
        }
        service::WatchRun look(service::Watch &watch)
        {
            const auto run = watch.look(house.service->ownActs());
            if (!run)
                qFatal("look: %s %s", qPrintable(run.error().field), qPrintable(run.error().message));
            return *run;
        }
        std::vector<Record> all(const QString &entity)
        {
            Rows rows;
            const auto page = house.service->snapshot(kim, entity, {}, 20'000, rows);
            if (!page)
                qFatal("snapshot");
            return rows.of(entity);
        }
        Value of(const QString &entity, const QUuid &id, const QString &field) { return house.field(kim, entity, id, field); }
        QString state(const QUuid &order) { return text(of(workOrder, order, u"state"_s)); }
        QStringList notes(const QString &kind)
        {
            QStringList words;
            const auto &shape = *shapeNamed(orderNote);
            for (const auto &note : all(orderNote))
                if (text(note.values[size_t(shape.indexOf(u"kind"))]) == kind)
                    words << text(note.values[size_t(shape.indexOf(u"text"))]);
            words.sort();
            return words;
        }

        Actor engineer() { return house.actor(u"Li"_s, {u"engineer"_s, u"shift_leader"_s, u"service_desk"_s}); }
        /// An order of that item, submitted now.
        QUuid order(const QString &code, Patch more = {})
        {
            more.insert({{u"title"_s, u"工单"_s}, {u"item_id"_s, idText(item(code))}, {u"unit_id"_s, idText(water)}, {u"state"_s, u"submitted"_s}});
            return House::applied(house.run(engineer(), house.create(workOrder, more))).id;
        }
        Receipt move(const QUuid &order, const QString &to, Patch more = {}, const QString &reason = {})
        {
            more.insert_or_assign(u"state"_s, to);
            auto command = house.edit(workOrder, order, house.revision(kim, workOrder, order), more);
            command.reason = reason;
            return house.run(engineer(), command);
        }
        QUuid plan(Patch more = {})
        {
            Patch fields{{u"name"_s, u"机房巡检"_s}, {u"item_id"_s, idText(item(u"B1"_s))}, {u"unit_id"_s, idText(provider)}, {u"team"_s, u"engineer"_s},
                         {u"schedule"_s, uR"({"every":"day","at":["09:00"],"catch_up":2})"_s}, {u"starts_on"_s, u"2026-11-01"_s}};
            for (auto &[name, value] : more)
                fields.insert_or_assign(name, value);
            return House::applied(house.run(kim, house.create(orderPlan, fields))).id;
        }
        void setTime(const QString &local) { house.clock.ms = china(local).ms; }
    };

private Q_SLOTS:
    // Alerts

    ON_EACH_ENGINE(anIncidentOpensUpdatesAndResolves)
    {
        HOUSE(house);
        City city(house);
        const Instant start = house.clock.now();

        const auto opened = city.take(group({alert(u"a1"_s, true, start), alert(u"a2"_s, true, start)}));
        const auto again = city.take(group({alert(u"a1"_s, true, start), alert(u"a2"_s, true, start)}));
        const auto grown = city.take(group({alert(u"a1"_s, true, start), alert(u"a2"_s, false, start), alert(u"a3"_s, true, start)}));

        QVERIFY(opened.opened && opened.added == 2);
        QVERIFY(!again.opened && again.added == 0 && again.changed == 0);
        QCOMPARE(again.incident, opened.incident);
        QVERIFY(!grown.opened && grown.added == 1 && grown.changed == 1);
        QCOMPARE(city.state(opened.incident), u"submitted"_s);
        QCOMPARE(text(city.of(workOrder, opened.incident, u"kind"_s)), u"incident"_s);
        QCOMPARE(text(city.of(workOrder, opened.incident, u"priority"_s)), u"p3"_s);
        QCOMPARE(text(city.of(workOrder, opened.incident, u"title"_s)), u"主机失联 (2)"_s);
        QCOMPARE(text(city.of(workOrder, opened.incident, u"unit_id"_s)), idText(city.provider));
        QVERIFY(!isEmpty(city.of(workOrder, opened.incident, u"response_due"_s)));

        const auto resolved = city.take(group({alert(u"a1"_s, false, start), alert(u"a3"_s, false, start)}));

        QVERIFY(resolved.resolved);
        QCOMPARE(city.state(opened.incident), u"resolved"_s);
        QCOMPARE(city.all(workOrder).size(), size_t(1));
        QCOMPARE(city.all(orderAlert).size(), size_t(3));
    }

    ON_EACH_ENGINE(theSameMessageTwiceChangesNothing)
    {
        HOUSE(house);
        City city(house);
        const auto message = group({alert(u"a1"_s, true, house.clock.now())});
        city.take(message);
        const auto head = house.service->feedHead();

        city.take(message);

        QCOMPARE(*house.service->feedHead(), *head);
    }

    ON_EACH_ENGINE(messagesThatComeAtOnceMakeOneIncident)
    {
        HOUSE(house);
        City city(house);
        const Instant start = house.clock.now();
        std::vector<std::thread> threads;
        std::atomic<int> opened = 0;

        // Each knows of one alert more than the other: no two messages are the same.
        for (int i = 1; i <= 6; ++i)
            threads.emplace_back([&, i] {
                std::vector<rules::Alert> alerts;
                for (int k = 0; k < i; ++k)
                    alerts.push_back(alert(fingerprint(k), true, start));
                opened += city.take(group(std::move(alerts))).opened ? 1 : 0;
            });
        for (auto &thread : threads)
            thread.join();

        QCOMPARE(opened.load(), 1);
        QCOMPARE(city.all(workOrder).size(), size_t(1));
        QCOMPARE(city.all(orderAlert).size(), size_t(6));
    }

    ON_EACH_ENGINE(aBurstMakesAnIncidentAGroupAndNoMore)
    {
        HOUSE(house);
        City city(house);
        const Instant start = house.clock.now();
        constexpr int groups = 20, each = 500;

        for (int round = 0; round < 2; ++round)
            for (int g = 0; g < groups; ++g) {
                std::vector<rules::Alert> alerts;
                for (int i = 0; i < each; ++i)
                    alerts.push_back(alert(fingerprint(g * each + i), true, start));
                city.take(group(std::move(alerts), QStringLiteral("{}:{cluster=\"%1\"}").arg(g)));
            }

        QCOMPARE(city.all(workOrder).size(), size_t(groups));
        QCOMPARE(city.all(orderAlert).size(), size_t(groups * each));
    }

    ON_EACH_ENGINE(anIncidentNamesTheResourcesAndTakesTheirUnit)
    {
        HOUSE(house);
        City city(house);
        const auto host = House::applied(house.run(city.kim, house.create(resource, {{u"name"_s, u"水务主机"_s}, {u"type"_s, u"ecs"_s}, {u"unit_id"_s, idText(city.water)}, {u"private_ip"_s, u"10.16.3.7"_s}, {u"network_zone"_s, u"app"_s}}))).id;

        const auto taken = city.take(group({alert(u"a1"_s, true, house.clock.now(), u"10.16.3.7:9100"_s), alert(u"a2"_s, true, house.clock.now(), u"10.99.99.99:9100"_s)}));

        QCOMPARE(text(city.of(workOrder, taken.incident, u"unit_id"_s)), idText(city.water));
        const auto ties = city.all(orderResource);
        QCOMPARE(ties.size(), size_t(1));
        QCOMPARE(text(ties.front().values[size_t(shapeNamed(orderResource)->indexOf(u"resource_id"))]), idText(host));
    }

    ON_EACH_ENGINE(whatSomebodyWorksOnIsLeftToThem)
    {
        HOUSE(house);
        City city(house);
        const Instant start = house.clock.now();
        const auto order = city.take(group({alert(u"a1"_s, true, start)})).incident;
        House::applied(city.move(order, u"accepted"_s));
        House::applied(city.move(order, u"in_progress"_s));

        const auto ended = city.take(group({alert(u"a1"_s, false, start)}));
        city.take(group({alert(u"a1"_s, false, start)}));

        QVERIFY(!ended.resolved && ended.changed == 1);
        QCOMPARE(city.state(order), u"in_progress"_s);
        QCOMPARE(city.notes(u"automatic"_s).size(), 1);
        QVERIFY(city.notes(u"automatic"_s).front().contains(u"核实"_s));
    }

    ON_EACH_ENGINE(whatFiresAgainIsReopenedAndWhatWasClosedBeginsAnew)
    {
        HOUSE(house);
        City city(house);
        const Instant start = house.clock.now();
        const auto first = city.take(group({alert(u"a1"_s, true, start)})).incident;
        city.take(group({alert(u"a1"_s, false, start)}));

        const auto again = city.take(group({alert(u"a1"_s, true, {start.ms + 600'000})}));

        QVERIFY(again.reopened);
        QCOMPARE(again.incident, first);
        QCOMPARE(city.state(first), u"submitted"_s);
        QCOMPARE(integer(city.of(workOrder, first, u"reopen_count"_s)), 1);

        const auto boss = house.actor(u"Chen"_s, {u"service_manager"_s});
        auto end = house.edit(workOrder, first, house.revision(city.kim, workOrder, first), {{u"state"_s, u"terminated"_s}});
        end.reason = u"误报"_s;
        House::applied(house.run(boss, end));
        const auto next = city.take(group({alert(u"a1"_s, true, {start.ms + 1'200'000})}));

        QVERIFY(next.opened);
        QVERIFY(next.incident != first);
    }

    ON_EACH_ENGINE(aGraverAlertRaisesThePriority)
    {
        HOUSE(house);
        City city(house);
        const Instant start = house.clock.now();
        const auto order = city.take(group({alert(u"a1"_s, true, start)})).incident;

        city.take(group({alert(u"a1"_s, true, start), alert(u"a2"_s, true, start, {}, u"page"_s)}));

        QCOMPARE(text(city.of(workOrder, order, u"priority"_s)), u"p1"_s);
    }

    ON_EACH_ENGINE(theMappingIsWhatTheSiteSaysItIs)
    {
        HOUSE(house);
        City city(house);
        const QString content = uR"({"name":"n","version":"2","source_note":"s","item":"C2","team":"engineer","unit":"水务局","severity_label":"level","instance_labels":["instance"],"summary_annotations":["summary"],"ignored":[],"grades":[],"otherwise":{"impact":"platform","urgency":"high"}})"_s;
        House::applied(house.run(city.kim, house.create(u"policy"_s, {{u"kind"_s, u"alert_mapping"_s}, {u"name"_s, u"n"_s}, {u"version"_s, u"2"_s}, {u"content"_s, content}})));

        const auto taken = city.take(group({alert(u"a1"_s, true, house.clock.now())}));

        QCOMPARE(text(city.of(workOrder, taken.incident, u"unit_id"_s)), idText(city.water));
        QCOMPARE(text(city.of(workOrder, taken.incident, u"priority"_s)), u"p1"_s);
        QCOMPARE(text(city.of(workOrder, taken.incident, u"item_id"_s)), idText(city.item(u"C2"_s)));
    }

    ON_EACH_ENGINE(withoutACatalogueTheMonitoringIsAskedToComeAgain)
    {
        HOUSE(house);
        const auto kim = house.manager();
        house.unit(kim, u"水务局"_s);

        const auto taken = service::takeAlerts(house.service->ownActs(), house.ids, group({alert(u"a1"_s, true, house.clock.now())}));

        QVERIFY(!taken);
        QCOMPARE(taken.error().code, ErrorCode::Unavailable);
    }

    ON_EACH_ENGINE(aHookTokenOpensTheHookUntilItIsTakenBack)
    {
        HOUSE(house);
        const auto database = house.database();
        const auto token = service::makeHookToken(*database, u"am-1"_s, house.clock.now());
        QVERIFY(token);

        QCOMPARE(*house.service->hookOf(*token), u"am-1"_s);
        QCOMPARE(house.service->hookOf("another").error().code, ErrorCode::NotSignedIn);
        QCOMPARE(house.service->hookOf({}).error().code, ErrorCode::NotSignedIn);
        const auto renewed = service::makeHookToken(*database, u"am-1"_s, house.clock.now());
        QVERIFY(!house.service->hookOf(*token));
        QCOMPARE(service::hookTokens(*database)->size(), size_t(1));
        QVERIFY(*service::dropHookToken(*database, u"am-1"_s));
        QVERIFY(!house.service->hookOf(*renewed));
        QVERIFY(!service::makeHookToken(*database, u"no spaces"_s, house.clock.now()));
    }

    // Plans

    ON_EACH_ENGINE(aPlanMakesItsOrderOnceWhenItIsDue)
    {
        HOUSE(house);
        City city(house);
        city.setTime(u"2026-11-23 08:00"_s);
        const auto plan = city.plan();

        QCOMPARE(city.makePlanned(), service::PlansRun{});
        city.setTime(u"2026-11-23 09:00"_s);
        const auto due = city.makePlanned();
        const auto again = city.makePlanned();

        QCOMPARE(due, (service::PlansRun{.made = 1}));
        QCOMPARE(again, service::PlansRun{});
        const auto orders = city.all(workOrder);
        QCOMPARE(orders.size(), size_t(1));
        const auto order = orders.front().id;
        QCOMPARE(text(city.of(workOrder, order, u"title"_s)), u"机房巡检 2026-11-23"_s);
        QCOMPARE(city.state(order), u"dispatched"_s);
        QCOMPARE(text(city.of(workOrder, order, u"kind"_s)), u"inspection"_s);
        QCOMPARE(integer(city.of(workOrder, order, u"planned_for"_s)), china(u"2026-11-23 09:00"_s).ms);
        QCOMPARE(text(city.of(workOrder, order, u"plan_id"_s)), idText(plan));
        QVERIFY(city.notes(u"automatic"_s).isEmpty());
    }

    ON_EACH_ENGINE(whatWasMissedIsCaughtUpAndSaid)
    {
        HOUSE(house);
        City city(house);
        city.setTime(u"2026-11-18 08:00"_s);
        city.plan();
        city.setTime(u"2026-11-23 12:00"_s);

        const auto run = city.makePlanned();

        QCOMPARE(run, (service::PlansRun{.made = 2, .caughtUp = 2, .givenUp = 4}));
        const auto notes = city.notes(u"automatic"_s);
        QCOMPARE(notes.size(), 2);
        QVERIFY2(notes[0].contains(u"2026-11-22 09:00"_s) && notes[0].contains(u"4 次"_s), qPrintable(notes[0]));
        QVERIFY(notes[1].contains(u"2026-11-23 09:00"_s));
        QCOMPARE(city.makePlanned(), service::PlansRun{});
    }

    ON_EACH_ENGINE(twoServersMakeOneOrder)
    {
        HOUSE(house);
        City city(house);
        city.setTime(u"2026-11-23 08:00"_s);
        city.plan();
        city.setTime(u"2026-11-23 09:01"_s);
        std::vector<std::thread> threads;

        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] { city.makePlanned(); });
        for (auto &thread : threads)
            thread.join();
        house.clock.turnMinutes(1);
        city.makePlanned();

        QCOMPARE(city.all(workOrder).size(), size_t(1));
    }

    ON_EACH_ENGINE(aPausedPlanRestsAndMakesNoArrearsAfterwards)
    {
        HOUSE(house);
        City city(house);
        city.setTime(u"2026-11-20 08:00"_s);
        const auto plan = city.plan({{u"paused"_s, qint64(1)}});
        city.setTime(u"2026-11-23 08:00"_s);

        QCOMPARE(city.makePlanned(), service::PlansRun{});
        House::applied(house.run(city.kim, house.edit(orderPlan, plan, house.revision(city.kim, orderPlan, plan), {{u"paused"_s, qint64(0)}})));
        city.setTime(u"2026-11-23 09:00"_s);

        QCOMPARE(city.makePlanned(), (service::PlansRun{.made = 1}));
    }

    ON_EACH_ENGINE(aRefusedOrderIsTriedAgainWhenThePlanIsMended)
    {
        HOUSE(house);
        City city(house);
        city.setTime(u"2026-11-23 08:00"_s);
        const auto somebody = House::applied(house.run(city.kim, house.create(person, {{u"name"_s, u"李工"_s}, {u"unit_id"_s, idText(city.provider)}}))).id;
        const auto plan = city.plan({{u"assignee_id"_s, idText(somebody)}});
        House::applied(house.run(city.kim, house.change(CommandKind::Retire, person, somebody, 1)));
        city.setTime(u"2026-11-23 09:00"_s);

        const auto refused = city.makePlanned();
        const auto still = city.makePlanned();
        House::applied(house.run(city.kim, house.edit(orderPlan, plan, house.revision(city.kim, orderPlan, plan), {{u"assignee_id"_s, Value()}})));
        const auto mended = city.makePlanned();

        QCOMPARE(refused, (service::PlansRun{.failed = 1}));
        QCOMPARE(still, (service::PlansRun{.failed = 1}));
        QCOMPARE(mended, (service::PlansRun{.made = 1}));
    }

    ON_EACH_ENGINE(ordersTakeTheVersionInForce)
    {
        HOUSE(house);
        City city(house);
        city.setTime(u"2026-11-23 08:00"_s);
        city.plan();
        const auto before = fromRecord<ServiceItem>(*house.service->record(city.kim, u"service_item"_s, city.item(u"B1"_s)));
        auto next = *before;
        next.id = {house.ids.next()};
        next.version = 2;
        next.state = ItemState::Draft;
        const auto &shape = *shapeNamed(u"service_item");
        Patch fields;
        const auto record = toRecord(next);
        for (size_t i = 0; i < shape.fields.size(); ++i)
            if (!shape.fields[i].traits.readOnly)
                fields.emplace(shape.fields[i].name, record.values[i]);
        auto draft = house.create(u"service_item"_s, fields);
        draft.targets = {{next.id.uuid, 0}};
        House::applied(house.run(city.kim, draft));
        next.revision = 1;
        House::applied(house.run(city.kim, rules::publishCommand(next, &*before, u"修订"_s, house.ids, house.clock.now())));
        city.setTime(u"2026-11-23 09:00"_s);

        QCOMPARE(city.makePlanned().made, 1);

        QCOMPARE(text(city.of(workOrder, city.all(workOrder).front().id, u"item_id"_s)), idText(next.id.uuid));
    }

    // Watch

    ON_EACH_ENGINE(warnsOnceAndTellsWhom)
    {
        HOUSE(house);
        City city(house);
        city.setTime(u"2026-11-23 09:00"_s);
        service::Watch watch;
        city.look(watch);
        const auto order = city.order(u"C2"_s, {{u"impact"_s, u"one_system"_s}, {u"urgency"_s, u"medium"_s}}); // P3: 30 working minutes to respond
        city.setTime(u"2026-11-23 09:25"_s);

        const auto run = city.look(watch);
        const auto again = city.look(watch);
        service::Watch other; // another server, or this one after a start
        const auto elsewhere = city.look(other);

        QCOMPARE(run, (service::WatchRun{.escalated = 1}));
        QCOMPARE(again, service::WatchRun{});
        QCOMPARE(elsewhere, service::WatchRun{});
        const auto notes = city.notes(u"escalation"_s);
        QCOMPARE(notes, QStringList{u"响应时限已用 80%，到期时间 2026-11-23 09:30。"_s});
        const auto note = city.all(orderNote).front();
        QCOMPARE(text(note.values[size_t(shapeNamed(orderNote)->indexOf(u"to_roles"))]), u"service_desk"_s);
        QCOMPARE(text(note.values[size_t(shapeNamed(orderNote)->indexOf(u"order_id"))]), idText(order));

        city.setTime(u"2026-11-23 09:30"_s);
        QCOMPARE(city.look(watch), (service::WatchRun{.escalated = 1}));
        House::applied(city.move(order, u"accepted"_s));
        city.setTime(u"2026-11-23 09:40"_s);
        QCOMPARE(city.look(watch), service::WatchRun{});
    }

    ON_EACH_ENGINE(saysNothingOfWhatWasOverBeforeTheFirstWatch)
    {
        HOUSE(house);
        City city(house);
        city.setTime(u"2026-11-16 09:00"_s);
        city.order(u"C2"_s, {{u"impact"_s, u"platform"_s}, {u"urgency"_s, u"high"_s}});
        city.setTime(u"2026-11-23 09:00"_s);
        service::Watch watch;

        QCOMPARE(city.look(watch), service::WatchRun{});
    }

    ON_EACH_ENGINE(asksForConfirmationAndClosesWhatNobodyAnswers)
    {
        HOUSE(house);
        City city(house);
        city.setTime(u"2026-11-19 09:00"_s); // a Thursday
        service::Watch watch;
        city.look(watch);
        const Instant start = house.clock.now();
        const auto order = city.take(group({alert(u"a1"_s, true, start)})).incident;
        city.take(group({alert(u"a1"_s, false, start)}));
        QCOMPARE(city.state(order), u"resolved"_s);

        city.setTime(u"2026-11-19 09:15"_s);
        const auto asked = city.look(watch);
        QCOMPARE(asked.asked, 1);
        QCOMPARE(city.state(order), u"awaiting_confirmation"_s);

        city.setTime(u"2026-11-22 20:00"_s); // three days, but one working day
        QCOMPARE(city.look(watch).closed, 0);
        city.setTime(u"2026-11-23 18:00"_s);
        const auto refused = city.look(watch); // the steps that must be recorded are not
        QCOMPARE(refused.closed, 0);
        QCOMPARE(city.state(order), u"awaiting_confirmation"_s);
    }

    ON_EACH_ENGINE(aCommandOfTheServerIsNoPersons)
    {
        HOUSE(house);
        City city(house);
        const auto order = city.take(group({alert(u"a1"_s, true, house.clock.now())})).incident;
        const auto mine = house.create(orderAlert, {{u"order_id"_s, idText(order)}, {u"fingerprint"_s, u"ff"_s}, {u"name"_s, u"x"_s}, {u"starts_at"_s, qint64(1)}});

        QCOMPARE(House::refusal(house.run(city.kim, mine)).code, ErrorCode::MissingRight);
    }

    // Due times

    ON_EACH_ENGINE(aNewCalendarMovesOpenOrdersOnceAndLeavesNoHistory)
    {
        HOUSE(house);
        City city(house);
        city.setTime(u"2026-11-20 17:00"_s); // a Friday
        const auto open = city.order(u"C1"_s);
        House::applied(city.move(open, u"accepted"_s));
        QVERIFY(service::recalculateDueTimes(house.service->ownActs()));
        const auto due = integer(city.of(workOrder, open, u"resolve_due"_s));
        const auto history = house.service->history(city.kim, workOrder, open);
        const auto seen = house.revision(city.kim, workOrder, open);

        auto spec = rules::shippedCalendarSpec();
        spec.version = u"2026.2"_s;
        spec.exceptions[QDate(2026, 11, 23)] = {rules::DayKind::Holiday, u"停电检修"_s};
        House::applied(house.run(city.kim, house.create(u"policy"_s, {{u"kind"_s, u"calendar"_s}, {u"name"_s, u"日历"_s}, {u"version"_s, spec.version}, {u"content"_s, QString::fromUtf8(rules::toJson(spec))}})));
        const auto cursor = house.service->head(city.kim);
        QVERIFY(rules::workingCalendarOf(text(city.of(u"policy"_s, city.all(u"policy"_s).front().id, u"content"_s))).workingMs(china(u"2026-11-23 00:00"_s), china(u"2026-11-24 00:00"_s)) == 0);
        const auto moved = service::recalculateDueTimes(house.service->ownActs());
        const auto again = service::recalculateDueTimes(house.service->ownActs());

        QCOMPARE(*moved, 1);
        QCOMPARE(*again, 0);
        QCOMPARE(integer(city.of(workOrder, open, u"resolve_due"_s)), due + 24 * 3'600'000);
        QCOMPARE(*house.service->history(city.kim, workOrder, open), *history);
        Rows rows;
        QVERIFY(house.service->changesSince(city.kim, *cursor, 100, rows));
        QCOMPARE(rows.of(workOrder).size(), size_t(1));
        // Who saw the order before meets nobody's change.
        const auto edited = house.run(city.engineer(), house.edit(workOrder, open, seen, {{u"description"_s, u"补充"_s}}));
        QVERIFY(House::applied(edited).revision == seen + 1 && std::get<Applied>(edited.outcome).merged.empty());
    }

    ON_EACH_ENGINE(whatWasReckonedByTheServerIsWhatTheRulesReckon)
    {
        HOUSE(house);
        City city(house);
        for (int i = 0; i < 40; ++i) {
            city.setTime(u"2026-11-16 00:00"_s);
            house.clock.turnMinutes(i * 251);
            const auto order = city.order(i % 2 ? u"C1"_s : u"A2"_s);
            if (i % 3)
                House::applied(city.move(order, u"accepted"_s));
            if (i % 6 == 2)
                House::applied(city.move(order, u"in_progress"_s));
        }

        QCOMPARE(*service::recalculateAnyway(house.service->ownActs()), 0);

        const auto database = house.database();
        QVERIFY(database->run(u"UPDATE work_order SET response_due = 1, resolve_due = NULL"_s));
        QCOMPARE(*service::recalculateAnyway(house.service->ownActs()), 40);
        QCOMPARE(*service::recalculateAnyway(house.service->ownActs()), 0);
    }
};

QTEST_GUILESS_MAIN(TestServiceDuties)
#include "tst_serviceduties.moc"
