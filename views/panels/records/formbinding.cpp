#include "views/panels/records/formbinding.h"

#include "contract/codec.h"
#include "contract/entities/entities.h"
#include "exchange/forms/forms.h"
#include "exchange/forms/formwords.h"
#include "items/readerworld.h"

namespace views::panels {

using namespace contract;

namespace {

Patch entryOf(const print::Layout &layout, const Shape &shape, const Record &record, const exchange::FormData &data)
{
    Patch fields{{QStringLiteral("form"), layout.form},
                 {QStringLiteral("form_version"), qint64(layout.version.section(u'.', 0, 0).toInt())},
                 {QStringLiteral("record_entity"), shape.name},
                 {QStringLiteral("record_id"), idText(record.id)},
                 {QStringLiteral("short_code"), data.head.shortCode},
                 {QStringLiteral("digest"), exchange::formDigest(layout.form, data)}};
    if (!data.head.number.isEmpty())
        fields[QStringLiteral("record_number")] = data.head.number;
    if (const int unit = shape.indexOf(u"unit_id"); unit >= 0 && !isEmpty(record.values[size_t(unit)]))
        fields[QStringLiteral("unit_id")] = record.values[size_t(unit)];
    return fields;
}

/// The copy that this one will be: counted as the rules count it.
int copyOf(const QString &form, const QUuid &record, const rules::World &world)
{
    const auto &shape = shapeOf<PrintedForm>();
    const std::array wanted{rules::FieldValue{shape.indexOf(u"record_id"), idText(record)}, rules::FieldValue{shape.indexOf(u"form"), form}};
    return int(world.holding(shape, wanted, {}).size()) + 1;
}

} // namespace

Result<BoundRecord> boundRecord(replica::ListReader &reader, const FormWish &wish, const exchange::Words &words)
{
    const auto layout = print::shippedLayout(wish.form);
    if (!layout)
        return Unexpected(layout.error());
    const auto row = reader.row(wish.shape, wish.record);
    if (!row)
        return Unexpected(row.error());
    const auto *binding = exchange::formBinding(wish.form, wish.shape.name);
    if (!*row || !binding)
        return fail(ErrorCode::NotFound, wish.form);
    const items::ReaderWorld world(reader);
    BoundRecord bound{*layout, exchange::boundForm(*binding, (*row)->record, world, words), {}};
    bound.entry = entryOf(*layout, wish.shape, (*row)->record, bound.data);
    auto &head = bound.data.head;
    head.copy = copyOf(wish.form, wish.record, world) + wish.copiesAhead;
    head.printedBy = wish.hand;
    head.printedAt = exchange::printTimeWords(wish.now);
    head.state = QStringLiteral("未签署");
    return bound;
}

} // namespace views::panels
