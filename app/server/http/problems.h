// Errors as HTTP statuses and application/problem+json (RFC 9457).
#pragma once

#include "app/server/http/reply.h"
#include "contract/result.h"

namespace server {

using namespace contract;

[[nodiscard]] int statusOf(ErrorCode code);
[[nodiscard]] const char *reasonOf(int status);
/// Internal errors and those of the storage are logged with the id and told to the client without details.
[[nodiscard]] Reply problem(const Error &error, const std::string &requestId);
/// The same under another status than the code's own: 405, 415.
[[nodiscard]] Reply problemAs(int status, const Error &error, const std::string &requestId);

} // namespace server
