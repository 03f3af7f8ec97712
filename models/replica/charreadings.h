// What single characters are worth to a search: their folded form and their reading. ICU is asked once a character; a
// table answers from then on, so that a million names take seconds.
#pragma once

#include <QtGlobal>
#include <string_view>

namespace replica {

/// NFKC and lower case of one character, UTF-8; " " for what parts words; empty for what is invisible. A form longer
/// than 15 bytes (some ligatures of whole phrases) is cut. Safe from any thread.
[[nodiscard]] std::string_view foldOf(char32_t character);

/// The commonest reading of an ideograph in small letters a to z without tone, ü as v; the folded letter of a Latin one;
/// empty for all others. Safe from any thread.
[[nodiscard]] std::string_view readingOf(char32_t character);

} // namespace replica
