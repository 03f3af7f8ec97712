// Traps into which others fell with their clocks, each told to the real server: the order is opened and worked through its
// commands, and the watch looks when it looks.
#include "rules/policies.h"
#include "rules/servicelevels.h"
#include "service/city.h"

using namespace house;

class TestServiceTraps : public QObject
{
    Q_OBJECT

private:
    static const Patch &p1()
    {
        static const Patch fields{{u"impact"_s, u"platform"_s}, {u"urgency"_s, u"high"_s}}; // answered within 5 minutes, at any hour
        return fields;
    }
    static const Patch &p3()
    {
        static const Patch fields{{u"impact"_s, u"one_system"_s}, {u"urgency"_s, u"medium"_s}}; // within 30 minutes of work
        return fields;
    }
    static Command levels(House &house, const QByteArray &content)
    {
        return house.create(u"policy"_s, {{u"kind"_s, u"service_levels"_s}, {u"name"_s, u"服务级别"_s}, {u"version"_s, u"t"_s}, {u"content"_s, QString::fromUtf8(content)}});
    }

private Q_SLOTS:
    void dueTimes_data()
    {
        QTest::addColumn<int>("engine");
        QTest::addColumn<bool>("grave");
        QTest::addColumn<QString>("opened");
        QTest::addColumn<QString>("due");
        for (const auto &[engine, on] : {std::pair{store::Engine::Sqlite, "sqlite"}, std::pair{store::Engine::Postgres, "postgres"}}) {
            const auto row = [&](const char *name, bool grave, const char *opened, const char *due) {
                QTest::addRow("%s, %s", on, name) << int(engine) << grave << QString::fromLatin1(opened) << QString::fromLatin1(due);
            };
            row("around the clock no minute is lost at midnight", true, "2026-11-23 23:58", "2026-11-24 00:03");
            row("lunch is not counted", false, "2026-11-23 11:45", "2026-11-23 13:45");
            row("opened outside hours it is not due at once", false, "2026-11-23 22:00", "2026-11-24 09:00");
            row("opened on a make-up Saturday it begins at once", false, "2026-10-10 10:00", "2026-10-10 10:30");
            row("a leap day is a day", false, "2028-02-28 17:50", "2028-02-29 08:50");
            row("a leap day around the clock", true, "2028-02-28 23:58", "2028-02-29 00:03");
        }
    }
    void dueTimes()
    {
        HOUSE(house);
        QFETCH(bool, grave);
        QFETCH(QString, opened);
        QFETCH(QString, due);
        City city(house);
        city.setTime(opened);

        const auto order = city.order(u"C2"_s, grave ? p1() : p3());

        QCOMPARE(integer(city.of(workOrder, order, u"response_due"_s)), china(due).ms);
    }

    ON_EACH_ENGINE(whatIsDueAtMidnightIsSaidInTheMorning)
    {
        HOUSE(house);
        City city(house);
        auto document = rules::shippedServiceLevels();
        document.duty = {{{9 * 60, 17 * 60}}, true};
        document.actions = {{.clock = rules::ClockKind::Response, .when = rules::LevelAction::When::AtDue, .amount = 0, .unit = rules::TimeLimit::Unit::Minutes, .to = {u"service_desk"_s}, .priorities = {}, .kinds = {}, .anyHour = false}};
        House::applied(house.run(city.kim, levels(house, rules::toJson(document))));
        city.setTime(u"2026-11-23 23:55"_s);
        service::Watch watch;
        city.look(watch);
        city.order(u"C2"_s, p1());

        for (const auto *quiet : {"2026-11-23 23:55", "2026-11-24 00:00", "2026-11-24 00:05", "2026-11-24 08:59"}) {
            city.setTime(QString::fromLatin1(quiet));
            QCOMPARE(city.look(watch).escalated, 0);
        }
        city.setTime(u"2026-11-24 09:00"_s);
        QCOMPARE(city.look(watch).escalated, 1);
        QCOMPARE(city.look(watch).escalated, 0);
    }

    ON_EACH_ENGINE(nothingIsEscalatedAtOnceOrBeforeItBegan)
    {
        HOUSE(house);
        City city(house);
        for (const int percent : {0, -10}) {
            const auto json = rules::toJson(rules::shippedServiceLevels()).replace("\"percent\":75", "\"percent\":" + QByteArray::number(percent));
            QVERIFY(json != rules::toJson(rules::shippedServiceLevels()));
            QCOMPARE(House::refusal(house.run(city.kim, levels(house, json))).field, u"content"_s);
        }
        city.setTime(u"2026-11-23 09:00"_s);
        service::Watch watch;
        city.look(watch);
        city.order(u"C2"_s, p1());
        city.order(u"C2"_s, p3());

        QCOMPARE(city.look(watch), service::WatchRun{});
    }

    ON_EACH_ENGINE(aPauseOverTheHolidayAndTheMakeUpSaturdayMovesByItsWorkingTime)
    {
        HOUSE(house);
        City city(house);
        city.setTime(u"2026-09-30 16:00"_s);
        const auto order = city.order(u"C1"_s);
        House::applied(city.move(order, u"accepted"_s));
        House::applied(city.move(order, u"in_progress"_s));
        const Instant promised{integer(city.of(workOrder, order, u"resolve_due"_s))};
        QVERIFY(promised > china(u"2026-09-30 17:30"_s));

        city.setTime(u"2026-09-30 17:30"_s);
        House::applied(city.move(order, u"on_hold"_s, {{u"hold_kind"_s, u"user"_s}}, u"等用户材料"_s));
        QVERIFY(isEmpty(city.of(workOrder, order, u"resolve_due"_s)));
        city.setTime(u"2026-10-10 12:00"_s);
        House::applied(city.move(order, u"in_progress"_s));

        // Half an hour of 30 September, 8 and 9 October, and the morning of the make-up Saturday: 20 hours of work.
        const auto &calendar = rules::workingCalendarOf(QString());
        QCOMPARE(calendar.workingMs(china(u"2026-09-30 17:30"_s), china(u"2026-10-10 12:00"_s)), 20 * 3'600'000);
        QCOMPARE(integer(city.of(workOrder, order, u"resolve_due"_s)), calendar.after(promised, 20 * 3'600'000).ms);
    }

    ON_EACH_ENGINE(aCommandThatComesTwiceMakesOneOrder)
    {
        HOUSE(house);
        City city(house);
        const auto desk = city.engineer();
        const auto command = house.create(workOrder, {{u"title"_s, u"工单"_s}, {u"item_id"_s, idText(city.item(u"C1"_s))}, {u"unit_id"_s, idText(city.water)}, {u"state"_s, u"submitted"_s}});

        const auto first = House::applied(house.run(desk, command));
        const auto second = House::applied(house.run(desk, command));

        QCOMPARE(second.id, first.id);
        QCOMPARE(city.all(workOrder).size(), size_t(1));
    }
};

QTEST_GUILESS_MAIN(TestServiceTraps)
#include "tst_servicetraps.moc"
