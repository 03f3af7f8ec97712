// The life of a resource, predicted and decided: both twins keep the same guards, whatever the weather.
#include "scenarios/scene.h"

#include "rules/dailyfigures.h"

using namespace scenarios;

namespace {

const QString state = QStringLiteral("state");
const QString zone = QStringLiteral("network_zone");
const QString address = QStringLiteral("private_ip");

Value code(const char *text)
{
    return QString::fromLatin1(text);
}

/// Everything that a resource in use needs, once it has a system.
Patch complete(const QUuid &system)
{
    return {{QStringLiteral("system_id"), idText(system)}, {QStringLiteral("owner_name"), QStringLiteral("云子安")}, {QStringLiteral("term_until"), code("2028-12-31")}};
}

Patch with(Patch patch, const QString &field, const Value &value)
{
    patch[field] = value;
    return patch;
}

QString said(const std::optional<Error> &error)
{
    return error ? textOf(error->code) + u' ' + error->field : QString();
}

support::NewRecord aSystem(const QUuid &unit)
{
    return {.entity = QStringLiteral("business_system"), .fields = {{name, QStringLiteral("智慧水务")}, {QStringLiteral("unit_id"), idText(unit)}}};
}

support::NewRecord at(const QUuid &unit, const char *ip, const char *in)
{
    return aResource().named(QString::fromLatin1(ip)).inUnit(unit).with(address, code(ip)).with(zone, code(in));
}

} // namespace

class Life : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    SCENARIO(fromThePlanToReclaiming)
    {
        SCENE(scene);
        auto &kim = *scene.kim;
        const auto system = scene.server.has(aSystem(scene.unit));
        QVERIFY(!kim.syncs());

        // The workstation knows every guard by itself.
        QCOMPARE(said(kim.edits(resource, scene.box, {{state, code("in_use")}})), QStringLiteral("invalid_value state"));
        QVERIFY(!kim.edits(resource, scene.box, {{state, code("reserved")}}));
        QVERIFY(!kim.edits(resource, scene.box, {{state, code("to_deliver")}}));
        QCOMPARE(said(kim.edits(resource, scene.box, {{state, code("in_use")}})), QStringLiteral("required_missing system_id"));
        QVERIFY(!kim.edits(resource, scene.box, with(complete(system), state, code("in_use"))));
        QCOMPARE(said(kim.edits(resource, scene.box, {{QStringLiteral("owner_name"), Value()}})), QStringLiteral("required_missing owner_name"));
        QVERIFY(!kim.edits(resource, scene.box, {{state, code("to_reclaim")}}));
        QCOMPARE(said(kim.edits(resource, scene.box, {{state, code("reclaimed")}})), QStringLiteral("required_missing backup_confirmed_on"));
        QVERIFY(!kim.edits(resource, scene.box, {{QStringLiteral("backup_confirmed_on"), code("2026-11-20")}}));
        QCOMPARE(said(kim.edits(resource, scene.box, {{state, code("reclaimed")}})), QStringLiteral("required_missing reclaim_signed_on"));
        QVERIFY(!kim.edits(resource, scene.box, {{QStringLiteral("reclaim_signed_on"), code("2026-11-21")}, {state, code("reclaimed")}}));

        // The server agrees with all of it.
        QVERIFY(scene.everythingArrives(kim));
        QCOMPARE(scene.server.field(resource, scene.box, state), code("reclaimed"));
        QCOMPARE(kim.record(resource, scene.box), scene.server.record(resource, scene.box));
    }

    ON_EACH_ENGINE(twoWhoGiveOutOneAddressOfflineDoNotBothKeepIt)
    {
        CALM_SCENE(scene);
        auto &kim = *scene.kim;
        Workstation lee(scene.server, scene.server.actor(QStringLiteral("Lee")));
        QVERIFY(!lee.syncs());
        const auto mine = kim.creates(at(scene.unit, "10.64.1.7", "extranet_data"));
        const auto theirs = lee.creates(at(scene.unit, "10.64.1.7", "extranet_data"));
        const auto elsewhere = lee.creates(at(scene.unit, "10.64.1.7", "test"));

        QVERIFY(!kim.syncs());
        (void)lee.syncs();

        QVERIFY(scene.server.record(resource, mine));
        QVERIFY(!scene.server.record(resource, theirs));
        QVERIFY(scene.server.record(resource, elsewhere));
        const auto acts = lee.acts();
        QCOMPARE(acts.size(), size_t(1));
        QCOMPARE(acts.front().state, ActState::Refused);
        QCOMPARE(std::get<Refused>(acts.front().receipt->outcome).error.field, address);
    }

    ON_EACH_ENGINE(manyAreNotMovedIntoOneZoneWithOneAddress)
    {
        CALM_SCENE(scene);
        auto &kim = *scene.kim;
        const auto here = scene.server.has(at(scene.unit, "10.64.1.7", "extranet_data"));
        const auto there = scene.server.has(at(scene.unit, "10.64.1.7", "test"));
        const auto other = scene.server.has(at(scene.unit, "10.64.1.8", "test"));
        QVERIFY(!kim.syncs());

        QCOMPARE(said(kim.edits(resource, {here, there}, {{zone, code("backup")}})), QStringLiteral("not_unique private_ip"));
        QCOMPARE(said(kim.edits(resource, {there, other}, {{zone, code("extranet_data")}})), QStringLiteral("not_unique private_ip"));
        QVERIFY(!kim.edits(resource, {here, other}, {{zone, code("backup")}}));

        QVERIFY(scene.everythingArrives(kim));
        QCOMPARE(scene.server.field(resource, other, zone), code("backup"));
        QCOMPARE(scene.server.field(resource, there, zone), code("test"));
    }

    ON_EACH_ENGINE(anAddressThatWasGivenBackIsFree)
    {
        CALM_SCENE(scene);
        auto &kim = *scene.kim;
        const auto old = scene.server.has(at(scene.unit, "10.64.1.7", "extranet_data"));
        QVERIFY(!kim.syncs());
        QCOMPARE(said(kim.submits({.id = QUuid::createUuid(), .kind = CommandKind::Create, .entity = resource, .targets = {{QUuid::createUuid(), 0}}, .fields = at(scene.unit, "10.64.1.7", "extranet_data").with(QStringLiteral("unit_id"), idText(scene.unit)).fields})),
                 QStringLiteral("not_unique private_ip"));
        QVERIFY(!kim.retires(resource, old));

        const auto fresh = kim.creates(at(scene.unit, "10.64.1.7", "extranet_data"));

        QVERIFY(scene.everythingArrives(kim));
        QVERIFY(scene.server.record(resource, fresh));
        QCOMPARE(said(kim.restores(resource, old)), QStringLiteral("not_unique private_ip"));
    }

    ON_EACH_ENGINE(aRecordThatBrokeAGuardBeforeIsStillEdited)
    {
        CALM_SCENE(scene);
        // As an older program left it: in use, and nobody's.
        {
            auto database = store::Database::open(scene.server.location());
            QVERIFY(database);
            QVERIFY((*database)->script(QStringLiteral("UPDATE resource SET state = 'in_use' WHERE id = '%1'").arg(idText(scene.box))));
        }
        Workstation lee(scene.server, scene.server.actor(QStringLiteral("Lee")));
        QVERIFY(!lee.syncs());

        QVERIFY(!lee.edits(resource, scene.box, {{note, QStringLiteral("核对过")}}));
        QVERIFY(!lee.edits(resource, scene.box, {{state, code("to_rectify")}}));

        QVERIFY(scene.everythingArrives(lee));
        QCOMPARE(scene.server.field(resource, scene.box, state), code("to_rectify"));
        QCOMPARE(said(lee.edits(resource, scene.box, {{state, code("in_use")}})), QStringLiteral("required_missing system_id"));
    }

    ON_EACH_ENGINE(dailyFiguresFollowTheirResourceToAnotherUnit)
    {
        CALM_SCENE(scene);
        auto &kim = *scene.kim;
        const auto other = scene.server.has(aUnit().named(QStringLiteral("市教育局")));
        rules::DailySeries series;
        series.cpuAverage.fill(42);
        Utilisation texts;
        rules::write(series, texts);
        const auto figures = scene.server.has({.entity = QStringLiteral("utilisation"),
            .fields = {{QStringLiteral("resource_id"), idText(scene.box)}, {QStringLiteral("last_day"), code("2026-11-21")}, {QStringLiteral("cpu_avg"), texts.cpuAverage}}});
        QVERIFY(!kim.syncs());
        const QString unit = QStringLiteral("unit_id");
        QCOMPARE(kim.field(QStringLiteral("utilisation"), figures, unit), Value(idText(scene.unit)));

        QVERIFY(!kim.edits(resource, scene.box, {{unit, idText(other)}}));

        QVERIFY(scene.everythingArrives(kim));
        QCOMPARE(scene.server.field(QStringLiteral("utilisation"), figures, unit), Value(idText(other)));
        QCOMPARE(kim.field(QStringLiteral("utilisation"), figures, unit), Value(idText(other)));
        QCOMPARE(said(kim.edits(QStringLiteral("utilisation"), figures, {{QStringLiteral("cpu_avg"), code("4.2")}})), QStringLiteral("invalid_value cpu_avg"));
    }
};

QTEST_GUILESS_MAIN(Life)
#include "tst_life.moc"
