// What becomes of the monitoring's messages: rows that a dispatcher can read.
#include "rules/orderalerts.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <memory>

using namespace rules;

namespace {

/// A message as Alertmanager 0.25 of Debian 12 sends it.
const char *const realMessage = R"({"receiver":"yunheng","status":"firing","alerts":[
 {"status":"firing","labels":{"alertname":"HostDown","instance":"10.16.3.7:9100","severity":"critical"},"annotations":{"summary":"政务外网主机失联"},"startsAt":"2026-11-22T17:00:01.123456789+08:00","endsAt":"0001-01-01T00:00:00Z","generatorURL":"http://p/graph","fingerprint":"5ef77f1f8a3ecf8d"},
 {"status":"resolved","labels":{"alertname":"HostDown","instance":"10.16.3.8:9100","severity":"critical"},"annotations":{},"startsAt":"2026-11-22T08:00:00Z","endsAt":"2026-11-22T09:30:00.5Z","generatorURL":"","fingerprint":"aa"}],
 "groupLabels":{"alertname":"HostDown"},"commonLabels":{"alertname":"HostDown","severity":"critical"},"commonAnnotations":{},"externalURL":"http://am:9093","version":"4","groupKey":"{}:{alertname=\"HostDown\"}","truncatedAlerts":2})";

Instant at(const char *utc)
{
    return {QDateTime::fromString(QString::fromLatin1(utc), Qt::ISODateWithMs).toMSecsSinceEpoch()};
}

Alert alert(const char *fingerprint, bool firing, qint64 startsAt = 1'000, const char *severity = "warning")
{
    Alert one{.fingerprint = QString::fromLatin1(fingerprint), .firing = firing, .labels = {}, .annotations = {}, .startsAt = {startsAt}, .endsAt = {}, .generatorUrl = {}};
    one.labels = {{QStringLiteral("alertname"), QStringLiteral("HostDown")}, {QStringLiteral("instance"), QString::fromLatin1(fingerprint)}, {QStringLiteral("severity"), QString::fromLatin1(severity)}};
    if (!firing)
        one.endsAt = Instant{startsAt + 500};
    return one;
}

AlertGroup group(std::vector<Alert> alerts)
{
    AlertGroup made;
    made.key = QStringLiteral("{}:{alertname=\"HostDown\"}");
    made.alerts = std::move(alerts);
    return made;
}

OpenIncident incident(std::map<QString, KnownAlert> alerts, OrderState state = OrderState::Submitted, bool workedOn = false)
{
    return {state, Impact::OneSystem, Urgency::Medium, workedOn, std::move(alerts)};
}

KnownAlert fires(qint64 startsAt = 1'000)
{
    return {AlertState::Firing, {startsAt}, {}};
}
KnownAlert ended(qint64 startsAt = 1'000)
{
    return {AlertState::Ended, {startsAt}, Instant{startsAt + 500}};
}

/// The decision, with what it points into.
struct Decided : AlertDecision {
    std::unique_ptr<const AlertGroup> group;
};
Decided decided(AlertGroup group, const OpenIncident *incident = nullptr)
{
    auto kept = std::make_unique<const AlertGroup>(std::move(group));
    return {decideAlerts(*kept, incident, shippedAlertMapping()), std::move(kept)};
}

QStringList changedIn(const AlertDecision &decision)
{
    QStringList fingerprints;
    for (const auto *alert : decision.changed)
        fingerprints << alert->fingerprint;
    return fingerprints;
}

using Order = AlertDecision::Order;

} // namespace

class tst_orderalerts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWhatAlertmanagerSends();
    void refusesAMessageAndNamesThePlace_data();
    void refusesAMessageAndNamesThePlace();
    void anAlertThatStandsTwiceInAMessageCountsAsItStandsLast();

    void opensOneIncidentForAGroupThatFires();
    void opensNothingForWhatHasEndedAlready();
    void opensNothingForAHeartbeat();
    void theSameMessageAgainChangesNothing();
    void takesNewAlertsIntoTheOpenIncident();
    void resolvesWhenTheLastAlertEndsAndNobodyHasBegun();
    void leavesItToPeopleOnceSomebodyWorksOnIt_data();
    void leavesItToPeopleOnceSomebodyWorksOnIt();
    void leavesItToPeopleWhereTheMonitoringLeftAlertsOut();
    void staysOpenWhileOneAlertFires();
    void reopensWhatWasResolvedWhenItFiresAgain();
    void saysThatItFiresAgainInAnOpenIncident();
    void anOldMessageThatComesLateChangesNothing();
    void anEndWhoseBeginningMovedBackIsAnEnd();
    void raisesTheGradeAndNeverLowersIt();

    void theGravestAlertOfTheGroupGradesIt();
    void theTitleSaysWhatHappenedAndHowOften();
    void findsTheHostInAnInstance_data();
    void findsTheHostInAnInstance();
    void aLongKeyKeepsItsBeginningAndStaysItself();
    void idsFollowFromWhatTheyAreFor();
    void theShippedMappingIsUnderstood();
    void refusesAMappingAndNamesThePlace_data();
    void refusesAMappingAndNamesThePlace();
};

void tst_orderalerts::readsWhatAlertmanagerSends()
{
    const auto read = alertGroupFromJson(realMessage);

    QVERIFY2(read, read ? "" : qPrintable(read.error().field + read.error().message));
    QCOMPARE(read->key, QStringLiteral("{}:{alertname=\"HostDown\"}"));
    QCOMPARE(read->truncated, 2);
    QCOMPARE(read->alerts.size(), size_t(2));
    QCOMPARE(read->alerts[0].startsAt, at("2026-11-22T09:00:01.123Z"));
    QVERIFY(read->alerts[0].firing && !read->alerts[0].endsAt);
    QCOMPARE(read->alerts[1].endsAt, std::optional(at("2026-11-22T09:30:00.500Z")));
    QCOMPARE(wordsOf(read->alerts[0], shippedAlertMapping()).summary, QStringLiteral("政务外网主机失联"));
    QCOMPARE(titleOf(*read, shippedAlertMapping()), QStringLiteral("政务外网主机失联"));
}

void tst_orderalerts::refusesAMessageAndNamesThePlace_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("place");
    const auto row = [](const char *name, const char *from, const char *to, const char *place) { QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QString::fromLatin1(place); };
    row("another version", R"("version":"4")", R"("version":"3")", "version");
    row("no key", R"("groupKey")", R"("groupkey")", "groupKey");
    row("an unknown status", R"("status":"resolved")", R"("status":"over")", "alerts[1].status");
    row("a status of the group that is none", R"({"receiver":"yunheng","status":"firing")", R"({"receiver":"yunheng","status":"")", "status");
    row("a time without a zone", "2026-11-22T08:00:00Z", "2026-11-22T08:00:00", "alerts[1].startsAt");
    row("no time", "2026-11-22T08:00:00Z", "yesterday", "alerts[1].startsAt");
    row("an end that is missing", R"("endsAt":"2026-11-22T09:30:00.5Z")", R"("ended":1)", "alerts[1].endsAt");
    row("a fingerprint that is none", "5ef77f1f8a3ecf8d", "5EF/..", "alerts[0].fingerprint");
    row("a label that is no text", R"("instance":"10.16.3.8:9100")", R"("instance":8)", "alerts[1].labels.instance");
    row("alerts that are no list", R"("alerts":[)", R"("alerts":7,"more":[)", "alerts");
}

void tst_orderalerts::refusesAMessageAndNamesThePlace()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, place);
    const auto message = QByteArray(realMessage).replace(from, to);
    QVERIFY(message != realMessage);

    const auto read = alertGroupFromJson(message);

    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::BadRequest);
    QCOMPARE(read.error().field, place);
}

void tst_orderalerts::anAlertThatStandsTwiceInAMessageCountsAsItStandsLast()
{
    auto json = QJsonDocument::fromJson(realMessage).object();
    auto alerts = json.value(QStringLiteral("alerts")).toArray();
    auto older = alerts.at(0).toObject();
    older.insert(QStringLiteral("startsAt"), QStringLiteral("2026-11-20T00:00:00Z"));
    alerts.append(older);
    json.insert(QStringLiteral("alerts"), alerts);

    const auto read = alertGroupFromJson(QJsonDocument(json).toJson());

    QVERIFY(read);
    QCOMPARE(read->alerts.size(), size_t(2));
    QCOMPARE(read->alerts[0].startsAt, at("2026-11-22T09:00:01.123Z"));
}

void tst_orderalerts::opensOneIncidentForAGroupThatFires()
{
    const auto decision = decided(group({alert("a1", true), alert("a2", true), alert("a3", false)}));

    QCOMPARE(decision.order, Order::Open);
    QCOMPARE(changedIn(decision), (QStringList{QStringLiteral("a1"), QStringLiteral("a2")}));
    QVERIFY(decision.grade && decision.grade->impact == Impact::OneSystem && decision.grade->urgency == Urgency::Medium);
}

void tst_orderalerts::opensNothingForWhatHasEndedAlready()
{
    QVERIFY(decided(group({alert("a1", false)})).changesNothing());
}

void tst_orderalerts::opensNothingForAHeartbeat()
{
    auto heartbeat = alert("a1", true);
    heartbeat.labels[QStringLiteral("alertname")] = QStringLiteral("Watchdog");

    QVERIFY(decided(group({heartbeat})).changesNothing());
}

void tst_orderalerts::theSameMessageAgainChangesNothing()
{
    const auto open = incident({{QStringLiteral("a1"), fires()}, {QStringLiteral("a2"), ended()}});

    QVERIFY(decided(group({alert("a1", true), alert("a2", false)}), &open).changesNothing());
}

void tst_orderalerts::takesNewAlertsIntoTheOpenIncident()
{
    const auto open = incident({{QStringLiteral("a1"), fires()}});

    const auto decision = decided(group({alert("a1", true), alert("a2", true)}), &open);

    QCOMPARE(decision.order, Order::Leave);
    QCOMPARE(changedIn(decision), QStringList{QStringLiteral("a2")});
}

void tst_orderalerts::resolvesWhenTheLastAlertEndsAndNobodyHasBegun()
{
    for (const auto state : {OrderState::Submitted, OrderState::Accepted}) {
        const auto open = incident({{QStringLiteral("a1"), fires()}, {QStringLiteral("a2"), ended()}}, state);

        const auto decision = decided(group({alert("a1", false)}), &open);

        QCOMPARE(decision.order, Order::Resolve);
        QVERIFY(!decision.sayEnded);
    }
}

void tst_orderalerts::leavesItToPeopleOnceSomebodyWorksOnIt_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<bool>("workedOn");
    QTest::newRow("a step was recorded") << int(OrderState::Accepted) << true;
    QTest::newRow("handed out") << int(OrderState::Dispatched) << false;
    QTest::newRow("in progress") << int(OrderState::InProgress) << false;
    QTest::newRow("on hold") << int(OrderState::OnHold) << false;
}

void tst_orderalerts::leavesItToPeopleOnceSomebodyWorksOnIt()
{
    QFETCH(int, state);
    QFETCH(bool, workedOn);
    const auto open = incident({{QStringLiteral("a1"), fires()}}, OrderState(state), workedOn);

    const auto decision = decided(group({alert("a1", false)}), &open);

    QCOMPARE(decision.order, Order::Leave);
    QVERIFY(decision.sayEnded);
    QCOMPARE(changedIn(decision), QStringList{QStringLiteral("a1")});
}

void tst_orderalerts::leavesItToPeopleWhereTheMonitoringLeftAlertsOut()
{
    const auto open = incident({{QStringLiteral("a1"), fires()}});
    auto message = group({alert("a1", false)});
    message.truncated = 7;

    const auto decision = decided(message, &open);

    QCOMPARE(decision.order, Order::Leave);
    QVERIFY(decision.sayEnded);
}

void tst_orderalerts::staysOpenWhileOneAlertFires()
{
    const auto open = incident({{QStringLiteral("a1"), fires()}, {QStringLiteral("a2"), fires()}});

    const auto decision = decided(group({alert("a1", false)}), &open);

    QCOMPARE(decision.order, Order::Leave);
    QVERIFY(!decision.sayEnded);
}

void tst_orderalerts::reopensWhatWasResolvedWhenItFiresAgain()
{
    for (const auto state : {OrderState::Resolved, OrderState::AwaitingConfirmation}) {
        const auto open = incident({{QStringLiteral("a1"), ended()}}, state);

        QCOMPARE(decided(group({alert("a1", true, 9'000)}), &open).order, Order::Reopen);
    }
}

void tst_orderalerts::saysThatItFiresAgainInAnOpenIncident()
{
    const auto open = incident({{QStringLiteral("a1"), ended()}}, OrderState::InProgress);

    const auto decision = decided(group({alert("a1", true, 9'000)}), &open);

    QCOMPARE(decision.order, Order::Leave);
    QVERIFY(decision.sayAgain);
}

void tst_orderalerts::anOldMessageThatComesLateChangesNothing()
{
    const auto open = incident({{QStringLiteral("a1"), fires(9'000)}});

    QVERIFY(decided(group({alert("a1", false, 1'000)}), &open).changesNothing());
}

void tst_orderalerts::anEndWhoseBeginningMovedBackIsAnEnd()
{
    const auto open = incident({{QStringLiteral("a1"), fires(9'000)}});
    auto joined = alert("a1", false, 1'000);
    joined.endsAt = Instant{9'500};

    QCOMPARE(decided(group({joined}), &open).order, Order::Resolve);
}

void tst_orderalerts::raisesTheGradeAndNeverLowersIt()
{
    const auto open = incident({{QStringLiteral("a1"), fires()}});

    const auto graver = decided(group({alert("a1", true), alert("a2", true, 1'000, "critical")}), &open);
    const auto lighter = decided(group({alert("a1", true), alert("a2", true, 1'000, "info")}), &open);

    QVERIFY(graver.grade && graver.grade->urgency == Urgency::High);
    QVERIFY(!lighter.grade);
}

void tst_orderalerts::theGravestAlertOfTheGroupGradesIt()
{
    const auto decision = decided(group({alert("a1", true, 1'000, "info"), alert("a2", true, 1'000, "page"), alert("a3", true)}));

    QVERIFY(decision.grade && decision.grade->impact == Impact::SeveralUnits && decision.grade->urgency == Urgency::High);
}

void tst_orderalerts::theTitleSaysWhatHappenedAndHowOften()
{
    auto message = group({alert("a1", true), alert("a2", true)});
    QCOMPARE(titleOf(message, shippedAlertMapping()), QStringLiteral("HostDown a1 (2)"));

    message.commonAnnotations = {{QStringLiteral("summary"), QString(300, u'长')}};
    QCOMPARE(titleOf(message, shippedAlertMapping()).size(), 120);
    QVERIFY(titleOf(message, shippedAlertMapping()).endsWith(QStringLiteral(" (2)")));
}

void tst_orderalerts::findsTheHostInAnInstance_data()
{
    QTest::addColumn<QString>("instance");
    QTest::addColumn<QString>("host");
    QTest::newRow("address and port") << QStringLiteral("10.16.3.7:9100") << QStringLiteral("10.16.3.7");
    QTest::newRow("address") << QStringLiteral("10.16.3.7") << QStringLiteral("10.16.3.7");
    QTest::newRow("name") << QStringLiteral("GZ-APP-01:9100") << QStringLiteral("GZ-APP-01");
    QTest::newRow("probe") << QStringLiteral("https://zwfw.example.cn:8443/login") << QStringLiteral("zwfw.example.cn");
    QTest::newRow("IPv6") << QStringLiteral("[fd00::7]:9100") << QStringLiteral("fd00::7");
    QTest::newRow("bare IPv6") << QStringLiteral("fd00::7") << QStringLiteral("fd00::7");
}

void tst_orderalerts::findsTheHostInAnInstance()
{
    QFETCH(QString, instance);
    QFETCH(QString, host);

    QCOMPARE(hostOf(instance), host);
}

void tst_orderalerts::aLongKeyKeepsItsBeginningAndStaysItself()
{
    const QString one = QString(300, u'a') + u'1';
    const QString other = QString(300, u'a') + u'2';

    QCOMPARE(alertKeyOf(QStringLiteral("short")), QStringLiteral("short"));
    QCOMPARE(alertKeyOf(one).size(), 200);
    QCOMPARE(alertKeyOf(one), alertKeyOf(one));
    QVERIFY(alertKeyOf(one) != alertKeyOf(other));
}

void tst_orderalerts::idsFollowFromWhatTheyAreFor()
{
    const auto first = incidentId(QStringLiteral("k"), 0);

    QCOMPARE(incidentId(QStringLiteral("k"), 0), first);
    QVERIFY(incidentId(QStringLiteral("k"), 1) != first);
    QVERIFY(incidentId(QStringLiteral("j"), 0) != first);
    QVERIFY(alertRowId(first, QStringLiteral("aa")) != alertRowId(first, QStringLiteral("ab")));
    QCOMPARE(idOf(idText(first)), first);
}

void tst_orderalerts::theShippedMappingIsUnderstood()
{
    QCOMPARE(shippedAlertMapping().item, QStringLiteral("B2"));
    QCOMPARE(shippedAlertMapping().grades.size(), size_t(3));
}

void tst_orderalerts::refusesAMappingAndNamesThePlace_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("place");
    const auto row = [](const char *name, const QByteArray &part, const char *place) {
        QTest::newRow(name) << R"({"name":"n","version":"1","source_note":"s","item":"B2","team":"service_desk","severity_label":"severity","instance_labels":["instance"],"summary_annotations":["summary"],)" + part + '}' << QString::fromLatin1(place);
    };
    row("no fallback", R"("ignored":[],"grades":[])", "otherwise");
    row("an unknown impact", R"("ignored":[],"grades":[{"when":{"severity":["a"]},"impact":"huge","urgency":"high"}],"otherwise":{"impact":"one_user","urgency":"low"})", "grades[0].impact");
    row("a grade for everything", R"("ignored":[],"grades":[{"impact":"one_user","urgency":"high"}],"otherwise":{"impact":"one_user","urgency":"low"})", "grades[0].when");
    row("ignores everything", R"("ignored":[{}],"grades":[],"otherwise":{"impact":"one_user","urgency":"low"})", "ignored[0]");
    row("an unknown member", R"("ignored":[],"grades":[],"otherwise":{"impact":"one_user","urgency":"low"},"x":1)", "x");
}

void tst_orderalerts::refusesAMappingAndNamesThePlace()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, place);

    const auto read = alertMappingFromJson(json);

    QVERIFY(!read);
    QCOMPARE(read.error().field, place);
}

QTEST_APPLESS_MAIN(tst_orderalerts)
#include "tst_orderalerts.moc"
