#include "service/plans.h"

#include "contract/codec.h"
#include "contract/entities/entities.h"
#include "rules/derivedids.h"
#include "rules/policies.h"
#include "rules/recurrence.h"
#include "rules/serverwords.h"
#include "service/journal.h"
#include "service/keptrows.h"
#include "store/table.h"

#include <QDateTime>
#include <QLoggingCategory>

namespace service {

Q_DECLARE_LOGGING_CATEGORY(lcService)

namespace {

/// Runs of one plan that one round makes: a plan that was forgotten for years does not hold up the others.
constexpr size_t mostAtOnce = 200;
constexpr int longestTitle = 120;

struct DuePlan {
    OrderPlan plan;
    rules::Recurrence recurrence;
    rules::DueRuns due;
    QUuid item; ///< the version in force
};

QString chinaTime(Instant instant, const QString &format)
{
    return QDateTime::fromMSecsSinceEpoch(instant.ms, Qt::OffsetFromUTC, int(rules::chinaOffsetMs / 1000)).toString(format);
}

/// The version in force of the plan's item, or the plan's own where there is none.
Result<QUuid> itemInForce(store::Database &database, const OrderPlan &plan)
{
    return database
        .run(QStringLiteral("SELECT f.id FROM service_item i JOIN service_item f ON f.code = i.code WHERE i.id = ? AND f.state = 'in_force' AND f.retired = 0 ORDER BY f.version DESC LIMIT 1"),
             {idText(plan.item.uuid)})
        .map([&](store::Statement &&row) { return row.next() ? idOf(row.text(0)) : plan.item.uuid; });
}

Result<std::vector<DuePlan>> duePlans(const OwnActs &own)
{
    std::vector<DuePlan> due;
    const auto read = own.read([&](store::Database &database) -> Result<void> {
        due.clear();
        const auto calendar = policyText(database, PolicyKind::Calendar);
        if (!calendar)
            return Unexpected(calendar.error());
        const auto &working = rules::workingCalendarOf(*calendar);
        auto records = store::tableOf(shapeOf<OrderPlan>()).where(database, QStringLiteral("paused = 0 AND retired = 0"), {}, store::Table::Lock::None);
        if (!records)
            return Unexpected(records.error());
        for (const auto &record : *records) {
            auto plan = fromRecord<OrderPlan>(record);
            const auto recurrence = plan ? rules::recurrenceFromJson(plan->schedule) : Result<rules::Recurrence>(Unexpected(plan.error()));
            if (!recurrence) {
                qCWarning(lcService) << "plan not understood" << idText(record.id) << recurrence.error().field << recurrence.error().message;
                continue;
            }
            const rules::Term term{plan->startsOn, plan->endsOn};
            auto runs = rules::dueRuns(*recurrence, working, term, plan->madeUntil.value_or(own.now), own.now);
            if (runs.runs.empty() && runs.givenUp == 0)
                continue;
            if (runs.runs.size() > mostAtOnce)
                runs.runs.resize(mostAtOnce);
            const auto item = itemInForce(database, *plan);
            if (!item)
                return Unexpected(item.error());
            due.push_back({*std::move(plan), *recurrence, std::move(runs), *item});
        }
        return {};
    });
    return read.map([&] { return std::move(due); });
}

/// "核心机房日常巡检 2026-11-23"; with the time where the plan runs several times a day.
QString titleOf(const DuePlan &due, const rules::Occurrence &run)
{
    const QString when = u' ' + chinaTime(run.at, due.recurrence.minutes.size() > 1 ? QStringLiteral("yyyy-MM-dd HH:mm") : QStringLiteral("yyyy-MM-dd"));
    return due.plan.name.left(longestTitle - int(when.size())) + when;
}

QString runName(const OrderPlan &plan, const rules::Occurrence &run)
{
    return QStringLiteral("%1 %2 %3").arg(idText(plan.id.uuid), run.day.toString(Qt::ISODate)).arg(run.minute);
}

Command orderFor(const DuePlan &due, const rules::Occurrence &run, Instant now)
{
    const auto &plan = due.plan;
    const bool given = !plan.team.isEmpty() || !plan.assignee.isNull();
    Patch fields{
        {QStringLiteral("title"), titleOf(due, run)},
        {QStringLiteral("item_id"), idText(due.item)},
        {QStringLiteral("state"), Codec<OrderState>::encode(given ? OrderState::Dispatched : OrderState::Submitted)},
        {QStringLiteral("unit_id"), idText(plan.unit.uuid)},
        {QStringLiteral("channel"), Codec<Channel>::encode(Channel::Plan)},
        {QStringLiteral("plan_id"), idText(plan.id.uuid)},
        {QStringLiteral("planned_for"), run.at.ms},
    };
    for (const auto &[name, id] : {std::pair{"system_id", plan.system.uuid}, std::pair{"assignee_id", plan.assignee.uuid}})
        if (!id.isNull())
            fields.emplace(QString::fromLatin1(name), idText(id));
    for (const auto &[name, words] : {std::pair{"team", plan.team}, std::pair{"description", plan.description}})
        if (!words.isEmpty())
            fields.emplace(QString::fromLatin1(name), words);
    const QString name = runName(plan, run);
    // A plan that was refused is tried again once it has been changed.
    return {.id = rules::derivedId(QStringLiteral("plan"), QStringLiteral("%1 %2").arg(name).arg(plan.revision)), .kind = CommandKind::Create, .entity = QString::fromLatin1(Describe<WorkOrder>::name),
            .targets = {{rules::derivedId(QStringLiteral("planned_order"), name), 0}}, .fields = std::move(fields), .occurredAt = now};
}

Command noteFor(const Command &order, const QString &words, Instant now)
{
    return {.id = rules::derivedId(QStringLiteral("plan_note"), idText(order.id)), .kind = CommandKind::Create, .entity = QString::fromLatin1(Describe<OrderNote>::name),
            .targets = {{rules::derivedId(QStringLiteral("plan_note"), idText(order.targets.front().id)), 0}},
            .fields = {{QStringLiteral("order_id"), idText(order.targets.front().id)}, {QStringLiteral("kind"), Codec<NoteKind>::encode(NoteKind::Automatic)}, {QStringLiteral("text"), words}},
            .after = {order.id}, .occurredAt = now};
}

bool isOrder(const Command &command)
{
    return command.entity == QLatin1StringView(Describe<WorkOrder>::name);
}

/// From now on the plan's runs up to that instant are not asked about any more.
Result<void> advance(const OwnActs &own, const OrderPlan &plan, Instant until)
{
    return own.write([&](store::Database &database) -> Result<void> {
        const auto &shape = shapeOf<OrderPlan>();
        auto before = store::tableOf(shape).find(database, plan.id.uuid, store::Table::Lock::Update);
        if (!before)
            return Unexpected(before.error());
        if (!*before)
            return {};
        const auto field = shape.indexOf(u"made_until");
        if (integer((*before)->values[size_t(field)]) >= until.ms)
            return {};
        Record after = **before;
        after.values[size_t(field)] = until.ms;
        return keepRow(database, shape, **before, after, own.now);
    });
}

Result<void> makeOrders(const OwnActs &own, const DuePlan &due, PlansRun &sum)
{
    std::vector<Command> commands;
    const QString stamp = QStringLiteral("yyyy-MM-dd HH:mm");
    for (const auto &run : due.due.runs) {
        commands.push_back(orderFor(due, run, own.now));
        QStringList words;
        if (rules::isMissed(run, own.now))
            words << rules::serverWords(rules::ServerWord::CaughtUp).arg(chinaTime(run.at, stamp));
        if (due.due.givenUp > 0 && &run == &due.due.runs.front())
            words << rules::serverWords(rules::ServerWord::GivenUp).arg(due.due.givenUp);
        if (!words.isEmpty())
            commands.push_back(noteFor(commands.back(), words.join(QString()), own.now));
    }
    const auto decided = decidedBefore(own, commands);
    if (!decided)
        return Unexpected(decided.error());
    int failed = int(std::ranges::count_if(commands, [&](const Command &command) { return isOrder(command) && decided->value(command.id, QStringLiteral("applied")) != u"applied"; }));
    std::erase_if(commands, [&](const Command &command) { return decided->contains(command.id); });
    const auto receipts = commands.empty() ? Result<std::vector<Receipt>>() : own.execute(commands);
    if (!receipts)
        return Unexpected(receipts.error());
    bool overtaken = false;
    for (size_t i = 0; i < commands.size(); ++i) {
        const auto &receipt = (*receipts)[i];
        if (!isOrder(commands[i]))
            continue;
        if (std::holds_alternative<Applied>(receipt.outcome)) {
            ++sum.made;
            sum.caughtUp += own.now.ms - integer(commands[i].fields.at(QStringLiteral("planned_for"))) > rules::graceMs ? 1 : 0;
        } else if (isOvertaken(receipt)) {
            overtaken = true; // another server is at it: the next round sees what became of it
        } else {
            ++failed;
            if (const auto *refused = std::get_if<Refused>(&receipt.outcome))
                qCWarning(lcService) << "planned order refused" << due.plan.number << textOf(refused->error.code) << refused->error.field << refused->error.message;
        }
    }
    sum.failed += failed;
    if (failed > 0 || overtaken)
        return {};
    sum.givenUp += due.due.givenUp;
    if (due.due.givenUp > 0)
        qCWarning(lcService) << "plan" << due.plan.number << "runs given up" << due.due.givenUp;
    const Instant until = due.due.runs.size() == mostAtOnce ? due.due.runs.back().at : own.now;
    return advance(own, due.plan, {until.ms + 1});
}

} // namespace

Result<PlansRun> runPlans(const OwnActs &own)
{
    const auto due = duePlans(own);
    if (!due)
        return Unexpected(due.error());
    PlansRun sum;
    for (const auto &plan : *due)
        if (const auto made = makeOrders(own, plan, sum); !made)
            return Unexpected(made.error());
    if (sum.made > 0 || sum.givenUp > 0)
        qCInfo(lcService) << "plans made" << sum.made << "of them late" << sum.caughtUp << "given up" << sum.givenUp << "refused" << sum.failed;
    return sum;
}

} // namespace service
