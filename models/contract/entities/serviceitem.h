// ServiceItem (服务项): one version of one item of the service catalogue with its ordered steps. An order keeps the version
// that it started with. What the items and steps say is data, our proposal (domain.md section 8).
#pragma once

#include "contract/entities/organisation.h"

namespace contract {

/// What sort of work an order is (domain.md section 8).
enum class OrderKind { Request, Incident, Problem, Inspection, Drill, Assurance, Complaint, Change };
template <> struct Choices<OrderKind> {
    static constexpr std::array all{
        Choice{OrderKind::Request, "request", QT_TRANSLATE_NOOP("ServiceItem", "Service request")},
        Choice{OrderKind::Incident, "incident", QT_TRANSLATE_NOOP("ServiceItem", "Incident")},
        Choice{OrderKind::Problem, "problem", QT_TRANSLATE_NOOP("ServiceItem", "Problem")},
        Choice{OrderKind::Inspection, "inspection", QT_TRANSLATE_NOOP("ServiceItem", "Inspection")},
        Choice{OrderKind::Drill, "drill", QT_TRANSLATE_NOOP("ServiceItem", "Drill")},
        Choice{OrderKind::Assurance, "assurance", QT_TRANSLATE_NOOP("ServiceItem", "Major-event assurance")},
        Choice{OrderKind::Complaint, "complaint", QT_TRANSLATE_NOOP("ServiceItem", "Complaint")},
        Choice{OrderKind::Change, "change", QT_TRANSLATE_NOOP("ServiceItem", "Change")},
    };
};

/// A version is drafted, comes into force, and gives way to the next.
enum class ItemState { Draft, InForce, Superseded };
template <> struct Choices<ItemState> {
    static constexpr std::array all{
        Choice{ItemState::Draft, "draft", QT_TRANSLATE_NOOP("ServiceItem", "Draft")},
        Choice{ItemState::InForce, "in_force", QT_TRANSLATE_NOOP("ServiceItem", "In force")},
        Choice{ItemState::Superseded, "superseded", QT_TRANSLATE_NOOP("ServiceItem", "Superseded")},
    };
};

struct ServiceItem {
    Id<ServiceItem> id;
    Revision revision = 0;
    bool retired = false;
    QString code; ///< "A1"
    QString name;
    QString englishName;
    OrderKind kind = OrderKind::Request;
    int version = 1; ///< counts up within a code
    ItemState state = ItemState::Draft;
    QDate effectiveOn;
    QString outsideCode; ///< the item in an outside classification, where the customer keeps one
    QString clause; ///< for the customer to fill in from the own copy of the standard; ships blank
    QString sourceNote;
    QString steps; ///< ordered steps as JSON (rules/servicecatalogue)
    QString audience = QStringLiteral("everyone"); ///< kept by the rules
    bool operator==(const ServiceItem &) const = default;
};

template <> struct Describe<ServiceItem> {
    static constexpr auto name = "service_item";
    static constexpr auto caption = QT_TRANSLATE_NOOP("ServiceItem", "Service item");
    static constexpr auto captions = QT_TRANSLATE_NOOP("ServiceItem", "Service items");
    static constexpr auto numberPrefix = "";
    static constexpr auto fields = std::tuple{
        Field{"code", QT_TRANSLATE_NOOP("ServiceItem", "Code"), &ServiceItem::code, traits::required | traits::searchable | traits::indexed | traits::listed | traits::maxLength(20)},
        Field{"name", QT_TRANSLATE_NOOP("ServiceItem", "Name"), &ServiceItem::name, traits::title | traits::required | traits::pinyin | traits::indexed | traits::listed | traits::maxLength(120)},
        Field{"english_name", QT_TRANSLATE_NOOP("ServiceItem", "English name"), &ServiceItem::englishName, traits::maxLength(160)},
        Field{"kind", QT_TRANSLATE_NOOP("ServiceItem", "Kind"), &ServiceItem::kind, traits::indexed | traits::listed},
        Field{"version", QT_TRANSLATE_NOOP("ServiceItem", "Version"), &ServiceItem::version, traits::listed | traits::range(1, 100000)},
        Field{"state", QT_TRANSLATE_NOOP("ServiceItem", "State"), &ServiceItem::state, traits::indexed | traits::listed},
        Field{"effective_on", QT_TRANSLATE_NOOP("ServiceItem", "In force from"), &ServiceItem::effectiveOn, traits::listed},
        Field{"outside_code", QT_TRANSLATE_NOOP("ServiceItem", "Outside code"), &ServiceItem::outsideCode, traits::maxLength(60)},
        Field{"clause", QT_TRANSLATE_NOOP("ServiceItem", "Clause"), &ServiceItem::clause, traits::maxLength(60)},
        Field{"source_note", QT_TRANSLATE_NOOP("ServiceItem", "Source"), &ServiceItem::sourceNote, traits::multiline},
        Field{"steps", QT_TRANSLATE_NOOP("ServiceItem", "Steps"), &ServiceItem::steps, traits::maxLength(400'000)},
        Field{"audience", QT_TRANSLATE_NOOP("ServiceItem", "Seen by"), &ServiceItem::audience, traits::scope | traits::readOnly | traits::maxLength(20)},
    };
};

} // namespace contract
