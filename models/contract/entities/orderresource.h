// OrderResource (工单资源): a resource that an order is about, and the change of the ledger that the order prepares for it.
#pragma once

#include "contract/entities/resource.h"
#include "contract/entities/workorder.h"

namespace contract {

struct OrderResource {
    Id<OrderResource> id;
    Revision revision = 0;
    bool retired = false;
    Id<WorkOrder> order;
    Id<Resource> resource;
    QString change; ///< fields of the resource and what they shall hold, as a JSON object; empty: named only
    std::optional<Instant> appliedAt; ///< when the ledger held it; set by the rules once it does
    bool applied = false; ///< asks the rules to look whether the ledger holds the change
    Id<Organisation> unit; ///< of the order; kept by the rules
    bool operator==(const OrderResource &) const = default;
};

template <> struct Describe<OrderResource> {
    static constexpr auto name = "order_resource";
    static constexpr auto caption = QT_TRANSLATE_NOOP("OrderResource", "Resource of an order");
    static constexpr auto captions = QT_TRANSLATE_NOOP("OrderResource", "Resources of orders");
    static constexpr auto numberPrefix = "";
    static constexpr auto fields = std::tuple{
        Field{"order_id", QT_TRANSLATE_NOOP("OrderResource", "Work order"), &OrderResource::order, traits::required | traits::indexed},
        Field{"resource_id", QT_TRANSLATE_NOOP("OrderResource", "Resource"), &OrderResource::resource, traits::required | traits::indexed | traits::listed},
        Field{"change", QT_TRANSLATE_NOOP("OrderResource", "Prepared change"), &OrderResource::change, traits::maxLength(20'000)},
        Field{"applied_at", QT_TRANSLATE_NOOP("OrderResource", "In the ledger since"), &OrderResource::appliedAt, traits::readOnly | traits::listed},
        Field{"applied", QT_TRANSLATE_NOOP("OrderResource", "In the ledger"), &OrderResource::applied, traits::listed},
        Field{"unit_id", QT_TRANSLATE_NOOP("OrderResource", "Unit"), &OrderResource::unit, traits::scope | traits::readOnly},
    };
};

} // namespace contract
