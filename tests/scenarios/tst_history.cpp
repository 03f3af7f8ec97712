// The field history at the workstation: it comes with the rows, survives a kill, is read with the network off, and goes
// with what the person may no longer see.
#include "replica/listreader.h"
#include "scenarios/scene.h"
#include "store/database.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace scenarios;

namespace {

QString cacheOf(const Workstation &at)
{
    const QDir folder(at.folder());
    const auto caches = folder.entryList({QStringLiteral("cache-*.db")}, QDir::Files);
    return caches.size() == 1 ? folder.filePath(caches.front()) : QString();
}

std::vector<replica::HistoryEntry> historyOf(const Workstation &at, const QUuid &id)
{
    const auto reader = replica::ListReader::open(cacheOf(at));
    return reader ? (*reader)->history(*shapeNamed(resource), id).value_or(std::vector<replica::HistoryEntry>()) : std::vector<replica::HistoryEntry>();
}

/// Entries in the cache, whatever record they are of.
qint64 entriesIn(const Workstation &at)
{
    const auto database = store::Database::open({.path = cacheOf(at), .readOnly = true});
    return database ? (*database)->number(QStringLiteral("SELECT count(*) FROM history")).value_or(-1) : -1;
}

QStringList notesOf(const std::vector<replica::HistoryEntry> &entries)
{
    const int field = shapeNamed(resource)->indexOf(note);
    QStringList notes;
    for (const auto &entry : entries)
        for (const auto &change : entry.changes)
            if (change.field == field)
                notes << text(change.before) + QStringLiteral(">") + text(change.after);
    return notes;
}

} // namespace

class History : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    ON_EACH_ENGINE(isThereOfflineAndAfterAKill)
    {
        CALM_SCENE(scene);
        auto &kim = *scene.kim;
        scene.server.edits(resource, scene.box, {{note, QStringLiteral("first")}});
        const Instant between = scene.server.clock().now();
        scene.server.clock().pass(60'000);
        scene.server.edits(resource, scene.box, {{note, QStringLiteral("second")}});
        QVERIFY(!kim.syncs());

        kim.line().goOffline();
        kim.isKilled();

        const auto history = historyOf(kim, scene.box);
        QCOMPARE(history.size(), size_t(3));
        QCOMPARE(notesOf(history), (QStringList{QStringLiteral("first>second"), QStringLiteral(">first")}));
        QCOMPARE(history.back().kind, CommandKind::Create);
        const auto reader = replica::ListReader::open(cacheOf(kim));
        const auto then = (*reader)->row(*shapeNamed(resource), scene.box, between);
        QVERIFY(then && *then);
        QCOMPARE((*then)->record.values[size_t(shapeNamed(resource)->indexOf(note))], Value(QStringLiteral("first")));
        QVERIFY(!*(*reader)->row(*shapeNamed(resource), scene.box, {between.ms - 365LL * 86'400'000}));
    }

    ON_EACH_ENGINE(isOfWhatTheServerSaidWhileOwnActsWait)
    {
        CALM_SCENE(scene);
        auto &kim = *scene.kim;
        scene.server.edits(resource, scene.box, {{note, QStringLiteral("known")}});
        const Instant known = scene.server.clock().now();
        QVERIFY(!kim.syncs());
        kim.line().goOffline();
        scene.server.clock().pass(60'000);

        QVERIFY(!kim.edits(resource, scene.box, {{note, QStringLiteral("mine")}}));

        const auto reader = replica::ListReader::open(cacheOf(kim));
        const auto position = size_t(shapeNamed(resource)->indexOf(note));
        QCOMPARE((*(*reader)->row(*shapeNamed(resource), scene.box))->record.values[position], Value(QStringLiteral("mine")));
        QCOMPARE((*(*reader)->row(*shapeNamed(resource), scene.box, known))->record.values[position], Value(QStringLiteral("known")));
        const auto acts = kim.acts();
        const auto confirmed = (*reader)->confirmed(*shapeNamed(resource), scene.box);
        QVERIFY(confirmed && *confirmed);
        QCOMPARE(notesOf(replica::unsentEntries(*shapeNamed(resource), scene.box, &**confirmed, acts)), QStringList{QStringLiteral("known>mine")});
    }

    ON_EACH_ENGINE(goesWithARecordThatLeavesTheScopeAndComesBackWhole)
    {
        CALM_SCENE(scene);
        const auto elsewhere = scene.server.has(aUnit().named(QStringLiteral("elsewhere")));
        const auto foreign = scene.server.has(aResource().named(QStringLiteral("ecs-foreign")).inUnit(elsewhere));
        scene.server.edits(resource, foreign, {{note, QStringLiteral("nobody's business")}});
        scene.server.edits(resource, scene.box, {{note, QStringLiteral("seen")}});
        Workstation li(scene.server, scene.server.actor(QStringLiteral("Li"), {QStringLiteral("configuration_manager")}, {scene.unit}));
        QVERIFY(!li.syncs());
        QCOMPARE(historyOf(li, scene.box).size(), size_t(2));
        QCOMPARE(entriesIn(li), 3); // with the making of the unit

        scene.server.edits(resource, scene.box, {{QStringLiteral("unit_id"), idText(elsewhere)}});
        QVERIFY(!li.syncs());
        QCOMPARE(entriesIn(li), 1);

        scene.server.edits(resource, scene.box, {{note, QStringLiteral("unseen")}});
        scene.server.edits(resource, scene.box, {{QStringLiteral("unit_id"), idText(scene.unit)}});
        QVERIFY(!li.syncs());
        QCOMPARE(historyOf(li, scene.box).size(), size_t(5));
        QCOMPARE(notesOf(historyOf(li, scene.box)).size(), 2);
        QCOMPARE(entriesIn(li), 6);
    }

    ON_EACH_ENGINE(isTheServersAfterAFirstSyncAndAfterARestore)
    {
        CALM_SCENE(scene);
        for (int i = 0; i < 20; ++i)
            scene.server.edits(resource, scene.box, {{note, QString::number(i)}});
        Workstation li(scene.server, scene.server.actor(QStringLiteral("Li")));
        QVERIFY(!li.syncs());
        QCOMPARE(int(historyOf(li, scene.box).size()), scene.server.historyLength(resource, scene.box));

        scene.server.edits(resource, scene.box, {{note, QStringLiteral("after")}});
        scene.server.startNewEpoch();
        QVERIFY(!li.syncs());

        QCOMPARE(int(historyOf(li, scene.box).size()), scene.server.historyLength(resource, scene.box));
        QCOMPARE(notesOf(historyOf(li, scene.box)).front(), QStringLiteral("19>after"));
    }
};

QTEST_GUILESS_MAIN(History)
#include "tst_history.moc"
