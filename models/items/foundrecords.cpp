#include "items/foundrecords.h"

#include "replica/tokens.h"

#include <algorithm>
#include <ranges>

namespace items {

namespace {

using replica::ListRow;
using replica::Rids;

/// So many of an entity's hits are weighed against each other; names that begin with the text are asked for by themselves.
constexpr int weighed = 40;
/// Records without an index of texts are few: saved views. So many of them are looked at.
constexpr int lookedAt = 500;

std::string foldedOf(const QString &text)
{
    std::string folded;
    replica::appendFolded(text.toStdString(), folded);
    return folded;
}

bool beginsReading(const QString &text, const std::string &typed)
{
    std::string full;
    std::string initials;
    replica::appendPinyin(text.toStdString(), full, initials);
    std::ranges::transform(full, full.begin(), [](char letter) { return letter >= 'A' && letter <= 'Z' ? char(letter - 'A' + 'a') : letter; });
    return initials.starts_with(typed) || full.starts_with(typed);
}

/// How well a text fits, where it is known that something of the record does.
Fit fitOfText(const std::string &typed, const QString &text)
{
    const std::string folded = foldedOf(text);
    if (folded == typed)
        return Fit::Exact;
    return folded.starts_with(typed) ? Fit::Begins : Fit::Within;
}

Fit fitOfRow(const Shape &shape, const std::string &typed, const ListRow &row)
{
    Fit best = Fit::Within;
    for (int i = 0; i < int(shape.fields.size()); ++i) {
        const auto &traits = shape.fields[size_t(i)].traits;
        if (!traits.title && !traits.key && !traits.address)
            continue;
        const QString text = contract::text(row.record.values[size_t(i)]);
        best = std::max(best, fitOfText(typed, text));
        if (traits.title && traits.pinyin && best < Fit::Begins && beginsReading(text, typed))
            best = Fit::Begins;
    }
    return best;
}

/// Rids that a number or the beginning of a name leads to, whatever the order of the others.
Result<Rids> ridsByName(replica::ListReader &reader, const Shape &shape, const QString &typed, int most)
{
    Rids rids;
    if (shape.keyField() >= 0) {
        const rules::FieldValue number{shape.keyField(), typed.toUpper()};
        const auto holding = reader.holding(shape, std::span(&number, 1), {});
        if (!holding)
            return Unexpected(holding.error());
        std::vector<QUuid> ids;
        std::ranges::transform(*holding, std::back_inserter(ids), &Record::id);
        const auto exact = reader.ridsOf(shape, ids);
        if (!exact)
            return Unexpected(exact.error());
        rids = *exact;
    }
    const auto named = reader.beginningWith(shape, shape.titleField(), typed, most);
    if (!named)
        return Unexpected(named.error());
    std::ranges::copy(*named, std::back_inserter(rids));
    return rids;
}

/// The rids to weigh against each other, and how many were found in all.
struct Candidates {
    Rids rids;
    qint64 count = 0;
};

Result<Candidates> candidatesIn(replica::ListReader &reader, const Shape &shape, const QString &typed, const std::string &folded, int most)
{
    const bool indexed = replica::isSearchable(shape);
    Candidates found;
    // One letter or figure stands in most of the records: only names that begin with it say something.
    const bool isLetter = folded.size() == 1;
    if (indexed) {
        auto rids = ridsByName(reader, shape, typed, most);
        if (!rids)
            return Unexpected(rids.error());
        found.rids = *std::move(rids);
    }
    if (indexed && isLetter)
        return found;
    const auto order = reader.order({.entity = shape.name, .search = indexed ? typed : QString()}, 0, [](replica::FirstRows) {});
    if (!order)
        return Unexpected(order.error());
    found.count = indexed ? qint64((*order)->size()) : 0;
    for (const auto rid : **order | std::views::take(indexed ? weighed : lookedAt))
        if (std::ranges::find(found.rids, rid) == found.rids.end())
            found.rids.push_back(rid);
    return found;
}

Result<FoundRows> findIn(replica::ListReader &reader, const QString &typed, const std::string &folded, const Shape &shape, int most)
{
    const auto candidates = candidatesIn(reader, shape, typed, folded, most);
    if (!candidates)
        return Unexpected(candidates.error());
    FoundRows found{&shape, candidates->count, Fit::None, {}};
    if (candidates->rids.empty())
        return found;
    auto rows = reader.rows(shape, candidates->rids);
    if (!rows)
        return Unexpected(rows.error());
    std::vector<std::pair<Fit, ListRow>> fits;
    for (auto &row : *rows) {
        if (row.rid == 0)
            continue;
        const Fit fit = replica::isSearchable(shape) ? fitOfRow(shape, folded, row) : fitOf(typed, titleOf(shape, row.record));
        if (fit != Fit::None)
            fits.emplace_back(fit, std::move(row));
    }
    found.count = std::max(found.count, qint64(fits.size()));
    std::ranges::stable_sort(fits, std::ranges::greater(), &std::pair<Fit, ListRow>::first);
    for (auto &[fit, row] : fits | std::views::take(most)) {
        found.best = std::max(found.best, fit);
        found.rows.push_back(std::move(row));
    }
    return found;
}

} // namespace

Fit fitOf(const QString &typed, const QString &caption)
{
    const auto words = replica::wordsOf(typed);
    const std::string text = foldedOf(caption);
    std::string full;
    std::string initials;
    replica::appendPinyin(caption.toStdString(), full, initials);
    if (words.empty() || !std::ranges::all_of(words, [&](const replica::SearchWord &word) { return replica::isIn(word, text, full, initials); }))
        return Fit::None;
    const std::string folded = foldedOf(typed);
    const Fit fit = fitOfText(folded, caption);
    return fit == Fit::Within && beginsReading(caption, folded) ? Fit::Begins : fit;
}

Result<std::vector<FoundRows>> findRecords(replica::ListReader &reader, const QString &typed, std::span<const Shape *const> shapes, int most)
{
    std::vector<FoundRows> all;
    if (replica::wordsOf(typed).empty())
        return all; // a list without words holds everything
    const std::string folded = foldedOf(typed);
    for (const auto *shape : shapes) {
        auto found = findIn(reader, typed, folded, *shape, most);
        if (!found)
            return Unexpected(found.error());
        if (!found->rows.empty())
            all.push_back(*std::move(found));
    }
    std::ranges::stable_sort(all, std::ranges::greater(), &FoundRows::best);
    return all;
}

Result<std::vector<FoundRows>> recallRecords(replica::ListReader &reader, std::span<const RecordPlace> places)
{
    std::vector<FoundRows> all;
    for (const auto &place : places) {
        auto row = reader.row(*place.shape, place.id);
        if (!row)
            return Unexpected(row.error());
        if (*row)
            all.push_back({place.shape, 1, Fit::Exact, {**std::move(row)}});
    }
    return all;
}

} // namespace items
