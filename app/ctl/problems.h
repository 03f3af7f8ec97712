// Sentences about the rows of a sheet that stay out, for the reason column of the file of rejects.
#pragma once

#include "command.h"
#include "exchange/celltext.h"

namespace ctl {

/// Names the row, the column and what is wrong there.
[[nodiscard]] QString sentenceAbout(qint64 line, const exchange::Problem &problem);
/// The heading of the column; a sheet that has it is not taken for one with an unknown column.
[[nodiscard]] QString reasonHeading();

} // namespace ctl
