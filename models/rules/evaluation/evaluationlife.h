// The life of an evaluation: what a verb of evaluationflow checks and stamps, what may be written in which state, and what
// is kept of what was frozen. A frozen evaluation takes signatures and nothing else; a correction is a new evaluation
// beside it, and the old one gives way when the new one is frozen.
#pragma once

#include "contract/entities/evaluation.h"
#include "rules/decide.h"

namespace rules::evaluation {

/// The last day of the period of that kind that begins on the day; null where none begins on it.
[[nodiscard]] QDate lastDayOf(PeriodKind kind, QDate from);
/// So many days objections are open where the evaluation names no day.
inline constexpr int daysForObjections = 5;

/// The rule of the entity.
[[nodiscard]] Result<void> settleEvaluation(const Command &command, const Record *before, Record &after, const Situation &situation);

} // namespace rules::evaluation
