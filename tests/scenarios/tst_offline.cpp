// What a person does without the server, and how it gets there.
#include "scenarios/scene.h"

using namespace scenarios;

class Offline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    SCENARIO(showsAnActAtOnceAndSendsItLater)
    {
        SCENE(scene);
        auto &kim = *scene.kim;
        kim.line().goOffline();

        QVERIFY(!kim.edits(resource, scene.box, {{note, QStringLiteral("mine")}}));

        QCOMPARE(kim.field(resource, scene.box, note), Value(QStringLiteral("mine")));
        QVERIFY(kim.isPending(resource, scene.box));
        QCOMPARE(kim.syncs()->code, ErrorCode::Unavailable);
        kim.line().comeBack();
        QVERIFY(scene.everythingArrives(kim));
        QCOMPARE(scene.server.field(resource, scene.box, note), Value(QStringLiteral("mine")));
        QCOMPARE(kim.record(resource, scene.box), scene.server.record(resource, scene.box));
        QVERIFY(!kim.isPending(resource, scene.box));
    }

    SCENARIO(keepsQueuedActsThroughAKill)
    {
        SCENE(scene);
        auto &kim = *scene.kim;
        kim.line().goOffline();
        QVERIFY(!kim.edits(resource, scene.box, {{note, QStringLiteral("mine")}}));

        kim.isKilled();
        kim.isKilled();

        QCOMPARE(kim.states(), std::vector{ActState::Queued});
        QCOMPARE(kim.field(resource, scene.box, note), Value(QStringLiteral("mine")));
        kim.line().comeBack();
        QVERIFY(scene.everythingArrives(kim));
        QCOMPARE(scene.server.field(resource, scene.box, note), Value(QStringLiteral("mine")));
    }

    SCENARIO(keepsTheOrderOfActsOnARecord)
    {
        SCENE(scene);
        auto &kim = *scene.kim;
        for (int i = 1; i <= 5; ++i)
            QVERIFY(!kim.edits(resource, scene.box, {{note, QStringLiteral("note %1").arg(i)}}));

        QVERIFY(scene.everythingArrives(kim));

        QCOMPARE(scene.server.field(resource, scene.box, note), Value(QStringLiteral("note 5")));
        QCOMPARE(kim.record(resource, scene.box), scene.server.record(resource, scene.box));
    }

    SCENARIO(doesNotDoubleAnything)
    {
        SCENE(scene);
        auto &kim = *scene.kim;
        const auto fresh = kim.creates(aResource().named(QStringLiteral("ecs-new")).inUnit(scene.unit));
        QVERIFY(!kim.edits(resource, scene.box, {{note, QStringLiteral("mine")}}));

        QVERIFY(scene.everythingArrives(kim));

        QCOMPARE(scene.server.all(resource).size(), size_t(2));
        QCOMPARE(scene.server.historyLength(resource, fresh), 1);
        const int colleague = scene.weather() == Weather::Conflict ? 1 : 0;
        QCOMPARE(scene.server.historyLength(resource, scene.box), 2 + colleague);
    }

    SCENARIO(createsEditsAndRelatesOffline)
    {
        SCENE(scene);
        auto &kim = *scene.kim;
        kim.line().goOffline();
        const auto unit = kim.creates(aUnit().named(QStringLiteral("新单位")));
        const auto fresh = kim.creates(aResource().named(QStringLiteral("ecs-new")).inUnit(unit));
        QVERIFY(!kim.edits(resource, fresh, {{note, QStringLiteral("edited before it existed")}}));
        const auto link = kim.creates(aRelation(fresh, scene.box));
        QVERIFY(!kim.edits(resource, scene.box, {{note, QStringLiteral("mine")}}));
        QCOMPARE(text(kim.field(organisation, unit, QStringLiteral("number"))), QStringLiteral("暂-0001"));
        QCOMPARE(text(kim.field(resource, fresh, QStringLiteral("number"))), QStringLiteral("暂-0002"));

        kim.line().comeBack();
        QVERIFY(scene.everythingArrives(kim));

        QCOMPARE(scene.server.field(resource, fresh, note), Value(QStringLiteral("edited before it existed")));
        QVERIFY(scene.server.record(relation, link));
        for (const auto &entity : {organisation, resource, relation})
            QCOMPARE(kim.all(entity), scene.server.all(entity));
        QVERIFY(text(kim.field(resource, fresh, QStringLiteral("number"))).startsWith(QStringLiteral("ZY-")));
    }

    SCENARIO(relatesSeveralByOneActOffline)
    {
        SCENE(scene);
        auto &kim = *scene.kim;
        kim.line().goOffline();
        const auto one = kim.creates(aResource().named(QStringLiteral("ecs-one")).inUnit(scene.unit));
        const auto two = kim.creates(aResource().named(QStringLiteral("ecs-two")).inUnit(scene.unit));
        Command relate{.kind = CommandKind::Relate, .entity = relation, .targets = {}, .fields = {{QStringLiteral("to_id"), idText(scene.box)}}};
        for (const auto &from : {one, two})
            relate.targets.push_back({scene.server.ids().next(), 0, {{QStringLiteral("from_id"), idText(from)}}});
        QVERIFY(!kim.submits(relate));
        for (const auto &target : relate.targets)
            QVERIFY(!text(kim.field(relation, target.id, QStringLiteral("from_unit_id"))).isEmpty());

        kim.line().comeBack();
        QVERIFY(scene.everythingArrives(kim));

        QCOMPARE(text(scene.server.field(relation, relate.targets[0].id, QStringLiteral("from_id"))), idText(one));
        QCOMPARE(text(scene.server.field(relation, relate.targets[1].id, QStringLiteral("from_id"))), idText(two));
        QCOMPARE(kim.all(relation), scene.server.all(relation));
    }

    SCENARIO(changesManyRecordsByOneAct)
    {
        SCENE(scene);
        auto &kim = *scene.kim;
        std::vector<QUuid> boxes{scene.box};
        for (int i = 0; i < 60; ++i)
            boxes.push_back(scene.server.has(aResource().named(QStringLiteral("ecs-%1").arg(i)).inUnit(scene.unit)));
        QVERIFY(!kim.pulls());

        QVERIFY(!kim.edits(resource, boxes, {{note, QStringLiteral("all of them")}}));

        QCOMPARE(kim.acts().size(), size_t(1));
        QVERIFY(scene.everythingArrives(kim));
        for (const auto &box : scene.server.all(resource))
            QCOMPARE(box.values[shapeNamed(resource)->indexOf(note)], Value(QStringLiteral("all of them")));
        QCOMPARE(kim.all(resource), scene.server.all(resource));
    }

    SCENARIO(retiresAndRestores)
    {
        SCENE(scene);
        auto &kim = *scene.kim;
        kim.line().goOffline();
        QVERIFY(!kim.retires(resource, scene.box));
        QVERIFY(kim.record(resource, scene.box)->retired);
        QCOMPARE(kim.edits(resource, scene.box, {{note, QStringLiteral("too late")}})->code, ErrorCode::IsRetired);
        QVERIFY(!kim.restores(resource, scene.box));
        QVERIFY(!kim.record(resource, scene.box)->retired);
        QVERIFY(!kim.retires(resource, scene.box));

        kim.line().comeBack();
        QVERIFY(scene.everythingArrives(kim));

        QVERIFY(scene.server.record(resource, scene.box)->retired);
        QCOMPARE(kim.record(resource, scene.box), scene.server.record(resource, scene.box));
    }

    SCENARIO(asksTheRulesBeforeItQueues)
    {
        SCENE(scene);
        auto &kim = *scene.kim;

        const auto refused = kim.edits(resource, scene.box, {{name, Value()}});

        QCOMPARE(refused->code, ErrorCode::RequiredMissing);
        QCOMPARE(refused->field, name);
        QVERIFY(kim.acts().empty());
        QCOMPARE(kim.field(resource, scene.box, name), Value(QStringLiteral("ecs-box")));
    }
};

QTEST_GUILESS_MAIN(Offline)
#include "tst_offline.moc"
