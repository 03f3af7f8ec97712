// Attachments: what a file that hangs on a record must be, and who may hang it there. Decided by the record: whoever may
// edit it may attach to it and take away again, and whoever may see it sees what hangs on it.
#pragma once

#include "contract/ports.h"
#include "rules/decide.h"

namespace rules {

/// Bytes of one attachment, where the server's configuration does not say otherwise.
inline constexpr qint64 usualFileBytes = 20 << 20;

/// The name as it may stand in a folder and in a list: without path, control and direction characters, leading dots and
/// trailing spaces; long ones keep their ending. Never empty.
[[nodiscard]] QString safeFileName(const QString &name);

/// Fields of an attachment that hangs a kept file on a record, under its name made safe.
[[nodiscard]] Patch attachmentFields(const QString &entity, const QUuid &record, const QString &name, const StoredFile &file);

/// Checks the attachment as the command leaves it, and keeps its own fields: units, who and when.
[[nodiscard]] Result<void> settleAttachment(const Command &command, const Record *before, Record &after, const Situation &situation);

} // namespace rules
