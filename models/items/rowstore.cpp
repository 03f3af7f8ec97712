#include "items/rowstore.h"

#include "contract/whendone.h"

namespace items {

RowStore::RowStore(const Shape &shape, Queries &queries, QObject *parent) : QObject(parent), m_shape(shape), m_queries(queries) {}

void RowStore::put(std::vector<ListRow> rows)
{
    for (auto &row : rows) {
        const quint32 rid = row.rid;
        if (rid != 0)
            m_rows.insert(rid, new ListRow(std::move(row)));
    }
}

void RowStore::want(quint32 rid)
{
    if (m_asked.contains(rid))
        return;
    m_asked.insert(rid);
    m_wanted.push_back(rid);
    if (m_scheduled || m_reading)
        return;
    m_scheduled = true;
    QMetaObject::invokeMethod(this, &RowStore::fetch, Qt::QueuedConnection);
}

void RowStore::refresh(const std::vector<quint32> &rids)
{
    Rids held;
    std::ranges::copy_if(rids, std::back_inserter(held), [this](quint32 rid) { return m_rows.contains(rid); });
    if (!held.empty())
        read(std::move(held));
}

void RowStore::refreshAll()
{
    const auto keys = m_rows.keys();
    if (!keys.isEmpty())
        read({keys.begin(), keys.end()});
}

void RowStore::clear()
{
    ++m_generation;
    m_rows.clear();
    m_wanted.clear();
    m_asked.clear();
    m_reading = false;
}

void RowStore::setAsOf(Instant asOf)
{
    if (m_asOf == asOf)
        return;
    m_asOf = asOf;
    clear();
}

void RowStore::fetch()
{
    m_scheduled = false;
    if (m_reading || m_wanted.empty())
        return;
    if (m_wanted.size() > mostWanted) {
        const auto end = m_wanted.end() - ptrdiff_t(mostWanted);
        std::for_each(m_wanted.begin(), end, [this](quint32 rid) { m_asked.remove(rid); });
        m_wanted.erase(m_wanted.begin(), end);
    }
    m_reading = true;
    const quint64 generation = m_generation;
    Rids rids = std::exchange(m_wanted, {});
    whenDone(m_queries.rows(m_shape, rids, m_asOf), this, [this, rids, generation](Result<std::vector<ListRow>> rows) {
        if (generation != m_generation)
            return;
        m_reading = false;
        for (const quint32 rid : rids)
            m_asked.remove(rid);
        if (rows) {
            put(*std::move(rows));
            Q_EMIT arrived({rids.begin(), rids.end()});
        }
        fetch();
    });
}

/// Rows that are at hand and shown stay so until their fresh state is here.
void RowStore::read(Rids rids)
{
    const quint64 generation = m_generation;
    whenDone(m_queries.rows(m_shape, rids, m_asOf), this, [this, rids, generation](Result<std::vector<ListRow>> rows) {
        if (!rows || generation != m_generation)
            return;
        for (size_t i = 0; i < rids.size(); ++i)
            if ((*rows)[i].rid == 0)
                m_rows.remove(rids[i]);
        put(*std::move(rows));
        Q_EMIT arrived({rids.begin(), rids.end()});
    });
}

} // namespace items
