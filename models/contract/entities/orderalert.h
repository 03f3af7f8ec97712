// OrderAlert (告警): one alert of the monitoring behind an incident.
#pragma once

#include "contract/entities/workorder.h"

namespace contract {

enum class AlertState { Firing, Ended };
template <> struct Choices<AlertState> {
    static constexpr std::array all{
        Choice{AlertState::Firing, "firing", QT_TRANSLATE_NOOP("OrderAlert", "Firing")},
        Choice{AlertState::Ended, "resolved", QT_TRANSLATE_NOOP("OrderAlert", "Resolved")},
    };
};

struct OrderAlert {
    Id<OrderAlert> id;
    Revision revision = 0;
    bool retired = false;
    Id<WorkOrder> order;
    QString fingerprint; ///< of the alert at the monitoring
    QString name;
    QString instance;
    QString severity;
    QString summary;
    AlertState state = AlertState::Firing;
    Instant startsAt;
    std::optional<Instant> endsAt;
    Id<Organisation> unit; ///< of the order; kept by the rules
    bool operator==(const OrderAlert &) const = default;
};

template <> struct Describe<OrderAlert> {
    static constexpr auto name = "order_alert";
    static constexpr auto caption = QT_TRANSLATE_NOOP("OrderAlert", "Alert");
    static constexpr auto captions = QT_TRANSLATE_NOOP("OrderAlert", "Alerts");
    static constexpr auto numberPrefix = "";
    static constexpr auto fields = std::tuple{
        Field{"order_id", QT_TRANSLATE_NOOP("OrderAlert", "Work order"), &OrderAlert::order, traits::required | traits::indexed},
        Field{"fingerprint", QT_TRANSLATE_NOOP("OrderAlert", "Fingerprint"), &OrderAlert::fingerprint, traits::required | traits::indexed | traits::maxLength(64)},
        Field{"name", QT_TRANSLATE_NOOP("OrderAlert", "Alert"), &OrderAlert::name, traits::title | traits::required | traits::searchable | traits::listed | traits::maxLength(200)},
        Field{"instance", QT_TRANSLATE_NOOP("OrderAlert", "Instance"), &OrderAlert::instance, traits::searchable | traits::listed | traits::maxLength(200)},
        Field{"severity", QT_TRANSLATE_NOOP("OrderAlert", "Severity"), &OrderAlert::severity, traits::listed | traits::maxLength(40)},
        Field{"summary", QT_TRANSLATE_NOOP("OrderAlert", "Summary"), &OrderAlert::summary, traits::multiline},
        Field{"state", QT_TRANSLATE_NOOP("OrderAlert", "State"), &OrderAlert::state, traits::listed},
        Field{"starts_at", QT_TRANSLATE_NOOP("OrderAlert", "Began at"), &OrderAlert::startsAt, traits::listed},
        Field{"ends_at", QT_TRANSLATE_NOOP("OrderAlert", "Ended at"), &OrderAlert::endsAt, traits::listed},
        Field{"unit_id", QT_TRANSLATE_NOOP("OrderAlert", "Unit"), &OrderAlert::unit, traits::scope | traits::readOnly},
    };
};

} // namespace contract
