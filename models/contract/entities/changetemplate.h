// ChangeTemplate (标准变更模板): how a change that comes again is done. Once approved it needs one signature only; a change
// made from it that fails suspends it (rules/changetemplates).
#pragma once

#include "contract/entities/organisation.h"

namespace contract {

/// 变更类别: which chain of approvals, lead time and papers a change needs stands in the change rules (rules/changerules).
enum class ChangeClass { Standard, Normal, Major, Emergency };
template <> struct Choices<ChangeClass> {
    static constexpr std::array all{
        Choice{ChangeClass::Standard, "standard", QT_TRANSLATE_NOOP("ChangeRequest", "Standard")},
        Choice{ChangeClass::Normal, "normal", QT_TRANSLATE_NOOP("ChangeRequest", "Normal")},
        Choice{ChangeClass::Major, "major", QT_TRANSLATE_NOOP("ChangeRequest", "Major")},
        Choice{ChangeClass::Emergency, "emergency", QT_TRANSLATE_NOOP("ChangeRequest", "Emergency")},
    };
};

enum class TemplateState { Draft, Approved, Suspended };
template <> struct Choices<TemplateState> {
    static constexpr std::array all{
        Choice{TemplateState::Draft, "draft", QT_TRANSLATE_NOOP("ChangeTemplate", "Draft")},
        Choice{TemplateState::Approved, "approved", QT_TRANSLATE_NOOP("ChangeTemplate", "Approved")},
        Choice{TemplateState::Suspended, "suspended", QT_TRANSLATE_NOOP("ChangeTemplate", "Suspended")},
    };
};

struct ChangeTemplate {
    Id<ChangeTemplate> id;
    Revision revision = 0;
    bool retired = false;
    QString code;
    QString name;
    ChangeClass changeClass = ChangeClass::Standard;
    TemplateState state = TemplateState::Draft;
    QString reason; ///< when it is used
    QString steps; ///< ordered steps as JSON (rules/changeplan)
    QString fallback;
    QString verification;
    QString outage;
    int outageMinutes = 0;
    QString answers; ///< of the risk questions as JSON (rules/changerisk)
    QString approvedBy; ///< login
    std::optional<Instant> approvedAt;
    QDate reviewOn; ///< looked at again every year
    QString remark; ///< why it is suspended, or under what condition it is approved
    QString audience = QStringLiteral("everyone"); ///< kept by the rules
    bool operator==(const ChangeTemplate &) const = default;
};

template <> struct Describe<ChangeTemplate> {
    static constexpr auto name = "change_template";
    static constexpr auto caption = QT_TRANSLATE_NOOP("ChangeTemplate", "Change template");
    static constexpr auto captions = QT_TRANSLATE_NOOP("ChangeTemplate", "Change templates");
    static constexpr auto numberPrefix = "";
    static constexpr auto fields = std::tuple{
        Field{"code", QT_TRANSLATE_NOOP("ChangeTemplate", "Code"), &ChangeTemplate::code, traits::required | traits::unique | traits::searchable | traits::indexed | traits::listed | traits::maxLength(20)},
        Field{"name", QT_TRANSLATE_NOOP("ChangeTemplate", "Name"), &ChangeTemplate::name, traits::title | traits::required | traits::pinyin | traits::indexed | traits::listed | traits::maxLength(120)},
        Field{"change_class", QT_TRANSLATE_NOOP("ChangeTemplate", "Class"), &ChangeTemplate::changeClass, traits::indexed | traits::listed},
        Field{"state", QT_TRANSLATE_NOOP("ChangeTemplate", "State"), &ChangeTemplate::state, traits::indexed | traits::listed},
        Field{"reason", QT_TRANSLATE_NOOP("ChangeTemplate", "Reason"), &ChangeTemplate::reason, traits::multiline | traits::section(QT_TRANSLATE_NOOP("ChangeTemplate", "What is done"))},
        Field{"steps", QT_TRANSLATE_NOOP("ChangeTemplate", "Steps"), &ChangeTemplate::steps, traits::maxLength(100'000)},
        Field{"fallback", QT_TRANSLATE_NOOP("ChangeTemplate", "Fallback"), &ChangeTemplate::fallback, traits::multiline},
        Field{"verification", QT_TRANSLATE_NOOP("ChangeTemplate", "Verification"), &ChangeTemplate::verification, traits::multiline},
        Field{"outage", QT_TRANSLATE_NOOP("ChangeTemplate", "Outage"), &ChangeTemplate::outage, traits::multiline},
        Field{"outage_minutes", QT_TRANSLATE_NOOP("ChangeTemplate", "Outage expected"), &ChangeTemplate::outageMinutes, traits::range(0, 100000) | traits::unit("min")},
        Field{"answers", QT_TRANSLATE_NOOP("ChangeTemplate", "Risk questions"), &ChangeTemplate::answers, traits::maxLength(4'000)},
        Field{"approved_by", QT_TRANSLATE_NOOP("ChangeTemplate", "Approved by"), &ChangeTemplate::approvedBy, traits::readOnly | traits::listed | traits::maxLength(80) | traits::section(QT_TRANSLATE_NOOP("ChangeTemplate", "Approval"))},
        Field{"approved_at", QT_TRANSLATE_NOOP("ChangeTemplate", "Approved at"), &ChangeTemplate::approvedAt, traits::readOnly | traits::listed},
        Field{"review_on", QT_TRANSLATE_NOOP("ChangeTemplate", "To be reviewed on"), &ChangeTemplate::reviewOn, traits::listed},
        Field{"remark", QT_TRANSLATE_NOOP("ChangeTemplate", "Remark"), &ChangeTemplate::remark, traits::multiline},
        Field{"audience", QT_TRANSLATE_NOOP("ChangeTemplate", "Seen by"), &ChangeTemplate::audience, traits::scope | traits::readOnly | traits::maxLength(20)},
    };
};

} // namespace contract
