#include "contract/result.h"

#include <algorithm>
#include <array>

namespace contract {

namespace {
struct CodeText {
    ErrorCode code;
    const char *text;
};
constexpr std::array codeTexts{
    CodeText{ErrorCode::BadRequest, "bad_request"},
    CodeText{ErrorCode::UnknownField, "unknown_field"},
    CodeText{ErrorCode::InvalidValue, "invalid_value"},
    CodeText{ErrorCode::RequiredMissing, "required_missing"},
    CodeText{ErrorCode::ReadOnlyField, "read_only_field"},
    CodeText{ErrorCode::UnknownReference, "unknown_reference"},
    CodeText{ErrorCode::NotUnique, "not_unique"},
    CodeText{ErrorCode::NotFound, "not_found"},
    CodeText{ErrorCode::AlreadyExists, "already_exists"},
    CodeText{ErrorCode::IsRetired, "is_retired"},
    CodeText{ErrorCode::NotRetired, "not_retired"},
    CodeText{ErrorCode::MissingRight, "missing_right"},
    CodeText{ErrorCode::NotSignedIn, "not_signed_in"},
    CodeText{ErrorCode::BadCredentials, "bad_credentials"},
    CodeText{ErrorCode::Locked, "locked"},
    CodeText{ErrorCode::Stale, "stale"},
    CodeText{ErrorCode::PreconditionRequired, "precondition_required"},
    CodeText{ErrorCode::DependencyRefused, "dependency_refused"},
    CodeText{ErrorCode::IdReused, "id_reused"},
    CodeText{ErrorCode::CursorGone, "cursor_gone"},
    CodeText{ErrorCode::TooLarge, "too_large"},
    CodeText{ErrorCode::TooMany, "too_many"},
    CodeText{ErrorCode::Unavailable, "unavailable"},
    CodeText{ErrorCode::Untrusted, "untrusted"},
    CodeText{ErrorCode::Storage, "storage"},
    CodeText{ErrorCode::VersionMismatch, "version_mismatch"},
    CodeText{ErrorCode::Cancelled, "cancelled"},
    CodeText{ErrorCode::Internal, "internal"},
};
} // namespace

QString textOf(ErrorCode code)
{
    const auto found = std::ranges::find(codeTexts, code, &CodeText::code);
    Q_ASSERT_X(found != codeTexts.end(), "textOf", "every code has a text");
    return QString::fromLatin1(found->text);
}

ErrorCode errorCodeOf(QStringView text)
{
    const auto found = std::ranges::find_if(codeTexts, [text](const CodeText &entry) { return text == QLatin1StringView(entry.text); });
    return found == codeTexts.end() ? ErrorCode::Internal : found->code;
}

} // namespace contract
