// The route table: it routes, it limits, it names the right, and /openapi.json is made from it, so none can drift.
#pragma once

#include "app/server/http/reply.h"
#include "app/server/http/request.h"

#include <span>

namespace server {

class Api;

enum class Access {
    Open,     ///< health and sign-in
    Scraper,  ///< a session, or the token that the configuration gives to the metrics' scraper
    SignedIn, ///< a session
    Hook,     ///< a hook's own token (yunhengctl hook-token); a session is not enough
};

/// What a route's answer is, for the description.
enum class Answer { Json, Rows, Events, Text, Bytes, Nothing };
/// What a body is, where the route takes one. Bytes may be none.
enum class Body { Json, Bytes };

struct Route {
    const char *method;
    const char *pattern; ///< {entity}, {id} and {digest} match one segment each
    Access access;
    const char *right;   ///< "{entity}.read", or what is checked record by record, in words; empty: none
    bool takesBody;
    Answer answer;
    const char *parameters; ///< of the query, separated by spaces; "*" for a list's filters
    Reply (Api::*handle)(const Request &request);
    const char *summary;
    Body body = Body::Json;
};

[[nodiscard]] std::span<const Route> routes();

struct Match {
    const Route *route = nullptr; ///< null: no such path, or `allowed` says with which methods
    std::string allowed;
    std::string entity; ///< as in the path, still percent-encoded
    std::string id;
    std::string digest;
};
[[nodiscard]] Match matchRoute(std::string_view method, std::string_view path);

/// The OpenAPI 3.1 description of the table.
[[nodiscard]] QByteArray describeApi();

} // namespace server
