// Lost scopes, restored servers, fillings that break off, and removals that are too large to believe.
#include "scenarios/scene.h"

using namespace scenarios;

class Resync : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    ON_EACH_ENGINE(losesSightOfWhatLeavesItsUnits)
    {
        CALM_SCENE(scene);
        const auto elsewhere = scene.server.has(aUnit().named(QStringLiteral("elsewhere")));
        Workstation li(scene.server, scene.server.actor(QStringLiteral("Li"), {QStringLiteral("configuration_manager")}, {scene.unit}));
        QVERIFY(!li.syncs());
        QVERIFY(li.record(resource, scene.box));
        QVERIFY(!li.record(organisation, elsewhere));

        scene.server.edits(resource, scene.box, {{QStringLiteral("unit_id"), idText(elsewhere)}});
        QVERIFY(!li.syncs());

        QVERIFY(!li.record(resource, scene.box));
        QVERIFY(!scene.kim->pulls());
        QVERIFY(scene.kim->record(resource, scene.box));
    }

    ON_EACH_ENGINE(keepsTheOutboxWhenTheCursorIsGone)
    {
        CALM_SCENE(scene);
        auto &kim = *scene.kim;
        QVERIFY(!kim.edits(resource, scene.box, {{note, QStringLiteral("mine")}}));
        const auto fresh = kim.creates(aResource().named(QStringLiteral("ecs-new")).inUnit(scene.unit));
        const auto late = scene.server.has(aResource().named(QStringLiteral("ecs-late")).inUnit(scene.unit));
        scene.server.startNewEpoch();

        QVERIFY(!kim.pulls());

        QCOMPARE(kim.states(), (std::vector{ActState::Queued, ActState::Queued}));
        QVERIFY(kim.record(resource, late));
        QCOMPARE(kim.field(resource, scene.box, note), Value(QStringLiteral("mine")));
        QVERIFY(kim.isPending(resource, fresh));
        kim.isKilled();
        QVERIFY(kim.isPending(resource, fresh));
        QVERIFY(scene.everythingArrives(kim));
        QCOMPARE(kim.all(resource), scene.server.all(resource));
    }

    ON_EACH_ENGINE(goesOnWithAFillingThatBrokeOff)
    {
        CALM_SCENE(scene);
        for (int i = 0; i < 50; ++i)
            scene.server.has(aResource().named(QStringLiteral("ecs-%1").arg(i)).inUnit(scene.unit));
        Workstation li(scene.server, scene.server.actor(QStringLiteral("Li")));
        li.line().breakSnapshotAfter(2);

        QCOMPARE(li.syncs()->code, ErrorCode::Unavailable);
        QCOMPARE(li.count(resource), 0);
        const auto changedMeanwhile = scene.server.has(aResource().named(QStringLiteral("ecs-meanwhile")).inUnit(scene.unit));
        scene.server.edits(organisation, scene.unit, {{note, QStringLiteral("meanwhile")}});
        li.isKilled();
        QVERIFY(!li.syncs());

        // A page of each kind and one of the history, none of them twice.
        QCOMPARE(li.line().snapshotPages(), int(scene.server.service().counts(scene.server.actor(QStringLiteral("Li")))->size()) + 1);
        QVERIFY(li.record(resource, changedMeanwhile));
        for (const auto &entity : {organisation, resource, relation})
            QCOMPARE(li.all(entity), scene.server.all(entity));
    }

    ON_EACH_ENGINE(brakesBeforeRemovingTooMuch)
    {
        CALM_SCENE(scene);
        const auto elsewhere = scene.server.has(aUnit().named(QStringLiteral("elsewhere")));
        std::vector<QUuid> boxes;
        for (int i = 0; i < 40; ++i)
            boxes.push_back(scene.server.has(aResource().named(QStringLiteral("ecs-%1").arg(i)).inUnit(scene.unit)));
        Workstation li(scene.server, scene.server.actor(QStringLiteral("Li"), {QStringLiteral("configuration_manager")}, {scene.unit}));
        QVERIFY(!li.syncs());
        for (int i = 0; i < 30; ++i)
            scene.server.edits(resource, boxes[i], {{QStringLiteral("unit_id"), idText(elsewhere)}});

        QCOMPARE(li.pulls()->code, ErrorCode::Cancelled);

        QCOMPARE(li.count(resource), 41);
        const auto brake = *li.engine().brake();
        QCOMPARE(brake, (syncing::DeletionBrake{resource, 30, 41, 11}));
        li.engine().releaseBrake();
        QVERIFY(!li.pulls());
        QCOMPARE(li.count(resource), 11);
    }

    ON_EACH_ENGINE(countsOverAllPagesAndPullsOfASyncWhatItRemoves)
    {
        CALM_SCENE(scene);
        const auto elsewhere = scene.server.has(aUnit().named(QStringLiteral("elsewhere")));
        std::vector<QUuid> boxes;
        for (int i = 0; i < 60; ++i)
            boxes.push_back(scene.server.has(aResource().named(QStringLiteral("ecs-%1").arg(i)).inUnit(scene.unit)));
        Workstation li(scene.server, scene.server.actor(QStringLiteral("Li"), {QStringLiteral("configuration_manager")}, {scene.unit}));
        QVERIFY(!li.syncs());
        for (int i = 0; i < 20; ++i)
            scene.server.edits(resource, boxes[size_t(i)], {{QStringLiteral("unit_id"), idText(elsewhere)}});
        li.line().servePagesOf(5);

        // Each page by itself would be everyday work; the third makes it too much, also when it is tried again.
        for (int attempt = 0; attempt < 3; ++attempt) {
            QCOMPARE(li.pulls()->code, ErrorCode::Cancelled);
            QCOMPARE(li.count(resource), 51);
            QCOMPARE(*li.engine().brake(), (syncing::DeletionBrake{resource, 15, 61, 41}));
            if (attempt == 1)
                li.isKilled();
        }

        li.engine().releaseBrake();
        const auto trouble = li.pulls();
        QVERIFY2(!trouble, trouble ? qPrintable(textOf(trouble->code) + u' ' + trouble->field + u' ' + trouble->message) : "");
        QCOMPARE(li.count(resource), 41);

        // Level again: the next handful is counted anew.
        for (int i = 20; i < 25; ++i)
            scene.server.edits(resource, boxes[size_t(i)], {{QStringLiteral("unit_id"), idText(elsewhere)}});
        QVERIFY(!li.pulls());
        QCOMPARE(li.count(resource), 36);
    }

    ON_EACH_ENGINE(brakesBeforeShowingAFileWithTooLittle)
    {
        CALM_SCENE(scene);
        const auto elsewhere = scene.server.has(aUnit().named(QStringLiteral("elsewhere")));
        std::vector<QUuid> boxes;
        for (int i = 0; i < 40; ++i)
            boxes.push_back(scene.server.has(aResource().named(QStringLiteral("ecs-%1").arg(i)).inUnit(scene.unit)));
        Workstation li(scene.server, scene.server.actor(QStringLiteral("Li"), {QStringLiteral("configuration_manager")}, {scene.unit}));
        QVERIFY(!li.syncs());
        for (int i = 0; i < 30; ++i)
            scene.server.edits(resource, boxes[i], {{QStringLiteral("unit_id"), idText(elsewhere)}});
        scene.server.startNewEpoch();

        QCOMPARE(li.pulls()->code, ErrorCode::Cancelled);

        QCOMPARE(li.count(resource), 41);
        QCOMPARE(li.engine().brake()->atServer, 11);
        li.engine().releaseBrake();
        QVERIFY(!li.pulls());
        QCOMPARE(li.count(resource), 11);
    }

    ON_EACH_ENGINE(takesAnAcceptedActThatLeftItsSightAsArrived)
    {
        CALM_SCENE(scene);
        const auto elsewhere = scene.server.has(aUnit().named(QStringLiteral("elsewhere")));
        Workstation li(scene.server, scene.server.actor(QStringLiteral("Li"), {QStringLiteral("configuration_manager")}, {scene.unit}));
        QVERIFY(!li.syncs());
        QVERIFY(!li.edits(resource, scene.box, {{note, QStringLiteral("mine")}}));
        QVERIFY(!li.sends());
        scene.server.edits(resource, scene.box, {{QStringLiteral("unit_id"), idText(elsewhere)}});

        QVERIFY(!li.pulls());

        QVERIFY(li.acts().empty());
        QVERIFY(!li.record(resource, scene.box));
        QCOMPARE(scene.server.field(resource, scene.box, note), Value(QStringLiteral("mine")));
    }
};

QTEST_GUILESS_MAIN(Resync)
#include "tst_resync.moc"
