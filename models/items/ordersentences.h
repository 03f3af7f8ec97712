// What the rules of work orders say, in the words of people: verbs, and why an order is refused something.
#pragma once

#include "items/captions.h"
#include "rules/orderflow.h"

namespace items {

/// "Ask for approval", translated.
[[nodiscard]] QString verbText(rules::OrderVerb verb);
/// A sentence for an error of the rules of orders; empty for any other.
[[nodiscard]] QString orderSentence(const Error &error);
/// "Operations engineer, Shift leader": roles by their codes.
[[nodiscard]] QString rolesText(const QStringList &codes);

} // namespace items
