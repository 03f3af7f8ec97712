// OpenOrder: the order that a window shows, followed: it is read again when anything that hangs on it has changed.
#pragma once

#include "items/queries.h"

#include <QElapsedTimer>
#include <QTimer>

namespace items {

class OpenOrder : public QObject
{
    Q_OBJECT

public:
    /// A sync may change hundreds of rows in a second: they are read again at most so often.
    static constexpr int restMs = 100;

    OpenOrder(Queries &queries, OrderParts parts, QObject *parent = nullptr);

    /// A null id closes it; nothing is read then.
    void show(const QUuid &order);
    [[nodiscard]] const QUuid &id() const { return m_id; }
    /// Null until it is read, and where the cache has no such order.
    [[nodiscard]] const OrderFile *file() const { return m_file ? &*m_file : nullptr; }

Q_SIGNALS:
    /// file() is another.
    void shown();
    void failed(const contract::Error &error);

private:
    void follow(const QString &entity, const QVector<QUuid> &ids);
    void readSoon();
    void read();

    Queries &m_queries;
    OrderParts m_parts;
    QUuid m_id;
    std::optional<OrderFile> m_file;
    QTimer m_resting;
    QElapsedTimer m_since; ///< the last reading
    bool m_reading = false;
    bool m_again = false; ///< something changed while it was read
    quint64 m_generation = 0;
};

} // namespace items
