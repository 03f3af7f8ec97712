// The calls of the port as questions of the conversation: paths, bodies, and who reads the answer.
#include "link/conversation.h"
#include "link/messages.h"
#include "link/transportparts.h"

#include <QUrl>

namespace wire {

HttpsTransport::HttpsTransport(ServerAddress address) : m(new Parts{Conversation(std::move(address)), {}}) {}
HttpsTransport::~HttpsTransport() = default;

namespace {

std::string encoded(const QByteArray &text)
{
    return QUrl::toPercentEncoding(QString::fromLatin1(text)).toStdString();
}

QByteArray bytesOf(const std::string &text)
{
    return QByteArray(text.data(), qsizetype(text.size()));
}

/// Reads the answer of ask() with one of the readers of messages.h.
template <class T> auto as(Result<T> (*read)(const QByteArray &))
{
    return [read](const std::string &body) { return read(bytesOf(body)); };
}

} // namespace

Result<Session> HttpsTransport::signIn(const Credentials &credentials)
{
    return m->conversation.ask({.method = "POST", .path = "/api/v1/session", .body = toJson(credentials)}).and_then(as(&sessionFromJson));
}

Result<void> HttpsTransport::signOut()
{
    return m->conversation.ask({.method = "DELETE", .path = "/api/v1/session"}).map([](const std::string &) {});
}

void HttpsTransport::useToken(const QByteArray &token)
{
    m->conversation.useToken(token);
}

Result<Cursor> HttpsTransport::head()
{
    return m->conversation.ask({.path = "/api/v1/head"}).and_then(as(&cursorFromJson));
}

Result<std::vector<EntityCount>> HttpsTransport::counts()
{
    return m->conversation.ask({.path = "/api/v1/counts"}).and_then(as(&countsFromJson));
}

Result<SnapshotPage> HttpsTransport::snapshot(const QString &entity, const QByteArray &after, int limit, RowSink &rows)
{
    const auto path = [&](const QByteArray &behind) {
        return "/api/v1/snapshot/" + encoded(entity.toUtf8()) + "?limit=" + std::to_string(limit) + (behind.isEmpty() ? "" : "&after=" + encoded(behind));
    };
    auto body = m->conversation.ask({.path = path(after)}, [&](const std::string &page) {
        const auto end = peekPageEnd(page);
        return end && end->more ? path(end->after) : std::string();
    });
    if (!body)
        return Unexpected(body.error());
    return m->pages.read(*body, rows).map([](const PageEnd &end) { return SnapshotPage{end.after, end.more, end.rows}; });
}

Result<ChangePage> HttpsTransport::changes(const Cursor &cursor, int limit, RowSink &rows)
{
    const auto path = [&](const QByteArray &from) { return "/api/v1/changes?cursor=" + encoded(from) + "&limit=" + std::to_string(limit); };
    auto body = m->conversation.ask({.path = path(cursor.text)}, [&](const std::string &page) {
        const auto end = peekPageEnd(page);
        return end && end->more ? path(end->cursor) : std::string();
    });
    if (!body)
        return Unexpected(body.error());
    return m->pages.read(*body, rows).map([](const PageEnd &end) { return ChangePage{{end.cursor}, end.more, end.rows}; });
}

Result<std::vector<Receipt>> HttpsTransport::push(const std::vector<Command> &commands)
{
    auto receipts = m->conversation.ask({.method = "POST", .path = "/api/v1/commands", .body = toJson(commands)}).and_then(as(&receiptsFromJson));
    if (receipts && !std::ranges::equal(*receipts, commands, {}, &Receipt::command, &Command::id))
        return fail(ErrorCode::BadRequest, QStringLiteral("receipts"), QStringLiteral("not the receipts of these commands"));
    return receipts;
}

Result<bool> HttpsTransport::waitForNews(const Cursor &, int timeoutMs)
{
    return m->conversation.waitForNews(timeoutMs);
}

void HttpsTransport::cancel()
{
    m->conversation.cancel();
}

} // namespace wire
