// What a handler answers.
#pragma once

#include "contract/result.h"

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace server {

struct Reply {
    int status = 200;
    std::string contentType = "application/json";
    std::vector<std::pair<std::string, std::string>> headers;
    std::shared_ptr<const std::string> body; ///< shared: a cached page goes to many clients
    /// Instead of a body: made piece by piece while it is sent, so that memory stays flat.
    struct Stream {
        qint64 length = 0;
        std::function<contract::Result<std::string>(qint64 at)> next; ///< the bytes from `at` on, some at least
    };
    std::shared_ptr<const Stream> stream;
    bool packed = false; ///< the body is packed already and Content-Encoding is among the headers
    bool close = false;  ///< the connection ends behind it
    bool park = false;   ///< the connection becomes a stream of events
};

[[nodiscard]] inline std::shared_ptr<const std::string> bodyOf(std::string text)
{
    return std::make_shared<const std::string>(std::move(text));
}

} // namespace server
