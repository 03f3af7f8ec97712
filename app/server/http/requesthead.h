// The head of a request, read strictly. Poco's parser (1.11) accepts forms by which one request hides in another; here
// whatever two readers could understand differently is refused, and the connection is closed. No sockets in here.
#pragma once

#include "contract/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace server {

using namespace contract;

inline constexpr size_t maxHeadBytes = 16 * 1024;
inline constexpr size_t maxTargetBytes = 8 * 1024;
inline constexpr size_t maxHeaders = 64;

struct Header {
    std::string name; ///< lower case
    std::string value;
};

struct RequestHead {
    std::string method;
    std::string path;  ///< as sent: percent-encoded, begins with '/'
    std::string query; ///< as sent, without the '?'
    bool http11 = true;
    std::vector<Header> headers;
    std::optional<qint64> contentLength; ///< bytes of the body
    bool chunked = false;
    bool keepAlive = true;

    /// The first value of the header; empty where there is none. The name is lower case.
    [[nodiscard]] std::string_view header(std::string_view name) const;
};

/// Bytes of the head that `buffer` begins with, its empty line included; nothing where it is not complete yet.
[[nodiscard]] std::optional<size_t> headLength(std::string_view buffer);

/// BadRequest, `field` naming the part, for: a bare CR, LF or NUL, folded lines, spaces around a name, a missing or
/// repeated Host, a repeated, signed, overflowing or listed Content-Length, Content-Length with Transfer-Encoding, any
/// transfer encoding but chunked, and more headers or bytes than the limits above.
[[nodiscard]] Result<RequestHead> parseHead(std::string_view head);

/// Unpacks a chunked body piece by piece, as strictly: no extensions, no trailers.
class ChunkedBody
{
public:
    explicit ChunkedBody(qint64 limit) : m_limit(limit) {}
    /// Takes bytes from the front of `buffer` and appends the body's to `body`; true at the end of the body.
    /// TooLarge beyond the limit, BadRequest for anything that is no chunk.
    Result<bool> take(std::string &buffer, std::string &body);

private:
    qint64 m_limit;
    qint64 m_left = 0;     ///< bytes of the present chunk still to come
    bool m_inChunk = false;
};

} // namespace server
