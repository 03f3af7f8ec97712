#include "contract/history.h"

namespace contract {

namespace {

FieldShape field(const char *name, FieldKind kind, bool optional)
{
    FieldShape shape{.name = QString::fromLatin1(name), .column = name, .caption = "", .kind = kind, .traits = {}};
    shape.optional = optional;
    return shape;
}

} // namespace

const Shape &historyShape()
{
    static const Shape shape = [] {
        Shape made{};
        made.name = QStringLiteral("history");
        made.caption = made.captions = made.numberPrefix = "";
        made.fields = {field("entity", FieldKind::Text, false),     field("kind", FieldKind::Text, false),
                       field("by_name", FieldKind::Text, true),     field("done_at", FieldKind::Instant, false),
                       field("received_at", FieldKind::Instant, false), field("reason", FieldKind::Text, true),
                       field("changes", FieldKind::Text, true),     field("overruled", FieldKind::Text, true)};
        made.defaults = {{}, {}, {}, qint64(0), qint64(0), {}, {}, {}};
        made.settle();
        return made;
    }();
    return shape;
}

const Shape *travellingShape(QStringView name)
{
    return name == historyShape().name ? &historyShape() : shapeNamed(name);
}

} // namespace contract
