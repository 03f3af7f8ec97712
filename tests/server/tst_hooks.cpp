// The webhook of the monitoring: who may call it, what it refuses, and a real Alertmanager that opens, updates and resolves
// incidents over it.
#include "rules/serviceitems.h"
#include "server/apisite.h"
#include "link/messages.h"
#include "rules/calendardocument.h"
#include "support/alertmanager.h"

#include <QJsonArray>
#include <QTest>

using namespace contract;
using namespace Qt::StringLiterals;

namespace {

const QByteArray hook = "/api/v1/hooks/alertmanager";

QByteArray message(const QByteArray &status = "firing")
{
    return R"({"receiver":"r","status":")" + status + R"(","alerts":[{"status":")" + status
        + R"(","labels":{"alertname":"HostDown","instance":"10.0.0.1:9100","severity":"critical"},"annotations":{"summary":"主机失联"},"startsAt":"2026-11-22T09:00:00Z","endsAt":"2026-11-22T09:30:00Z","generatorURL":"u","fingerprint":"5ef7"}],"groupLabels":{"alertname":"HostDown"},"commonLabels":{},"commonAnnotations":{},"externalURL":"http://am","version":"4","groupKey":"{}:{alertname=\"HostDown\"}","truncatedAlerts":0})";
}

} // namespace

class tst_hooks : public QObject, ApiSite
{
    Q_OBJECT

private:
    QByteArray m_hook;

    /// Made by the tool, as an administrator would.
    QByteArray hookToken(const QString &name) const
    {
        QProcess tool;
        tool.start(QCoreApplication::applicationDirPath() + u"/yunhengctl"_s, {u"hook-token"_s, u"add"_s, name, u"--database"_s, u"sqlite:"_s + m_server->database().path});
        tool.waitForFinished();
        return tool.exitCode() == 0 ? tool.readAllStandardOutput().trimmed() : QByteArray();
    }

    QJsonArray rows(const QByteArray &entity, const QByteArray &filter = {})
    {
        return objectOf(ask("GET", "/api/v1/" + entity + "?limit=500" + filter)).value(u"items"_s).toArray();
    }
    QString stateOf(const QString &key)
    {
        const auto found = rows("work_order", "&alert_key=" + key.toUtf8().toPercentEncoding());
        return found.size() == 1 ? found.at(0).toObject().value(u"state"_s).toString() : QStringLiteral("%1 orders").arg(found.size());
    }
    int alertsIn(const QByteArray &state) { return int(rows("order_alert").size() - std::ranges::count_if(rows("order_alert"), [&](const QJsonValue &row) { return row.toObject().value(u"state"_s).toString().toUtf8() != state; })); }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("YUNHENG_JOBS_SECONDS", "1");
        QVERIFY(open());
        const auto seed = rules::seedCommand(rules::shippedServiceItems().items, {}, m_ids, m_clock.now());
        const auto receipts = wire::receiptsFromJson(ask("POST", "/api/v1/commands", wire::toJson(std::vector<Command>{seed})).body);
        QVERIFY(receipts && std::holds_alternative<Applied>(receipts->front().outcome));
        m_hook = hookToken(u"test-am"_s);
        QVERIFY(!m_hook.isEmpty());
    }

    void aHookWantsItsOwnToken()
    {
        QCOMPARE(askAs({}, "POST", hook, message()).status, 401);
        QCOMPARE(askAs("wrong", "POST", hook, message()).status, 401);
        const auto persons = ask("POST", hook, message());
        QCOMPARE(persons.status, 403);
        QCOMPARE(codeOf(persons), u"missing_right"_s);
        QCOMPARE(fieldOf(persons), u"hook"_s);
        QVERIFY(persons.headers.value("content-type").startsWith("application/problem+json"));
        QCOMPARE(rows("work_order").size(), 0);
    }

    void aHooksTokenOpensNothingElse()
    {
        QCOMPARE(askAs(m_hook, "GET", "/api/v1/counts").status, 401);
        QCOMPARE(askAs(m_hook, "POST", "/api/v1/commands", "[]").status, 401);
    }

    void whatIsNoMessageIsRefusedWithThePlace()
    {
        const auto spoiled = askAs(m_hook, "POST", hook, message().replace("2026-11-22T09:00:00Z", "yesterday"));
        QCOMPARE(spoiled.status, 400);
        QCOMPARE(fieldOf(spoiled), u"alerts[0].startsAt"_s);
        QCOMPARE(askAs(m_hook, "POST", hook, "{").status, 400);
        QCOMPARE(askAs(m_hook, "POST", hook, QByteArray(300'000, ' ')).status, 413);
        QCOMPARE(askAs(m_hook, "GET", hook).status, 405);
        QCOMPARE(rows("work_order").size(), 0);
    }

    void aMessageOpensAnIncidentOnceAndItsEndResolvesIt()
    {
        const auto first = askAs(m_hook, "POST", hook, message());
        const auto again = askAs(m_hook, "POST", hook, message());
        QCOMPARE(first.status, 200);
        QVERIFY(objectOf(first).value(u"opened"_s).toBool());
        QVERIFY(!objectOf(again).value(u"opened"_s).toBool());
        QCOMPARE(objectOf(again).value(u"incident"_s), objectOf(first).value(u"incident"_s));
        QCOMPARE(rows("work_order").size(), 1);

        const auto end = askAs(m_hook, "POST", hook, message("resolved"));

        QVERIFY(objectOf(end).value(u"resolved"_s).toBool());
        QCOMPARE(stateOf(u"{}:{alertname=\"HostDown\"}"_s), u"resolved"_s);
    }

    void aRealAlertmanagerOpensUpdatesAndResolves()
    {
        QVERIFY2(support::Alertmanager::isInstalled(), "install prometheus-alertmanager");
        auto manager = support::Alertmanager::run({.url = QStringLiteral("https://localhost:%1%2").arg(m_server->port()).arg(QString::fromLatin1(hook)), .authorityFile = m_server->authorityFile(), .token = m_hook});
        QVERIFY2(manager, manager ? "" : qPrintable(manager.error().message));
        const QString key = u"{}:{alertname=\"DiskFull\"}"_s;
        const QStringList one{u"instance=10.0.0.1:9100"_s, u"severity=warning"_s}, other{u"instance=10.0.0.2:9100"_s, u"severity=critical"_s};
        constexpr int patience = 20'000;
        const auto before = rows("order_alert").size();

        QVERIFY((*manager)->fire(u"DiskFull"_s, one, u"磁盘将满"_s));
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(key), u"submitted"_s, patience);
        const auto opened = rows("work_order", "&alert_key=" + key.toUtf8().toPercentEncoding()).at(0).toObject();
        QCOMPARE(opened.value(u"title"_s).toString(), u"磁盘将满"_s);
        QCOMPARE(opened.value(u"priority"_s).toString(), u"p3"_s);

        QVERIFY((*manager)->fire(u"DiskFull"_s, other, u"磁盘将满"_s));
        QTRY_COMPARE_WITH_TIMEOUT(rows("order_alert").size(), before + 2, patience);
        QTRY_COMPARE_WITH_TIMEOUT(rows("work_order", "&alert_key=" + key.toUtf8().toPercentEncoding()).at(0).toObject().value(u"priority"_s).toString(), u"p2"_s, patience);

        QVERIFY((*manager)->end(u"DiskFull"_s, one));
        QTRY_COMPARE_WITH_TIMEOUT(alertsIn("firing"), 1, patience);
        QCOMPARE(stateOf(key), u"submitted"_s);
        QVERIFY((*manager)->end(u"DiskFull"_s, other));
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(key), u"resolved"_s, patience);

        QCOMPARE(rows("work_order", "&alert_key=" + key.toUtf8().toPercentEncoding()).size(), 1);
        QVERIFY2(!(*manager)->log().contains("level=error"), (*manager)->log().constData());
    }

    void aTokenThatWasTakenBackOpensNothing()
    {
        const auto token = hookToken(u"old-am"_s);
        QCOMPARE(askAs(token, "POST", hook, message()).status, 200);

        QProcess tool;
        tool.start(QCoreApplication::applicationDirPath() + u"/yunhengctl"_s, {u"hook-token"_s, u"remove"_s, u"old-am"_s, u"--database"_s, u"sqlite:"_s + m_server->database().path});
        QVERIFY(tool.waitForFinished() && tool.exitCode() == 0);

        QCOMPARE(askAs(token, "POST", hook, message()).status, 401);
    }

    void theRunningServerReckonsDueTimesAnewAfterAChangeOfTheCalendar()
    {
        const auto order = create(u"work_order"_s, {{u"title"_s, u"咨询"_s}, {u"item_id"_s, idText(rules::shippedItemId(u"C1"_s, 1).uuid)}, {u"unit_id"_s, idText(m_unit)}, {u"state"_s, u"submitted"_s}});
        QVERIFY(!order.isNull());
        QVERIFY(ask("POST", "/api/v1/commands", command(CommandKind::Edit, u"work_order"_s, order, 1, {{u"state"_s, u"accepted"_s}})).body.contains("\"applied\""));
        const auto due = [&] { return objectOf(ask("GET", "/api/v1/work_order/" + idText(order).toLatin1())).value(u"resolve_due"_s).toDouble(); };
        const double before = due();
        QVERIFY(before > 0);

        // Every working day of the next weeks falls out.
        auto spec = rules::shippedCalendarSpec();
        for (int i = 0; i < 20; ++i)
            spec.exceptions[QDate::currentDate().addDays(i)] = {rules::DayKind::Holiday, u"停电"_s};
        QVERIFY(!create(u"policy"_s, {{u"kind"_s, u"calendar"_s}, {u"name"_s, u"日历"_s}, {u"version"_s, u"2"_s}, {u"content"_s, QString::fromUtf8(rules::toJson(spec))}}).isNull());

        QTRY_VERIFY_WITH_TIMEOUT(due() > before + 10 * 86'400'000.0, 20'000);
    }

    void theBooksAgreeWithAllThat()
    {
        QCOMPARE(m_server->stop(), 0);
        QProcess tool;
        tool.setProcessChannelMode(QProcess::MergedChannels);
        tool.start(QCoreApplication::applicationDirPath() + u"/yunhengctl"_s, {u"verify"_s, u"--database"_s, u"sqlite:"_s + m_server->database().path});
        QVERIFY(tool.waitForFinished());
        QVERIFY2(tool.exitCode() == 0, tool.readAll().constData());
    }
};

QTEST_GUILESS_MAIN(tst_hooks)
#include "tst_hooks.moc"
