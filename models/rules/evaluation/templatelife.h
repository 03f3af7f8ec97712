// The life of a template's versions: drafted and edited, brought into force when nothing speaks against it, and superseded
// by the next. A version that was in force is never edited: what was evaluated by it stays what it was.
#pragma once

#include "contract/entities/evaluationtemplate.h"
#include "rules/decide.h"

namespace rules::evaluation {

/// The rule of the entity.
[[nodiscard]] Result<void> settleEvaluationTemplate(const Command &command, const Record *before, Record &after, const Situation &situation);

} // namespace rules::evaluation
