// Sentences of evaluations and all that hangs on them: what a verb is called, and why the rules refuse something.
#pragma once

#include "items/captions.h"
#include "rules/evaluation/evaluationflow.h"

namespace items {

/// "Open the scoring", translated.
[[nodiscard]] QString verbText(rules::evaluation::EvaluationVerb verb);
/// Empty where the error is none of the evaluation rules'.
[[nodiscard]] QString evaluationSentence(const Error &error);

} // namespace items
