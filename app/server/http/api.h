// The handlers of the route table: each turns a request into calls of the service and the outcome into a reply.
#pragma once

#include "app/server/config.h"
#include "app/server/http/events.h"
#include "app/server/http/metrics.h"
#include "app/server/http/pagecache.h"
#include "app/server/http/reply.h"
#include "app/server/http/request.h"
#include "contract/ports.h"
#include "link/compression.h"
#include "service/service.h"

namespace server {

class Api
{
public:
    /// All must outlive this.
    Api(service::Service &service, const Config &config, const Clock &clock, IdSource &ids, Events &events, Metrics &metrics);

    Reply health(const Request &request);
    Reply readiness(const Request &request);
    Reply metrics(const Request &request);
    Reply description(const Request &request);
    Reply serverKey(const Request &request);

    Reply signIn(const Request &request);
    Reply signOut(const Request &request);

    Reply head(const Request &request);
    Reply counts(const Request &request);
    Reply snapshot(const Request &request);
    Reply changes(const Request &request);
    Reply commands(const Request &request);
    Reply events(const Request &request);

    Reply list(const Request &request);
    Reply record(const Request &request);
    Reply patch(const Request &request);
    Reply history(const Request &request);

    Reply putFile(const Request &request);
    Reply file(const Request &request);

    Reply takeAlerts(const Request &request);

    /// Who the token is; NotSignedIn without one.
    Result<Actor> authenticate(const QByteArray &token) { return m_service.authenticate(token); }
    [[nodiscard]] bool isScraper(const QByteArray &token) const;
    /// The hook's name. NotSignedIn for a token that is none's, MissingRight for a session's.
    Result<QString> hookOf(const QByteArray &token);
    /// From now on readiness says no.
    void stopBeingReady() { m_draining = true; }
    [[nodiscard]] bool draining() const { return m_draining; }
    void setConnections(std::function<int()> connections) { m_connections = std::move(connections); }

private:
    /// A page that the cache may hold: `what` and the actor's rights, the feed's head and the encoding are its key.
    Result<Reply> page(const Request &request, const std::string &what, const char *contentType, const std::function<Result<std::string>()> &make);

    service::Service &m_service;
    const Config &m_config;
    const Clock &m_clock;
    IdSource &m_ids;
    Events &m_events;
    Metrics &m_metrics;
    PageCache m_pages;
    std::function<int()> m_connections = [] { return 0; };
    std::atomic<bool> m_draining = false;
    const Instant m_startedAt;
};

} // namespace server
