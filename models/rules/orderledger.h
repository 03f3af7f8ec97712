// What an order prepares in the ledger (工单与台账): the fields of a resource and what they shall hold, as JSON in
// OrderResource::change, and whether the ledger holds it yet.
#pragma once

#include "contract/entities/orderresource.h"
#include "rules/decide.h"

namespace rules {

/// {"state": "in_use", "vcpu": 8, "note": null}; an empty text changes nothing. Refuses fields that a resource does not
/// have or that are kept by the rules, and values that break the field's own rule.
[[nodiscard]] Result<Patch> preparedChange(const QString &json, const Catalogues &catalogues);
/// The same as text; empty for an empty patch.
[[nodiscard]] QString toJson(const Patch &change);
[[nodiscard]] bool ledgerHolds(const Patch &change, const Record &resource);

/// Numbers of the order's resources that do not hold what was prepared for them.
struct LedgerState {
    int named = 0; ///< resources of the order
    QStringList waiting;
};
[[nodiscard]] LedgerState ledgerOf(const QUuid &order, const Situation &situation);

/// Items that prepare a change of the ledger and so name a resource: A1 to A5 (domain.md section 10).
[[nodiscard]] bool concernsLedger(QStringView item);

/// The rule of the entity: named once an order; `applied` only once the ledger holds the change.
[[nodiscard]] Result<void> settleOrderResource(const Command &command, const Record *before, Record &after, const Situation &situation);

} // namespace rules
