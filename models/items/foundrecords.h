// FoundRecords: what a few typed characters find in every kind of record, the best first. Made where rows are read.
#pragma once

#include "replica/listreader.h"

namespace items {

using namespace contract;

/// How well a record fits what was typed.
enum class Fit {
    None,
    Within, ///< it stands somewhere in the record
    Begins, ///< the name, its pinyin or a number begins with it
    Exact,  ///< it is the number, the name or an address
};

/// A word or more as people type it, against a caption: the same folding and pinyin as records are found by.
[[nodiscard]] Fit fitOf(const QString &typed, const QString &caption);

/// Which score of the evaluation bears the short code that was printed: its indicator, empty for the whole result; nothing
/// where none does. `code` as rules::evaluation::codeFromText() gives it.
[[nodiscard]] std::optional<QString> scoreCoded(const Record &evaluation, const QString &code);

/// The best records of one entity.
struct FoundRows {
    const Shape *shape = nullptr;
    qint64 count = 0; ///< all that were found, shown or not; -1 where counting them would take longer than showing the first
    Fit best = Fit::None;
    std::vector<replica::ListRow> rows;
};

/// The first `most` of each entity, entities with the best fit first. Retired records are not looked for. Cancelled where
/// the reader was cancelled. A short code from paper finds the evaluation that it was printed for.
[[nodiscard]] Result<std::vector<FoundRows>> findRecords(replica::ListReader &reader, const QString &typed, std::span<const Shape *const> shapes, int most);

struct RecordPlace {
    const Shape *shape = nullptr;
    QUuid id;
    bool operator==(const RecordPlace &) const = default;
};
/// Those of them that are still there, each as rows of its own.
[[nodiscard]] Result<std::vector<FoundRows>> recallRecords(replica::ListReader &reader, std::span<const RecordPlace> places);

} // namespace items
