// What the server itself writes into orders. It becomes part of the record (档案), which is kept in Chinese whatever the
// language of the window; the sentences are few and fixed, so that a window reads them back and says them in its own.
#pragma once

#include "rules/servicelevels.h"

namespace rules {

enum class ServerWord {
    AlertsOver,
    AlertsOverWorkedOn,
    AlertsAgain,
    AlertsGraver,
    CaughtUp,   ///< %1: when it was planned
    GivenUp,    ///< %1: how many runs are not made any more
    TimedOut,
    TimedOutUntouched, ///< of an incident that went by itself
    AskedToConfirm,
    RatingAwaited, ///< %1: when it was asked for
    // What an escalation says, put together of:
    OfResponse,
    OfResolve,
    OfReport,
    UsedPercent,   ///< %1: of the time that the promise gives
    MinutesLeft,   ///< %1, as in the next ones
    DaysLeft,
    MinutesPassed,
    DaysPassed,
    Due,
    MinutesOver,
    DaysOver,
    DueAt,         ///< %1: the moment
};

/// One sentence, or a part of one, with its values in their places.
struct ServerSaying {
    ServerWord word;
    QStringList values;
    bool operator==(const ServerSaying &) const = default;
};

/// Whom the record names where the server itself acted.
[[nodiscard]] inline QString serverName() { return QStringLiteral("系统"); }
[[nodiscard]] QString serverWords(ServerWord word);
/// What of the promise, and how far it is: "解决时限已用 80%，到期时间 2026-11-23 17:30。"
[[nodiscard]] QString escalationWords(const LevelAction &action, std::optional<Instant> due);
/// "2026-11-23 17:30", by the clock of China.
[[nodiscard]] QString chinaTimeWords(Instant at);
/// The sentences of a text that the server wrote, in order; none where somebody else wrote any of it.
[[nodiscard]] std::vector<ServerSaying> readServerWords(const QString &text);

} // namespace rules
