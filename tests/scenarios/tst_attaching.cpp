// A file is attached with the network off, and arrives: once, whole, whatever happens on the way.
#include "contract/digest.h"
#include "replica/contents.h"
#include "scenarios/scene.h"

#include <QBuffer>

using namespace scenarios;
using Files = Workstation::Files;

namespace {

const QString attachment = QStringLiteral("attachment");

/// Several pieces of the loopback's size.
QByteArray content(char filling = 'x')
{
    return QByteArray(200'000, filling);
}

StoredFile keeps(Workstation &at, const QByteArray &bytes)
{
    replica::Contents contents(at.folder() + QStringLiteral("/files"));
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    const auto kept = contents.add(buffer, QStringLiteral("验收.png"), 1 << 20);
    Q_ASSERT(kept);
    return *kept;
}

/// Content first, then the act, as the window does it. The replica looks at the folder when it starts.
QUuid attaches(Workstation &at, const QUuid &record, const QByteArray &bytes)
{
    const auto kept = keeps(at, bytes);
    at.isKilled();
    return at.creates({.entity = attachment, .fields = {{QStringLiteral("record_entity"), resource}, {QStringLiteral("record_id"), idText(record)}, {name, QStringLiteral("验收.png")},
                                                        {QStringLiteral("size"), kept.size}, {QStringLiteral("digest"), kept.digest}}});
}

QByteArray atServer(Scene &scene, const QByteArray &bytes)
{
    return scene.server.service().readFile(sm3Hex(bytes), 0, 1 << 20).value_or(QByteArray("not there"));
}

} // namespace

class Attaching : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    SCENARIO(arrivesOnceAndWhole)
    {
        SCENE(scene);
        auto &kim = *scene.kim;
        const auto file = attaches(kim, scene.box, content());
        QVERIFY(kim.isPending(attachment, file));
        QCOMPARE(atServer(scene, content()), QByteArray());

        QVERIFY(scene.everythingArrives(kim));

        QCOMPARE(atServer(scene, content()), content());
        QCOMPARE(scene.server.all(attachment).size(), size_t(1));
        QCOMPARE(scene.server.historyLength(attachment, file), 1);
        QCOMPARE(kim.line().fileBytesSent(), content().size());
        QCOMPARE(kim.all(attachment), scene.server.all(attachment));
    }

    ON_EACH_ENGINE(goesOnWithTheContentAfterAKillInTheMiddle)
    {
        CALM_SCENE(scene);
        auto &kim = *scene.kim;
        const auto file = attaches(kim, scene.box, content());
        kim.line().breakFilesAfter(2);
        QVERIFY(kim.sends());
        QVERIFY(!scene.server.record(attachment, file));

        kim.isKilled();
        QVERIFY(scene.everythingArrives(kim));

        QCOMPARE(atServer(scene, content()), content());
        QCOMPARE(kim.line().fileBytesSent(), content().size()); // no piece went twice
        QVERIFY(scene.server.record(attachment, file));
    }

    ON_EACH_ENGINE(otherActsDoNotWaitForAContent)
    {
        CALM_SCENE(scene);
        auto &kim = *scene.kim;
        attaches(kim, scene.box, content());
        QVERIFY(!kim.edits(resource, scene.box, {{note, QStringLiteral("mine")}}));
        kim.line().breakFilesAfter(0);

        QVERIFY(kim.sends());

        QCOMPARE(scene.server.field(resource, scene.box, note), Value(QStringLiteral("mine")));
        QVERIFY(scene.server.all(attachment).empty());
    }

    ON_EACH_ENGINE(aContentThatIsNowhereBringsTheActBack)
    {
        CALM_SCENE(scene);
        auto &kim = *scene.kim;
        attaches(kim, scene.box, content());
        QVERIFY(QFile::remove(kim.folder() + QStringLiteral("/files/") + sm3Hex(content())));
        kim.isKilled();

        QVERIFY(!kim.sends());

        QCOMPARE(kim.states(), std::vector{ActState::Refused});
    }

    ON_EACH_ENGINE(aRefusedAttachmentKeepsItsContentUntilItIsGivenUp)
    {
        CALM_SCENE(scene);
        auto &kim = *scene.kim;
        attaches(kim, scene.box, content());
        scene.server.retires(resource, scene.box); // nothing hangs on what is retired
        QVERIFY(!kim.sends());
        QCOMPARE(kim.states(), std::vector{ActState::Refused});
        const auto inUse = [&] {
            auto opened = replica::Outbox::openReadOnly(kim.outboxPath());
            return (*opened)->acts()->size();
        };
        QCOMPARE(inUse(), size_t(1));

        QVERIFY(!kim.discards(kim.acts().front()));

        QVERIFY(kim.acts().empty());
    }

    ON_EACH_ENGINE(twoActsOnOneContentBringItOnce)
    {
        CALM_SCENE(scene);
        auto &kim = *scene.kim;
        const auto other = scene.server.has(aResource().named(QStringLiteral("ecs-other")).inUnit(scene.unit));
        QVERIFY(!kim.syncs());
        attaches(kim, scene.box, content());
        attaches(kim, other, content());

        QVERIFY(scene.everythingArrives(kim));

        QCOMPARE(scene.server.all(attachment).size(), size_t(2));
        QCOMPARE(kim.line().fileBytesSent(), content().size());
    }

    ON_EACH_ENGINE(scansGrowOneActUntilItLeaves)
    {
        CALM_SCENE(scene);
        auto &kim = *scene.kim;
        const QString scans = QStringLiteral("stocktake_scans");
        const auto stocktake = scene.server.has({.entity = QStringLiteral("stocktake"), .fields = {{QStringLiteral("title"), QStringLiteral("年度盘点")}, {QStringLiteral("unit_id"), idText(scene.unit)}}});
        QVERIFY(!kim.syncs());
        const Command first{.id = scene.server.ids().next(), .kind = CommandKind::Create, .entity = scans, .targets = {{scene.server.ids().next(), 0}},
                            .fields = {{QStringLiteral("stocktake_id"), idText(stocktake)}, {QStringLiteral("lines"), QStringLiteral("A\t\t\t1\n")}}};
        Command grown = first;
        grown.fields[QStringLiteral("lines")] = QStringLiteral("A\t\t\t1\nB\t\t\t2\n");
        QVERIFY(!kim.submits(first));

        QVERIFY(!kim.submits(grown));
        kim.isKilled();

        QCOMPARE(kim.acts().size(), size_t(1));
        QCOMPARE(kim.field(scans, first.targets.front().id, QStringLiteral("lines")), grown.fields.at(QStringLiteral("lines")));
        kim.line().loseReply();
        QVERIFY(kim.sends());
        Command late = grown;
        late.fields[QStringLiteral("lines")] = QStringLiteral("A\t\t\t1\nB\t\t\t2\nC\t\t\t3\n");
        QCOMPARE(kim.submits(late).value_or(Error{}).code, ErrorCode::AlreadyExists); // it may have reached the server
        QVERIFY(scene.everythingArrives(kim));
        QCOMPARE(scene.server.field(scans, first.targets.front().id, QStringLiteral("lines")), grown.fields.at(QStringLiteral("lines")));
        QCOMPARE(kim.submits(late).value_or(Error{}).code, ErrorCode::AlreadyExists); // it is settled
    }
};

QTEST_GUILESS_MAIN(Attaching)
#include "tst_attaching.moc"
