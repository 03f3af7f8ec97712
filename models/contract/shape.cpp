#include "contract/entities/entities.h"
#include "contract/shape.h"

#include <QJsonDocument>

namespace contract {

Result<Attributes> Codec<Attributes>::decode(const Value &value)
{
    if (isEmpty(value))
        return Attributes();
    const auto document = QJsonDocument::fromJson(text(value).toUtf8());
    if (!document.isObject())
        return detail::wrongType();
    return Attributes{text(value)};
}

const char *FieldShape::sqlType() const
{
    switch (kind) {
    case FieldKind::Integer:
    case FieldKind::Boolean:
    case FieldKind::Instant:
        return "BIGINT";
    case FieldKind::Real:
        return "DOUBLE PRECISION";
    case FieldKind::Text:
    case FieldKind::Date:
    case FieldKind::Choice:
    case FieldKind::Reference:
    case FieldKind::Attributes:
        return "TEXT";
    }
    return "TEXT";
}

bool FieldShape::mayBeEmpty() const
{
    switch (kind) {
    case FieldKind::Text:
    case FieldKind::Date:
    case FieldKind::Reference:
    case FieldKind::Attributes:
        return true;
    case FieldKind::Integer:
    case FieldKind::Boolean:
    case FieldKind::Instant:
    case FieldKind::Real:
    case FieldKind::Choice:
        return optional;
    }
    return true;
}

int Shape::indexOf(QStringView field) const
{
    // Every value of every command is looked up here: the text is borrowed, not copied.
    return m_index.value(QString::fromRawData(field.data(), field.size()), -1);
}

void Shape::settle()
{
    for (int i = 0; i < int(fields.size()); ++i) {
        m_index.insert(fields[i].name, i);
        if (fields[i].traits.key)
            m_key = i;
        if (fields[i].traits.title)
            m_title = i;
        if (fields[i].traits.scope)
            m_scopes.push_back(i);
    }
}

namespace {
template <class... E> std::vector<Shape> shapesOf(const std::tuple<E...> *)
{
    return {shapeOf<E>()...};
}
} // namespace

const std::vector<Shape> &allShapes()
{
    static const std::vector<Shape> shapes = shapesOf(static_cast<const AllEntities *>(nullptr));
    return shapes;
}

const Shape *shapeNamed(QStringView name)
{
    const auto found = std::ranges::find(allShapes(), name, &Shape::name);
    return found == allShapes().end() ? nullptr : &*found;
}

Record blankRecord(const Shape &shape, QUuid id)
{
    return {id, 0, false, shape.defaults};
}

QByteArray captionContext(const Shape &shape)
{
    QByteArray context;
    for (const auto &word : shape.name.split(u'_'))
        context += word.left(1).toUpper().toLatin1() + word.mid(1).toLatin1();
    return context;
}

QString titleOf(const Shape &shape, const Record &record)
{
    for (const int field : {shape.titleField(), shape.keyField()})
        if (field >= 0 && field < int(record.values.size()) && !isEmpty(record.values[field]))
            return text(record.values[field]);
    return idText(record.id);
}

} // namespace contract
