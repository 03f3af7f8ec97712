// OrderClock: what the clock of an order says at a moment: how much of the promise is left, by how much it is broken, or
// how it ended. Facts and their words; who shows them asks again at `changesAt`.
#pragma once

#include "items/queries.h"
#include "rules/servicelevels.h"

namespace items {

struct ClockFacts {
    enum class State {
        None,    ///< nothing is promised, or the clock has not begun
        Running,
        Near,    ///< runs, and less than a quarter of the promise is left
        Late,
        OnHold,  ///< stands still, for the order is on hold
        Kept,
        Missed,
    };
    State state = State::None;
    rules::ClockKind kind = rules::ClockKind::Resolve;
    rules::Basis basis = rules::Basis::Always;
    bool idle = false;  ///< no working time now: the clock stands until it begins again
    Instant due;        ///< 0: none
    qint64 ms = 0;      ///< left, or past the due time, in counted time
    qint64 dayMs = 0;   ///< of counted time in a day
    Instant changesAt;  ///< when the words become others by themselves; 0: never
    bool operator==(const ClockFacts &) const = default;
};

/// Of a work order. Until somebody has accepted it the response clock, then the one to the resolution.
[[nodiscard]] ClockFacts clockNow(const Record &order, const rules::WorkingCalendar &working, Instant now);
[[nodiscard]] ClockFacts responseClock(const Record &order, const rules::WorkingCalendar &working, Instant now);
[[nodiscard]] ClockFacts resolveClock(const Record &order, const rules::WorkingCalendar &working, Instant now);

/// "1 h 20 min left", "3 d late", "On hold"; empty for None. With `Response` before it where the response is meant and the
/// column does not say so.
enum class NameTheClock { No, Yes };
[[nodiscard]] QString wordsOf(const ClockFacts &facts, NameTheClock name);
/// For the tooltip: when it is due, and what time counts.
[[nodiscard]] QString sentenceOf(const ClockFacts &facts);

/// The working calendar that counts: the living one of the policies, or the one that ships. Followed.
class OrderCalendar : public QObject
{
    Q_OBJECT

public:
    explicit OrderCalendar(Queries &queries, QObject *parent = nullptr);
    [[nodiscard]] const rules::WorkingCalendar &working() const { return m_working; }

Q_SIGNALS:
    void changed();

private:
    void read();

    Queries &m_queries;
    QString m_content;
    rules::WorkingCalendar m_working;
};

} // namespace items
