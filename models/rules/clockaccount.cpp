#include "rules/clockaccount.h"

namespace rules {

namespace {

/// Walks from the start to the due time and writes down what it passes.
class AccountWriter
{
public:
    AccountWriter(const PromiseClock &clock, const WorkingCalendar &calendar, ClockAccount &account) : m_clock(clock), m_calendar(calendar), m_account(account) {}

    /// Lines up to `end`, pauses apart.
    void writeTo(Instant end)
    {
        Instant at = m_clock.start;
        event(AccountLine::What::Started, at);
        for (size_t i = 0; i < m_clock.pauses.size() && at < end; ++i) {
            const auto &pause = m_clock.pauses[i];
            const Instant from = std::max(pause.from, at);
            if (from >= end)
                break;
            if (pause.to && *pause.to <= from)
                continue;
            run(at, from, AccountLine::What::Counted);
            event(AccountLine::What::Paused, from, int(i));
            at = std::min(pause.to.value_or(end), end);
            run(from, at, AccountLine::What::Standing, int(i));
            if (pause.to && *pause.to <= end)
                event(AccountLine::What::Resumed, at, int(i));
        }
        run(at, end, AccountLine::What::Counted);
    }

    void event(AccountLine::What what, Instant at, int pause = -1)
    {
        AccountLine line;
        line.what = what;
        line.from = line.to = at;
        line.totalMs = m_total;
        line.pause = pause;
        m_account.lines.push_back(std::move(line));
    }

    /// All that counts from the due time on, in one piece.
    void overdue(Instant from, Instant to)
    {
        if (to <= from)
            return;
        AccountLine line;
        line.what = AccountLine::What::Overdue;
        line.from = from;
        line.to = to;
        line.countedMs = usedMs(m_clock, m_calendar, to) - m_total;
        m_total += line.countedMs;
        line.totalMs = m_total;
        m_account.lines.push_back(std::move(line));
    }

private:
    void run(Instant from, Instant to, AccountLine::What what, int pause = -1)
    {
        for (auto &stretch : m_calendar.explain(from, to)) {
            AccountLine line;
            line.what = what == AccountLine::What::Counted && stretch.countedMs == 0 ? AccountLine::What::Idle : what;
            line.from = stretch.from;
            line.to = stretch.to;
            (what == AccountLine::What::Standing ? line.standingMs : line.countedMs) = stretch.countedMs;
            m_total += line.countedMs;
            m_account.pausedMs += line.standingMs;
            line.totalMs = m_total;
            line.reason = stretch.reason;
            line.names = std::move(stretch.names);
            line.pause = pause;
            m_account.lines.push_back(std::move(line));
        }
    }

    const PromiseClock &m_clock;
    const WorkingCalendar &m_calendar;
    ClockAccount &m_account;
    qint64 m_total = 0;
};

std::set<int> unknownYears(Instant from, Instant to, const WorkingCalendar &calendar)
{
    std::set<int> years;
    const auto yearOf = [](Instant instant) { return QDateTime::fromMSecsSinceEpoch(instant.ms + chinaOffsetMs, Qt::UTC).date().year(); };
    for (int year = yearOf(from); year <= yearOf(to) && years.size() < 10; ++year) {
        const Instant day{QDate(year, 6, 1).startOfDay(Qt::UTC).toMSecsSinceEpoch()};
        if (!calendar.knows(day))
            years.insert(year);
    }
    return years;
}

} // namespace

ClockAccount accountOf(const PromiseClock &clock, const WorkingCalendar &calendar, Instant now)
{
    ClockAccount account;
    account.limitMs = clock.limitMs;
    account.due = dueAt(clock, calendar);
    account.usedMs = usedMs(clock, calendar, now);
    account.promise = promiseOf(clock, calendar, now);
    const Instant end = clock.stopped.value_or(now);
    AccountWriter writer(clock, calendar, account);
    writer.writeTo(account.due.value_or(std::max(end, clock.start)));
    if (account.due) {
        writer.event(AccountLine::What::Due, *account.due);
        writer.overdue(*account.due, end);
    }
    if (clock.stopped)
        writer.event(AccountLine::What::Stopped, *clock.stopped);
    account.unknownYears = unknownYears(clock.start, account.due.value_or(end), calendar);
    return account;
}

} // namespace rules
