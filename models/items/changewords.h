// Words of changes: the documents that a change keeps as JSON, and whom it waits for, as people read them.
#pragma once

#include "contract/shape.h"
#include "rules/changeconflicts.h"

namespace items {

using namespace contract;

/// What a cell says of a text that is no text of a person's; nothing for any other.
[[nodiscard]] std::optional<QString> changeWords(const Shape &shape, const FieldShape &field, const QString &text);
/// A document whole, a line an entry: "1. Stop the service (10 min)".
[[nodiscard]] QString documentText(const QString &json);

/// "Both change it at the same time", of a conflict.
[[nodiscard]] QString kindText(rules::ConflictKind kind);
/// "BG-2026-000123 Upgrade of the core switch, 22:00 to 23:30: same resource".
[[nodiscard]] QString findingText(const rules::ConflictFinding &finding);
/// "2026-11-24 22:00 – 23:30".
[[nodiscard]] QString spanText(Instant from, Instant to);

} // namespace items
