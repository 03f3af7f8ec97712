#include "service/relationunits.h"

#include "contract/entities/entities.h"
#include "service/attachmentunits.h"
#include "store/table.h"

namespace service {

Result<void> moveRelations(store::Database &database, Journal &journal, const Shape &shape, const Record &before, const Record &after)
{
    if (shape.name != QLatin1StringView(Describe<Resource>::name))
        return {};
    const auto &unit = after.values[shape.indexOf(u"unit_id")];
    if (before.values[shape.indexOf(u"unit_id")] == unit)
        return {};

    const auto &relations = shapeOf<Relation>();
    const QString id = idText(after.id);
    auto found = store::tableOf(relations).where(database, QStringLiteral("(from_id = ? OR to_id = ?)"), {id, id}, store::Table::Lock::Update);
    if (!found)
        return Unexpected(found.error());
    for (const auto &relation : *found) {
        Record moved = relation;
        ++moved.revision;
        for (const auto &[end, endUnit] : {std::pair{u"from_id", u"from_unit_id"}, std::pair{u"to_id", u"to_unit_id"}})
            if (text(relation.values[relations.indexOf(QStringView(end))]) == id)
                moved.values[relations.indexOf(QStringView(endUnit))] = unit;
        const auto written = journal.write(relations, &relation, moved, {}).and_then([&] { return moveAttachments(database, journal, relations, relation, moved); });
        if (!written)
            return written;
    }

    const auto &series = shapeOf<Utilisation>();
    auto figures = store::tableOf(series).where(database, QStringLiteral("resource_id = ?"), {id}, store::Table::Lock::Update);
    if (!figures)
        return Unexpected(figures.error());
    for (const auto &one : *figures) {
        Record moved = one;
        ++moved.revision;
        moved.values[series.indexOf(u"unit_id")] = unit;
        if (const auto written = journal.write(series, &one, moved, {}); !written)
            return written;
    }
    return {};
}

} // namespace service
