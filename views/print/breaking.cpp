#include "views/print/breaking.h"

#include <algorithm>
#include <string_view>

namespace views::print {

namespace {

constexpr std::u32string_view noStart = U"!%),.:;>?]}¢°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︰︱︳﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠々〻ー–—";
constexpr std::u32string_view noEnd = U"$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥№＃#\ufff9";
constexpr std::u32string_view together = U"—…－～";
constexpr double slack = 1e-6;

bool isAmong(std::u32string_view set, char32_t c)
{
    return set.find(c) != std::u32string_view::npos;
}

bool isWord(char32_t c)
{
    if (c < 0x80)
        return c > 0x20;
    // Latin, Greek, Cyrillic and their kin up to the punctuation.
    return (c >= 0xc0 && c < 0x2000) && !isAmong(noStart, c);
}

} // namespace

bool mayBreakBetween(char32_t before, char32_t after)
{
    if (after == U' ')
        return false;
    if (before == U' ' || before == U'\u200b')
        return !isAmong(noStart, after);
    if (before == U'\u00a0' || after == U'\u00a0')
        return false;
    if (isAmong(noStart, after) || isAmong(noEnd, before))
        return false;
    if (before == after && isAmong(together, before))
        return false;
    if (isWord(before) && isWord(after))
        return before == U'-' && after != U'-' && !(after >= U'0' && after <= U'9');
    return true;
}

bool isHalfEmptyAtEnd(char32_t character)
{
    constexpr std::u32string_view marks = U"、。，．；：）》」』】〕〗〉］｝";
    return isAmong(marks, character);
}

std::vector<BrokenLine> brokenLines(const std::u32string &text, const std::vector<double> &advances, double width, double firstIndent)
{
    std::vector<BrokenLine> lines;
    const int size = int(text.size());
    int first = 0;
    while (first < size) {
        const double room = lines.empty() ? width - firstIndent : width;
        double used = 0;    // with all characters so far
        double solid = 0;   // up to the last that is no space
        double breakWidth = 0;
        int breakAt = -1;   // characters that the line has if it breaks at the last good place
        int at = first;
        for (; at < size; ++at) {
            used += advances[size_t(at)];
            const bool isSpace = text[size_t(at)] == U' ';
            const double needed = isSpace ? solid : used - (isHalfEmptyAtEnd(text[size_t(at)]) ? advances[size_t(at)] / 2 : 0);
            if (needed > room + slack)
                break;
            if (!isSpace)
                solid = used;
            if (at + 1 == size || mayBreakBetween(text[size_t(at)], text[size_t(at) + 1])) {
                breakAt = at + 1 - first;
                breakWidth = solid;
            }
        }
        if (at == size) {
            breakAt = size - first;
            breakWidth = solid;
        } else if (breakAt < 0) {
            // Nothing breaks well: as much as fits, at least one character.
            breakAt = std::max(1, at - first);
            breakWidth = 0;
            for (int i = first; i < first + breakAt; ++i)
                breakWidth += advances[size_t(i)];
        }
        lines.push_back({first, breakAt, breakWidth, first + breakAt >= size});
        first += breakAt;
    }
    if (lines.empty())
        lines.push_back({0, 0, 0, true});
    return lines;
}

} // namespace views::print
