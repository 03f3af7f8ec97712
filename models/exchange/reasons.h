// Reasons: why rows stay out, in the words of the person who mends them; for lists, and for the reason column of a file.
#pragma once

#include "exchange/celltext.h"

namespace exchange {

/// One clause without a full stop: "\"soon\" is no date".
[[nodiscard]] QString reasonOf(const Problem &problem, const Shape &shape);
/// All of a row, each with its column: "Opened on: \"soon\" is no date; …".
[[nodiscard]] QString reasonsOf(const std::vector<Problem> &problems, const Shape &shape);

} // namespace exchange
