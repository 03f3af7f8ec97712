#include "fuzz/mutate.h"

#include <array>
#include <string_view>

namespace fuzz {

namespace {

using namespace std::string_view_literals;

constexpr std::array hostile{
    "\0"sv, "\\u0000"sv, "\\ud800"sv, "\xff\xfe"sv, "\xc0\xaf"sv, "\xed\xa0\x80"sv, "\xf4\x90\x80\x80"sv, "\""sv, "\\"sv, "{}"sv, "[]"sv, "[[[[[[[["sv, "{\"a\":"sv,
    "null"sv, "true"sv, "-0"sv, "1e400"sv, "-1e-400"sv, "0.5"sv, "9223372036854775807"sv, "9223372036854775808"sv, "-9223372036854775809"sv, "18446744073709551616"sv,
    "1.7976931348623159e308"sv, "00"sv, "NaN"sv, ","sv, ":"sv, "]"sv, "}"sv, "\n"sv, "\r\n"sv, "\"id\":\"\""sv, "\"end\":true"sv, "云"sv,
};

std::string deepNest(size_t depth)
{
    return std::string(depth, '[') + std::string(depth, ']');
}

void change(std::string &text, const std::vector<std::string> &seeds, Dice &dice)
{
    const size_t at = dice.below(text.size() + 1);
    const size_t length = dice.below(std::min<size_t>(text.size() - at, 40) + 1);
    switch (dice.below(9)) {
    case 0:
        if (at < text.size())
            text[at] = char(text[at] ^ (1 << dice.below(8)));
        return;
    case 1:
        text.erase(at, length);
        return;
    case 2:
        text.insert(at, text.substr(at, length));
        return;
    case 3:
        text.insert(at, hostile[dice.below(hostile.size())]);
        return;
    case 4:
        text.replace(at, length, hostile[dice.below(hostile.size())]);
        return;
    case 5:
        text.resize(at);
        return;
    case 6: {
        const auto &other = seeds[dice.below(seeds.size())];
        text = text.substr(0, at) + other.substr(dice.below(other.size()));
        return;
    }
    case 7:
        text.insert(at, deepNest(dice.below(3000)));
        return;
    case 8:
        // A number for a number keeps the grammar whole, so that the checks behind the parser are reached.
        for (size_t i = at; i < text.size(); ++i)
            if (text[i] >= '0' && text[i] <= '9') {
                text[i] = char('0' + dice.below(10));
                return;
            }
        return;
    }
}

} // namespace

uint64_t Dice::roll()
{
    uint64_t z = (m_state += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

std::string spoiled(const std::vector<std::string> &seeds, Dice &dice)
{
    std::string text = seeds[dice.below(seeds.size())];
    const size_t longest = std::max<size_t>(65'536, 2 * text.size()); // no seed is cut by that
    for (size_t changes = 1 + dice.below(8); changes > 0; --changes)
        change(text, seeds, dice);
    if (text.size() > longest)
        text.resize(longest);
    return text;
}

} // namespace fuzz
