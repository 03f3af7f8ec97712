// Fields that no form and no cell edits, for an act of its own changes them: the state of a work order, its hold.
#pragma once

#include "contract/shape.h"

namespace items {

[[nodiscard]] bool isKeptByVerbs(const contract::Shape &shape, const contract::FieldShape &field);

} // namespace items
