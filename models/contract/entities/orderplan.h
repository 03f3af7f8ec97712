// OrderPlan (计划): work that comes again by the calendar: inspections, checks, reports. The server makes its orders.
#pragma once

#include "contract/entities/serviceitem.h"
#include "contract/entities/businesssystem.h"
#include "contract/entities/person.h"

namespace contract {

struct OrderPlan {
    Id<OrderPlan> id;
    Revision revision = 0;
    bool retired = false;
    QString number;
    QString name;
    Id<ServiceItem> item; ///< the orders take the version that is in force when they are made
    Id<Organisation> unit;
    Id<BusinessSystem> system;
    QString team; ///< role code
    Id<Person> assignee;
    QString description; ///< what the orders say
    QString schedule; ///< JSON (rules/recurrence)
    QDate startsOn;
    QDate endsOn; ///< empty: no end
    bool paused = false;
    std::optional<Instant> madeUntil; ///< orders are made for every occurrence before it
    bool operator==(const OrderPlan &) const = default;
};

template <> struct Describe<OrderPlan> {
    static constexpr auto name = "order_plan";
    static constexpr auto caption = QT_TRANSLATE_NOOP("OrderPlan", "Recurring plan");
    static constexpr auto captions = QT_TRANSLATE_NOOP("OrderPlan", "Recurring plans");
    static constexpr auto numberPrefix = "JH";
    static constexpr auto fields = std::tuple{
        Field{"number", QT_TRANSLATE_NOOP("OrderPlan", "Number"), &OrderPlan::number, traits::key},
        Field{"name", QT_TRANSLATE_NOOP("OrderPlan", "Name"), &OrderPlan::name, traits::title | traits::required | traits::pinyin | traits::indexed | traits::listed | traits::maxLength(120)},
        Field{"item_id", QT_TRANSLATE_NOOP("OrderPlan", "Service item"), &OrderPlan::item, traits::required | traits::indexed | traits::listed},
        Field{"unit_id", QT_TRANSLATE_NOOP("OrderPlan", "Unit"), &OrderPlan::unit, traits::required | traits::scope | traits::indexed | traits::listed},
        Field{"system_id", QT_TRANSLATE_NOOP("OrderPlan", "Business system"), &OrderPlan::system, traits::indexed},
        Field{"team", QT_TRANSLATE_NOOP("OrderPlan", "Team"), &OrderPlan::team, traits::catalogue("service_role") | traits::listed | traits::maxLength(40)},
        Field{"assignee_id", QT_TRANSLATE_NOOP("OrderPlan", "Assignee"), &OrderPlan::assignee, traits::listed},
        Field{"description", QT_TRANSLATE_NOOP("OrderPlan", "Description"), &OrderPlan::description, traits::multiline},
        Field{"schedule", QT_TRANSLATE_NOOP("OrderPlan", "Schedule"), &OrderPlan::schedule, traits::required | traits::maxLength(2'000)},
        Field{"starts_on", QT_TRANSLATE_NOOP("OrderPlan", "First day"), &OrderPlan::startsOn, traits::required | traits::listed},
        Field{"ends_on", QT_TRANSLATE_NOOP("OrderPlan", "Last day"), &OrderPlan::endsOn, traits::listed},
        Field{"paused", QT_TRANSLATE_NOOP("OrderPlan", "Paused"), &OrderPlan::paused, traits::indexed | traits::listed},
        Field{"made_until", QT_TRANSLATE_NOOP("OrderPlan", "Made until"), &OrderPlan::madeUntil, traits::readOnly | traits::listed},
    };
};

} // namespace contract
