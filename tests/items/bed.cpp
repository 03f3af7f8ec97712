#include "items/bed.h"

#include "contract/history.h"
#include "replica/rowbatch.h"

using namespace contract;

namespace {

template <class T> T orDie(Result<T> result, const char *what)
{
    if (!result)
        qFatal("%s: %s", what, qPrintable(result.error().message));
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

} // namespace

Bed::Bed(const lists::CityPlan &plan) : city(plan)
{
    orDie(lists::makeCache(cachePath(), city), "cache");
    m_cache = orDie(replica::Cache::open(cachePath()), "cache");
    queries = std::make_unique<items::Queries>(cachePath(), outboxPath(), &notifier);
}

Bed::~Bed() = default;

void Bed::write(const std::vector<Record> &records)
{
    writeSilently(records);
    QVector<QUuid> ids;
    for (const auto &record : records)
        ids << record.id;
    Q_EMIT notifier.changed(shape.name, ids);
}

void Bed::writeSilently(const std::vector<Record> &records)
{
    put(shape, records);
}

void Bed::write(const Shape &of, const std::vector<Record> &records)
{
    put(of, records);
    Q_EMIT notifier.changed(of.name, {records.front().id});
}

void Bed::put(const Shape &of, const std::vector<Record> &records)
{
    orDie(m_cache->inTransaction([&]() -> Result<void> {
        for (const auto &record : records) {
            const replica::RecordRow row(of, record);
            if (const auto done = m_cache->table(of).put(row.view(), replica::EntityTable::Pending::No); !done)
                return done;
        }
        return {};
    }), "write");
}

void Bed::remove(const Record &record)
{
    orDie(m_cache->inTransaction([&] { return m_cache->table(shape).remove(idText(record.id).toStdString()); }), "remove");
    Q_EMIT notifier.changed(shape.name, {record.id});
}

void Bed::tellHistory(const Record &record, const std::vector<Told> &entries)
{
    orDie(m_cache->inTransaction([&]() -> Result<void> {
        for (const auto &told : entries) {
            const Record entry{record.id, told.revision, false, {shape.name, told.kind, told.by, told.doneAt, told.receivedAt, told.reason.isEmpty() ? Value() : Value(told.reason), told.changes, Value()}};
            if (const auto put = m_cache->putHistory(replica::RecordRow(historyShape(), entry).view()); !put)
                return put;
        }
        return {};
    }), "history");
}
