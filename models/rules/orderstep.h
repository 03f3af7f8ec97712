// The record of a step (步骤记录): what its checks answer, what an order still lacks, and the rules that keep a record. A
// step of the order's item version is recorded once, whoever works on it; nothing of it is deleted.
#pragma once

#include "contract/entities/orderstep.h"
#include "rules/decide.h"
#include "rules/servicecatalogue.h"

#include <functional>

namespace rules {

/// The id of the record of a step, the same whoever makes it.
[[nodiscard]] QUuid orderStepId(const QUuid &order, int step);

enum class CheckVerdict { Normal, Abnormal, NotApplicable };
/// The answer to one check of the step, as OrderStep::checks keeps it. What is not answered yet is left out.
struct CheckAnswer {
    QString name;
    CheckVerdict verdict = CheckVerdict::Normal;
    std::optional<double> value; ///< measured
    QString note;                ///< why it does not apply, or what was done about what is abnormal
    bool operator==(const CheckAnswer &) const = default;
};
/// [{"name": "ups_load", "verdict": "abnormal", "value": 85.5, "note": "…"}]. An empty text has none; the error names the
/// place.
[[nodiscard]] Result<std::vector<CheckAnswer>> answersFromJson(const QString &json);
/// An empty text where there is none.
[[nodiscard]] QString toJson(std::span<const CheckAnswer> answers);
/// The answer of a measured value: the range decides.
[[nodiscard]] CheckAnswer measured(const StepCheck &check, double value);
/// "normal", for files and chips.
[[nodiscard]] QString codeOf(CheckVerdict verdict);
/// English words for people, translated in the context "OrderStep".
[[nodiscard]] const char *captionOf(CheckVerdict verdict);

/// What keeps an order from being resolved, or closed.
struct MissingStep {
    enum class What {
        Record,   ///< not recorded as done, nor left out where it may be
        Evidence, ///< done without the file that it wants
        Abnormal, ///< something is abnormal, and neither an incident is named nor what was done about it
    };
    int step = 1;
    What what = What::Record;
    bool operator==(const MissingStep &) const = default;
};
/// True where a file hangs on the record.
using HasEvidence = std::function<bool(const QUuid &stepRecord)>;
/// In the order of steps. For Resolved the steps that come before it, for Closed all of them. Where every step may be left
/// out, one must have been done.
[[nodiscard]] std::vector<MissingStep> missingSteps(std::span<const ServiceStep> steps, std::span<const OrderStep> records, const HasEvidence &hasEvidence, StepBefore before);
/// The same for an order as the world knows its steps and files. The error is of an item that is not there.
[[nodiscard]] Result<std::vector<MissingStep>> missingSteps(const Record &order, StepBefore before, const World &world);

/// The steps of the item version that the order started with. UnknownReference where it is not there.
[[nodiscard]] Result<std::vector<ServiceStep>> stepsOf(const Record &order, const World &world);
/// The records of the order's steps, in the order of steps.
[[nodiscard]] std::vector<OrderStep> recordsOf(const Record &order, const World &world);
/// By when a step is due that is begun now: counted from the end of the step before, else from the order's acceptance or
/// submission.
[[nodiscard]] std::optional<Instant> stepDueAt(const ServiceStep &step, const Record &order, std::span<const OrderStep> records, const WorkingCalendar &working);

/// The rule of the entity.
[[nodiscard]] Result<void> settleOrderStep(const Command &command, const Record *before, Record &after, const Situation &situation);

} // namespace rules
