// Oracle: what a list must show, by a naive reading of all records. Slow and plain.
#pragma once

#include "replica/cacheschema.h"
#include "replica/listreader.h"
#include "replica/rowbatch.h"
#include "replica/sortkeys.h"
#include "replica/tokens.h"

namespace lists {

using namespace contract;

/// Reads all records, filters and sorts them by the book. Slow and plain.
class Oracle
{
public:
    explicit Oracle(const Shape &shape) : m_shape(shape) {}
    void put(quint32 rid, const Record &record)
    {
        records[rid] = record;
        const replica::RecordRow row(m_shape, record);
        replica::searchTextOf(m_shape, row.view().cells, m_texts[rid]);
    }
    std::map<quint32, Record> records;
    std::map<QString, std::string> titleKeys; ///< by id of a referenced record

    [[nodiscard]] replica::Rids answer(const replica::ListQuery &query) const
    {
        std::vector<std::pair<std::vector<std::pair<bool, Key>>, quint32>> found;
        const auto words = replica::wordsOf(query.search);
        for (const auto &[rid, record] : records)
            if (fits(record, query) && has(rid, words))
                found.emplace_back(keysOf(record, query.sorts), rid);
        std::ranges::sort(found, [&](const auto &a, const auto &b) { return before(a, b, query.sorts); });
        replica::Rids rids;
        for (const auto &[keys, rid] : found)
            rids.push_back(rid);
        return rids;
    }

private:
    using Key = std::tuple<int, double, std::string>; ///< class, number, bytes

    [[nodiscard]] bool fits(const Record &record, const replica::ListQuery &query) const
    {
        if (query.retired == replica::RetiredRows::Hidden && record.retired)
            return false;
        if (query.retired == replica::RetiredRows::Only && !record.retired)
            return false;
        return std::ranges::all_of(query.filters, [&](const replica::ListFilter &filter) { return fits(record, filter); });
    }
    [[nodiscard]] bool has(quint32 rid, const std::vector<replica::SearchWord> &words) const
    {
        const auto &text = m_texts.at(rid);
        return std::ranges::all_of(words, [&](const auto &word) { return replica::isIn(word, text.text, text.pinyin, text.initials); });
    }
    [[nodiscard]] bool fits(const Record &record, const replica::ListFilter &filter) const
    {
        const Value &value = record.values[size_t(m_shape.indexOf(filter.field))];
        const auto number = [](const Value &v) { return std::holds_alternative<double>(v) ? std::get<double>(v) : double(integer(v)); };
        const auto notAbove = [&](const Value &a, const Value &b) { return std::holds_alternative<QString>(a) ? text(a).toUtf8() <= text(b).toUtf8() : number(a) <= number(b); };
        switch (filter.test) {
        case replica::ListFilter::Test::Contains:
            return text(value).contains(text(filter.values[0]), Qt::CaseInsensitive);
        case replica::ListFilter::Test::StartsWith:
            return text(value).startsWith(text(filter.values[0]), Qt::CaseInsensitive);
        case replica::ListFilter::Test::AnyOf:
            return std::ranges::find(filter.values, value) != filter.values.end();
        case replica::ListFilter::Test::Between:
            return !isEmpty(value) && (isEmpty(filter.values[0]) || notAbove(filter.values[0], value)) && (isEmpty(filter.values[1]) || notAbove(value, filter.values[1]));
        case replica::ListFilter::Test::Empty:
            return isEmpty(value);
        case replica::ListFilter::Test::NotEmpty:
            return !isEmpty(value);
        case replica::ListFilter::Test::AnyWord:
            return std::ranges::any_of(filter.values, [&](const Value &word) { return text(value).split(u' ').contains(text(word)); });
        case replica::ListFilter::Test::NoneOf:
            return isEmpty(value) || std::ranges::find(filter.values, value) == filter.values.end();
        }
        return false;
    }
    /// Of choices and references also whether they have none, which stands last in both directions.
    [[nodiscard]] std::pair<bool, Key> keyOf(const FieldShape &field, const Value &value) const
    {
        if (field.kind == FieldKind::Choice) {
            const auto found = std::ranges::find(field.choices, text(value), &ChoiceShape::code);
            return {found == field.choices.end(), Key{1, double(found - field.choices.begin()), {}}};
        }
        if (field.kind == FieldKind::Reference) {
            const auto found = titleKeys.find(text(value));
            return {found == titleKeys.end(), Key{1, 0, found == titleKeys.end() ? std::string() : found->second}};
        }
        if (isEmpty(value))
            return {false, Key{}};
        if (const auto *held = std::get_if<QString>(&value)) {
            std::string key = held->toStdString();
            if (replica::hasSortKey(field)) {
                const std::string bytes = std::exchange(key, {});
                replica::appendSortKey(field, bytes, key);
            }
            return {false, Key{1, 0, key}};
        }
        return {false, Key{1, std::holds_alternative<double>(value) ? std::get<double>(value) : double(integer(value)), {}}};
    }
    using Keys = std::vector<std::pair<bool, Key>>;
    [[nodiscard]] Keys keysOf(const Record &record, const std::vector<replica::ListSort> &sorts) const
    {
        Keys keys;
        for (const auto &sort : sorts) {
            const auto position = size_t(m_shape.indexOf(sort.field));
            keys.push_back(keyOf(m_shape.fields[position], record.values[position]));
        }
        return keys;
    }
    [[nodiscard]] static bool before(const std::pair<Keys, quint32> &a, const std::pair<Keys, quint32> &b, const std::vector<replica::ListSort> &sorts)
    {
        for (size_t i = 0; i < sorts.size(); ++i) {
            const auto &[aLast, aKey] = a.first[i];
            const auto &[bLast, bKey] = b.first[i];
            if (aLast != bLast)
                return !aLast;
            if (!aLast && aKey != bKey)
                return sorts[i].order == replica::Order::Ascending ? aKey < bKey : aKey > bKey;
        }
        return sorts.empty() || sorts.back().order == replica::Order::Ascending ? a.second < b.second : a.second > b.second;
    }
    std::map<quint32, replica::SearchText> m_texts;
    const Shape &m_shape;
};

} // namespace lists
