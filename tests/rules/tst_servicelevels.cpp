// Service levels as a document: the matrix, who is promised what, and what the parser refuses.
#include "rules/policies.h"
#include "rules/servicelevels.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace rules;

namespace {

using Change = std::function<void(QJsonObject &)>;

/// The shipped document with one thing changed.
QByteArray shippedWith(const Change &change)
{
    auto document = QJsonDocument::fromJson(toJson(shippedServiceLevels())).object();
    change(document);
    return QJsonDocument(document).toJson();
}

Change withAction(const QByteArray &action)
{
    return [action](QJsonObject &document) { document[QLatin1StringView("actions")] = QJsonArray{QJsonDocument::fromJson(action).object()}; };
}

Change withMember(const char *member, const QByteArray &json)
{
    return [=](QJsonObject &document) { document[QLatin1StringView(member)] = QJsonDocument::fromJson('[' + json + ']').array().first(); };
}

QString limitText(const std::optional<TimeLimit> &limit)
{
    return limit ? textOf(*limit) : QStringLiteral("-");
}

} // namespace

class TestServiceLevels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackTheSame()
    {
        const auto read = serviceLevelsFromJson(toJson(shippedServiceLevels()));
        QVERIFY2(read, qPrintable(read ? QString() : read.error().field + read.error().message));
        QCOMPARE(*read, shippedServiceLevels());
    }

    void aDocumentFromBeforeRatingRemindersHasNone()
    {
        auto older = shippedServiceLevels();
        older.ratingReminder.reset();
        const auto json = toJson(older);
        QVERIFY(!json.contains("rating_reminder"));
        QCOMPARE(serviceLevelsFromJson(json)->ratingReminder, std::nullopt);
        QVERIFY(!serviceLevelsFromJson(QByteArray(json).replace("\"auto_close\"", "\"rating_reminder\":\"working 0\",\"auto_close\"")));
    }

    void theMatrixAsItIsShipped_data()
    {
        QTest::addColumn<int>("impact");
        QTest::addColumn<QList<int>>("priorities"); // high, medium, low
        QTest::newRow("platform") << 0 << QList<int>{1, 1, 2};
        QTest::newRow("several units") << 1 << QList<int>{1, 2, 3};
        QTest::newRow("one system") << 2 << QList<int>{2, 3, 4};
        QTest::newRow("one user") << 3 << QList<int>{3, 4, 4};
    }
    void theMatrixAsItIsShipped()
    {
        QFETCH(int, impact);
        QFETCH(QList<int>, priorities);
        for (int urgency = 0; urgency < 3; ++urgency)
            QCOMPARE(int(priorityOf(shippedServiceLevels(), Impact(impact), Urgency(urgency))) + 1, priorities[urgency]);
    }

    void raisingIsFreeAndLoweringNeedsAReason()
    {
        QVERIFY(!needsReason(Priority::P3, Priority::P1));
        QVERIFY(!needsReason(Priority::P3, Priority::P3));
        QVERIFY(!needsReason(std::nullopt, Priority::P4));
        QVERIFY(needsReason(Priority::P1, Priority::P2));
        QVERIFY(needsReason(Priority::P4, std::nullopt));
    }

    void whatAnOrderIsPromised_data()
    {
        QTest::addColumn<QString>("item");
        QTest::addColumn<OrderKind>("kind");
        QTest::addColumn<int>("priority"); // 0: none
        QTest::addColumn<QString>("response");
        QTest::addColumn<QString>("resolve");
        const auto row = [](const char *name, const char *item, OrderKind kind, int priority, const char *response, const char *resolve) {
            QTest::newRow(name) << QString::fromLatin1(item) << kind << priority << QString::fromLatin1(response) << QString::fromLatin1(resolve);
        };
        row("incident P1: 5 min, 2 h, around the clock", "C2", OrderKind::Incident, 1, "always 5", "always 120");
        row("incident P2: 15 min, 4 h, around the clock", "C2", OrderKind::Incident, 2, "always 15", "always 240");
        row("incident P3: 30 min, 8 working hours", "C2", OrderKind::Incident, 3, "working 30", "working 480");
        row("incident P4: 2 h, 3 working days", "C2", OrderKind::Incident, 4, "working 120", "working 3d");
        row("incident not graded yet", "C2", OrderKind::Incident, 0, "working 30", "working 480");
        row("A1, the whole chain: 10 working days", "A1", OrderKind::Request, 0, "working 30", "working 10d");
        row("A1 in an emergency: 4 h", "A1", OrderKind::Request, 1, "always 30", "always 240");
        row("A1, P3 is no emergency", "A1", OrderKind::Request, 3, "working 30", "working 10d");
        row("a complaint: answer in 2 working days", "C1", OrderKind::Complaint, 0, "working 15", "working 2d");
        row("a security incident keeps its own response", "D3", OrderKind::Incident, 1, "always 30", "always 120");
        row("an item that nobody wrote down", "Z9", OrderKind::Request, 0, "working 30", "working 5d");
    }
    void whatAnOrderIsPromised()
    {
        QFETCH(QString, item);
        QFETCH(OrderKind, kind);
        QFETCH(int, priority);
        QFETCH(QString, response);
        QFETCH(QString, resolve);
        const auto limits = limitsOf(shippedServiceLevels(), item, kind, priority ? std::optional(Priority(priority - 1)) : std::nullopt);
        QCOMPARE(limitText(limits.response), response);
        QCOMPARE(limitText(limits.resolve), resolve);
    }

    void openingIsPromisedFromApprovalOn()
    {
        const auto stages = stagesOf(shippedServiceLevels(), u"A1");
        QCOMPARE(stages.size(), size_t(1));
        QCOMPARE(stages[0].fromStep, 4);
        QCOMPARE(stages[0].toStep, 5);
        QCOMPARE(textOf(stages[0].limit), QStringLiteral("working 3d"));
    }

    void aPriorityHasItsNoticesAndReports()
    {
        const auto &p1 = targetsOf(shippedServiceLevels(), Priority::P1);
        QCOMPARE(limitText(p1.firstNotice), QStringLiteral("always 15"));
        QCOMPARE(limitText(p1.progress), QStringLiteral("always 30"));
        QCOMPARE(limitText(p1.flashReport), QStringLiteral("always 1440"));
        QCOMPARE(limitText(p1.report), QStringLiteral("working 5d"));
        QCOMPARE(targetsOf(shippedServiceLevels(), Priority::P3).progress, std::nullopt);
    }

    void whoIsToldAboutAP1()
    {
        const auto actions = actionsOf(shippedServiceLevels(), ClockKind::Resolve, OrderKind::Incident, Priority::P1);
        QStringList keys;
        for (const auto &action : actions)
            keys << keyOf(action);
        QVERIFY(keys.contains(QStringLiteral("resolve minutes_after_start 15 service_manager")));
        QVERIFY(keys.contains(QStringLiteral("resolve minutes_after_start 60 managing_party")));
        QVERIFY(keys.contains(QStringLiteral("resolve at_due service_manager")));
        QVERIFY(!keys.contains(QStringLiteral("resolve minutes_after_start 30 incident_manager")));
        QCOMPARE(QSet<QString>(keys.begin(), keys.end()).size(), keys.size());
    }

    void everyHoldIsConsentedTo()
    {
        for (const auto &hold : Choices<HoldKind>::all)
            QVERIFY(holdRule(shippedServiceLevels(), hold.value)->consent);
        auto none = shippedServiceLevels();
        none.holds.clear();
        QCOMPARE(holdRule(none, HoldKind::Spares), std::nullopt);
        QCOMPARE(textOf(*shippedServiceLevels().ratingReminder), QStringLiteral("working 3d"));
        QCOMPARE(textOf(shippedServiceLevels().autoClose), QStringLiteral("working 2d"));
    }

    void limitsAsAnOrderKeepsThem_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("minutes"); // of the shipped calendar's working day of 8 h; 0: refused
        const auto row = [](const char *text, int minutes) { QTest::newRow(text) << QString::fromLatin1(text) << minutes; };
        row("always 5", 5);
        row("working 480", 480);
        row("working 3d", 3 * 480);
        row("always 2d", 2 * 1440);
        row("always 0", 0);
        row("working -30", 0);
        row("working 05", 0);
        row("always", 0);
        row("always ", 0);
        row("always d", 0);
        row("sometimes 5", 0);
        row("working 5 ", 0);
        row("working 5h", 0);
        row("always 99999999999", 0);
        row("working 367d", 0);
        row("", 0);
    }
    void limitsAsAnOrderKeepsThem()
    {
        QFETCH(QString, text);
        QFETCH(int, minutes);
        const auto limit = limitFromText(text);
        QCOMPARE(limit.has_value(), minutes > 0);
        if (!limit)
            return;
        QCOMPARE(textOf(*limit), text);
        QCOMPARE(msOf(*limit, workingCalendarOf(QString())), minutes * minuteMs);
    }

    void theStatutoryTerm_data()
    {
        QTest::addColumn<int>("level"); // -1: not graded
        QTest::addColumn<int>("duty");  // -1: not said
        QTest::addColumn<QString>("term");
        const auto row = [](const char *name, int level, int duty, const char *term) { QTest::newRow(name) << level << duty << QString::fromLatin1(term); };
        row("not graded: no clock", -1, 0, "-");
        row("general: no clock", 0, 0, "-");
        row("larger, critical infrastructure: 1 h", 1, 0, "always 60");
        row("larger, a central unit: 2 h", 1, 1, "always 120");
        row("larger, others: 4 h", 1, 2, "always 240");
        row("extra major, others: 4 h", 3, 2, "always 240");
        row("major, nobody said who reports: the shortest", 2, -1, "always 60");
    }
    void theStatutoryTerm()
    {
        QFETCH(int, level);
        QFETCH(int, duty);
        QFETCH(QString, term);
        QCOMPARE(limitText(statutoryLimit(level < 0 ? std::nullopt : std::optional(SecurityLevel(level)), duty < 0 ? std::nullopt : std::optional(ReportDuty(duty)))), term);
    }

    void refusesNonsenseWithItsPlace_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("place");
        const auto row = [](const char *name, const Change &change, const char *place) { QTest::newRow(name) << shippedWith(change) << QString::fromLatin1(place); };
        row("an escalation at once", withAction(R"({"clock":"resolve","percent":0,"to":["engineer"]})"), "actions[0].percent");
        row("an escalation before the beginning", withAction(R"({"clock":"resolve","percent":-10,"to":["engineer"]})"), "actions[0].percent");
        row("a negative time before the due time", withAction(R"({"clock":"resolve","minutes_before_due":-30,"to":["engineer"]})"), "actions[0].minutes_before_due");
        row("0 minutes after the start", withAction(R"({"clock":"resolve","minutes_after_start":0,"to":["engineer"]})"), "actions[0].minutes_after_start");
        row("half a minute", withAction(R"({"clock":"resolve","minutes_after_start":0.5,"to":["engineer"]})"), "actions[0].minutes_after_start");
        row("100 % is the due time itself", withAction(R"({"clock":"resolve","percent":100,"to":["engineer"]})"), "actions[0].percent");
        row("not at the due time", withAction(R"({"clock":"resolve","at_due":false,"to":["engineer"]})"), "actions[0].at_due");
        row("no moment", withAction(R"({"clock":"resolve","to":["engineer"]})"), "actions[0]");
        row("two moments", withAction(R"({"clock":"resolve","percent":50,"at_due":true,"to":["engineer"]})"), "actions[0].at_due");
        row("to nobody", withAction(R"({"clock":"resolve","percent":50,"to":[]})"), "actions[0].to");
        row("to a role that is none", withAction(R"({"clock":"resolve","percent":50,"to":["boss"]})"), "actions[0].to[0]");
        row("a clock that is none", withAction(R"({"clock":"lunch","percent":50,"to":["engineer"]})"), "actions[0].clock");
        row("a priority that is none", withAction(R"({"clock":"resolve","percent":50,"to":["engineer"],"priorities":["p5"]})"), "actions[0].priorities[0]");
        row("a hole in the matrix", [](QJsonObject &document) {
            auto matrix = document[QLatin1StringView("matrix")].toObject();
            auto platform = matrix[QLatin1StringView("platform")].toObject();
            platform.remove(QLatin1StringView("low"));
            matrix[QLatin1StringView("platform")] = platform;
            document[QLatin1StringView("matrix")] = matrix;
        }, "matrix.platform.low");
        row("a promise of 0 minutes", withMember("auto_close", "\"working 0\""), "auto_close");
        row("a kind twice", withMember("kinds", R"([{"kind":"request"},{"kind":"request"}])"), "kinds[1].kind");
        row("a stage that runs backwards", withMember("stages", R"([{"item":"A1","zh":"z","en":"e","from_step":5,"to_step":4,"limit":"working 3d"}])"), "stages[0].to_step");
        row("an item without a promise", withMember("items", R"([{"item":"A1"}])"), "items[0]");
        row("duty that runs backwards", withMember("duty", R"({"hours":[{"from":"17:00","to":"09:00"}]})"), "duty.hours[0]");
        row("a hold that is none", withMember("holds", R"([{"kind":"holiday"}])"), "holds[0].kind");
        row("an unknown member", withMember("slas", "1"), "slas");
    }
    void refusesNonsenseWithItsPlace()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, place);
        const auto refused = serviceLevelsFromJson(json);
        QVERIFY(!refused);
        QCOMPARE(refused.error().field, place);
        const auto policy = checkPolicy(PolicyKind::ServiceLevels, QString::fromUtf8(json));
        QVERIFY(!policy);
        QVERIFY(policy.error().message.startsWith(place));
    }
};

QTEST_GUILESS_MAIN(TestServiceLevels)
#include "tst_servicelevels.moc"
