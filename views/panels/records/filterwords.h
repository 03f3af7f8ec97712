// FilterWords: a filter as a person reads it: "State is In use or Being changed".
#pragma once

#include "items/captions.h"
#include "items/unitforest.h"

namespace views::panels {

/// With the names of the records that its values point to (of a reference field), in the same order.
using PanelFilter = items::NamedFilter;

[[nodiscard]] QString sentenceOf(const PanelFilter &filter, const contract::Shape &shape, const contract::Catalogues &catalogues);
/// The tests that make sense for the field, the usual one first.
[[nodiscard]] std::vector<replica::ListFilter::Test> testsFor(const contract::FieldShape &field);
/// "is", "contains", "from … to" as an entry of a list.
[[nodiscard]] QString captionOf(replica::ListFilter::Test test);

} // namespace views::panels
