#include "rules/merge.h"

namespace rules {

std::variant<Merged, std::vector<FieldConflict>> merge(const Shape &shape, const Patch &patch, const Record &current, std::span<const FieldChange> since)
{
    Merged merged{patch, {}};
    std::vector<FieldConflict> conflicts;
    for (const auto &change : since) {
        const auto mine = patch.find(change.field);
        if (mine == patch.end()) {
            merged.theirFields << change.field;
            continue;
        }
        const int position = shape.indexOf(change.field);
        const Value &theirs = current.values[position];
        if (shape.fields[position].traits.latest)
            continue;
        if (mine->second != theirs)
            conflicts.push_back({current.id, change.field, change.before, mine->second, theirs, change.by, change.at});
    }
    if (!conflicts.empty())
        return conflicts;
    return merged;
}

} // namespace rules
