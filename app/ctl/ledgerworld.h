// LedgerWorld: what a form asks of the records beside its own, as the account of --as sees them.
#pragma once

#include "ledger.h"
#include "rules/decide.h"

namespace ctl {

class LedgerWorld : public rules::World
{
public:
    explicit LedgerWorld(Ledger &ledger) : m_ledger(ledger) {}
    [[nodiscard]] std::optional<Record> find(const Shape &shape, const QUuid &id) const override;
    [[nodiscard]] bool taken(const Shape &shape, int field, const Value &value, const QUuid &except) const override;
    [[nodiscard]] std::vector<Record> holding(const Shape &shape, std::span<const rules::FieldValue> wanted, const QUuid &except) const override;

private:
    Ledger &m_ledger;
    mutable QHash<QUuid, std::optional<Record>> m_found;
};

} // namespace ctl
