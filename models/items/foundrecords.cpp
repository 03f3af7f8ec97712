#include "items/foundrecords.h"

#include "contract/codec.h"
#include "contract/entities/evaluation.h"
#include "replica/tokens.h"
#include "rules/evaluation/result.h"
#include "rules/evaluation/shortcode.h"

#include <algorithm>
#include <ranges>

namespace items {

namespace {

using replica::ListRow;
using replica::Rids;

/// So many of an entity's hits are weighed against each other; names that begin with the text are asked for by themselves.
constexpr int weighed = 40;
/// Records without an index of texts are few: saved views and evaluations. So many of them are looked at.
constexpr int lookedAt = 500;
/// So many of the latest evaluations of a state are asked for a code from paper.
constexpr int codedLookedAt = 200;

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

/// The rows to weigh against each other, and how many were found in all.
struct Candidates {
    std::vector<ListRow> rows;
    qint64 count = -1; ///< not known
};

/// The first rows that a search finds. Where it would go on to verify the rest only to count them, it is stopped: at worst
/// that forgets a cancellation, and an answer is made that nobody awaits.
Result<Candidates> firstOf(replica::ListReader &reader, const replica::ListQuery &query, int page)
{
    std::optional<replica::FirstRows> first;
    const auto order = reader.order(query, page, [&](replica::FirstRows rows) {
        first = std::move(rows);
        if (first->count < 0)
            reader.cancel();
    });
    if (!order && !first)
        return Unexpected(order.error());
    if (!order)
        reader.allow();
    Candidates found;
    if (order)
        found.count = qint64((*order)->size());
    if (first)
        found.rows = std::move(first->rows);
    return found;
}

Result<Candidates> candidatesIn(replica::ListReader &reader, const Shape &shape, const QString &typed, int most)
{
    if (!replica::isSearchable(shape)) {
        auto all = firstOf(reader, {.entity = shape.name}, lookedAt);
        if (all)
            all->count = -1;
        return all;
    }
    // One character stands in most of the records, and no pairs lead to it: only names that begin with it say something.
    const auto words = replica::wordsOf(typed);
    Candidates found;
    if (words.size() > 1 || words.front().characters > 1) {
        auto first = firstOf(reader, {.entity = shape.name, .search = typed}, weighed);
        if (!first || first->rows.empty())
            return first;
        found = *std::move(first);
    }
    auto rids = ridsByName(reader, shape, typed, most);
    if (!rids)
        return Unexpected(rids.error());
    std::erase_if(*rids, [&](quint32 rid) { return std::ranges::find(found.rows, rid, &ListRow::rid) != found.rows.end(); });
    auto named = reader.rows(shape, *rids);
    if (!named)
        return Unexpected(named.error());
    found.rows.insert(found.rows.begin(), named->begin(), named->end());
    return found;
}

Result<FoundRows> findIn(replica::ListReader &reader, const QString &typed, const std::string &folded, const Shape &shape, int most)
{
    auto candidates = candidatesIn(reader, shape, typed, most);
    if (!candidates)
        return Unexpected(candidates.error());
    FoundRows found{&shape, candidates->count, Fit::None, {}};
    std::vector<std::pair<Fit, ListRow>> fits;
    for (auto &row : candidates->rows) {
        if (row.rid == 0)
            continue;
        const Fit fit = replica::isSearchable(shape) ? fitOfRow(shape, folded, row) : fitOf(typed, titleOf(shape, row.record));
        if (fit != Fit::None)
            fits.emplace_back(fit, std::move(row));
    }
    std::ranges::stable_sort(fits, std::ranges::greater(), &std::pair<Fit, ListRow>::first);
    for (auto &[fit, row] : fits | std::views::take(most)) {
        found.best = std::max(found.best, fit);
        found.rows.push_back(std::move(row));
    }
    return found;
}

/// The evaluations whose printed scores bear that code: the latest that are frozen, or were before they were corrected.
Result<FoundRows> evaluationsCoded(replica::ListReader &reader, const QString &code)
{
    const auto &shape = contract::shapeOf<Evaluation>();
    FoundRows found{&shape, 0, Fit::Exact, {}};
    for (const auto state : {EvaluationState::Frozen, EvaluationState::Corrected}) {
        const auto rids = reader.latestHolding(shape, shape.indexOf(u"state"), contract::text(Codec<EvaluationState>::encode(state)), codedLookedAt);
        auto rows = rids ? reader.rows(shape, *rids) : Result<std::vector<ListRow>>(Unexpected(rids.error()));
        if (!rows)
            return Unexpected(rows.error());
        for (auto &row : *rows)
            if (row.rid != 0 && scoreCoded(row.record, code))
                found.rows.push_back(std::move(row));
    }
    found.count = qint64(found.rows.size());
    return found;
}

} // namespace

std::optional<QString> scoreCoded(const Record &evaluation, const QString &code)
{
    const auto record = fromRecord<Evaluation>(evaluation);
    const auto result = record && !record->resultDigest.isEmpty() ? rules::evaluation::resultFromJson(record->result.toUtf8()) : Result<rules::evaluation::EvaluationResult>(fail(ErrorCode::NotFound));
    if (!result)
        return std::nullopt;
    rules::evaluation::CodedEvaluation coded{evaluation.id, record->resultDigest, {}};
    for (const auto &indicator : result->score.indicators)
        coded.indicators << indicator.indicator;
    const auto scores = rules::evaluation::scoresBehind(code, {&coded, 1});
    return scores.empty() ? std::nullopt : std::optional(scores.front().indicator);
}

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
    const auto code = rules::evaluation::codeFromText(typed);
    if (code && std::ranges::any_of(shapes, [](const Shape *shape) { return shape->name == QLatin1StringView(Describe<Evaluation>::name); })) {
        auto found = evaluationsCoded(reader, *code);
        if (!found)
            return Unexpected(found.error());
        if (!found->rows.empty())
            return std::vector{*std::move(found)}; // nothing else is called so
    }
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
