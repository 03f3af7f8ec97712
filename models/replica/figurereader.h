// FigureReader: the figures of an evaluation from the cache, and the lists behind them. One reader, one read-only
// connection, one thread; what it reads for one call is one state of the file.
#pragma once

#include "replica/listquery.h"
#include "rules/evaluation/inputs.h"

#include <atomic>
#include <memory>

namespace replica {

class FigureReader
{
public:
    static Result<std::unique_ptr<FigureReader>> open(const QString &cachePath);
    ~FigureReader();

    /// Which numbers are counted, and by which lists, as this cache knows items and people.
    Result<rules::evaluation::Plan> plan(const rules::evaluation::Template &document, const rules::evaluation::Period &period, const rules::evaluation::Scope &scope);
    /// All counts of the plan. Cancelled when cancel() came in between.
    Result<rules::evaluation::Figures> figures(const rules::evaluation::Plan &plan);
    /// The exact records behind the plan, piece by piece (rules/evaluation/inputs). Cancelled as above.
    Result<void> inputs(const rules::evaluation::Plan &plan, const std::function<void(QByteArrayView piece)> &out);

    /// Makes the call in progress return Cancelled. Callable from any thread; forgotten by the next call.
    void cancel();

private:
    struct Private;
    explicit FigureReader(std::unique_ptr<Private> held);
    std::unique_ptr<Private> d;
};

/// The list of what one aggregate counts: Plan::only(place) as a query that lists answer.
[[nodiscard]] ListQuery listQueryOf(const Tally &tally);

} // namespace replica
