#include "service/watch.h"

#include "contract/codec.h"
#include "contract/entities/entities.h"
#include "rules/derivedids.h"
#include "rules/escalation.h"
#include "rules/orderclocks.h"
#include "rules/orderflow.h"
#include "rules/policies.h"
#include "rules/serverwords.h"
#include "service/keptrows.h"
#include "service/settings.h"
#include "store/table.h"

#include <QLoggingCategory>

namespace service {

Q_DECLARE_LOGGING_CATEGORY(lcService)

namespace {

const QString watchingSince = QStringLiteral("watching_since");
constexpr qint64 oldestMs = 7 * rules::dayMs;
/// So long a resolved order waits for somebody to ask the user; then the server does.
constexpr qint64 askAfterMs = 10 * rules::minuteMs;
/// A rating that was asked for later than so long after the end is not reminded of: reading stays short.
constexpr qint64 ratedLatestMs = 60 * rules::dayMs;
/// Acts of one round: the rest comes with the next.
constexpr size_t mostAtOnce = 500;

/// What of an order its clocks go by.
constexpr auto clockColumns = "id, revision, number, state, kind, priority, submitted_at, accepted_at, resolved_at, closed_at, confirming_since, response_limit, resolve_limit, pauses, reopen_count, "
                              "security_level, report_duty, graded_at, reported_at, rating_asked_at, handled_by";

std::optional<Instant> stampOf(const store::Statement &row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(Instant{row.integer(column)});
}

template <class T> T choiceOf(const store::Statement &row, int column)
{
    return Codec<T>::decode(row.isNull(column) ? Value() : Value(row.text(column))).value_or(T());
}

WorkOrder orderOf(const store::Statement &row)
{
    WorkOrder order;
    order.id = {idOf(row.text(0))};
    order.revision = row.integer(1);
    order.number = row.text(2);
    order.state = choiceOf<OrderState>(row, 3);
    order.kind = choiceOf<OrderKind>(row, 4);
    order.priority = choiceOf<std::optional<Priority>>(row, 5);
    order.submittedAt = stampOf(row, 6);
    order.acceptedAt = stampOf(row, 7);
    order.resolvedAt = stampOf(row, 8);
    order.closedAt = stampOf(row, 9);
    order.confirmingSince = stampOf(row, 10);
    order.responseLimit = row.text(11);
    order.resolveLimit = row.text(12);
    order.pauses = row.text(13);
    order.reopenCount = int(row.integer(14));
    order.securityLevel = choiceOf<std::optional<SecurityLevel>>(row, 15);
    order.reportDuty = choiceOf<std::optional<ReportDuty>>(row, 16);
    order.gradedAt = stampOf(row, 17);
    order.reportedAt = stampOf(row, 18);
    order.ratingAskedAt = stampOf(row, 19);
    order.handledBy = row.text(20);
    return order;
}

/// Calls `take` with each open order that meets the condition.
template <class Take> Result<void> eachOrder(store::Database &database, const QString &condition, Take take)
{
    auto row = database.run(QStringLiteral("SELECT %1 FROM work_order WHERE retired = 0 AND %2").arg(QLatin1StringView(clockColumns), condition));
    if (!row)
        return Unexpected(row.error());
    while (row->next())
        take(orderOf(*row));
    return {};
}

struct Policies {
    const rules::ServiceLevels &levels;
    const rules::WorkingCalendar &working;
};

/// The documents are remembered for the thread; see rules/policies.
template <class Use> Result<void> withPolicies(store::Database &database, Use use)
{
    const auto levels = policyText(database, PolicyKind::ServiceLevels);
    if (!levels)
        return Unexpected(levels.error());
    const auto calendar = policyText(database, PolicyKind::Calendar);
    if (!calendar)
        return Unexpected(calendar.error());
    return use(Policies{rules::serviceLevelsOf(*levels), rules::workingCalendarOf(*calendar)});
}

struct Saying {
    QUuid note;
    QUuid order;
    QString words;
    QString toRoles;
    NoteKind kind = NoteKind::Escalation;
};

/// What has come due of one order between two instants.
void gather(std::vector<Saying> &sayings, const WorkOrder &order, const Policies &policies, Instant since, Instant now)
{
    using rules::ClockKind;
    for (const auto kind : {ClockKind::Response, ClockKind::Resolve, ClockKind::Statutory}) {
        const auto clock = rules::clockOf(order, kind, policies.working);
        if (!clock || clock->clock.stopped)
            continue;
        const auto &calendar = rules::calendarOf(clock->limit.basis, policies.working);
        const auto actions = rules::actionsOf(policies.levels, kind, order.kind, order.priority);
        const rules::EscalationGround ground{calendar, policies.working, policies.levels.duty};
        for (const auto &one : rules::escalationsOf(clock->clock, actions, ground)) {
            if (one.at <= since || one.at > now)
                continue;
            // With another promise, or after a reopening, it is another thing to say.
            const QString name = QStringLiteral("%1 %2 %3 %4").arg(idText(order.id.uuid), rules::keyOf(one.action), rules::textOf(clock->limit)).arg(order.reopenCount);
            sayings.push_back({rules::derivedId(QStringLiteral("escalation"), name), order.id.uuid, rules::escalationWords(one.action, rules::dueAt(clock->clock, calendar)), one.action.to.join(u' '), NoteKind::Escalation});
        }
    }
}

Command noteOf(const Saying &saying, Instant now)
{
    return {.id = rules::derivedId(QStringLiteral("say"), idText(saying.note)), .kind = CommandKind::Create, .entity = QString::fromLatin1(Describe<OrderNote>::name), .targets = {{saying.note, 0}},
            .fields = {{QStringLiteral("order_id"), idText(saying.order)}, {QStringLiteral("kind"), Codec<NoteKind>::encode(saying.kind)}, {QStringLiteral("text"), saying.words}, {QStringLiteral("to_roles"), saying.toRoles}},
            .occurredAt = now};
}

/// An order is asked for once as it stands; a refusal holds until somebody changes the order.
Command moveOf(const WorkOrder &order, const QString &purpose, OrderState to, const QString &reason, Instant now)
{
    return {.id = rules::derivedId(purpose, QStringLiteral("%1 %2").arg(idText(order.id.uuid)).arg(order.revision)), .kind = CommandKind::Edit, .entity = QString::fromLatin1(Describe<WorkOrder>::name),
            .targets = {{order.id.uuid, order.revision}}, .fields = {{QStringLiteral("state"), Codec<OrderState>::encode(to)}}, .reason = reason, .occurredAt = now};
}

/// Carries out those that were not decided before; how many were applied.
Result<int> carryOut(const OwnActs &own, std::vector<Command> commands)
{
    if (commands.size() > mostAtOnce)
        commands.resize(mostAtOnce);
    const auto receipts = commands.empty() ? Result<std::vector<Receipt>>() : own.execute(commands);
    if (!receipts)
        return Unexpected(receipts.error());
    int applied = 0;
    for (const auto &receipt : *receipts) {
        if (std::holds_alternative<Applied>(receipt.outcome))
            ++applied;
        else if (const auto *refused = std::get_if<Refused>(&receipt.outcome); refused && !isOvertaken(receipt))
            qCInfo(lcService) << "watch refused" << idText(receipt.command) << textOf(refused->error.code) << refused->error.field << refused->error.message;
    }
    return applied;
}

Result<std::vector<Command>> undecided(const OwnActs &own, std::vector<Command> commands)
{
    return decidedBefore(own, commands).map([&](const QHash<QUuid, QString> &decided) {
        std::erase_if(commands, [&](const Command &command) { return decided.contains(command.id); });
        return std::move(commands);
    });
}

/// When the first round of all was.
Result<Instant> firstRound(const OwnActs &own)
{
    Instant first;
    return own
        .read([&](store::Database &database) { return readSetting(database, watchingSince).map([&](const QString &text) { first.ms = text.toLongLong(); }); })
        .and_then([&]() -> Result<void> {
            if (first.ms > 0)
                return {};
            first = own.now;
            return own.write([&](store::Database &database) { return writeSetting(database, watchingSince, QString::number(first.ms)); });
        })
        .map([&] { return first; });
}

} // namespace

Result<WatchRun> Watch::look(const OwnActs &own)
{
    const auto first = firstRound(own);
    if (!first)
        return Unexpected(first.error());
    const Instant since = std::max(*first, Instant{own.now.ms - oldestMs});
    WatchRun run;
    return escalate(own, since)
        .map([&](int count) { run.escalated = count; })
        .and_then([&] { return askForConfirmation(own); })
        .map([&](int count) { run.asked = count; })
        .and_then([&] { return closeTimedOut(own); })
        .map([&](int count) { run.closed = count; })
        .and_then([&] { return remindOfRatings(own, since); })
        .map([&](int count) {
            run.reminded = count;
            if (run != WatchRun())
                qCInfo(lcService) << "watch escalated" << run.escalated << "asked" << run.asked << "closed" << run.closed << "reminded" << run.reminded;
            return run;
        });
}

Result<int> Watch::escalate(const OwnActs &own, Instant since)
{
    std::vector<Saying> sayings;
    const auto read = own.read([&](store::Database &database) {
        sayings.clear();
        return withPolicies(database, [&](const Policies &policies) {
            return eachOrder(database, QStringLiteral("state IN (%1)").arg(openStates()), [&](const WorkOrder &order) { gather(sayings, order, policies, since, own.now); });
        });
    });
    if (!read)
        return Unexpected(read.error());
    QSet<QUuid> due;
    std::vector<Command> commands;
    for (const auto &saying : sayings) {
        due.insert(saying.note);
        if (!m_said.contains(saying.note))
            commands.push_back(noteOf(saying, own.now));
    }
    m_said.intersect(due); // what is not asked about any more need not be remembered
    auto fresh = undecided(own, commands);
    if (!fresh)
        return Unexpected(fresh.error());
    const bool whole = fresh->size() <= mostAtOnce;
    return carryOut(own, *std::move(fresh)).map([&](int applied) {
        if (whole)
            for (const auto &command : commands)
                m_said.insert(command.targets.front().id);
        return applied;
    });
}

Result<int> Watch::askForConfirmation(const OwnActs &own)
{
    std::vector<Command> commands;
    const auto read = own.read([&](store::Database &database) {
        commands.clear();
        return eachOrder(database, QStringLiteral("state = 'resolved'"), [&](const WorkOrder &order) {
            const bool isForUser = order.kind == OrderKind::Request || order.kind == OrderKind::Incident || order.kind == OrderKind::Complaint;
            if (isForUser && order.resolvedAt && own.now.ms - order.resolvedAt->ms >= askAfterMs)
                commands.push_back(moveOf(order, QStringLiteral("ask_confirmation"), OrderState::AwaitingConfirmation, rules::serverWords(rules::ServerWord::AskedToConfirm), own.now));
        });
    });
    if (!read)
        return Unexpected(read.error());
    return undecided(own, std::move(commands)).and_then([&](std::vector<Command> fresh) { return carryOut(own, std::move(fresh)); });
}

Result<int> Watch::closeTimedOut(const OwnActs &own)
{
    std::vector<Command> commands;
    const auto read = own.read([&](store::Database &database) {
        commands.clear();
        return withPolicies(database, [&](const Policies &policies) {
            const auto &wait = policies.levels.autoClose;
            const auto &calendar = rules::calendarOf(wait.basis, policies.working);
            const qint64 waitMs = rules::msOf(wait, policies.working);
            return eachOrder(database, QStringLiteral("state = 'awaiting_confirmation'"), [&](const WorkOrder &order) {
                if (!order.confirmingSince || calendar.after(*order.confirmingSince, waitMs) > own.now)
                    return;
                const bool untouched = order.handledBy == rules::handOf(serverActor());
                commands.push_back(moveOf(order, QStringLiteral("auto_close"), OrderState::Closed, rules::serverWords(untouched ? rules::ServerWord::TimedOutUntouched : rules::ServerWord::TimedOut), own.now));
            });
        });
    });
    if (!read)
        return Unexpected(read.error());
    return undecided(own, std::move(commands)).and_then([&](std::vector<Command> fresh) { return carryOut(own, std::move(fresh)); });
}

Result<int> Watch::remindOfRatings(const OwnActs &own, Instant since)
{
    std::vector<Command> commands;
    const auto read = own.read([&](store::Database &database) {
        commands.clear();
        return withPolicies(database, [&](const Policies &policies) -> Result<void> {
            const auto &wait = policies.levels.ratingReminder;
            if (!wait)
                return {};
            const auto &calendar = rules::calendarOf(wait->basis, policies.working);
            const qint64 waitMs = rules::msOf(*wait, policies.working);
            const auto remind = [&](const WorkOrder &order) {
                const Instant at = calendar.after(*order.ratingAskedAt, waitMs);
                if (at <= since || at > own.now)
                    return;
                // One asking is reminded of once; who asks again is reminded again.
                const QString name = QStringLiteral("%1 %2").arg(idText(order.id.uuid)).arg(order.ratingAskedAt->ms);
                commands.push_back(noteOf({rules::derivedId(QStringLiteral("rating_reminder"), name), order.id.uuid, rules::serverWords(rules::ServerWord::RatingAwaited).arg(rules::chinaTimeWords(*order.ratingAskedAt)),
                                           QStringLiteral("service_desk"), NoteKind::Reminder}, own.now));
            };
            const auto awaited = QStringLiteral("rating_asked_at IS NOT NULL AND rated_at IS NULL AND ");
            return eachOrder(database, awaited + QStringLiteral("state IN ('resolved', 'awaiting_confirmation')"), remind).and_then([&] {
                return eachOrder(database, awaited + QStringLiteral("state = 'closed' AND closed_at >= %1").arg(own.now.ms - ratedLatestMs), remind);
            });
        });
    });
    if (!read)
        return Unexpected(read.error());
    return undecided(own, std::move(commands)).and_then([&](std::vector<Command> fresh) { return carryOut(own, std::move(fresh)); });
}

} // namespace service
