// api.list: a page of 100 records over TLS, against nginx serving the same bytes as a static file.
// events: what 2,000 parked clients and 100 that do not read cost the others.
#include "benchmarks/bench.h"
#include "benchmarks/tlsline.h"
#include "contract/catalogue.h"
#include "contract/describe.h"
#include "contract/entities/entities.h"
#include "contract/systemports.h"
#include "support/nginx.h"
#include "support/serverprocess.h"

#include <QElapsedTimer>
#include <atomic>
#include <sys/resource.h>
#include <thread>

namespace {

using namespace contract;

constexpr int records = 300;
constexpr int listClients = 4;
constexpr int parkedClients = 2'000;
constexpr int slowClients = 100;

template <class T> T sure(Result<T> result, const char *what)
{
    if (!result)
        bench::giveUp(std::string(what) + ": " + textOf(result.error().code).toStdString() + ' ' + result.error().message.toStdString());
    return *std::move(result);
}

void allowManyFiles()
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    if (limit.rlim_cur < 2 * (parkedClients + slowClients))
        bench::giveUp("too few open files are allowed");
}

/// A server with some records, and the token of somebody who may read them.
struct Site {
    SystemClock clock;
    UuidV7Source ids{clock};
    std::unique_ptr<support::ServerProcess> server = sure(support::ServerProcess::run({}), "server");
    wire::HttpsTransport transport{server->address()};
    std::string token;
    QUuid unit = ids.next();

    Site()
    {
        const support::Staff chief;
        const auto session = sure(transport.signIn({.login = chief.login, .password = chief.password, .newPassword = {}, .device = {}}), "sign-in");
        transport.useToken(session.token);
        token = "Authorization: Bearer " + session.token.toStdString() + "\r\n";
        push({command(CommandKind::Create, shapeOf<Organisation>(), unit, {{QStringLiteral("name"), QStringLiteral("荔湾区政务服务数据管理局")}})});
        std::vector<Command> commands;
        for (int i = 0; i < records; ++i)
            commands.push_back(resource(i));
        push(commands);
    }

    Command command(CommandKind kind, const Shape &shape, const QUuid &id, Patch fields)
    {
        Command made{.id = ids.next(), .kind = kind, .entity = shape.name, .targets = {{id, 0}}, .fields = std::move(fields)};
        made.occurredAt = clock.now();
        return made;
    }
    Command resource(int number)
    {
        Resource one;
        one.name = QStringLiteral("政务服务事项办理系统应用服务器 %1").arg(number);
        one.vcpu = 8 + number % 8;
        auto record = toRecord(one);
        const auto &shape = shapeOf<Resource>();
        Patch fields;
        for (size_t i = 0; i < shape.fields.size(); ++i) {
            const auto &field = shape.fields[i];
            if (field.references == QLatin1StringView("organisation"))
                fields.emplace(field.name, idText(unit));
            else if (!isEmpty(record.values[i]) && !field.traits.readOnly)
                fields.emplace(field.name, record.values[i]);
            else if (field.kind == FieldKind::Text && !field.traits.readOnly && !field.traits.unique && !field.traits.address && !*field.traits.catalogue)
                fields.emplace(field.name, QStringLiteral("说明 %1").arg(number));
            else if (field.traits.required && *field.traits.catalogue)
                fields.emplace(field.name, shippedCatalogues().named(QString::fromLatin1(field.traits.catalogue))->entries.back().code);
        }
        return command(CommandKind::Create, shape, ids.next(), std::move(fields));
    }
    void push(const std::vector<Command> &commands)
    {
        for (const auto &receipt : sure(transport.push(commands), "push"))
            if (const auto *refused = std::get_if<Refused>(&receipt.outcome))
                bench::giveUp("refused: " + textOf(refused->error.code).toStdString() + ' ' + refused->error.field.toStdString() + ' ' + refused->error.message.toStdString());
    }
};

/// nginx with one static file, the server's certificate, protocols and ciphers.
std::unique_ptr<support::Nginx> nginxWith(const std::string &file, const QString &certificates)
{
    QByteArray http = "sendfile on;\n tcp_nodelay on;\n keepalive_requests 1000000000;\n default_type application/json;\n"
                      " server {\n  listen 127.0.0.1:@PORT@ ssl;\n  root @FOLDER@;\n  ssl_certificate CERTIFICATES/server.pem;\n  ssl_certificate_key CERTIFICATES/server.key;\n"
                      "  ssl_protocols TLSv1.2 TLSv1.3;\n  ssl_ecdh_curve X25519:P-256;\n  ssl_prefer_server_ciphers on;\n"
                      "  ssl_ciphers ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305;\n }";
    http.replace("CERTIFICATES", certificates.toUtf8());
    return sure(support::Nginx::run(http, {{QStringLiteral("list.json"), QByteArray::fromStdString(file)}}), "nginx");
}

struct Load {
    double rate = 0; ///< answers a second
    double p99 = 0;  ///< ms
};

/// Clients that ask again as soon as they are answered.
Load load(int port, const std::string &request, size_t bytes, int clients, int requests)
{
    std::vector<bench::TlsLine> lines;
    for (int i = 0; i < clients; ++i)
        lines.emplace_back(port);
    std::vector<std::vector<double>> times(static_cast<size_t>(clients));
    std::vector<std::thread> threads;
    QElapsedTimer timer;
    timer.start();
    std::atomic<bool> wrong = false;
    for (int i = 0; i < clients; ++i)
        threads.emplace_back([&, i] {
            auto &own = times[size_t(i)];
            own.reserve(size_t(requests / clients));
            for (int round = 0; round < requests / clients; ++round) {
                QElapsedTimer one;
                one.start();
                lines[size_t(i)].send(request);
                if (lines[size_t(i)].answer() != bytes)
                    wrong = true;
                own.push_back(double(one.nsecsElapsed()) / 1e6);
            }
        });
    for (auto &thread : threads)
        thread.join();
    if (wrong)
        bench::giveUp("an answer had another size");
    Load result{.rate = requests * 1e9 / double(timer.nsecsElapsed())};
    std::vector<double> all;
    for (const auto &own : times)
        all.insert(all.end(), own.begin(), own.end());
    result.p99 = bench::p99(std::move(all));
    return result;
}

/// Commits four times a second until it ends, so that the parked are poked.
class Editor
{
public:
    explicit Editor(Site &site)
        : m_thread([this, &site] {
              for (int i = 0; !m_done; ++i) {
                  site.push({site.resource(100'000 + i)});
                  std::this_thread::sleep_for(std::chrono::milliseconds(250));
              }
          })
    {
    }
    ~Editor()
    {
        m_done = true;
        m_thread.join();
    }

private:
    std::atomic<bool> m_done = false;
    std::thread m_thread;
};

} // namespace

BENCH("api.list")
{
    Site site;
    const auto ours = bench::getRequest("/api/v1/resource?limit=100", site.token);
    bench::TlsLine line(site.server->port());
    const auto bytes = line.fetch(ours);
    const auto nginx = nginxWith(bytes, site.server->folder());
    const auto theirs = bench::getRequest("/list.json", site.token);

    constexpr int rounds = 5;
    const int requests = bench::scaled(8'000);
    std::vector<double> ourRates, theirRates, ourP99s, theirP99s;
    for (int round = 0; round < rounds; ++round) {
        const auto nginxLoad = load(nginx->port(), theirs, bytes.size(), listClients, requests);
        const auto ourLoad = load(site.server->port(), ours, bytes.size(), listClients, requests);
        theirRates.push_back(nginxLoad.rate);
        theirP99s.push_back(nginxLoad.p99);
        ourRates.push_back(ourLoad.rate);
        ourP99s.push_back(ourLoad.p99);
    }
    const auto note = std::to_string(bytes.size()) + " bytes, " + std::to_string(listClients) + " clients";
    return bench::Figures{
        {.name = "api.list", .value = bench::median(ourRates), .unit = "1/s", .baseline = bench::median(theirRates), .n = rounds * requests, .note = note},
        {.name = "api.list.p99", .value = bench::median(ourP99s), .unit = "ms", .baseline = bench::median(theirP99s), .n = rounds * requests, .note = note},
    };
}

BENCH("events")
{
    allowManyFiles();
    Site site;
    const int port = site.server->port();
    const auto request = bench::getRequest("/api/v1/organisation?limit=20", site.token);
    const auto bytes = bench::TlsLine(port).fetch(request).size();
    const auto events = bench::getRequest("/api/v1/events", site.token);

    constexpr int rounds = 6;
    const int requests = bench::scaled(10'000);
    std::vector<double> with, without;
    Editor editor(site);
    for (int round = 0; round < rounds; ++round) {
        without.push_back(load(port, request, bytes, 1, requests).p99);
        std::vector<bench::TlsLine> crowd;
        crowd.reserve(parkedClients + slowClients);
        for (int i = 0; i < parkedClients + slowClients; ++i) {
            constexpr int tinyBuffer = 1024; // the slow ones: full after a few pokes, and never read
            crowd.emplace_back(port, i < slowClients ? tinyBuffer : 0);
            crowd.back().send(events);
            crowd.back().head();
        }
        with.push_back(load(port, request, bytes, 1, requests).p99);
    }
    return bench::Figure{.name = "events", .value = bench::median(with), .unit = "ms", .baseline = bench::median(without), .n = rounds * requests, .note = "p99 of one client while others commit four times a second"};
}
