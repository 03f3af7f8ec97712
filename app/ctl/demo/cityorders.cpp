// What the city's orders are about and when they were opened; what then happens to each is told in ordercourse.cpp.
#include "cityorders.h"

#include "contract/systemports.h"
#include "orderwords.h"
#include "random.h"
#include "rules/calendardocument.h"
#include "rules/derivedids.h"
#include "rules/recurrence.h"
#include "rules/serviceitems.h"

#include <QDateTime>
#include <algorithm>

namespace demo {

namespace {

constexpr qint64 hourMs = 3'600'000;
constexpr qint64 historyMs = 730 * rules::dayMs;
constexpr qint64 toldMs = 92 * rules::dayMs;
/// The seed of what does not depend on the city's: which words and which moments.
constexpr int plannedPercent = 20;

/// How much is opened in an hour, against others.
int busyness(Instant hour, const rules::WorkingCalendar &calendar)
{
    const int ofDay = int((hour.ms + rules::chinaOffsetMs) % rules::dayMs / hourMs);
    const bool works = calendar.worksOn(rules::dayOf(hour));
    if (ofDay < 7)
        return 3;
    if (ofDay >= 20)
        return 8;
    if (!works)
        return 10;
    constexpr int byHour[] = {14, 90, 130, 120, 85, 30, 40, 110, 125, 110, 60, 20, 14};
    return byHour[ofDay - 7];
}

bool isOffice(Instant at, const rules::WorkingCalendar &calendar)
{
    return calendar.isWorking(at);
}

} // namespace

qint64 usualOrders(qint64 resources)
{
    return std::min<qint64>(resources, 60'000) * 10 / 3;
}

Instant CityOrders::usualUntil()
{
    return {rules::startOfDay(City::reviewDay()).ms + 18 * hourMs};
}

CityOrders::CityOrders(const City &city, qint64 count, Instant until)
    : m_city(city), m_until(until), m_levels(rules::shippedServiceLevels()), m_calendar(rules::shippedCalendar())
{
    readItems();
    hire();
    m_deployments.resize(city.systems().size());
    for (size_t i = 0; i < city.deployments().size(); ++i)
        m_deployments[size_t(city.deployments()[i].system)].push_back(int(i));
    makePlans();
    makeSlots(count);
    const auto told = std::ranges::lower_bound(m_slots, until.ms - toldMs, {}, &Slot::at);
    m_firstTold = told - m_slots.begin();
}

void CityOrders::readItems()
{
    for (const auto &words : itemWords) {
        const auto &all = rules::shippedServiceItems().items;
        const auto found = std::ranges::find(all, QString::fromLatin1(words.item), &ServiceItem::code);
        Q_ASSERT_X(found != all.end(), "CityOrders", "every item that the words name ships");
        Item item{found->code, rules::shippedItemId(found->code, found->version), found->kind, {}, words.words, false};
        if (auto steps = rules::stepsFromJson(found->steps))
            item.steps = *std::move(steps);
        constexpr const char *asked[] = {"A1", "A2", "A3", "A5", "B6", "B7", "C4", "D1"};
        item.approved = std::ranges::any_of(asked, [&](const char *code) { return item.code == QLatin1StringView(code); });
        m_items.push_back(std::move(item));
    }
}

void CityOrders::hire()
{
    const auto &people = m_city.people();
    for (size_t i = 0; i < people.size(); ++i)
        m_staff[people[i].unit.uuid][people[i].post].push_back(int(i));
}

const CityOrders::Item &CityOrders::itemNamed(const char *code) const
{
    return *std::ranges::find(m_items, QString::fromLatin1(code), &Item::code);
}

QString CityOrders::loginOf(int person)
{
    return person < 0 ? QStringLiteral("server") : QStringLiteral("ry%1").arg(person + 1, 6, 10, QChar(u'0'));
}

int CityOrders::personFor(const QString &role) const
{
    return staff(0, role, 0);
}

/// Somebody who holds the role: of the company that runs the system, or of the party that the role stands for.
int CityOrders::staff(int system, const QString &role, quint64 draw) const
{
    const auto &units = m_city.units();
    const auto ofParty = [&](Party party, const char *post) {
        const auto unit = std::ranges::find(units, party, &Organisation::party);
        const auto &all = m_staff.at(unit->id.uuid).at(QString::fromLatin1(post));
        return all[size_t(draw % all.size())];
    };
    if (role == u"managing_party")
        return ofParty(Party::Authority, "authority_officer");
    if (role == u"supervising_party")
        return ofParty(Party::Supervisor, "supervisor_officer");
    if (role == u"using_party")
        return contactOf(m_city.systems()[size_t(system)].unit, draw);
    const auto &posts = m_staff.at(m_city.systems()[size_t(system)].operatorUnit.uuid);
    const auto found = posts.find(role);
    const auto &all = found == posts.end() ? posts.at(QStringLiteral("engineer")) : found->second;
    return all[size_t(draw % all.size())];
}

int CityOrders::contactOf(const Id<Organisation> &unit, quint64 draw) const
{
    const auto &posts = m_staff.at(unit.uuid);
    const auto &all = posts.begin()->second;
    return all[size_t(draw % all.size())];
}

void CityOrders::makePlans()
{
    struct Kind {
        QString name;
        const char *item;
        const char *team;
        rules::Recurrence schedule;
        int system = -1;
    };
    using rules::Every;
    using rules::OffDay;
    const auto monthly = [](int day, int minute) {
        return rules::Recurrence{.every = Every::Month, .since = {}, .weekdays = {}, .months = {}, .day = {rules::MonthDay::Kind::Day, day, 1}, .minutes = {minute}, .offDay = OffDay::Next};
    };
    const auto quarterly = [](int month, int day) {
        return rules::Recurrence{.every = Every::Quarter, .since = {}, .weekdays = {}, .months = {month}, .day = {rules::MonthDay::Kind::Day, day, 1}, .minutes = {540}, .offDay = OffDay::Next};
    };
    const auto daily = [](std::vector<int> minutes, OffDay off) {
        return rules::Recurrence{.every = Every::Day, .since = {}, .weekdays = {}, .months = {}, .day = {}, .minutes = std::move(minutes), .offDay = off};
    };
    std::vector<Kind> kinds{
        {QStringLiteral("政务云运行月报"), "E1", "service_manager", monthly(1, 540)},
        {QStringLiteral("资源池容量月度分析"), "B4", "resource_manager", monthly(3, 570)},
        {QStringLiteral("漏洞与基线月度扫描"), "D2", "security_engineer", monthly(10, 540)},
        {QStringLiteral("低效资源月度识别"), "A4", "resource_manager", monthly(4, 600)},
        {QStringLiteral("资源台账季度核查"), "C6", "configuration_manager", quarterly(3, 5)},
        {QStringLiteral("备份恢复季度验证"), "B5", "engineer", quarterly(2, 15)},
        {QStringLiteral("服务质量季度评价"), "E2", "quality_manager", quarterly(3, 20)},
        {QStringLiteral("年度容灾切换演练"), "B6", "service_manager",
            {.every = Every::Year, .since = {}, .weekdays = {}, .months = {9}, .day = {rules::MonthDay::Kind::Day, 16, 1}, .minutes = {540}, .offDay = OffDay::Next}},
        {QStringLiteral("白班交接班"), "B3", "service_desk", daily({480}, OffDay::Run)},
        {QStringLiteral("夜班交接班"), "B3", "service_desk", daily({1'200}, OffDay::Run)},
        {QStringLiteral("每日备份结果检查"), "B5", "engineer", daily({525}, OffDay::Run)},
        {QStringLiteral("虚构一号机房日常巡检"), "B1", "engineer", daily({510, 990}, OffDay::Run)},
        {QStringLiteral("虚构二号机房日常巡检"), "B1", "engineer", daily({515, 995}, OffDay::Run)},
        {QStringLiteral("虚构同城灾备机房日常巡检"), "B1", "engineer", daily({540}, OffDay::Run)},
        {QStringLiteral("示范一号资源池日常巡检"), "B1", "engineer", daily({520, 1'000}, OffDay::Run)},
        {QStringLiteral("示范信创资源池日常巡检"), "B1", "engineer", daily({530}, OffDay::Run)},
    };
    // The most important systems are looked at by themselves on working days.
    constexpr int watched = 40;
    const auto &systems = m_city.systems();
    for (int i = 0; i < int(systems.size()) && int(kinds.size()) < 16 + watched; ++i)
        if (systems[size_t(i)].importance == Importance::Core)
            kinds.push_back({systems[size_t(i)].name + QStringLiteral("重点巡检"), "B1", "engineer", daily({535 + i % 20}, OffDay::Skip), i});
    const auto &authority = m_city.units()[1];
    for (const auto &kind : kinds) {
        const int i = int(m_plans.size());
        Random random(m_city.seed(), Topic::Plan, quint64(i));
        OrderPlan plan;
        const qint64 made = m_until.ms - historyMs - 30 * rules::dayMs + i * hourMs;
        plan.id = {uuidV7(made, quint16(i), random.next())};
        plan.revision = 1;
        plan.number = QStringLiteral("JH-%1").arg(i + 1, 6, 10, QChar(u'0'));
        plan.name = kind.name;
        const auto item = std::ranges::find(m_items, QString::fromLatin1(kind.item), &Item::code);
        plan.item = item->id;
        const int system = std::max(kind.system, 0);
        plan.unit = kind.system < 0 ? authority.id : systems[size_t(system)].unit;
        if (kind.system >= 0)
            plan.system = systems[size_t(system)].id;
        plan.team = QString::fromLatin1(kind.team);
        plan.assignee = m_city.people()[size_t(staff(system, plan.team, random.next() >> 32))].id;
        plan.description = item->words[0].title == u"{P}" ? item->words[0].description.toString() : QStringLiteral("按计划办理，逐步记录并附佐证；发现问题的另行登记。");
        plan.schedule = rules::toJson(kind.schedule);
        plan.startsOn = rules::dayOf(Instant{m_until.ms - historyMs});
        plan.madeUntil = m_until;
        m_plans.push_back(plan);
        m_planItems.push_back(int(item - m_items.begin()));
        m_planSystems.push_back(kind.system);
        m_planRuns.push_back(kind.schedule.minutes.size());
    }
}

void CityOrders::makeSlots(qint64 count)
{
    const Instant from{m_until.ms - historyMs};
    // As many plans as leave most orders to people.
    for (int i = 0; i < int(m_plans.size()); ++i) {
        const auto schedule = rules::recurrenceFromJson(m_plans[size_t(i)].schedule);
        Q_ASSERT_X(schedule, "CityOrders", "the city's schedules are well-formed");
        const auto runs = rules::occurrences(*schedule, m_calendar, from, m_until, 3'000);
        if ((qint64(m_slots.size()) + qint64(runs.size())) * 100 > count * plannedPercent) {
            m_plans.resize(size_t(i));
            break;
        }
        for (const auto &run : runs)
            m_slots.push_back({run.at.ms, i});
    }
    const qint64 others = count - qint64(m_slots.size());
    // Hour by hour: how much lies before it. Business grows by a third over the time.
    std::vector<qint64> before{0};
    for (qint64 at = from.ms; at < m_until.ms; at += hourMs)
        before.push_back(before.back() + busyness({at}, m_calendar) * (300 + 100 * (at - from.ms) / historyMs));
    const qint64 whole = before.back();
    for (qint64 i = 0; i < others; ++i) {
        Random random(m_city.seed(), Topic::Slot, quint64(i));
        const qint64 place = (i * 1'000 + random.below(1'000)) * (whole / others) / 1'000;
        const auto hour = std::ranges::upper_bound(before, place) - before.begin() - 1;
        const qint64 width = before[size_t(hour) + 1] - before[size_t(hour)];
        const qint64 at = from.ms + hour * hourMs + (place - before[size_t(hour)]) * hourMs / width;
        m_slots.push_back({std::min(at / 1'000 * 1'000, m_until.ms - 60'000), -1});
    }
    std::ranges::stable_sort(m_slots, {}, &Slot::at);
}

Id<WorkOrder> CityOrders::idOf(qint64 index) const
{
    Random random(m_city.seed(), Topic::Order, quint64(index));
    // Two of one millisecond keep their order by the counter.
    return {uuidV7(m_slots[size_t(index)].at, quint16(index & 0xfff), random.next())};
}

int CityOrders::itemAt(qint64 index) const
{
    const auto &slot = m_slots[size_t(index)];
    if (slot.plan >= 0)
        return m_planItems[size_t(slot.plan)];
    Random random(m_city.seed() ^ 1, Topic::Order, quint64(index));
    const bool office = isOffice({slot.at}, m_calendar);
    int sum = 0;
    for (const auto &words : itemWords)
        sum += office ? words.officeWeight : words.nightWeight;
    int left = random.below(sum);
    for (int i = 0; i < int(std::size(itemWords)); ++i) {
        left -= office ? itemWords[i].officeWeight : itemWords[i].nightWeight;
        if (left < 0)
            return i;
    }
    return 0;
}

qint64 CityOrders::nextOf(const char *code, qint64 index, int within) const
{
    for (qint64 i = index + 1; i < std::min(count(), index + within); ++i)
        if (m_slots[size_t(i)].plan < 0 && m_items[size_t(itemAt(i))].code == QLatin1StringView(code))
            return i;
    return -1;
}

qint64 CityOrders::lastOf(const char *code, qint64 index, int within) const
{
    for (qint64 i = index - 1; i >= std::max<qint64>(0, index - within); --i)
        if (m_slots[size_t(i)].plan < 0 && m_items[size_t(itemAt(i))].code == QLatin1StringView(code))
            return i;
    return -1;
}

/// What an inspection finds abnormal; -1: nothing, as nearly always.
int CityOrders::abnormalCheck(qint64 index) const
{
    const auto &item = m_items[size_t(itemAt(index))];
    if (m_slots[size_t(index)].plan < 0 || item.code != u"B1")
        return -1;
    Random random(m_city.seed() ^ 2, Topic::Order, quint64(index));
    if (!random.chance(5))
        return -1;
    return random.below(int(item.steps[1].checks.size()));
}

qint64 CityOrders::resourceOf(int system, quint64 draw) const
{
    const auto &mine = m_deployments[size_t(system)];
    if (mine.empty())
        return -1;
    const qint64 index = qint64(mine[size_t(draw % mine.size())]) * deploymentSize + qint64(draw >> 32) % deploymentSize;
    return index < m_city.resourceCount() ? index : -1;
}

CityOrders::Ground CityOrders::plainGround(qint64 index) const
{
    Random random(m_city.seed() ^ 3, Topic::Order, quint64(index));
    const auto &slot = m_slots[size_t(index)];
    Ground ground;
    ground.at = slot.at;
    ground.item = &m_items[size_t(itemAt(index))];
    ground.plan = slot.plan;
    // A fifth of the systems ask for half of the work.
    const int systems = int(m_city.systems().size());
    ground.system = random.chance(50) ? random.below(std::max(1, systems / 5)) : random.below(systems);
    if (slot.plan >= 0)
        ground.system = std::max(0, m_planSystems[size_t(slot.plan)]);
    ground.words = random.below(int(ground.item->words.size()));
    ground.resource = resourceOf(ground.system, random.next());
    ground.number = random.between(2, 6);
    return ground;
}

CityOrders::Ground CityOrders::ground(qint64 index) const
{
    auto ground = plainGround(index);
    if (ground.plan >= 0) {
        ground.abnormal = abnormalCheck(index);
        return ground;
    }
    Random random(m_city.seed() ^ 4, Topic::Order, quint64(index));
    const auto belongTo = [&](qint64 other) {
        const auto theirs = plainGround(other);
        ground.system = theirs.system;
        ground.resource = theirs.resource;
        return theirs;
    };
    if (ground.item->code == u"C2") {
        for (qint64 i = index - 1; i >= std::max<qint64>(0, index - 60) && !(m_slots[size_t(i)].plan < 0 && m_items[size_t(itemAt(i))].code == u"C2"); --i)
            if (const int check = abnormalCheck(i); check >= 0) {
                belongTo(i);
                ground.abnormal = check;
                ground.parent = idOf(i);
                return ground;
            }
        if (random.chance(8))
            if (const qint64 problem = nextOf("C3", index, 300); problem >= 0) {
                const auto theirs = belongTo(problem);
                constexpr int symptoms[] = {0, 1, 3, 2}; // of C2's words, for those of C3
                ground.words = symptoms[theirs.words];
                ground.problem = idOf(problem);
            }
    } else if (ground.item->code == u"A1" && random.chance(12)) {
        if (const qint64 move = lastOf("D1", index, 500); move >= 0) {
            belongTo(move);
            ground.parent = idOf(move);
        }
    }
    return ground;
}

QString CityOrders::filled(QStringView words, const Ground &ground) const
{
    QString text = words.toString();
    const auto &system = m_city.systems()[size_t(ground.system)];
    text.replace(QStringLiteral("{S}"), system.name);
    if (text.contains(u"{U}")) {
        const auto unit = std::ranges::find(m_city.units(), system.unit, &Organisation::id);
        text.replace(QStringLiteral("{U}"), unit->shortName);
    }
    if (text.contains(u"{R}"))
        text.replace(QStringLiteral("{R}"), ground.resource < 0 ? system.name : m_city.resource(ground.resource).name);
    text.replace(QStringLiteral("{N}"), QString::number(ground.number));
    const QDate day = rules::dayOf({ground.at});
    text.replace(QStringLiteral("{M}"), QStringLiteral("%1月").arg(day.addMonths(-1).month()));
    if (ground.plan >= 0)
        text.replace(QStringLiteral("{P}"), m_plans[size_t(ground.plan)].name);
    return text;
}

} // namespace demo
