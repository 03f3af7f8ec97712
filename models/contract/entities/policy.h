// Policy (运行策略): a document of rules that the customer edits: the service-level grid, the working calendar, how alerts
// become incidents. One of a kind is alive; where there is none, the shipped one counts (resources/policies).
#pragma once

#include "contract/entities/organisation.h"

namespace contract {

enum class PolicyKind { ServiceLevels, Calendar, AlertMapping, ChangeRules, Reporting };
template <> struct Choices<PolicyKind> {
    static constexpr std::array all{
        Choice{PolicyKind::ServiceLevels, "service_levels", QT_TRANSLATE_NOOP("Policy", "Service levels")},
        Choice{PolicyKind::Calendar, "calendar", QT_TRANSLATE_NOOP("Policy", "Working calendar")},
        Choice{PolicyKind::AlertMapping, "alert_mapping", QT_TRANSLATE_NOOP("Policy", "Alert mapping")},
        Choice{PolicyKind::ChangeRules, "change_rules", QT_TRANSLATE_NOOP("Policy", "Change rules")},
        Choice{PolicyKind::Reporting, "reporting", QT_TRANSLATE_NOOP("Policy", "Reports by schedule")},
    };
};

struct Policy {
    Id<Policy> id;
    Revision revision = 0;
    bool retired = false;
    PolicyKind kind = PolicyKind::ServiceLevels; ///< one living document a kind
    QString name;
    QString version; ///< as people call it: "2026.1"
    QDate effectiveOn;
    QString sourceNote;
    QString content; ///< the document as JSON (rules/servicelevels, rules/calendardocument)
    QString audience = QStringLiteral("everyone"); ///< kept by the rules
    bool operator==(const Policy &) const = default;
};

template <> struct Describe<Policy> {
    static constexpr auto name = "policy";
    static constexpr auto caption = QT_TRANSLATE_NOOP("Policy", "Policy");
    static constexpr auto captions = QT_TRANSLATE_NOOP("Policy", "Policies");
    static constexpr auto numberPrefix = "";
    static constexpr auto fields = std::tuple{
        Field{"kind", QT_TRANSLATE_NOOP("Policy", "Kind"), &Policy::kind, traits::unique | traits::indexed | traits::listed},
        Field{"name", QT_TRANSLATE_NOOP("Policy", "Name"), &Policy::name, traits::title | traits::required | traits::listed | traits::maxLength(120)},
        Field{"version", QT_TRANSLATE_NOOP("Policy", "Version"), &Policy::version, traits::required | traits::listed | traits::maxLength(40)},
        Field{"effective_on", QT_TRANSLATE_NOOP("Policy", "In force from"), &Policy::effectiveOn, traits::listed},
        Field{"source_note", QT_TRANSLATE_NOOP("Policy", "Source"), &Policy::sourceNote, traits::multiline},
        Field{"content", QT_TRANSLATE_NOOP("Policy", "Content"), &Policy::content, traits::required | traits::maxLength(1'000'000)},
        Field{"audience", QT_TRANSLATE_NOOP("Policy", "Seen by"), &Policy::audience, traits::scope | traits::readOnly | traits::maxLength(20)},
    };
};

} // namespace contract
