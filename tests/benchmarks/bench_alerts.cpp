// alerts: rows a second (alerts and the incidents that they open) that the real server makes durable when 10,000 alerts
// come over the webhook in one burst, a hundred groups of a hundred from eight connections, until the last answer. Beside
// the engine's own durable commits of one row. alerts.one sends them in a single message of one group.
#include "benchmarks/barecommits.h"
#include "benchmarks/tlsline.h"
#include "rules/orderalerts.h"
#include "rules/serviceitems.h"
#include "service/hooktokens.h"
#include "support/serverprocess.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace contract;

namespace {

constexpr int rounds = 5;

template <class T> T sure(Result<T> result, const char *what)
{
    if (!result)
        bench::giveUp(std::string(what) + ": " + textOf(result.error().code).toStdString() + ' ' + result.error().message.toStdString());
    return *std::move(result);
}

QByteArray messageOf(const QString &key, int first, int count)
{
    QJsonArray alerts;
    for (int i = first; i < first + count; ++i)
        alerts.append(QJsonObject{
            {QStringLiteral("status"), QStringLiteral("firing")},
            {QStringLiteral("labels"), QJsonObject{{QStringLiteral("alertname"), QStringLiteral("HostDown")}, {QStringLiteral("instance"), QStringLiteral("10.16.%1.%2:9100").arg(i / 250 % 250).arg(i % 250)},
                                                   {QStringLiteral("severity"), QStringLiteral("critical")}, {QStringLiteral("job"), QStringLiteral("node")}}},
            {QStringLiteral("annotations"), QJsonObject{{QStringLiteral("summary"), QStringLiteral("政务外网主机失联")}, {QStringLiteral("description"), QStringLiteral("五分钟没有数据，请检查主机和链路。")}}},
            {QStringLiteral("startsAt"), QStringLiteral("2026-11-22T09:00:00.123456789Z")},
            {QStringLiteral("endsAt"), QStringLiteral("0001-01-01T00:00:00Z")},
            {QStringLiteral("generatorURL"), QStringLiteral("http://prometheus:9090/graph?g0.expr=up")},
            {QStringLiteral("fingerprint"), QStringLiteral("%1").arg(i, 16, 16, QLatin1Char('0'))},
        });
    return QJsonDocument(QJsonObject{
                             {QStringLiteral("version"), QStringLiteral("4")},
                             {QStringLiteral("groupKey"), key},
                             {QStringLiteral("status"), QStringLiteral("firing")},
                             {QStringLiteral("receiver"), QStringLiteral("yunheng")},
                             {QStringLiteral("groupLabels"), QJsonObject{{QStringLiteral("alertname"), QStringLiteral("HostDown")}}},
                             {QStringLiteral("alerts"), alerts},
                         })
        .toJson(QJsonDocument::Compact);
}

class Site
{
public:
    explicit Site(store::Engine engine) : m_fresh(engine), m_server(sure(support::ServerProcess::run({.database = m_fresh.location()}), "server"))
    {
        wire::HttpsTransport transport(m_server->address());
        const support::Staff chief;
        transport.useToken(sure(transport.signIn({.login = chief.login, .password = chief.password, .newPassword = {}, .device = {}}), "sign-in").token);
        const Command unit{.id = m_ids.next(), .kind = CommandKind::Create, .entity = QStringLiteral("organisation"), .targets = {{m_ids.next(), 0}}, .fields = {{QStringLiteral("name"), QStringLiteral("单位")}}, .occurredAt = m_clock.now()};
        for (const auto &receipt : sure(transport.push({unit, rules::seedCommand(rules::shippedServiceItems().items, {}, m_ids, m_clock.now())}), "seed"))
            if (!std::holds_alternative<Applied>(receipt.outcome))
                bench::giveUp("no unit, or no catalogue");
        auto database = sure(store::Database::open(m_fresh.location()), "database");
        m_token = "Authorization: Bearer " + sure(service::makeHookToken(*database, QStringLiteral("bench"), m_clock.now()), "token").toStdString() + "\r\n";
        for (int i = 0; i < bench::crowdSize; ++i)
            m_lines.emplace_back(m_server->port());
    }

    /// Rows a second until the last incident is durable.
    double rate(int alerts, int groups)
    {
        const int each = std::max(1, alerts / groups);
        std::vector<std::string> requests;
        for (int g = 0; g < groups; ++g)
            requests.push_back(post(messageOf(QStringLiteral("{}:{round=\"%1\",group=\"%2\"}").arg(m_round).arg(g), g * each, each)));
        ++m_round;
        std::atomic<int> opened = 0;
        QElapsedTimer timer;
        timer.start();
        std::vector<std::thread> threads;
        for (size_t i = 0; i < m_lines.size(); ++i)
            threads.emplace_back([&, i] {
                for (size_t k = i; k < requests.size(); k += m_lines.size())
                    opened += m_lines[i].fetch(requests[k]).find("\"opened\":true") != std::string::npos ? 1 : 0;
            });
        for (auto &thread : threads)
            thread.join();
        const double seconds = double(timer.nsecsElapsed()) / 1e9;
        if (opened != groups)
            bench::giveUp(std::to_string(opened) + " of " + std::to_string(groups) + " incidents were opened");
        return double(groups * each + groups) / seconds;
    }

    /// The alerts and orders that are there, against what should be.
    void check(qint64 alerts, qint64 orders)
    {
        auto database = sure(store::Database::open(m_fresh.location()), "database");
        if (database->number(QStringLiteral("SELECT COUNT(*) FROM order_alert")) != alerts || database->number(QStringLiteral("SELECT COUNT(*) FROM work_order")) != orders)
            bench::giveUp("other alerts or incidents than were sent");
    }

private:
    [[nodiscard]] std::string post(const QByteArray &body) const
    {
        return "POST /api/v1/hooks/alertmanager HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + m_token + "\r\n" + body.toStdString();
    }

    support::FreshDatabase m_fresh;
    std::unique_ptr<support::ServerProcess> m_server;
    SystemClock m_clock;
    UuidV7Source m_ids{m_clock};
    std::string m_token;
    std::vector<bench::TlsLine> m_lines;
    int m_round = 0;
};

bench::Figures alerts(const std::string &name, store::Engine engine)
{
    Site site(engine);
    bench::BareCommits bare(engine);
    const int burst = bench::scaled(10'000);
    const int groups = std::max(1, burst / 100);
    std::vector<double> grouped, single, baseline;
    site.rate(burst / 10, std::max(1, groups / 10)); // every thread of the server has met its statements
    site.check(std::max(1, burst / 10 / std::max(1, groups / 10)) * std::max(1, groups / 10), std::max(1, groups / 10));
    for (int round = 0; round < rounds; ++round) {
        baseline.push_back(bare.rate(bench::scaled(4'000)));
        grouped.push_back(site.rate(burst, groups));
        single.push_back(site.rate(burst, 1));
    }
    return {
        {.name = name, .value = bench::median(grouped), .unit = "1/s", .baseline = bench::median(baseline), .n = rounds * burst, .note = "rows of a burst in groups of a hundred, over TLS"},
        {.name = name + ".one", .value = bench::median(single), .unit = "1/s", .baseline = bench::median(baseline), .n = rounds * burst, .note = "rows of a burst in one message"},
    };
}

} // namespace

BENCH("alerts")
{
    return alerts("alerts", store::Engine::Sqlite);
}

BENCH("alerts.postgres")
{
    return alerts("alerts.postgres", store::Engine::Postgres);
}
