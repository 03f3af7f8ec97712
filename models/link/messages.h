// The small messages of the wire as JSON: sessions, commands, receipts, counts and problems. Both sides use these.
#pragma once

#include "contract/ports.h"

#include <QJsonDocument>

namespace wire {

using namespace contract;

/// Deeper JSON is refused before it is parsed.
inline constexpr int maxNesting = 32;
/// One request carries at most so many commands.
inline constexpr int maxCommands = 1000;

/// BadRequest for what is no UTF-8, no JSON, or nested deeper than maxNesting.
[[nodiscard]] Result<QJsonDocument> parseJson(const QByteArray &bytes);

[[nodiscard]] QByteArray toJson(const Credentials &credentials);
/// BadRequest names a member that is unknown, missing or no text; newPassword and device may be missing.
[[nodiscard]] Result<Credentials> credentialsFromJson(const QByteArray &bytes);

[[nodiscard]] QByteArray toJson(const Session &session);
[[nodiscard]] Result<Session> sessionFromJson(const QByteArray &bytes);

[[nodiscard]] QByteArray toJson(const std::vector<Command> &commands);
/// BadRequest names the member; TooLarge beyond maxCommands.
[[nodiscard]] Result<std::vector<Command>> commandsFromJson(const QByteArray &bytes);

[[nodiscard]] QByteArray toJson(const std::vector<Receipt> &receipts);
[[nodiscard]] Result<std::vector<Receipt>> receiptsFromJson(const QByteArray &bytes);

[[nodiscard]] QByteArray toJson(const std::vector<EntityCount> &counts);
[[nodiscard]] Result<std::vector<EntityCount>> countsFromJson(const QByteArray &bytes);

[[nodiscard]] QByteArray toJson(const Cursor &cursor);
[[nodiscard]] Result<Cursor> cursorFromJson(const QByteArray &bytes);

[[nodiscard]] QByteArray toJson(const FileProgress &progress);
[[nodiscard]] Result<FileProgress> fileProgressFromJson(const QByteArray &bytes);

/// application/problem+json (RFC 9457): title, status, code, and field, detail and request where they are known.
[[nodiscard]] QByteArray problemToJson(const Error &error, int status, const QString &requestId);
/// The Error behind a problem; `otherwise` where the body is none.
[[nodiscard]] Error errorFromProblem(const QByteArray &bytes, ErrorCode otherwise);

} // namespace wire
