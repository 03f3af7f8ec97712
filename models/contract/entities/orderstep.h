// OrderStep (步骤记录): the record of one step of an order. It is made when the step is first worked on; its id follows
// from the order and the number of the step (rules/orderstep), so two people cannot make two of it.
#pragma once

#include "contract/entities/workorder.h"

namespace contract {

enum class StepState { Begun, Done, Skipped, NotApplicable };
template <> struct Choices<StepState> {
    static constexpr std::array all{
        Choice{StepState::Begun, "begun", QT_TRANSLATE_NOOP("OrderStep", "Begun")},
        Choice{StepState::Done, "done", QT_TRANSLATE_NOOP("OrderStep", "Done")},
        Choice{StepState::Skipped, "skipped", QT_TRANSLATE_NOOP("OrderStep", "Skipped")},
        Choice{StepState::NotApplicable, "not_applicable", QT_TRANSLATE_NOOP("OrderStep", "Not applicable")},
    };
};

struct OrderStep {
    Id<OrderStep> id;
    Revision revision = 0;
    bool retired = false;
    Id<WorkOrder> order;
    int step = 1; ///< number within the item
    QString stepKey; ///< "A1.4": finds what was done in the same step of other orders; kept by the rules
    QString name; ///< of the step, for lists
    StepState state = StepState::Begun;
    QString record; ///< what was done, or why it was not
    QString checks; ///< checked items and measured values as JSON (rules/orderstep)
    int abnormal = 0; ///< number of checked items that are abnormal
    Id<WorkOrder> incident; ///< opened for what is abnormal
    std::optional<Instant> dueAt; ///< by the limit of the step
    QString doneBy;
    std::optional<Instant> doneAt;
    Id<Organisation> unit; ///< of the order; kept by the rules
    std::optional<Timeliness> kept; ///< whether it was done by its time; kept by the rules
    bool operator==(const OrderStep &) const = default;
};

template <> struct Describe<OrderStep> {
    static constexpr auto name = "order_step";
    static constexpr auto caption = QT_TRANSLATE_NOOP("OrderStep", "Step");
    static constexpr auto captions = QT_TRANSLATE_NOOP("OrderStep", "Steps");
    static constexpr auto numberPrefix = "";
    static constexpr auto fields = std::tuple{
        Field{"order_id", QT_TRANSLATE_NOOP("OrderStep", "Work order"), &OrderStep::order, traits::required | traits::indexed},
        Field{"step", QT_TRANSLATE_NOOP("OrderStep", "No."), &OrderStep::step, traits::required | traits::range(1, 1000) | traits::listed},
        Field{"step_key", QT_TRANSLATE_NOOP("OrderStep", "Step of the item"), &OrderStep::stepKey, traits::readOnly | traits::indexed | traits::maxLength(40)},
        Field{"name", QT_TRANSLATE_NOOP("OrderStep", "Step"), &OrderStep::name, traits::title | traits::required | traits::listed | traits::maxLength(120)},
        Field{"state", QT_TRANSLATE_NOOP("OrderStep", "State"), &OrderStep::state, traits::listed},
        Field{"record", QT_TRANSLATE_NOOP("OrderStep", "Record"), &OrderStep::record, traits::multiline},
        Field{"checks", QT_TRANSLATE_NOOP("OrderStep", "Checks"), &OrderStep::checks, traits::maxLength(200'000)},
        Field{"abnormal", QT_TRANSLATE_NOOP("OrderStep", "Abnormal"), &OrderStep::abnormal, traits::readOnly | traits::listed},
        Field{"incident_id", QT_TRANSLATE_NOOP("OrderStep", "Incident"), &OrderStep::incident, traits::listed},
        Field{"due_at", QT_TRANSLATE_NOOP("OrderStep", "Due"), &OrderStep::dueAt, traits::readOnly},
        Field{"done_by", QT_TRANSLATE_NOOP("OrderStep", "Done by"), &OrderStep::doneBy, traits::readOnly | traits::listed | traits::personal | traits::maxLength(80)},
        Field{"done_at", QT_TRANSLATE_NOOP("OrderStep", "Done at"), &OrderStep::doneAt, traits::readOnly | traits::listed},
        Field{"unit_id", QT_TRANSLATE_NOOP("OrderStep", "Unit"), &OrderStep::unit, traits::scope | traits::readOnly},
        Field{"kept", QT_TRANSLATE_NOOP("OrderStep", "In time"), &OrderStep::kept, traits::readOnly},
    };
};

} // namespace contract
