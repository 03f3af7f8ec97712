// The gate: takes each request through the same steps (head, route, token, right, body, handler, reply) and stops
// cleanly. Which steps a request needs is said by the route table.
#pragma once

#include "app/server/http/api.h"
#include "app/server/http/lobby.h"
#include "app/server/http/routes.h"

namespace server {

class HttpServer
{
public:
    /// Unavailable where the address is taken, Untrusted where the certificate cannot be used. All must outlive this.
    static Result<std::unique_ptr<HttpServer>> open(service::Service &service, const Config &config, const Clock &clock, IdSource &ids);
    ~HttpServer();

    void start();
    [[nodiscard]] quint16 port() const { return m_port; }
    /// Answers what comes from now on with 503, waits for the requests in flight (at most drainSeconds), then ends.
    void stop();
    /// For the service: something was committed.
    void poke() { m_events.poke(); }

private:
    HttpServer(TlsListener listener, service::Service &service, const Config &config, const Clock &clock, IdSource &ids);

    Next serve(Connection &connection);
    Next parkForEvents(Connection &connection, const Request &request);
    /// The reply to a well-formed head. `route` becomes the position in the table where one matches.
    Reply answer(Connection &connection, Request &request, size_t &route);
    Result<void> identify(const Route &route, Request &request);
    Result<void> resolvePath(const Match &match, Request &request);
    Result<void> takeBody(Connection &connection, const Route &route, Request &request);
    void pack(const Request &request, Reply &reply) const;
    [[nodiscard]] std::string nextRequestId();

    const Config &m_config;
    const quint16 m_port;
    const std::string m_idPrefix; ///< of this process, so that ids of several servers differ
    std::atomic<quint64> m_requests = 0;
    Metrics m_metrics;
    Events m_events;
    Api m_api;
    std::mutex m_mutex;
    std::condition_variable m_idle; ///< told whenever a request ends
    Lobby m_lobby;
};

} // namespace server
