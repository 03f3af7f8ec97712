// What comes back to a person: refusals, conflicts, and what hangs on them.
#include "scenarios/scene.h"

using namespace scenarios;
using Keep = ConflictChoice::Keep;

class Decisions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    ON_EACH_ENGINE(mergesTwoPeoplesDifferentFields)
    {
        CALM_SCENE(scene);
        auto &kim = *scene.kim;
        QVERIFY(!kim.edits(resource, scene.box, {{note, QStringLiteral("mine")}}));
        scene.server.edits(resource, scene.box, {{QStringLiteral("department"), QStringLiteral("theirs")}});

        QVERIFY(scene.everythingArrives(kim));

        QCOMPARE(scene.server.field(resource, scene.box, note), Value(QStringLiteral("mine")));
        QCOMPARE(scene.server.field(resource, scene.box, QStringLiteral("department")), Value(QStringLiteral("theirs")));
        QCOMPARE(kim.record(resource, scene.box), scene.server.record(resource, scene.box));
    }

    void letsAPersonChooseInAConflict_data()
    {
        QTest::addColumn<int>("engine");
        QTest::addColumn<int>("keep");
        QTest::addColumn<QString>("stands");
        for (const auto &[engine, on] : {std::pair{store::Engine::Sqlite, "sqlite"}, std::pair{store::Engine::Postgres, "postgres"}}) {
            QTest::addRow("%s, base", on) << int(engine) << int(Keep::Base) << QStringLiteral("as it was");
            QTest::addRow("%s, mine", on) << int(engine) << int(Keep::Mine) << QStringLiteral("mine");
            QTest::addRow("%s, theirs", on) << int(engine) << int(Keep::Theirs) << QStringLiteral("theirs");
        }
    }
    void letsAPersonChooseInAConflict()
    {
        CALM_SCENE(scene);
        QFETCH(int, keep);
        QFETCH(QString, stands);
        auto &kim = *scene.kim;
        scene.server.edits(resource, scene.box, {{note, QStringLiteral("as it was")}});
        QVERIFY(!kim.pulls());
        QVERIFY(!kim.edits(resource, scene.box, {{note, QStringLiteral("mine")}, {QStringLiteral("department"), QStringLiteral("mine too")}}));
        scene.server.edits(resource, scene.box, {{note, QStringLiteral("theirs")}});

        QVERIFY(!kim.syncs());

        QCOMPARE(kim.states(), std::vector{ActState::Conflicted});
        QCOMPARE(kim.field(resource, scene.box, note), Value(QStringLiteral("theirs")));
        const auto act = kim.acts().front();
        const auto &clash = std::get<Conflict>(act.receipt->outcome).fields.front();
        QCOMPARE(clash.base, Value(QStringLiteral("as it was")));
        QCOMPARE(clash.mine, Value(QStringLiteral("mine")));
        QCOMPARE(clash.theirs, Value(QStringLiteral("theirs")));

        QVERIFY(!kim.keeps(act, Keep(keep)));
        QVERIFY(scene.everythingArrives(kim));
        QCOMPARE(scene.server.field(resource, scene.box, note), Value(stands));
        QCOMPARE(scene.server.field(resource, scene.box, QStringLiteral("department")), Value(QStringLiteral("mine too")));
        QCOMPARE(kim.record(resource, scene.box), scene.server.record(resource, scene.box));
    }

    ON_EACH_ENGINE(asksAgainWhereAFieldHasNoChoice)
    {
        CALM_SCENE(scene);
        auto &kim = *scene.kim;
        QVERIFY(!kim.edits(resource, scene.box, {{note, QStringLiteral("mine")}}));
        scene.server.edits(resource, scene.box, {{note, QStringLiteral("theirs")}});
        QVERIFY(!kim.syncs());
        auto act = kim.acts().front();

        auto withoutClashes = act;
        std::get<Conflict>(withoutClashes.receipt->outcome).fields.clear();
        const auto refused = kim.keeps(withoutClashes, Keep::Mine);

        QCOMPARE(refused->code, ErrorCode::RequiredMissing);
        QCOMPARE(refused->field, note);
        QCOMPARE(kim.states(), std::vector{ActState::Conflicted});
    }

    ON_EACH_ENGINE(keepsWhatBuildsOnAConflictWaiting)
    {
        CALM_SCENE(scene);
        auto &kim = *scene.kim;
        QVERIFY(!kim.edits(resource, scene.box, {{note, QStringLiteral("mine")}}));
        QVERIFY(!kim.edits(resource, scene.box, {{QStringLiteral("department"), QStringLiteral("later")}}));
        scene.server.edits(resource, scene.box, {{note, QStringLiteral("theirs")}});

        QVERIFY(!kim.syncs());

        QCOMPARE(kim.states(), (std::vector{ActState::Conflicted, ActState::Queued}));
        QCOMPARE(kim.field(resource, scene.box, QStringLiteral("department")), Value(QStringLiteral("later")));
        QVERIFY(!kim.keeps(kim.acts().front(), Keep::Mine));
        QVERIFY(scene.everythingArrives(kim));
        QCOMPARE(scene.server.field(resource, scene.box, note), Value(QStringLiteral("mine")));
        QCOMPARE(scene.server.field(resource, scene.box, QStringLiteral("department")), Value(QStringLiteral("later")));
    }

    ON_EACH_ENGINE(bringsAWholeChainBackInOrder)
    {
        CALM_SCENE(scene);
        auto &kim = *scene.kim;
        const auto unit = scene.server.has(aUnit().named(QStringLiteral("soon retired")));
        QVERIFY(!kim.pulls());
        const auto fresh = kim.creates(aResource().named(QStringLiteral("ecs-new")).inUnit(unit));
        QVERIFY(!kim.edits(resource, fresh, {{note, QStringLiteral("first")}}));
        kim.creates(aRelation(fresh, scene.box));
        scene.server.retires(organisation, unit);

        QVERIFY(!kim.syncs());

        const auto acts = kim.acts();
        QCOMPARE(kim.states(), (std::vector{ActState::Refused, ActState::Refused, ActState::Refused}));
        QCOMPARE(acts[0].command.kind, CommandKind::Create);
        QCOMPARE(std::get<Refused>(acts[0].receipt->outcome).error.code, ErrorCode::UnknownReference);
        QCOMPARE(std::get<Refused>(acts[1].receipt->outcome).error.code, ErrorCode::DependencyRefused);
        QCOMPARE(acts[2].command.kind, CommandKind::Relate);
        QVERIFY(!kim.record(resource, fresh));
        QCOMPARE(scene.server.all(resource).size(), size_t(1));
        kim.isKilled();
        QCOMPARE(kim.acts(), acts);
    }

    ON_EACH_ENGINE(bringsBackWhatItsAuthorWantedTogether)
    {
        CALM_SCENE(scene);
        auto &kim = *scene.kim;
        const auto unit = scene.server.has(aUnit().named(QStringLiteral("soon retired")));
        QVERIFY(!kim.pulls());
        // Two acts that have no record in common, as a pasted block makes them of its old and its new rows.
        const Command moves{.id = scene.server.ids().next(), .kind = CommandKind::Edit, .entity = resource, .targets = {{scene.box, kim.record(resource, scene.box)->revision}}, .fields = {{QStringLiteral("unit_id"), idText(unit)}}};
        const auto fresh = aResource().named(QStringLiteral("ecs-new")).inUnit(scene.unit);
        const Command makes{.id = scene.server.ids().next(), .kind = CommandKind::Create, .entity = resource, .targets = {{scene.server.ids().next(), 0}}, .fields = fresh.fields, .after = {moves.id}};
        QVERIFY(!kim.submits(moves));
        QVERIFY(!kim.submits(makes));
        scene.server.retires(organisation, unit);

        QVERIFY(!kim.syncs());

        QCOMPARE(kim.states(), (std::vector{ActState::Refused, ActState::Refused}));
        QCOMPARE(std::get<Refused>(kim.acts()[1].receipt->outcome).error.code, ErrorCode::DependencyRefused);
        QCOMPARE(scene.server.all(resource).size(), size_t(1));

        auto mended = kim.acts().front().command;
        mended.fields[QStringLiteral("unit_id")] = idText(scene.unit);
        mended.fields[note] = QStringLiteral("mended");
        QVERIFY(!kim.submits(mended));
        QVERIFY(scene.everythingArrives(kim));
        QCOMPARE(scene.server.field(resource, scene.box, note), Value(QStringLiteral("mended")));
        QCOMPARE(scene.server.all(resource).size(), size_t(2));
    }

    ON_EACH_ENGINE(sendsAnEditedActWithWhatFellWithIt)
    {
        CALM_SCENE(scene);
        auto &kim = *scene.kim;
        const auto unit = scene.server.has(aUnit().named(QStringLiteral("soon retired")));
        QVERIFY(!kim.pulls());
        const auto fresh = kim.creates(aResource().named(QStringLiteral("ecs-new")).inUnit(unit));
        QVERIFY(!kim.edits(resource, fresh, {{note, QStringLiteral("first")}}));
        scene.server.retires(organisation, unit);
        QVERIFY(!kim.syncs());

        auto edited = kim.acts().front().command;
        edited.fields[QStringLiteral("unit_id")] = idText(scene.unit);
        QVERIFY(!kim.submits(edited));

        QCOMPARE(kim.states(), (std::vector{ActState::Queued, ActState::Queued}));
        QCOMPARE(kim.field(resource, fresh, note), Value(QStringLiteral("first")));
        QVERIFY(scene.everythingArrives(kim));
        QCOMPARE(scene.server.field(resource, fresh, note), Value(QStringLiteral("first")));
    }

    ON_EACH_ENGINE(retriesARefusedActUnderANewId)
    {
        CALM_SCENE(scene);
        auto &kim = *scene.kim;
        const auto unit = scene.server.has(aUnit().named(QStringLiteral("taken back")));
        QVERIFY(!kim.pulls());
        const auto fresh = kim.creates(aResource().named(QStringLiteral("ecs-new")).inUnit(unit));
        scene.server.retires(organisation, unit);
        QVERIFY(!kim.syncs());
        const auto refused = kim.acts().front();

        auto back = Command{.id = scene.server.ids().next(), .kind = CommandKind::Restore, .entity = organisation, .targets = {{unit, 2}}, .occurredAt = scene.server.clock().now()};
        const auto colleague = scene.server.actor(QStringLiteral("Li"));
        QVERIFY(scene.server.service().execute(colleague, {back}));
        QVERIFY(!kim.retries(refused));

        QVERIFY(kim.acts().front().command.id != refused.command.id);
        QVERIFY(scene.everythingArrives(kim));
        QVERIFY(scene.server.record(resource, fresh));
    }

    ON_EACH_ENGINE(givesUpAnActWithWhatBuildsOnIt)
    {
        CALM_SCENE(scene);
        auto &kim = *scene.kim;
        kim.line().goOffline();
        const auto fresh = kim.creates(aResource().named(QStringLiteral("ecs-new")).inUnit(scene.unit));
        kim.creates(aRelation(fresh, scene.box));
        QVERIFY(!kim.edits(resource, scene.box, {{note, QStringLiteral("stays")}}));

        QVERIFY(!kim.discards(kim.acts().front()));

        QCOMPARE(kim.acts().size(), size_t(1));
        QVERIFY(!kim.record(resource, fresh));
        QCOMPARE(kim.count(relation), 0);
        kim.line().comeBack();
        QVERIFY(scene.everythingArrives(kim));
        QCOMPARE(scene.server.field(resource, scene.box, note), Value(QStringLiteral("stays")));
    }

    ON_EACH_ENGINE(doesNotGiveUpWhatMayHaveArrived)
    {
        CALM_SCENE(scene);
        auto &kim = *scene.kim;
        QVERIFY(!kim.edits(resource, scene.box, {{note, QStringLiteral("mine")}}));
        kim.line().loseReply();
        QVERIFY(kim.syncs());

        QCOMPARE(kim.discards(kim.acts().front())->code, ErrorCode::Stale);

        QVERIFY(scene.everythingArrives(kim));
        QCOMPARE(scene.server.historyLength(resource, scene.box), 2);
    }

    ON_EACH_ENGINE(letsIndependentActsPassARefusedOne)
    {
        CALM_SCENE(scene);
        auto &kim = *scene.kim;
        const auto other = scene.server.has(aResource().named(QStringLiteral("ecs-other")).inUnit(scene.unit));
        QVERIFY(!kim.pulls());
        QVERIFY(!kim.edits(resource, scene.box, {{note, QStringLiteral("too late")}}));
        QVERIFY(!kim.edits(resource, other, {{note, QStringLiteral("goes on")}}));
        scene.server.retires(resource, scene.box);

        QVERIFY(!kim.syncs());

        QCOMPARE(kim.states(), std::vector{ActState::Refused});
        QCOMPARE(scene.server.field(resource, other, note), Value(QStringLiteral("goes on")));
        QVERIFY(kim.record(resource, scene.box)->retired);
    }

    ON_EACH_ENGINE(isNotInConflictWithItsOwnAuthor)
    {
        CALM_SCENE(scene);
        auto &kim = *scene.kim;
        const auto opened = kim.record(resource, scene.box)->revision;
        QVERIFY(!kim.edits(resource, scene.box, {{note, QStringLiteral("first")}}));
        QVERIFY(scene.everythingArrives(kim));

        // A form that was open all the while still names the revision that it began with.
        QVERIFY(!kim.submits({.entity = resource, .targets = {{scene.box, opened}}, .fields = {{note, QStringLiteral("second")}}}));

        QVERIFY(!kim.syncs());
        QVERIFY(kim.acts().empty());
        QCOMPARE(scene.server.field(resource, scene.box, note), Value(QStringLiteral("second")));
    }

    ON_EACH_ENGINE(returnsWhatTheServerWillNotRead)
    {
        CALM_SCENE(scene);
        auto &kim = *scene.kim;
        std::vector<QUuid> boxes;
        for (int i = 0; i < 4; ++i)
            boxes.push_back(scene.server.has(aResource().named(QStringLiteral("ecs-%1").arg(i)).inUnit(scene.unit)));
        QVERIFY(!kim.pulls());
        for (const auto &box : boxes)
            QVERIFY(!kim.edits(resource, box, {{note, QStringLiteral("mine")}}));
        // The whole list, then its first half, then the first act of that: the rest is read.
        for (int i = 0; i < 3; ++i)
            kim.line().failNext(ErrorCode::BadRequest);

        QVERIFY(!kim.syncs());

        QCOMPARE(kim.states(), std::vector{ActState::Refused});
        QVERIFY(isEmpty(scene.server.field(resource, boxes[0], note)));
        for (int i = 1; i < 4; ++i)
            QCOMPARE(scene.server.field(resource, boxes[i], note), Value(QStringLiteral("mine")));
    }
};

QTEST_GUILESS_MAIN(Decisions)
#include "tst_decisions.moc"
