// push: commands a second that the real server makes durable (row, history, feed, receipt and audit) for eight clients,
// each on a TLS connection of its own that stays open, beside the engine's own durable commits of one row with eight
// writers. One command a request is the headline; push.*.batch sends twenty, as an outbox does after hours offline.
// The requests are made beforehand: what a workstation thinks is no cost of the server, though both share this machine.
#include "benchmarks/barecommits.h"
#include "benchmarks/tlsline.h"
#include "link/messages.h"
#include "support/serverprocess.h"

using namespace contract;

namespace {

constexpr int rounds = 5;
constexpr int batchSize = 20;

template <class T> T sure(Result<T> result, const char *what)
{
    if (!result)
        bench::giveUp(std::string(what) + ": " + textOf(result.error().code).toStdString() + ' ' + result.error().message.toStdString());
    return *std::move(result);
}

size_t countOf(std::string_view text, std::string_view part)
{
    size_t count = 0;
    for (size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size()))
        ++count;
    return count;
}

class Site
{
public:
    explicit Site(store::Engine engine) : m_fresh(engine), m_server(sure(support::ServerProcess::run({.database = m_fresh.location()}), "server"))
    {
        wire::HttpsTransport transport(m_server->address());
        const support::Staff chief;
        for (int i = 0; i < bench::crowdSize; ++i) {
            const auto session = sure(transport.signIn({.login = chief.login, .password = chief.password, .newPassword = {}, .device = {}}), "sign-in");
            m_clients.push_back({bench::TlsLine(m_server->port()), "Authorization: Bearer " + session.token.toStdString() + "\r\n"});
        }
    }

    /// Commands a second, when each client edits a record of its own, `batch` commands a request.
    double rate(int commands, int batch)
    {
        const int each = std::max(1, commands / bench::crowdSize / batch);
        std::vector<std::vector<std::string>> requests;
        for (auto &client : m_clients)
            requests.push_back(requestsOf(client, each, batch));
        QElapsedTimer timer;
        timer.start();
        std::vector<std::thread> threads;
        std::atomic<size_t> applied = 0;
        for (size_t i = 0; i < m_clients.size(); ++i)
            threads.emplace_back([&, i] {
                for (const auto &request : requests[i])
                    applied += countOf(m_clients[i].line.fetch(request), "\"outcome\":\"applied\"");
            });
        for (auto &thread : threads)
            thread.join();
        const double seconds = double(timer.nsecsElapsed()) / 1e9;
        const size_t sent = size_t(each) * size_t(batch) * m_clients.size();
        if (applied != sent)
            bench::giveUp(std::to_string(applied) + " of " + std::to_string(sent) + " commands were applied");
        return double(sent) / seconds;
    }

private:
    struct Client {
        bench::TlsLine line;
        std::string token;
    };

    /// A new record for this client, made outside of the time measured, and the requests that edit it.
    std::vector<std::string> requestsOf(Client &client, int requests, int batch)
    {
        const QUuid record = m_ids.next();
        Command create{.id = m_ids.next(), .kind = CommandKind::Create, .entity = QStringLiteral("organisation"), .targets = {{record, 0}},
                       .fields = {{QStringLiteral("name"), QStringLiteral("单位")}}, .occurredAt = m_clock.now()};
        if (countOf(client.line.fetch(post(client, {create})), "\"outcome\":\"applied\"") != 1)
            bench::giveUp("no record to edit");
        Revision revision = 1;
        std::vector<std::string> made;
        for (int i = 0; i < requests; ++i) {
            std::vector<Command> edits;
            for (int k = 0; k < batch; ++k, ++revision)
                edits.push_back({.id = m_ids.next(), .kind = CommandKind::Edit, .entity = QStringLiteral("organisation"), .targets = {{record, revision}},
                                 .fields = {{QStringLiteral("note"), QStringLiteral("第 %1 次").arg(revision)}}, .occurredAt = m_clock.now()});
            made.push_back(post(client, edits));
        }
        return made;
    }
    static std::string post(const Client &client, const std::vector<Command> &commands)
    {
        const auto body = wire::toJson(commands).toStdString();
        return "POST /api/v1/commands HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + client.token + "\r\n" + body;
    }

    support::FreshDatabase m_fresh;
    std::unique_ptr<support::ServerProcess> m_server;
    SystemClock m_clock;
    UuidV7Source m_ids{m_clock};
    std::vector<Client> m_clients;
};

bench::Figures push(const std::string &name, store::Engine engine)
{
    Site site(engine);
    bench::BareCommits bare(engine);
    const int acts = bench::scaled(4'000);
    std::vector<double> single, batched, baseline;
    site.rate(acts / 4, 1); // every thread of the server has met its statements
    for (int round = 0; round < rounds; ++round) {
        baseline.push_back(bare.rate(acts));
        single.push_back(site.rate(acts, 1));
        batched.push_back(site.rate(acts, batchSize));
    }
    return {
        {.name = name, .value = bench::median(single), .unit = "1/s", .baseline = bench::median(baseline), .n = rounds * acts, .note = "over TLS, one command a request"},
        {.name = name + ".batch", .value = bench::median(batched), .unit = "1/s", .baseline = bench::median(baseline), .n = rounds * acts, .note = "over TLS, twenty commands a request"},
    };
}

} // namespace

BENCH("push.sqlite")
{
    return push("push.sqlite", store::Engine::Sqlite);
}

BENCH("push.postgres")
{
    return push("push.postgres", store::Engine::Postgres);
}
