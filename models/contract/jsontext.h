// JSON as text, written straight from the bytes of cells: for the paths that a million rows take, without a tree.
#pragma once

#include "contract/rows.h"

#include <string>

namespace contract {

/// Appends a JSON string with its quotes. The text is UTF-8.
void appendJsonText(std::string &out, std::string_view text);
void appendJsonNumber(std::string &out, qint64 number);
/// Appends a value; null for an empty one and for a real number that JSON cannot say.
void appendJsonCell(std::string &out, const Cell &cell);

} // namespace contract
