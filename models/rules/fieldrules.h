// What one field may hold. Asked by the form at each keystroke, by imports, and by decide() on both sides.
#pragma once

#include "contract/catalogue.h"
#include "contract/shape.h"

namespace rules {

using namespace contract;

/// The value as the field's column will give it back: an empty text is empty, a whole number in a real field is real.
/// Without this a patch of 3 would differ from the 3.0 that it became.
[[nodiscard]] Value asStored(const FieldShape &field, const Value &value);

/// Refuses a wrong type, an empty required field, a text that is too long, a number out of range, a code that is in no
/// catalogue and an address that is no IPv4 address. The error names the field.
[[nodiscard]] Result<void> checkField(const FieldShape &field, const Value &value, const Catalogues &catalogues);

} // namespace rules
