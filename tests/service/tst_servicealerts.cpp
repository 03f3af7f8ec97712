// Incidents from the monitoring's alerts: one a group, however often and by however many they are told.
#include "service/city.h"
#include "service/hooktokens.h"

#include <thread>

using namespace house;

class TestServiceAlerts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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
        // The contract's clock runs; the law's is started by a person's grading only.
        QVERIFY(!isEmpty(city.of(workOrder, order, u"response_due"_s)));
        QVERIFY(isEmpty(city.of(workOrder, order, u"security_level"_s)) && isEmpty(city.of(workOrder, order, u"graded_at"_s)) && isEmpty(city.of(workOrder, order, u"report_due"_s)));
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
};

QTEST_GUILESS_MAIN(TestServiceAlerts)
#include "tst_servicealerts.moc"
