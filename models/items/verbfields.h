// isKeptByVerbs(): fields that change with a verb of the workflow (rules/orderflow, rules/changeflow) and are typed nowhere,
// neither in the form nor in a cell of the list. isToldElsewhere(): documents that a tab of their own shows, not the form.
#pragma once

#include "contract/shape.h"

namespace items {

[[nodiscard]] bool isKeptByVerbs(const contract::Shape &shape, const contract::FieldShape &field);
[[nodiscard]] bool isToldElsewhere(const contract::Shape &shape, const contract::FieldShape &field);

} // namespace items
