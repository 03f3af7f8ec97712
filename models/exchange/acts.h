// Acts: the commands that carry a plan out. Rows that change the same fields to the same values go as one command.
#pragma once

#include "exchange/sheetplan.h"

namespace exchange {

struct Act {
    Command command;
    std::vector<size_t> rows; ///< positions of the planned rows that it carries out
};

/// The acts for the rows to create and update, in the order of the file.
[[nodiscard]] std::vector<Act> actsFor(const Shape &shape, const std::vector<PlannedRow> &rows, const QString &reason, IdSource &ids, Instant now);
/// An act of several rows as one a row, with ids of their own: a command is refused whole, and one bad row must not keep
/// good ones out.
[[nodiscard]] std::vector<Act> oneByOne(const Act &act, IdSource &ids);

} // namespace exchange
