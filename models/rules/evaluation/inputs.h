// Inputs (取数依据): the exact records behind the figures as a text of lines, with a digest of its own, so that the same
// numbers can be worked out years later with no database: a head with the plan's tallies, then one line a record with id,
// revision and the fields that a formula reads.
#pragma once

#include "rules/evaluation/figures.h"

#include <functional>

namespace rules::evaluation {

/// The fields of a tally's entity that its tests and sums read, ascending positions.
[[nodiscard]] std::vector<int> fieldsRead(const Shape &shape, const Tally &tally);

/// True where the record is not retired and meets all tests: the same answer as SQL's.
[[nodiscard]] bool meets(const Shape &shape, const Record &record, std::span<const TallyTest> tests);

/// Counts by looking at records one by one: the oracle of the SQL pass.
class RecordTally
{
public:
    explicit RecordTally(const Tally &tally);
    /// A record that the tally's `where` leaves out counts nothing.
    void take(const Record &record);
    [[nodiscard]] const std::vector<qint64> &counts() const { return m_counts; }

private:
    const Tally &m_tally;
    const Shape &m_shape;
    std::vector<qint64> m_counts;
};

/// Writes the text piece by piece, so that no more than a line is held: begin with the plan, then the records of each
/// tally in the order of tallies, within one in the order of ids.
class InputsWriter
{
public:
    InputsWriter(const Plan &plan, std::function<void(QByteArrayView piece)> out);
    /// Of the row's cells only those that fieldsRead() names are looked at.
    void take(int tally, const RowView &row);

private:
    const Plan &m_plan;
    std::function<void(QByteArrayView)> m_out;
    std::vector<std::vector<int>> m_fields;
    std::string m_line;
};

/// Writes the whole text. Within one state of the rows it gives the figures of the plan.
[[nodiscard]] Result<void> writeInputs(const Plan &plan, TallySource &rows, const std::function<void(QByteArrayView piece)> &out);

/// The figures that the text gives with those formulas, worked out from its records alone. BadRequest with the line where
/// it is none of ours, or was put together for another template, period or scope.
[[nodiscard]] Result<Figures> figuresFromInputs(const QByteArray &inputs, const Template &document);

} // namespace rules::evaluation
