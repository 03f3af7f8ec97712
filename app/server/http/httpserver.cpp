#include "app/server/http/httpserver.h"

#include "app/server/http/problems.h"
#include "contract/digest.h"
#include "link/compression.h"

#include <QElapsedTimer>
#include <QLoggingCategory>

Q_LOGGING_CATEGORY(lcServer, "yunheng.server")
Q_LOGGING_CATEGORY(lcRequests, "yunheng.requests")

namespace server {

namespace {

constexpr int headWaitMs = 1000;
constexpr qint64 filePieceBytes = 4 << 20; ///< of a content, in one request
constexpr size_t packFrom = 1400; ///< bytes: what fits one packet is not worth packing

Unexpected bad(const char *field, const char *why)
{
    return fail(ErrorCode::BadRequest, QString::fromLatin1(field), QString::fromLatin1(why));
}

QByteArray bearerOf(const RequestHead &head)
{
    constexpr std::string_view scheme = "Bearer ";
    auto value = head.header("authorization");
    if (!value.starts_with(scheme))
        return {};
    value.remove_prefix(scheme.size());
    return QByteArray(value.data(), qsizetype(value.size()));
}

EventsLimits eventsLimits(const Config &config)
{
    EventsLimits limits;
    limits.maxClients = config.maxConnections;
    return limits;
}

LobbyLimits lobbyLimits(const Config &config)
{
    LobbyLimits limits;
    limits.threads = config.threads;
    limits.maxConnections = config.maxConnections;
    return limits;
}

} // namespace

Result<std::unique_ptr<HttpServer>> HttpServer::open(service::Service &service, const Config &config, const Clock &clock, IdSource &ids)
{
    auto listener = TlsListener::open(config.listen, config.port, {.certificate = config.certificateFile, .key = config.keyFile});
    if (!listener)
        return Unexpected(listener.error());
    return std::unique_ptr<HttpServer>(new HttpServer(*std::move(listener), service, config, clock, ids));
}

HttpServer::HttpServer(TlsListener listener, service::Service &service, const Config &config, const Clock &clock, IdSource &ids)
    : m_config(config), m_port(listener.port()), m_idPrefix(idText(ids.next()).right(8).toStdString()),
      m_events([&service] { return service.feedHead(); }, eventsLimits(config)), m_api(service, config, clock, ids, m_events, m_metrics),
      m_lobby(std::move(listener), lobbyLimits(config), [this](Connection &connection) { return serve(connection); })
{
    m_lobby.setTaken([this] { return m_events.clients(); });
    m_api.setConnections([this] { return m_lobby.open(); });
}

HttpServer::~HttpServer() = default;

void HttpServer::start()
{
    m_events.start();
    m_lobby.start();
}

void HttpServer::stop()
{
    m_api.stopBeingReady();
    m_events.stop();
    {
        std::unique_lock lock(m_mutex);
        m_idle.wait_for(lock, std::chrono::seconds(m_config.drainSeconds), [this] { return m_metrics.inFlight() == 0; });
    }
    m_lobby.stop();
}

std::string HttpServer::nextRequestId()
{
    return m_idPrefix + '-' + std::to_string(++m_requests);
}

Next HttpServer::serve(Connection &connection)
{
    struct InFlight {
        HttpServer &server;
        explicit InFlight(HttpServer &s) : server(s) { server.m_metrics.begin(); }
        ~InFlight()
        {
            const std::scoped_lock lock(server.m_mutex);
            server.m_metrics.end();
            server.m_idle.notify_all();
        }
    } const inFlight(*this);

    QElapsedTimer timer;
    timer.start();
    Request request{.id = nextRequestId(), .peer = connection.peer()};
    size_t route = Metrics::maxRoutes - 1;
    Reply reply;
    if (auto head = connection.takeHead()) {
        request.head = *std::move(head);
        reply = answer(connection, request, route);
    } else {
        reply = problem(head.error(), request.id);
        reply.close = true;
    }
    if (reply.park) {
        m_metrics.count(route, reply.status, timer.nsecsElapsed() / 1000);
        return parkForEvents(connection, request);
    }
    pack(request, reply);
    const bool keepAlive = request.head.keepAlive && !reply.close;
    const auto written = connection.write(reply, request.id, keepAlive);
    const qint64 microseconds = timer.nsecsElapsed() / 1000;
    m_metrics.count(route, reply.status, microseconds);
    if (m_config.logRequests)
        qCInfo(lcRequests) << "request" << QString::fromStdString(request.id) << QString::fromStdString(request.head.method) << QString::fromStdString(request.head.path) << reply.status << microseconds << "us" << request.actor.login;
    if (!written)
        return Next::Close;
    if (!keepAlive)
        connection.beginClosing();
    return Next::KeepOpen;
}

Reply HttpServer::answer(Connection &connection, Request &request, size_t &route)
{
    const auto refuse = [&](const Error &error) {
        auto reply = problem(error, request.id);
        // What of the body has not been read would be taken for the next request.
        reply.close = request.head.chunked || request.head.contentLength.value_or(0) > 0;
        return reply;
    };
    if (m_api.draining() || connection.isTurnedAway()) {
        const auto why = m_api.draining() ? QStringLiteral("the server is stopping") : QStringLiteral("too many connections");
        auto reply = problem({ErrorCode::Unavailable, {}, why}, request.id);
        reply.close = true;
        return reply;
    }
    const auto match = matchRoute(request.head.method, request.head.path);
    if (!match.route) {
        const bool otherMethod = !match.allowed.empty();
        auto reply = otherMethod ? problemAs(405, {ErrorCode::BadRequest, QStringLiteral("method"), {}}, request.id) : refuse({ErrorCode::NotFound, QStringLiteral("path"), {}});
        if (otherMethod)
            reply.headers.emplace_back("Allow", match.allowed);
        reply.close = true;
        return reply;
    }
    route = size_t(match.route - routes().data());
    if (const auto identified = identify(*match.route, request); !identified)
        return refuse(identified.error());
    if (const auto resolved = resolvePath(match, request); !resolved)
        return refuse(resolved.error());
    if (std::string_view(match.route->right) == "{entity}.read" && !request.actor.may(request.entity->name + QStringLiteral(".read")))
        return refuse({ErrorCode::MissingRight, request.entity->name + QStringLiteral(".read"), {}});
    if (const auto taken = takeBody(connection, *match.route, request); !taken) {
        auto reply = problem(taken.error(), request.id);
        if (taken.error().field == QLatin1StringView("content-type"))
            reply = problemAs(415, taken.error(), request.id);
        reply.close = true;
        return reply;
    }
    return (m_api.*match.route->handle)(request);
}

Result<void> HttpServer::identify(const Route &route, Request &request)
{
    if (route.access == Access::Open)
        return {};
    request.token = bearerOf(request.head);
    if (request.token.isEmpty())
        return fail(ErrorCode::NotSignedIn);
    if (route.access == Access::Scraper && m_api.isScraper(request.token))
        return {};
    if (route.access == Access::Hook)
        return m_api.hookOf(request.token).map([&](const QString &name) { request.hook = name; });
    auto actor = m_api.authenticate(request.token);
    if (!actor)
        return Unexpected(actor.error());
    request.actor = *std::move(actor);
    return {};
}

Result<void> HttpServer::resolvePath(const Match &match, Request &request)
{
    auto query = Query::parse(request.head.query);
    if (!query)
        return Unexpected(query.error());
    request.query = *std::move(query);
    if (!match.entity.empty()) {
        const auto name = percentDecoded(match.entity, Plus::IsPlus);
        request.entity = name ? shapeNamed(*name) : nullptr;
        if (!request.entity)
            return fail(ErrorCode::NotFound, QStringLiteral("entity"));
    }
    if (!match.id.empty()) {
        request.record = idOf(QString::fromLatin1(match.id.data(), qsizetype(match.id.size())));
        if (request.record.isNull())
            return fail(ErrorCode::NotFound, QStringLiteral("id"));
    }
    if (!match.digest.empty()) {
        request.digest = QString::fromLatin1(match.digest.data(), qsizetype(match.digest.size()));
        if (!isDigest(request.digest))
            return fail(ErrorCode::NotFound, QStringLiteral("digest"));
    }
    if (*match.route->parameters == '\0')
        return request.query.allowOnly({});
    return {};
}

Result<void> HttpServer::takeBody(Connection &connection, const Route &route, Request &request)
{
    const bool announced = request.head.chunked || request.head.contentLength.value_or(0) > 0;
    if (!route.takesBody)
        return announced ? Result<void>(bad("body", "this request takes none")) : Result<void>();
    const bool isBytes = route.body == Body::Bytes;
    if (!announced)
        return isBytes ? Result<void>() : bad("body", "is missing");
    const auto type = request.head.header("content-type");
    if (type.substr(0, type.find(';')) != (isBytes ? "application/octet-stream" : "application/json"))
        return bad("content-type", isBytes ? "is not application/octet-stream" : "is not application/json");
    const auto encoding = wire::encodingOf(request.head.header("content-encoding"));
    if (!encoding)
        return bad("content-encoding", "is neither zstd nor gzip");
    const qint64 most = isBytes ? filePieceBytes : m_config.bodyBytes;
    auto body = connection.readBody(request.head, most);
    if (!body)
        return Unexpected(body.error());
    if (*encoding == wire::Encoding::Identity) {
        request.body = *std::move(body);
        return {};
    }
    const auto plain = wire::unpacked(*encoding, {body->constData(), size_t(body->size())}, size_t(most));
    if (!plain)
        return Unexpected(plain.error());
    request.body = QByteArray::fromStdString(*plain);
    return {};
}

void HttpServer::pack(const Request &request, Reply &reply) const
{
    if (reply.packed || reply.stream || !reply.body || reply.body->size() < packFrom)
        return;
    const auto encoding = wire::chooseEncoding(request.head.header("accept-encoding"));
    if (encoding == wire::Encoding::Identity)
        return;
    reply.body = bodyOf(wire::packed(encoding, *reply.body));
    reply.headers.emplace_back("Content-Encoding", wire::textOf(encoding));
    reply.headers.emplace_back("Vary", "Accept-Encoding");
}

Next HttpServer::parkForEvents(Connection &connection, const Request &request)
{
    auto socket = connection.release();
    const auto told = socket.send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\nX-Accel-Buffering: no\r\nX-Request-Id: " + request.id + "\r\nConnection: close\r\n\r\n", headWaitMs);
    if (told)
        m_events.admit(std::move(socket), request.token); // refused: the stream ends at once, and the client tries again
    return Next::Taken;
}

} // namespace server
