// An entry of the field history as a row in flight: it travels in the same pages as records do, so that both twins keep
// one format. `id` is the record's, `revision` the one that the act made; `retired` and `gone` mean nothing. It is no
// entity: nobody lists, edits or asks for it by a right of its own; whoever may see the record may see its history.
#pragma once

#include "contract/shape.h"

namespace contract {

/// The cells of an entry, in the order of historyShape()'s fields.
enum class HistoryCell { Entity, Kind, By, DoneAt, ReceivedAt, Reason, Changes, Overruled };

/// `changes` is {"field": [old, new]} with "retired" beside the fields, `overruled` {"field": value} of what lost a conflict.
[[nodiscard]] const Shape &historyShape();

/// The shape of a run of rows on the wire: an entity's, or the history's. Null for another name.
[[nodiscard]] const Shape *travellingShape(QStringView name);

} // namespace contract
