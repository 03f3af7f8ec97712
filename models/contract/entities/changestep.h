// ChangeStep (实施记录): the record of one step of a change: one acts, one watches. Its id follows from the change, the part
// and the number (rules/changesteps), so two people cannot make two of it.
#pragma once

#include "contract/entities/changerequest.h"

namespace contract {

enum class ChangePart { Work, Verification, Fallback };
template <> struct Choices<ChangePart> {
    static constexpr std::array all{
        Choice{ChangePart::Work, "work", QT_TRANSLATE_NOOP("ChangeStep", "Work")},
        Choice{ChangePart::Verification, "verification", QT_TRANSLATE_NOOP("ChangeStep", "Verification")},
        Choice{ChangePart::Fallback, "fallback", QT_TRANSLATE_NOOP("ChangeStep", "Fallback")},
    };
};

enum class ChangeStepState { Begun, Done, Failed, Skipped };
template <> struct Choices<ChangeStepState> {
    static constexpr std::array all{
        Choice{ChangeStepState::Begun, "begun", QT_TRANSLATE_NOOP("ChangeStep", "Begun")},
        Choice{ChangeStepState::Done, "done", QT_TRANSLATE_NOOP("ChangeStep", "Done")},
        Choice{ChangeStepState::Failed, "failed", QT_TRANSLATE_NOOP("ChangeStep", "Failed")},
        Choice{ChangeStepState::Skipped, "skipped", QT_TRANSLATE_NOOP("ChangeStep", "Skipped")},
    };
};

struct ChangeStep {
    Id<ChangeStep> id;
    Revision revision = 0;
    bool retired = false;
    Id<ChangeRequest> change;
    ChangePart part = ChangePart::Work;
    int step = 1; ///< number within the part
    QString name; ///< of the step, for lists
    ChangeStepState state = ChangeStepState::Begun;
    QString record; ///< what was done and seen, or why it was not
    QString doneBy;
    std::optional<Instant> doneAt;
    bool watched = false; ///< another has seen it done
    QString watchedBy;
    std::optional<Instant> watchedAt;
    Id<Organisation> unit; ///< of the change; kept by the rules
    bool operator==(const ChangeStep &) const = default;
};

template <> struct Describe<ChangeStep> {
    static constexpr auto name = "change_step";
    static constexpr auto caption = QT_TRANSLATE_NOOP("ChangeStep", "Step of a change");
    static constexpr auto captions = QT_TRANSLATE_NOOP("ChangeStep", "Steps of changes");
    static constexpr auto numberPrefix = "";
    static constexpr auto fields = std::tuple{
        Field{"change_id", QT_TRANSLATE_NOOP("ChangeStep", "Change"), &ChangeStep::change, traits::required | traits::indexed},
        Field{"part", QT_TRANSLATE_NOOP("ChangeStep", "Part"), &ChangeStep::part, traits::listed},
        Field{"step", QT_TRANSLATE_NOOP("ChangeStep", "No."), &ChangeStep::step, traits::required | traits::range(1, 1000) | traits::listed},
        Field{"name", QT_TRANSLATE_NOOP("ChangeStep", "Step"), &ChangeStep::name, traits::title | traits::required | traits::listed | traits::maxLength(200)},
        Field{"state", QT_TRANSLATE_NOOP("ChangeStep", "State"), &ChangeStep::state, traits::listed},
        Field{"record", QT_TRANSLATE_NOOP("ChangeStep", "Record"), &ChangeStep::record, traits::multiline},
        Field{"done_by", QT_TRANSLATE_NOOP("ChangeStep", "Done by"), &ChangeStep::doneBy, traits::readOnly | traits::listed | traits::personal | traits::maxLength(80)},
        Field{"done_at", QT_TRANSLATE_NOOP("ChangeStep", "Done at"), &ChangeStep::doneAt, traits::readOnly | traits::listed},
        Field{"watched", QT_TRANSLATE_NOOP("ChangeStep", "Watched"), &ChangeStep::watched, traits::listed},
        Field{"watched_by", QT_TRANSLATE_NOOP("ChangeStep", "Watched by"), &ChangeStep::watchedBy, traits::readOnly | traits::listed | traits::personal | traits::maxLength(80)},
        Field{"watched_at", QT_TRANSLATE_NOOP("ChangeStep", "Watched at"), &ChangeStep::watchedAt, traits::readOnly},
        Field{"unit_id", QT_TRANSLATE_NOOP("ChangeStep", "Unit"), &ChangeStep::unit, traits::scope | traits::readOnly},
    };
};

} // namespace contract
