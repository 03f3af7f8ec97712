// What was done to a record, as people read it: from the cache, with the acts that wait in the outbox on top.
#pragma once

#include "contract/shape.h"
#include "replica/outbox.h"

namespace replica {

/// One act on one record.
struct HistoryEntry {
    struct Change {
        int field = -1; ///< position in the shape; -1: whether the record is retired
        Value before;
        Value after;
        bool operator==(const Change &) const = default;
    };
    Revision revision = 0; ///< that the act made; 0: this workstation's, and the server has not confirmed it yet
    CommandKind kind = CommandKind::Edit;
    QString by; ///< empty where the revision is 0: the person themselves
    Instant doneAt;
    Instant receivedAt; ///< 0 where the revision is
    QString reason;
    std::vector<Change> changes;
    std::map<QString, Value> overruled; ///< values that lost a conflict, by field
    bool operator==(const HistoryEntry &) const = default;
};

/// The changes of an entry, as the wire and the cache hold them, in the order of fields. What makes no sense is left out.
[[nodiscard]] std::vector<HistoryEntry::Change> changesIn(const Shape &shape, std::string_view json);

/// One of them: [old, new]; a null field stands for the record as a whole.
[[nodiscard]] std::optional<std::pair<Value, Value>> changeIn(const FieldShape *field, std::string_view json);
/// Values that lost a conflict, by field.
[[nodiscard]] std::map<QString, Value> overruledIn(const Shape &shape, std::string_view json);

/// What the acts of the outbox will do to the record, newest first. `confirmed`: what the server last said; null: nothing.
[[nodiscard]] std::vector<HistoryEntry> unsentEntries(const Shape &shape, const QUuid &id, const Record *confirmed, const std::vector<Act> &acts);

} // namespace replica
