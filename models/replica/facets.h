// Facets: how many records of a list have which value of a field. For each field that was asked for, the group of every rid
// is kept (4 bytes a row), so that after any filter and search the counting is one pass over the rids that are left.
#pragma once

#include "replica/listquery.h"
#include "replica/prepared.h"
#include "replica/ridset.h"

#include <array>
#include <atomic>
#include <memory>
#include <unordered_map>

namespace replica {

/// By what the records are counted.
struct Grouping {
    QString field;
    QString second;   ///< by both fields together; empty: by one
    double width = 0; ///< of bands of a number: [0, width) is band 0, counted from there; 0: by value. Of one field only
    bool operator==(const Grouping &) const = default;
};

/// The value, or the band's number, of the field and of the second one; empty where the record has none.
using FacetKey = std::array<Value, 2>;

/// Numbers beside a table of groups that many answers share. A group that no record of the list has is 0.
struct FacetCounts {
    std::shared_ptr<const std::vector<FacetKey>> keys; ///< groups once found keep their places
    std::vector<quint32> counts;
};

struct FacetAnswer {
    qint64 total = 0;
    std::vector<FacetCounts> groupings; ///< in the order asked for
};

/// Of one entity, on one connection. Reads within the caller's transaction.
class Facets
{
public:
    Facets(sqlite3 *handle, const Shape &shape, const std::atomic<bool> &stop) : m_handle(handle), m_shape(shape), m_stop(stop) {}

    /// UnknownField; Cancelled where `stop` was set.
    Result<FacetAnswer> count(const RidSet &members, const std::vector<Grouping> &groupings);
    /// These records were written: their groups are looked up again before the next count.
    void changed(std::span<const QUuid> ids);

private:
    struct Column {
        Grouping grouping;
        std::vector<quint32> ordinals; ///< by rid; 0 is the group of records without a value
        std::shared_ptr<std::vector<FacetKey>> keys;
        std::unordered_map<std::string, quint32> known; ///< places in `keys`

        explicit Column(Grouping by);
        [[nodiscard]] quint32 groupOf(const Cell &first, const Cell &second);
        void put(qint64 rid, quint32 group);
        [[nodiscard]] FacetCounts count(const RidSet &members) const;
    };

    Result<void> prepare(const std::vector<Grouping> &groupings);
    [[nodiscard]] bool isCovered(const QString &field) const;
    Result<void> readIndex(Column &column);
    Result<void> readPairs(Column &column);
    Result<void> readIndexed(const QString &field, const std::function<void(qint64 rid, const Cell &cell, bool isNew)> &take);
    Result<void> readRows(std::span<Column *const> columns, const QString &where, const std::vector<std::string> &values);
    Result<void> catchUp();

    sqlite3 *m_handle;
    const Shape &m_shape;
    const std::atomic<bool> &m_stop;
    std::vector<std::unique_ptr<Column>> m_columns;
    std::vector<QUuid> m_changed;
    qint64 m_lastRid = 0; ///< of all rows that the columns know
};

} // namespace replica
