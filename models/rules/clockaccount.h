// "Why this due time" (时限计算依据): every start, pause and resume of a promise with its calendar arithmetic, as values. The
// windows and the printed sheet make the sentences.
#pragma once

#include "rules/servicelevel.h"

namespace rules {

/// A line of the account. Lines follow each other without a gap: each begins where the one before ended.
struct AccountLine {
    enum class What {
        Started,  ///< an instant
        Counted,  ///< a run of time that counts
        Idle,     ///< a run that does not: lunch, night, weekend, holiday
        Paused,   ///< an instant
        Standing, ///< a run within a pause; `standingMs` of it would have counted
        Resumed,  ///< an instant
        Due,      ///< the instant at which `totalMs` reaches the limit
        Overdue,  ///< from the due time to the end of the work or to now, in one piece
        Stopped,  ///< the instant at which the promise was met, in time or not
    };
    What what = What::Counted;
    Instant from;
    Instant to;            ///< as `from` for an instant
    qint64 countedMs = 0;  ///< of this line
    qint64 standingMs = 0; ///< of this line, by which the due time moves
    qint64 totalMs = 0;    ///< counted up to the end of this line
    TimeReason reason = TimeReason::Always; ///< of a run
    QStringList names;     ///< feasts of the reason
    int pause = -1;        ///< position of the pause that a Paused, Standing or Resumed line belongs to
    bool operator==(const AccountLine &) const = default;
};

struct ClockAccount {
    std::vector<AccountLine> lines;
    qint64 limitMs = 0;
    qint64 pausedMs = 0; ///< working time of the pauses before the due time
    qint64 usedMs = 0;   ///< up to the end or to now
    std::optional<Instant> due; ///< nothing while the clock stands still before its due time
    Promise promise = Promise::Open;
    std::set<int> unknownYears; ///< passed on the way and in no holiday list: the due time may move
    bool operator==(const ClockAccount &) const = default;
};

/// The account of a promise up to its due time, and what came of it. Where there is a due time the counted lines before it
/// sum up to exactly the limit, and the due time is dueAt().
[[nodiscard]] ClockAccount accountOf(const PromiseClock &clock, const WorkingCalendar &calendar, Instant now);

} // namespace rules
