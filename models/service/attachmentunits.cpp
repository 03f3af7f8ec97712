#include "service/attachmentunits.h"

#include "contract/entities/entities.h"
#include "rules/permissions.h"
#include "store/table.h"

namespace service {

Result<void> moveAttachments(store::Database &database, Journal &journal, const Shape &shape, const Record &before, const Record &after)
{
    const auto units = rules::scopeOf(shape, after);
    if (units.isEmpty() || units == rules::scopeOf(shape, before))
        return {};
    const auto &attachments = shapeOf<Attachment>();
    auto hanging = store::tableOf(attachments).where(database, QStringLiteral("record_id = ?"), {idText(after.id)}, store::Table::Lock::Update);
    if (!hanging)
        return Unexpected(hanging.error());
    for (const auto &attachment : *hanging) {
        Record moved = attachment;
        ++moved.revision;
        moved.values[size_t(attachments.indexOf(u"unit_id"))] = units.front();
        moved.values[size_t(attachments.indexOf(u"other_unit_id"))] = units.back();
        if (const auto written = journal.write(attachments, &attachment, moved, {}); !written)
            return written;
    }
    return {};
}

} // namespace service
