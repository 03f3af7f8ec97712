// What the server does by itself: orders from plans, escalations, confirmations by time-out, reminders, and due times after a
// change of the calendar. Each of it may be done twice, or by two servers, and happens once.
#include "rules/calendardocument.h"
#include "rules/policies.h"
#include "service/city.h"
#include "service/recalculation.h"
#include "service/reportwatch.h"

#include <thread>

using namespace house;

class TestServiceDuties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Reports by schedule

    ON_EACH_ENGINE(reportsAreMadeOnTheirDayAndMissedOnesAreCaughtUp)
    {
        HOUSE(house);
        City city(house);
        const auto watch = [&] { return service::watchReports(house.service->ownActs()).value(); };
        city.setTime(u"2026-11-30 09:00"_s);
        QCOMPARE(watch(), service::ReportWatchRun{}); // a new server begins with today
        city.setTime(u"2026-12-01 09:00"_s);
        QCOMPARE(watch(), (service::ReportWatchRun{.made = 1}));
        QCOMPARE(watch(), service::ReportWatchRun{});
        // Away until the year's report was due: two months, a quarter and a year; only the year's is of today.
        city.setTime(u"2027-01-05 09:00"_s);
        QCOMPARE(watch(), (service::ReportWatchRun{.made = 3, .caughtUp = 2}));
        const auto reports = city.all(u"run_report"_s);
        QCOMPARE(reports.size(), size_t(4));
        for (const auto &report : reports) {
            const auto made = fromRecord<RunReport>(report).value();
            QCOMPARE(made.state, ReportState::Draft);
            QVERIFY(made.bySchedule && !made.title.isEmpty() && !made.blocks.isEmpty());
            QCOMPARE(made.caughtUp, made.periodTo == QDate(2026, 12, 31) && made.kind != ReportKind::Yearly);
        }
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
        QCOMPARE(city.look(watch).closed, 1);

        QCOMPARE(city.state(order), u"closed"_s);
        QCOMPARE(integer(city.of(workOrder, order, u"auto_confirmed"_s)), 1);
        QCOMPARE(integer(city.of(workOrder, order, u"stars"_s)), 0);
        QVERIFY(isEmpty(city.of(workOrder, order, u"rated_at"_s)) && isEmpty(city.of(workOrder, order, u"rating_source"_s)));
        // No step came to be, and the record of the act says why.
        QVERIFY(city.all(orderStep).empty());
        QVERIFY(QString::fromUtf8(*house.service->history(city.kim, workOrder, order)).contains(u"各步骤不适用"_s));
        QCOMPARE(city.look(watch), service::WatchRun{});
    }

    ON_EACH_ENGINE(doesNotCloseWhatSomebodyWorkedOnHalfway)
    {
        HOUSE(house);
        City city(house);
        city.setTime(u"2026-11-19 09:00"_s);
        service::Watch watch;
        city.look(watch);
        const Instant start = house.clock.now();
        const auto order = city.take(group({alert(u"a1"_s, true, start)})).incident;
        city.take(group({alert(u"a1"_s, false, start)}));
        city.step(order, 1, u"begun"_s);

        city.setTime(u"2026-11-19 09:15"_s);
        city.look(watch);
        city.setTime(u"2026-11-23 18:00"_s);

        QCOMPARE(city.look(watch).closed, 0);
        QCOMPARE(city.state(order), u"awaiting_confirmation"_s);
    }

    ON_EACH_ENGINE(leavesAGraveIncidentThatWentByItselfToPeople)
    {
        HOUSE(house);
        City city(house);
        city.setTime(u"2026-11-19 09:00"_s);
        service::Watch watch;
        city.look(watch);
        const Instant start = house.clock.now();
        const auto order = city.take(group({alert(u"a1"_s, true, start, {}, u"page"_s)})).incident;
        QCOMPARE(text(city.of(workOrder, order, u"priority"_s)), u"p1"_s);
        city.take(group({alert(u"a1"_s, false, start)}));

        city.setTime(u"2026-11-19 09:15"_s);
        city.look(watch);
        city.setTime(u"2026-11-23 18:00"_s);

        QCOMPARE(city.look(watch).closed, 0);
    }

    ON_EACH_ENGINE(remindsOnceOfARatingThatDidNotCome)
    {
        HOUSE(house);
        City city(house);
        city.setTime(u"2026-11-19 09:00"_s); // a Thursday
        service::Watch watch;
        city.look(watch);
        const Instant start = house.clock.now();
        const auto order = city.take(group({alert(u"a1"_s, true, start)})).incident;
        const auto rated = city.take(group({alert(u"b1"_s, true, start)}, u"other"_s)).incident;
        city.take(group({alert(u"a1"_s, false, start)}));
        city.take(group({alert(u"b1"_s, false, start)}, u"other"_s));
        const auto says = [&](const QUuid &id, const Patch &fields) { House::applied(house.run(city.engineer(), house.edit(workOrder, id, house.revision(city.kim, workOrder, id), fields))); };
        for (const auto &one : {order, rated})
            says(one, {{u"rating_asked_at"_s, house.clock.now().ms}});
        says(rated, {{u"stars"_s, qint64(5)}, {u"rating_source"_s, u"phone"_s}});

        city.setTime(u"2026-11-23 18:00"_s); // three working days are over on Tuesday at nine
        QCOMPARE(city.look(watch).reminded, 0);
        city.setTime(u"2026-11-24 09:05"_s);
        QCOMPARE(city.look(watch).reminded, 1);
        QCOMPARE(city.notes(u"reminder"_s), QStringList{u"2026-11-19 09:00 请用户评价，至今未收到，请提醒用户。"_s});
        QCOMPARE(city.look(watch).reminded, 0);
        service::Watch other;
        city.setTime(u"2026-11-26 09:00"_s);
        QCOMPARE(city.look(other).reminded, 0);
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

    ON_EACH_ENGINE(aStepThatHasBegunFollowsTheCalendarAndStandsStillWithItsOrder)
    {
        HOUSE(house);
        City city(house);
        city.setTime(u"2026-11-19 10:00"_s); // a Thursday
        const auto order = city.order(u"A2"_s);
        House::applied(city.move(order, u"accepted"_s));
        House::applied(city.move(order, u"in_progress"_s));
        QVERIFY(service::recalculateDueTimes(house.service->ownActs()));
        const auto step = city.step(order, 2, u"begun"_s);
        const auto promised = city.of(orderStep, step, u"due_at"_s);
        QVERIFY(!isEmpty(promised));
        const auto revision = house.revision(city.kim, orderStep, step);
        const auto reckoned = [&] { return *service::recalculateDueTimes(house.service->ownActs()); };
        QCOMPARE(reckoned(), 0);

        house.clock.turnMinutes(10);
        House::applied(city.move(order, u"on_hold"_s, {{u"hold_kind"_s, u"user"_s}}, u"等清单"_s));
        QCOMPARE(reckoned(), 1);
        QVERIFY(isEmpty(city.of(orderStep, step, u"due_at"_s)));
        house.clock.turnMinutes(30);
        House::applied(city.move(order, u"in_progress"_s));
        QCOMPARE(reckoned(), 1);
        QCOMPARE(reckoned(), 0);
        QCOMPARE(integer(city.of(orderStep, step, u"due_at"_s)), integer(promised) + 30 * 60'000);

        auto spec = rules::shippedCalendarSpec();
        spec.version = u"2026.2"_s;
        for (const int day : {19, 20})
            spec.exceptions[QDate(2026, 11, day)] = {rules::DayKind::Holiday, u"停电检修"_s};
        House::applied(house.run(city.kim, house.create(u"policy"_s, {{u"kind"_s, u"calendar"_s}, {u"name"_s, u"日历"_s}, {u"version"_s, spec.version}, {u"content"_s, QString::fromUtf8(rules::toJson(spec))}})));
        QVERIFY(reckoned() >= 1);
        // On a holiday neither the step nor the pause counts: two working days from Monday morning.
        QCOMPARE(integer(city.of(orderStep, step, u"due_at"_s)), china(u"2026-11-24 18:00"_s).ms);
        QCOMPARE(house.revision(city.kim, orderStep, step), revision);
    }

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
