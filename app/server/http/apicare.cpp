// Health, metrics, the description, and sessions.
#include "app/server/http/api.h"
#include "app/server/http/problems.h"
#include "app/server/http/routes.h"
#include "link/messages.h"
#include "seals/keys.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <openssl/crypto.h>

Q_DECLARE_LOGGING_CATEGORY(lcServer)

namespace server {

Api::Api(service::Service &service, const Config &config, const Clock &clock, IdSource &ids, Events &events, Metrics &metrics)
    : m_service(service), m_config(config), m_clock(clock), m_ids(ids), m_events(events), m_metrics(metrics), m_pages(config.cacheBytes), m_startedAt(clock.now())
{
}

bool Api::isScraper(const QByteArray &token) const
{
    const auto expected = m_config.metricsToken.toUtf8();
    return !expected.isEmpty() && token.size() == expected.size() && CRYPTO_memcmp(token.constData(), expected.constData(), size_t(token.size())) == 0;
}

Reply Api::health(const Request &)
{
    return {.headers = {}, .body = bodyOf("{\"status\":\"running\",\"version\":\"" YUNHENG_VERSION "\"}")};
}

Reply Api::readiness(const Request &request)
{
    if (m_draining)
        return problem({ErrorCode::Unavailable, {}, QStringLiteral("the server is stopping")}, request.id);
    if (const auto ready = m_service.ready(); !ready) {
        qCWarning(lcServer) << "not ready" << ready.error().message;
        return problem({ErrorCode::Unavailable, {}, QStringLiteral("the database is not ready")}, request.id);
    }
    return {.headers = {}, .body = bodyOf("{\"status\":\"ready\"}")};
}

Reply Api::metrics(const Request &)
{
    std::string out;
    m_metrics.write(out);
    appendMetric(out, "yunheng_connections", "gauge", "Open connections, without parked ones.", m_connections());
    appendMetric(out, "yunheng_events_clients", "gauge", "Clients parked for news.", m_events.clients());
    appendMetric(out, "yunheng_events_dropped_total", "counter", "Parked clients dropped since they did not read.", m_events.dropped());
    appendMetric(out, "yunheng_pages_made_total", "counter", "Pages read and encoded.", m_pages.made());
    appendMetric(out, "yunheng_pages_reused_total", "counter", "Pages served from memory.", m_pages.hits());
    appendMetric(out, "yunheng_uptime_seconds", "gauge", "Seconds since the server started.", (m_clock.now().ms - m_startedAt.ms) / 1000);
    if (const auto head = m_service.feedHead())
        appendMetric(out, "yunheng_feed_head", "counter", "Where the change feed stands.", *head);
    return {.contentType = "text/plain; version=0.0.4", .headers = {}, .body = bodyOf(std::move(out))};
}

Reply Api::description(const Request &)
{
    static const auto body = bodyOf(describeApi().toStdString());
    return {.headers = {}, .body = body};
}

Reply Api::serverKey(const Request &request)
{
    const auto *key = m_service.serverKey();
    if (!key)
        return problem({ErrorCode::NotFound, QStringLiteral("key"), QStringLiteral("this server has no key of its own")}, request.id);
    const auto &half = key->publicKey();
    const QJsonObject answer{{QStringLiteral("algorithm"), seals::codeOf(half.algorithm())}, {QStringLiteral("fingerprint"), half.fingerprint()}, {QStringLiteral("public_key"), QString::fromLatin1(half.pem())}};
    return {.headers = {}, .body = bodyOf(QJsonDocument(answer).toJson(QJsonDocument::Compact).toStdString())};
}

Reply Api::signIn(const Request &request)
{
    const auto credentials = wire::credentialsFromJson(request.body);
    if (!credentials)
        return problem(credentials.error(), request.id);
    const auto session = m_service.signIn(*credentials, QString::fromStdString(request.peer));
    if (!session) {
        qCInfo(lcServer) << "sign-in refused" << credentials->login << "from" << QString::fromStdString(request.peer) << textOf(session.error().code);
        return problem(session.error(), request.id);
    }
    qCInfo(lcServer) << "signed in" << credentials->login << "from" << QString::fromStdString(request.peer);
    // Not packed: the size of a packed answer could tell about the token in it.
    return {.headers = {}, .body = bodyOf(wire::toJson(*session).toStdString()), .packed = true};
}

Reply Api::signOut(const Request &request)
{
    if (const auto done = m_service.signOut(request.token); !done)
        return problem(done.error(), request.id);
    m_events.endSession(request.token);
    return {.status = 204, .headers = {}, .body = {}};
}

Reply Api::events(const Request &)
{
    return {.contentType = "text/event-stream", .headers = {}, .body = {}, .park = true};
}

} // namespace server
