#include "items/openrecord.h"

namespace items {

OpenRecord::OpenRecord(Queries &queries, QObject *parent) : QObject(parent), m_queries(queries)
{
    m_resting.setSingleShot(true);
    connect(&m_resting, &QTimer::timeout, this, &OpenRecord::read);
    connect(&queries, &Queries::changed, this, &OpenRecord::follow);
    connect(&queries, &Queries::reloaded, this, [this](const QString &entity) { follow(entity, {m_id}); });
}

void OpenRecord::show(const QUuid &record)
{
    if (record == m_id)
        return;
    m_id = record;
    ++m_generation;
    m_reading = false;
    m_again = false;
    m_resting.stop();
    forget();
    if (record.isNull()) {
        Q_EMIT shown();
        return;
    }
    read();
}

void OpenRecord::follow(const QString &entity, const QVector<QUuid> &ids)
{
    if (!m_id.isNull() && concerns(entity, ids))
        readSoon();
}

void OpenRecord::readSoon()
{
    if (m_reading) {
        m_again = true;
        return;
    }
    if (!m_resting.isActive())
        m_resting.start(m_since.isValid() && m_since.elapsed() < restMs ? restMs : 0);
}

void OpenRecord::read()
{
    m_reading = true;
    m_since.start();
    ask();
}

} // namespace items
