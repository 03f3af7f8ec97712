// JSON as text, written straight from the bytes of cells: for the paths that a million rows take, without a tree.
#pragma once

#include "contract/rows.h"

#include <string>

namespace contract {

struct Receipt;

/// Appends a JSON string with its quotes. The text is UTF-8.
void appendJsonText(std::string &out, std::string_view text);
void appendJsonText(std::string &out, const QString &text);
void appendJsonNumber(std::string &out, qint64 number);
/// Appends a value; null for an empty one and for a real number that JSON cannot say.
void appendJsonCell(std::string &out, const Cell &cell);
/// The same for a value in the hand.
void appendJsonValue(std::string &out, const Value &value);
/// The text of toJson(receipt), byte for byte; of what was simply applied without a tree.
[[nodiscard]] QString jsonText(const Receipt &receipt);

} // namespace contract
