// What an order that is told whole leaves behind: the records of its steps with measured values and evidence, what was
// said, its alerts, the resources that it is about, and the history of its states.
#include "cityorders.h"

#include "cityfiles.h"
#include "contract/describe.h"
#include "contract/digest.h"
#include "contract/systemports.h"
#include "orderwords.h"
#include "random.h"
#include "rules/escalation.h"
#include "rules/orderstep.h"
#include "rules/serverwords.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <cmath>

namespace demo {

namespace {

using rules::OrderVerb;
using rules::StepBefore;

constexpr qint64 minuteMs = rules::minuteMs;

/// So many percent of the way from one instant to another, in working time where some lies between.
Instant between(Instant from, Instant to, int percent, const rules::WorkingCalendar &working)
{
    const qint64 counted = working.reading(to) - working.reading(from);
    if (counted > 10 * minuteMs)
        return {std::max(from.ms, working.firstAt(working.reading(from) + counted * percent / 100).ms / 1'000 * 1'000)};
    return {from.ms + (to.ms - from.ms) * percent / 100};
}

/// Why a step does not apply; empty where it does.
QString notApplicable(const QString &key, const WorkOrder &order, bool abnormal)
{
    const bool grave = order.priority == Priority::P1 || order.priority == Priority::P2;
    if (key == u"B1.3" && !abnormal)
        return QStringLiteral("本次巡检无异常项。");
    if (key == u"C2.5" && !grave)
        return QStringLiteral("非P1、P2事件，无需提交分析报告。");
    if (key == u"C2.3" && !grave)
        return QStringLiteral("级别为P3及以下，无需通报。");
    if (key == u"D3.2" && order.securityLevel.value_or(SecurityLevel::General) == SecurityLevel::General)
        return QStringLiteral("级别为一般，无需上报。");
    if (key == u"B5.2" && order.plan.isNull())
        return QStringLiteral("本单为专项办理，每日检查另单记录。");
    if ((key == u"B5.1" || key == u"B5.3") && !order.plan.isNull())
        return QStringLiteral("本次为计划检查，不涉及。");
    return {};
}

QString recordOf(const QString &key)
{
    const auto found = std::ranges::find_if(stepWords, [&](const StepWords &one) { return key == QLatin1StringView(one.step); });
    return found == std::end(stepWords) ? QStringLiteral("已完成。") : found->record.toString();
}

struct AlertWords {
    const char *name;
    const char *severity;
};
constexpr AlertWords alertKinds[] = {{"HostHighCpuLoad", "warning"}, {"HostDiskAlmostFull", "warning"}, {"HostUnreachable", "critical"}, {"HttpSlowResponse", "warning"},
    {"BackupJobFailed", "critical"}, {"HostOutOfMemory", "critical"}, {"CertificateExpiresSoon", "info"}, {"RoomTemperatureHigh", "warning"}};
static_assert(std::size(alertKinds) == std::size(wordsB2));

QString compact(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

const char *kindOf(const OrderEvent &event)
{
    return event.verb == OrderVerb::Submit ? "create" : "edit";
}

} // namespace

const std::vector<SharedFile> &sharedEvidence()
{
    static const auto files = [] {
        constexpr QStringView papers[] = {u"盖章申请表", u"审批意见", u"部署截图说明", u"基线核查表", u"交付确认单", u"操作记录", u"处理过程记录", u"验证结果"};
        std::vector<SharedFile> made;
        for (int i = 0; i < int(std::size(papers)); ++i) {
            Random random(1, Topic::Plan, quint64(1'000 + i));
            SharedFile file;
            const bool isPicture = i % 2 == 0;
            file.name = QStringLiteral("%1（演示）.%2").arg(papers[i], isPicture ? QStringLiteral("png") : QStringLiteral("txt"));
            file.mediaType = isPicture ? QStringLiteral("image/png") : QStringLiteral("text/plain");
            file.content = isPicture ? labelPicture(random)
                                     : QStringLiteral("演示数据，纯属虚构，不对应任何真实单位、人员或设备。\n\n材料：%1（样例）\n结果：符合要求。\n").arg(papers[i]).toUtf8();
            file.digest = sm3Hex(file.content);
            made.push_back(std::move(file));
        }
        return made;
    }();
    return files;
}

void CityOrders::attach(OrderStory &story, const QString &entity, const QUuid &record, const QString &name, int person, Instant at, Random &random) const
{
    const auto &shared = sharedEvidence();
    const auto &file = shared[size_t(random.below(int(shared.size())))];
    Attachment attachment;
    attachment.id = {uuidV7(at.ms, quint16(story.evidence.size()), random.next())};
    attachment.revision = 1;
    attachment.recordEntity = entity;
    attachment.recordId = idText(record);
    attachment.name = name.isEmpty() ? file.name : name + file.name.mid(file.name.lastIndexOf(u'.'));
    attachment.mediaType = file.mediaType;
    attachment.size = file.content.size();
    attachment.digest = file.digest;
    attachment.addedBy = person < 0 ? QString() : m_city.people()[size_t(person)].name;
    attachment.addedAt = at;
    attachment.unit = story.order.unit;
    attachment.otherUnit = story.order.unit;
    story.evidence.push_back(std::move(attachment));
}

/// Every check answered: within its range, but for the abnormal one.
QString CityOrders::checksOf(const rules::ServiceStep &step, int abnormal, Random &random) const
{
    std::vector<rules::CheckAnswer> answers;
    for (int i = 0; i < int(step.checks.size()); ++i) {
        const auto &check = step.checks[size_t(i)];
        rules::CheckAnswer answer{check.name, rules::CheckVerdict::Normal, {}, {}};
        if (check.isMeasured()) {
            const double high = check.high.value_or(check.low.value_or(0) + 60);
            const double low = check.low.value_or(std::min(0.0, high));
            double value = low + (high - low) * random.between(25, 90) / 100;
            if (i == abnormal)
                value = check.high ? *check.high + std::max(1.0, (high - low) * random.between(3, 15) / 100) : low - 1;
            // What is counted is whole, and what has no bounds is small.
            if (check.unit == u"个")
                value = check.high || check.low ? std::round(value) : random.below(6);
            value = double(qRound64(value * 10)) / 10;
            answer = check.low || check.high ? rules::measured(check, value) : rules::CheckAnswer{check.name, rules::CheckVerdict::Normal, value, {}};
        } else if (i == abnormal) {
            answer.verdict = rules::CheckVerdict::Abnormal;
        }
        if (answer.verdict == rules::CheckVerdict::Abnormal)
            answer.note = QStringLiteral("已现场复核，转事件处理。");
        answers.push_back(std::move(answer));
    }
    return rules::toJson(answers);
}

void CityOrders::tellSteps(OrderStory &story, qint64 index, const Ground &ground) const
{
    const auto &order = story.order;
    const auto &steps = ground.item->steps;
    if (!order.acceptedAt || steps.empty())
        return;
    Random random(m_city.seed() ^ 8, Topic::Order, quint64(index));
    const bool closed = order.state == OrderState::Closed;
    const bool resolved = order.resolvedAt.has_value();
    const auto isApproval = [](const rules::ServiceStep &step) { return step.roles.contains(QStringLiteral("managing_party")) || step.roles.contains(QStringLiteral("change_manager")); };
    int done = 0;
    int fitting = 0; ///< come before the order is resolved
    for (const auto &step : steps)
        fitting += step.before == StepBefore::Resolved ? 1 : 0;
    if (closed)
        done = int(steps.size());
    else if (resolved)
        done = fitting;
    else if (order.startedAt)
        done = std::min(fitting - 1, ground.item->approved ? 3 + random.below(2) : 1 + random.below(std::max(1, fitting - 1)));
    else if (order.approvedAt)
        done = std::min(3, fitting);
    else
        done = ground.item->approved ? std::min(order.state == OrderState::Accepted ? 1 : 2, fitting) : std::min(1, fitting);
    done = std::max(done, 0);

    const Instant from = *order.acceptedAt;
    const Instant end = resolved ? *order.resolvedAt : order.closedAt.value_or(m_until);
    std::vector<OrderStep> records;
    const auto asRecord = toRecord(order);
    for (int i = 0; i < int(steps.size()) && i <= done; ++i) {
        const auto &step = steps[size_t(i)];
        const bool working = i == done;
        if (working && (resolved || !order.startedAt || !rules::isOpen(order.state)))
            break;
        OrderStep record;
        record.id = {rules::orderStepId(order.id.uuid, step.step)};
        record.revision = 1;
        record.order = order.id;
        record.step = step.step;
        record.stepKey = QStringLiteral("%1.%2").arg(ground.item->code).arg(step.step);
        record.name = step.zh;
        record.unit = order.unit;
        record.dueAt = rules::stepDueAt(step, asRecord, records, m_calendar);
        if (working) {
            record.state = StepState::Begun;
            records.push_back(std::move(record));
            break;
        }
        const bool late = step.before == StepBefore::Closed;
        Instant at = late ? between(*order.resolvedAt, order.closedAt.value_or(m_until), 40 + 50 * i / int(steps.size()), m_calendar)
                          : between(from, end, std::min(97, 6 + 90 * (i + 1) / std::max(1, resolved ? fitting : done + 1)), m_calendar);
        if (isApproval(step) && order.approvedAt)
            at = *order.approvedAt;
        if (!records.empty() && records.back().doneAt && at < *records.back().doneAt)
            at = *records.back().doneAt;
        // Steps are mostly done by their time; an approval is when it was.
        const Instant before = records.empty() || !records.back().doneAt ? from : *records.back().doneAt;
        if (!isApproval(step) && record.dueAt && *record.dueAt < at && before < *record.dueAt && !random.chance(4))
            at = between(before, *record.dueAt, random.between(35, 95), m_calendar);
        at.ms = std::min(at.ms, m_until.ms);
        record.doneAt = at;
        record.kept = rules::timelinessOf(record.doneAt, record.dueAt);
        const QString role = step.roles.isEmpty() ? QStringLiteral("engineer") : step.roles.front();
        int person = staff(ground.system, role, random.next() >> 32);
        if (role == order.team && !order.assignee.isNull())
            person = int(std::ranges::find(m_city.people(), order.assignee, &Person::id) - m_city.people().begin());
        record.doneBy = loginOf(person);
        if (const QString why = notApplicable(record.stepKey, order, ground.plan >= 0 && ground.abnormal >= 0); !why.isEmpty() && step.canBeLeftOut()) {
            record.state = StepState::NotApplicable;
            record.record = why;
            records.push_back(std::move(record));
            continue;
        }
        record.state = StepState::Done;
        record.record = recordOf(record.stepKey);
        if (!step.checks.empty()) {
            const int abnormal = ground.plan >= 0 && record.stepKey == u"B1.2" ? ground.abnormal : -1;
            record.checks = checksOf(step, abnormal, random);
            if (abnormal >= 0) {
                record.abnormal = 1;
                const qint64 incident = nextOf("C2", index, 60);
                if (incident >= 0 && this->ground(incident).parent == order.id)
                    record.incident = idOf(incident);
            }
        }
        if (step.evidence)
            attach(story, QString::fromLatin1(Describe<OrderStep>::name), record.id.uuid, {}, person, at, random);
        records.push_back(std::move(record));
    }
    story.steps = std::move(records);
    if (order.ratingSource == RatingSource::Paper)
        attach(story, QString::fromLatin1(Describe<WorkOrder>::name), order.id.uuid, QStringLiteral("满意度评价表扫描件（演示）"), staff(ground.system, QStringLiteral("service_desk"), 0),
            *order.ratedAt, random);
}

void CityOrders::tellNotes(OrderStory &story, qint64 index, const Ground &ground) const
{
    Random random(m_city.seed() ^ 9, Topic::Order, quint64(index));
    const auto &order = story.order;
    const auto say = [&](NoteKind kind, Instant at, QString text, const QString &author, QString roles = {}) {
        if (at.ms > m_until.ms)
            return;
        OrderNote note;
        note.id = {uuidV7(at.ms, quint16(story.notes.size()), random.next())};
        note.revision = 1;
        note.order = order.id;
        note.kind = kind;
        note.text = std::move(text);
        note.toRoles = std::move(roles);
        note.author = author;
        note.at = at;
        note.unit = order.unit;
        story.notes.push_back(std::move(note));
    };
    const Instant end = order.resolvedAt.value_or(order.closedAt.value_or(m_until));
    const auto assignee = std::ranges::find(m_city.people(), order.assignee, &Person::id);
    const QString worker = assignee == m_city.people().end() ? QString() : assignee->name;
    const auto nameOf = [this](int person) { return m_city.people()[size_t(person)].name; };
    if (order.startedAt && ground.plan < 0) {
        const bool talks = order.kind == OrderKind::Incident || order.kind == OrderKind::Problem || random.chance(45);
        for (int i = 0, notes = talks ? random.between(1, 3) : 0; i < notes; ++i) {
            const Instant at = between(*order.startedAt, end, 15 + 25 * i + random.below(15), m_calendar);
            const int draw = random.below(100);
            if (draw < 60)
                say(NoteKind::Note, at, random.pick(progressNotes).toString(), worker);
            else if (draw < 85)
                say(NoteKind::MessageOut, at, random.pick(outwardMessages).toString(), worker);
            else
                say(NoteKind::MessageIn, at, random.pick(inwardMessages).toString(), nameOf(contactOf(order.unit, random.next() >> 32)));
        }
    }
    const bool grave = order.priority == Priority::P1 || order.priority == Priority::P2;
    if (grave && order.kind == OrderKind::Incident && order.acceptedAt)
        say(NoteKind::Notification, {order.acceptedAt->ms + random.between(3, 14) * minuteMs}, QStringLiteral("已向管理方通报：%1，正在处置。").arg(order.title),
            nameOf(staff(ground.system, QStringLiteral("incident_manager"), 0)));
    // What the server said about the promises, by the same rules.
    for (const auto kind : {rules::ClockKind::Response, rules::ClockKind::Resolve, rules::ClockKind::Statutory}) {
        const auto clock = rules::clockOf(order, kind, m_calendar);
        if (!clock)
            continue;
        const rules::EscalationGround basis{rules::calendarOf(clock->limit.basis, m_calendar), m_calendar, m_levels.duty};
        for (const auto &escalation : rules::escalationsOf(clock->clock, rules::actionsOf(m_levels, kind, order.kind, order.priority), basis)) {
            say(NoteKind::Escalation, escalation.at, rules::escalationWords(escalation.action, rules::dueAt(clock->clock, basis.clock)), rules::serverName(), escalation.action.to.join(u' '));
        }
    }
    if (order.autoConfirmed && order.closedAt)
        say(NoteKind::Automatic, *order.closedAt, rules::serverWords(rules::ServerWord::TimedOut), rules::serverName());
    std::ranges::sort(story.notes, {}, [](const OrderNote &note) { return idText(note.id.uuid); });
}

void CityOrders::tellResources(OrderStory &story, qint64 index, const Ground &ground) const
{
    const auto &code = ground.item->code;
    const bool prepares = code.startsWith(u'A') && code != u"A6";
    if (ground.resource < 0 || ground.plan >= 0 || !(prepares || code == u"A6" || code == u"B2" || code == u"C2"))
        return;
    Random random(m_city.seed() ^ 10, Topic::Order, quint64(index));
    const auto resource = m_city.resource(ground.resource);
    OrderResource named;
    named.id = {uuidV7(ground.at + 1, 0, random.next())};
    named.revision = 1;
    named.order = story.order.id;
    named.resource = resource.id;
    named.unit = story.order.unit;
    QJsonObject change;
    const bool done = story.order.resolvedAt.has_value();
    if (code == u"A2" && resource.vcpu > 0) {
        change.insert(QStringLiteral("vcpu"), done ? resource.vcpu : std::min(resource.vcpu * 2, 128));
        change.insert(QStringLiteral("memory_gb"), done ? resource.memoryGb : std::min(resource.memoryGb * 2, 512));
    } else if (code == u"A2") {
        change.insert(QStringLiteral("data_disk_gb"), done ? resource.dataDiskGb : resource.dataDiskGb + 500);
    } else if (code == u"A3") {
        change.insert(QStringLiteral("term_until"), resource.termUntil.addYears(done ? 0 : 1).toString(Qt::ISODate));
    } else if (code == u"A1" && done) {
        change.insert(QStringLiteral("state"), text(Codec<ResourceState>::encode(resource.state)));
    } else if (code == u"A5" && !done && resource.state == ResourceState::InUse) {
        change.insert(QStringLiteral("state"), QStringLiteral("to_reclaim"));
    }
    if (!change.isEmpty())
        named.change = compact(change);
    if (!change.isEmpty() && done) {
        named.applied = true;
        named.appliedAt = story.order.resolvedAt;
    }
    story.resources.push_back(std::move(named));
}

void CityOrders::tellAlerts(OrderStory &story, qint64 index, const Ground &ground) const
{
    if (ground.item->code != u"B2")
        return;
    Random random(m_city.seed() ^ 11, Topic::Order, quint64(index));
    const auto &kind = alertKinds[ground.words];
    const QString address = ground.resource < 0 ? QString() : m_city.resource(ground.resource).privateIp;
    const int alerts = random.chance(70) ? 1 : random.between(2, 4);
    for (int i = 0; i < alerts; ++i) {
        OrderAlert alert;
        const Instant at{ground.at - random.between(1, 4) * minuteMs + i * 20'000};
        alert.id = {uuidV7(at.ms, quint16(i), random.next())};
        alert.revision = 1;
        alert.order = story.order.id;
        alert.fingerprint = QStringLiteral("%1").arg(random.next(), 16, 16, QChar(u'0'));
        alert.name = QString::fromLatin1(kind.name);
        alert.instance = address.isEmpty() ? QStringLiteral("demo-host-%1.invalid").arg(random.below(900)) : address + QStringLiteral(":9100");
        alert.severity = QString::fromLatin1(kind.severity);
        alert.summary = story.order.title;
        alert.startsAt = at;
        alert.unit = story.order.unit;
        const auto over = story.order.resolvedAt ? story.order.resolvedAt : story.order.closedAt;
        if (over) {
            alert.state = AlertState::Ended;
            alert.endsAt = Instant{std::max(at.ms + minuteMs, over->ms - random.between(1, 9) * minuteMs)};
        }
        story.alerts.push_back(std::move(alert));
    }
}

void CityOrders::tellActs(OrderStory &story, qint64 index, WorkOrder order, const Ground &ground, const std::vector<OrderEvent> &events) const
{
    Random random(m_city.seed() ^ 12, Topic::Order, quint64(index));
    const auto &shape = shapeOf<WorkOrder>();
    Record before = toRecord(WorkOrder());
    for (size_t i = 0; i < events.size(); ++i) {
        apply(order, events[i]);
        i + 1 == events.size() ? finish(order, ground) : keepClocks(order);
        const Record after = toRecord(order);
        QJsonObject changes;
        for (size_t field = 0; field < shape.fields.size(); ++field)
            if (before.values[field] != after.values[field])
                changes.insert(shape.fields[field].name, QJsonArray{toJson(before.values[field]), toJson(after.values[field])});
        const bool reasoned = events[i].verb != OrderVerb::Resolve && events[i].verb != OrderVerb::Rate && events[i].verb != OrderVerb::Urge;
        story.acts.push_back({uuidV7(events[i].at, quint16(i), random.next()), Revision(i) + 1, kindOf(events[i]),
            events[i].by < 0 ? rules::serverName() : m_city.people()[size_t(events[i].by)].name, Instant{events[i].at}, reasoned ? events[i].words : QString(),
            compact(changes), events[i].by >= 0 && random.chance(3) ? random.between(5, 240) * minuteMs : 0});
        before = after;
    }
}

} // namespace demo
