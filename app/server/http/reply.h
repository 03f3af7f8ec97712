// What a handler answers.
#pragma once

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
    bool packed = false; ///< the body is packed already and Content-Encoding is among the headers
    bool close = false;  ///< the connection ends behind it
    bool park = false;   ///< the connection becomes a stream of events
};

[[nodiscard]] inline std::shared_ptr<const std::string> bodyOf(std::string text)
{
    return std::make_shared<const std::string>(std::move(text));
}

} // namespace server
