// Acts: the commands that carry a plan out, many rows each: rows of their own values go as targets with fields of their
// own, rows that change the same fields to the same values share them.
#pragma once

#include "exchange/sheetplan.h"

namespace exchange {

struct Act {
    Command command;
    std::vector<size_t> rows; ///< positions of the planned rows that it carries out, one a target
};

/// Rows that one act carries at most: a command is refused whole, and is one line of the outbox.
inline constexpr size_t rowsPerAct = 200;

/// The acts for the rows to create and update, in the order of the file; their relations are not among them.
[[nodiscard]] std::vector<Act> actsFor(const Shape &shape, const std::vector<PlannedRow> &rows, const QString &reason, IdSource &ids, Instant now);
/// An act of several rows as one a row, with ids of their own: one bad row must not keep good ones out.
[[nodiscard]] std::vector<Act> oneByOne(const Act &act, IdSource &ids);

/// A relation that is made when the records are there.
struct PendingRelation {
    qint64 line = 0; ///< of the row that asked for it
    QUuid from;
    NewRelation relation;
    std::optional<Problem> problem = {}; ///< where it was refused; the record itself is in the ledger
};
/// Rows of the act are positions of `relations`.
[[nodiscard]] std::vector<Act> relationActs(const std::vector<PendingRelation> &relations, const QString &reason, IdSource &ids, Instant now);

} // namespace exchange
