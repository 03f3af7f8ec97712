// Contents to the server and back, a piece a request, so that a broken line costs one piece and memory stays flat.
#include "link/conversation.h"
#include "link/messages.h"
#include "link/transportparts.h"

#include <charconv>

namespace wire {

namespace {

constexpr qint64 pieceBytes = 1 << 20;
/// So often may the server say that it stands elsewhere than we think, before we give up for now.
constexpr int mostDetours = 8;

std::string pathOf(const QString &digest)
{
    return "/api/v1/files/" + digest.toStdString();
}

Unexpected strange(const char *field)
{
    return fail(ErrorCode::BadRequest, QString::fromLatin1(field), QStringLiteral("not an answer about files"));
}

struct Span {
    qint64 first = 0;
    qint64 last = 0;
    qint64 total = 0;
};

/// "bytes 0-99/1000"
std::optional<Span> spanOf(std::string_view text)
{
    constexpr std::string_view unit = "bytes ";
    if (!text.starts_with(unit))
        return std::nullopt;
    text.remove_prefix(unit.size());
    Span span;
    const auto take = [&](qint64 &number, char behind) {
        const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
        if (read.ec != std::errc() || number < 0)
            return false;
        text.remove_prefix(size_t(read.ptr - text.data()));
        if (behind == 0)
            return text.empty();
        const bool is = !text.empty() && text.front() == behind;
        text.remove_prefix(is ? 1 : 0);
        return is;
    };
    const bool whole = take(span.first, '-') && take(span.last, '/') && take(span.total, '\0');
    return whole && span.first <= span.last && span.last < span.total ? std::optional(span) : std::nullopt;
}

} // namespace

Result<void> HttpsTransport::putFile(const QString &digest, qint64 size, const ReadPiece &read)
{
    const auto put = [&](const QByteArray &piece, const std::string &place) {
        return m->conversation.ask({.method = "PUT", .path = pathOf(digest) + "?size=" + std::to_string(size) + place, .body = piece, .contentType = "application/octet-stream"})
            .and_then([](const std::string &body) { return fileProgressFromJson(QByteArray(body.data(), qsizetype(body.size()))); });
    };
    auto progress = put({}, {}); // how much of it is there
    for (int detours = 0; progress && !progress->complete;) {
        const qint64 at = progress->received;
        if (at < 0 || at >= size)
            return strange("received");
        const auto piece = read(at, std::min(pieceBytes, size - at));
        if (!piece)
            return Unexpected(piece.error());
        progress = put(*piece, "&offset=" + std::to_string(at));
        if (progress && progress->received != at + piece->size() && ++detours > mostDetours)
            return fail(ErrorCode::Unavailable, QStringLiteral("file"), QStringLiteral("the server does not move on"));
    }
    return progress.map([](const FileProgress &) {});
}

Result<qint64> HttpsTransport::getFile(const QString &digest, qint64 from, const TakePiece &take)
{
    for (qint64 at = from;;) {
        const auto part = m->conversation.askPart({.path = pathOf(digest), .range = "bytes=" + std::to_string(at) + '-' + std::to_string(at + pieceBytes - 1)});
        if (!part)
            return Unexpected(part.error());
        const auto span = spanOf(part->range);
        if (!span || span->first != at || span->last - span->first + 1 != qint64(part->body.size()))
            return strange("range");
        if (const auto taken = take(QByteArray(part->body.data(), qsizetype(part->body.size()))); !taken)
            return Unexpected(taken.error());
        at = span->last + 1;
        if (at == span->total)
            return span->total;
    }
}

} // namespace wire
