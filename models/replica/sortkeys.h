// Sort keys: what a list sorts by where the text itself would sort wrongly. Names sort as a Chinese dictionary does
// (pinyin, ICU's zh collation), addresses by number. A key is computed when the row is written, so a sort is a walk
// along an index.
#pragma once

#include "contract/shape.h"

#include <string>
#include <string_view>

namespace replica {

using namespace contract;

/// Appends the key of a text (UTF-8) of that field. Keys compare bytewise, as BLOBs do, and hold no zero byte; an empty
/// text has an empty key: store NULL for it. A wrong address sorts behind all good ones. Safe from any thread.
void appendSortKey(const FieldShape &field, std::string_view text, std::string &out);

} // namespace replica
