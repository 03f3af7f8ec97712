#include "items/openorder.h"

#include "contract/entities/entities.h"

namespace items {

namespace {

/// Whose rows may hang on an order.
constexpr std::array hangers{Describe<OrderStep>::name, Describe<OrderNote>::name, Describe<OrderResource>::name, Describe<OrderAlert>::name, Describe<Attachment>::name};

} // namespace

OpenOrder::OpenOrder(Queries &queries, OrderParts parts, QObject *parent) : OpenRecord(queries, parent), m_parts(parts) {}

bool OpenOrder::concerns(const QString &entity, const QVector<QUuid> &ids) const
{
    const bool hangs = std::ranges::any_of(hangers, [&](const char *name) { return entity == QLatin1StringView(name); });
    const bool isOrder = entity == QLatin1StringView(Describe<WorkOrder>::name) && (m_parts.resources || ids.contains(id())); // a child may have come
    const bool isLedger = entity == QLatin1StringView(Describe<Resource>::name) && m_file && std::ranges::any_of(ids, [this](const QUuid &id) { return m_file->ledger.contains(id); });
    return hangs || isOrder || isLedger;
}

} // namespace items
