#include "app/server/http/routes.h"

#include "app/server/http/api.h"

namespace server {

namespace {

// clang-format off
constexpr std::array table{
    Route{"GET", "/healthz", Access::Open, "", false, Answer::Json, "", &Api::health,
          "The process runs."},
    Route{"GET", "/readyz", Access::Open, "", false, Answer::Json, "", &Api::readiness,
          "The database answers and its schema is this program's; 503 where not, or while the server stops."},
    Route{"GET", "/metrics", Access::Scraper, "", false, Answer::Text, "", &Api::metrics,
          "Counters in Prometheus' text format."},
    Route{"GET", "/openapi.json", Access::SignedIn, "", false, Answer::Json, "", &Api::description,
          "This description."},
    Route{"GET", "/api/v1/server-key", Access::Open, "", false, Answer::Json, "", &Api::serverKey,
          "The public half of the key with which this server seals its receipts: {algorithm, fingerprint, public_key}."},
    Route{"POST", "/api/v1/session", Access::Open, "", true, Answer::Json, "", &Api::signIn,
          "Sign in: {login, password, new_password?, device?} gives the token that every other request carries."},
    Route{"DELETE", "/api/v1/session", Access::SignedIn, "", false, Answer::Nothing, "", &Api::signOut,
          "Sign out: the token ends."},
    Route{"GET", "/api/v1/head", Access::SignedIn, "", false, Answer::Json, "", &Api::head,
          "Where the change feed stands: {cursor}. Taken before a snapshot, replayed from after it."},
    Route{"GET", "/api/v1/counts", Access::SignedIn, "", false, Answer::Json, "", &Api::counts,
          "The number of records of each entity within the actor's scope."},
    Route{"GET", "/api/v1/changes", Access::SignedIn, "{entity}.read, entity by entity", false, Answer::Rows, "cursor limit", &Api::changes,
          "A page of the change feed behind the cursor; 410 where the client must take a snapshot anew."},
    Route{"GET", "/api/v1/snapshot/history", Access::SignedIn, "{entity}.read, entity by entity", false, Answer::Rows, "after limit", &Api::snapshot,
          "A page of the field history of every record within the actor's scope, in the order of records and revisions, behind `after`."},
    Route{"GET", "/api/v1/snapshot/{entity}", Access::SignedIn, "{entity}.read", false, Answer::Rows, "after limit", &Api::snapshot,
          "A page of an entity in the order of ids, behind the id `after`."},
    Route{"POST", "/api/v1/commands", Access::SignedIn, "{entity}.{action}, command by command", true, Answer::Json, "", &Api::commands,
          "An array of commands in, an array of receipts out, in the same order."},
    Route{"GET", "/api/v1/events", Access::SignedIn, "", false, Answer::Events, "", &Api::events,
          "Server-sent events: data: {\"head\":n} whenever the feed has grown."},
    Route{"PUT", "/api/v1/files/{digest}", Access::SignedIn, "attachment.create", true, Answer::Json, "size offset", &Api::putFile,
          "Bring a content of `size` bytes: the bytes from `offset` on, at most 4 MiB. Answers {received, complete}; without bytes it only asks. With the last byte the SM3 digest is checked.",
          Body::Bytes},
    Route{"GET", "/api/v1/files/{digest}", Access::SignedIn, "attachment.read", false, Answer::Bytes, "", &Api::file,
          "A content that hangs on a record which the actor may see; one Range of bytes is served as 206."},
    Route{"POST", "/api/v1/hooks/alertmanager", Access::Hook, "hook", true, Answer::Json, "", &Api::takeAlerts,
          "Prometheus Alertmanager's webhook, version 4, with a hook's own token: opens, updates and resolves the incident of the group. Answers {incident, opened, resolved, reopened, added, changed}; the same message twice changes nothing."},
    Route{"GET", "/api/v1/{entity}", Access::SignedIn, "{entity}.read", false, Answer::Json, "*", &Api::list,
          "A page of records. Filters are field=value or field.op=value (prefix, at_least, at_most, in, empty, not_empty); sort=field or sort=-field."},
    Route{"GET", "/api/v1/{entity}/{id}", Access::SignedIn, "{entity}.read", false, Answer::Json, "", &Api::record,
          "One record; its ETag is its revision."},
    Route{"PATCH", "/api/v1/{entity}/{id}", Access::SignedIn, "{entity}.edit", true, Answer::Json, "", &Api::patch,
          "Edit fields: {fields, reason?} with If-Match; 428 without it, 412 where it is stale. Idempotency-Key (a UUIDv7) makes it repeatable."},
    Route{"GET", "/api/v1/{entity}/{id}/history", Access::SignedIn, "{entity}.read", false, Answer::Json, "", &Api::history,
          "Who changed which field, when, and why; newest first."},
};
// clang-format on
static_assert(table.size() < Metrics::maxRoutes);

/// Takes the next segment, without its slash, off the front.
std::string_view takeSegment(std::string_view &path)
{
    path.remove_prefix(1);
    const auto segment = path.substr(0, path.find('/'));
    path.remove_prefix(segment.size());
    return segment;
}

bool matches(std::string_view pattern, std::string_view path, Match &match)
{
    while (!pattern.empty() && !path.empty()) {
        const auto expected = takeSegment(pattern);
        const auto given = takeSegment(path);
        if (expected == "{entity}" && !given.empty())
            match.entity = given;
        else if (expected == "{id}" && !given.empty())
            match.id = given;
        else if (expected == "{digest}" && !given.empty())
            match.digest = given;
        else if (expected != given)
            return false;
    }
    return pattern.empty() && path.empty();
}

} // namespace

std::span<const Route> routes()
{
    return table;
}

Match matchRoute(std::string_view method, std::string_view path)
{
    Match sum;
    for (const auto &route : table) {
        Match match;
        if (!matches(route.pattern, path, match))
            continue;
        // A path without a name in it ("/api/v1/head") stands before the ones with, and hides them.
        if (!sum.allowed.empty() && std::string_view(route.pattern).find('{') != std::string_view::npos && sum.entity != match.entity)
            break;
        if (route.method == method) {
            match.route = &route;
            return match;
        }
        match.allowed = sum.allowed.empty() ? route.method : sum.allowed + ", " + route.method;
        sum = match;
    }
    return sum;
}

} // namespace server
