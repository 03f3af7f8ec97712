// Contents of attachments: brought piece by piece, resumable; read whole or by ranges.
#include "app/server/http/api.h"
#include "app/server/http/problems.h"
#include "link/messages.h"

#include <charconv>

namespace server {

namespace {

constexpr qint64 pieceBytes = 1 << 20; ///< of a content, in memory at once while it is sent

/// The range in a Range header; nothing where there is none that we serve, which RFC 9110 lets us ignore.
struct Range {
    qint64 first = 0;
    qint64 last = 0; ///< included
};
std::optional<Range> rangeOf(std::string_view header, qint64 size)
{
    constexpr std::string_view unit = "bytes=";
    if (!header.starts_with(unit) || header.find(',') != std::string_view::npos)
        return std::nullopt;
    header.remove_prefix(unit.size());
    const auto dash = header.find('-');
    if (dash == std::string_view::npos)
        return std::nullopt;
    const auto number = [](std::string_view text) -> std::optional<qint64> {
        qint64 value = 0;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
        return read.ec == std::errc() && read.ptr == text.data() + text.size() && value >= 0 ? std::optional(value) : std::nullopt;
    };
    const auto from = header.substr(0, dash);
    const auto to = header.substr(dash + 1);
    const auto last = number(to);
    if (from.empty())
        return last ? std::optional(Range{std::max<qint64>(0, size - *last), size - 1}) : std::nullopt;
    const auto first = number(from);
    if (!first || (!to.empty() && !last))
        return std::nullopt;
    return Range{*first, std::min(to.empty() ? size - 1 : *last, size - 1)};
}

Result<qint64> numberOf(const Query &query, QLatin1StringView name)
{
    bool isNumber = true;
    const QString text = query.value(name);
    const qint64 number = text.isEmpty() ? 0 : text.toLongLong(&isNumber);
    if (!isNumber || number < 0)
        return fail(ErrorCode::BadRequest, name, QStringLiteral("not a number of bytes"));
    return number;
}

} // namespace

Reply Api::putFile(const Request &request)
{
    const auto allowed = request.query.allowOnly({QLatin1StringView("size"), QLatin1StringView("offset")});
    const auto size = numberOf(request.query, QLatin1StringView("size"));
    const auto offset = numberOf(request.query, QLatin1StringView("offset"));
    if (!allowed || !size || !offset)
        return problem(!allowed ? allowed.error() : !size ? size.error() : offset.error(), request.id);
    if (*size == 0)
        return problem({ErrorCode::BadRequest, QStringLiteral("size"), QStringLiteral("is missing, or of an empty content")}, request.id);
    const auto progress = m_service.takePiece(request.actor, request.digest, *size, *offset, request.body);
    return progress ? Reply{.headers = {}, .body = bodyOf(wire::toJson(*progress).toStdString())} : problem(progress.error(), request.id);
}

Reply Api::file(const Request &request)
{
    const auto size = m_service.fileSize(request.actor, request.digest);
    if (!size)
        return problem(size.error(), request.id);
    const auto range = rangeOf(request.head.header("range"), *size);
    if (range && (range->first >= *size || range->first > range->last)) {
        auto reply = problemAs(416, {ErrorCode::BadRequest, QStringLiteral("range"), QStringLiteral("beyond the end")}, request.id);
        reply.headers.emplace_back("Content-Range", "bytes */" + std::to_string(*size));
        return reply;
    }
    const Range sent = range.value_or(Range{0, *size - 1});
    // Never as what it claims to be: a browser that follows a link here shall save it, not run it.
    Reply reply{.status = range ? 206 : 200, .contentType = "application/octet-stream", .headers = {{"Accept-Ranges", "bytes"}, {"Content-Disposition", "attachment"}}, .body = {}};
    if (range)
        reply.headers.emplace_back("Content-Range", "bytes " + std::to_string(sent.first) + '-' + std::to_string(sent.last) + '/' + std::to_string(*size));
    reply.stream = std::make_shared<const Reply::Stream>(Reply::Stream{
        sent.last - sent.first + 1,
        [this, sent, digest = request.digest](qint64 at) {
            const qint64 from = sent.first + at;
            return m_service.readFile(digest, from, std::min(pieceBytes, sent.last - from + 1)).map([](const QByteArray &bytes) { return bytes.toStdString(); });
        },
    });
    return reply;
}

} // namespace server
