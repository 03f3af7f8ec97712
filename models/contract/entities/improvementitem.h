// ImprovementItem (整改项): what a low score asks to be mended: cause, measure, owner, due day, re-check, 销号.
#pragma once

#include "contract/entities/evaluation.h"
#include "contract/entities/workorder.h"

namespace contract {

/// 整改: raised -> planned -> done -> closed (销号) | returned.
enum class ImprovementState { Raised, Planned, Done, Returned, Closed, Cancelled };
template <> struct Choices<ImprovementState> {
    static constexpr std::array all{
        Choice{ImprovementState::Raised, "raised", QT_TRANSLATE_NOOP("ImprovementItem", "Raised")},
        Choice{ImprovementState::Planned, "planned", QT_TRANSLATE_NOOP("ImprovementItem", "Measure set")},
        Choice{ImprovementState::Done, "done", QT_TRANSLATE_NOOP("ImprovementItem", "To be re-checked")},
        Choice{ImprovementState::Returned, "returned", QT_TRANSLATE_NOOP("ImprovementItem", "Returned")},
        Choice{ImprovementState::Closed, "closed", QT_TRANSLATE_NOOP("ImprovementItem", "Closed")},
        Choice{ImprovementState::Cancelled, "cancelled", QT_TRANSLATE_NOOP("ImprovementItem", "Cancelled")},
    };
};

struct ImprovementItem {
    Id<ImprovementItem> id;
    Revision revision = 0;
    bool retired = false;
    QString number;
    QString title; ///< the problem in one line
    ImprovementState state = ImprovementState::Raised;
    Id<Evaluation> evaluation; ///< where it comes from; empty: raised by itself
    QString indicator; ///< code of the template
    Id<Organisation> unit; ///< who has to mend it
    QString problem;
    QString cause;
    QString measure;
    Id<Person> owner;
    QDate dueOn;
    QString outcome; ///< what was done
    QString recheck; ///< what the re-check found
    QString raisedBy;
    std::optional<Instant> raisedAt;
    std::optional<Instant> doneAt;
    QString doneBy;
    QString recheckedBy;
    std::optional<Instant> closedAt;
    std::optional<Timeliness> kept; ///< whether it was done by its day; kept by the rules
    int returnCount = 0;
    bool operator==(const ImprovementItem &) const = default;
};

template <> struct Describe<ImprovementItem> {
    static constexpr auto name = "improvement_item";
    static constexpr auto caption = QT_TRANSLATE_NOOP("ImprovementItem", "Improvement");
    static constexpr auto captions = QT_TRANSLATE_NOOP("ImprovementItem", "Improvements");
    static constexpr auto numberPrefix = "ZG";
    static constexpr auto fields = std::tuple{
        Field{"number", QT_TRANSLATE_NOOP("ImprovementItem", "Number"), &ImprovementItem::number, traits::key},
        Field{"title", QT_TRANSLATE_NOOP("ImprovementItem", "Problem"), &ImprovementItem::title, traits::title | traits::required | traits::pinyin | traits::indexed | traits::listed | traits::maxLength(120)},
        Field{"state", QT_TRANSLATE_NOOP("ImprovementItem", "State"), &ImprovementItem::state, traits::indexed | traits::listed},
        Field{"evaluation_id", QT_TRANSLATE_NOOP("ImprovementItem", "Evaluation"), &ImprovementItem::evaluation, traits::indexed | traits::listed},
        Field{"indicator", QT_TRANSLATE_NOOP("ImprovementItem", "Indicator"), &ImprovementItem::indicator, traits::listed | traits::maxLength(40)},
        Field{"unit_id", QT_TRANSLATE_NOOP("ImprovementItem", "Unit"), &ImprovementItem::unit, traits::required | traits::scope | traits::indexed | traits::listed},
        Field{"problem", QT_TRANSLATE_NOOP("ImprovementItem", "What was found"), &ImprovementItem::problem, traits::multiline},
        Field{"cause", QT_TRANSLATE_NOOP("ImprovementItem", "Cause"), &ImprovementItem::cause, traits::multiline},
        Field{"measure", QT_TRANSLATE_NOOP("ImprovementItem", "Measure"), &ImprovementItem::measure, traits::multiline},
        Field{"owner_id", QT_TRANSLATE_NOOP("ImprovementItem", "Owner"), &ImprovementItem::owner, traits::indexed | traits::listed},
        Field{"due_on", QT_TRANSLATE_NOOP("ImprovementItem", "Due"), &ImprovementItem::dueOn, traits::indexed | traits::listed},
        Field{"outcome", QT_TRANSLATE_NOOP("ImprovementItem", "Outcome"), &ImprovementItem::outcome, traits::multiline},
        Field{"recheck", QT_TRANSLATE_NOOP("ImprovementItem", "Re-check"), &ImprovementItem::recheck, traits::multiline},
        Field{"raised_by", QT_TRANSLATE_NOOP("ImprovementItem", "Raised by"), &ImprovementItem::raisedBy, traits::readOnly | traits::listed | traits::maxLength(80)},
        Field{"raised_at", QT_TRANSLATE_NOOP("ImprovementItem", "Raised at"), &ImprovementItem::raisedAt, traits::readOnly | traits::indexed | traits::listed},
        Field{"done_at", QT_TRANSLATE_NOOP("ImprovementItem", "Done at"), &ImprovementItem::doneAt, traits::readOnly},
        Field{"done_by", QT_TRANSLATE_NOOP("ImprovementItem", "Done by"), &ImprovementItem::doneBy, traits::readOnly | traits::maxLength(80)},
        Field{"rechecked_by", QT_TRANSLATE_NOOP("ImprovementItem", "Re-checked by"), &ImprovementItem::recheckedBy, traits::readOnly | traits::maxLength(80)},
        Field{"closed_at", QT_TRANSLATE_NOOP("ImprovementItem", "Closed at"), &ImprovementItem::closedAt, traits::readOnly | traits::indexed | traits::listed},
        Field{"kept", QT_TRANSLATE_NOOP("ImprovementItem", "In time"), &ImprovementItem::kept, traits::readOnly | traits::indexed | traits::listed},
        Field{"return_count", QT_TRANSLATE_NOOP("ImprovementItem", "Times returned"), &ImprovementItem::returnCount, traits::readOnly},
    };
};

} // namespace contract
