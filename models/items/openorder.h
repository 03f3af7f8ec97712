// OpenOrder: the order that a window shows, followed: it is read again when anything that hangs on it has changed.
#pragma once

#include "items/openrecord.h"

namespace items {

class OpenOrder : public OpenRecord
{
    Q_OBJECT

public:
    OpenOrder(Queries &queries, OrderParts parts, QObject *parent = nullptr);

    /// Null until it is read, and where the cache has no such order.
    [[nodiscard]] const OrderFile *file() const { return m_file ? &*m_file : nullptr; }

private:
    [[nodiscard]] bool concerns(const QString &entity, const QVector<QUuid> &ids) const override;
    void ask() override { takes(queries().orderFile(id(), m_parts), m_file, &OrderFile::order); }
    void forget() override { m_file.reset(); }

    OrderParts m_parts;
    std::optional<OrderFile> m_file;
};

} // namespace items
