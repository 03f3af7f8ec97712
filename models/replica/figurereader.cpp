#include "replica/figurereader.h"

#include "store/tally.h"

#include <sqlite3.h>

namespace replica {

namespace {

/// SQLite looks whether it is to stop after so many steps of its machine.
constexpr int stepsBetweenLooks = 10'000;

std::optional<ListFilter> filterOf(const TallyTest &test)
{
    using Kind = TallyTest::Kind;
    using Test = ListFilter::Test;
    switch (test.kind) {
    case Kind::AnyOf:
        return ListFilter{test.field, Test::AnyOf, test.values};
    case Kind::NoneOf:
        return ListFilter{test.field, Test::NoneOf, test.values};
    case Kind::AtLeast:
        return ListFilter{test.field, Test::Between, {test.values.at(0), Value()}};
    case Kind::AtMost:
        return ListFilter{test.field, Test::Between, {Value(), test.values.at(0)}};
    case Kind::StartsWith:
        // Upper and lower case are told apart here, so it is a span.
        return ListFilter{test.field, Test::Between, {test.values.at(0), text(test.values.at(0)) + QString::fromUcs4(U"\U0010FFFF")}};
    case Kind::Empty:
        return ListFilter{test.field, Test::Empty, {}};
    case Kind::NotEmpty:
        return ListFilter{test.field, Test::NotEmpty, {}};
    }
    return std::nullopt;
}

/// From one and to another end of the same field are one span, which an index answers at once.
bool joined(std::vector<ListFilter> &filters, const ListFilter &filter)
{
    for (auto &other : filters) {
        if (filter.test != ListFilter::Test::Between || other.test != filter.test || other.field != filter.field || !isEmpty(other.values[1]) || !isEmpty(filter.values[0]))
            continue;
        other.values[1] = filter.values[1];
        return true;
    }
    return false;
}

} // namespace

struct FigureReader::Private {
    std::unique_ptr<store::Database> database;
    std::atomic<bool> stop = false;

    /// One state of the file for all that `work` reads.
    template <class T> Result<T> inOneState(const std::function<Result<T>(store::TalliedRows &rows)> &work)
    {
        stop = false;
        if (const auto begun = database->script(QStringLiteral("BEGIN")); !begun)
            return Unexpected(begun.error());
        store::TalliedRows rows(*database);
        auto answer = work(rows);
        const bool stopped = stop.exchange(false); // the transaction must end in any case
        const auto ended = database->script(QStringLiteral("COMMIT"));
        // Also where `work` has an answer: a list that was stopped in its middle ends like one that was read to its end.
        if (stopped)
            return fail(ErrorCode::Cancelled);
        if (!ended)
            return Unexpected(ended.error());
        return answer;
    }
};

Result<std::unique_ptr<FigureReader>> FigureReader::open(const QString &cachePath)
{
    auto database = store::Database::open({.path = cachePath, .readOnly = true});
    if (!database)
        return Unexpected(database.error());
    auto held = std::make_unique<Private>();
    held->database = *std::move(database);
    sqlite3_progress_handler(held->database->handle(), stepsBetweenLooks, [](void *stop) { return static_cast<std::atomic<bool> *>(stop)->load() ? 1 : 0; }, &held->stop);
    return std::unique_ptr<FigureReader>(new FigureReader(std::move(held)));
}

FigureReader::FigureReader(std::unique_ptr<Private> held) : d(std::move(held)) {}

FigureReader::~FigureReader() = default;

void FigureReader::cancel()
{
    d->stop = true;
}

Result<rules::evaluation::Plan> FigureReader::plan(const rules::evaluation::Template &document, const rules::evaluation::Period &period, const rules::evaluation::Scope &scope)
{
    return d->inOneState<rules::evaluation::Plan>([&](store::TalliedRows &rows) {
        return rules::evaluation::knownOf(rows, wantedBy(document, scope)).and_then([&](const rules::evaluation::Known &known) { return planOf(document, period, scope, known); });
    });
}

Result<rules::evaluation::Figures> FigureReader::figures(const rules::evaluation::Plan &plan)
{
    return d->inOneState<rules::evaluation::Figures>([&](store::TalliedRows &rows) { return figuresOf(plan, rows); });
}

Result<void> FigureReader::inputs(const rules::evaluation::Plan &plan, const std::function<void(QByteArrayView piece)> &out)
{
    return d->inOneState<void>([&](store::TalliedRows &rows) { return writeInputs(plan, rows, out); });
}

ListQuery listQueryOf(const Tally &tally)
{
    ListQuery query{.entity = tally.entity};
    const auto add = [&](const std::vector<TallyTest> &tests) {
        for (const auto &test : tests)
            if (const auto filter = filterOf(test); filter && !joined(query.filters, *filter))
                query.filters.push_back(*filter);
    };
    add(tally.where);
    for (const auto &term : tally.terms)
        add(term.tests);
    return query;
}

} // namespace replica
