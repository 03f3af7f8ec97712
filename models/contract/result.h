// Result and Error: how every fallible function of the house answers.
#pragma once

#include <QString>
#include <tl/expected.hpp>

namespace contract {

/// What went wrong, as a program can test it. The sentence for people is made in views.
enum class ErrorCode {
    BadRequest,       ///< the input could not be parsed
    UnknownField,     ///< a command names a field that the entity does not have
    InvalidValue,     ///< a value breaks the field's own rule
    RequiredMissing,  ///< a required field is empty
    ReadOnlyField,    ///< the field is the server's
    UnknownReference, ///< a reference points to no record that the actor may see
    NotUnique,        ///< another record holds this value already
    NotFound,         ///< no such record within the actor's scope
    AlreadyExists,    ///< the id of a new record is taken
    IsRetired,        ///< the record is retired; restore it first
    NotRetired,       ///< only a retired record can be restored
    MissingRight,     ///< `field` names the right that the actor lacks
    NotSignedIn,      ///< no token, or one that is expired or revoked
    BadCredentials,   ///< name or password is wrong
    Locked,           ///< too many failures; `message` holds the seconds to wait
    Stale,            ///< If-Match names an older revision
    PreconditionRequired, ///< If-Match is missing
    DependencyRefused,///< a command that this one builds on was not applied
    IdReused,         ///< the command id was used for another content
    CursorGone,       ///< the cursor is of another epoch, another scope, or too old: sync anew
    TooLarge,         ///< the input is over its limit
    TooMany,          ///< the server asks to slow down; `message` holds the seconds to wait
    Unavailable,      ///< the other side cannot be reached or is stopping
    Untrusted,        ///< the server's certificate is not the pinned one
    Storage,          ///< the database or the disk refused
    VersionMismatch,  ///< the other side, or the file, is of a newer version
    Cancelled,        ///< the caller gave up
    Internal,         ///< a defect; the log has the details
};

struct Error {
    ErrorCode code = ErrorCode::Internal;
    QString field;   ///< the field, parameter, right or column concerned; may be empty
    QString message; ///< technical detail for the log and for problem+json, in English
    bool operator==(const Error &) const = default;
};

/// The stable text of a code, as it stands in problem+json and in the outbox ("missing_right").
[[nodiscard]] QString textOf(ErrorCode code);
/// The code behind a text; an unknown text is Internal.
[[nodiscard]] ErrorCode errorCodeOf(QStringView text);

template <class T> using Result = tl::expected<T, Error>;
using Unexpected = tl::unexpected<Error>;

[[nodiscard]] inline Unexpected fail(ErrorCode code, QString field = {}, QString message = {})
{
    return Unexpected(Error{code, std::move(field), std::move(message)});
}

} // namespace contract
