#include "exchange/exporting.h"

#include "exchange/celltext.h"
#include "exchange/masking.h"

namespace exchange {

void Names::add(const Shape &shape, const Record &record)
{
    if (record.retired)
        return;
    const auto at = [&](int field) { return field < 0 ? QString() : text(record.values[size_t(field)]); };
    keep(shape, record, {at(shape.keyField()), at(shape.titleField())});
}

void Names::addNumber(const Shape &shape, const Record &record)
{
    keep(shape, record, {shape.keyField() < 0 || record.retired ? QString() : text(record.values[size_t(shape.keyField())]), {}});
}

void Names::keep(const Shape &shape, const Record &record, Called called)
{
    auto &entity = m_entities[shape.name];
    for (const auto &name : {called.number, called.title})
        ++entity.uses[name];
    entity.called.insert(idText(record.id), std::move(called));
}

QString Names::of(const QString &entity, const QString &id) const
{
    const auto known = m_entities.constFind(entity);
    const auto found = known == m_entities.cend() ? decltype(known->called.cbegin())() : known->called.constFind(id);
    if (known == m_entities.cend() || found == known->called.cend())
        return id;
    for (const auto &name : {found->title, found->number})
        if (!name.isEmpty() && name == name.trimmed() && known->uses.value(name) == 1)
            return name;
    return id;
}

SheetExport::SheetExport(const Shape &shape, const Words &words, const Names &names, const ExportOptions &options)
    : m_shape(shape), m_words(words), m_names(names), m_language(options.language), m_personal(options.personal)
{
    auto wanted = options.fields;
    for (size_t i = 0; options.fields.empty() && i < shape.fields.size(); ++i)
        wanted.push_back(int(i));
    for (const int position : wanted) {
        const auto &field = shape.fields[size_t(position)];
        if (options.fields.empty() && field.traits.readOnly && !field.traits.key)
            continue;
        m_fields.push_back(position);
        QHash<QString, QString> codes;
        if (Words::hasCodes(field))
            for (const auto &code : words.codesOf(shape, field))
                codes.insert(code, words.textOf(shape, field, code, options.language));
        m_codes.push_back(std::move(codes));
    }
    m_cells.resize(m_fields.size());
}

std::vector<SheetColumn> SheetExport::columns() const
{
    std::vector<SheetColumn> columns;
    for (const int position : m_fields) {
        const auto &field = m_shape.fields[size_t(position)];
        const bool isNumber = field.kind == FieldKind::Integer || field.kind == FieldKind::Real;
        columns.push_back({m_words.heading(m_shape, field, m_language),
            isNumber ? SheetColumn::Kind::Number : field.kind == FieldKind::Date ? SheetColumn::Kind::Date : SheetColumn::Kind::Text});
    }
    return columns;
}

std::span<const QString> SheetExport::cellsOf(const Record &record)
{
    for (size_t i = 0; i < m_fields.size(); ++i)
        m_cells[i] = textOf(i, record.values[size_t(m_fields[i])]);
    return m_cells;
}

QString SheetExport::textOf(size_t column, const Value &value) const
{
    if (isEmpty(value))
        return {};
    const auto &field = m_shape.fields[size_t(m_fields[column])];
    switch (field.kind) {
    case FieldKind::Integer:
    case FieldKind::Real:
        return numberText(value);
    case FieldKind::Boolean:
        return m_words.textOf(integer(value) != 0, m_language);
    case FieldKind::Instant:
        return instantText(integer(value));
    case FieldKind::Reference:
        return m_names.of(field.references, text(value));
    case FieldKind::Text:
    case FieldKind::Choice:
    case FieldKind::Date:
    case FieldKind::Attributes:
        break;
    }
    const QString held = text(value);
    if (field.traits.personal && m_personal == Personal::Masked)
        return masked(held);
    return m_codes[column].isEmpty() ? held : m_codes[column].value(held, held);
}

} // namespace exchange
