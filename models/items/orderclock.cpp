#include "items/orderclock.h"

#include "contract/entities/policy.h"
#include "contract/entities/workorder.h"
#include "contract/whendone.h"
#include "items/captions.h"
#include "items/clockwords.h"
#include "rules/policies.h"

#include <QCoreApplication>

namespace items {

using rules::Basis;
using rules::ClockKind;
using rules::WorkingCalendar;
using State = ClockFacts::State;

namespace {

constexpr qint64 secondMs = 1'000;
constexpr qint64 hourMs = 60 * rules::minuteMs;
/// So near its end a clock shows seconds.
constexpr qint64 secondsBelow = 5 * rules::minuteMs;

// A struct of its own gives lupdate the context.
struct OrderClock {
    Q_DECLARE_TR_FUNCTIONS(OrderClock)
};

/// The positions of what a clock needs: rows are asked at every painting.
struct Columns {
    size_t state, submitted, accepted, resolved, responseDue, resolveDue, responseLimit, resolveLimit;
};

const Columns &columns()
{
    static const Columns found = [] {
        const auto &shape = shapeOf<WorkOrder>();
        const auto at = [&](QStringView field) { return size_t(shape.indexOf(field)); };
        return Columns{at(u"state"), at(u"submitted_at"), at(u"accepted_at"), at(u"resolved_at"), at(u"response_due"), at(u"resolve_due"), at(u"response_limit"), at(u"resolve_limit")};
    }();
    return found;
}

std::optional<OrderState> stateOf(const Record &order)
{
    const auto known = Codec<OrderState>::decode(order.values[columns().state]);
    return known ? std::optional(*known) : std::nullopt;
}

/// The unit in which the words count, and so the counted time after which they change.
qint64 stepOf(qint64 ms, qint64 dayMs)
{
    return ms >= dayMs ? hourMs : ms >= secondsBelow ? rules::minuteMs : secondMs;
}

/// The clock is looked at once a second at most, at the whole second, so that many clocks change together.
Instant atWholeSecond(Instant instant)
{
    return {(instant.ms + secondMs - 1) / secondMs * secondMs};
}

ClockFacts runningTo(Instant due, const QString &limitText, ClockKind kind, const WorkingCalendar &working, Instant now)
{
    const auto limit = rules::limitFromText(limitText);
    const Basis basis = limit ? limit->basis : Basis::Always;
    const auto &calendar = rules::calendarOf(basis, working);
    ClockFacts facts{.kind = kind, .basis = basis, .due = due, .dayMs = calendar.dayWorkMs()};
    facts.idle = !calendar.isWorking(now);
    const bool late = now > due;
    facts.ms = late ? calendar.workingMs(due, now) : calendar.workingMs(now, due);
    const qint64 within = facts.ms >= facts.dayMs ? facts.ms % facts.dayMs : facts.ms;
    const qint64 step = stepOf(facts.ms, facts.dayMs);
    const qint64 counted = late ? step - within % step : within % step + 1;
    facts.changesAt = atWholeSecond(calendar.after(now, counted));
    if (late) {
        facts.state = State::Late;
        return facts;
    }
    const qint64 promised = limit ? rules::msOf(*limit, working) : 4 * hourMs;
    facts.state = facts.ms * 4 < promised ? State::Near : State::Running;
    return facts;
}

ClockFacts ended(Instant done, Instant due, ClockKind kind)
{
    return {.state = done <= due ? State::Kept : State::Missed, .kind = kind, .due = due};
}

QString span(qint64 ms, const ClockFacts &facts)
{
    if (ms >= facts.dayMs) {
        const qint64 days = ms / facts.dayMs;
        const qint64 hours = ms % facts.dayMs / hourMs;
        if (facts.basis == Basis::Working)
            //: A length of working time: days of work, hours.
            return hours == 0 ? OrderClock::tr("%1 wd").arg(days) : OrderClock::tr("%1 wd %2 h").arg(days).arg(hours);
        return hours == 0 ? OrderClock::tr("%1 d").arg(days) : OrderClock::tr("%1 d %2 h").arg(days).arg(hours);
    }
    return lengthWords(ms / stepOf(ms, facts.dayMs) * stepOf(ms, facts.dayMs));
}

QString plainWords(const ClockFacts &facts)
{
    switch (facts.state) {
    case State::None:
        return {};
    case State::Running:
    case State::Near:
        //: A promise: how much of its time is left.
        return OrderClock::tr("%1 left").arg(span(facts.ms, facts));
    case State::Late:
        if (facts.ms < 1'000) // it fell due when work ended, and none has begun since
            //: A promise is broken, by no working time yet.
            return OrderClock::tr("Late");
        //: A promise: for how long it is broken.
        return OrderClock::tr("%1 late").arg(span(facts.ms, facts));
    case State::OnHold:
        return OrderClock::tr("On hold");
    case State::Kept:
        //: A promise was kept.
        return OrderClock::tr("In time");
    case State::Missed:
        //: A promise was not kept; the order is done.
        return OrderClock::tr("Too late");
    }
    return {};
}

} // namespace

ClockFacts responseClock(const Record &order, const WorkingCalendar &working, Instant now)
{
    const auto &at = columns();
    const Instant due{integer(order.values[at.responseDue])};
    if (due.ms == 0)
        return {.kind = ClockKind::Response};
    if (const Instant accepted{integer(order.values[at.accepted])}; accepted.ms != 0)
        return ended(accepted, due, ClockKind::Response);
    if (stateOf(order) != OrderState::Submitted)
        return {.kind = ClockKind::Response}; // withdrawn or ended before anybody answered
    return runningTo(due, text(order.values[at.responseLimit]), ClockKind::Response, working, now);
}

ClockFacts resolveClock(const Record &order, const WorkingCalendar &working, Instant now)
{
    const auto &at = columns();
    const Instant due{integer(order.values[at.resolveDue])};
    const auto state = stateOf(order);
    if (const Instant resolved{integer(order.values[at.resolved])}; resolved.ms != 0)
        return due.ms == 0 ? ClockFacts() : ended(resolved, due, ClockKind::Resolve);
    if (state == OrderState::Cancelled || state == OrderState::Terminated || state == OrderState::Voided || state == OrderState::Closed)
        return {};
    if (state == OrderState::OnHold && (due.ms == 0 || now <= due))
        return {.state = State::OnHold, .due = due};
    return due.ms == 0 ? ClockFacts() : runningTo(due, text(order.values[at.resolveLimit]), ClockKind::Resolve, working, now);
}

ClockFacts clockNow(const Record &order, const WorkingCalendar &working, Instant now)
{
    const bool answered = integer(order.values[columns().accepted]) != 0;
    return answered ? resolveClock(order, working, now) : responseClock(order, working, now);
}

QString wordsOf(const ClockFacts &facts, NameTheClock name)
{
    const QString words = plainWords(facts);
    if (name == NameTheClock::No || facts.kind != ClockKind::Response || words.isEmpty())
        return words;
    //: The clock of the response to an order: how much is left, or how it ended.
    return OrderClock::tr("Response: %1").arg(words);
}

QString sentenceOf(const ClockFacts &facts)
{
    if (facts.state == State::None)
        return {};
    QStringList lines;
    if (facts.due.ms != 0)
        lines << (facts.kind == ClockKind::Response ? OrderClock::tr("Response due %1").arg(fullTime(facts.due)) : OrderClock::tr("Due %1").arg(fullTime(facts.due)));
    const bool runs = facts.state == State::Running || facts.state == State::Near || facts.state == State::Late;
    if (runs)
        lines << (facts.basis == Basis::Always ? OrderClock::tr("Every hour counts.") : OrderClock::tr("Only working time counts."));
    if (runs && facts.idle)
        lines << OrderClock::tr("The clock stands until working time begins.");
    if (facts.state == State::OnHold)
        lines << OrderClock::tr("The clock stands while the order is on hold; the due time moves by as much.");
    return lines.join(QLatin1Char('\n'));
}

OrderCalendar::OrderCalendar(Queries &queries, QObject *parent)
    : QObject(parent)
    , m_queries(queries)
    , m_working(rules::workingCalendarOf(QString()))
{
    const auto follow = [this](const QString &entity) {
        if (entity == shapeOf<Policy>().name)
            read();
    };
    connect(&queries, &Queries::changed, this, follow);
    connect(&queries, &Queries::reloaded, this, follow);
    read();
}

void OrderCalendar::read()
{
    whenDone(m_queries.policy(PolicyKind::Calendar), this, [this](const Result<QString> &content) {
        if (!content || *content == m_content)
            return;
        m_content = *content;
        m_working = rules::workingCalendarOf(m_content);
        Q_EMIT changed();
    });
}

} // namespace items
