#include "ledgerworld.h"

namespace ctl {

std::optional<Record> LedgerWorld::find(const Shape &shape, const QUuid &id) const
{
    if (const auto known = m_found.constFind(id); known != m_found.cend())
        return *known;
    const auto read = m_ledger.known(shape, {id});
    return *m_found.insert(id, read && !read->empty() ? std::optional(read->front()) : std::nullopt);
}

bool LedgerWorld::taken(const Shape &shape, int field, const Value &value, const QUuid &except) const
{
    const rules::FieldValue wanted{field, value};
    return !holding(shape, std::span(&wanted, 1), except).empty();
}

std::vector<Record> LedgerWorld::holding(const Shape &shape, std::span<const rules::FieldValue> wanted, const QUuid &except) const
{
    std::vector<service::Filter> filters{{QStringLiteral("retired"), service::FilterOp::Equals, {qint64(0)}}};
    for (const auto &[field, value] : wanted) {
        const QString &name = shape.fields[size_t(field)].name;
        filters.push_back(isEmpty(value) ? service::Filter{name, service::FilterOp::Empty, {}} : service::Filter{name, service::FilterOp::Equals, {value}});
    }
    std::vector<Record> found;
    const auto read = m_ledger.each(shape, filters, [&](const Record &record) -> Result<void> {
        if (record.id != except)
            found.push_back(record);
        return {};
    });
    // What the account may not read is not there: its place on the form stays empty.
    return read ? found : std::vector<Record>();
}

} // namespace ctl
