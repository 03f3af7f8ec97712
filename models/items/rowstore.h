// RowStore: the rows of a list that are at hand, by rid, the least recently used leaving first; asks for others in
// batches. A row asked for and not here is a placeholder until `arrived`.
#pragma once

#include "items/queries.h"

#include <QCache>

namespace items {

class RowStore : public QObject
{
    Q_OBJECT

public:
    RowStore(const Shape &shape, Queries &queries, QObject *parent);

    /// Null where the row is not at hand. Valid until the next event.
    [[nodiscard]] const ListRow *find(quint32 rid) const { return m_rows.object(rid); }
    [[nodiscard]] bool isAsked(quint32 rid) const { return m_asked.contains(rid); }
    void put(std::vector<ListRow> rows);
    /// Asks for the row in the next turn of the event loop, together with all others asked for by then; of more than
    /// `mostWanted` the oldest are given up.
    void want(quint32 rid);
    /// Reads those rows again that are at hand.
    void refresh(const std::vector<quint32> &rids);
    void refreshAll();
    void clear();
    /// Rows are those of that instant from now on, 0: of now; all others are forgotten.
    void setAsOf(Instant asOf);

    static constexpr int kept = 2'000;
    static constexpr size_t mostWanted = 300;

Q_SIGNALS:
    void arrived(const QVector<quint32> &rids);

private:
    void fetch();
    void read(Rids rids);

    const Shape &m_shape;
    Queries &m_queries;
    QCache<quint32, ListRow> m_rows{kept};
    Rids m_wanted;
    QSet<quint32> m_asked; ///< wanted, or on their way
    bool m_scheduled = false;
    bool m_reading = false;
    quint64 m_generation = 0;
    Instant m_asOf;
};

} // namespace items
