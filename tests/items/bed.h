// Bed: a cache file full of a small city, the queries over it, and a hand that writes to it as the sync worker does.
#pragma once

#include "contract/systemports.h"
#include "items/queries.h"
#include "lists/city.h"
#include "replica/cache.h"
#include "support/fakeclock.h"

#include <QTemporaryDir>

/// An entry of a record's history, as the server tells it.
struct Told {
    contract::Revision revision = 1;
    QString kind;
    QString by;
    qint64 doneAt = 0;
    qint64 receivedAt = 0;
    QString reason = {};
    QString changes;
};

class Bed
{
public:
    explicit Bed(const lists::CityPlan &plan);
    ~Bed();

    /// Writes the records and tells the queries, as after a sync.
    void write(const std::vector<contract::Record> &records);
    void writeSilently(const std::vector<contract::Record> &records);
    /// Records of another entity.
    void write(const contract::Shape &of, const std::vector<contract::Record> &records);
    void remove(const contract::Record &record);
    /// Silently: it comes with its row.
    void tellHistory(const contract::Record &record, const std::vector<Told> &entries);

    const contract::Shape &shape = contract::shapeOf<contract::Resource>();
    const lists::City city;
    support::FakeClock clock;
    contract::UuidV7Source ids{clock};
    replica::Notifier notifier;
    std::unique_ptr<items::Queries> queries;
    [[nodiscard]] QString outboxPath() const { return m_folder.filePath(QStringLiteral("outbox.db")); }
    [[nodiscard]] QString cachePath() const { return m_folder.filePath(QStringLiteral("cache.db")); }

    [[nodiscard]] size_t field(QStringView name) const { return size_t(shape.indexOf(name)); }

private:
    void put(const contract::Shape &of, const std::vector<contract::Record> &records);
    QTemporaryDir m_folder;
    std::unique_ptr<replica::Cache> m_cache;
};
