// Differences: ledger now, file now and file last time, a cell a row, as a sheet in which a person marks what to accept.
#pragma once

#include "exchange/importrun.h"

namespace exchange {

/// Accepted unless a person says otherwise: what only the file changed. A new record has no ledger to ask.
[[nodiscard]] bool acceptedAtFirst(Side side);
/// "file", "ledger", "both", "unknown".
[[nodiscard]] QString textOf(Side side);

class DifferenceSheet
{
public:
    static Result<DifferenceSheet> create(const QString &path, const Shape &shape);
    Result<void> add(const PlannedRow &row);
    Result<void> finish() { return m_sheet->finish(); }
    [[nodiscard]] qint64 count() const { return m_count; }

private:
    DifferenceSheet(const Shape &shape, std::unique_ptr<SheetWriter> sheet) : m_shape(shape), m_sheet(std::move(sheet)) {}
    const Shape &m_shape;
    std::unique_ptr<SheetWriter> m_sheet;
    qint64 m_count = 0;
};

/// What a mended sheet of differences accepts. BadRequest names the line that cannot be read.
[[nodiscard]] Result<Acceptance> acceptanceIn(const QString &path, const Shape &shape);

} // namespace exchange
