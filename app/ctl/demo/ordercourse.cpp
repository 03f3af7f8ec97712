// The course of an order: when what is done to it, by the promises that the rules make for it, and what it then holds.
#include "cityorders.h"

#include "orderwords.h"
#include "random.h"
#include "rules/recurrence.h"

#include <QDateTime>
#include <algorithm>

namespace demo {

namespace {

using rules::OrderVerb;
using rules::TimeLimit;

constexpr qint64 minuteMs = rules::minuteMs;
constexpr TimeLimit unpromised{rules::Basis::Working, 3, TimeLimit::Unit::Days};
/// Younger orders that got stuck, so that there is something to press for.
constexpr qint64 stuckMs = 55 * rules::dayMs;
constexpr int whole = 10'000; ///< a limit in basis points

/// Moments of one promise.
struct Promise {
    Instant start;
    TimeLimit limit;
    const rules::WorkingCalendar &working;
    std::vector<rules::Pause> pauses = {};

    /// When so many basis points of it are used up, to the second.
    [[nodiscard]] qint64 at(int basisPoints) const
    {
        const rules::PromiseClock clock{start, rules::msOf(limit, working), pauses, {}};
        const auto reached = rules::reachedAt(clock, basisPoints, rules::calendarOf(limit.basis, working));
        return reached.value_or(start).ms / 1'000 * 1'000;
    }
};

/// How much of a promise is used: mostly well within, sometimes nearly all, and a few percent too much.
int usedOf(Random &random, int brokenPerMille)
{
    const int draw = random.below(1'000);
    if (draw < brokenPerMille)
        return random.between(10'300, 17'000);
    if (draw < brokenPerMille + 80)
        return random.between(8'000, 9'800);
    return random.between(600, 5'000) + random.below(3'000);
}

template <size_t n> QString one(const QStringView (&words)[n], Random &random)
{
    return random.pick(words).toString();
}

template <class E> QString codeOf(E value)
{
    return text(Codec<E>::encode(value));
}

QString pauseWords(HoldKind kind, Random &random)
{
    switch (kind) {
    case HoldKind::User:
        return one(userPauses, random);
    case HoldKind::ThirdParty:
        return one(thirdPartyPauses, random);
    case HoldKind::Change:
        return one(changePauses, random);
    case HoldKind::Spares:
        return one(sparesPauses, random);
    }
    return {};
}

QString commentFor(int stars, Random &random)
{
    if (random.chance(45))
        return {};
    return stars >= 4 ? one(goodComments, random) : stars == 3 ? one(middlingComments, random) : one(badComments, random);
}

} // namespace

/// As somebody writes it down.
WorkOrder CityOrders::begun(qint64 index, const Ground &ground) const
{
    Random random(m_city.seed() ^ 5, Topic::Order, quint64(index));
    const auto &system = m_city.systems()[size_t(ground.system)];
    const auto &item = *ground.item;
    const auto &words = item.words[size_t(ground.words)];
    WorkOrder order;
    order.id = idOf(index);
    order.revision = 1;
    order.number = QStringLiteral("GD-%1").arg(index + 1, 6, 10, QChar(u'0'));
    order.kind = item.kind;
    order.item = item.id;
    order.unit = system.unit;
    order.system = system.id;
    order.title = filled(words.title, ground);
    order.description = filled(words.description, ground);
    order.parent = ground.parent;
    order.problem = ground.problem;
    const auto &requester = m_city.people()[size_t(contactOf(order.unit, random.next() >> 32))];
    order.requesterName = requester.name;
    order.requesterPhone = requester.phone;
    order.team = QStringLiteral("service_desk");
    constexpr int channels[] = {46, 12, 34, 8};
    order.channel = Channel(random.weighted(channels));
    if (order.kind == OrderKind::Incident) {
        constexpr int impacts[][4] = {{2, 18, 70, 10}, {0, 8, 72, 20}, {0, 2, 48, 50}};
        constexpr int urgencies[] = {12, 48, 40};
        order.impact = Impact(random.weighted(impacts[size_t(system.importance)]));
        order.urgency = Urgency(random.weighted(urgencies));
        order.priority = rules::priorityOf(m_levels, *order.impact, *order.urgency);
        if (item.code == u"B2")
            order.channel = Channel::Monitoring;
    } else if (item.code == u"A1" && random.chance(2)) {
        order.priority = Priority::P1; // an emergency opening
    }
    if (item.code == u"C2" && ground.abnormal >= 0) {
        const auto &check = itemNamed("B1").steps[1].checks[size_t(ground.abnormal)];
        order.title = abnormalIncident.toString().replace(QStringLiteral("{C}"), check.zh);
        order.description = QStringLiteral("巡检时“%1”不正常，详见巡检记录。").arg(check.zh);
        order.channel = Channel::Internal;
    }
    if (ground.plan >= 0) {
        const auto &plan = m_plans[size_t(ground.plan)];
        order.unit = plan.unit;
        order.system = plan.system;
        // As the server's job calls them: with the time where the plan runs several times a day.
        const QString form = m_planRuns[size_t(ground.plan)] > 1 ? QStringLiteral("yyyy-MM-dd HH:mm") : QStringLiteral("yyyy-MM-dd");
        order.title = QStringLiteral("%1 %2").arg(plan.name, QDateTime::fromMSecsSinceEpoch(ground.at, Qt::OffsetFromUTC, int(rules::chinaOffsetMs / 1'000)).toString(form));
        order.description = plan.description;
        order.channel = Channel::Plan;
        order.plan = plan.id;
        order.plannedFor = Instant{ground.at};
        order.requesterName.clear();
        order.requesterPhone.clear();
        order.team = plan.team;
        order.assignee = plan.assignee;
    }
    const auto limits = rules::limitsOf(m_levels, item.code, order.kind, order.priority);
    order.responseLimit = limits.response ? rules::textOf(*limits.response) : QString();
    order.resolveLimit = limits.resolve ? rules::textOf(*limits.resolve) : QString();
    order.policyVersion = m_levels.version;
    return order;
}

std::vector<OrderEvent> CityOrders::course(qint64 index, const Ground &ground, const WorkOrder &order) const
{
    Random random(m_city.seed() ^ 6, Topic::Order, quint64(index));
    const auto &item = *ground.item;
    const auto someone = [&](const char *role) { return staff(ground.system, QString::fromLatin1(role), random.next() >> 32); };
    const int desk = item.code == u"B2" ? someone("service_desk") : ground.plan >= 0 ? someone("shift_leader") : someone("service_desk");
    const int leader = someone("shift_leader");
    const char *hand = item.code.startsWith(u'D') && item.code != u"D1" ? "security_engineer" : item.code == u"A3" || item.code == u"A4" || item.code == u"B4" ? "resource_manager"
        : item.code == u"C6"                                                                                                     ? "configuration_manager"
        : item.code == u"E1"                                                                                                     ? "service_manager"
        : item.code == u"E2" || item.code == u"E3" || item.code == u"C7"                                                         ? "quality_manager"
        : item.code == u"C3"                                                                                                     ? "problem_manager"
        : item.code == u"B3"                                                                                                     ? "service_desk"
                                                                                                                                 : "engineer";
    int worker = someone(hand);
    const auto user = contactOf(order.unit, random.next() >> 32);
    const bool forUser = order.kind == OrderKind::Request || order.kind == OrderKind::Incident || order.kind == OrderKind::Complaint;
    const bool planned = ground.plan >= 0;
    if (planned) {
        const auto &people = m_city.people();
        worker = int(std::ranges::find(people, m_plans[size_t(ground.plan)].assignee, &Person::id) - people.begin());
    }
    const bool young = m_until.ms - ground.at < stuckMs;

    std::vector<OrderEvent> events;
    const auto add = [&](OrderVerb verb, qint64 at, int by, QString words = {}, int person = -1, int number = 0) {
        events.push_back({verb, at, by, std::move(words), person, number});
    };
    if (!planned && item.code != u"B2" && m_until.ms - ground.at < 5 * rules::dayMs && random.chance(7))
        return {}; // still a draft
    add(OrderVerb::Submit, ground.at, planned || item.code == u"B2" ? -1 : order.channel == Channel::Portal ? user : desk);
    if (forUser && !planned && random.below(1'000) < 18) {
        add(OrderVerb::Withdraw, ground.at + random.between(2, 25) * minuteMs, user, one(cancelReasons, random));
        return events;
    }
    if (random.below(1'000) < 3) {
        add(OrderVerb::Void, ground.at + random.between(3, 20) * minuteMs, someone("service_manager"), one(voidReasons, random));
        return events;
    }

    const auto limits = rules::limitsOf(m_levels, item.code, order.kind, order.priority);
    // What a plan makes is dispatched at once.
    const qint64 accepted = planned ? ground.at : Promise{{ground.at}, limits.response.value_or(unpromised), m_calendar}.at(usedOf(random, 18));
    add(OrderVerb::Accept, accepted, planned ? -1 : desk);
    if (item.code == u"D3") {
        constexpr int levels[] = {66, 26, 7, 1};
        add(OrderVerb::Grade, accepted + random.between(4, 20) * minuteMs, someone("security_engineer"), {}, -1, random.weighted(levels));
    }

    Promise promise{{accepted}, limits.resolve.value_or(unpromised), m_calendar};
    // The younger, the more lies about; what is on hold or takes too long is still open.
    const int age = int((m_until.ms - ground.at) * 100 / stuckMs);
    const bool stuck = young && !planned && random.below(10'000) < (100 - age) * (100 - age) * 8 / 10;
    const bool standsStill = stuck && random.chance(45);
    int used = usedOf(random, planned ? 8 : 26);
    if (young && !planned && used < whole && random.chance(60))
        used = random.between(6'500, 9'900);
    if (stuck && !standsStill)
        used = random.chance(50) ? random.between(9'000, 16'000) : random.between(16'000, 60'000);
    // What is over by now was mostly not late, as at any other time.
    if (stuck && !standsStill && promise.at(used) <= m_until.ms && !random.chance(10))
        used = usedOf(random, 26);
    const int begin = item.approved ? 34 : 9; // percent of what is used
    const auto share = [&](int percent) { return int(qint64(used) * percent / 100); };
    if (item.approved && !planned) {
        const int approver = someone(item.code == u"C4" ? "change_manager" : "managing_party");
        add(OrderVerb::AskApproval, promise.at(share(10)), desk);
        const qint64 answered = promise.at(share(24));
        if (random.chance(4)) {
            add(OrderVerb::Reject, answered, approver, one(rejectReasons, random));
            if (random.chance(60)) {
                add(OrderVerb::Withdraw, Promise{{answered}, unpromised, m_calendar}.at(5'000), user, one(cancelReasons, random));
                return events;
            }
            add(OrderVerb::AskApproval, promise.at(share(26)), desk, QStringLiteral("材料已按意见补正，重新送审。"));
            add(OrderVerb::Approve, promise.at(share(28)), approver);
        } else {
            add(OrderVerb::Approve, answered, approver);
        }
    }
    add(OrderVerb::Dispatch, planned ? ground.at : promise.at(share(begin - 4)), planned ? -1 : leader, {}, worker);
    add(OrderVerb::Start, promise.at(share(begin)), worker);
    if (!planned && random.below(1'000) < 4) {
        add(OrderVerb::Terminate, promise.at(share(begin + 20)), someone("service_manager"), one(terminateReasons, random));
        return events;
    }
    if (!planned && random.chance(5)) {
        const int other = someone(hand);
        if (other != worker) {
            add(OrderVerb::Transfer, promise.at(share(begin + 8)), worker, one(transferReasons, random), other);
            worker = other;
        }
    }
    const bool grave = order.priority == Priority::P1 || order.priority == Priority::P2;
    if (standsStill || (!planned && random.chance(grave ? 3 : 9))) {
        constexpr int kinds[] = {50, 24, 16, 10};
        const auto kind = HoldKind(random.weighted(kinds));
        const qint64 from = promise.at(share(begin + 22));
        add(OrderVerb::Hold, from, worker, pauseWords(kind, random), leader, int(kind));
        if (standsStill)
            return events;
        const qint64 until = from + qint64(random.between(grave ? 10 : 90, grave ? 60 : 4'000)) * minuteMs;
        const qint64 resumed = m_calendar.firstAt(m_calendar.reading({until}) + random.between(120, 5'400) * 1'000).ms / 1'000 * 1'000;
        add(OrderVerb::Resume, grave ? until : resumed, worker);
        promise.pauses.push_back({{from}, Instant{events.back().at}});
    }
    if (!planned && random.chance(used > whole ? 45 : 3)) {
        const int times = used > whole ? random.between(1, 3) : 1;
        for (int i = 0; i < times; ++i)
            add(OrderVerb::Urge, promise.at(share(begin + 42 + 8 * i)), user, one(urgeWords, random));
    }
    if (item.code == u"D3" && events.size() > 2)
        if (const auto grade = std::ranges::find(events, OrderVerb::Grade, &OrderEvent::verb); grade != events.end() && grade->number >= int(SecurityLevel::Larger))
            add(OrderVerb::Report, grade->at + random.between(18, random.chance(94) ? 52 : 80) * minuteMs, someone("service_manager"));

    qint64 resolved = promise.at(used);
    add(OrderVerb::Resolve, resolved, worker, filled(item.words[size_t(ground.words)].resolution, ground));
    qint64 asked = resolved + random.between(1, 12) * minuteMs;
    add(OrderVerb::AskConfirmation, asked, worker);
    if (forUser && !planned && random.below(1'000) < 28) {
        const qint64 again = Promise{{asked}, unpromised, m_calendar}.at(random.between(500, 5'000));
        add(OrderVerb::Reopen, again, user, one(reopenReasons, random));
        resolved = Promise{{again}, unpromised, m_calendar}.at(random.between(400, 4'500));
        add(OrderVerb::Resolve, resolved, worker, filled(item.words[size_t(ground.words)].resolution, ground));
        asked = resolved + random.between(1, 10) * minuteMs;
        add(OrderVerb::AskConfirmation, asked, worker);
    }
    const Promise confirmation{{asked}, m_levels.autoClose, m_calendar};
    const bool timedOut = forUser && !planned && random.chance(17);
    const qint64 closed = timedOut ? confirmation.at(whole) + minuteMs : confirmation.at(random.between(100, 8'800));
    add(OrderVerb::Close, closed, timedOut ? -1 : planned ? someone("quality_manager") : random.chance(60) ? user : someone("service_desk"));
    if (!forUser || planned || timedOut)
        return events;
    // Some units answer nearly never, so that their satisfaction rests on too few answers.
    Random unit(m_city.seed() ^ 7, Topic::Unit, quint64(ground.system % 97));
    const int answers = unit.chance(8) ? 2 : 58;
    add(OrderVerb::AskRating, asked + minuteMs, desk);
    if (!random.chance(answers))
        return events;
    constexpr int starWeights[] = {1, 2, 6, 33, 58};
    int stars = random.weighted(starWeights) + 1;
    if (used > whole && stars > 3)
        stars -= random.below(3);
    constexpr int sources[] = {74, 6, 20};
    const auto source = RatingSource(random.weighted(sources));
    const QString comment = commentFor(stars, random);
    const int rater = source == RatingSource::Online ? user : desk;
    add(OrderVerb::Rate, source == RatingSource::Online && random.chance(70) ? closed : Promise{{closed}, unpromised, m_calendar}.at(random.between(200, 14'000)), rater,
        comment, int(source), stars);
    return events;
}

/// What the rules keep of an act.
void CityOrders::apply(WorkOrder &order, const OrderEvent &event) const
{
    const Instant at{event.at};
    const auto pausesOf = [](const WorkOrder &one) { return rules::pausesFromJson(one.pauses).value_or(std::vector<rules::OrderPause>()); };
    switch (event.verb) {
    case OrderVerb::Submit:
        order.state = OrderState::Submitted;
        order.submittedAt = at;
        break;
    case OrderVerb::Accept:
        order.state = OrderState::Accepted;
        order.acceptedAt = at;
        break;
    case OrderVerb::AskApproval:
        order.state = OrderState::AwaitingApproval;
        break;
    case OrderVerb::Approve:
        order.state = OrderState::Approved;
        order.approvedAt = at;
        break;
    case OrderVerb::Reject:
        order.state = OrderState::Rejected;
        break;
    case OrderVerb::Dispatch:
        order.state = OrderState::Dispatched;
        order.dispatchedAt = at;
        order.assignee = m_city.people()[size_t(event.person)].id;
        order.team = m_city.people()[size_t(event.person)].post;
        break;
    case OrderVerb::Start:
        order.state = OrderState::InProgress;
        order.startedAt = at;
        break;
    case OrderVerb::Transfer:
        order.assignee = m_city.people()[size_t(event.person)].id;
        order.team = m_city.people()[size_t(event.person)].post;
        ++order.transferCount;
        break;
    case OrderVerb::Hold: {
        auto pauses = pausesOf(order);
        order.state = OrderState::OnHold;
        order.holdKind = HoldKind(event.number);
        order.holdConsent = m_city.people()[size_t(event.person)].name;
        pauses.push_back({{at, {}}, *order.holdKind, event.words, order.holdConsent});
        order.pauses = rules::toJson(pauses);
        break;
    }
    case OrderVerb::Resume: {
        auto pauses = pausesOf(order);
        order.state = OrderState::InProgress;
        order.holdKind.reset();
        order.holdConsent.clear();
        pauses.back().pause.to = at;
        order.pauses = rules::toJson(pauses);
        break;
    }
    case OrderVerb::Urge:
        order.urge = event.words;
        ++order.urgeCount;
        break;
    case OrderVerb::Resolve:
        order.state = OrderState::Resolved;
        order.resolvedAt = at;
        order.resolution = event.words;
        order.handledBy = loginOf(event.by);
        order.firstTime = order.transferCount == 0 && order.reopenCount == 0;
        break;
    case OrderVerb::AskConfirmation:
        order.state = OrderState::AwaitingConfirmation;
        order.confirmingSince = at;
        break;
    case OrderVerb::Reopen:
        order.state = OrderState::InProgress;
        order.resolvedAt.reset();
        order.confirmingSince.reset();
        order.handledBy.clear();
        order.firstTime = false;
        ++order.reopenCount;
        break;
    case OrderVerb::Close:
        order.state = OrderState::Closed;
        order.closedAt = at;
        order.closedBy = loginOf(event.by);
        order.autoConfirmed = event.by < 0;
        break;
    case OrderVerb::Withdraw:
        order.state = OrderState::Cancelled;
        order.closedAt = at;
        order.closedBy = loginOf(event.by);
        break;
    case OrderVerb::Terminate:
        order.state = OrderState::Terminated;
        order.closedAt = at;
        order.closedBy = loginOf(event.by);
        break;
    case OrderVerb::Void:
        order.state = OrderState::Voided;
        order.closedAt = at;
        order.closedBy = loginOf(event.by);
        break;
    case OrderVerb::Grade:
        order.securityLevel = SecurityLevel(event.number);
        order.reportDuty = ReportDuty::CriticalOperator;
        order.gradedBy = loginOf(event.by);
        order.gradedAt = at;
        break;
    case OrderVerb::Report:
        order.reportedAt = at;
        break;
    case OrderVerb::AskRating:
        order.ratingAskedAt = at;
        break;
    case OrderVerb::Rate:
        order.stars = event.number;
        order.comment = event.words;
        order.ratingSource = RatingSource(event.person);
        order.ratedAt = at;
        break;
    }
}

void CityOrders::keepClocks(WorkOrder &order) const
{
    order.responseDue = rules::dueOf(order, rules::ClockKind::Response, m_calendar);
    order.resolveDue = rules::dueOf(order, rules::ClockKind::Resolve, m_calendar);
    order.reportDue = rules::dueOf(order, rules::ClockKind::Statutory, m_calendar);
    order.responseKept = rules::timelinessOf(order.acceptedAt, order.responseDue);
    order.resolveKept = rules::timelinessOf(order.resolvedAt, order.resolveDue);
}

/// Of the grave incidents that took a service down. The provider's are few: one P1 and two P2 a quarter in the whole city.
void CityOrders::countOutage(WorkOrder &order, const Ground &ground) const
{
    const bool isGrave = order.priority == Priority::P1 || order.priority == Priority::P2;
    if (order.kind != OrderKind::Incident || !isGrave || !order.resolvedAt || order.urgency == Urgency::Low)
        return;
    Random random(m_city.seed(), Topic::Outage, quint64(ground.at));
    const qint64 whole = 200'000;
    const int odds = int(std::max<qint64>(1, count() * (order.priority == Priority::P1 ? 70 : 450) / whole));
    constexpr int others[] = {70, 22, 8};
    order.outageCause = random.below(odds) == 0 ? OutageCause::Provider : OutageCause(1 + random.weighted(others));
    const qint64 most = (order.resolvedAt->ms - order.submittedAt->ms) / minuteMs;
    order.outageMinutes = int(std::min<qint64>(most, order.outageCause == OutageCause::Provider ? random.between(6, 18) : random.between(8, 90)));
}

void CityOrders::finish(WorkOrder &order, const Ground &ground) const
{
    keepClocks(order);
    countOutage(order, ground);
    if (ground.item->code == u"B2" && rules::isOpen(order.state))
        order.alertKey = QStringLiteral("demo/%1").arg(idText(order.id.uuid));
}

namespace {

/// Those that have happened, in their order; what comes behind the end of an order does not happen.
std::vector<OrderEvent> happened(std::vector<OrderEvent> events, Instant until)
{
    std::erase_if(events, [until](const OrderEvent &event) { return event.at > until.ms; });
    std::ranges::stable_sort(events, {}, &OrderEvent::at);
    return events;
}

} // namespace

WorkOrder CityOrders::order(qint64 index) const
{
    const auto ground = this->ground(index);
    auto order = begun(index, ground);
    const auto events = happened(course(index, ground, order), m_until);
    for (const auto &event : events)
        apply(order, event);
    finish(order, ground);
    if (index >= m_firstTold)
        order.revision = std::max<Revision>(1, Revision(events.size()));
    return order;
}

OrderStory CityOrders::story(qint64 index) const
{
    const auto ground = this->ground(index);
    const auto first = begun(index, ground);
    const auto events = happened(course(index, ground, first), m_until);
    OrderStory story;
    story.order = first;
    for (const auto &event : events)
        apply(story.order, event);
    finish(story.order, ground);
    story.order.revision = std::max<Revision>(1, Revision(events.size()));
    if (events.empty())
        return story;
    tellSteps(story, index, ground);
    tellNotes(story, index, ground);
    tellResources(story, index, ground);
    tellAlerts(story, index, ground);
    tellActs(story, index, first, ground, events);
    return story;
}

} // namespace demo
