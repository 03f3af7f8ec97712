// Sentences of the workflow of changes: what a verb is called, and why the rules refuse something.
#pragma once

#include "items/captions.h"
#include "rules/changeflow.h"

namespace items {

/// "Ask for approval", translated.
[[nodiscard]] QString verbText(rules::ChangeVerb verb);
/// "Change manager, Service manager".
[[nodiscard]] QString roleNames(const QStringList &codes);
/// Empty where the error is none of the change rules'.
[[nodiscard]] QString changeSentence(const Error &error);
/// Whether what is missing is told by a tab: its number in the order of the tabs.
enum class ChangePlace { Form, Plan, Impact, Approval, Work };
[[nodiscard]] std::optional<ChangePlace> placeOf(const rules::ChangeProblem &problem);

} // namespace items
