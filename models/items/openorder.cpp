#include "items/openorder.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"

namespace items {

namespace {

/// Whose rows may hang on an order.
constexpr std::array hangers{Describe<OrderStep>::name, Describe<OrderNote>::name, Describe<OrderResource>::name, Describe<OrderAlert>::name, Describe<Attachment>::name};

} // namespace

OpenOrder::OpenOrder(Queries &queries, OrderParts parts, QObject *parent) : QObject(parent), m_queries(queries), m_parts(parts)
{
    m_resting.setSingleShot(true);
    connect(&m_resting, &QTimer::timeout, this, &OpenOrder::read);
    connect(&queries, &Queries::changed, this, &OpenOrder::follow);
    connect(&queries, &Queries::reloaded, this, [this](const QString &entity) { follow(entity, {m_id}); });
}

void OpenOrder::show(const QUuid &order)
{
    if (order == m_id)
        return;
    m_id = order;
    ++m_generation;
    m_reading = false;
    m_again = false;
    m_resting.stop();
    m_file.reset();
    if (order.isNull()) {
        Q_EMIT shown();
        return;
    }
    read();
}

void OpenOrder::follow(const QString &entity, const QVector<QUuid> &ids)
{
    if (m_id.isNull())
        return;
    const bool hangs = std::ranges::any_of(hangers, [&](const char *name) { return entity == QLatin1StringView(name); });
    const bool isOrder = entity == QLatin1StringView(Describe<WorkOrder>::name) && (m_parts.resources || ids.contains(m_id)); // a child may have come
    const bool isLedger = entity == QLatin1StringView(Describe<Resource>::name) && m_file && std::ranges::any_of(ids, [this](const QUuid &id) { return m_file->ledger.contains(id); });
    if (hangs || isOrder || isLedger)
        readSoon();
}

void OpenOrder::readSoon()
{
    if (m_reading) {
        m_again = true;
        return;
    }
    if (!m_resting.isActive())
        m_resting.start(m_since.isValid() && m_since.elapsed() < restMs ? restMs : 0);
}

void OpenOrder::read()
{
    m_reading = true;
    m_since.start();
    whenDone(m_queries.orderFile(m_id, m_parts), this, [this, generation = m_generation](const Result<OrderFile> &file) {
        if (generation != m_generation)
            return;
        m_reading = false;
        if (file) {
            m_file.reset();
            if (file->order.rid != 0)
                m_file = *file;
            Q_EMIT shown();
        } else {
            Q_EMIT failed(file.error());
        }
        if (std::exchange(m_again, false))
            readSoon();
    });
}

} // namespace items
