// Where lines of Chinese text break (行首行末禁则), and how what is left over is shared out: pure functions over widths.
#pragma once

#include <string>
#include <vector>

namespace views::print {

/// May a line end between the two? No line begins with closing punctuation or ends with opening punctuation; words, numbers
/// and doubled dashes and dots hold together.
[[nodiscard]] bool mayBreakBetween(char32_t before, char32_t after);
/// A closing mark whose right half is empty, so that it may stand half beyond the margin's last place.
[[nodiscard]] bool isHalfEmptyAtEnd(char32_t character);

/// A line: characters from `first`, `count` of them; spaces at its end belong to it and are not measured.
struct BrokenLine {
    int first = 0;
    int count = 0;
    double width = 0;
    bool isLast = false;
};

/// Breaks text into lines of `width`, the first of which is `firstIndent` shorter. A word that is wider than a line is broken.
[[nodiscard]] std::vector<BrokenLine> brokenLines(const std::u32string &text, const std::vector<double> &advances, double width, double firstIndent);

} // namespace views::print
