#include "service/recalculation.h"

#include "contract/codec.h"
#include "contract/entities/orderstep.h"
#include "contract/entities/serviceitem.h"
#include "rules/orderclocks.h"
#include "rules/orderstep.h"
#include "rules/policies.h"
#include "service/keptrows.h"
#include "service/settings.h"
#include "store/table.h"

#include <QLoggingCategory>

namespace service {

Q_DECLARE_LOGGING_CATEGORY(lcService)

namespace {

const QString reckonedBy = QStringLiteral("due_times_by");
/// Orders that are read at once, and written in one transaction: nobody else waits long for the writer.
constexpr int batchSize = 2'000;
/// Rows of one statement; few lengths make few prepared texts.
constexpr size_t rowsAtOnce = 250;

/// Which documents the due times were reckoned by: ids and revisions of the policies.
Result<QString> policiesNow(store::Database &database)
{
    return database.run(QStringLiteral("SELECT id, revision, retired FROM policy WHERE kind IN ('calendar', 'service_levels') ORDER BY id")).map([](store::Statement &&row) {
        QStringList list;
        while (row.next())
            list << QStringLiteral("%1:%2:%3").arg(row.text(0)).arg(row.integer(1)).arg(row.integer(2));
        return list.isEmpty() ? QStringLiteral("shipped") : list.join(u' ');
    });
}

std::optional<Instant> stampOf(const store::Statement &row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(Instant{row.integer(column)});
}

struct Moved {
    QString id;
    Revision revision = 0;
    std::optional<Instant> response;
    std::optional<Instant> resolve;
};

struct Batch {
    QString last; ///< id of the last order that was read
    int read = 0;
    std::vector<Moved> moved;
};

Result<Batch> readBatch(store::Database &database, const QString &after, const rules::WorkingCalendar &working)
{
    const QString sql = QStringLiteral("SELECT id, revision, submitted_at, accepted_at, resolved_at, closed_at, response_limit, resolve_limit, pauses, response_due, resolve_due FROM work_order "
                                       "WHERE id > ? AND retired = 0 AND state IN (%1) ORDER BY id LIMIT ?")
                            .arg(openStates());
    auto row = database.run(sql, {after, qint64(batchSize)});
    if (!row)
        return Unexpected(row.error());
    Batch batch;
    while (row->next()) {
        ++batch.read;
        batch.last = row->text(0);
        WorkOrder order;
        order.submittedAt = stampOf(*row, 2);
        order.acceptedAt = stampOf(*row, 3);
        order.resolvedAt = stampOf(*row, 4);
        order.closedAt = stampOf(*row, 5);
        order.responseLimit = row->text(6);
        order.resolveLimit = row->text(7);
        order.pauses = row->text(8);
        const auto response = rules::dueOf(order, rules::ClockKind::Response, working);
        const auto resolve = rules::dueOf(order, rules::ClockKind::Resolve, working);
        if (response != stampOf(*row, 9) || resolve != stampOf(*row, 10))
            batch.moved.push_back({batch.last, row->integer(1), response, resolve});
    }
    return batch;
}

Value valueOf(const std::optional<Instant> &instant)
{
    return instant ? Value(instant->ms) : Value();
}

/// The rows as a table that a statement can join: column1 is the id, column2 the revision that was read, then the times.
QString rowsText(size_t rows)
{
    return QStringLiteral("(CAST(? AS TEXT), CAST(? AS BIGINT), CAST(? AS BIGINT), CAST(? AS BIGINT)), ").repeated(qsizetype(rows)).chopped(2);
}

/// An order that somebody changed meanwhile is left: its own act was reckoned by the present documents.
Result<void> write(store::Database &database, std::span<const Moved> moved, Instant now)
{
    std::vector<Value> values;
    for (const auto &one : moved)
        values.insert(values.end(), {Value(one.id), Value(one.revision), valueOf(one.response), valueOf(one.resolve)});
    const QString update = QStringLiteral("UPDATE work_order SET response_due = v.column3, resolve_due = v.column4 FROM (VALUES %1) AS v "
                                          "WHERE work_order.id = v.column1 AND work_order.revision = v.column2")
                               .arg(rowsText(moved.size()));
    if (const auto done = database.run(update, values); !done)
        return Unexpected(done.error());
    std::vector<Value> feed{now.ms};
    for (const auto &one : moved)
        feed.emplace_back(one.id);
    const QString insert = QStringLiteral("INSERT INTO change_log (entity, record_id, revision, at, scope_before, scope_after) SELECT 'work_order', id, revision, CAST(? AS BIGINT), unit_id, unit_id "
                                          "FROM work_order WHERE id IN (%1)")
                               .arg(store::placeholders(qsizetype(moved.size())));
    return database.run(insert, feed).map([](const store::Statement &) {});
}

Result<void> writeAll(const OwnActs &own, const std::vector<Moved> &moved)
{
    if (moved.empty())
        return {};
    return own.write([&](store::Database &database) -> Result<void> {
        for (size_t from = 0; from < moved.size(); from += rowsAtOnce)
            if (const auto done = write(database, std::span(moved).subspan(from, std::min(rowsAtOnce, moved.size() - from)), own.now); !done)
                return done;
        return {};
    });
}

// Steps

/// Whose steps are reckoned: after a change of the calendar those of every open order, else of those that stood still.
enum class StepsOf { EveryOrder, HeldOrders };
constexpr size_t ordersAtOnce = 500;

Result<std::vector<QString>> ordersFor(store::Database &database, StepsOf of)
{
    const QString held = of == StepsOf::HeldOrders ? QStringLiteral(" AND pauses <> ''") : QString();
    return database.run(QStringLiteral("SELECT id FROM work_order WHERE retired = 0 AND state IN (%1)%2").arg(openStates(), held)).map([](store::Statement &&row) {
        std::vector<QString> ids;
        while (row.next())
            ids.push_back(row.text(0));
        return ids;
    });
}

struct MovedStep {
    Record before;
    Record after;
};

template <Entity E> Result<std::map<QUuid, Record>> byId(store::Database &database, const std::set<QUuid> &ids)
{
    return store::tableOf(shapeOf<E>()).find(database, {ids.begin(), ids.end()}, store::Table::Lock::None).map([](std::vector<Record> records) {
        std::map<QUuid, Record> found;
        for (auto &record : records)
            found.emplace(record.id, std::move(record));
        return found;
    });
}

/// Steps that have begun; what has ended keeps the time that it was promised for.
Result<std::vector<MovedStep>> stepsToMove(store::Database &database, std::span<const QString> orderIds, const rules::WorkingCalendar &working)
{
    const auto &steps = shapeOf<OrderStep>();
    const auto order = size_t(steps.indexOf(u"order_id"));
    const auto due = size_t(steps.indexOf(u"due_at"));
    const auto item = size_t(shapeOf<WorkOrder>().indexOf(u"item_id"));
    std::vector<Value> wanted(orderIds.begin(), orderIds.end());
    const QString ofOrders = QStringLiteral("retired = 0 AND order_id ") + store::inList(wanted);
    const auto all = store::tableOf(steps).where(database, ofOrders, wanted, store::Table::Lock::None);
    if (!all)
        return Unexpected(all.error());
    std::map<QUuid, std::vector<OrderStep>> records;
    std::set<QUuid> begun, itemIds;
    for (const auto &one : *all)
        if (auto record = fromRecord<OrderStep>(one)) {
            if (record->state == StepState::Begun)
                begun.insert(record->order.uuid);
            records[record->order.uuid].push_back(*std::move(record));
        }
    const auto orders = byId<WorkOrder>(database, begun);
    if (!orders)
        return Unexpected(orders.error());
    for (const auto &[id, one] : *orders)
        itemIds.insert(idOf(text(one.values[item])));
    const auto items = byId<ServiceItem>(database, itemIds);
    if (!items)
        return Unexpected(items.error());
    std::vector<MovedStep> moved;
    for (const auto &step : *all) {
        const auto record = fromRecord<OrderStep>(step);
        const auto its = orders->find(idOf(text(step.values[order])));
        if (!record || record->state != StepState::Begun || its == orders->end())
            continue;
        const auto service = items->find(idOf(text(its->second.values[item])));
        if (service == items->end())
            continue;
        const auto plan = rules::stepsFromJson(text(service->second.values[size_t(shapeOf<ServiceItem>().indexOf(u"steps"))]));
        const auto *planned = plan ? rules::stepNumbered(*plan, record->step) : nullptr;
        if (!planned)
            continue;
        Record after = step;
        after.values[due] = valueOf(rules::stepDueAt(*planned, its->second, records[record->order.uuid], working));
        if (after.values[due] != step.values[due])
            moved.push_back({step, std::move(after)});
    }
    return moved;
}

/// A step that somebody worked on meanwhile is left: its own act was reckoned by what stands now.
Result<void> writeSteps(const OwnActs &own, const std::vector<MovedStep> &moved)
{
    if (moved.empty())
        return {};
    return own.write([&](store::Database &database) -> Result<void> {
        const auto &steps = shapeOf<OrderStep>();
        for (const auto &[before, after] : moved) {
            const auto stands = store::tableOf(steps).find(database, before.id, store::Table::Lock::Update);
            if (!stands)
                return Unexpected(stands.error());
            if (*stands != before)
                continue;
            if (const auto kept = keepRow(database, steps, before, after, own.now); !kept)
                return kept;
        }
        return {};
    });
}

Result<int> recalculateSteps(const OwnActs &own, StepsOf of)
{
    std::vector<QString> orders;
    if (const auto listed = own.read([&](store::Database &database) { return ordersFor(database, of).map([&](std::vector<QString> ids) { orders = std::move(ids); }); }); !listed)
        return Unexpected(listed.error());
    int count = 0;
    for (size_t from = 0; from < orders.size(); from += ordersAtOnce) {
        std::vector<MovedStep> moved;
        const auto read = own.read([&](store::Database &database) -> Result<void> {
            const auto content = policyText(database, PolicyKind::Calendar);
            if (!content)
                return Unexpected(content.error());
            const auto part = std::span<const QString>(orders).subspan(from, std::min(ordersAtOnce, orders.size() - from));
            return stepsToMove(database, part, rules::workingCalendarOf(*content)).map([&](std::vector<MovedStep> steps) { moved = std::move(steps); });
        });
        if (!read)
            return Unexpected(read.error());
        if (const auto written = writeSteps(own, moved); !written)
            return Unexpected(written.error());
        count += int(moved.size());
    }
    return count;
}

} // namespace

Result<int> recalculateAnyway(const OwnActs &own)
{
    int moved = 0;
    for (QString after = idText(QUuid());;) { // before every id
        Batch batch;
        const auto read = own.read([&](store::Database &database) -> Result<void> {
            const auto content = policyText(database, PolicyKind::Calendar);
            if (!content)
                return Unexpected(content.error());
            return readBatch(database, after, rules::workingCalendarOf(*content)).map([&](Batch one) { batch = std::move(one); });
        });
        if (!read)
            return Unexpected(read.error());
        if (const auto written = writeAll(own, batch.moved); !written)
            return Unexpected(written.error());
        moved += int(batch.moved.size());
        if (batch.read < batchSize)
            return moved;
        after = batch.last;
    }
}

Result<int> recalculateDueTimes(const OwnActs &own)
{
    QString stands, reckoned;
    const auto read = own.read([&](store::Database &database) {
        return policiesNow(database).map([&](const QString &now) { stands = now; }).and_then([&] {
            return readSetting(database, reckonedBy).map([&](const QString &by) { reckoned = by; });
        });
    });
    if (!read)
        return Unexpected(read.error());
    if (stands == reckoned)
        return recalculateSteps(own, StepsOf::HeldOrders);
    int steps = 0;
    const auto moved = recalculateAnyway(own).and_then([&](int orders) {
        return recalculateSteps(own, StepsOf::EveryOrder).map([&](int count) {
            steps = count;
            return orders;
        });
    });
    if (!moved)
        return moved;
    qCInfo(lcService) << "due times reckoned anew:" << *moved << "orders and" << steps << "steps moved";
    return own.write([&](store::Database &database) { return writeSetting(database, reckonedBy, stands); }).map([&] { return *moved + steps; });
}

} // namespace service
