#include "app/server/http/problems.h"

#include "link/messages.h"

#include <QLoggingCategory>

Q_DECLARE_LOGGING_CATEGORY(lcServer)

namespace server {

namespace {

struct CodeStatus {
    ErrorCode code;
    int status;
};
constexpr std::array statuses{
    CodeStatus{ErrorCode::BadRequest, 400},
    CodeStatus{ErrorCode::UnknownField, 400},
    CodeStatus{ErrorCode::InvalidValue, 422},
    CodeStatus{ErrorCode::RequiredMissing, 422},
    CodeStatus{ErrorCode::ReadOnlyField, 422},
    CodeStatus{ErrorCode::UnknownReference, 422},
    CodeStatus{ErrorCode::NotUnique, 409},
    CodeStatus{ErrorCode::NotFound, 404},
    CodeStatus{ErrorCode::AlreadyExists, 409},
    CodeStatus{ErrorCode::IsRetired, 409},
    CodeStatus{ErrorCode::NotRetired, 409},
    CodeStatus{ErrorCode::MissingRight, 403},
    CodeStatus{ErrorCode::NotSignedIn, 401},
    CodeStatus{ErrorCode::BadCredentials, 401},
    CodeStatus{ErrorCode::Locked, 423},
    CodeStatus{ErrorCode::Stale, 412},
    CodeStatus{ErrorCode::PreconditionRequired, 428},
    CodeStatus{ErrorCode::DependencyRefused, 409},
    CodeStatus{ErrorCode::IdReused, 409},
    CodeStatus{ErrorCode::CursorGone, 410},
    CodeStatus{ErrorCode::TooLarge, 413},
    CodeStatus{ErrorCode::TooMany, 429},
    CodeStatus{ErrorCode::Unavailable, 503},
    CodeStatus{ErrorCode::Untrusted, 500},
    CodeStatus{ErrorCode::Storage, 503},
    CodeStatus{ErrorCode::VersionMismatch, 503},
    CodeStatus{ErrorCode::Cancelled, 503},
    CodeStatus{ErrorCode::Internal, 500},
};

struct StatusReason {
    int status;
    const char *reason;
};
constexpr std::array reasons{
    StatusReason{200, "OK"},
    StatusReason{204, "No Content"},
    StatusReason{206, "Partial Content"},
    StatusReason{304, "Not Modified"},
    StatusReason{400, "Bad Request"},
    StatusReason{401, "Unauthorized"},
    StatusReason{403, "Forbidden"},
    StatusReason{404, "Not Found"},
    StatusReason{405, "Method Not Allowed"},
    StatusReason{409, "Conflict"},
    StatusReason{410, "Gone"},
    StatusReason{412, "Precondition Failed"},
    StatusReason{413, "Content Too Large"},
    StatusReason{415, "Unsupported Media Type"},
    StatusReason{416, "Range Not Satisfiable"},
    StatusReason{422, "Unprocessable Content"},
    StatusReason{423, "Locked"},
    StatusReason{428, "Precondition Required"},
    StatusReason{429, "Too Many Requests"},
    StatusReason{500, "Internal Server Error"},
    StatusReason{503, "Service Unavailable"},
};

} // namespace

int statusOf(ErrorCode code)
{
    const auto found = std::ranges::find(statuses, code, &CodeStatus::code);
    Q_ASSERT_X(found != statuses.end(), "statusOf", "every code has a status");
    return found->status;
}

const char *reasonOf(int status)
{
    const auto found = std::ranges::find(reasons, status, &StatusReason::status);
    Q_ASSERT_X(found != reasons.end(), "reasonOf", "every status that we send has a reason");
    return found->reason;
}

Reply problem(const Error &error, const std::string &requestId)
{
    return problemAs(statusOf(error.code), error, requestId);
}

Reply problemAs(int status, const Error &error, const std::string &requestId)
{
    const auto id = QString::fromStdString(requestId);
    Error told = error;
    if (error.code == ErrorCode::Internal || error.code == ErrorCode::Storage) {
        qCWarning(lcServer) << "request" << id << textOf(error.code) << error.field << error.message;
        told.field.clear();
        told.message.clear();
    }
    const auto body = wire::problemToJson(told, status, id).toStdString();
    Reply reply{.status = status, .contentType = "application/problem+json", .headers = {}, .body = bodyOf(body)};
    if (status == 401)
        reply.headers.emplace_back("WWW-Authenticate", "Bearer");
    if (error.code == ErrorCode::Locked || error.code == ErrorCode::TooMany)
        reply.headers.emplace_back("Retry-After", error.message.toStdString());
    return reply;
}

} // namespace server
