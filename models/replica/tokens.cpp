#include "replica/tokens.h"

#include "replica/charreadings.h"

#include <unicode/utf8.h>

namespace replica {

namespace {

/// Calls `take` with each character; a broken sequence is a space.
template <class Take> void eachCharacter(std::string_view utf8, const Take &take)
{
    const auto *bytes = reinterpret_cast<const uint8_t *>(utf8.data());
    const auto size = qsizetype(utf8.size());
    for (qsizetype i = 0; i < size;) {
        if (bytes[i] < 0x80) {
            take(char32_t(bytes[i++]));
            continue;
        }
        UChar32 character;
        U8_NEXT(bytes, i, size, character);
        take(character < 0 ? U' ' : char32_t(character));
    }
}

[[nodiscard]] bool parts(char32_t character) { return character == U' ' || character == char32_t(fieldEnd); }
[[nodiscard]] bool isPlain(char32_t character) { return character < 0x80 && !parts(character); }
[[nodiscard]] bool isCapital(char letter) { return letter >= 'A' && letter <= 'Z'; }
[[nodiscard]] bool isLetter(char letter) { return letter != fieldEnd; }
[[nodiscard]] char small(char letter) { return isCapital(letter) ? char(letter - 'A' + 'a') : letter; }

bool beginsASyllable(const std::string &word, std::string_view pinyin)
{
    const char first = char(word.front() - 'a' + 'A');
    for (size_t at = pinyin.find(first); at != std::string_view::npos; at = pinyin.find(first, at + 1)) {
        if (at + word.size() > pinyin.size())
            return false;
        if (std::equal(word.begin() + 1, word.end(), pinyin.begin() + qsizetype(at) + 1, [](char a, char b) { return a == small(b); }))
            return true;
    }
    return false;
}

} // namespace

void SearchText::clear()
{
    text.clear();
    pinyin.clear();
    initials.clear();
}

void appendFolded(std::string_view utf8, std::string &out)
{
    const size_t begin = out.size();
    eachCharacter(utf8, [&](char32_t character) {
        const auto folded = foldOf(character);
        if (folded == " " && (out.size() == begin || out.back() == ' '))
            return;
        out += folded;
    });
    if (out.size() > begin && out.back() == ' ')
        out.pop_back();
}

void appendPinyin(std::string_view utf8, std::string &full, std::string &initials)
{
    eachCharacter(utf8, [&](char32_t character) {
        const auto reading = readingOf(character);
        if (reading.empty())
            return;
        initials.push_back(reading.front());
        full.push_back(char(reading.front() - 'a' + 'A'));
        full += reading.substr(1);
    });
}

void searchTextOf(const Shape &shape, std::span<const Cell> cells, SearchText &out)
{
    out.clear();
    for (size_t i = 0; i < cells.size() && i < shape.fields.size(); ++i) {
        const auto &traits = shape.fields[i].traits;
        if (!traits.searchable || cells[i].kind != Cell::Kind::Text || cells[i].text.empty())
            continue;
        if (!out.text.empty())
            out.text.push_back(fieldEnd);
        appendFolded(cells[i].text, out.text);
        if (!traits.pinyin)
            continue;
        if (!out.pinyin.empty()) {
            out.pinyin.push_back(fieldEnd);
            out.initials.push_back(fieldEnd);
        }
        appendPinyin(cells[i].text, out.pinyin, out.initials);
    }
}

bool isSearchable(const Shape &shape)
{
    return std::ranges::any_of(shape.fields, [](const FieldShape &field) { return field.traits.searchable; });
}

namespace {

/// Every pair of neighbours, and of ASCII every three.
void appendPairsAndTriples(std::string_view text, GramKind kind, std::vector<Gram> &out)
{
    char32_t first = U' ';
    char32_t second = U' ';
    eachCharacter(text, [&](char32_t third) {
        if (!parts(second) && !parts(third))
            out.push_back(gramOf(kind, second, third));
        if (isPlain(first) && isPlain(second) && isPlain(third))
            out.push_back(tripleOf(kind, first, second, third));
        first = second;
        second = third;
    });
}

void appendPinyinGrams(std::string_view pinyin, std::vector<Gram> &out)
{
    for (size_t i = 0; i + 1 < pinyin.size(); ++i) {
        const auto letter = [&](size_t at) { return char32_t(small(pinyin[at])); };
        if (!isLetter(pinyin[i]) || !isLetter(pinyin[i + 1]))
            continue;
        if (isCapital(pinyin[i]))
            out.push_back(gramOf(GramKind::PinyinStart, letter(i), letter(i + 1)));
        if (i + 2 == pinyin.size() || !isLetter(pinyin[i + 2]))
            continue;
        out.push_back(tripleOf(GramKind::Pinyin, letter(i), letter(i + 1), letter(i + 2)));
        if (isCapital(pinyin[i]))
            out.push_back(tripleOf(GramKind::PinyinStart, letter(i), letter(i + 1), letter(i + 2)));
    }
}

} // namespace

void appendGrams(const SearchText &text, std::vector<Gram> &out)
{
    appendPairsAndTriples(text.text, GramKind::Text, out);
    appendPairsAndTriples(text.initials, GramKind::Initials, out);
    appendPinyinGrams(text.pinyin, out);
}

std::vector<Gram> gramsOf(std::string_view word, GramKind kind)
{
    std::vector<Gram> grams;
    char32_t first = U' ';
    char32_t second = U' ';
    bool told = true; ///< a triple holds the pair of first and second
    eachCharacter(word, [&](char32_t third) {
        const bool isTriple = isPlain(first) && isPlain(second) && isPlain(third);
        if (isTriple)
            grams.push_back(tripleOf(kind, first, second, third));
        else if (!told)
            grams.push_back(gramOf(kind, first, second));
        told = isTriple || parts(second);
        first = second;
        second = third;
    });
    if (!told)
        grams.push_back(gramOf(kind, first, second));
    return grams;
}

std::vector<SearchWord> wordsOf(const QString &query)
{
    std::string folded;
    appendFolded(query.toUtf8().toStdString(), folded);
    std::vector<SearchWord> words;
    for (size_t begin = 0; begin < folded.size();) {
        const size_t end = std::min(folded.find(' ', begin), folded.size());
        SearchWord word{.folded = folded.substr(begin, end - begin)};
        eachCharacter(word.folded, [&](char32_t) { ++word.characters; });
        word.latin = std::ranges::all_of(word.folded, [](char c) { return c >= 'a' && c <= 'z'; });
        const bool isPlainWord = std::ranges::all_of(word.folded, [](char c) { return isPlain(char32_t(static_cast<unsigned char>(c))); });
        word.exact = word.characters == 2 || (word.characters == 3 && isPlainWord);
        if (std::ranges::find(words, word) == words.end())
            words.push_back(std::move(word));
        begin = end + 1;
    }
    return words;
}

bool isIn(const SearchWord &word, std::string_view text, std::string_view pinyin, std::string_view initials)
{
    if (text.find(word.folded) != std::string_view::npos)
        return true;
    return word.latin && (initials.find(word.folded) != std::string_view::npos || beginsASyllable(word.folded, pinyin));
}

} // namespace replica
