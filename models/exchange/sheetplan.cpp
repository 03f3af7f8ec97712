#include "exchange/sheetplan.h"

#include "rules/fieldrules.h"

namespace exchange {

namespace {

QString cellAt(const SheetRow &row, int column)
{
    return column >= 0 && size_t(column) < row.cells.size() ? row.cells[size_t(column)] : QString();
}

} // namespace

SheetPlan::SheetPlan(const Parts &parts, PlanOptions options) : m_parts(parts), m_options(std::move(options))
{
    for (const auto &placeholder : m_options.placeholders)
        m_placeholders.insert(Words::folded(placeholder));
}

Result<SheetPlan> SheetPlan::make(const Parts &parts, const SheetRow &header, PlanOptions options)
{
    SheetPlan plan(parts, std::move(options));
    return plan.mapColumns(header).and_then([&] { return plan.chooseKey(); }).map([&] { return std::move(plan); });
}

Result<void> SheetPlan::mapColumns(const SheetRow &header)
{
    const auto &shape = m_parts.shape;
    for (const auto &[heading, name] : m_options.mapping)
        if (shape.indexOf(name) < 0)
            return fail(ErrorCode::UnknownField, name);
    QSet<int> known;
    for (const auto &heading : header.cells) {
        m_headings << heading;
        const auto given = m_options.mapping.find(heading);
        Column column{heading, given == m_options.mapping.end() ? m_parts.words.fieldOf(shape, heading) : shape.indexOf(given->second), {}};
        if (column.field < 0 && !heading.isEmpty())
            m_ignored << heading;
        if (column.field >= 0) {
            if (known.contains(column.field))
                return fail(ErrorCode::NotUnique, heading);
            known.insert(column.field);
            const auto &field = shape.fields[size_t(column.field)];
            if (Words::hasCodes(field))
                column.codes = m_parts.words.codesOf(shape, field);
        }
        m_columns.push_back(std::move(column));
    }
    if (known.isEmpty())
        return fail(ErrorCode::UnknownField, m_headings.join(QStringLiteral(", ")).left(200));
    return {};
}

Result<void> SheetPlan::chooseKey()
{
    const auto &shape = m_parts.shape;
    m_keyField = m_options.key.isEmpty() ? shape.keyField() : m_parts.words.fieldOf(shape, m_options.key);
    const auto found = std::ranges::find(m_columns, m_keyField, &Column::field);
    if (m_options.key.isEmpty()) {
        // Relations have no number: imported twice, such a file would make every record twice.
        if (m_keyField < 0)
            return fail(ErrorCode::InvalidValue, QStringLiteral("key"), QStringLiteral("records of this kind have no number to be found by"));
        m_keyColumn = found == m_columns.end() ? -1 : int(found - m_columns.begin());
        return {};
    }
    if (m_keyField < 0 || found == m_columns.end())
        return fail(ErrorCode::UnknownField, m_options.key);
    const auto &field = shape.fields[size_t(m_keyField)];
    if (field.kind != FieldKind::Text || Words::hasCodes(field) || !(field.traits.indexed || field.traits.unique))
        return fail(ErrorCode::InvalidValue, m_options.key, QStringLiteral("records cannot be found by this field"));
    m_keyColumn = int(found - m_columns.begin());
    return {};
}

bool SheetPlan::isNothing(const QString &cell) const
{
    return cell.isEmpty() || (cell.size() < 40 && (cell.trimmed().isEmpty() || m_placeholders.contains(Words::folded(cell))));
}

QString SheetPlan::keyIn(const SheetRow &row) const
{
    const QString cell = cellAt(row, m_keyColumn);
    return isNothing(cell) ? QString() : cell.trimmed();
}

Result<void> SheetPlan::findTwins(SheetReader &sheet)
{
    if (m_keyColumn < 0)
        return {};
    QSet<QString> seen;
    for (SheetRow row;;) {
        const auto more = sheet.next(row);
        if (!more)
            return Unexpected(more.error());
        if (!*more)
            return {};
        const QString key = keyIn(row);
        if (key.isEmpty())
            continue;
        if (seen.contains(key))
            m_twins.insert(key);
        else
            seen.insert(key);
    }
}

Result<std::vector<PlannedRow>> SheetPlan::plan(std::vector<SheetRow> rows)
{
    return lookKeysUp(rows).and_then([&] { return lookReferencesUp(rows); }).map([&] {
        std::vector<PlannedRow> all;
        all.reserve(rows.size());
        for (auto &row : rows)
            all.push_back(planned(std::move(row)));
        return all;
    });
}

Result<void> SheetPlan::lookKeysUp(const std::vector<SheetRow> &rows)
{
    m_found.clear();
    std::vector<QString> keys;
    for (const auto &row : rows)
        if (const QString key = keyIn(row); !key.isEmpty() && !m_twins.contains(key))
            keys.push_back(key);
    if (keys.empty())
        return {};
    return m_parts.lookup.holding(m_parts.shape, m_keyField, keys).map([&](std::vector<Record> &&records) {
        for (auto &record : records)
            m_found[text(record.values[size_t(m_keyField)])].push_back(std::move(record));
    });
}

Result<void> SheetPlan::lookReferencesUp(const std::vector<SheetRow> &rows)
{
    QHash<QString, QSet<QString>> wanted;
    for (size_t i = 0; i < m_columns.size(); ++i) {
        if (m_columns[i].field < 0)
            continue;
        const auto &field = m_parts.shape.fields[size_t(m_columns[i].field)];
        if (field.kind != FieldKind::Reference)
            continue;
        const auto &known = m_names[field.references];
        for (const auto &row : rows)
            if (const QString name = cellAt(row, int(i)).trimmed(); !isNothing(name) && !known.contains(name))
                wanted[field.references].insert(name);
    }
    for (auto entity = wanted.cbegin(); entity != wanted.cend(); ++entity)
        if (const auto found = lookNamesUp(*shapeNamed(entity.key()), {entity->cbegin(), entity->cend()}); !found)
            return found;
    return {};
}

Result<void> SheetPlan::lookNamesUp(const Shape &shape, const std::vector<QString> &names)
{
    auto &known = m_names[shape.name];
    for (const auto &name : names)
        known[name]; // also those that are found nowhere need not be looked for again
    std::vector<QString> left = names;
    for (const int field : {shape.keyField(), shape.titleField()}) {
        if (field < 0 || left.empty())
            continue;
        const auto found = m_parts.lookup.holding(shape, field, left);
        if (!found)
            return Unexpected(found.error());
        for (const auto &record : *found)
            known[text(record.values[size_t(field)])] << idText(record.id);
        // What is somebody's number is nobody's name.
        std::erase_if(left, [&](const QString &name) { return !known.value(name).isEmpty(); });
    }
    return {};
}

PlannedRow SheetPlan::planned(SheetRow row)
{
    PlannedRow planned{.row = std::move(row)};
    const QString key = keyIn(planned.row);
    const auto problem = [&](Problem::Kind kind) {
        planned.problems.push_back({kind, m_columns[size_t(m_keyColumn)].heading, key, {}});
        return planned;
    };
    if (m_twins.contains(key))
        return problem(Problem::Kind::KeyTwice);
    const auto found = m_found.constFind(key);
    const Record *current = nullptr;
    if (!key.isEmpty() && found != m_found.cend()) {
        if (found->size() > 1)
            return problem(Problem::Kind::SeveralKeys);
        current = &found->front();
    }
    const bool mayCreate = m_options.missing == Missing::Create && m_keyField >= 0 && !m_parts.shape.fields[size_t(m_keyField)].traits.readOnly;
    if (!current && !key.isEmpty() && !mayCreate)
        return problem(Problem::Kind::UnknownKey);

    planned.target = current ? Target{current->id, current->revision} : Target{m_parts.ids.next(), 0};
    fillIn(planned, current);
    if (!current)
        checkNew(planned);
    if (planned.problems.empty())
        planned.outcome = !current ? PlannedRow::Outcome::Create : planned.changes.empty() ? PlannedRow::Outcome::Skip : PlannedRow::Outcome::Update;
    return planned;
}

void SheetPlan::fillIn(PlannedRow &row, const Record *current) const
{
    for (size_t i = 0; i < m_columns.size(); ++i) {
        const auto &column = m_columns[i];
        if (column.field < 0)
            continue;
        const auto &field = m_parts.shape.fields[size_t(column.field)];
        const QString cell = cellAt(row.row, int(i));
        const Value *was = current ? &current->values[size_t(column.field)] : nullptr;
        // What stands in the file letter by letter is no change, however it would be read.
        if (was && !isEmpty(*was) && text(*was) == cell)
            continue;
        const auto add = [&](Problem::Kind kind, Error error = {}) { row.problems.push_back({kind, column.heading, cell, std::move(error)}); };
        const auto read = valueIn(column, cell);
        if (!read) {
            add(read.error());
            continue;
        }
        const Value value = rules::asStored(field, *read);
        if (was ? sameValue(*was, value) : isEmpty(value))
            continue;
        if (field.traits.readOnly) {
            add(Problem::Kind::ReadOnly);
            continue;
        }
        if (const auto checked = rules::checkField(field, value, m_parts.catalogues); !checked) {
            add(Problem::Kind::BreaksRule, checked.error());
            continue;
        }
        row.fields.emplace(field.name, value);
        if (was)
            row.changes.push_back({column.field, *was, value});
    }
}

/// Fields that the file does not have or leaves empty keep their defaults, which a required one has not.
void SheetPlan::checkNew(PlannedRow &row) const
{
    const auto &shape = m_parts.shape;
    for (size_t i = 0; i < shape.fields.size(); ++i) {
        const auto &field = shape.fields[i];
        const QString heading = headingOf(int(i));
        const bool named = std::ranges::any_of(row.problems, [&](const Problem &problem) { return problem.column == heading; });
        if (field.traits.readOnly || row.fields.contains(field.name) || named)
            continue;
        if (const auto checked = rules::checkField(field, shape.defaults[i], m_parts.catalogues); !checked)
            row.problems.push_back({Problem::Kind::BreaksRule, heading, {}, checked.error()});
    }
}

QString SheetPlan::headingOf(int field) const
{
    const auto found = std::ranges::find(m_columns, field, &Column::field);
    return found == m_columns.end() ? m_parts.shape.fields[size_t(field)].name : found->heading;
}

Read<Value> SheetPlan::valueIn(const Column &column, const QString &cell) const
{
    if (isNothing(cell))
        return Value();
    const auto &field = m_parts.shape.fields[size_t(column.field)];
    if (Words::hasCodes(field)) {
        const QString code = column.codes.value(Words::folded(cell));
        return code.isEmpty() ? Read<Value>(tl::unexpected(Problem::Kind::UnknownText)) : Read<Value>(Value(code));
    }
    switch (field.kind) {
    case FieldKind::Integer:
        return integerIn(cell, field);
    case FieldKind::Real:
        return realIn(cell, field);
    case FieldKind::Boolean:
        return yesOrNoIn(cell);
    case FieldKind::Date:
        return dateIn(cell);
    case FieldKind::Instant:
        return instantIn(cell);
    case FieldKind::Reference:
        return referenceIn(field, cell.trimmed());
    case FieldKind::Text:
        if (m_options.scientific == Scientific::Refuse && isScientific(cell.trimmed()))
            return tl::unexpected(Problem::Kind::LostDigits);
        return Value(cell.trimmed());
    case FieldKind::Attributes:
    case FieldKind::Choice:
        return Value(cell.trimmed());
    }
    return Value();
}

Read<Value> SheetPlan::referenceIn(const FieldShape &field, const QString &cell) const
{
    const auto ids = m_names.value(field.references).value(cell);
    if (ids.size() == 1)
        return Value(ids.first());
    if (ids.size() > 1)
        return tl::unexpected(Problem::Kind::SeveralReferences);
    // An id itself: what an export says of a record that has no name of its own.
    return idOf(cell).isNull() ? Read<Value>(tl::unexpected(Problem::Kind::UnknownReference)) : Read<Value>(Value(cell));
}

} // namespace exchange
