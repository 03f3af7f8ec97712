// Merge: a patch meets what others changed since its author looked.
#pragma once

#include "contract/receipt.h"
#include "contract/shape.h"

namespace rules {

using namespace contract;

/// A field that was changed after the author's base revision, by somebody else.
struct FieldChange {
    QString field;
    Value before; ///< what the author of the command saw
    QString by;   ///< display name of who changed it last
    Instant at;   ///< when they did
};

struct Merged {
    Patch patch;             ///< what remains to be written
    QStringList theirFields; ///< other people's changes that stay beside it
};

/// Different fields go in side by side; the same field with the same value is no conflict; the same field with another
/// value is one that a person must decide.
[[nodiscard]] std::variant<Merged, std::vector<FieldConflict>> merge(const Shape &shape, const Patch &patch, const Record &current,
                                                                     std::span<const FieldChange> since);

} // namespace rules
