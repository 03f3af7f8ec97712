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

/// Appends what the keys of all texts begin with that begin with this text; texts that sort like one of them share it, so
/// who reads a range of keys looks at the texts too. For fields sorted as a dictionary.
void appendSortPrefix(std::string_view text, std::string &out);

} // namespace replica
