// The city's work orders into an empty database: every order, and what the younger ones leave behind, in one pass, since
// a story is dear to make.
#include "bulk.h"

#include "rules/serviceitems.h"

namespace demo {

namespace {

/// A table that is filled beside others.
class Filling
{
public:
    Filling(Database &database, portable::Table table) : m_database(database), m_table(std::move(table)) { }
    Result<void> begin()
    {
        auto indexes = portable::takeIndexes(m_database, m_table.name);
        if (!indexes)
            return Unexpected(indexes.error());
        m_indexes = *std::move(indexes);
        auto writer = portable::writerInto(m_database, m_table);
        if (!writer)
            return Unexpected(writer.error());
        m_writer = *std::move(writer);
        return {};
    }
    template <Entity E> Result<void> add(const std::vector<E> &records)
    {
        for (const auto &record : records) {
            m_row.clear();
            m_row.push(toRecord(record));
            ++m_rows;
            if (const auto added = m_writer->add(m_row.cells()); !added)
                return added;
        }
        return {};
    }
    Result<void> add(const OrderStory &story, const QString &account)
    {
        for (const auto &act : story.acts) {
            m_row.clear();
            pushAct(m_row, idText(story.order.id.uuid), shapeOf<WorkOrder>().name, account, act);
            ++m_rows;
            if (const auto added = m_writer->add(m_row.cells()); !added)
                return added;
        }
        return {};
    }
    Result<void> finish(const Progress &progress)
    {
        return m_writer->finish().and_then([&] { return portable::makeIndexes(m_database, m_indexes); }).map([&] { progress(m_table.name, m_rows, m_rows); });
    }

private:
    Database &m_database;
    portable::Table m_table;
    QStringList m_indexes;
    std::unique_ptr<portable::Writer> m_writer;
    Row m_row;
    qint64 m_rows = 0;
};

template <Entity E> Filling fillingOf(Database &database)
{
    return Filling(database, portable::tableOf(shapeOf<E>()));
}

Result<void> writeStories(Database &database, const CityOrders &orders, const Progress &progress)
{
    auto steps = fillingOf<OrderStep>(database);
    auto notes = fillingOf<OrderNote>(database);
    auto resources = fillingOf<OrderResource>(database);
    auto alerts = fillingOf<OrderAlert>(database);
    auto evidence = fillingOf<Attachment>(database);
    Filling history(database, historyTable());
    const std::array all{&steps, &notes, &resources, &alerts, &evidence, &history};
    for (auto *one : all)
        if (const auto begun = one->begin(); !begun)
            return begun;
    const QString account = nobody();
    for (qint64 i = orders.firstTold(); i < orders.count(); ++i) {
        const auto story = orders.story(i);
        const auto added = steps.add(story.steps)
                               .and_then([&] { return notes.add(story.notes); })
                               .and_then([&] { return resources.add(story.resources); })
                               .and_then([&] { return alerts.add(story.alerts); })
                               .and_then([&] { return evidence.add(story.evidence); })
                               .and_then([&] { return history.add(story, account); });
        if (!added)
            return added;
    }
    for (auto *one : all)
        if (const auto finished = one->finish(progress); !finished)
            return finished;
    return {};
}

/// The catalogue that the program ships, where the database has none yet.
Result<void> writeItems(Database &database, const Progress &progress)
{
    const auto held = database.number(QStringLiteral("SELECT COUNT(*) FROM service_item"));
    if (!held)
        return Unexpected(held.error());
    if (*held > 0)
        return {};
    auto items = rules::shippedServiceItems().items;
    for (auto &item : items) {
        item.id = rules::shippedItemId(item.code, item.version);
        item.revision = 1;
    }
    return writeEntity<ServiceItem>(database, qint64(items.size()), progress, [&](qint64 i) { return items[size_t(i)]; });
}

} // namespace

Result<void> writeOrders(Database &database, const CityOrders &orders, const Progress &progress)
{
    const auto &plans = orders.plans();
    return writeItems(database, progress)
        .and_then([&] { return writeEntity<OrderPlan>(database, qint64(plans.size()), progress, [&](qint64 i) { return plans[size_t(i)]; }); })
        .and_then([&] { return writeEntity<WorkOrder>(database, orders.count(), progress, [&](qint64 i) { return orders.order(i); }); })
        .and_then([&] { return writeStories(database, orders, progress); });
}

} // namespace demo
