// countWith(): a job with a figure reader of its own, behind nobody's list. The cache may be exchanged between the question
// and the job, and its file with it: the question is then put to the new file, and nobody hears of it.
#pragma once

#include "contract/whendone.h"
#include "items/queries.h"
#include "replica/figurereader.h"

namespace items {

/// Also gets the reader of lists, which stands in the same file.
template <class T> using CountingWork = std::function<Result<T>(replica::ListReader &rows, replica::FigureReader &figures)>;

template <class T> void countInto(const std::shared_ptr<QPromise<Result<T>>> &promise, Queries &queries, const CountingWork<T> &work)
{
    const QString path = queries.cachePath();
    const auto job = [path, work](replica::ListReader &rows) -> Result<T> {
        auto reader = replica::FigureReader::open(path);
        if (!reader)
            return Unexpected(reader.error());
        return work(rows, **reader);
    };
    whenDone(queries.figure<T>(job), &queries, [promise, &queries, work, path](const Result<T> &answer) {
        if (!answer && answer.error().code == ErrorCode::Storage && queries.cachePath() != path) {
            countInto(promise, queries, work);
            return;
        }
        promise->addResult(answer);
        promise->finish();
    });
}

template <class T> [[nodiscard]] QFuture<Result<T>> countWith(Queries &queries, const CountingWork<T> &work)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    countInto(promise, queries, work);
    return promise->future();
}

} // namespace items
