// Taking acts back: one that has not been sent leaves the outbox, one that the server has is answered by its inverse, and
// what a colleague did since is never overwritten unseen.
#include "items/undolist.h"
#include "scenarios/scene.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace scenarios;
using items::UndoList;

namespace {

/// Kim at a window: the readers and the list of what was done.
class Window
{
public:
    explicit Window(Scene &scene)
        : m_scene(scene), m_queries(scene.kim->cachePath(), scene.kim->outboxPath(), nullptr), list(scene.kim->commands(), m_queries, scene.server.clock(), scene.server.ids()),
          m_tester(&list, QAbstractItemModelTester::FailureReportingMode::Fatal)
    {
    }

private:
    Scene &m_scene;
    items::Queries m_queries;

public:
    UndoList list;
    Command does(CommandKind kind, const QString &entity, std::vector<Target> targets, const Patch &fields = {})
    {
        const Command command{.id = m_scene.server.ids().next(), .kind = kind, .entity = entity, .targets = std::move(targets), .fields = fields};
        auto done = list.submit(command);
        if (!QTest::qWaitFor([&] { return done.isFinished(); }) || !done.result())
            qFatal("not done: %s", done.isFinished() ? qPrintable(textOf(done.result().error().code) + done.result().error().field) : "no answer");
        return command;
    }
    Command edits(const std::vector<QUuid> &records, const Patch &fields)
    {
        std::vector<Target> targets;
        for (const auto &id : records)
            targets.push_back({id, m_scene.kim->record(resource, id)->revision});
        return does(CommandKind::Edit, resource, targets, fields);
    }
    bool undoes()
    {
        list.undo();
        return QTest::qWaitFor([&] { return !list.isWorking(); });
    }
    bool redoes()
    {
        list.redo();
        return QTest::qWaitFor([&] { return !list.isWorking(); });
    }

private:
    QAbstractItemModelTester m_tester;
};

} // namespace

class Undo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    ON_EACH_ENGINE(anUnsentActLeavesTheOutboxAndComesBack)
    {
        CALM_SCENE(scene);
        Window window(scene);
        window.edits({scene.box}, {{note, QStringLiteral("mine")}});
        QCOMPARE(window.list.nextUndo(), QStringLiteral("change of “ecs-box”"));

        QVERIFY(window.undoes());
        QVERIFY(scene.kim->acts().empty());
        QCOMPARE(scene.kim->field(resource, scene.box, note), Value());
        QVERIFY(!window.list.canUndo());

        QVERIFY(window.redoes());
        QVERIFY(scene.everythingArrives(*scene.kim));
        QCOMPARE(scene.server.field(resource, scene.box, note), Value(QStringLiteral("mine")));
        QVERIFY(window.list.canUndo());
    }

    ON_EACH_ENGINE(manyRecordsGetBackWhatEachOfThemHeld)
    {
        CALM_SCENE(scene);
        const auto other = scene.server.has(aResource().named(QStringLiteral("ecs-other")).inUnit(scene.unit).with(note, QStringLiteral("theirs")));
        QVERIFY(!scene.kim->syncs());
        Window window(scene);
        window.edits({scene.box, other}, {{note, QStringLiteral("both")}});
        QVERIFY(scene.everythingArrives(*scene.kim));
        QCOMPARE(scene.server.field(resource, other, note), Value(QStringLiteral("both")));
        QCOMPARE(window.list.nextUndo(), QStringLiteral("change of 2 resources"));

        QVERIFY(window.undoes());

        QCOMPARE(scene.kim->acts().size(), size_t(1));
        QVERIFY(scene.everythingArrives(*scene.kim));
        QCOMPARE(scene.server.field(resource, scene.box, note), Value());
        QCOMPARE(scene.server.field(resource, other, note), Value(QStringLiteral("theirs")));

        QVERIFY(window.redoes());
        QVERIFY(scene.everythingArrives(*scene.kim));
        QCOMPARE(scene.server.field(resource, scene.box, note), Value(QStringLiteral("both")));
        QCOMPARE(scene.server.field(resource, other, note), Value(QStringLiteral("both")));
    }

    ON_EACH_ENGINE(aColleaguesValueSinceThenIsAConflictAndNotOverwritten)
    {
        CALM_SCENE(scene);
        Window window(scene);
        window.edits({scene.box}, {{note, QStringLiteral("mine")}});
        QVERIFY(scene.everythingArrives(*scene.kim));
        scene.server.edits(resource, scene.box, {{note, QStringLiteral("theirs")}});
        QVERIFY(!scene.kim->syncs());

        QVERIFY(window.undoes());
        QVERIFY(!scene.kim->syncs());

        QCOMPARE(scene.kim->states(), std::vector{ActState::Conflicted});
        QCOMPARE(scene.server.field(resource, scene.box, note), Value(QStringLiteral("theirs")));
    }

    ON_EACH_ENGINE(aColleaguesOtherFieldStaysBesideWhatIsTakenBack)
    {
        CALM_SCENE(scene);
        Window window(scene);
        scene.server.edits(resource, scene.box, {{QStringLiteral("department"), QStringLiteral("before")}});
        window.edits({scene.box}, {{note, QStringLiteral("mine")}}); // on the revision before theirs
        QVERIFY(scene.everythingArrives(*scene.kim));
        scene.server.edits(resource, scene.box, {{QStringLiteral("department"), QStringLiteral("after")}});
        QVERIFY(!scene.kim->syncs());

        QVERIFY(window.undoes());
        QVERIFY(scene.everythingArrives(*scene.kim));

        QCOMPARE(scene.server.field(resource, scene.box, note), Value());
        QCOMPARE(scene.server.field(resource, scene.box, QStringLiteral("department")), Value(QStringLiteral("after")));
    }

    ON_EACH_ENGINE(aSentCreationIsRetiredAndRestored)
    {
        CALM_SCENE(scene);
        Window window(scene);
        const auto id = scene.server.ids().next();
        window.does(CommandKind::Create, resource, {{id, 0}}, aResource().named(QStringLiteral("ecs-new")).inUnit(scene.unit).fields);
        QVERIFY(scene.everythingArrives(*scene.kim));

        QVERIFY(window.undoes());
        QVERIFY(scene.everythingArrives(*scene.kim));
        QVERIFY(scene.server.record(resource, id)->retired);

        QVERIFY(window.redoes());
        QVERIFY(scene.everythingArrives(*scene.kim));
        QVERIFY(!scene.server.record(resource, id)->retired);
        QVERIFY(window.undoes());
        QVERIFY(scene.everythingArrives(*scene.kim));
        QVERIFY(scene.server.record(resource, id)->retired);
    }

    ON_EACH_ENGINE(whatBuildsOnAnUnsentActIsAskedAbout)
    {
        CALM_SCENE(scene);
        Window window(scene);
        const auto id = scene.server.ids().next();
        window.does(CommandKind::Create, resource, {{id, 0}}, aResource().named(QStringLiteral("ecs-new")).inUnit(scene.unit).fields);
        const auto first = window.list.nextUndo();
        QVERIFY(!scene.kim->edits(resource, id, {{note, QStringLiteral("behind the list's back")}}));
        size_t asked = 0;
        bool answer = false;
        window.list.setQuestion([&](const std::vector<Command> &others) {
            asked = others.size();
            return answer;
        });

        QVERIFY(window.undoes());
        QCOMPARE(asked, size_t(1));
        QCOMPARE(scene.kim->acts().size(), size_t(2));
        QCOMPARE(window.list.nextUndo(), first);

        answer = true;
        QVERIFY(window.undoes());
        QVERIFY(scene.kim->acts().empty());
        QVERIFY(!scene.kim->record(resource, id));
    }

    ON_EACH_ENGINE(joinedActsAreTakenBackTogether)
    {
        CALM_SCENE(scene);
        Window window(scene);
        const auto edit = window.edits({scene.box}, {{note, QStringLiteral("pasted")}});
        const auto id = scene.server.ids().next();
        Command create{.id = scene.server.ids().next(), .kind = CommandKind::Create, .entity = resource, .targets = {{id, 0}}, .fields = aResource().named(QStringLiteral("ecs-pasted")).inUnit(scene.unit).fields};
        window.list.join(edit.id, create.id);
        auto done = window.list.submit(create);
        QTRY_VERIFY(done.isFinished() && done.result());
        QCOMPARE(window.list.rowCount(), 1);

        QVERIFY(window.undoes());

        QVERIFY(scene.kim->acts().empty());
        QCOMPARE(scene.kim->field(resource, scene.box, note), Value());
    }

    ON_EACH_ENGINE(givingUpHalfOfWhatBelongsTogetherTakesTheOtherHalfBack)
    {
        CALM_SCENE(scene);
        const Patch address{{QStringLiteral("network_zone"), QStringLiteral("extranet_data")}, {QStringLiteral("private_ip"), QStringLiteral("10.16.3.7")}};
        Window window(scene);
        const auto edit = window.edits({scene.box}, {{note, QStringLiteral("pasted")}});
        const auto id = scene.server.ids().next();
        Command create{.id = scene.server.ids().next(), .kind = CommandKind::Create, .entity = resource, .targets = {{id, 0}}, .fields = aResource().named(QStringLiteral("ecs-pasted")).inUnit(scene.unit).fields};
        create.fields.insert(address.begin(), address.end());
        create.after = {edit.id};
        window.list.join(edit.id, create.id);
        auto done = window.list.submit(create);
        QTRY_VERIFY(done.isFinished() && done.result());
        // Meanwhile a colleague takes the address: the server refuses the second half of the paste.
        auto taken = aResource().named(QStringLiteral("ecs-first")).inUnit(scene.unit);
        taken.fields.insert(address.begin(), address.end());
        scene.server.has(taken);
        QVERIFY(!scene.kim->syncs());
        QCOMPARE(scene.server.field(resource, scene.box, note), Value(QStringLiteral("pasted")));
        QCOMPARE(scene.kim->acts().size(), size_t(1));
        QCOMPARE(scene.kim->acts().front().state, ActState::Refused);

        auto gone = window.list.discard(create.id);
        QTRY_VERIFY(gone.isFinished() && gone.result());

        QVERIFY(scene.everythingArrives(*scene.kim));
        QVERIFY(scene.kim->acts().empty());
        QCOMPARE(scene.server.field(resource, scene.box, note), Value());
        QVERIFY(!window.list.canUndo());
    }

    ON_EACH_ENGINE(anActDiscardedByHandIsForgotten)
    {
        CALM_SCENE(scene);
        Window window(scene);
        const auto edit = window.edits({scene.box}, {{note, QStringLiteral("mine")}});

        auto gone = window.list.discard(edit.id);

        QTRY_VERIFY(gone.isFinished());
        QVERIFY(!window.list.canUndo());
        QCOMPARE(window.list.rowCount(), 0);
    }

    ON_EACH_ENGINE(anotherActEndsWhatCouldBeDoneAgainAndOldOnesLeave)
    {
        CALM_SCENE(scene);
        Window window(scene);
        window.edits({scene.box}, {{note, QStringLiteral("one")}});
        QVERIFY(window.undoes());
        QVERIFY(window.list.canRedo());

        for (size_t i = 0; i < UndoList::kept + 5; ++i)
            window.edits({scene.box}, {{note, QString::number(i)}});

        QVERIFY(!window.list.canRedo());
        QCOMPARE(window.list.rowCount(), int(UndoList::kept));
    }
};

QTEST_GUILESS_MAIN(Undo)
#include "tst_undo.moc"
