#include "app/server/http/requesthead.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace server {

namespace {

constexpr bool isTokenCharacter(char c)
{
    constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || marks.find(c) != std::string_view::npos;
}

bool isToken(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, isTokenCharacter);
}

bool isVisible(char c)
{
    return c > ' ' && c < 127;
}

std::string lowered(std::string_view text)
{
    std::string lower(text);
    for (char &c : lower)
        if (c >= 'A' && c <= 'Z')
            c = char(c - 'A' + 'a');
    return lower;
}

Unexpected bad(const char *part, const char *why)
{
    return fail(ErrorCode::BadRequest, QString::fromLatin1(part), QString::fromLatin1(why));
}

/// Takes the next line, without its CRLF, off the front.
std::string_view takeLine(std::string_view &rest)
{
    const size_t end = rest.find("\r\n");
    const auto line = rest.substr(0, end);
    rest.remove_prefix(end + 2);
    return line;
}

Result<void> readRequestLine(std::string_view line, RequestHead &head)
{
    const size_t first = line.find(' ');
    const size_t second = line.find(' ', first + 1);
    if (first == std::string_view::npos || second == std::string_view::npos)
        return bad("request-line", "not three parts");
    const auto method = line.substr(0, first);
    const auto target = line.substr(first + 1, second - first - 1);
    const auto version = line.substr(second + 1);
    if (!isToken(method) || method.size() > 20)
        return bad("method", "no method");
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return bad("version", "neither HTTP/1.1 nor HTTP/1.0");
    if (target.size() > maxTargetBytes)
        return fail(ErrorCode::TooLarge, QStringLiteral("target"));
    if (!target.starts_with('/') || !std::ranges::all_of(target, isVisible) || target.find('#') != std::string_view::npos)
        return bad("target", "no path of this server");
    const size_t question = target.find('?');
    head.method = method;
    head.http11 = version == "HTTP/1.1";
    head.path = target.substr(0, question);
    if (question != std::string_view::npos)
        head.query = target.substr(question + 1);
    return {};
}

Result<Header> readHeader(std::string_view line)
{
    const size_t colon = line.find(':');
    if (colon == std::string_view::npos || !isToken(line.substr(0, colon)))
        return bad("header", "no name, or a space or a fold around it");
    auto value = line.substr(colon + 1);
    while (value.starts_with(' ') || value.starts_with('\t'))
        value.remove_prefix(1);
    while (value.ends_with(' ') || value.ends_with('\t'))
        value.remove_suffix(1);
    const bool clean = std::ranges::all_of(value, [](char c) { return c == '\t' || static_cast<unsigned char>(c) >= ' '; });
    if (!clean || value.find('\x7f') != std::string_view::npos)
        return bad("header", "a control character");
    return Header{lowered(line.substr(0, colon)), std::string(value)};
}

Result<qint64> readLength(std::string_view text)
{
    constexpr size_t mostDigits = 15; // far beyond every limit and far from overflowing
    const bool digits = !text.empty() && text.size() <= mostDigits && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    if (!digits)
        return bad("content-length", "not a plain number of bytes");
    qint64 length = 0;
    std::from_chars(text.data(), text.data() + text.size(), length);
    return length;
}

/// How the body is framed, and whether the headers that may stand once stand once.
Result<void> settleFraming(RequestHead &head)
{
    for (const auto &single : {"content-length", "transfer-encoding", "host", "authorization", "content-encoding", "if-match", "expect"})
        if (std::ranges::count(head.headers, single, &Header::name) > 1)
            return bad(single, "stands more than once");
    if (head.http11 && head.header("host").empty())
        return bad("host", "is missing");
    const auto has = [&](const char *name) { return std::ranges::find(head.headers, name, &Header::name) != head.headers.end(); };
    if (has("transfer-encoding")) {
        if (has("content-length"))
            return bad("transfer-encoding", "stands beside a content-length");
        if (!head.http11 || lowered(head.header("transfer-encoding")) != "chunked")
            return bad("transfer-encoding", "is not chunked");
        head.chunked = true;
    }
    if (has("content-length")) {
        const auto length = readLength(head.header("content-length"));
        if (!length)
            return Unexpected(length.error());
        head.contentLength = *length;
    }
    const auto connection = lowered(head.header("connection"));
    head.keepAlive = head.http11 ? connection.find("close") == std::string::npos : connection == "keep-alive";
    return {};
}

} // namespace

std::string_view RequestHead::header(std::string_view name) const
{
    const auto found = std::ranges::find(headers, name, &Header::name);
    return found == headers.end() ? std::string_view() : std::string_view(found->value);
}

std::optional<size_t> headLength(std::string_view buffer)
{
    const size_t end = buffer.find("\r\n\r\n");
    return end == std::string_view::npos ? std::nullopt : std::optional(end + 4);
}

Result<RequestHead> parseHead(std::string_view head)
{
    if (head.size() > maxHeadBytes)
        return fail(ErrorCode::TooLarge, QStringLiteral("head"));
    for (size_t i = 0; i < head.size(); ++i) {
        const bool alone = (head[i] == '\n' && (i == 0 || head[i - 1] != '\r')) || (head[i] == '\r' && (i + 1 == head.size() || head[i + 1] != '\n'));
        if (alone || head[i] == '\0')
            return bad("head", "a bare CR, LF or NUL");
    }
    if (!head.ends_with("\r\n\r\n"))
        return bad("head", "no empty line");

    RequestHead request;
    auto rest = head.substr(0, head.size() - 2);
    if (const auto line = readRequestLine(takeLine(rest), request); !line)
        return Unexpected(line.error());
    while (!rest.empty()) {
        auto header = readHeader(takeLine(rest));
        if (!header)
            return Unexpected(header.error());
        request.headers.push_back(*std::move(header));
        if (request.headers.size() > maxHeaders)
            return fail(ErrorCode::TooLarge, QStringLiteral("headers"));
    }
    if (const auto framed = settleFraming(request); !framed)
        return Unexpected(framed.error());
    return request;
}

Result<bool> ChunkedBody::take(std::string &buffer, std::string &body)
{
    while (true) {
        if (m_inChunk) {
            const auto piece = std::min(size_t(m_left), buffer.size());
            body.append(buffer, 0, piece);
            buffer.erase(0, piece);
            m_left -= qint64(piece);
            if (m_left > 0 || buffer.size() < 2)
                return false;
            if (!buffer.starts_with("\r\n"))
                return bad("chunk", "does not end where it says");
            buffer.erase(0, 2);
            m_inChunk = false;
        }
        constexpr size_t mostDigits = 8;
        const size_t end = buffer.find("\r\n");
        if (end == std::string::npos) {
            if (buffer.size() > mostDigits + 1)
                return bad("chunk", "no size");
            return false;
        }
        qint64 size = 0;
        const auto parsed = std::from_chars(buffer.data(), buffer.data() + end, size, 16);
        const bool plain = end > 0 && end <= mostDigits && parsed.ec == std::errc() && parsed.ptr == buffer.data() + end && buffer[0] != '-';
        if (!plain)
            return bad("chunk", "no size");
        if (size == 0) {
            if (buffer.size() < end + 4)
                return false;
            if (buffer.compare(end + 2, 2, "\r\n") != 0)
                return bad("chunk", "trailers are not taken");
            buffer.erase(0, end + 4);
            return true;
        }
        if (qint64(body.size()) + size > m_limit)
            return fail(ErrorCode::TooLarge, QStringLiteral("body"));
        buffer.erase(0, end + 2);
        m_left = size;
        m_inChunk = true;
    }
}

} // namespace server
