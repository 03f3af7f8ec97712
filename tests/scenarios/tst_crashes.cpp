// The two files do not commit together. Each order in which a kill may leave them is put on the disk here, and work goes
// on from it.
#include "scenarios/scene.h"

using namespace scenarios;
using Files = Workstation::Files;

class Crashes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    ON_EACH_ENGINE(predictsAnActThatOnlyTheOutboxHolds)
    {
        CALM_SCENE(scene);
        auto &kim = *scene.kim;
        const auto before = kim.copyOfDisk();
        QVERIFY(!kim.edits(resource, scene.box, {{note, QStringLiteral("mine")}}));
        const auto fresh = kim.creates(aResource().named(QStringLiteral("ecs-new")).inUnit(scene.unit));

        kim.startsWith(before, Files::Cache);

        QCOMPARE(kim.field(resource, scene.box, note), Value(QStringLiteral("mine")));
        QVERIFY(kim.isPending(resource, fresh));
        QVERIFY(scene.everythingArrives(kim));
        QCOMPARE(kim.all(resource), scene.server.all(resource));
    }

    ON_EACH_ENGINE(settlesWhatTheCacheAlreadyHolds)
    {
        CALM_SCENE(scene);
        auto &kim = *scene.kim;
        QVERIFY(!kim.edits(resource, scene.box, {{note, QStringLiteral("mine")}}));
        QVERIFY(!kim.sends());
        const auto accepted = kim.copyOfDisk();
        QVERIFY(!kim.pulls());
        QVERIFY(kim.acts().empty());

        kim.startsWith(accepted, Files::Outbox);

        QVERIFY(kim.acts().empty());
        QVERIFY(!kim.isPending(resource, scene.box));
        QCOMPARE(kim.record(resource, scene.box), scene.server.record(resource, scene.box));
    }

    ON_EACH_ENGINE(takesBackAPredictionWhoseActIsGone)
    {
        CALM_SCENE(scene);
        auto &kim = *scene.kim;
        QVERIFY(!kim.edits(resource, scene.box, {{note, QStringLiteral("mine")}}));
        const auto fresh = kim.creates(aResource().named(QStringLiteral("ecs-new")).inUnit(scene.unit));
        const auto predicted = kim.copyOfDisk();
        for (const auto &act : kim.acts())
            QVERIFY(!kim.discards(act));

        kim.startsWith(predicted, Files::Cache);

        QCOMPARE(kim.record(resource, scene.box), scene.server.record(resource, scene.box));
        QVERIFY(!kim.record(resource, fresh));
    }

    ON_EACH_ENGINE(sendsAgainWhatItWasSendingWhenItDied)
    {
        CALM_SCENE(scene);
        auto &kim = *scene.kim;
        QVERIFY(!kim.edits(resource, scene.box, {{note, QStringLiteral("mine")}}));
        const auto queued = kim.copyOfDisk();
        QVERIFY(!kim.sends());

        kim.startsWith(queued, Files::Outbox);

        QCOMPARE(kim.states(), std::vector{ActState::Queued});
        QVERIFY(scene.everythingArrives(kim));
        QCOMPARE(scene.server.historyLength(resource, scene.box), 2);
    }

    ON_EACH_ENGINE(worksOnWithAnOlderCache)
    {
        CALM_SCENE(scene);
        auto &kim = *scene.kim;
        const auto old = kim.copyOfDisk();
        QVERIFY(!kim.edits(resource, scene.box, {{note, QStringLiteral("settled")}}));
        QVERIFY(scene.everythingArrives(kim));
        QVERIFY(!kim.edits(resource, scene.box, {{QStringLiteral("department"), QStringLiteral("queued")}}));

        // synchronous NORMAL may lose the cache's last commits in a power cut; the outbox loses none.
        kim.startsWith(old, Files::Cache);

        QVERIFY(scene.everythingArrives(kim));
        QCOMPARE(scene.server.field(resource, scene.box, note), Value(QStringLiteral("settled")));
        QCOMPARE(scene.server.field(resource, scene.box, QStringLiteral("department")), Value(QStringLiteral("queued")));
        QCOMPARE(kim.record(resource, scene.box), scene.server.record(resource, scene.box));
    }

    ON_EACH_ENGINE(makesABrokenCacheAnewAndKeepsTheActs)
    {
        CALM_SCENE(scene);
        auto &kim = *scene.kim;
        QVERIFY(!kim.edits(resource, scene.box, {{note, QStringLiteral("mine")}}));
        const auto disk = kim.copyOfDisk();
        for (const auto &name : QDir(disk.folder).entryList({QStringLiteral("cache-*")}, QDir::Files)) {
            QFile file(disk.folder + u'/' + name);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray(8192, 'x'));
        }

        kim.startsWith(disk, Files::Cache);

        QCOMPARE(kim.states(), std::vector{ActState::Queued});
        QVERIFY(scene.everythingArrives(kim));
        QCOMPARE(scene.server.field(resource, scene.box, note), Value(QStringLiteral("mine")));
        QCOMPARE(kim.all(resource), scene.server.all(resource));
    }
};

QTEST_GUILESS_MAIN(Crashes)
#include "tst_crashes.moc"
