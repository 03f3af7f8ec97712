// What workstations live on: the feed, snapshots and commands.
#include "app/server/http/api.h"
#include "app/server/http/problems.h"
#include "contract/history.h"
#include "link/messages.h"
#include "link/wire.h"

#include <QDateTime>

namespace server {

namespace {

constexpr int usualPage = 1000;
constexpr int largestPage = 10'000;
constexpr auto rowsType = "application/x-ndjson";

Reply json(const QByteArray &body)
{
    return {.headers = {}, .body = bodyOf(body.toStdString())};
}

/// Everything of an actor that decides what a page holds.
std::string visibilityOf(const Actor &actor)
{
    QStringList parts(actor.rights.begin(), actor.rights.end());
    parts.sort();
    QStringList units(actor.scope.units.begin(), actor.scope.units.end());
    units.sort();
    parts << (actor.scope.all ? QStringLiteral("*") : units.join(u' '));
    return wire::sha256Hex(parts.join(u'\n').toStdString());
}

} // namespace

Result<Reply> Api::page(const Request &request, const std::string &what, const char *contentType, const std::function<Result<std::string>()> &make)
{
    const auto head = m_service.feedHead();
    if (!head)
        return Unexpected(head.error());
    const auto encoding = wire::chooseEncoding(request.head.header("accept-encoding"));
    // The feed's head does not move when the day does, and filters may be about dates only through their values.
    const auto key = what + '\n' + visibilityOf(request.actor) + '\n' + std::to_string(*head) + '\n' + std::string(wire::textOf(encoding));
    const auto page = m_pages.get(key, [&] { return make().map([&](const std::string &plain) { return wire::packed(encoding, plain); }); });
    if (!page)
        return Unexpected(page.error());
    Reply reply{.contentType = contentType, .headers = {}, .body = *page, .packed = true};
    if (encoding != wire::Encoding::Identity)
        reply.headers.emplace_back("Content-Encoding", wire::textOf(encoding));
    reply.headers.emplace_back("Vary", "Accept-Encoding");
    return reply;
}

Reply Api::head(const Request &request)
{
    const auto cursor = m_service.head(request.actor);
    return cursor ? json(wire::toJson(*cursor)) : problem(cursor.error(), request.id);
}

Reply Api::counts(const Request &request)
{
    const auto counts = m_service.counts(request.actor);
    return counts ? json(wire::toJson(*counts)) : problem(counts.error(), request.id);
}

Reply Api::snapshot(const Request &request)
{
    const auto allowed = request.query.allowOnly({QLatin1StringView("after"), QLatin1StringView("limit")});
    const auto limit = request.query.number(QLatin1StringView("limit"), usualPage, 1, largestPage);
    const auto after = request.query.value(QLatin1StringView("after")).toUtf8();
    if (!allowed || !limit)
        return problem(allowed ? limit.error() : allowed.error(), request.id);
    // The path without an entity is the history's, whose places the service knows.
    const QString name = request.entity ? request.entity->name : historyShape().name;
    if (request.entity && !after.isEmpty() && idOf(QString::fromUtf8(after)).isNull())
        return problem({ErrorCode::BadRequest, QStringLiteral("after"), QStringLiteral("not an id")}, request.id);
    const auto what = "snapshot " + name.toStdString() + ' ' + after.toStdString() + ' ' + std::to_string(*limit);
    const auto reply = page(request, what, rowsType, [&]() -> Result<std::string> {
        wire::PageWriter writer;
        const auto end = m_service.snapshot(request.actor, name, after, *limit, writer);
        if (!end)
            return Unexpected(end.error());
        return writer.finish(*end);
    });
    return reply ? *reply : problem(reply.error(), request.id);
}

Reply Api::changes(const Request &request)
{
    const auto allowed = request.query.allowOnly({QLatin1StringView("cursor"), QLatin1StringView("limit")});
    const auto limit = request.query.number(QLatin1StringView("limit"), usualPage, 1, largestPage);
    const Cursor cursor{request.query.value(QLatin1StringView("cursor")).toUtf8()};
    if (!allowed || !limit)
        return problem(allowed ? limit.error() : allowed.error(), request.id);
    if (cursor.text.isEmpty())
        return problem({ErrorCode::BadRequest, QStringLiteral("cursor"), QStringLiteral("is missing")}, request.id);
    const auto what = "changes " + cursor.text.toStdString() + ' ' + std::to_string(*limit);
    const auto reply = page(request, what, rowsType, [&]() -> Result<std::string> {
        wire::PageWriter writer;
        const auto end = m_service.changesSince(request.actor, cursor, *limit, writer);
        if (!end)
            return Unexpected(end.error());
        return writer.finish(*end);
    });
    return reply ? *reply : problem(reply.error(), request.id);
}

Reply Api::commands(const Request &request)
{
    const auto commands = wire::commandsFromJson(request.body);
    if (!commands)
        return problem(commands.error(), request.id);
    const auto receipts = m_service.execute(request.actor, *commands);
    return receipts ? json(wire::toJson(*receipts)) : problem(receipts.error(), request.id);
}

} // namespace server
