// Tokens: how a text becomes something that a search finds. Texts are folded (NFKC, lower case, punctuation out), names
// also read as pinyin; both twins of a search, the index and the query, use the functions here, so they cannot differ.
#pragma once

#include "contract/rows.h"

#include <string>
#include <string_view>
#include <vector>

namespace replica {

using namespace contract;

/// What is kept of a record for searching, UTF-8. Fields are parted by fieldEnd; a line holds none of them and no line end.
struct SearchText {
    std::string text;     ///< the folded texts of the searchable fields
    std::string pinyin;   ///< of the fields with traits.pinyin: "GuangZhou", each syllable begun by a capital letter
    std::string initials; ///< of the same: "gz"
    bool operator==(const SearchText &) const = default;
    void clear();
};
inline constexpr char fieldEnd = '\x1f';

/// Folds a text: NFKC and lower case a character at a time; letters, digits, ideographs and . - _ : / @ # + stay, all
/// other characters become one space between what they part. Wrong UTF-8 becomes a space as well.
void appendFolded(std::string_view utf8, std::string &out);

/// The reading of a text's ideographs without tones, and of its Latin letters as they are: full and initials.
/// A name's most common reading stands; ü is written v, as people type it.
void appendPinyin(std::string_view utf8, std::string &full, std::string &initials);

/// The searchable texts of a record, whose cells stand in the order of the shape's fields.
void searchTextOf(const Shape &shape, std::span<const Cell> cells, SearchText &out);

/// True where a search can find records of the entity at all.
[[nodiscard]] bool isSearchable(const Shape &shape);

/// A pair of neighbouring characters and the kind of text it comes from, in 44 bits.
using Gram = quint64;
enum class GramKind : quint64 { Text, Pinyin, PinyinStart, Initials };
[[nodiscard]] constexpr Gram gramOf(GramKind kind, char32_t first, char32_t second)
{
    return Gram(kind) << 42 | Gram(first) << 21 | Gram(second);
}

/// Numbers, addresses and readings are made of few different characters, and pairs of them stand everywhere: of ASCII
/// text three neighbours are kept as well.
[[nodiscard]] constexpr Gram tripleOf(GramKind kind, char32_t first, char32_t second, char32_t third)
{
    return gramOf(kind, 0, first << 14 | second << 7 | third);
}

/// Every pair and triple of the record's texts; may repeat. Of full pinyin all triples are kept, and those triples and
/// pairs that begin a syllable.
void appendGrams(const SearchText &text, std::vector<Gram> &out);
/// What a record must have to hold the folded word (of two characters or more) in its texts of that kind: triples where
/// the characters allow it, else pairs.
[[nodiscard]] std::vector<Gram> gramsOf(std::string_view word, GramKind kind);

/// One word of a query: all of a query's words must stand in a record for it to be found.
struct SearchWord {
    std::string folded;
    int characters = 0;
    bool latin = false; ///< letters a to z only: it may be pinyin
    bool exact = false; ///< its pairs or its triple say all of it: nothing needs verifying
    bool operator==(const SearchWord &) const = default;
};
[[nodiscard]] std::vector<SearchWord> wordsOf(const QString &query);

/// True where the word stands in the record's text, begins at a syllable of its pinyin, or stands in its initials.
[[nodiscard]] bool isIn(const SearchWord &word, std::string_view text, std::string_view pinyin, std::string_view initials);

} // namespace replica
